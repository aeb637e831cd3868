"""Heads of one column beside heads over several: the blank place above or below such a head is of it, and so is the
line below where a rule runs under the heads over several and not there.

Of 185 such columns in pages written by hand 181 have one head as high as all of them; the others have rules between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.lines import lines_of, middle_x, overlap
from models.tables.values import is_value, is_year

RULED: Final = 0.3
"""Share of a column's width that a rule covers where it parts two cells of the column."""
LINE_GAP: Final = 0.75
"""Em between two lines of one head at most."""
AT_MIDDLE: Final = 0.5
"""Em by which a head over two columns is off their middle at most."""
AT_SIDE: Final = 0.25
"""Of the width of columns, from their middle to that of a head that is over one of them alone."""
FEWEST_COLUMNS: Final = 3
"""Of a table with such heads."""
FEWEST_PARTED: Final = 2
"""Heads of one column that a rule parts from their units, beside others that it does not part."""
SECOND: Final = 1
"""The row whose heads stand under others."""


def with_corners_joined(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid with heads of one column over its first two rows, if those are rows of heads."""
    if grid.form is not None or grid.n_columns < FEWEST_COLUMNS or grid.n_rows <= SECOND + 1:
        return grid
    parted = _parted(grid, rules)
    if not (parted or _has_two(grid)):
        return grid
    level = RuleCover(rules, horizontal=True)
    beside = bool(parted) or any(
        level.share(grid.row_edges[SECOND], cell.box.left, cell.box.right) >= COVERED
        for cell in grid.cells
        if cell.row == 0 and cell.row_span == 1 and cell.column_span > 1
    )
    own = _over_their_columns(grid, level, beside=beside)
    beside, grid = beside or own is not grid, _with_pairs(own)
    cells = list(grid.cells)
    more = any((cell.row, cell.row_span) == (0, SECOND + 1) and len(lines_of(cell.words)) > 1 for cell in cells)
    for upper in reversed(grid.cells):  # what the labels' corner says may be of two rows, if nothing else goes on below
        lower = next((one for one in grid.cells if one.row == SECOND and one.column == upper.column), None)
        if upper.row or lower is None or max(upper.column_span, lower.column_span) > 1:
            continue
        ruled = level.share(grid.row_edges[SECOND], upper.box.left, upper.box.right) >= RULED
        if ruled or not (upper.words or lower.words):
            continue
        if upper.words and lower.words:
            if not beside or not _are_lines_of_one(upper, lower) or not (upper.column or more):
                continue
            more = True
        elif lower.words and _is_of_neighbour(upper, grid):
            continue
        told = replace(upper if upper.words else lower, words=(*upper.words, *lower.words))
        box = Box(left=upper.box.left, top=upper.box.top, right=upper.box.right, bottom=lower.box.bottom)
        cells = [cell for cell in cells if cell is not upper and cell is not lower]
        cells.append(replace(told, row=0, row_span=1 + lower.row_span, box=box))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _parted(grid: PageGrid, rules: Sequence[Rule]) -> list[PageCell]:
    """Heads of one column that a rule parts from a name below, where it does not part others: two of them or more, no
    figure in both rows.
    """
    level = RuleCover(rules, horizontal=True)
    cells = {(cell.row, cell.column): cell for cell in grid.cells}
    heads = [cell for cell in grid.cells if cell.row <= SECOND and cell.words]
    if any(_is_figure(cell) for cell in heads if cell.column):
        return []
    above = [cell for cell in heads if _has_name_below(cell, cells)]
    ruled = [cell for cell in above if level.share(cell.box.bottom, cell.box.left, cell.box.right) >= COVERED]
    return ruled if FEWEST_PARTED <= len(ruled) < len(above) else []


def _over_their_columns(grid: PageGrid, level: RuleCover, *, beside: bool) -> PageGrid:
    """The grid, each head of the first row over several columns, under which no rule runs, over the one below that it
    is right above, beside which it stands over no other; where no rule is `beside` it, if it is at the side of them.
    """
    cells = list(grid.cells)
    for head in (cell for cell in grid.cells if (cell.row, cell.row_span) == (0, 1) and cell.column_span > 1):
        if not head.words or level.share(head.box.bottom, head.box.left, head.box.right) >= RULED:
            continue
        end = head.column + head.column_span
        below = [cell for cell in grid.cells if cell.row == SECOND and head.column <= cell.column < end]
        inked = around(word.box for word in head.words)
        under = [cell for cell in below if cell.words and overlap(inked, around(word.box for word in cell.words))]
        within = len(under) == 1 and under[0].box.left <= middle_x(inked) <= under[0].box.right
        if not within or any(cell.column_span > 1 for cell in below) or not _are_lines_of_one(head, under[0]):
            continue
        aside = abs(middle_x(inked) - middle_x(head.box)) > AT_SIDE * (head.box.right - head.box.left)
        if not (beside or aside):
            continue
        cells.remove(head)
        for cell in below:
            box = replace(cell.box, top=head.box.top, bottom=head.box.bottom)
            words = head.words if cell is under[0] else ()
            cells.append(replace(head, column=cell.column, column_span=1, box=box, words=words))
    if len(cells) == len(grid.cells):
        return grid
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _with_pairs(grid: PageGrid) -> PageGrid:
    """The grid with heads of one column that has a name below over the blank beside too, over another name, where
    they are in the middle of both.
    """
    cells = {(cell.row, cell.column): cell for cell in grid.cells}
    told = list(grid.cells)
    for blank in (cell for cell in grid.cells if not cell.words and _has_name_below(cell, cells)):
        for head in (cells.get((0, blank.column + side)) for side in (1, -1)):
            if head is None or not head.words or not _has_name_below(head, cells) or not _is_middle(head, blank):
                continue
            if not any(head is cell for cell in told):
                continue
            box = around((head.box, blank.box))
            told = [cell for cell in told if cell is not head and cell is not blank]
            told.append(replace(head, column=min(head.column, blank.column), column_span=2, box=box))
            break
    return replace(grid, cells=tuple(sorted(told, key=lambda cell: (cell.row, cell.column))))


def _has_name_below(cell: PageCell, cells: Mapping[tuple[int, int], PageCell]) -> bool:
    """Is it one of the first row, of one row and column, a name of its column below it?"""
    below = cells.get((SECOND, cell.column))
    single = (cell.row, cell.row_span, cell.column_span) == (0, 1, 1)
    return single and below is not None and bool(below.words) and below.column_span == 1


def _is_middle(head: PageCell, blank: PageCell) -> bool:
    inked = around(word.box for word in head.words)
    off = abs(middle_x(inked) - middle_x(around((head.box, blank.box))))
    return off <= AT_MIDDLE * (inked.bottom - inked.top) and _is_nearer(head, blank)


def _are_lines_of_one(upper: PageCell, lower: PageCell) -> bool:
    """Does the lower one go on right under the upper one, both of one row? Beside a head with a rule below it two
    heads would have one, too.
    """
    one, other = around(word.box for word in upper.words), around(word.box for word in lower.words)
    size = min(word.box.bottom - word.box.top for word in (*upper.words, *lower.words))
    return upper.row_span == lower.row_span == 1 and other.top - one.bottom <= LINE_GAP * size


def _is_of_neighbour(blank: PageCell, grid: PageGrid) -> bool:
    """Would a head beside it stand nearer to the middle of its columns if the blank place were of them?"""
    beside = [
        cell for cell in grid.cells
        if cell.row == 0 and cell.words and cell.column_span > 1
        and blank.column in (cell.column - 1, cell.column + cell.column_span)
    ]  # fmt: skip
    return any(_is_nearer(cell, blank) for cell in beside)


def _is_nearer(head: PageCell, blank: PageCell) -> bool:
    inked = around(word.box for word in head.words)
    whole = around((head.box, blank.box))
    return abs(middle_x(inked) - middle_x(whole)) < abs(middle_x(inked) - middle_x(head.box))


def _has_two(grid: PageGrid) -> bool:
    """No figure in both rows, and a head over columns each of which has another below?"""
    heads = [cell for cell in grid.cells if cell.row <= SECOND]
    said = [cell for cell in heads if cell.words and cell.column]
    figures = [cell for cell in said if _is_figure(cell)]
    if len(figures) > 1 or not all(map(_is_misread, figures)) or 2 * len(figures) >= len(said):
        return False
    return any(_is_over(cell, heads) for cell in heads if cell.row == 0)


def _is_figure(cell: PageCell) -> bool:
    text = "".join(word.text for word in cell.words)
    digits = any(map(str.isdigit, text))  # what goes up and down is headed by + and −
    return digits and all(map(is_value, cell.words)) and not is_year(text)


def _is_misread(cell: PageCell) -> bool:
    """What OCR read as one digit, among names, may be a short one of these: qr for quarters."""
    return len(cell.words) == 1 and cell.words[0].origin == "ocr" and len(cell.words[0].text) == 1


def _is_over(cell: PageCell, heads: Sequence[PageCell]) -> bool:
    end = cell.column + cell.column_span
    below = {one.column for one in heads if one.row == SECOND and one.words and one.column_span == 1}
    return bool(cell.words) and cell.row_span == 1 and cell.column_span > 1 and set(range(cell.column, end)) <= below
