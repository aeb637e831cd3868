"""Rows of a form without label: where there are as many lines of figures as rows, they are these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.printed_page import Word
from models.tables.registration.form_rows import FoundRow

FULL_LINE: Final = 3
"""Figures of a line that is no dirt, where others have but one."""
FAR: Final = 2.5
"""Usual distances of a form's rows from which the next line of figures is another table's."""
NEXT_ROW: Final = 1.5
"""Usual distances of a page's lines of figures within which the next one is the next row's."""
FEWEST_AT_THE_END: Final = 2
"""Rows before the first label or behind the last that may be told by their count: one line may be anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """What may be the figures of a row: `y` is their usual middle, in points from the page's top."""

    page: int
    y: float
    words: tuple[Word, ...]


def where_counts_agree(
    pairs: Mapping[int, int], kept: Sequence[FoundRow], rows: Sequence[int], figures: Sequence[FigureLine]
) -> dict[int, int]:
    """{row: index of its line}: labelled rows as `pairs` has them, others only where as many lines of figures stand
    between two labels, behind the last one or before the first, as rows.
    """
    own = {row.row: row for row in kept}
    beside = {pairs[row] for row in own if row in pairs}
    sure = {row: index for row, index in pairs.items() if row in own}
    ends = (_behind_the_last(own, beside, rows, figures), _above_the_first(own, beside, rows, figures))
    for gap, lines in (*_between_labels(own, beside, rows, figures), *ends):
        if gap and len(lines) == len(gap):
            sure |= dict(zip(gap, lines, strict=True))
        elif gap:
            sure |= _with_a_neighbour(gap, own, pairs, figures)
    return _before_the_first(own, rows, figures, sure)


def _before_the_first(
    own: Mapping[int, FoundRow], rows: Sequence[int], figures: Sequence[FigureLine], sure: Mapping[int, int]
) -> dict[int, int]:
    """The same, and the row before the first labelled one of a page that goes on: the full line right above its own, a
    step away. What is above that is heads.
    """
    found = dict(sure)
    for page in sorted({row.page for row in own.values()} - {min(row.page for row in own.values())}):
        first = min(row.row for row in own.values() if row.page == page)
        before = max((row for row in rows if row < first), default=None)
        here = [line.y for line in figures if line.page == page]
        index = found.get(first, 0) - 1
        if before is None or before in own or before in found or index < 0 or len(here) < 3:
            continue
        line, below = figures[index], figures[index + 1]
        step = median(after - one for one, after in pairwise(here))
        if line.page == below.page == page and here[0] == line.y and below.y - line.y <= NEXT_ROW * step:
            found |= {before: index} if len(line.words) >= FULL_LINE and index not in found.values() else {}
    return found


def _with_a_neighbour(
    gap: Sequence[int], own: Mapping[int, FoundRow], pairs: Mapping[int, int], figures: Sequence[FigureLine]
) -> dict[int, int]:
    """{row: index of its line} of the gap and the labelled row above or below it, whose label may have taken words of
    the gap's and with them another's line: where as many full lines stand up to the next rows beyond, and the one that
    would be the labelled row's own is level with its label, or below what was read of it where no line is level.
    """
    above = sorted((row for row in own if row < gap[0]), reverse=True)[:2]
    below = sorted(row for row in own if row > gap[-1])[:2]
    for rows, first, last in (
        ([*above[:1], *gap], above[1:], below[:1]),
        ([*gap, *below[:1]], above[:1], below[1:]),
    ):
        if len(rows) == len(gap) or not first or not last or last[0] not in pairs:
            continue
        lines: Sequence[int] = range(_next_line(own[first[0]], pairs, figures), pairs[last[0]])
        neighbour = own[rows[0] if rows[0] in own else rows[-1]]
        if rows[-1] in own and len(lines) > len(rows):
            lines = [index for index in lines if _is_down_to(figures[index], neighbour)]
        found = dict(zip(rows, lines, strict=False))
        if len(lines) != len(rows) or any(len(figures[index].words) < FULL_LINE for index in lines):
            continue
        mine = figures[found[neighbour.row]]
        lowest = neighbour.bottom if neighbour.row in pairs else float("inf")
        if mine.page == neighbour.page and neighbour.top <= mine.y <= lowest:
            return found
    return {}


def _next_line(row: FoundRow, pairs: Mapping[int, int], figures: Sequence[FigureLine]) -> int:
    """Index of the line behind the row's own or, where that is not known, below its label."""
    if row.row in pairs:
        return pairs[row.row] + 1
    below = (index for index, line in enumerate(figures) if (line.page, line.y) > (row.page, row.bottom))
    return next(below, len(figures))


def _is_down_to(line: FigureLine, row: FoundRow) -> bool:
    """What stands below the label is no figure of its row or of one above: print of the other side at a page's end."""
    return (line.page, line.y) <= (row.page, row.bottom)


def _between_labels(
    own: Mapping[int, FoundRow], beside: set[int], rows: Sequence[int], figures: Sequence[FigureLine]
) -> Iterator[tuple[list[int], Sequence[int]]]:
    for before, behind in pairwise(sorted(own)):
        gap = [row for row in rows if before < row < behind]
        start, end = (own[before].page, own[before].bottom), (own[behind].page, own[behind].top)
        between = [
            index for index, line in enumerate(figures) if start < (line.page, line.y) < end and index not in beside
        ]
        yield gap, _without_dirt(between, figures, len(gap))


def _behind_the_last(
    own: Mapping[int, FoundRow], beside: set[int], rows: Sequence[int], figures: Sequence[FigureLine]
) -> tuple[list[int], Sequence[int]]:
    """Full lines of figures that follow the last label's as rows do, up to the next table."""
    last = own[max(own)]
    below = [
        index for index, line in enumerate(figures)
        if line.page == last.page and line.y > last.bottom and index not in beside
    ]  # fmt: skip
    return _full([row for row in rows if row > last.row], below, last.page, last.bottom, figures)


def _above_the_first(
    own: Mapping[int, FoundRow], beside: set[int], rows: Sequence[int], figures: Sequence[FigureLine]
) -> tuple[list[int], Sequence[int]]:
    """Full lines of figures that lead to the first label's as rows do, from the heads on."""
    first = own[min(own)]
    above = [
        index for index, line in enumerate(figures)
        if line.page == first.page and line.y < first.top and index not in beside
    ]  # fmt: skip
    return _full([row for row in rows if row < first.row], above[::-1], first.page, first.top, figures)


def _full(
    gap: list[int], lines: Sequence[int], page: int, start: float, figures: Sequence[FigureLine]
) -> tuple[list[int], Sequence[int]]:
    """The rows of the gap, and their lines: those that follow one another from `start`, without dirt, if all are full;
    of a gap of one row none.
    """
    here = [line.y for line in figures if line.page == page]
    apart = [below - above for above, below in pairwise(here)]
    if len(gap) < FEWEST_AT_THE_END or not apart:
        return [], []
    most, y, found = FAR * median(apart), start, list[int]()
    for index in lines:
        if abs(figures[index].y - y) > most:
            break
        found.append(index)
        y = figures[index].y
    kept = _without_dirt(sorted(found), figures, len(gap))
    return (gap, kept) if all(len(figures[index].words) >= FULL_LINE for index in kept) else ([], [])


def _without_dirt(lines: Sequence[int], figures: Sequence[FigureLine], count: int) -> Sequence[int]:
    """The fullest `count` of the lines, in order, where all others are a single mark and these are not; else all."""
    fullest = sorted(lines, key=lambda index: -len(figures[index].words))
    kept, others = fullest[:count], fullest[count:]
    full = all(len(figures[index].words) >= FULL_LINE for index in kept)
    return sorted(kept) if full and all(len(figures[index].words) == 1 for index in others) else lines
