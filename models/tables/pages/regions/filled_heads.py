"""Heads that are filled and not ruled: on top of a frame they have its sides and columns, and a table begins there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.print.lattice import edges_of
from models.tables.pages.print.line_shapes import in_columns, is_row, segments
from models.tables.pages.print.lines import Line, holds, lines_of, middle_x, middle_y, united
from models.tables.pages.print.spread_labels import is_spread
from models.tables.pages.regions.heads_of_stacks import is_titled_head
from models.tables.values import is_value

AS_WIDE: Final = 4.0
"""Points by which the sides of a head and of its frame differ."""
ABOVE: Final = 3.0
"""Points between the bottom of a head and the frame's first rule."""
CROSSES: Final = 1.5
"""Points that a word reaches over a column's edge on both sides where its head goes over that."""
MOST_LINES: Final = 4
"""Of a head."""
NEAR: Final = 3.0
"""Em between a head and a title above it at most."""
FEWEST_COLUMNS: Final = 3
"""Upright rules that begin at the frame's first level one."""
NAMED: Final = 0.7
"""Share of its columns that a head has a word for."""
MOST_SHADES: Final = 300
"""Of a page; more are a drawing."""


def with_filled_heads_ruled(page: PrintedPage) -> PrintedPage:
    """The page with rules around and in such heads."""
    if not page.shades or not page.rules or len(page.shades) > MOST_SHADES:
        return page
    bands = united(sorted(page.shades, key=lambda shade: shade.left), _are_level)
    new = [rule for band in bands for rule in _rules_of(band, page)]
    return replace(page, rules=(*page.rules, *new)) if new else page


def tops_of_filled_heads(page: PrintedPage) -> tuple[list[Box], list[Box]]:
    """Where filled cells begin that name columns, a title right above them: the tops, without height, of those with a
    rule below them and of those whose title is set off. Tables begin there, ruled or not.
    """
    if not page.shades or len(page.shades) > MOST_SHADES:
        return [], []
    lines, level = lines_of(page.words), [rule.box for rule in page.rules if rule.horizontal]
    heads = [block for block in united(page.shades, _touch) if _is_over_rows(block, lines)]
    ruled = [any(_closes(box, block) for box in level) for block in heads]
    tops = [replace(block, bottom=block.top) for block in heads]
    return (
        [top for top, closed in zip(tops, ruled, strict=True) if closed],
        [top for top, block, closed in zip(tops, heads, ruled, strict=True) if not closed and _is_titled(block, lines)],
    )


def filled_heads(page: PrintedPage) -> list[Box]:
    """Fills of cells side by side that name columns."""
    if not page.shades or len(page.shades) > MOST_SHADES:
        return []
    lines = lines_of(page.words)
    return [block for block in united(page.shades, _touch) if _names_columns(_held(block, lines))]


def _are_level(one: Box, other: Box) -> bool:
    """Fills of cells side by side."""
    same = max(abs(one.top - other.top), abs(one.bottom - other.bottom)) <= CROSSES
    return same and other.left - one.right <= CROSSES and one.left - other.right <= CROSSES


def _touch(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return min(across, down) >= -CROSSES and max(across, down) > CROSSES


def _is_over_rows(block: Box, lines: Sequence[Line]) -> bool:
    """Does the block name columns, with one stretch of words right above it, no row?"""
    if not _names_columns(_held(block, lines)):
        return False
    over = _above(block, lines)
    return bool(over) and block.top - over[-1].box.bottom <= NEAR * over[-1].size and not is_row(over[-1])


def _names_columns(head: Sequence[Line]) -> bool:
    if not head or len(head) > MOST_LINES or not any(map(in_columns, head)):
        return False
    return not any(is_value(word) for line in head for word in line.words)


def _is_titled(block: Box, lines: Sequence[Line]) -> bool:
    """Is what stands right above the block set off as a title, and a row right below it?"""
    over = _above(block, lines)
    below = min((line for line in lines if line.middle > block.bottom), key=lambda line: line.middle, default=None)
    near = below is not None and is_row(below) and below.box.top - block.bottom <= NEAR * below.size
    return near and len(over) > 1 and is_titled_head([over[-1], *_held(block, lines)], over[-2].box.bottom)


def _held(block: Box, lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if holds(block, line.box)]


def _above(block: Box, lines: Sequence[Line]) -> list[Line]:
    return sorted((line for line in lines if line.middle < block.top), key=lambda line: line.middle)


def _rules_of(shade: Box, page: PrintedPage) -> Iterator[Rule]:
    words = [word for word in page.words if holds(shade, word.box)]
    if len(words) < 2 or not _is_head(shade, words):
        return
    first = [rule.box for rule in page.rules if rule.horizontal and _closes(rule.box, shade)]
    upright = [rule.box for rule in page.rules if not rule.horizontal and _goes_into(rule.box, shade)]
    if not first or any(shade.left + AS_WIDE < middle_x(box) < shade.right - AS_WIDE for box in upright):
        return
    y = min(map(middle_y, first))
    columns = _columns_from(y, shade, page.rules)
    if len(columns) < FEWEST_COLUMNS and (below := _end_of_heading(y, shade, page)) is not None:
        columns = _columns_from(below, shade, page.rules)
    if len(columns) < FEWEST_COLUMNS or max(columns[0] - shade.left, shade.right - columns[-1]) > AS_WIDE:
        return
    if upright and is_spread(words):
        return  # of one cell, over the columns below
    if upright and _n_named(columns, words) < NAMED * (len(columns) - 1):
        return  # a heading between a frame's sides
    yield Rule(box=Box(left=columns[0], top=shade.top, right=columns[-1], bottom=shade.top), horizontal=True)
    for x in columns:
        if not any(word.box.left < x - CROSSES and word.box.right > x + CROSSES for word in words):
            yield Rule(box=Box(left=x, top=shade.top, right=x, bottom=y), horizontal=False)


def _n_named(columns: Sequence[float], words: Sequence[Word]) -> int:
    """Columns in which a word stands that reaches over neither side."""
    return sum(
        any(left - CROSSES <= word.box.left and word.box.right <= right + CROSSES for word in words)
        for left, right in pairwise(columns)
    )


def _columns_from(y: float, shade: Box, rules: Sequence[Rule]) -> list[float]:
    """X of the upright rules below the shade that stand at a height, or begin there."""
    return edges_of(
        middle_x(rule.box) for rule in rules
        if not rule.horizontal and rule.box.top <= y + ABOVE and rule.box.bottom > y + ABOVE
        and shade.left - AS_WIDE <= middle_x(rule.box) <= shade.right + AS_WIDE
    )  # fmt: skip


def _end_of_heading(y: float, shade: Box, page: PrintedPage) -> float | None:
    """Where a row over all columns right below the head ends: one stretch of words between two rules."""
    level = sorted(middle_y(rule.box) for rule in page.rules if rule.horizontal and _is_as_wide(rule.box, shade))
    end = next((at for at in level if at > y + ABOVE), None)
    if end is None:
        return None
    held = lines_of(
        word for word in page.words if shade.left < middle_x(word.box) < shade.right and y < middle_y(word.box) < end
    )
    return end if len(held) == 1 and len(segments(held[0])) == 1 else None


def _is_as_wide(rule: Box, shade: Box) -> bool:
    return max(abs(rule.left - shade.left), abs(rule.right - shade.right)) <= AS_WIDE


def _is_head(shade: Box, words: Sequence[Word]) -> bool:
    lines = lines_of(words)
    return len(lines) <= MOST_LINES and any(map(in_columns, lines))


def _closes(rule: Box, shade: Box) -> bool:
    """Does a level rule run along all of the bottom?"""
    return _is_as_wide(rule, shade) and -ABOVE / 2 <= middle_y(rule) - shade.bottom <= ABOVE


def _goes_into(rule: Box, shade: Box) -> bool:
    """Is more of an upright rule in the fill, or at its sides, than its end?"""
    inside = min(rule.bottom, shade.bottom) - max(rule.top, shade.top)
    return shade.left - AS_WIDE <= middle_x(rule) <= shade.right + AS_WIDE and inside > ABOVE
