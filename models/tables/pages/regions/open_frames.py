"""Frames of tables that have rules between their cells but none around: a row more above and below, and pieces to join.

Where upright rules stand neither at the left nor at the right end of the horizontal ones, the topmost and the lowest
rule are between rows too. A row of one cell has no upright rules and takes such a frame apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.print.lattice import COVERED, RuleCover, edges_of
from models.tables.pages.print.line_shapes import HEADING, SAME_SIZE, says_of_table, segments, stands_outside
from models.tables.pages.print.lines import Line, lines_of, middle_x, middle_y

AT_END: Final = 4.0
"""Points between an upright rule and a side that it closes."""
CLOSES: Final = 0.3
"""Share of a side that upright rules cover from which the table has rules around it."""
SAME_ENDS: Final = 8.0
"""Points by which the ends of two pieces of a table differ."""
LEAST_COMMON, COMMON = 2, 0.6
"""Upright rules that two pieces of a table have in common, and share of the piece that has more of them."""
PADDING, LEAST_PADDING = 1.6, 3.0
"""Of the space between a rule and the words on its other side, and points: how far the next row's words are from it."""
LINE_GAP: Final = 0.75
"""Em between two lines of a row at most."""
SAME_SIDE: Final = 2.0
"""Points by which the ends of two pieces differ whose rules were drawn as one table's."""
USUAL_ROW: Final = 1.2
"""Of the usual row of two pieces, at most, for what stands between them to be a row too."""
FULL: Final = 0.6
"""Of the width, for a rule to be one between rows."""
TITLE: Final = 0.4
"""Of the width, for words to be a title rather than the head of some columns."""
ONE_ROW: Final = 2
"""Lines of a row that parts two pieces, at most."""


def open_frames(boxes: Sequence[Box], page: PrintedPage) -> list[Box]:
    """The boxes from top to bottom, open ones joined and with their outer rows."""
    if not boxes:
        return []
    whole = lines_of(page.words)
    found: list[tuple[Box, bool]] = []
    for box in sorted(boxes, key=lambda box: box.top):
        is_open = _is_open(box, page.rules)
        at = _above(found, box)
        last = found[at] if at is not None else None
        lines = _lines_at(box, boxes, page.words, whole)
        ruled_alike = last and _same_columns(last[0], box, page.rules)
        a_row = last is not None and _apart_by_a_row(last[0], box, page.rules)
        # Between two frames closed at their sides a numbered line is the heading of the second, however near they are.
        named = bool(ruled_alike) or (a_row and is_open and last is not None and last[1])
        if (
            at is not None
            and last
            and (ruled_alike or (a_row and (is_open or last[1])) or (is_open and last[1]))
            and _one_table(last[0], box, lines, named=named, a_row=a_row)
        ):
            found[at] = (around((last[0], box)), is_open and last[1])
        else:
            found.append((box, is_open))
    return [
        _with_outer_rows(box, _lines_at(box, boxes, page.words, whole), page.rules) if is_open else box
        for box, is_open in found
    ]


def _above(found: Sequence[tuple[Box, bool]], box: Box) -> int | None:
    """The last box that begins above this one and has the same ends, else the last of all: another table may stand
    beside.
    """
    alike = [
        at
        for at, (other, _) in enumerate(found)
        if max(abs(other.left - box.left), abs(other.right - box.right)) <= SAME_ENDS
    ]
    return max(alike, key=lambda at: found[at][0].bottom) if alike else len(found) - 1 if found else None


def _lines_at(box: Box, boxes: Sequence[Box], words: Sequence[Word], whole: Sequence[Line]) -> Sequence[Line]:
    """The page's lines; those of the box's own width where another stands beside it."""
    beside = any(
        min(other.bottom, box.bottom) > max(other.top, box.top) and (other.right <= box.left or other.left >= box.right)
        for other in boxes
    )
    return lines_of([word for word in words if box.left < middle_x(word.box) < box.right]) if beside else whole


def _is_open(box: Box, rules: Sequence[Rule]) -> bool:
    sides = (box.left, box.right)
    upright = [rule.box for rule in rules if not rule.horizontal and rule.box.top < box.bottom]
    covered = [
        sum(
            max(0.0, min(rule.bottom, box.bottom) - max(rule.top, box.top))
            for rule in upright
            if abs(middle_x(rule) - side) <= AT_END
        )
        for side in sides
    ]
    return max(covered) < CLOSES * (box.bottom - box.top)


def _apart_by_a_row(above: Box, below: Box, rules: Sequence[Rule]) -> bool:
    """The same ends, and between the two no more room than a row takes: a title over all columns has no uprights."""
    if abs(above.left - below.left) > SAME_SIDE or abs(above.right - below.right) > SAME_SIDE:
        return False
    heights = [height for box in (above, below) for height in _row_heights(box, rules)]
    return bool(heights) and 0 < below.top - above.bottom <= USUAL_ROW * median(heights)


def _row_heights(box: Box, rules: Sequence[Rule]) -> list[float]:
    level = [
        middle_y(rule.box)
        for rule in rules
        if rule.horizontal
        and rule.box.right - rule.box.left >= FULL * (box.right - box.left)
        and box.top - AT_END <= middle_y(rule.box) <= box.bottom + AT_END
    ]
    return [low - high for high, low in pairwise(edges_of(level)) if low - high > AT_END]


def _same_columns(above: Box, below: Box, rules: Sequence[Rule]) -> bool:
    """Do the same upright rules stand in both, two or more of them within?"""
    held = [_uprights(box, rules) for box in (above, below)]
    common = sum(any(abs(x - other) <= AT_END for other in held[1]) for x in held[0])
    return common >= LEAST_COMMON and common >= COMMON * max(map(len, held))


def _uprights(box: Box, rules: Sequence[Rule]) -> list[float]:
    inside = [rule.box for rule in rules if not rule.horizontal and box.top - 1 <= middle_y(rule.box) <= box.bottom + 1]
    return edges_of(x for x in map(middle_x, inside) if box.left + AT_END < x < box.right - AT_END)


def _one_table(above: Box, below: Box, lines: Sequence[Line], *, named: bool, a_row: bool) -> bool:
    """Same ends, and a single row between; `a_row` says that there is no room for more."""
    if abs(above.left - below.left) > SAME_ENDS or abs(above.right - below.right) > SAME_ENDS:
        return False
    between = [line for line in lines if above.bottom < line.middle < below.top]
    inside = [line for line in lines if above.top < line.middle < above.bottom]
    if not 0 < len(between) <= ONE_ROW or not inside:
        return False
    if not all(_of_table(line, inside, above, named=named) for line in between):
        return False
    return a_row or _pads(between, above, below, lines)


def _pads(between: Sequence[Line], above: Box, below: Box, lines: Sequence[Line]) -> bool:
    room = around(line.box for line in between)
    upper, lower = _padding(above, lines, up=False), _padding(below, lines, up=True)
    return room.top - above.bottom <= upper and below.top - room.bottom <= lower


def _with_outer_rows(box: Box, lines: Sequence[Line], rules: Sequence[Rule]) -> Box:
    """Beyond a horizontal rule; upright ones that go past the last of these show the outer row already."""
    inside = [line for line in lines if box.top < line.middle < box.bottom]
    if not inside:
        return box
    found = box
    for up in (True, False):
        if not _ruled(box.top if up else box.bottom, box, rules):
            continue
        beyond = [line for line in lines if (line.middle < box.top if up else line.middle > box.bottom)]
        beyond.sort(key=lambda line: -line.middle if up else line.middle)
        limit = _padding(box, lines, up=up)
        for line in beyond:
            gap = found.top - line.box.bottom if up else line.box.top - found.bottom
            if gap > limit or not _of_table(line, inside, box) or _is_title(line, box, rules):
                break
            if up and says_of_table(line):
                break
            found = around((found, line.box))
            limit = LINE_GAP * line.size
    return found


def _is_title(line: Line, box: Box, rules: Sequence[Rule]) -> bool:
    """Words over much of the table, across its upright rules: what stands beyond its outermost rule and is no row."""
    inner = _uprights(box, rules)
    return any(
        piece.box.right - piece.box.left >= TITLE * (box.right - box.left)
        and any(piece.box.left < x < piece.box.right for x in inner)
        for piece in segments(line)
    )


def _ruled(y: float, box: Box, rules: Sequence[Rule]) -> bool:
    level = [rule for rule in rules if rule.horizontal]
    return RuleCover(level, horizontal=True).share(y, box.left, box.right) >= COVERED


def _padding(box: Box, lines: Sequence[Line], *, up: bool) -> float:
    """Points that words may be from the box's top or bottom."""
    gaps = [line.box.top - box.top if up else box.bottom - line.box.bottom for line in lines]
    return max(PADDING * min((gap for gap in gaps if gap >= 0), default=0.0), LEAST_PADDING)


def _of_table(line: Line, inside: Sequence[Line], box: Box, *, named: bool = False) -> bool:
    """`named`: may it have a heading's number?"""
    sizes = sorted(one.size for one in inside)
    size = sizes[len(sizes) // 2]
    alike = max(size, line.size) <= SAME_SIZE * min(size, line.size)
    within = line.box.left >= box.left - size and line.box.right <= box.right + size
    heading = not named and HEADING.match(line.text) and len(segments(line)) == 1
    return alike and within and not heading and not stands_outside(line)
