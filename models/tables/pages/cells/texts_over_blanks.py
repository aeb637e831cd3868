"""Texts in the middle of several columns that are blank beside them: they are of all of these.

Such a text stands where nothing of its column does. Where a finder made a column of nothing but texts between two
others, there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.columns.joined_columns import cells_beside, without_edge
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import lines_of, middle_x
from models.tables.values import is_value

AT_MIDDLE, OFF = 0.5, 0.8
"""Em by which such a text is off the middle of the columns at most, and off where its own column's stand at least."""
FEWEST, SAME_SIDE, MOSTLY = 2, 1.5, 0.7
"""Other cells of a column, points by which their ends or middles differ, and share of them that are so set."""
SHOWN: Final = 0.1
"""Share of the table's height along which rules run on an edge that they show."""
FEWEST_COLUMNS: Final = 3


def with_texts_over_blanks(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid with such texts over their columns, where no upright rules stand."""
    first = [cell for cell in grid.cells if cell.row == 0]
    headed = not any(cell.words and all(map(is_value, cell.words)) for cell in first if cell.column)
    if grid.form is not None or grid.n_columns < FEWEST_COLUMNS or not headed:
        return grid
    body = _first_of_body(grid)
    upright = RuleCover(rules, horizontal=False)
    if any(upright.share(x, grid.box.top, grid.box.bottom) >= SHOWN for x in grid.column_edges[1:-1]):
        return grid
    grid = _without_columns_between(grid, body)
    return _with_texts_over(_with_texts_over(grid, body), body)  # what is told first leaves others no blanks


def _first_of_body(grid: PageGrid) -> int:
    """The first row with a figure, or with nothing but figures and their units below heads of one column: 18 €."""
    first, second = ([cell for cell in grid.cells if cell.row == row] for row in (0, 1))
    told = [cell.words[0].text for cell in second if cell.column and cell.words]
    if told and all(text[0].isdigit() for text in told) and all(_is_single(cell) for cell in first):
        return 1
    high = max(cell.row_span for cell in first)
    return max(first_of_body(grid) or high, first[0].row_span)  # numbers of models may be names under a wide head


def _is_single(cell: PageCell) -> bool:
    return cell.row_span == cell.column_span == 1


def _with_texts_over(grid: PageGrid, body: int) -> PageGrid:
    middles = {column: _middle(grid, column, body) for column in range(1, grid.n_columns)}
    cells = list(grid.cells)
    for row in range(body, grid.n_rows):
        own = {cell.column: cell for cell in grid.cells if (cell.row, cell.row_span) == (row, 1)}
        for cell in [cell for column, cell in own.items() if column and _is_one_text(cell)]:
            columns = _over(cell, own, middles, grid, body)
            if columns is not None:
                gone = [own.pop(column) for column in columns if column in own]
                cells = [one for one in cells if not any(one is other for other in gone)]
                box = around(one.box for one in gone)
                cells.append(replace(cell, column=columns.start, column_span=len(columns), box=box))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _is_one_text(cell: PageCell) -> bool:
    lines = lines_of(cell.words)
    told = sum(sign.isalnum() for word in cell.words for sign in word.text)  # a dash or a mark may be set otherwise
    return told > 1 and len(lines) == 1 and len(segments(lines[0])) == 1


def _over(
    cell: PageCell, own: dict[int, PageCell], middles: dict[int, float | None], grid: PageGrid, body: int
) -> range | None:
    """The most columns that the cell stands in the middle of, all others of them blank."""
    blank = {
        column for at, one in own.items() if at and not one.words and not one.unread
        for column in range(at, at + one.column_span)
    }  # fmt: skip
    first, last = cell.column, cell.column + cell.column_span - 1
    while first - 1 in blank:
        first -= 1
    while last + 1 in blank:
        last += 1
    wider = range(first, last + 1)
    if len(wider) == cell.column_span or not (
        _is_off(cell, grid, body) or _is_of_others(cell, wider, grid, body) or _has_no_room(cell, middles)
    ):
        return None
    inked = around(word.box for word in cell.words)
    end = cell.column + cell.column_span - 1
    ways = [(one, other) for one in range(first, cell.column + 1) for other in range(end, last + 1)]
    for one, other in sorted(ways, key=lambda way: way[0] - way[1]):
        start, stop = middles[one], middles[other]
        if other - one < cell.column_span or start is None or stop is None:
            continue
        if not all(at in own or at in blank or cell.column <= at <= end for at in range(one, other + 1)):
            continue
        if abs((start + stop) / 2 - middle_x(inked)) <= AT_MIDDLE * (inked.bottom - inked.top):
            return range(one, other + 1)
    return None


def _has_no_room(cell: PageCell, middles: dict[int, float | None]) -> bool:
    """Does it reach beyond half the way to the middles of both columns beside its own?"""
    before, own, after = (middles.get(at) for at in (cell.column - 1, cell.column, cell.column + 1))
    if before is None or own is None or after is None or cell.column_span > 1:
        return False
    inked = around(word.box for word in cell.words)
    return inked.left < (before + own) / 2 and inked.right > (own + after) / 2


def _is_off(cell: PageCell, grid: PageGrid, body: int) -> bool:
    """Are the other cells of its column set at one side or in its middle, and this one not? Those with its middle are
    other such texts.
    """
    if cell.column_span > 1:
        return True
    inked = around(word.box for word in cell.words)
    others = [
        box for box in _inked(grid, cell.column, body, but=cell)
        if abs(middle_x(box) - middle_x(inked)) > SAME_SIDE or abs(box.left - inked.left) <= SAME_SIDE
    ]  # fmt: skip
    if len(others) < FEWEST:
        return False
    sides = [[box.left, middle_x(box), box.right] for box in others]
    off: list[float] = []
    for at, x in enumerate((inked.left, middle_x(inked), inked.right)):
        usual = median(side[at] for side in sides)
        if sum(abs(side[at] - usual) <= SAME_SIDE for side in sides) >= MOSTLY * len(sides):
            off.append(abs(x - usual))
    return bool(off) and min(off) > SAME_SIDE and max(off) >= OFF * (inked.bottom - inked.top)


def _is_of_others(cell: PageCell, columns: range, grid: PageGrid, body: int) -> bool:
    """Is it a text among figures, or all that its row says of columns that are set in the middle, and has no other row
    a blank in these?
    """
    others = [
        one for one in grid.cells
        if one.row >= body and one.row != cell.row and one.column < columns.stop
        and one.column + one.column_span > columns.start
    ]  # fmt: skip
    figures = [all(map(is_value, one.words)) for one in others if one.words]
    text = not any(map(is_value, cell.words))
    full = len(figures) == len(others) >= FEWEST * len(columns)
    told = sum(bool(one.words) for one in grid.cells if one.row == cell.row and one.column)
    alone = told == 1 and _are_set_in_the_middle(columns, grid, body)
    return text and full and (alone or sum(figures) >= MOSTLY * len(figures))


def _are_set_in_the_middle(columns: range, grid: PageGrid, body: int) -> bool:
    """Have the texts of each column one middle, and begin elsewhere?"""
    for column in columns:
        boxes = _inked(grid, column, body)
        middles, starts = [middle_x(box) for box in boxes], [box.left for box in boxes]
        if len(boxes) < FEWEST or max(middles) - min(middles) > SAME_SIDE or max(starts) - min(starts) <= SAME_SIDE:
            return False
    return True


def _inked(grid: PageGrid, column: int, body: int, *, but: PageCell | None = None) -> list[Box]:
    own = [cell for cell in grid.cells if (cell.column, cell.column_span) == (column, 1) and cell.row >= body]
    return [around(word.box for word in cell.words) for cell in own if cell.words and cell is not but]


def _middle(grid: PageGrid, column: int, body: int) -> float | None:
    """X of the middle of the column's name, or of its cells where these are set so."""
    names = [cell for cell in grid.cells if (cell.column, cell.column_span) == (column, 1) and cell.row < body]
    words: list[Word] = [word for cell in names for word in cell.words]
    if words:
        return middle_x(around(word.box for word in words))
    at = [middle_x(box) for box in _inked(grid, column, body)]
    return median(at) if len(at) >= FEWEST and max(at) - min(at) <= SAME_SIDE else None


def _without_columns_between(grid: PageGrid, body: int) -> PageGrid:
    """The grid without columns of nothing but texts in the middle of those on both sides, which are blank beside them,
    with no name of their own.
    """
    for column in reversed(range(2, grid.n_columns - 1)):
        own = [cell for cell in grid.cells if cell.column == column]
        told = [cell for cell in own if cell.words and cell.column_span == 1]
        if not told or any(cell.row < body or cell.row_span > 1 or not _is_one_text(cell) for cell in told):
            continue
        before, after = (_middle(grid, at, body) for at in (column - 1, column + 1))
        if before is None or after is None:
            continue
        if all(_is_between(cell, grid, (before + after) / 2) for cell in told):
            joined = _joined(grid, column)
            grid = grid if joined is None else joined
    return grid


def _is_between(cell: PageCell, grid: PageGrid, middle: float) -> bool:
    inked = around(word.box for word in cell.words)
    beside = [
        one for one in grid.cells
        if (one.row, one.row_span) == (cell.row, 1) and cell.column - 1 <= one.column <= cell.column + 1
    ]  # fmt: skip
    blank = len(beside) == 3 and not any(one.words for one in beside if one is not cell)
    return blank and abs(middle_x(inked) - middle) <= AT_MIDDLE * (inked.bottom - inked.top)


def _joined(grid: PageGrid, column: int) -> PageGrid | None:
    """The grid, the column one with the one before it, and its texts over this and the next."""
    if cells_beside(grid, column) is None:
        return None
    rows = {cell.row for cell in grid.cells if cell.column == column and cell.words and cell.column_span == 1}
    whole = without_edge(grid, column)
    cells: list[PageCell] = []
    for cell in whole.cells:
        if cell.row in rows and cell.column == column - 1:
            after = next(one for one in whole.cells if (one.row, one.column) == (cell.row, column))
            cells.append(replace(cell, column_span=2, box=around((cell.box, after.box))))
        elif not (cell.row in rows and cell.column == column):
            cells.append(cell)
    return replace(whole, cells=tuple(cells))
