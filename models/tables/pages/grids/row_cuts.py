"""Where rows end that no rule divides: the cheapest division of a body's lines, every column weighed.

A cell may take several lines, its neighbours one: at the height of its middle, of its first or of its last line. A
table keeps to one of the three, so each is tried. What is paid for: cells that do not stand where their row's tallest
has them, lines of one cell further apart than the nearest lines of a column, two figures in a cell, cells left blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

Anchor = Literal["middle", "top", "bottom"]
ANCHORS: tuple[Anchor, ...] = ("middle", "top", "bottom")

SAME_LEVEL: Final = 0.35
"""Em by which middles of lines at one height differ; half the distance of two lines is more."""
MISFIT: Final = 2.0
"""Cost of an em between a cell and where its row's tallest would have it, the mean over its other cells."""
STRETCH, STRETCH_SPACED = 4.0, 10.0
"""Cost of lines in one cell that are twice as far apart as the nearest two lines of a column; where rows are visibly
further apart."""
ALIKE: Final = 1.1
"""Ratio of two distances that are the same."""
TIGHT, TIGHT_SPACED = 0.25, 2.0
"""Cost of dividing lines that are as near to each other as lines of one cell; where rows are visibly further apart."""
SPACED: Final = 0.1
"""Share of a table's distances between lines that are wider than the nearest, from which that is so."""
MUCH_WIDER, MULTIPLE = 3.0, 0.12
"""Of the nearest distance, up to which it tells of rows, and how near to twice or thrice of it a distance is that a
blank cell between makes."""
TWO_FIGURES: Final = 4.0
"""Cost of a second figure in a cell."""
FIGURES_OFF, OFF = 2.0, 0.5
"""Cost of figures of several columns at other heights, each the one line of its cell, and em from which these are."""
NEW_LABEL: Final = 2.0
"""Cost of a label's number anywhere but at its beginning."""
BLANK: Final = 1.3
"""Cost of a row all blank but for one cell; less where more cells speak."""
SIDE_BY_SIDE: Final = 0.6
"""Cost of each further cell that goes on at the same height: rows of one line look so too."""
MOST_SIDE_BY_SIDE: Final = 1.5
"""Cost of that for one row at most, if its cells have few lines."""
FEW_LINES: Final = 2
"""Lines beyond the first; of a row with more of them the most grows alike."""
ALL_GO_ON: Final = 3.0
"""Cost where every cell of a row goes on at the same height, and all are as high."""
SLACK: Final = 0.15
"""Share by which distances of lines in one cell differ at most."""
WIDEST_PITCH: Final = 1.9
"""Em between lines of one cell at most: wider lines are rows."""
USUAL_PITCH: Final = 1.3
"""Em between lines of one cell, as most are set."""
HOPELESS: Final = 9.0
"""Cost of a row from which a taller one is not tried."""
MOST_LEVELS: Final = 60
"""Of one row: the narrowest columns of the statutory form take a third as many."""
NEAR: Final = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of one column. `figure`: nothing but a figure; `opens`: it begins as labels with numbers do; `alone`: it
    reaches over columns, so that no other line is of its row.
    """

    column: int
    top: float
    bottom: float
    figure: bool = False
    opens: bool = False
    alone: bool = False

    @property
    def middle(self) -> float:
        """Y halfway down."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class CutRows:
    """Entries of each row from top to bottom; `cost` of the division, `single` the cost of all of it as one row."""

    rows: tuple[tuple[Entry, ...], ...]
    cost: float
    single: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacing:
    """Of a table: points between the lines of one cell, and whether its rows are visibly further apart."""

    pitch: float
    spaced: bool


def spacing_of(entries: Iterable[Entry], *, size: float) -> Spacing:
    """What the columns' lines tell; `size` is the height of a line in points."""
    held = list(entries)
    gaps = _gaps(held, size)
    pitch = min([_pitch(gaps, size), *_of_lone_lines(held, size)])
    return Spacing(pitch=pitch, spaced=_spaced(gaps, pitch))


def _of_lone_lines(entries: Sequence[Entry], size: float) -> list[float]:
    """Distances to the line above of lines of words with nothing beside them, where that line has something beside it:
    the one wrapped cell of a table.
    """
    levels = _levels(entries, size)
    return [
        entry.middle - above.middle
        for (entry, *beside), over in zip(levels[1:], levels, strict=False)
        if not beside and len(over) > 1 and not (entry.figure or entry.opens or entry.alone)
        for above in over
        if above.column == entry.column and not above.figure and entry.middle - above.middle >= 0.9 * size
    ]  # fmt: skip


def cut_rows(entries: Sequence[Entry], *, size: float, spacing: Spacing | None = None) -> CutRows:
    """Rows from top to bottom; `size` is the height of a line in points. No entries, no rows.

    `spacing` is the whole table's, where the entries are a part of it.
    """
    levels = _levels(entries, size)
    if not levels:
        return CutRows(rows=(), cost=0.0, single=0.0)
    known = spacing or spacing_of(entries, size=size)
    found = [_Division(levels, size=size, spacing=known, anchor=anchor).cheapest() for anchor in ANCHORS]
    return min(found, key=lambda division: division.cost)


def _levels(entries: Sequence[Entry], size: float) -> list[list[Entry]]:
    """Entries at one height together, from top to bottom."""
    levels: list[list[Entry]] = []
    for entry in sorted(entries, key=lambda entry: entry.middle):
        if levels and entry.middle - levels[-1][0].middle <= SAME_LEVEL * size:
            levels[-1].append(entry)
        else:
            levels.append([entry])
    return levels


def _gaps(entries: Iterable[Entry], size: float) -> list[tuple[float, bool]]:
    """(distance of two lines under each other in a column, are both words?), the nearest first."""
    columns: dict[int, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: entry.middle):
        if not entry.alone:
            columns.setdefault(entry.column, []).append(entry)
    pairs = [pair for column in columns.values() for pair in pairwise(column)]
    gaps = [(b.middle - a.middle, not a.figure and not b.figure) for a, b in pairs]
    return sorted(gap for gap in gaps if gap[0] >= 0.9 * size)


def _pitch(gaps: Sequence[tuple[float, bool]], size: float) -> float:
    """The usual distance of lines of one cell: the least that is there twice.

    Where no two lines are near enough for it, no cell has several.
    """
    least = [gap for gap, _ in gaps]
    twice = (other for gap, other in pairwise(least) if other <= ALIKE * gap)
    low = max(next(twice, min(least, default=float("inf"))), size)
    return low if low <= WIDEST_PITCH * size else USUAL_PITCH * size


def _spaced(gaps: Sequence[tuple[float, bool]], pitch: float) -> bool:
    """Are rows of words further apart than lines of one cell?"""
    shares = [gap / pitch for gap, words in gaps if words and gap <= MUCH_WIDER * pitch]
    shares = [share for share in shares if share < 2 - MULTIPLE or abs(share - round(share)) > MULTIPLE]
    wider = sum(share > 1 + SLACK for share in shares)
    return len(shares) - wider > 0 and wider >= SPACED * len(shares)


@dataclass(slots=True)
class _Cell:
    """What a row holds of one column so far."""

    first: Entry
    last: Entry
    lines: int = 1


class _Division:
    """Dynamic programming over levels: `best[level]` is the cheapest division of those above it."""

    def __init__(self, levels: Sequence[Sequence[Entry]], *, size: float, spacing: Spacing, anchor: Anchor) -> None:
        self._levels = levels
        self._size, self._pitch, self._anchor = size, spacing.pitch, anchor
        self._spaced = spacing.spaced
        self._columns = len({entry.column for level in levels for entry in level if not entry.alone})
        self._tight = [self._tight_after(level) for level in range(len(levels) - 1)]

    def cheapest(self) -> CutRows:
        count = len(self._levels)
        best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * count
        single = float("inf")
        for start in range(count):
            spent = best[start][0]
            if spent == float("inf"):
                continue
            for end, cost in self._rows_from(start):
                if start == 0 and end == count:
                    single = cost
                total = spent + cost + (self._tight[end - 1] if end < count else 0.0)
                if total < best[end][0] - NEAR:
                    best[end] = (total, start)
        ends = [count]
        while ends[-1]:
            ends.append(best[ends[-1]][1])
        rows = tuple(
            tuple(entry for level in self._levels[start:end] for entry in level)
            for start, end in pairwise(reversed(ends))
        )  # fmt: skip
        return CutRows(rows=rows, cost=best[count][0], single=single)

    def _tight_after(self, level: int) -> float:
        """Cost of a cut below the level: does it divide lines as near as those of one cell?"""
        above: dict[int, Entry] = {}
        for row in self._levels[max(0, level - 3) : level + 1]:
            above |= {entry.column: entry for entry in row if not entry.alone}
        limit = (1 + SLACK) * self._pitch
        for row in self._levels[level + 1 : level + 4]:
            for entry in row:
                over = above.get(entry.column)
                if over is not None and not entry.alone and entry.middle - over.middle <= limit:
                    return TIGHT_SPACED if self._spaced else TIGHT
        return 0.0

    def _rows_from(self, start: int) -> Iterable[tuple[int, float]]:
        """(level behind the row, its cost) of each row that begins with a level."""
        cells: dict[int, _Cell] = {}
        stretched = held = parallel = 0.0
        for end in range(start + 1, min(len(self._levels), start + MOST_LEVELS) + 1):
            level = self._levels[end - 1]
            if end - 1 > start and (any(entry.alone for entry in level) or cells.get(-1)):
                return
            again = sum(entry.column in cells for entry in level)
            for entry in level:
                stretch, more = self._added(cells, entry)
                stretched = max(stretched, stretch)
                held += more
            parallel += 0.0 if self._spaced else SIDE_BY_SIDE * max(0, again - 1)
            spent = stretched + held + min(parallel, MOST_SIDE_BY_SIDE * max(1.0, (end - start - 1) / FEW_LINES))
            if spent > HOPELESS:
                return
            yield (
                end,
                spent + sum(cost(cells) for cost in (self._standing, self._figures_off, self._blanks, self._parallel)),
            )

    def _added(self, cells: dict[int, _Cell], entry: Entry) -> tuple[float, float]:
        """(cost of the distance to the line above in the cell, cost of what the lines say)."""
        column = -1 if entry.alone else entry.column
        cell = cells.get(column)
        if cell is None:
            cells[column] = _Cell(first=entry, last=entry)
            return 0.0, 0.0
        gap = (entry.middle - cell.last.middle) / self._pitch - 1
        said = TWO_FIGURES * (entry.figure and cell.last.figure) + NEW_LABEL * entry.opens
        cell.last, cell.lines = entry, cell.lines + 1
        return (STRETCH_SPACED if self._spaced else STRETCH) * max(0.0, gap - SLACK), said

    def _standing(self, cells: Mapping[int, _Cell]) -> float:
        """How far the cells stand from where the tallest has them."""
        tallest = max(cells.values(), key=lambda cell: cell.last.middle - cell.first.middle)
        others = [cell for cell in cells.values() if cell is not tallest]
        if not others:
            return 0.0
        mark = self._mark(tallest)
        return MISFIT * sum(abs(self._mark(cell) - mark) for cell in others) / (len(others) * self._size)

    def _figures_off(self, cells: Mapping[int, _Cell]) -> float:
        marks = [cell.first.middle for cell in cells.values() if cell.lines == 1 and cell.first.figure]
        return FIGURES_OFF if marks and max(marks) - min(marks) > OFF * self._size else 0.0

    def _mark(self, cell: _Cell) -> float:
        if self._anchor == "middle":
            return (cell.first.middle + cell.last.middle) / 2
        return cell.first.middle if self._anchor == "top" else cell.last.middle

    def _blanks(self, cells: Mapping[int, _Cell]) -> float:
        if -1 in cells or self._columns < 2:
            return 0.0
        return BLANK * (self._columns - len(cells)) / (self._columns - 1)

    def _parallel(self, cells: Mapping[int, _Cell]) -> float:
        """Cells that all have as many lines are as many rows, unless rows are spaced."""
        if self._spaced:
            return 0.0
        lines = {cell.lines for cell in cells.values()}
        return ALL_GO_ON if len(cells) > 1 and len(lines) == 1 and min(lines) > 1 else 0.0
