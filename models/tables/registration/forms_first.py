"""Forms that words alone tell to the last figure: where nothing else of a page is in doubt, no network is asked of it.

What a network costs is most of what reading a page costs. A prescribed form says itself whether it was read: every
label is its own to the letter, every figure has its cell, and the sums hold but for a few that the report itself has
wrong. Of other tables nothing says that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpora.document.geometry import around
from corpora.document.grid import Table
from corpora.document.printed_page import PrintedPage
from corpora.profiles.profile import Form, FormLabel
from models.tables.keys import label_key, whole_key
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lines import holds, middle_x
from models.tables.registration.form_grid import FormOnPages, of_one_table, value_columns
from models.tables.registration.form_reader import FormReader, Read, may_print
from models.tables.registration.placed_forms import fitting, with_forms
from models.tables.values import is_value


class Draft(Protocol):
    """What is known of a page before anybody is asked; `models.tables.pages.grid_finder.Draft` is one."""

    @property
    def grids(self) -> tuple[PageGrid, ...]:
        """Those that rules and words show."""
        ...

    def is_in_doubt(self, known: Sequence[PageGrid] = ()) -> bool:
        """Would others be asked of the page, if these grids were known to be right?"""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstReading:
    """What is known before any network is asked.

    Args:
        settled: the grids of pages without anything in doubt, by `id` of the page.
        forms: those that were read to the last figure where grids were in doubt.
        is_whole: every form of the report was read so; other tables change nothing of that.
        read: what the grids of all pages make, where no page is left.
    """

    settled: Mapping[int, tuple[PageGrid, ...]]
    forms: tuple[FormOnPages, ...] = ()
    is_whole: bool = False
    read: Read | None = None


def forms_first(reader: FormReader, drafts: Mapping[int, Draft]) -> FirstReading:
    """The first reading of the pages; `drafts` by `id` of the page."""
    pages = reader.pages
    plain = {id(page): drafts[id(page)].grids for page in pages}
    doubted = [page for page in pages if drafts[id(page)].is_in_doubt()]
    sure = {id(page): plain[id(page)] for page in pages if page not in doubted}
    if reader.scanned or not may_print(doubted, reader.forms):
        return FirstReading(settled=sure)
    likely = [
        one
        for one in fitting(reader.registered, pages, plain)
        if _takes_doubt(one, pages, drafts) and _is_told(one, pages)
    ]
    read = reader.read(with_forms(pages, lambda page: plain[id(page)], likely))
    whole = [table for table in read.recovered.tables if _is_whole(table, read, reader.forms)]
    forms = tuple(one for one in likely if any(one.form.id == table.form for table in whole))
    find = with_forms(pages, lambda page: plain[id(page)], forms)
    for page in doubted:
        grids = find(page)
        if not drafts[id(page)].is_in_doubt([grid for grid in grids if _is_of_forms(grid, page, forms, whole, read)]):
            sure[id(page)] = grids
    same = len(forms) == len(likely)
    return FirstReading(
        settled=sure,
        forms=forms,
        is_whole=same and bool(read.worth) and all(one.is_whole for one in read.worth.values()),
        read=read if same and len(sure) == len(pages) else None,
    )


def _takes_doubt(one: FormOnPages, pages: Sequence[PrintedPage], drafts: Mapping[int, Draft]) -> bool:
    """Is something on the form's pages in doubt if all that is elsewhere is right?"""
    return any(
        draft.is_in_doubt([other for other in draft.grids if not of_one_table(grid.box, other.box)])
        for index, grid in one.grids.items()
        if (draft := drafts[id(pages[index])]).is_in_doubt()
    )


def _is_told(one: FormOnPages, pages: Sequence[PrintedPage]) -> bool:
    """Is every label printed to the letter, every figure in a cell, and every column told by a figure or a head in it?

    Sums across the columns hold in any order of these.
    """
    if not _prints(one.form, _labels(one)):
        return False
    return all(
        not _has_figures_left(grid, pages[index]) and all(_is_shown(grid, column) for column in value_columns(one.form))
        for index, grid in one.grids.items()
    )


def _labels(one: FormOnPages) -> dict[tuple[int, int], str]:
    """What is printed in the cells of labels, over all pages, by row and column."""
    places = {(row, label.column): label for label in one.form.labels for row in range(label.row, _end(label))}
    found: dict[tuple[int, int], str] = {}
    for _, grid in sorted(one.grids.items()):
        rows = grid.form.rows if grid.form is not None else ()
        for cell in grid.cells:
            if (label := places.get((rows[cell.row], cell.column))) is not None:
                at = label.row, label.column
                found[at] = found.get(at, "") + "".join(word.text for word in cell.words)
    return found


def _end(label: FormLabel) -> int:
    return label.row + label.row_span


def _prints(form: Form, labels: Mapping[tuple[int, int], str]) -> bool:
    """Are these all labels of the form, in one of their wordings each, with their numbering or without?"""
    return labels.keys() == {(label.row, label.column) for label in form.labels} and all(
        _is_printed(label, labels[label.row, label.column]) for label in form.labels
    )


def _is_printed(label: FormLabel, text: str) -> bool:
    wordings = label.wordings
    return any(key(text) == key(wording) for wording in wordings for key in (whole_key, label_key))


def _has_figures_left(grid: PageGrid, page: PrintedPage) -> bool:
    held = {id(word) for cell in grid.cells for word in cell.words}
    return any(is_value(word) and id(word) not in held and holds(grid.box, word.box) for word in page.words)


def _is_shown(grid: PageGrid, column: int) -> bool:
    left, right = grid.column_edges[column : column + 2]
    own = (cell.words for cell in grid.cells if (cell.column, cell.column_span) == (column, 1) and cell.words)
    return any(left <= middle_x(around(word.box for word in words)) <= right for words in own)


def _is_whole(table: Table, read: Read, forms: Iterable[Form]) -> bool:
    """Was every figure read or blank, as surely as sums tell, and every label printed to the letter?"""
    worth = read.worth.get(table.form or "")
    labels = {(cell.row, cell.column): cell.text for cell in table.grid.cells if cell.header}
    return (
        worth is not None and worth.is_whole and any(form.id == table.form and _prints(form, labels) for form in forms)
    )


def _is_of_forms(
    grid: PageGrid, page: PrintedPage, forms: Sequence[FormOnPages], whole: Sequence[Table], read: Read
) -> bool:
    """Is it a part of a form, or is each of its words a label or a figure of one, which has a cell of its own, and no
    blank among them? Where a grid is in doubt, the columns of blanks are.
    """
    if any(grid is part for one in forms for part in one.grids.values()):
        return True
    boxes = [
        cell.place.box
        for table in whole
        if not any(figure.table == table.id and figure.state != "read" for figure in read.recovered.figures)
        for cell in table.grid.cells
        if cell.text and cell.place and cell.place.box and cell.place.page_number == page.page.number
    ]
    held = all(any(holds(box, word.box) for box in boxes) for cell in grid.cells for word in cell.words)
    return held and len(set(boxes)) == len(boxes)
