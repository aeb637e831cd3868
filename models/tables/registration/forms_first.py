"""Forms that words alone tell to the last figure: where nothing else of a page is in doubt, no network is asked of it.

What a network costs is most of what reading a page costs, and what rules and words show of a table without rules is
most of the rest. A prescribed form says itself whether it was read: every label is its own to the letter, every figure
has its cell, and the sums hold but for a few that the report itself has wrong. Of other tables nothing says that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from corpora.document.geometry import Box, around
from corpora.document.grid import Table
from corpora.document.printed_page import PrintedPage, Rule, Word
from corpora.profiles.profile import Form, FormLabel
from models.tables.pages.neighbours.panels import parts_of
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lattice import edges_of
from models.tables.pages.print.lines import holds, middle_x
from models.tables.pages.print.ruled_groups import is_between_sides
from models.tables.registration.form_grid import FormOnPages, of_one_table, value_columns
from models.tables.registration.form_reader import FormReader, Read, may_print, printing
from models.tables.registration.forms_to_the_letter import is_part, is_printed
from models.tables.registration.placed_forms import fitting, with_forms
from models.tables.values import is_value

DRAWN: Final = 0.5
"""Share of the edges between a form's columns that rules between its sides must be in number, for its grid to be drawn:
what is drawn costs little to find, and knows its cells better than words do.
"""
SIDES: Final = 2
"""Upright rules of a frame alone."""


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


DraftOf = Callable[[PrintedPage], Draft]
"""The draft of a page."""


def forms_first(reader: FormReader, draft_of: DraftOf) -> FirstReading:
    """The first reading of the pages. Of what forms take that stand on their pages without rules nothing else is asked,
    if they are read to the last figure.
    """
    alone, drafts = _standing_alone(reader, draft_of) if _may_stand_alone(reader) else ([], {})
    if alone:
        first = _of_drafts(reader, drafts, alone)
        if all(any(one is other for other in first.forms) for one in alone):
            return first
    return _of_drafts(reader, {id(page): draft_of(page) for page in reader.pages}, ())


def _of_drafts(reader: FormReader, drafts: Mapping[int, Draft], alone: Sequence[FormOnPages]) -> FirstReading:
    """The reading of the drafts, which are of pages without the forms that stand `alone`, of these, and of others where
    a draft is in doubt.
    """
    pages = reader.pages
    plain = {id(page): drafts[id(page)].grids for page in pages}
    doubted = [page for page in pages if drafts[id(page)].is_in_doubt()]
    sure = {id(page): plain[id(page)] for page in pages if page not in doubted}
    if not alone and (reader.scanned or not may_print(doubted, reader.forms)):
        return FirstReading(settled=sure)
    others = [one for one in reader.registered if not any(one is other for other in alone)]
    likely = [
        *alone,
        *(one for one in fitting(others, pages, plain) if _takes_doubt(one, pages, drafts) and _is_told(one, pages)),
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


def _may_stand_alone(reader: FormReader) -> bool:
    """Are there on some page with a form's labels fewer upright rules than it has where it is drawn?"""
    if reader.scanned:
        return False
    upright = {
        id(page): len(edges_of(middle_x(rule.box) for rule in page.rules if not rule.horizontal))
        for page in reader.pages
    }
    return any(
        upright[id(page)] - SIDES < _fewest_rules(form)
        for form in reader.forms
        for page in printing(reader.pages, [form])
    )


def _standing_alone(reader: FormReader, draft_of: DraftOf) -> tuple[list[FormOnPages], dict[int, Draft]]:
    """The forms without rules between their columns that are told, and beside which no table stands; and the drafts of
    what is beside them, by `id` of the page.
    """
    pages = reader.pages
    alone = [
        one
        for one in reader.registered
        if not any(
            _is_drawn(one, grid, pages[index].rules) or _has_words_left(one.form, grid, pages[index])
            for index, grid in one.grids.items()
        )
        and _is_told(one, pages)
    ]
    drafts = {index: draft_of(_rest(page, index, alone)) for index, page in enumerate(pages)} if alone else {}
    crowded = {
        index
        for one in alone
        for index, grid in one.grids.items()
        if any(of_one_table(other.box, grid.box) for other in drafts[index].grids)
    }
    kept = [one for one in alone if not crowded & one.grids.keys()]
    for index in {index for one in alone if not any(one is other for other in kept) for index in one.grids}:
        drafts[index] = draft_of(_rest(pages[index], index, kept))
    return kept, {id(pages[index]): draft for index, draft in drafts.items()}


def _rest(page: PrintedPage, index: int, forms: Sequence[FormOnPages]) -> PrintedPage:
    """The page without what stands in the forms; itself where none does."""
    boxes = [one.grids[index].box for one in forms if index in one.grids]
    return parts_of(page, boxes)[0] if boxes else page


def _has_words_left(form: Form, grid: PageGrid, page: PrintedPage) -> bool:
    """Is there a word between the rows that no cell holds, and that is no line of a label?"""
    left = _left(grid, page, replace(grid.box, top=grid.row_edges[0]))
    return any(not any(is_part(word.text, label) for label in form.labels) for word in left)


def _is_drawn(one: FormOnPages, grid: PageGrid, rules: Sequence[Rule]) -> bool:
    own = (rule for rule in rules if not rule.horizontal and holds(grid.box, rule.box))
    between = edges_of(middle_x(rule.box) for rule in own if is_between_sides(rule.box, grid.box))
    return len(between) >= _fewest_rules(one.form)


def _fewest_rules(form: Form) -> float:
    """Upright ones between the sides of the form's grid where it is drawn."""
    return DRAWN * (len(value_columns(form)) - 1)


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
        is_printed(label, labels[label.row, label.column]) for label in form.labels
    )


def _has_figures_left(grid: PageGrid, page: PrintedPage) -> bool:
    return any(is_value(word) for word in _left(grid, page, grid.box))


def _left(grid: PageGrid, page: PrintedPage, box: Box) -> Iterator[Word]:
    """Words in the box that no cell holds."""
    held = {id(word) for cell in grid.cells for word in cell.words}
    return (word for word in page.words if id(word) not in held and holds(box, word.box))


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
