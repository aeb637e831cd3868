"""Every kind of file without pages that a report can be written as, with its irregularities drawn and said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from random import Random
from typing import Any

from corpora.synthetic.files.docx import ODD, DocxStyle, render_docx
from corpora.synthetic.files.html import HtmlStyle, draw_html_style, render_html
from corpora.synthetic.files.surface import PLAIN, Encoding, Surface, draw_surface, encode
from corpora.synthetic.files.text import NEEDS_FULL_CELLS, TEXT_FORMS, TextForm, render_text
from corpora.synthetic.files.xlsx import XlsxStyle, render_xlsx
from corpora.synthetic.report import Report
from corpora.synthetic.split import Split

TEXT_KINDS: dict[str, TextForm] = {f"txt-{form}": form for form in TEXT_FORMS}
FILE_KINDS: tuple[str, ...] = (*TEXT_KINDS, "html", "html-broken", "docx", "docx-odd", "docx-text", "xlsx")
NO_BLANKS: frozenset[str] = frozenset(f"txt-{form}" for form in NEEDS_FULL_CELLS)
"""Kinds in which a blank cell leaves no trace: only reports without blank cells are written so."""
SHARE_IN_GB18030 = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A document's bytes, the extension of its file name, and every knob that was turned for it."""

    content: bytes
    extension: str
    knobs: dict[str, Any]


def render_file(report: Report, random: Random, *, kind: str, split: Split = "all") -> Rendered:
    """The report as a document of one of FILE_KINDS.

    Raises:
        KeyError: for another kind.
    """
    if kind in TEXT_KINDS:
        return _text(report, random, TEXT_KINDS[kind])
    return _WRITERS[kind](report, random)


def _text(report: Report, random: Random, form: TextForm) -> Rendered:
    surface = draw_surface(random, line_breaks=form == "cells")
    text = render_text(report, form=form, random=random, surface=surface)
    other: Encoding = "gb18030" if random.random() < SHARE_IN_GB18030 else "utf-8-sig"
    encoding: Encoding = random.choice(("utf-8", other))
    content = encode(text, encoding, newline=random.choice(("\n", "\n", "\r\n")))
    return Rendered(content=content, extension="txt", knobs={"form": form, "encoding": encoding} | asdict(surface))


def _html(report: Report, random: Random, style: HtmlStyle, surface: Surface) -> Rendered:
    content = render_html(report, random=random, style=style, surface=surface).encode()
    return Rendered(content=content, extension="html", knobs=asdict(style) | asdict(surface))


def _docx(report: Report, random: Random, style: DocxStyle, surface: Surface) -> Rendered:
    content = render_docx(report, random=random, style=style, surface=surface)
    return Rendered(content=content, extension="docx", knobs=asdict(style) | asdict(surface))


def _xlsx(report: Report, random: Random) -> Rendered:
    style = XlsxStyle(sheet_per_section=random.random() < 0.3)
    content = render_xlsx(report, random=random, style=style, surface=PLAIN)
    return Rendered(content=content, extension="xlsx", knobs=asdict(style))


_WRITERS: dict[str, Callable[[Report, Random], Rendered]] = {
    "html": lambda report, random: _html(report, random, HtmlStyle(), PLAIN),
    "html-broken": lambda report, random: _html(
        report, random, draw_html_style(random), draw_surface(random, line_breaks=True)
    ),
    "docx": lambda report, random: _docx(report, random, DocxStyle(headings=random.random() < 0.5), PLAIN),
    "docx-odd": lambda report, random: _docx(report, random, ODD, draw_surface(random, line_breaks=True)),
    "docx-text": lambda report, random: _docx(report, random, DocxStyle(tables_as_text=True), PLAIN),
    "xlsx": _xlsx,
}
