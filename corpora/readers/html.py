"""Web pages → Document: the report without the site around it, tables with the spans that the page states."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from corpora.document.document import Document, Source
from corpora.readers.assembly import Assembler
from corpora.readers.html_article import chrome, is_chrome_line
from corpora.readers.html_blocks import Block, Line, Shown, Table, page_blocks
from corpora.readers.html_islands import with_islands_shown
from corpora.readers.html_measure import measure
from corpora.readers.html_parse import parse, text_only
from corpora.readers.html_pictures import held_pictures
from corpora.readers.html_rows import form_rows
from corpora.readers.html_source import page_text
from corpora.readers.html_text_page import with_line_breaks
from corpora.readers.html_title import missing_title
from corpora.readers.html_tree import Page
from corpora.readers.limits import DEFAULT, Limits
from corpora.readers.seen_picture import SeenPictures, SeePicture

_HIDDEN_SHOWN_FACTOR = 5
"""A page that hides this many times what it shows is unfolded by a script: then the hidden part is the report."""


_HIDDEN_CELLS_ENOUGH = 60
"""From so many cells a hidden part is a report, when the page shows no table. A calendar has 42 days and 7 headings."""


def read_html(
    data: bytes,
    *,
    source: Source,
    limits: Limits = DEFAULT,
    see: SeePicture | None = None,
    named: Mapping[str, bytes] = MappingProxyType({}),
) -> Document:
    """The report on a web page, or saved as one by Word, with what `see` reads from pictures that came with it.

    `named` are pictures saved beside the page, by what its markup calls them.

    Raises:
        Empty: nothing printed.
        TooLarge, ExpandsTooFar: more text, elements or cells than allowed.
        Forbidden: entities declared in the page.
        Corrupt: nested beyond repair.
    """
    assembler = Assembler(limits=limits)
    write_page(data, assembler, limits=limits, see=see, named=named)
    return assembler.document(source)


def write_page(
    data: bytes,
    assembler: Assembler,
    *,
    limits: Limits,
    see: SeePicture | None = None,
    named: Mapping[str, bytes] = MappingProxyType({}),
) -> None:
    """Writes a page's paragraphs and tables, with its warnings. Raises as `read_html`, but for Empty."""
    decoded = page_text(data, limits=limits)
    text, held = held_pictures(decoded.text, named)
    markup = with_line_breaks(text)
    page, warnings = _page(markup, limits=limits)
    blocks = _article(page, limits=limits)
    if not blocks:
        page = text_only(markup, limits=limits)
        blocks = _article(page, limits=limits)
        warnings = (*warnings, "html_text_only")
    for warning in (*decoded.warnings, *warnings):
        assembler.warn(warning)
    title = missing_title(page, _texts(blocks))
    if title:
        assembler.paragraph(title, heading_level=1)
    pictures = SeenPictures(assembler, see)
    for block in blocks:
        match block:
            case Line():
                assembler.paragraph(block.text, heading_level=block.heading_level)
            case Table():
                assembler.table(block.rows, caption=block.caption)
            case Shown():
                pictures.write(held.get(block.name))


def _page(markup: str, *, limits: Limits) -> tuple[Page, tuple[str, ...]]:
    page, warnings = parse(markup, limits=limits)
    if _report_is_hidden(page):
        page, warnings = parse(markup, limits=limits, keep_hidden=True)
        return page, (*warnings, "html_hidden_shown")
    shown = with_islands_shown(markup) if page.cells == 0 else None
    if shown is not None:
        page, warnings = parse(shown, limits=limits)
        return page, (*warnings, "html_script_shown")
    return page, warnings


def _report_is_hidden(page: Page) -> bool:
    """Behind a tab, or under a button that unfolds it."""
    if page.hidden_characters > page.characters * _HIDDEN_SHOWN_FACTOR:
        return True
    tables = page.cells == 0 and page.hidden_cells >= _HIDDEN_CELLS_ENOUGH
    return tables and page.hidden_characters > page.characters


def _article(page: Page, *, limits: Limits) -> list[Block]:
    form_rows(page.root)
    measures = measure(page.root)
    blocks = page_blocks(page.root, measures=measures, limits=limits, skip=chrome(page.root, measures))
    return [block for block in blocks if not (isinstance(block, Line) and is_chrome_line(block.text))]


def _texts(blocks: list[Block]) -> list[str]:
    return [text for block in blocks for text in _text_of(block)]


def _text_of(block: Block) -> list[str]:
    match block:
        case Line():
            return [block.text]
        case Table():
            return [cell.text for row in block.rows for cell in row]
        case Shown():
            return []
