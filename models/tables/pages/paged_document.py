"""Printed pages → Document: prose in reading order, tables as regions whose cells know their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpora.document.document import Document, Source
from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage
from corpora.document.region import UNREAD
from corpora.readers.assembly import Assembler, RawCell
from corpora.readers.limits import DEFAULT, Limits
from models.tables.pages.over_pages.continued import whole_tables
from models.tables.pages.over_pages.form_rows_over import form_rows_over
from models.tables.pages.over_pages.joined_figures import with_figures_apart
from models.tables.pages.over_pages.parted_rows import parted_rows
from models.tables.pages.over_pages.whole_table import Fragment, WholeTable
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.picture_reader import LevelPage
from models.tables.pages.pictures.dirt import without_dirt
from models.tables.pages.pictures.empty_cells import with_empty_cells_read, with_unread_told
from models.tables.pages.pictures.specks_beside import without_specks_beside
from models.tables.pages.print.lines import Line, lines_of, middle_x, middle_y
from models.tables.pages.prose.furniture import furniture_lines
from models.tables.pages.prose.page_columns import page_columns
from models.tables.pages.prose.paragraphs import Paragraph, joins_over, measure_of, paragraphs
from models.tables.pages.prose.reading_order import reading_order

FindGrids = Callable[[PrintedPage], tuple[PageGrid, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """A page taken apart: the lines outside its grids, furniture left out."""

    page: PrintedPage
    grids: tuple[PageGrid, ...]
    lines: tuple[Line, ...]


@dataclass(slots=True, kw_only=True)
class _Column:
    """Lines under one another with nothing between them; the next column may go on with its last paragraph."""

    number: int
    lines: list[Line]


def paged_document(
    pages: Sequence[PrintedPage],
    *,
    source: Source,
    find_grids: FindGrids,
    levelled: Sequence[LevelPage] = (),
    limits: Limits = DEFAULT,
    warnings: Sequence[str] = (),
) -> Document:
    """The document that the pages print.

    `levelled` are those of them that were turned upright first: boxes on them are put back where their source has them.

    Raises:
        Empty, TooLarge, ExpandsTooFar: as their names say.
    """
    assembler = Assembler(limits=limits)
    for warning in warnings:
        assembler.warn(warning)
    back = {page.source.number: page for page in levelled}
    blocks = [block for sheet in _sheets(pages, find_grids, back) for block in _blocks(sheet)]
    for item in whole_tables(_joined_prose(_with_parted_rows(blocks))):
        if isinstance(item, Paragraph):
            box = _in_source(item.box, item.page_number, back)
            assembler.paragraph(item.text, page_number=item.page_number, box=box, words=item.words)
        else:
            _write_table(assembler, with_figures_apart(item), back)
    shown = (back[page.page.number].source if page.page.number in back else page.page for page in pages)
    return assembler.document(source, pages=tuple(shown))


def _in_source(box: Box, number: int, back: Mapping[int, LevelPage]) -> Box:
    return back[number].to_source(box) if number in back else box


def _sheets(pages: Sequence[PrintedPage], find_grids: FindGrids, back: Mapping[int, LevelPage]) -> list[_Sheet]:
    sheets = []
    for page in pages:
        grids = find_grids(page)
        level = back.get(page.page.number)
        if level is not None and (read := level.read_cells) is not None:
            grids = tuple(with_empty_cells_read(without_specks_beside(grid), read) for grid in grids)
        if level is not None and (are_inked := level.are_inked) is not None:
            grids = tuple(with_unread_told(grid, are_inked) for grid in grids)
        outside = [word for word in page.words if not any(_inside(grid, word.box) for grid in grids)]
        prose = without_dirt(outside) if page.scanned else outside
        sheets.append(_Sheet(page=page, grids=grids, lines=tuple(lines_of(prose))))
    left_out = furniture_lines([(sheet.page, sheet.lines) for sheet in sheets])
    return [
        replace(sheet, lines=tuple(line for line in sheet.lines if id(line) not in left_out)) for sheet in sheets
    ]  # fmt: skip


def _inside(grid: PageGrid, box: Box) -> bool:
    x, y = middle_x(box), middle_y(box)
    return grid.box.left <= x <= grid.box.right and grid.box.top <= y <= grid.box.bottom


def _blocks(sheet: _Sheet) -> Iterator[_Column | Fragment]:
    """Columns of prose and grids, from top to bottom, of one column of the page after the other."""
    for lines, grids in page_columns(sheet.lines, sheet.grids):
        yield from _blocks_of(sheet.page, lines, grids)


def _blocks_of(page: PrintedPage, lines: Sequence[Line], grids: Sequence[PageGrid]) -> Iterator[_Column | Fragment]:
    number = page.page.number
    rest = list(lines)
    left = min((line.box.left for line in rest), default=0.0)
    right = max((line.box.right for line in rest), default=page.page.width)
    for grid in sorted(grids, key=lambda grid: grid.box.top):
        above = [line for line in rest if line.middle < grid.box.top]
        rest = [line for line in rest if line.middle >= grid.box.top]
        for column in reading_order(above, left=left, right=right):
            yield _Column(number=number, lines=column)
        yield Fragment(page_number=number, grid=grid)
    for column in reading_order(rest, left=left, right=right):
        yield _Column(number=number, lines=column)


def _with_parted_rows(blocks: Sequence[_Column | Fragment]) -> Iterator[_Column | Fragment]:
    """The blocks, with what a page begins of rows of the table at the end of the page before as a part of that."""
    last: _Column | Fragment | None = None
    for block in blocks:
        rest = block
        if isinstance(last, Fragment) and isinstance(block, _Column) and block.number == last.page_number + 1:
            grid = parted_rows(last.grid, block.lines) or form_rows_over(last.grid, block.lines)
            if grid is not None:
                yield Fragment(page_number=block.number, grid=grid)
                rest = replace(block, lines=[line for line in block.lines if line.middle > grid.box.bottom])
        if isinstance(rest, Fragment) or rest.lines:
            yield rest
        last = rest


def _joined_prose(blocks: Iterable[_Column | Fragment]) -> Iterator[Paragraph | Fragment]:
    """Paragraphs of all columns, those that go on in the next one joined."""
    open_paragraph: Paragraph | None = None
    last: _Column | None = None
    for block in blocks:
        if isinstance(block, Fragment):
            if open_paragraph is not None:
                yield open_paragraph
            open_paragraph = last = None
            yield block
            continue
        found = paragraphs(block.lines, page_number=block.number)
        if open_paragraph is not None:
            if last is not None and _continues(last, block):
                found[0] = _together(open_paragraph, found[0])
            else:
                yield open_paragraph
        yield from found[:-1]
        open_paragraph, last = found[-1], block
    if open_paragraph is not None:
        yield open_paragraph


def _continues(last: _Column, following: _Column) -> bool:
    first = following.lines[0]
    return joins_over(last.lines[-1], first, measure_of(last.lines), measure_of(following.lines))


def _together(one: Paragraph, other: Paragraph) -> Paragraph:
    return replace(one, text=one.text + other.text, words=one.words + other.words)


def _write_table(assembler: Assembler, table: WholeTable, back: Mapping[int, LevelPage]) -> None:
    """One region of all parts of a table; each cell on its own page."""
    rows: list[list[RawCell]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row].append(
            RawCell(
                text=cell.text, column=cell.column, row_span=cell.row_span, column_span=cell.column_span,
                page_number=cell.page_number, box=_in_source(cell.box, cell.page_number, back),
                confidence=min((word.confidence for word in cell.words), default=UNREAD if cell.unread else 1.0),
                looks=cell.words[0].looks if len(cell.words) == 1 else () if cell.words else cell.looks,
            )
        )  # fmt: skip
    box = _in_source(table.box, table.page_number, back)
    assembler.table(rows, page_number=table.page_number, box=box, found_by=table.found_by, registered=table.form)
