"""Charts of bars that stand on one line: what is drawn and told within them is no table's.

Bars are fills without words, of one width, whose feet are level and whose tops are not. Cells of a table that are
filled and blank are as high as their rows; those of several rows begin where others do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.no_tables.bars import MOST_FILLS
from models.tables.pages.print.lines import holds, lines_of, middle_x, middle_y
from models.tables.values import is_value

FEWEST, FEWEST_HEIGHTS = 4, 3
"""Bars of a chart, and different heights of theirs; two are enough where a figure stands on each."""
SAME_FOOT, SAME_WIDTH, SAME_HEIGHT = 1.5, 2.0, 1.5
"""Points by which feet, widths and heights of bars differ that are the same; a picture's are a pixel off."""
WIDEST, LOWEST = 60.0, 3.0
"""Points that a bar is wide at most; usual heights of the page's words that the highest one is high at least."""
FARTHEST: Final = 3.0
"""Widths of a bar between one and the next at most."""
HEADROOM: Final = 0.6
"""Of the highest bar's height, how far an axis goes on above it."""
ASIDE: Final = 45.0
"""Points beside the bars in which the figures of an axis stand."""
FEWEST_MARKS, SAME_STEP = 3, 2.5
"""Figures of an axis, and points by which the steps between them differ."""
NEAR: Final = 2.0
"""Heights of a word between the end of a bar and what stands at it."""
LEGEND, KEY = 45.0, 12.0
"""Points above or below a chart in which it says what bars mean, and that the side of a key's square measures at most.
"""
_FIGURE = re.compile(r"(?P<sign>[-−–])?(?P<value>[0-9][0-9, ]*(?:\.[0-9]+)?)[%％]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chart:
    """Its bars, the box around them, and the figures of its axes."""

    bars: tuple[Box, ...]
    hull: Box
    marks: tuple[Word, ...]

    @property
    def plot(self) -> Box:
        """Around bars and axes."""
        return around([self.hull, *(word.box for word in self.marks)])


def without_charts(page: PrintedPage, fills: Sequence[Box]) -> PrintedPage:
    """The page without words and rules of its charts; `fills` are evenly filled areas, points."""
    found = page
    for chart in _charts(fills, page.words):
        said = {word.box for word in _said(chart, page.words, fills)}
        found = replace(
            found,
            words=tuple(word for word in found.words if word.box not in said),
            rules=tuple(rule for rule in found.rules if not _is_of(rule, chart)),
        )
    return found


def plots(fills: Sequence[Box], words: Sequence[Word]) -> list[Box]:
    """Around bars and axes of each chart, points."""
    return [chart.plot for chart in _charts(fills, words)]


def _charts(fills: Sequence[Box], words: Sequence[Word]) -> Iterator[_Chart]:
    size = median(word.box.bottom - word.box.top for word in words) if words else 0.0
    for bars, heights in _standing(fills):
        if heights < FEWEST_HEIGHTS and not all(any(_is_on_top(word, bar) for word in words) for bar in bars):
            continue
        hull = around(bars)
        inside = [word for word in words if holds(hull, word.box)]
        if len(inside) <= len(bars) and all(map(is_value, inside)) and hull.bottom - hull.top >= LOWEST * size:
            marks = (*_marks(hull, words, left=True), *_marks(hull, words, left=False))
            yield _Chart(bars=tuple(bars), hull=hull, marks=marks)


def _marks(hull: Box, words: Sequence[Word], *, left: bool) -> Sequence[Word]:
    """The figures of an axis beside the bars, from top to bottom: less and less, as far apart as the ones before."""
    start, end = (hull.left - ASIDE, hull.left) if left else (hull.right, hull.right + ASIDE)
    top = hull.top - HEADROOM * (hull.bottom - hull.top)
    own = [
        word for word in words
        if start <= middle_x(word.box) <= end and top <= middle_y(word.box) <= hull.bottom + SAME_STEP
        and _FIGURE.fullmatch(word.text)
    ]  # fmt: skip
    own.sort(key=lambda word: middle_y(word.box))
    steps = [middle_y(low.box) - middle_y(high.box) for high, low in pairwise(own)]
    falling = all(_value(high) > _value(low) for high, low in pairwise(own))
    if len(own) < FEWEST_MARKS or not falling or max(steps) - min(steps) > SAME_STEP:
        return []
    return own


def _value(word: Word) -> float:
    found = _FIGURE.fullmatch(word.text)
    if found is None:
        raise ValueError(f"no figure of an axis: {word.text!r}")
    value = float(found["value"].replace(",", "").replace(" ", ""))
    return -value if found["sign"] else value


def _standing(fills: Sequence[Box]) -> Iterator[tuple[list[Box], int]]:
    """Fills that may be bars of one chart, from left to right, and how many heights they have."""
    if len(fills) > MOST_FILLS:
        return
    rest = sorted((box for box in fills if box.right - box.left <= WIDEST), key=lambda box: (box.bottom, box.left))
    while rest:
        first = rest[0]
        foot = [box for box in rest if box.bottom - first.bottom <= SAME_FOOT]
        wide = first.right - first.left
        own = sorted(
            (box for box in foot if abs(box.right - box.left - wide) <= SAME_WIDTH), key=lambda box: box.left
        )  # fmt: skip
        taken = set(map(id, own))
        rest = [box for box in rest if id(box) not in taken]
        for bars in _together(own, FARTHEST * wide):
            heights = sorted(box.bottom - box.top for box in bars)
            steps = sum(after - before > SAME_HEIGHT for before, after in pairwise(heights))
            if len(bars) >= FEWEST and steps:
                yield bars, steps + 1


def _together(boxes: Sequence[Box], apart: float) -> Iterator[list[Box]]:
    """Runs of boxes none of which lies over the one before, or is farther from it."""
    run: list[Box] = []
    for box in boxes:
        if run and not -SAME_WIDTH <= box.left - run[-1].right <= apart:
            yield run
            run = []
        run.append(box)
    if run:
        yield run


def _said(chart: _Chart, words: Sequence[Word], fills: Sequence[Box]) -> Iterator[Word]:
    """Figures at the bars and at the axes, the line under the bars, and what tells their meaning."""
    hull, plot = chart.hull, chart.plot
    yield from chart.marks
    for word in words:
        if holds(hull, word.box) or any(_is_on_top(word, bar) for bar in chart.bars):
            yield word
    below = [
        word for word in words
        if hull.left - SAME_WIDTH <= middle_x(word.box) <= hull.right + SAME_WIDTH
        and hull.bottom - SAME_FOOT <= word.box.top <= hull.bottom + LEGEND
    ]  # fmt: skip
    lines = lines_of(below)
    if lines and lines[0].box.top <= hull.bottom + NEAR * lines[0].size:
        yield from lines[0].words
    keys = [box for box in fills if max(box.right - box.left, box.bottom - box.top) <= KEY]
    room = replace(plot, top=plot.top - LEGEND, bottom=plot.bottom + LEGEND)
    for line in lines_of([word for word in words if holds(room, word.box)]):
        if any(line.box.top <= middle_y(key) <= line.box.bottom and holds(room, key) for key in keys):
            yield from line.words


def _is_on_top(word: Word, bar: Box) -> bool:
    """Is it a figure right above the bar?"""
    near = NEAR * (word.box.bottom - word.box.top)
    over = bar.left <= middle_x(word.box) <= bar.right and 0 <= bar.top - middle_y(word.box) <= near
    return over and is_value(word)


def _is_of(rule: Rule, chart: _Chart) -> bool:
    """Is it a side of a bar, or a line of the axes?"""
    box, hull, plot = rule.box, chart.hull, chart.plot
    if box.left < plot.left - SAME_WIDTH or box.right > max(plot.right, hull.right + ASIDE):
        return False
    return plot.top <= middle_y(box) <= hull.bottom + SAME_FOOT and box.bottom <= hull.bottom + KEY
