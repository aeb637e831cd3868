"""What stands where the finder of regions saw tables, as pages of their own, where geometry drew these otherwise.

Words, rules and fills of a neighbour, of a title or of prose lead geometry astray; read by itself, a region is read as
well as any page. Whether what is found there explains the place better is asked as of all other grids.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import Box, around, common
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.chosen.choose import same_table
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.line_shapes import in_columns, is_particulars, segments
from models.tables.pages.print.lines import Line, holds, line_of, lines_of, middle_x, middle_y, united
from models.tables.pages.seen.seen_words import FEWEST_OUTSIDE, SeesTables, is_line_outside
from models.tables.values import is_value

OUTSIDE: Final = 3.0
"""Points that a region's edge may lie off: half of a place of the map."""
ALIKE: Final = 0.95
"""Share of the words of a grid and a region that both have, from which both are the same."""
STACKED: Final = 2.0
"""Points between two regions over one another in which no title has room: they are one."""
AS_WIDE: Final = 0.8
"""Share of the width of the wider of two regions over one another that both have, if they are one."""
FEWEST_ROWS: Final = 3
"""Lines in columns that what was seen must leave of a grid, for that to be read by itself."""
NEAR_ROW: Final = 1.6
"""Of the distance of rows, from the last row of a region to one below it at most."""
FEWEST_FIGURES: Final = 2
"""Behind the label of such a row."""
CROSSED: Final = 0.5
"""Share of a region's width or height that a rule goes over from which what of it lies there is the region's."""


def seen_parts(
    seen: Sequence[Box], grids: Sequence[PageGrid], page: PrintedPage, looked: SeesTables | None = None
) -> list[PrintedPage]:
    """Pages of the regions of places where regions and grids are not one to one, or have other words, names with what
    they are among the grid's. Also of what such regions leave of the grids above or below them. `looked` tells how
    likely a word is a table's.
    """
    boxes = [grid.box for grid in grids]
    found: list[PrintedPage] = []
    for place in united([*boxes, *seen], same_table):
        own = [box for box in seen if same_table(box, place)]
        known = [box for box in boxes if same_table(box, place)]
        others = [box for box in seen if box not in own]
        if own and not (len(own) == len(known) == 1 and _is_same(own[0], known[0], others, page, looked)):
            own = [_with_sums(box, known, seen, page) for box in united(own, _are_stacked)]
            found += [_part(box, page) for box in (*own, *_rest(known, own, page, looked))]
    return [part for part in found if part.words]


def _with_sums(box: Box, known: Sequence[Box], seen: Sequence[Box], page: PrintedPage) -> Box:
    """The region with the rows right below it that a grid has and no region: sums under the last rule."""
    inner = [line for line in lines_of(word for word in page.words if holds(box, word.box)) if in_columns(line)]
    if len(inner) < FEWEST_ROWS:
        return box
    pitch = median(below.middle - above.middle for above, below in pairwise(inner))
    below = [word for word in page.words if _is_in(word, known) and not _is_in(word, seen) and _is_below(word, box)]
    last = inner[-1]
    for line in lines_of(below):
        figures = segments(line)[1:]
        told = len(figures) >= FEWEST_FIGURES and all(all(map(is_value, part.words)) for part in figures)
        if not (told and 0 < line.middle - last.middle <= NEAR_ROW * pitch):
            break
        box, last = around((box, line.box)), line
    return box


def _is_below(word: Word, box: Box) -> bool:
    return middle_y(word.box) >= box.bottom and box.left <= middle_x(word.box) <= box.right


def _rest(known: Sequence[Box], seen: Sequence[Box], page: PrintedPage, looked: SeesTables | None) -> list[Box]:
    """What of the grids lies above or below all that was seen, if it has rows, and is not surely none of a table."""
    if not known:
        return []
    whole, inner = around(known), around(seen)
    above, below = inner.top - OUTSIDE, inner.bottom + OUTSIDE
    found = [replace(whole, bottom=above)] if above > whole.top else []
    found += [replace(whole, top=below)] if below < whole.bottom else []
    return [box for box in found if _has_rows(box, page, looked)]


def _has_rows(box: Box, page: PrintedPage, looked: SeesTables | None) -> bool:
    lines = lines_of(word for word in page.words if holds(box, word.box))
    rows = [line for line in lines if in_columns(line)]
    return len(rows) >= FEWEST_ROWS and not all(_is_outside(line, looked) for line in rows)


def _is_outside(line: Line, looked: SeesTables | None) -> bool:
    return looked is not None and is_line_outside(looked, line)


def _is_same(seen: Box, known: Box, others: Sequence[Box], page: PrintedPage, looked: SeesTables | None) -> bool:
    """Have both nearly the same words, or is what was left out of the known one a head or row of it?

    It is not where several lines are surely none of a table, or are in others that were seen.
    """
    held = [(holds(seen, word.box), holds(known, word.box), word) for word in page.words]
    left = lines_of(word for one, other, word in held if other and not one)
    if any(map(is_particulars, left)):
        return False
    if sum(one and other for one, other, _ in held) >= ALIKE * sum(one or other for one, other, _ in held):
        return True
    if any(one and not other for one, other, _ in held):
        return False
    free = [line_of(rest) for line in left if (rest := [word for word in line.words if not _is_in(word, others)])]
    out = len(left) - len(free) + sum(_is_outside(line, looked) for line in free)
    return all(map(in_columns, left)) and out < FEWEST_OUTSIDE


def _is_in(word: Word, boxes: Sequence[Box]) -> bool:
    return any(holds(box, word.box) for box in boxes)


def _are_stacked(one: Box, other: Box) -> bool:
    above, below = sorted((one, other), key=lambda box: box.top)
    shared = min(above.right, below.right) - max(above.left, below.left)
    wider = max(above.right - above.left, below.right - below.left)
    return below.top - above.bottom <= STACKED and shared >= AS_WIDE * wider


def _part(box: Box, page: PrintedPage) -> PrintedPage:
    wide = Box(left=box.left - OUTSIDE, top=box.top - OUTSIDE, right=box.right + OUTSIDE, bottom=box.bottom + OUTSIDE)
    rules = ((rule, _of_rule(rule.box, wide, level=rule.horizontal)) for rule in page.rules)
    shades = (common(shade, wide) for shade in page.shades)
    return replace(
        page, words=tuple(word for word in page.words if holds(wide, word.box)),
        rules=tuple(Rule(box=own, horizontal=rule.horizontal) for rule, own in rules if own is not None),
        shades=tuple(shade for shade in shades if shade is not None),
    )  # fmt: skip


def _of_rule(rule: Box, box: Box, *, level: bool) -> Box | None:
    across = (rule.top + rule.bottom) / 2 if level else (rule.left + rule.right) / 2
    if not (box.top <= across <= box.bottom if level else box.left <= across <= box.right):
        return None
    start, end = (rule.left, rule.right) if level else (rule.top, rule.bottom)
    low, high = (box.left, box.right) if level else (box.top, box.bottom)
    inside = min(end, high) - max(start, low)
    if inside <= 0 or (inside < CROSSED * (end - start) and inside < CROSSED * (high - low)):
        return None
    if level:
        return replace(rule, left=max(start, low), right=min(end, high))
    return replace(rule, top=max(start, low), bottom=min(end, high))
