"""Heads over several columns with a rule below them: the rule is as wide as what they head.

Finders see where words stand, and a short head over wide columns stands over one of them, or over the white between.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule
from models.tables.pages.heads.heads_as_wide_as_rules import as_wide_as_rules
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import Line, lines_of, middle_x, middle_y
from models.tables.pages.print.spread_labels import is_spread
from models.tables.values import is_value, is_year

WIDEST: Final = 0.95
"""Of the table, that such a rule has at most."""
BELOW: Final = 0.6
"""Em between the rule and the edge between two rows at most."""
REACH, BESIDE = 2.0, 2.0
"""Points by which a rule may end beyond the table, or a head beyond its rule; em by which words below a rule may stand
out of it: it ends short of its columns, so that it does not touch the next one.
"""
OFF: Final = 1.0
"""Em by which several heads over one rule are off the middle of their columns at most."""
RULED: Final = 0.3
"""Share of a column's width that a rule covers where it parts two heads of the column."""
NEAR: Final = 0.6
"""Em of white between two lines of one head at most."""
MOST_HEADS: Final = 4
"""Over one rule."""
FEWEST_COLUMNS: Final = 3


def with_heads_over_rules(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid with each such head over the columns of its rule; where upright rules stand the heads are drawn."""
    if grid.form is not None or grid.n_columns < FEWEST_COLUMNS or any(_parts(rule, grid) for rule in rules):
        return grid
    own = [rule.box for rule in rules if rule.horizontal and _is_within(rule.box, grid)]
    told = as_wide_as_rules(grid, own)
    rows = set[int]()
    for box in own:
        for under in _under(told, box):
            told = _over(told, under, box)
            rows.add(under.row)
    for row in rows:
        told = _with_high_heads(told, row, own)
    return told


def _with_high_heads(grid: PageGrid, row: int, rules: Sequence[Box]) -> PageGrid:
    """The grid with heads of two lines over one column that no rule parts, beside heads that rules do, as one cell."""
    cells = list(grid.cells)
    cover = RuleCover([Rule(box=box, horizontal=True) for box in rules], horizontal=True)
    for upper in grid.cells:
        lower = next((one for one in grid.cells if (one.row, one.column) == (row + 1, upper.column)), None)
        if (upper.row, upper.row_span, upper.column_span) != (row, 1, 1) or lower is None or not upper.column:
            continue
        if (lower.row_span, lower.column_span) != (1, 1) or not (upper.words and lower.words):
            continue
        one, other = around(word.box for word in upper.words), around(word.box for word in lower.words)
        ruled = cover.share(grid.row_edges[row + 1], upper.box.left, upper.box.right) >= RULED
        if ruled or any(map(is_value, lower.words)) or other.top - one.bottom > NEAR * (other.bottom - other.top):
            continue
        box = Box(left=upper.box.left, top=upper.box.top, right=upper.box.right, bottom=lower.box.bottom)
        cells = [cell for cell in cells if cell is not upper and cell is not lower]
        cells.append(replace(upper, row_span=2, box=box, words=(*upper.words, *lower.words)))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _parts(rule: Rule, grid: PageGrid) -> bool:
    box = rule.box
    inside = min(box.bottom, grid.box.bottom) - max(box.top, grid.box.top)
    return (
        not rule.horizontal and inside > 0 and grid.column_edges[1] - REACH <= box.left <= grid.column_edges[-2] + REACH
    )


def _is_within(rule: Box, grid: PageGrid) -> bool:
    wide = grid.box.right - grid.box.left
    inside = grid.box.left - REACH <= rule.left and rule.right <= grid.box.right + REACH
    return inside and rule.right - rule.left <= WIDEST * wide and grid.box.top < middle_y(rule) < grid.box.bottom


@dataclass(frozen=True, slots=True)
class _Under:
    """The row over a rule, and x of the middle of what each column under the rule has right below it, and its text."""

    row: int
    columns: dict[int, float]
    names: dict[int, str]


def _under(grid: PageGrid, rule: Box) -> Iterator[_Under]:
    """Of a row without figures, over one with a cell for each column, or a head; no word stands half under the rule."""
    size = min((word.box.bottom - word.box.top for cell in grid.cells for word in cell.words), default=0.0)
    for row in range(grid.n_rows - 1):
        if abs(grid.row_edges[row + 1] - middle_y(rule)) > BELOW * size:
            continue
        heads = [cell for cell in grid.cells if cell.row <= row]
        if any(map(_is_of_figures, (cell for cell in heads if cell.column))):
            return
        boxes = dict(_inked_below(grid, row + 1))
        under = {cell: box for cell, box in boxes.items() if rule.left - size < middle_x(box) < rule.right + size}
        places = [(cell, column) for cell in under for column in _columns_of(cell)]
        columns = {column: middle_x(under[cell]) for cell, column in places}
        whole = all(
            rule.left - BESIDE * size <= box.left and box.right <= rule.right + BESIDE * size for box in under.values()
        )
        if whole and len(under) > 1 and max(columns) - min(columns) == len(columns) - 1:
            names = {column: "".join(word.text for word in cell.words) for cell, column in places}
            yield _Under(row, columns, names)


def _inked_below(grid: PageGrid, row: int) -> Iterator[tuple[PageCell, Box]]:
    """Each cell of the row with where its words are, or those below it, where it is blank between names."""
    own = [cell for cell in grid.cells if cell.row == row]
    named = [cell.column for cell in own if cell.words]
    for cell in own:
        words = cell.words
        if not words and cell.column_span == 1 and named and min(named) < cell.column < max(named):
            held = (one for one in grid.cells if (one.column, one.column_span) == (cell.column, 1) and one.row > row)
            words = tuple(word for one in held for word in one.words)
        if words:
            yield cell, around(word.box for word in words)


def _columns_of(cell: PageCell) -> range:
    return range(cell.column, cell.column + cell.column_span)


def _is_of_figures(cell: PageCell) -> bool:
    """Does it say figures and nothing else? Week 6 is a name."""
    figures = [word for word in cell.words if is_value(word)]
    return bool(figures) and len(figures) == len(cell.words) and not all(is_year(word.text) for word in figures)


def _over(grid: PageGrid, under: _Under, rule: Box) -> PageGrid:
    first, last = min(under.columns), max(under.columns)
    own = [cell for cell in grid.cells if cell.row <= under.row < cell.row + cell.row_span]
    own = [cell for cell in own if cell.column <= last and cell.column + cell.column_span > first]
    if any(
        (cell.row, cell.row_span) != (under.row, 1) or cell.column < first or cell.column + cell.column_span > last + 1
        for cell in own
    ):
        return grid
    heads = _heads(own)
    if all(_is_at_middle(cell, under.columns) for cell in own):
        return grid
    if not heads or any(head.box.left < rule.left - REACH or head.box.right > rule.right + REACH for head in heads):
        return grid
    starts = _starts(heads, under, grid, rule)
    if starts is None:
        return grid
    top, bottom = grid.row_edges[under.row], grid.row_edges[under.row + 1]
    cells = [cell for cell in grid.cells if not any(cell is one for one in own)]
    for head, start, end in zip(heads, starts, [*starts[1:], last + 1], strict=True):
        box = Box(left=grid.column_edges[start], top=top, right=grid.column_edges[end], bottom=bottom)
        words = tuple(sorted(head.words, key=lambda word: (middle_y(word.box), word.box.left)))
        cells.append(
            replace(own[0], row=under.row, column=start, row_span=1, column_span=end - start, box=box, words=words)
        )
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _is_at_middle(cell: PageCell, columns: Mapping[int, float]) -> bool:
    """Has the cell words, over the middle of its columns?"""
    if not cell.words or cell.column_span == 1:
        return bool(cell.words) and len(columns) == 1
    inked = around(word.box for word in cell.words)
    first, last = columns[cell.column], columns[cell.column + cell.column_span - 1]
    return abs(middle_x(inked) - (first + last) / 2) <= OFF * max(word.box.bottom - word.box.top for word in cell.words)


def _heads(cells: Sequence[PageCell]) -> list[Line]:
    """From left to right: words no column apart, or characters of one, with those of other lines over or under them."""
    found: list[Line] = []
    for line in lines_of(word for cell in cells for word in cell.words):
        for part in [line] if is_spread(line.words) else segments(line):
            met = [head for head in found if head.box.left < part.box.right and part.box.left < head.box.right]
            words = [word for head in (*met, part) for word in head.words]
            found = [head for head in found if not any(head is one for one in met)]
            found.append(Line(words=tuple(words), box=around(word.box for word in words)))
    return sorted(found, key=lambda head: head.box.left)


def _at_names_again(heads: Sequence[Line], under: _Under, grid: PageGrid) -> list[int] | None:
    """The first column of each head where the same names come again under each, and others under the last: Mean, SD,
    Mean, SD, Estimate; None where they do not, or a head is not over its own.
    """
    places = sorted(under.columns)
    names = [under.names[place] for place in places]
    for width in range(2, len(names) // 2 + 1):
        copies = 1
        while names[copies * width : (copies + 1) * width] == names[:width]:
            copies += 1
        starts = [places[at * width] for at in range(copies)] + places[copies * width : copies * width + 1]
        ends = [*starts[1:], places[-1] + 1]
        if (
            copies > 1
            and len(starts) == len(heads)
            and all(
                grid.column_edges[start] <= middle_x(head.box) <= grid.column_edges[end]
                for head, start, end in zip(heads, starts, ends, strict=True)
            )
        ):
            return starts
    return None


def _edges(grid: PageGrid, under: _Under, rule: Box) -> list[float]:
    """Of the grid's columns; the rule tells where the first of its own begins and the last ends, and so how far behind
    its words, where these are set to the right, each column does.
    """
    edges = list(grid.column_edges)
    first, last = min(under.columns), max(under.columns)
    ends = {
        column: max(
            word.box.right
            for cell in grid.cells if (cell.column, cell.column_span) == (column, 1) and cell.row > under.row
            for word in cell.words
        )
        for column in under.columns
    }  # fmt: skip
    for column in range(first, last):
        edges[column + 1] = min(ends[column] + max(0.0, rule.right - ends[last]), edges[column + 2])
    edges[first], edges[last + 1] = rule.left, rule.right
    return edges


def _starts(heads: Sequence[Line], under: _Under, grid: PageGrid, rule: Box) -> list[int] | None:
    """The first column of each head, so that all stand over the middle of theirs, between what is below them; that of
    names that come again; so that all stand in the middle between edges; None where there are no such.
    """
    places = sorted(under.columns)
    if len(heads) == 1:
        return [places[0]]
    if len(heads) > MOST_HEADS or len(heads) > len(places):
        return None
    size = max(word.box.bottom - word.box.top for head in heads for word in head.words)
    columns, edges = under.columns, _edges(grid, under, rule)
    by_words = {(one, other): (columns[one] + columns[other]) / 2 for one in places for other in places}
    by_edges = {(one, other): (edges[one] + edges[other + 1]) / 2 for one in places for other in places}
    over_words, over_edges = (_best(heads, places, middles, OFF * size) for middles in (by_words, by_edges))
    return over_words or _at_names_again(heads, under, grid) or over_edges


def _best(
    heads: Sequence[Line], places: Sequence[int], middles: Mapping[tuple[int, int], float], most: float
) -> list[int] | None:
    best = min(_partings(places, len(heads)), key=partial(_off, heads=heads, middles=middles))
    return [part[0] for part in best] if _off(best, heads, middles) <= most else None


def _partings(places: Sequence[int], count: int) -> Iterator[list[Sequence[int]]]:
    if count == 1:
        yield [places]
        return
    for end in range(1, len(places) - count + 2):
        for rest in _partings(places[end:], count - 1):
            yield [places[:end], *rest]


def _off(parting: Sequence[Sequence[int]], heads: Sequence[Line], middles: Mapping[tuple[int, int], float]) -> float:
    return max(abs(middle_x(head.box) - middles[part[0], part[-1]]) for part, head in zip(parting, heads, strict=True))
