"""Horizontal rules under one another that are one table's, where no upright ones hold them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule
from models.tables.pages.print.line_shapes import (
    HEADING,
    in_columns,
    is_caption,
    is_prose,
    segments,
    stands_outside,
)
from models.tables.pages.print.lines import Line, middle_y, overlap
from models.tables.pages.print.print_sizes import em_of
from models.tables.pages.regions.heads_of_stacks import (
    is_titled_head,
    parted_at_ends,
    parted_at_head,
    parted_below_letterhead,
    parted_below_titles,
)

SAME_ENDS: Final = 8.0
"""Points by which the ends of rules of one table differ."""
SAME_LEVEL: Final = 1.5
"""Points within which pieces are one rule over all columns."""
LEAST_FRAME: Final = 6.0
"""Points: rules nearer to each other are one double rule."""
TALL: Final = 1.5
"""Of the least height between two rules: a heading between two tables takes more, a row that is a title does not."""
FULL: Final = 0.6
"""Of the width, for a rule to be one between rows; shorter ones stand in heads, or are strokes of a word."""
MUCH_LARGER: Final = 1.3
"""Of a table's text size: what is printed larger than that is none of its words; OCR measures words less well."""
READ_LARGER: Final = 1.4
"""The same of print that was read."""
READ_TITLE, MOST_TITLES = 1.2, 2
"""The same of a line right above a rule, below rows; and titles beside each other."""
SIGNS: Final = 2
"""Of three that lines are a heading: larger print, more space, its number."""
LARGER: Final = 1.05
"""Of a table's text size: what is printed larger, with space around it, is a heading."""
INDENT: Final = 4.0
"""Em from a table's left side within which prose begins."""
LEAST_ROW: Final = 0.9
"""Em between two rules, less than which no line stands in."""
FEWEST_TEXT: Final = 4
"""Lines of one stretch of words each, between two tables."""
FEWEST_ROWS: Final = 3
"""Rows between rules from which their height is known."""
SAME_HEIGHT: Final = 1.1
"""Of the tallest row's height that a row of one line takes at most."""
PADDING: Final = 1.4
"""Em from the rules' end within which cells begin; prose is set in by two."""
CENTRED: Final = 0.2
"""Em by which a line in the middle of its row is off it."""
SET_IN: Final = 2.5
"""Points from the rules' end within which nothing in a table begins whose cells have padding."""
BLANK_STRIP: Final = 90.0
"""Points between two rules of a table with nothing between them at most: the tallest row left blank."""


def rule_stacks(rules: Sequence[Rule], lines: Sequence[Line], walls: Sequence[Box] = ()) -> list[Box]:
    """Boxes of the stacks from top to bottom; `rules` are horizontal ones that belong to no frame, `walls` are the
    frames, over which none goes on.
    """
    stacks: list[list[Box]] = []
    for box in _levels(rules):
        over = [stack for stack in stacks if overlap(stack[0], box)]
        last = max(over, key=lambda stack: stack[-1].bottom, default=None)
        walled = last is not None and any(_stands_between(wall, last[-1], box) for wall in walls)
        ends = None if last is None or walled else _parted_by_title(last, box, lines)
        if last is not None and ends is not None:
            last.append(replace(last[0], top=ends[0], bottom=ends[0]))
            stacks.append([replace(box, top=ends[1], bottom=ends[1]), box])
        elif last is not None and not walled and _goes_on(last, box, lines):
            last.append(box)
        else:
            stacks.append([box])
    parted = stacks
    for way in (parted_below_titles, parted_below_letterhead, parted_at_ends, parted_at_head):
        parted = [part for stack in parted for part in way(stack, lines)]
    frames = [around(stack) for stack in (_begun(stack, lines) for stack in parted) if len(stack) > 1]
    return [frame for frame in frames if frame.bottom - frame.top > LEAST_FRAME]


def parted_at_titles(stack: Sequence[Box], lines: Sequence[Line]) -> list[Box]:
    """The boxes of a stack of rules with the same ends, cut where a title stands over a head, or text does."""
    parts: list[list[Box]] = []
    for box in stack:
        ends = (_parted_by_title(parts[-1], box, lines) or _parted_by_text(parts[-1], box, lines)) if parts else None
        if ends is not None:
            parts[-1].append(replace(parts[-1][0], top=ends[0], bottom=ends[0]))
            parts.append([replace(box, top=ends[1], bottom=ends[1])])
        elif not parts:
            parts.append([])
        parts[-1].append(box)
    return [around(part) for part in parts]


def _parted_by_title(stack: Sequence[Box], box: Box, lines: Sequence[Line]) -> tuple[float, float] | None:
    """Y of the end of a table's last row, and of the top of the head of the next one, which `box` is the rule below.

    A title stands between; both have the same ends.
    """
    whole = around(stack)
    between = _between(lines, whole.bottom, box.top)
    if max(abs(box.left - whole.left), abs(box.right - whole.right)) > SAME_ENDS:
        return None
    title = max((at for at, line in enumerate(between) if len(segments(line)) == 1), default=0)
    if not title or not in_columns(between[title - 1]) or not is_titled_head(between, whole.bottom):
        return None
    return between[title - 1].box.bottom, (between[title].box.bottom + between[title + 1].box.top) / 2


def _parted_by_text(stack: Sequence[Box], box: Box, lines: Sequence[Line]) -> tuple[float, float] | None:
    """Y of the end of a table's last row, and of the top of the next one, of which `box` is a rule: several lines stand
    between, of one stretch of words each.
    """
    between = _between(lines, around(stack).bottom, box.top)
    single = [len(segments(line)) == 1 and not in_columns(line) for line in between]
    start = next((at for at in range(len(between)) if all(single[at : at + FEWEST_TEXT])), len(between))
    if start + FEWEST_TEXT > len(between):
        return None
    after = next((at for at in range(start, len(between)) if not single[at]), len(between))
    top = (between[after - 1].box.bottom + between[after].box.top) / 2 if after < len(between) else box.top
    return (between[start - 1].box.bottom if start else stack[-1].bottom), top


def _stands_between(wall: Box, above: Box, below: Box) -> bool:
    return above.bottom <= wall.top and wall.bottom <= below.top and overlap(wall, below)


def _levels(rules: Sequence[Rule]) -> list[Box]:
    levels: list[list[Box]] = []
    for box in sorted((rule.box for rule in rules), key=middle_y):
        if levels and middle_y(box) - middle_y(levels[-1][0]) <= SAME_LEVEL:
            levels[-1].append(box)
        else:
            levels.append([box])
    return [around(level) for level in levels]


def _goes_on(stack: Sequence[Box], box: Box, lines: Sequence[Line]) -> bool:
    """Same ends, or within them, and between the two rules nothing but a table's lines."""
    whole = around(stack)
    if box.left < whole.left - SAME_ENDS or box.right > whole.right + SAME_ENDS:
        return False
    between = _between(lines, whole.bottom, box.top)
    if not between:
        return not _is_gap(whole, box, lines) and box.top - whole.bottom <= BLANK_STRIP
    if _is_one_row(between) or _is_row_of_words(between, stack, box):
        return True
    if _is_named_flush(between, whole, lines):
        return False
    if any(is_prose(line, whole) or is_caption(line) for line in between) or _parted(between):
        return False
    if _ends_in_prose(between, whole):
        return False
    return any(map(_of_table, between)) or not _apart(stack, box, between, lines)


def _is_one_row(between: Sequence[Line]) -> bool:
    """Do the lines follow closely, one of them beside two others: a label in the middle of its row's height?"""
    near = all(below.box.top - above.box.bottom <= line_gap(above) for above, below in pairwise(between))
    return near and any(_is_beside_both(*three) for three in zip(between, between[1:], between[2:], strict=False))


def _is_gap(whole: Box, box: Box, lines: Sequence[Line]) -> bool:
    """Is there more between the two rules than in a double one, and less than a line takes? Then two tables meet."""
    inside = _between(lines, whole.top, whole.bottom)
    return bool(inside) and LEAST_FRAME < box.top - whole.bottom < LEAST_ROW * median(line.size for line in inside)


def _is_row_of_words(between: Sequence[Line], stack: Sequence[Box], box: Box) -> bool:
    """Is it one line over all columns in the middle of a row of the table's height: a result, a remark?

    It is set in from the rules as cells are, and less than prose.
    """
    whole = around(stack)
    heights = _heights(stack)
    if len(between) != 1 or len(heights) < FEWEST_ROWS:
        return False
    (line,) = between
    set_in = line.box.left - whole.left
    in_the_middle = abs(line.middle - (whole.bottom + box.top) / 2) <= CENTRED * line.size
    low = box.top - whole.bottom <= SAME_HEIGHT * max(heights)
    return in_the_middle and low and SAME_LEVEL < set_in <= PADDING * line.size


def _is_named_flush(between: Sequence[Line], whole: Box, lines: Sequence[Line]) -> bool:
    """Do words that begin where the rules do stand over a head, while all in the table are set in from there?"""
    return in_columns(between[-1]) and stands_flush(between[0], whole, _between(lines, whole.top, whole.bottom))


def stands_flush(line: Line, rules: Box, inside: Sequence[Line]) -> bool:
    """Do the words begin where the rules do, while all lines in the table are set in from there?"""
    flush = abs(line.box.left - rules.left) <= SAME_LEVEL and len(segments(line)) == 1
    return flush and len(inside) > 1 and all(one.box.left - rules.left > SET_IN for one in inside)


def is_flush_above(line: Line, rule: Box, heads: Sequence[Line]) -> bool:
    """Do the words begin where the rule does, while the heads between are set in from there?"""
    return abs(line.box.left - rule.left) <= SAME_LEVEL and all(one.box.left - rule.left > SET_IN for one in heads)


def _is_beside_both(above: Line, line: Line, below: Line) -> bool:
    return not HEADING.match(line.text) and all(
        min(line.box.bottom, other.box.bottom) > max(line.box.top, other.box.top) and not overlap(line.box, other.box)
        for other in (above, below)
    )


def _between(lines: Sequence[Line], top: float, bottom: float) -> list[Line]:
    return [line for line in lines if top < line.middle < bottom]


def _of_table(line: Line) -> bool:
    return in_columns(line) and not HEADING.match(line.text)


def _ends_in_prose(between: Sequence[Line], whole: Box) -> bool:
    """Are the last lines sentences that begin where the table does? A cell with sentences has its label before it."""
    rows = [place for place, line in enumerate(between) if in_columns(line)]
    last = between[rows[-1] + 1 :] if rows else []
    return any(stands_outside(line) and line.box.left - whole.left <= INDENT * line.size for line in last)


def _parted(between: Sequence[Line]) -> bool:
    """Is there a line of much larger print among them, or of larger print with more space around it than others have?

    OCR measures figures smaller than words: of its lines the first alone is held against the others, and by far, or the
    last one, with space above it.
    """
    sizes = [line.size for line in between if in_columns(line)]
    if not sizes:
        return False
    if any(word.origin != "layer" for line in between for word in line.words):
        return (len(segments(between[0])) == 1 and between[0].size > READ_LARGER * max(sizes)) or _is_title_at_end(
            between
        )
    gaps = [max(0.0, below.box.top - above.box.bottom) for above, below in pairwise(between)]
    around_lines = zip([float("inf"), *gaps], [*gaps, float("inf")], strict=True)
    return any(
        len(segments(line)) == 1
        and (
            line.size > MUCH_LARGER * median(sizes)
            or (line.size > LARGER * median(sizes) and min(room) > TALL * median(gaps))
        )
        for line, room in zip(between, around_lines, strict=True)
    )  # fmt: skip


def _is_title_at_end(between: Sequence[Line]) -> bool:
    """Is the last line a title, or two beside each other, in larger print than the lines above, with more space above
    it than these have?
    """
    *above, last = between
    gaps = [max(0.0, below.box.top - line.box.bottom) for line, below in pairwise(between)]
    if sum(map(in_columns, above)) < FEWEST_ROWS or len(segments(last)) > MOST_TITLES:
        return False
    return em_of(last) > READ_TITLE * median(map(em_of, above)) and gaps[-1] > TALL * median(gaps[:-1])


def _apart(stack: Sequence[Box], box: Box, between: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Are the lines, none of them in columns, what stands between two tables?"""
    whole = around(stack)
    if any(map(stands_outside, between)):
        return True
    held = [line.size for line in _between(lines, whole.top, whole.bottom) if in_columns(line)]
    if held and max(line.size for line in between) > MUCH_LARGER * median(held):
        return True
    if len(between) > 1 and not _one_label(between, whole):
        return True
    larger = bool(held) and max(line.size for line in between) > LARGER * median(held)
    heights = _heights(stack)
    tall = not heights or box.top - whole.bottom > TALL * len(between) * min(heights)
    return larger + tall + _headings(between) >= SIGNS


def _heights(stack: Sequence[Box]) -> list[float]:
    """Points between one rule over most columns and the next."""
    whole = around(stack)
    full = [rule for rule in stack if rule.right - rule.left >= FULL * (whole.right - whole.left)]
    return [below.top - above.bottom for above, below in pairwise(full) if below.top - above.bottom > LEAST_FRAME]


def _headings(lines: Sequence[Line]) -> bool:
    return any(HEADING.match(line.text) for line in lines)


def _one_label(lines: Sequence[Line], whole: Box) -> bool:
    """Lines of one narrow cell, right under one another."""
    narrow = all(len(segments(line)) == 1 for line in lines)
    box = around(line.box for line in lines)
    near = all(below.box.top - above.box.bottom <= line_gap(above) for above, below in pairwise(lines))
    return narrow and near and box.right - box.left <= 0.5 * (whole.right - whole.left)


def line_gap(line: Line) -> float:
    """Points between two lines of one cell at most."""
    return 0.75 * line.size


def _begun(stack: Sequence[Box], lines: Sequence[Line]) -> list[Box]:
    """Without rules above the first line: the rule under a page's header is none of the table's."""
    kept = list(stack)
    while len(kept) > 1 and not _between(lines, kept[0].bottom, kept[1].top):
        if kept[1].top - kept[0].bottom <= LEAST_FRAME:
            break
        kept = kept[1:]
    return kept
