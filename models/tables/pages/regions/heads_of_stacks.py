"""A head between the last two rules of a page: rows follow without rules, and what stands above is none of its table.

Reports of laboratories and statements underline their title, print particulars, and rule no more than the head.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box, around
from models.tables.pages.print.line_shapes import has_figure, in_columns, is_row, segments
from models.tables.pages.print.lines import Line, middle_x, overlap
from models.tables.values import is_value

FEWEST_RULES, FEWEST_HEADS, FEWEST_ROWS = 3, 3, 3
"""Of a stack that may be parted, of names in a head, and of rows below it."""
MOST_HEAD_LINES: Final = 2
FEWEST_TITLES: Final = 2
"""Under a double rule: a single one may be a table's heading over all columns."""
DOUBLE: Final = 4.0
"""Points between the two lines of a double rule at most."""
LINE_GAP: Final = 0.6
"""Em between two lines of a head at most."""
ROWS: Final = 8
"""Lines below a head that are looked at."""
NEAR: Final = 3.0
"""Em between lines of one table."""
SAME_ENDS: Final = 8.0
"""Points by which the ends of rules of one table differ."""
IN_LINE: Final = 3.0
"""Points by which words of one column begin, end or have their middle apart."""
LARGER, APART = 1.05, 1.2
"""Of the head's print, and of the space below a title, from which what stands over a head is one."""
READ_LARGER: Final = 1.2
"""Of a head's print, where both were read."""
ALIKE: Final = 0.5
"""Share of a head's names with words of the same table in line."""


def parted_at_head(stack: Sequence[Box], lines: Sequence[Line]) -> list[list[Box]]:
    """The stack, or what is above such a head and the two rules of the head; `stack` has its rules from top to bottom,
    `lines` are the page's.
    """
    whole = [list(stack)]
    if len(stack) < FEWEST_RULES:
        return whole
    over, under = stack[-2:]
    within = [line for line in lines if overlap(line.box, around(stack))]
    head = [line for line in within if over.bottom < line.middle < under.top]
    above = [line for line in within if stack[0].bottom < line.middle < over.top]
    if not above or not 0 < len(head) <= MOST_HEAD_LINES or any(map(is_value, (w for one in head for w in one.words))):
        return whole
    names, below = _parts(head), _following(under, within)
    if len(names) < FEWEST_HEADS or sum(map(in_columns, below)) < FEWEST_ROWS:
        return whole
    if _share_in_line(names, below) < ALIKE or _share_in_line(names, above) >= ALIKE:
        return whole
    return [list(stack[:-2]), [over, under]]


def parted_below_letterhead(stack: Sequence[Box], lines: Sequence[Line]) -> list[list[Box]]:
    """The stack, or its first rule, and the others below the top of a head that stands right over the second: what is
    further up, an address and particulars in other columns, is under the rule of a letter's head.
    """
    whole = [list(stack)]
    if len(stack) < FEWEST_RULES:
        return whole
    within = [line for line in lines if overlap(line.box, around(stack))]
    between = [line for line in within if stack[0].bottom < line.middle < stack[1].top]
    at = len(between) - 1
    while at > 1 and between[at].box.top - between[at - 1].box.bottom <= LINE_GAP * between[at].size:
        at -= 1
    head, above = between[max(at, 0) :], between[: max(at, 0)]
    if not above or len(head) > MOST_HEAD_LINES or any(map(has_figure, head)):
        return whole
    apart = head[0].box.top - above[-1].box.bottom
    steps = [other.box.top - one.box.bottom for one, other in pairwise(above)]
    names, below = _parts(head), _following(stack[1], within)
    if len(names) < FEWEST_HEADS or sum(map(in_columns, below)) < FEWEST_ROWS or apart <= max([*steps, head[0].size]):
        return whole
    if _share_in_line(names, below) < ALIKE or _share_in_line(_parts(above), below) > ALIKE:
        return whole
    top = (above[-1].box.bottom + head[0].box.top) / 2
    return [[stack[0]], [replace(stack[1], top=top, bottom=top), *stack[1:]]]


def parted_below_titles(stack: Sequence[Box], lines: Sequence[Line]) -> list[list[Box]]:
    """The stack, or the double rule that it begins with, and the others below the titles above a head that stands right
    over the next rule: a page's name is ruled off, a section's and a table's follow, each one stretch of words.
    """
    whole = [list(stack)]
    if len(stack) < FEWEST_RULES or stack[1].top - stack[0].bottom > DOUBLE:
        return whole
    within = [line for line in lines if overlap(line.box, around(stack))]
    between = [line for line in within if stack[1].bottom < line.middle < stack[2].top]
    head = [line for line in between if is_row(line)]
    titles = between[: len(between) - len(head)]
    if len(titles) < FEWEST_TITLES or not 0 < len(head) <= MOST_HEAD_LINES or between[-len(head) :] != head:
        return whole
    told = any(len(segments(line)) > 1 for line in titles) or any(map(has_figure, head))
    names, below = _parts(head), _following(stack[2], within)
    if told or len(names) < FEWEST_HEADS or sum(map(in_columns, below)) < FEWEST_ROWS:
        return whole
    top = (titles[-1].box.bottom + head[0].box.top) / 2
    return [list(stack[:2]), [replace(stack[2], top=top, bottom=top), *stack[2:]]]


def _parts(lines: Sequence[Line]) -> list[Line]:
    return [part for line in lines for part in segments(line)]


def parted_at_ends(stack: Sequence[Box], lines: Sequence[Line]) -> list[list[Box]]:
    """The stack, or its rules that all end at one place and those that all end at another, where a head stands over the
    first of the latter, or right under it: a narrower table below a wide one.
    """
    for at in range(FEWEST_RULES, len(stack) - 1):
        wide, narrow = stack[:at], stack[at:]
        if not (_end_alike(wide) and _end_alike(narrow)) or _end_alike([wide[-1], narrow[0]]):
            continue
        own = [line for line in lines if overlap(line.box, wide[0])]
        head = [line for line in own if wide[-1].bottom < line.middle < narrow[0].top]
        head = head or [line for line in own if narrow[0].bottom < line.middle < narrow[1].top]
        if head and all(map(in_columns, head)) and not any(is_value(word) for line in head for word in line.words):
            return [list(wide), list(narrow)]
    return [list(stack)]


def is_titled_head(lines: Sequence[Line], top: float) -> bool:
    """Do the last lines before a rule name columns, below a title of a larger print than theirs, or more space above
    than below it? Then a table begins there. `top` is the y of what is above them.
    """
    at = len(lines)
    while at and in_columns(lines[at - 1]) and not any(map(is_value, lines[at - 1].words)):
        at -= 1
    head, above = lines[at:], lines[:at]
    if not head or not above or len(segments(above[-1])) > 1 or is_value(above[-1].words[-1]):
        return False
    title = above[-1]
    room = title.box.top - (above[-2].box.bottom if len(above) > 1 else top)
    apart = room > APART * (head[0].box.top - title.box.bottom) and room > title.size
    larger = READ_LARGER if any(word.origin != "layer" for word in title.words) else LARGER
    return title.size > larger * max(line.size for line in head) or apart


def _end_alike(rules: Sequence[Box]) -> bool:
    rights, lefts = [rule.right for rule in rules], [rule.left for rule in rules]
    return max(max(rights) - min(rights), max(lefts) - min(lefts)) <= SAME_ENDS


def _following(rule: Box, lines: Sequence[Line]) -> list[Line]:
    """The next lines below the rule, as near to each other as rows and headings between them."""
    below = sorted((line for line in lines if line.middle > rule.bottom), key=lambda line: line.middle)[:ROWS]
    near = [line.box.top - last.box.bottom <= NEAR * line.size for last, line in pairwise(below)]
    if not below or below[0].box.top - rule.bottom > NEAR * below[0].size:
        return []
    end = near.index(False) + 1 if False in near else len(below)
    return [line for line in below[:end] if is_row(line) or len(segments(line)) == 1]


def _share_in_line(names: Sequence[Line], lines: Sequence[Line]) -> float:
    parts = [part.box for part in _parts(lines)]
    return sum(any(_in_line(name.box, part) for part in parts) for name in names) / len(names)


def _in_line(one: Box, other: Box) -> bool:
    sides = (one.left - other.left, one.right - other.right, middle_x(one) - middle_x(other))
    return min(map(abs, sides)) <= IN_LINE
