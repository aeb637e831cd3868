"""Names of sums that go over the columns before their figures.

At the foot of a table, set to the right before the last column's figure: bills end so, net, tax, total, each name as
far to the right as the others, nothing else in the row. Between rows, in a column of figures and set to the right as
these are: no name is a figure of that column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.print.lines import lines_of, middle_x
from models.tables.values import is_value, is_value_or_dash

FEWEST: Final = 2
"""Such rows, one after another up to the last."""
FEWEST_COLUMNS: Final = 4
"""With fewer a name stands in a column of its own."""
BLANK: Final = 0.4
"""Em of white between two words of one text at most."""
SAME_END: Final = 3.0
"""Points by which the names end apart."""
FEWEST_FIGURES, SAME_SIDE = 3, 0.5
"""In a column of figures that has a name in it, and the share of them, and more, that ends where the name does."""
NUMBERED, CENTRED = 1, 1.5
"""The column of names behind one of numbers, or of names of groups; and em by which a name over both is off their
middle at most: the edges are guessed from white.
"""
WELL_CENTRED: Final = 0.8
"""The same of a name that is not the last one."""
FAR, FAR_OF_OTHERS, FAR_BETWEEN = 2.0, 1.5, 0.5
"""Em by which a name in the middle of several columns is off the middle of its own; where all else in that begins
further left; and where columns on both sides are blank, too.
"""
FURTHER_LEFT: Final = 1.0
"""Em by which it does."""
DOUBLE_BLANK: Final = 1.2
"""Em of white within a name that a finder cut."""
SHOWN: Final = 0.2
"""Share of the table's height along which rules run on an edge that they show."""


def with_wide_names_of_sums(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid with all of them."""
    wide = with_names_among_figures_wide(with_names_of_sums_wide(grid, rules), rules)
    return with_names_in_the_middle(with_names_over_numbers_wide(wide, rules), rules)


def with_names_in_the_middle(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, the name of a sum over all columns before its figures, where it stands in the middle of these, off that
    of its own cell, with nothing before it and no rule through it. In the last row the name may say figures: 10 人.
    """
    if grid.form is not None or grid.n_rows <= FEWEST_FIGURES:
        return grid
    upright = RuleCover(rules, horizontal=False)
    for row in range(1, grid.n_rows):
        name = _name_in_the_middle(grid, row)
        inner = grid.column_edges[1 : _end_column(name)] if name else ()
        if name is None or any(upright.share(x, *grid.row_edges[row : row + 2]) >= SHOWN for x in inner):
            continue
        kept = [cell for cell in grid.cells if cell.row != row or cell.column >= _end_column(name)]
        grid = replace(grid, cells=tuple(sorted([*kept, name], key=lambda cell: (cell.row, cell.column))))
    return grid


def _name_in_the_middle(grid: PageGrid, row: int) -> PageCell | None:
    """The name over the columns before the row's figures."""
    is_last = row == grid.n_rows - 1
    own = sorted((cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span), key=_column)
    told = [cell for cell in own if cell.words]
    if any(cell.row_span > 1 for cell in own) or len(told) < FEWEST:
        return None
    if told[0].column == 0 and not _begins_further_right(told[0], grid):
        return None
    if told[0].column and min(word.box.left for word in told[0].words) < grid.column_edges[1]:
        return None
    parts = told[: next((at for at, cell in enumerate(told) if at and not _goes_on(told[at - 1], cell)), len(told))]
    figures = told[len(parts) :]
    words = [word for cell in parts for word in cell.words]
    if (
        is_value(words[0])
        or (any(map(is_value, words)) and not is_last)
        or not figures
        or not _has_only_figures(figures)
    ):
        return None
    size = max(word.box.bottom - word.box.top for word in words)
    ink = around(word.box for word in words)
    end = figures[0].column
    left, right = grid.column_edges[0], grid.column_edges[end]
    further = len(parts) == 1 and _begins_further_right(parts[0], grid)
    at_middle = abs(middle_x(ink) - (left + right) / 2) <= (CENTRED if is_last else WELL_CENTRED) * size
    at_middle = at_middle or (bool(parts[0].column) and further and _may_be_at_middle(ink, end, grid))
    off = abs(middle_x(ink) - middle_x(around(cell.box for cell in parts)))
    between = bool(parts[0].column) and end > _end_column(parts[0])
    far = (FAR_BETWEEN if between else FAR_OF_OTHERS) if further else FAR
    alone = is_last and between and further and _is_off_flush_texts(parts[0], grid)
    if not at_middle or (len(parts) == 1 and off < far * size and not alone):
        return None
    return replace(
        parts[0], column=0, column_span=end, words=tuple(words), box=replace(parts[0].box, left=left, right=right)
    )


def _begins_further_right(name: PageCell, grid: PageGrid) -> bool:
    """Do all others of its column but for those with its middle begin further left, the head left out?"""
    body = max(1, first_of_body(grid))
    ink = around(word.box for word in name.words)
    others = [
        around(word.box for word in cell.words) for cell in grid.cells
        if (cell.column, cell.column_span) == (name.column, 1) and cell.words and cell.row >= body
    ]  # fmt: skip
    others = [box for box in others if abs(middle_x(box) - middle_x(ink)) > SAME_END]
    most = ink.left - FURTHER_LEFT * (ink.bottom - ink.top)
    return len(others) >= FEWEST_FIGURES and all(box.left <= most for box in others)


def _is_off_flush_texts(name: PageCell, grid: PageGrid) -> bool:
    """Do all others of its column, below the head, begin at one place? What is set otherwise is of more than that."""
    body = max(1, first_of_body(grid))
    own = [cell for cell in grid.cells if (cell.column, cell.column_span) == (name.column, 1) and cell.row >= body]
    starts = [min(word.box.left for word in cell.words) for cell in own if cell.words and cell.row != name.row]
    return len(starts) >= FEWEST_FIGURES and max(starts) - min(starts) <= SAME_END


def _may_be_at_middle(ink: Box, end: int, grid: PageGrid) -> bool:
    """Is it in the middle of the columns before `end`, wherever these end in the white before the next one?"""
    below = [cell for cell in grid.cells if cell.row and cell.words]
    before = [word.box.right for cell in below if cell.column + cell.column_span <= end for word in cell.words]
    behind = [word.box.left for cell in below if cell.column == end for word in cell.words]
    return max(before) <= 2 * middle_x(ink) - grid.column_edges[0] <= min(behind)


def _goes_on(one: PageCell, other: PageCell) -> bool:
    """Is what the other says right behind, on the line of the first?"""
    lines = lines_of((*one.words, *other.words))
    white = min(word.box.left for word in other.words) - _end(one)
    return len(lines) == 1 and white <= DOUBLE_BLANK * lines[0].size


def with_names_over_numbers_wide(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, each name of a sum right before its figures over the columns of numbers and names, where it stands in
    the middle of both and all other names begin at one place, or several of these are set right instead; or at the left
    of the last rows, where every other row has both, and some labels of the first column are of several rows.
    """
    if grid.form is not None or grid.n_columns <= NUMBERED + 1 or _shows_columns(grid, rules):
        return grid
    pairs = {row: pair for row in range(1, grid.n_rows) if (pair := _pair_before_figures(grid, row)) is not None}
    last = grid.n_rows
    while last - 1 in pairs and pairs[last - 1][0].words:
        last -= 1
    at_the_end = range(last, grid.n_rows) if _names_groups(grid, last) else range(0)
    cells = list(grid.cells)
    behind_numbers = {row: pair[NUMBERED] for row, pair in pairs.items() if pair[NUMBERED].words}
    set_right = _are_set_right(list(behind_numbers.values()), grid)
    for row, pair in pairs.items():
        told = next(cell for cell in pair if cell.words)
        if set_right or _is_between(told, grid) if told.column else row in at_the_end:
            cells = [cell for cell in cells if cell not in pair]
            box = replace(pair[0].box, right=pair[1].box.right)
            cells.append(replace(told, column=0, column_span=2, box=box))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _pair_before_figures(grid: PageGrid, row: int) -> list[PageCell] | None:
    """The row's first two cells, one of them blank, with nothing but figures behind them."""
    own = sorted((cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span), key=_column)
    pair, behind = own[: NUMBERED + 1], own[NUMBERED + 1 :]
    told = [cell for cell in pair if cell.words]
    if any(cell.row_span > 1 for cell in own) or len(told) != 1 or [cell.column for cell in pair] != [0, 1]:
        return None
    if any(cell.column_span > 1 for cell in pair) or not behind[0].words or not _has_only_figures(behind):
        return None
    return pair


def _column(cell: PageCell) -> int:
    return cell.column


def _has_only_figures(cells: Sequence[PageCell]) -> bool:
    return all(is_value_or_dash(word) for cell in cells for word in cell.words)


def _are_set_right(names: Sequence[PageCell], grid: PageGrid) -> bool:
    """Do several end at one x, and none begins where most other names of its column do?"""
    ends = [_end(name) for name in names]
    others = _starts(grid, but=names)
    if len(names) < FEWEST or max(ends) - min(ends) > SAME_END or len(others) < FEWEST_FIGURES:
        return False
    size = max(word.box.bottom - word.box.top for name in names for word in name.words)
    begin = median(others)
    flush = sum(abs(other - begin) <= SAME_END for other in others)
    first = min(word.box.left for name in names for word in name.words)
    return first - begin >= size and flush > SAME_SIDE * len(others)


def _starts(grid: PageGrid, *, but: Sequence[PageCell]) -> list[float]:
    """X at which names behind numbers begin."""
    return [
        min(word.box.left for word in cell.words) for cell in grid.cells
        if (cell.column, cell.column_span) == (NUMBERED, 1) and cell.words and cell.row and cell not in but
    ]  # fmt: skip


def _is_between(name: PageCell, grid: PageGrid) -> bool:
    """Does it stand in the middle of the first two columns, where other names of its own begin at one place?"""
    size = max(word.box.bottom - word.box.top for word in name.words)
    left, right = min(word.box.left for word in name.words), _end(name)
    others = _starts(grid, but=[name])
    begin = median(others) if others else left
    flush = sum(abs(other - begin) <= SAME_END for other in others)
    middle = (grid.column_edges[0] + grid.column_edges[NUMBERED + 1]) / 2
    off = abs((left + right) / 2 - middle) <= CENTRED * size
    return off and abs(left - begin) >= size and len(others) >= FEWEST_FIGURES and flush > SAME_SIDE * len(others)


def _names_groups(grid: PageGrid, last: int) -> bool:
    """Has each row below the head a label, which may be of several rows and somewhere is, and a name, no figure, in the
    first two columns? Where each row has a label of its own, that of a sum is in its place, and a blank beside it.
    """
    body = [cell for cell in grid.cells if 0 < cell.row < last and cell.column <= NUMBERED]
    names = [cell for cell in body if cell.column == NUMBERED]
    high = any(cell.row_span > 1 for cell in body if not cell.column)
    return high and len(names) >= FEWEST_FIGURES and all(
        cell.words and not all(map(is_value, cell.words)) for cell in names
    ) and all(cell.words for cell in body)  # fmt: skip


def with_names_of_sums_wide(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, such names over all columns but the last; what upright rules show stays as it is."""
    if grid.form is not None or grid.n_columns < FEWEST_COLUMNS or _shows_columns(grid, rules):
        return grid
    names: list[PageCell] = []
    for row in reversed(range(grid.n_rows)):
        name = _name(grid, row)
        if name is None or (names and abs(_end(name) - _end(names[0])) > SAME_END):
            break
        names.append(name)
    fewest = 1 if names and _is_off_flush_texts(names[0], grid) and _begins_further_right(names[0], grid) else FEWEST
    if not fewest <= len(names) < grid.n_rows - 1:
        return grid
    first = min(name.row for name in names)
    last = grid.n_columns - 1
    if any(cell.row < first < cell.row + cell.row_span for cell in grid.cells):
        return grid
    kept = [cell for cell in grid.cells if cell.row < first or cell.column == last]
    left, right = grid.column_edges[0], grid.column_edges[last]
    wide = [
        replace(name, column=0, column_span=last, box=replace(name.box, left=left, right=right)) for name in names
    ]  # fmt: skip
    return replace(grid, cells=tuple(sorted((*kept, *wide), key=lambda cell: (cell.row, cell.column))))


def with_names_among_figures_wide(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, each name that begins its row in a column of figures over all columns before these."""
    if grid.form is not None or grid.n_columns < FEWEST_COLUMNS or _shows_columns(grid, rules):
        return grid
    names = [name for row in range(1, grid.n_rows) if (name := _name_among_figures(grid, row)) is not None]
    if not names:
        return grid
    wide = [
        replace(name, column=0, column_span=_end_column(name), box=replace(name.box, left=grid.column_edges[0]))
        for name in names
    ]  # fmt: skip
    ends = {name.row: _end_column(name) for name in names}
    kept = [cell for cell in grid.cells if cell.column >= ends.get(cell.row, 0)]
    return replace(grid, cells=tuple(sorted((*kept, *wide), key=lambda cell: (cell.row, cell.column))))


def _name_among_figures(grid: PageGrid, row: int) -> PageCell | None:
    """The row's first words, figures alone behind them, in line with the figures of their column at the right."""
    own = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span]
    told = sorted((cell for cell in own if cell.words), key=lambda cell: cell.column)
    if any(cell.row_span > 1 for cell in own) or len(told) < 2 or told[0].column == 0 or told[0].column_span > 1:
        return None
    name, *figures = told
    if any(map(is_value, name.words)) or not all(is_value(word) for cell in figures for word in cell.words):
        return None
    column = [
        cell for cell in grid.cells
        if (cell.column, cell.column_span) == (name.column, 1) and cell.words and all(map(is_value, cell.words))
    ]  # fmt: skip
    above = any(cell.row < row for cell in column)
    in_line = sum(abs(_end(cell) - _end(name)) <= SAME_END for cell in column)
    return name if above and len(column) >= FEWEST_FIGURES and in_line > SAME_SIDE * len(column) else None


def _shows_columns(grid: PageGrid, rules: Sequence[Rule]) -> bool:
    upright = RuleCover(rules, horizontal=False)
    return any(upright.share(x, grid.box.top, grid.box.bottom) >= SHOWN for x in grid.column_edges[1:-1])


def _name(grid: PageGrid, row: int) -> PageCell | None:
    """The cell before the figure of a row that says nothing else, if it is set to the right of the first columns; the
    whole of one text that was cut: plus 19 % of 965,88.
    """
    own = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span]
    told = [cell for cell in own if cell.words]
    last = grid.n_columns - 1
    if any(cell.row_span > 1 for cell in told) or len(told) < 2 or told[-1].column != last or told[-1].column_span > 1:
        return None
    *parts, figure = sorted(told, key=lambda cell: cell.column)
    if not _are_one_text(parts):
        return None
    words = tuple(word for cell in parts for word in cell.words)
    name = replace(parts[0], column_span=_end_column(parts[-1]) - parts[0].column, words=words)
    before = _end_column(name) == last and min(word.box.left for word in name.words) > grid.column_edges[1]
    return name if before and all(map(is_value, figure.words)) and not all(map(is_value, name.words)) else None


def _are_one_text(parts: Sequence[PageCell]) -> bool:
    """Is there one cell, or words of a line with no more than blanks between them?"""
    words = [word for cell in parts for word in cell.words]
    lines = lines_of(words)
    return len(parts) == 1 or (
        len(lines) == 1
        and all(right.box.left - left.box.right <= BLANK * lines[0].size for left, right in pairwise(lines[0].words))
    )


def _end_column(cell: PageCell) -> int:
    return cell.column + cell.column_span


def _end(cell: PageCell) -> float:
    return max(word.box.right for word in cell.words)
