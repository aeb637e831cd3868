"""Bars of a chart: fills as long as the figures at their ends are large, which no cells of a table are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lines import holds, middle_x, middle_y
from models.tables.values import is_value

FEWEST: Final = 3
"""Bars of a chart, and different figures."""
MOST_FILLS: Final = 500
"""Of a page; more are a picture drawn with rectangles."""
SAME_WIDTH: Final = 1.0
"""Points by which bars of one chart differ in width."""
SAME_SIDE, WHITE_LINE = 1.5, 4.5
"""Points by which the sides of filled cells differ, and of white between two at most."""
NEAR: Final = 1.5
"""Em between a bar and its figure at most."""
OFF, SHARE_OFF = 2.0, 0.04
"""Points, or share of its length, by which a bar is longer or shorter than its figure tells; figures are rounded."""
TO_SCALE: Final = 0.8
"""Share of the bars that are as long as told."""
VARIED: Final = 1.25
"""Of the smallest figure, that the largest has at least: cells of one size beside figures alike tell nothing."""
IN_LINE: Final = 2.0
"""Points within which figures stand in a line, as a column's do; those at the ends of bars do not."""
OF_BARS: Final = 0.4
"""Share of a grid's figures that stand at bars from which it is their chart; others are of an axis."""
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,9}(?:[.,]\d+)?")
_DECIMAL_COMMA = re.compile(r"(\d+),(\d{1,2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bar:
    """A fill and the figure at its end; `length` goes away from the axis, points."""

    length: float
    figure: Word
    value: float


def figures_of_bars(page: PrintedPage) -> tuple[Word, ...]:
    """The figures that stand at the ends of bars, or in them, drawn to scale."""
    if not FEWEST <= len(page.shades) <= MOST_FILLS:
        return ()
    figures = [(word, value) for word in page.words if (value := _value(word)) is not None]
    found = _to_scale(page.shades, figures)
    return found and _to_scale([box for box in page.shades if not _is_cell(box, page.shades)], figures)


def _to_scale(fills: Sequence[Box], figures: Sequence[tuple[Word, float]]) -> tuple[Word, ...]:
    return tuple(
        bar.figure
        for level in (True, False)
        for bars in _alike(fills, figures, level=level)
        if _are_to_scale(bars) and not _stand_in_line(bars, level=level)
        for bar in bars
    )


def _is_cell(fill: Box, fills: Sequence[Box]) -> bool:
    """Is another one as high right beside it, and another one as wide right above or below it?"""
    beside = any(
        max(abs(one.top - fill.top), abs(one.bottom - fill.bottom)) <= SAME_SIDE
        and max(one.left - fill.right, fill.left - one.right) <= WHITE_LINE
        for one in fills
        if one is not fill
    )
    return beside and any(
        max(abs(one.left - fill.left), abs(one.right - fill.right)) <= SAME_SIDE
        and max(one.top - fill.bottom, fill.top - one.bottom) <= WHITE_LINE
        for one in fills
        if one is not fill
    )


def is_of_bars(grid: PageGrid, figures: Iterable[Word]) -> bool:
    """Do most of its figures stand at bars?"""
    at_bars = {word.box for word in figures}
    own = [word for cell in grid.cells for word in cell.words if is_value(word)] if at_bars else []
    held = sum(word.box in at_bars for word in own)
    return held >= FEWEST and held >= OF_BARS * len(own)


def _value(word: Word) -> float | None:
    """Above nought."""
    text = word.text.strip().rstrip("%％")
    text = _DECIMAL_COMMA.sub(r"\1.\2", text) if _DECIMAL_COMMA.fullmatch(text) else text
    return float(text.replace(",", "")) or None if _FIGURE.fullmatch(text) else None


def _alike(fills: Sequence[Box], figures: Sequence[tuple[Word, float]], *, level: bool) -> Iterator[list[_Bar]]:
    """Bars of one width, in their direction."""
    wide = sorted((box.bottom - box.top if level else box.right - box.left, at) for at, box in enumerate(fills))
    group: list[int] = []
    for (width, at), (before, _) in zip(wide, [*wide[:1], *wide], strict=False):
        if width - before > SAME_WIDTH:
            yield list(_bars((fills[one] for one in group), figures, level=level))
            group = []
        group.append(at)
    yield list(_bars((fills[one] for one in group), figures, level=level))


def _bars(fills: Iterable[Box], figures: Sequence[tuple[Word, float]], *, level: bool) -> Iterator[_Bar]:
    for box in fills:
        own = [pair for pair in figures if holds(box, pair[0].box)]
        own = own or [pair for pair in figures if _is_at_end(pair[0].box, box, level=level)]
        if len(own) == 1:
            ((figure, value),) = own
            yield _Bar(length=box.right - box.left if level else box.bottom - box.top, figure=figure, value=value)


def _is_at_end(figure: Box, bar: Box, *, level: bool) -> bool:
    size = figure.bottom - figure.top
    if level:
        return bar.top <= middle_y(figure) <= bar.bottom and 0 <= figure.left - bar.right <= NEAR * size
    return bar.left <= middle_x(figure) <= bar.right and -size / 2 <= bar.top - figure.bottom <= NEAR * size


def _are_to_scale(bars: Sequence[_Bar]) -> bool:
    values = {bar.value for bar in bars}
    if len(values) < FEWEST or max(values) < VARIED * min(values):
        return False
    scale = median(bar.length / bar.value for bar in bars)
    told = [abs(bar.length - scale * bar.value) <= max(OFF, SHARE_OFF * bar.length) for bar in bars]
    return sum(told) >= TO_SCALE * len(bars)


def _stand_in_line(bars: Sequence[_Bar], *, level: bool) -> bool:
    """Do the figures of level bars stand under one another, or those of upright ones beside one another?"""
    boxes = [bar.figure.box for bar in bars]
    sides = (
        [(box.left, middle_x(box), box.right) for box in boxes]
        if level
        else [(box.top, middle_y(box), box.bottom) for box in boxes]
    )
    return any(max(side) - min(side) <= IN_LINE for side in zip(*sides, strict=True))
