"""One report as a file of one kind, with the irregularities that were drawn for it: what a corpus calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from random import Random
from typing import Any

from corpora.synthetic.files.docx import CLEAN as CLEAN_DOCX
from corpora.synthetic.files.docx import DocxStyle, draw_docx_style, render_docx
from corpora.synthetic.files.html import CLEAN as CLEAN_HTML
from corpora.synthetic.files.html import draw_html_style, html_bytes, render_html
from corpora.synthetic.files.kinds import FILE_KINDS, MIXED_TEXT, NEEDS_FULL_CELLS, NEEDS_OFFICE, TEXT_KINDS, TextForm
from corpora.synthetic.files.rtf import render_rtf
from corpora.synthetic.files.surface import PLAIN, Surface, draw_surface, encode
from corpora.synthetic.files.text import render_text
from corpora.synthetic.files.text_style import CLEAN as CLEAN_TEXT
from corpora.synthetic.files.text_style import draw_text_style
from corpora.synthetic.files.xlsx import CLEAN as CLEAN_XLSX
from corpora.synthetic.files.xlsx import as_shown, draw_xlsx_style, render_xlsx
from corpora.synthetic.report import Report
from corpora.synthetic.split import Split


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A file: `content` to be written under a name with `extension`, and in `knobs` how it is irregular.

    `needs_office`: the content is a DOCX that `to_word97` turns into the file of `extension`.
    `report`: the report as this file prints it, where its number formats show figures differently; the truth is its.
    """

    content: bytes
    extension: str
    knobs: dict[str, Any]
    needs_office: bool = False
    report: Report | None = None


def render_file(report: Report, random: Random, *, kind: str, split: Split = "all") -> Rendered:
    """The report as a file of a kind in FILE_KINDS, with irregularities drawn for it.

    Raises:
        ValueError: for an unknown kind, and for a report with blank cells of a kind that can't show them.
    """
    family = kind.partition("-")[0]
    if kind not in FILE_KINDS:
        raise ValueError(f"no such kind of file: {kind}")
    if kind == "doc-rtf":
        surface = draw_surface(random, line_breaks=False)
        content = render_rtf(report, random=random, surface=surface)
        return Rendered(content=content, extension="doc", knobs=_knobs(kind, None, None, surface))
    if kind == "doc-html":
        page = _html(report, random, random.choice(("html-word", "mhtml")), split)
        return Rendered(content=page.content, extension="doc", knobs={**page.knobs, "kind": kind})
    makers: dict[str, Callable[[Report, Random, str, Split], Rendered]] = {
        "txt": _text,
        "html": _html,
        "mhtml": _html,
        "docx": _docx,
        "doc": _docx,
        "xlsx": _xlsx,
    }
    return makers[family](report, random, kind, split)


def _text(report: Report, random: Random, kind: str, split: Split) -> Rendered:
    form = TEXT_KINDS[kind] if kind in TEXT_KINDS else random.choice(_forms(report, kind))
    surface = draw_surface(random, line_breaks=form == "cells", residue=form == "cells")
    style = draw_text_style(random, split, form=form, odd=kind == "txt-odd", wrapped=kind == "txt-wrapped")
    text = render_text(report, form=form, random=random, surface=surface, style=style)
    knobs = {**_knobs(kind, style, CLEAN_TEXT, surface), "form": form}
    return Rendered(content=encode(text, style.encoding, newline=style.newline), extension="txt", knobs=knobs)


def _forms(report: Report, kind: str) -> list[TextForm]:
    forms = MIXED_TEXT[kind]
    return [form for form in forms if not (report.figures.blank and form in NEEDS_FULL_CELLS)]


def _html(report: Report, random: Random, kind: str, split: Split) -> Rendered:
    style = draw_html_style(random, split, kind=kind)
    surface = PLAIN if kind == "html" else draw_surface(random, line_breaks=True)
    page = render_html(report, random=random, style=style, surface=surface)
    extension = "mht" if style.mhtml else "html"
    return Rendered(
        content=html_bytes(page, style), extension=extension, knobs=_knobs(kind, style, CLEAN_HTML, surface)
    )


def _docx(report: Report, random: Random, kind: str, split: Split) -> Rendered:
    style = _fitting(draw_docx_style(random, split, kind=kind), report)
    regular = kind in ("docx", "docx-text")
    surface = PLAIN if regular else draw_surface(random, line_breaks=True)
    content = render_docx(report, random=random, style=style, surface=surface)
    knobs = _knobs(kind, style, CLEAN_DOCX, surface)
    return Rendered(content=content, extension=kind.partition("-")[0], knobs=knobs, needs_office=kind in NEEDS_OFFICE)


def _fitting(style: DocxStyle, report: Report) -> DocxStyle:
    """The style, but tables are pasted with tabs where blank cells would leave no trace otherwise."""
    lost = report.figures.blank and style.tables_as_text and style.pasted != "tabs"
    return DocxStyle(tables_as_text=True) if lost else style


def _xlsx(report: Report, random: Random, kind: str, split: Split) -> Rendered:
    style = draw_xlsx_style(random, split, kind=kind)
    surface = PLAIN if kind == "xlsx" else draw_surface(random, line_breaks=True)
    content = render_xlsx(report, random=random, style=style, surface=surface)
    shown = as_shown(report, style)
    return Rendered(
        content=content,
        extension="xlsx",
        knobs=_knobs(kind, style, CLEAN_XLSX, surface),
        report=None if shown == report else shown,
    )


def _knobs(kind: str, style: Any, clean: Any, surface: Surface) -> dict[str, Any]:
    """Every choice, and in `odd` the names of those that differ from a clean file."""
    own = {} if style is None else asdict(style)
    odd = [field.name for field in fields(surface) if getattr(surface, field.name) != getattr(PLAIN, field.name)]
    odd += [] if style is None else [name for name, value in own.items() if value != getattr(clean, name)]
    return {"kind": kind, "style": own, "surface": asdict(surface), "odd": sorted(odd)}
