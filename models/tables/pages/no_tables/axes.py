"""Charts that two axes draw: an upright rule and a level one that meet at their lower left ends, and free ends else.

A table's side meets the rules between its rows, and its last rule a side at either end, or none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import holds, lines_of, middle_x, middle_y
from models.tables.values import is_value

MEET: Final = 2.0
"""Points between the ends of axes that meet."""
TICK: Final = 7.0
"""Points that a mark on an axis is long at most."""
CURVE: Final = 0.5
"""Share of the level axis up to which a curve that is read as a rule may be level."""
SLANTED: Final = 4.0
"""Points that the box of a rule is high from which it is a curve."""
LOWEST, NARROWEST = 30.0, 60.0
"""Points that axes are long at least."""
ASIDE: Final = 45.0
"""Points left of an upright axis in which its figures stand."""
UNDER: Final = 1.5
"""Em below a level axis in which its figures stand."""
MOST_ROWS: Final = 1
"""Lines of three cells or more between the axes: a chart's curves have their figures at any height."""
FEWEST_CELLS: Final = 3
MOST_RULES: Final = 400
"""Of a page; more are a drawing."""


def without_axes(page: PrintedPage) -> PrintedPage:
    """The page without words and rules of such charts."""
    found = page
    for plot in _plots(page):
        said = set(map(id, _said(plot, page.words)))
        found = replace(
            found,
            words=tuple(word for word in found.words if id(word) not in said),
            rules=tuple(rule for rule in found.rules if not _lies_in(rule.box, plot)),
        )
    return found


def _plots(page: PrintedPage) -> Iterator[Box]:
    """From the upright axis to the end of the level one."""
    if len(page.rules) > MOST_RULES:
        return
    level = [rule.box for rule in page.rules if rule.horizontal and rule.box.right - rule.box.left >= NARROWEST]
    for rule in page.rules:
        if rule.horizontal or rule.box.bottom - rule.box.top < LOWEST:
            continue
        for foot in level:
            if _meet(rule.box, foot):
                plot = Box(left=rule.box.left, top=rule.box.top, right=foot.right, bottom=foot.bottom)
                if _is_free(plot, page.rules) and not _has_rows(plot, page.words):
                    yield plot


def _meet(upright: Box, foot: Box) -> bool:
    return abs(upright.bottom - middle_y(foot)) <= MEET and abs(middle_x(upright) - foot.left) <= MEET


def _is_free(plot: Box, rules: Sequence[Rule]) -> bool:
    """Does nothing but marks, and curves that run level for a while, meet the upright axis above its foot, stand at the
    other end of the level one, or go on beyond the plot?
    """
    short = plot.left + CURVE * (plot.right - plot.left)
    return not any(
        _is_of_table(rule.box, plot, short) if rule.horizontal else _is_side(rule.box, plot)
        for rule in rules
        if max(rule.box.right - rule.box.left, rule.box.bottom - rule.box.top) > TICK
    )


def _is_of_table(level: Box, plot: Box, short: float) -> bool:
    """Does it go far from the upright axis, or over the end of the plot?"""
    at = middle_y(level)
    if level.bottom - level.top >= SLANTED:
        return False
    if not plot.top - MEET <= at <= plot.bottom + MEET or (
        abs(at - plot.bottom) <= MEET and level.right <= plot.right + MEET
    ):
        return False
    begins = level.left <= plot.left + MEET and level.right > short
    return begins or level.left < plot.right + MEET < level.right


def _is_side(upright: Box, plot: Box) -> bool:
    """Does it stand at the end of the level axis, go on beyond the upright one, or through the level one?"""
    at = middle_x(upright)
    if upright.bottom <= plot.top + MEET or upright.top >= plot.bottom + MEET:
        return False
    if abs(at - plot.right) <= MEET or (abs(at - plot.left) <= MEET and not _lies_in(upright, plot)):
        return True
    return plot.left + MEET < at < plot.right - MEET and upright.bottom > plot.bottom + TICK


def _has_rows(plot: Box, words: Sequence[Word]) -> bool:
    lines = lines_of([word for word in words if holds(plot, word.box)])
    return sum(len(segments(line)) >= FEWEST_CELLS for line in lines) > MOST_ROWS


def _said(plot: Box, words: Sequence[Word]) -> Iterator[Word]:
    """What stands between the axes, the figures left of the upright one, and the line below the level one."""
    for word in words:
        size = word.box.bottom - word.box.top
        if not plot.top - size <= middle_y(word.box) <= plot.bottom + UNDER * size:
            continue
        marks = plot.left - ASIDE <= word.box.left < plot.left and is_value(word)
        if marks or plot.left - size <= middle_x(word.box) <= plot.right + size:
            yield word


def _lies_in(box: Box, plot: Box) -> bool:
    across = plot.left - TICK <= box.left and box.right <= plot.right + TICK
    return across and plot.top - TICK <= box.top and box.bottom <= plot.bottom + TICK
