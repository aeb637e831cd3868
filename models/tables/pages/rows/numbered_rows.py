"""Rows that are numbered 1, 2, 3 in a column of their own, each number in the middle of the lines beside it: white
between lines of one cell is no end of a row, and where no rule is drawn between two numbers the widest white is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.labels.runs_between import runs_between
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover, slot
from models.tables.pages.print.lines import lines_of, middle_x, middle_y
from models.tables.values import is_value

FEWEST: Final = 3
"""Numbers one after another."""
COLUMNS: Final = (0, 1)
"""In which they stand; before the second are labels of groups."""
AT_MIDDLE, MOSTLY = 0.6, 0.75
"""Em by which a number is off the middle of its row at most, and share of the rows in which it is there."""
NEAR: Final = 1.2
"""Em by which the first and the last row end elsewhere than as far from their numbers as they go on behind these."""
_HEADING = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）、]")
_NUMBER = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Zone:
    """The column of the numbers, and where the rows begin and end."""

    column: int
    edges: tuple[float, ...]


def with_numbered_rows(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, a row a number, where it has other rows there."""
    if grid.form is not None or grid.n_columns <= len(COLUMNS):
        return grid
    for column in COLUMNS:
        numbers = _numbers(grid, column)
        if len(numbers) < FEWEST or _has_a_row_each(grid, column, numbers) or _has_others(grid, column, numbers):
            continue
        edges = _edges(grid, column, numbers, rules)
        made = with_rows_of(grid, Zone(column, edges)) if edges else None
        if made is not None:
            return made
    return grid


def _numbers(grid: PageGrid, column: int) -> list[Word]:
    """The column's numbers from the first on, if each is one more than the one above; none where they are not."""
    left, right = grid.column_edges[column : column + 2]
    own = [
        word for cell in grid.cells if cell.column <= column < cell.column + cell.column_span for word in cell.words
        if left <= middle_x(word.box) <= right
    ]  # fmt: skip
    own.sort(key=lambda word: middle_y(word.box))
    marks = [_NUMBER.fullmatch(word.text) is not None for word in own]
    if True not in marks:
        return []
    first = marks.index(True)
    end = next((at for at in range(first, len(own)) if not marks[at]), len(own))
    numbers = own[first:end]
    return (
        numbers if all(int(b.text) == int(a.text) + 1 for a, b in pairwise(numbers)) and True not in marks[end:] else []
    )


def _has_a_row_each(grid: PageGrid, column: int, numbers: Sequence[Word]) -> bool:
    rows = [slot(grid.row_edges, middle_y(word.box)) for word in numbers]
    if rows != list(range(rows[0], rows[0] + len(rows))):
        return False
    return not any(
        cell.row_span > 1 and cell.column >= column and cell.row in rows and len(cell.words) > 1 for cell in grid.cells
    )


def _has_others(grid: PageGrid, column: int, numbers: Sequence[Word]) -> bool:
    """Are there labels over several numbers behind these, headings between them, or figures between those that are
    level with numbers: rows that have none?
    """
    at = [middle_y(word.box) for word in numbers]
    behind = [cell for cell in grid.cells if cell.column > column and cell.words]
    if any(sum(cell.box.top < y < cell.box.bottom for y in at) > 1 for cell in behind):
        return True
    em = max(word.box.bottom - word.box.top for word in numbers)
    lines = lines_of(word for cell in behind for word in cell.words if at[0] < middle_y(word.box) < at[-1])
    if any(_HEADING.match(line.text) for line in lines):
        return True
    for other in range(column + 1, grid.n_columns):
        own = [
            middle_y(word.box) for cell in behind if (cell.column, cell.column_span) == (other, 1)
            for word in cell.words if is_value(word) and at[0] - em < middle_y(word.box) < at[-1] + em
        ]  # fmt: skip
        level = sum(any(abs(y - one) <= AT_MIDDLE * em for one in at) for y in own)
        if level >= MOSTLY * len(at) and level < len(own):
            return True
    return False


def _edges(grid: PageGrid, column: int, numbers: Sequence[Word], rules: Sequence[Rule]) -> tuple[float, ...] | None:
    """Where each number's row begins, and the last one ends; None where the numbers are not in the middle of these."""
    left = grid.column_edges[column]
    words = [
        word for cell in grid.cells for word in cell.words if middle_x(word.box) > left
    ]  # fmt: skip
    level = RuleCover(rules, horizontal=True)
    drawn = [
        middle_y(rule.box) for rule in rules
        if rule.horizontal and level.share(middle_y(rule.box), left, grid.box.right) >= COVERED
    ]  # fmt: skip
    at = [middle_y(word.box) for word in numbers]
    em = max(word.box.bottom - word.box.top for word in numbers)
    inner: list[float] = []
    for above, below in pairwise(at):
        ruled = [y for y in drawn if above < y < below]
        white = _whites(words, above, below)
        if not (ruled or white) or (ruled and max(ruled) - min(ruled) > em):
            return None
        inner.append(ruled[0] if ruled else max(white, key=lambda gap: gap[1] - gap[0])[2])
    off = [abs((one + other) / 2 - y) for (one, other), y in zip(pairwise(inner), at[1:-1], strict=True)]
    if sum(one <= AT_MIDDLE * em for one in off) < MOSTLY * len(off):
        return None
    first = _end(grid, words, drawn, at[0], 2 * at[0] - inner[0], em)
    last = _end(grid, words, drawn, at[-1], 2 * at[-1] - inner[-1], em)
    return None if first is None or last is None else (first, *inner, last)


def _whites(words: Sequence[Word], top: float, bottom: float) -> list[tuple[float, float, float]]:
    """Y of the ends and the middle of each white strip through all words between two heights."""
    inked = sorted(
        (word.box.top, word.box.bottom) for word in words if word.box.bottom > top and word.box.top < bottom
    )  # fmt: skip
    found, reached = [], top
    for start, end in inked:
        if start > reached:
            found.append((reached, start, (reached + start) / 2))
        reached = max(reached, end)
    return found


def _end(
    grid: PageGrid, words: Sequence[Word], drawn: Sequence[float], number: float, target: float, em: float
) -> float | None:
    """The side of a row whose number and other side are known: white, a rule, or an end of the grid near there."""
    low, high = min(number, target) - NEAR * em, max(number, target) + NEAR * em
    known = [y for y in (*drawn, grid.row_edges[0], grid.row_edges[-1]) if low <= y <= high]
    known += [middle for _, _, middle in _whites(words, low, high)]
    near = [y for y in known if abs(y - target) <= NEAR * em]
    if not near and not grid.row_edges[0] < target < grid.row_edges[-1]:
        return grid.row_edges[0] if target < number else grid.row_edges[-1]
    return min(near, key=lambda y: abs(y - target)) if near else None


def with_rows_of(grid: PageGrid, zone: Zone) -> PageGrid | None:
    """None where a cell reaches out of the rows or over several columns of them."""
    top, bottom = zone.edges[0], zone.edges[-1]
    above = [y for y in grid.row_edges if y < top - 1.0 and not _is_within_row(grid, y, top)]
    below = [y for y in grid.row_edges if y > bottom + 1.0]
    edges = (*above, *zone.edges, *below)
    start, stop = len(above), len(above) + len(zone.edges) - 1
    cells: list[PageCell] = []
    words: list[Word] = []
    for cell in grid.cells:
        if (
            cell.words
            and cell.column_span > 1
            and cell.column >= zone.column
            and _is_in(cell, zone)
            and (cell.column_span > 2 or not _keeps_to_columns(cell, grid))
        ):
            return None
        inside = _is_in(cell, zone)
        if cell.column >= zone.column and inside:
            words += cell.words
            continue
        first, last = (
            min(range(len(edges)), key=lambda at: abs(edges[at] - y)) for y in (cell.box.top, cell.box.bottom)
        )
        if last <= first:
            if cell.words:
                return None
            continue
        cells.append(
            replace(
                cell, row=first, row_span=last - first,
                box=replace(cell.box, top=edges[first], bottom=edges[last]),
            )
        )  # fmt: skip
    if zone.column:
        cells = [cell for cell in cells if cell.column >= zone.column or not start <= cell.row < stop]
        cells += _groups(grid, edges, range(start, stop), zone)
    held: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        row = slot(edges, middle_y(word.box))
        if not start <= row < stop:
            return None
        held.setdefault((row, slot(grid.column_edges, middle_x(word.box))), []).append(word)
    for row in range(start, stop):
        for column in range(zone.column, grid.n_columns):
            box = Box(
                left=grid.column_edges[column],
                top=edges[row],
                right=grid.column_edges[column + 1],
                bottom=edges[row + 1],
            )
            own = sorted(held.get((row, column), ()), key=lambda word: (word.box.top, word.box.left))
            cells.append(PageCell(row=row, column=column, row_span=1, column_span=1, box=box, words=tuple(own)))
    made = replace(grid, row_edges=edges, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))
    return made if _covers(made) else None


def _groups(grid: PageGrid, edges: Sequence[float], rows: range, zone: Zone) -> list[PageCell]:
    """Cells of the column before the numbers: each label in the middle of its rows, all of the rows those of one, or
    the first of them the rest of a group that the page before names.
    """
    own = [cell for cell in grid.cells if cell.column < zone.column and cell.words and _is_in(cell, zone)]
    lines = sorted(own, key=lambda cell: cell.box.top)
    middles = [middle_y(around(word.box for word in cell.words)) for cell in lines]
    runs = runs_between(middles, edges, rows)
    found = []
    first = runs[0].start if runs else rows.stop
    if first > rows.start:
        found.append(_group(grid, edges, range(rows.start, first), ()))
    found += [_group(grid, edges, run, cell.words) for run, cell in zip(runs, lines, strict=True)] if runs else []
    return found if runs or not lines else []


def _group(grid: PageGrid, edges: Sequence[float], run: range, words: tuple[Word, ...]) -> PageCell:
    box = Box(left=grid.column_edges[0], top=edges[run.start], right=grid.column_edges[1], bottom=edges[run.stop])
    return PageCell(row=run.start, column=0, row_span=len(run), column_span=1, box=box, words=words)


def _is_within_row(grid: PageGrid, y: float, top: float) -> bool:
    """Is it an edge within a line that stands right above the first row?"""
    return y != grid.row_edges[0] and top - y < 2.0


def _is_in(cell: PageCell, zone: Zone) -> bool:
    middle = (cell.box.top + cell.box.bottom) / 2
    inked = [middle_y(word.box) for word in cell.words] or [middle]
    return zone.edges[0] < sum(inked) / len(inked) < zone.edges[-1]


def _keeps_to_columns(cell: PageCell, grid: PageGrid) -> bool:
    inner = grid.column_edges[cell.column + 1 : cell.column + cell.column_span]
    return not any(word.box.left < x - 1.0 and word.box.right > x + 1.0 for x in inner for word in cell.words)


def _covers(grid: PageGrid) -> bool:
    """Is each position in one cell?"""
    taken = [
        (row, column) for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]  # fmt: skip
    return len(taken) == len(set(taken)) == grid.n_rows * grid.n_columns
