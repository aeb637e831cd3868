"""Filled boxes that hold a table with its title and notes, as journals and reports set them: pages of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from corpora.document.geometry import Box, common
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.chosen.choose import shared
from models.tables.pages.print.line_shapes import is_row, segments
from models.tables.pages.print.lines import holds, lines_of
from models.tables.values import is_value

FEWEST_ROWS: Final = 3
"""Lines in columns below the title."""
BESIDE: Final = 4.0
"""Points between two fills of one table, and by which rules may end beyond a box."""
MOST_LINES: Final = 3
"""Of the row below a head, the first of which may be of one cell alone."""
BELOW_HEAD: Final = 1.5
"""Em between a filled head and the first row at most."""
REACH: Final = 2.0
"""Points that words may reach out of their box."""
MOST_SHADES: Final = 300
"""Of a page; more are a drawing."""
OWN: Final = 0.5
"""Share of what was seen, or of a box, that lies in the other from which it was seen there."""


def panels_of(page: PrintedPage) -> list[Box]:
    """Their boxes, none of them in another; the first line in each is one stretch of words."""
    if len(page.shades) > MOST_SHADES:
        return []
    found = [box for box in page.shades if _is_panel(box, page)]
    return [box for box in found if not any(other is not box and _is_in(box, other) for other in found)]


def parts_of(page: PrintedPage, panels: Sequence[Box]) -> tuple[PrintedPage, list[PrintedPage]]:
    """The page without what stands in the boxes, and each of them; the fills of the boxes themselves are left out."""
    rest = replace(page, shades=tuple(shade for shade in page.shades if shade not in panels))

    def part(held: Callable[[Box], bool]) -> PrintedPage:
        return replace(
            rest, words=tuple(word for word in rest.words if held(word.box)),
            rules=tuple(rule for rule in rest.rules if held(rule.box)),
            shades=tuple(shade for shade in rest.shades if held(shade)),
        )  # fmt: skip

    within = [part(partial(holds, panel)) for panel in panels]
    return part(lambda box: not any(holds(panel, box) for panel in panels)), within


def within_panels(box: Box, panels: Sequence[Box]) -> list[Box]:
    """What of the box lies in each of the panels that it meets; itself where it meets none."""
    met = [panel for panel in panels if _meets(panel, box) and shared(panel, box) >= OWN]
    return [own for panel in met if (own := common(panel, box)) is not None] or [box]


def _is_panel(box: Box, page: PrintedPage) -> bool:
    words = [word for word in page.words if holds(box, word.box)]
    if len(words) < 2 * FEWEST_ROWS or any(not _is_in(word.box, box) for word in words):
        return False
    first, *rest = lines_of(words)
    if _is_head(box, words, page.words):
        return False
    if len(segments(first)) > 1 or sum(map(is_row, rest)) < FEWEST_ROWS or len(words) == len(page.words):
        return False
    if _is_ruled(box, page.rules) or any(_touch(box, other) for other in page.shades):
        return False
    return not any(_is_row_between(page.words, box, other) for other in page.shades)


def _is_row_between(words: Sequence[Word], one: Box, other: Box) -> bool:
    """Are both as wide, and is what stands between them near to both and in columns? Then every other row is filled."""
    high, low = sorted((one, other), key=lambda box: box.top)
    beside = max(abs(one.left - other.left), abs(one.right - other.right)) <= BESIDE
    if high is low or not beside or low.top < high.bottom:
        return False
    between = Box(left=one.left, top=high.bottom - REACH, right=one.right, bottom=low.top + REACH)
    lines = lines_of(word for word in words if holds(between, word.box))
    if not lines or not any(map(is_row, lines)):
        return False
    return max(lines[0].box.top - high.bottom, low.top - lines[-1].box.bottom) <= BELOW_HEAD * lines[0].size


def _is_head(box: Box, held: Sequence[Word], words: Sequence[Word]) -> bool:
    """Is there no figure in it, and a row with figures right below, between its sides? Heads of three lines look so."""
    if any(map(is_value, held)):
        return False
    below = lines_of(word for word in words if word.box.top > box.bottom - REACH and _is_between(word.box, box))
    near = below and below[0].box.top - box.bottom <= BELOW_HEAD * below[0].size
    return bool(near) and any(is_row(line) and any(map(is_value, line.words)) for line in below[:MOST_LINES])


def _is_between(inner: Box, outer: Box) -> bool:
    return outer.left - REACH <= inner.left and inner.right <= outer.right + REACH


def _is_ruled(box: Box, rules: Sequence[Rule]) -> bool:
    """Do rules run along its sides, or out of it? Then it is a cell."""
    return any(_meets(box, _grown(rule.box, REACH)) and not _is_in(rule.box, _grown(box, -BESIDE)) for rule in rules)


def _touch(box: Box, other: Box) -> bool:
    """Do two fills stand right beside or above each other?"""
    return other is not box and _meets(_grown(box, BESIDE), other) and not (_is_in(other, box) or _is_in(box, other))


def _meets(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    return across > 0 and min(one.bottom, other.bottom) - max(one.top, other.top) > 0


def _is_in(inner: Box, outer: Box) -> bool:
    wide = _grown(outer, REACH)
    return (
        wide.left <= inner.left and inner.right <= wide.right and wide.top <= inner.top and inner.bottom <= wide.bottom
    )


def _grown(box: Box, by: float) -> Box:
    return Box(left=box.left - by, top=box.top - by, right=box.right + by, bottom=box.bottom + by)
