"""Tables beside each other that show no more than their heads: a rule under each, or a fill, at one height, white
between.

Rules that part the groups of one table's head stand under one name each; these stand under those of several columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.print.line_shapes import is_caption, is_running_text, segments
from models.tables.pages.print.lines import Line, line_of, lines_of, middle_x, middle_y
from models.tables.pages.regions.shade_rules import MOST_SHADES
from models.tables.pages.regions.tables_beside import levels_of
from models.tables.values import is_value, is_year

WHITE: Final = 6.0
"""Points of white between two tables at least."""
SET_OUT: Final = 1.0
"""Points by which words of a table stand out of its rule."""
FEWEST_NAMES: Final = 2
"""In each head."""
FEWEST_ROWS: Final = 2
"""Under each."""
UNDER: Final = 1.2
"""Em between a head and its rule at most."""
MOST_LINES: Final = 4
"""Of a head."""
NEAR: Final = 2.0
"""Em between two rows at most."""
MOST_WORDS: Final = 4000
"""Of a page; more are a list."""


def tables_under_heads(page: PrintedPage) -> list[Box]:
    """The places of such tables, heads and rows; empty where there are none."""
    if len(page.words) > MOST_WORDS:
        return []
    level = [rule for rule in page.rules if rule.horizontal]
    level += _under_filled_heads(page.shades) if len(page.shades) <= MOST_SHADES else []
    upright = [rule.box for rule in page.rules if not rule.horizontal]
    lines = lines_of(page.words)
    found: list[Box] = []
    for sides in levels_of(level):
        known = any(box.top <= middle_y(sides[0]) <= box.bottom for box in found)
        if len(sides) > 1 and not known and not any(_runs_through(rule, sides) for rule in upright):
            found += _tables(sides, lines, level)
    return found


def _under_filled_heads(shades: Sequence[Box]) -> list[Rule]:
    """The lower sides of fills that stand beside others as high, white between, as rules."""
    apart = [
        shade for shade in shades if any(
            max(abs(one.top - shade.top), abs(one.bottom - shade.bottom)) <= SET_OUT
            and max(one.left - shade.right, shade.left - one.right) >= WHITE
            for one in shades
        )
    ]  # fmt: skip
    return [Rule(box=replace(shade, top=shade.bottom), horizontal=True) for shade in apart]


def _runs_through(upright: Box, sides: Sequence[Box]) -> bool:
    at = middle_y(sides[0])
    return upright.top <= at + SET_OUT and upright.bottom >= at - SET_OUT


def _tables(sides: Sequence[Box], lines: Sequence[Line], level: Sequence[Rule]) -> list[Box]:
    at = middle_y(sides[0])
    gaps = [(left.right, right.left) for left, right in pairwise(sides)]
    if min(right - left for left, right in gaps) < WHITE:
        return []
    head = max((line for line in lines if line.middle < at), key=lambda line: line.middle, default=None)
    if head is None or at - head.box.bottom > UNDER * head.size or not _lies_in(head, sides):
        return []
    heads = [_of_side(head, side) for side in sides]
    if not all(map(_is_head, heads)):
        return []
    rows = list(_rows([line for line in lines if line.middle > at], head, sides, level))
    whole = [[own for row in rows if (own := _of_side(row, side)) is not None] for side in sides]
    held = [_trimmed(own, _last_rule(side, own, level)) for side, own in zip(sides, whole, strict=True)]
    if any(sum(len(segments(own)) > 1 for own in side) < FEWEST_ROWS or is_running_text(side) for side in held):
        return []
    top = _top_of(head, sides, lines, level) - SET_OUT
    return [
        Box(left=side.left - SET_OUT, top=top, right=side.right + SET_OUT, bottom=_end(side, own[-1], level))
        for side, own in zip(sides, held, strict=True)
    ]


def _top_of(head: Line, sides: Sequence[Box], lines: Sequence[Line], level: Sequence[Rule]) -> float:
    """Y of the head's top, or of rules above with the ends of those below it, where no more lines of it are between."""
    over = [own for own in levels_of(level) if middle_y(own[0]) < head.middle and _have_ends(own, sides)]
    if not over:
        return head.box.top
    top = over[-1][0].top
    between = [line for line in lines if top < line.middle < head.middle]
    own = len(between) < MOST_LINES and all(_lies_in(line, sides) and not is_caption(line) for line in between)
    return min(top, head.box.top) if own else head.box.top


def _have_ends(level: Sequence[Box], sides: Sequence[Box]) -> bool:
    return len(level) == len(sides) and all(
        max(abs(one.left - other.left), abs(one.right - other.right)) <= SET_OUT
        for one, other in zip(level, sides, strict=True)
    )


def _is_head(own: Line | None) -> bool:
    if own is None or is_caption(own):
        return False
    names = segments(own)
    figures = any(all(map(is_value, name.words)) and not is_year(name.text) for name in names)
    return len(names) >= FEWEST_NAMES and not figures and not is_year(names[0].text)


def _trimmed(lines: Sequence[Line], rule: float) -> Sequence[Line]:
    """Without lines of one stretch of words at the end, below the last rule: notes, and what stands over the next
    table.
    """
    ends = (at for at in range(len(lines), 0, -1) if len(segments(lines[at - 1])) > 1 or lines[at - 1].middle < rule)
    return lines[: next(ends, 0)]


def _last_rule(side: Box, lines: Sequence[Line], level: Sequence[Rule]) -> float:
    """Y of the last rule as long as the table, right below one of its lines, if one parts its rows too."""
    own = [middle_y(rule.box) for rule in level if _have_ends([rule.box], [side])]
    below = [y for y in own for line in lines if 0 <= y - line.box.bottom <= UNDER * line.size]
    return max(below) if len(set(below)) > 1 else float("-inf")


def _end(side: Box, last: Line, level: Sequence[Rule]) -> float:
    """Y of the end of its last line, or of a rule right below that closes the table."""
    below = [middle_y(rule.box) for rule in level if _have_ends([rule.box], [side])]
    near = [y + SET_OUT for y in below if 0 <= y - last.box.bottom <= UNDER * last.size]
    return max([last.box.bottom, *near])


def _of_side(line: Line, side: Box) -> Line | None:
    words = [word for word in line.words if side.left <= middle_x(word.box) <= side.right]
    return line_of(words) if words else None


def _lies_in(line: Line, sides: Sequence[Box]) -> bool:
    """Is each word over or under one of the rules?"""
    return all(any(_is_over(word, side) for side in sides) for word in line.words)


def _is_over(word: Word, side: Box) -> bool:
    return side.left - SET_OUT <= word.box.left and word.box.right <= side.right + SET_OUT


def _rows(lines: Sequence[Line], head: Line, sides: Sequence[Box], level: Sequence[Rule]) -> Iterator[Line]:
    """The next lines, as far as all words stand under the rules, no rule goes over the white between two, and no titles
    with rules below them stand there.
    """
    whites = [(left.right + right.left) / 2 for left, right in pairwise(sides)]
    over = [middle_y(rule.box) for rule in level if any(rule.box.left < x < rule.box.right for x in whites)]
    last = head
    for line in lines:
        apart = line.box.top - last.box.bottom > NEAR * line.size
        if (
            apart
            or _are_titles(line, sides, level)
            or not _lies_in(line, sides)
            or any(last.middle < y < line.middle for y in over)
        ):
            return
        yield line
        last = line


def _are_titles(line: Line, sides: Sequence[Box], level: Sequence[Rule]) -> bool:
    """One stretch of words in each of several sides, and rules right below?"""
    parts = [own for side in sides if (own := _of_side(line, side)) is not None]
    if len(parts) < 2 or any(len(segments(own)) > 1 for own in parts):
        return False
    return any(0 <= middle_y(rule.box) - line.box.bottom <= UNDER * line.size for rule in level)
