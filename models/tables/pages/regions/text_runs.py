"""Runs of lines whose words stand in columns, one above another: where tables are that no rules frame."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule
from models.tables.pages.print.line_shapes import (
    HEADING,
    SAME_SIZE,
    has_figure,
    is_caption,
    is_particulars,
    is_row,
    segments,
    stands_outside,
    two_columns_of_prose,
)
from models.tables.pages.print.lines import Line, middle_x, overlap, united
from models.tables.pages.print.print_sizes import em_of
from models.tables.pages.print.ruled_groups import near
from models.tables.pages.regions.heads_of_stacks import is_titled_head
from models.tables.pages.regions.rule_stacks import is_flush_above, rule_stacks, stands_flush
from models.tables.values import is_value

FEWEST_ROWS: Final = 2
"""With figures, of a table under which another one may begin."""
LABEL_GAP: Final = 1.3
"""Em above or below a line in columns at most for a line that is not, to be a label's beginning or end."""
SECTION_GAP: Final = 2.0
"""Em above a heading between rows at most."""
SAME_PRINT: Final = 1.25
"""Ratio of the sizes of print within one table at most where it was read: a pixel of ink too much, or too little."""
READ_SIZE: Final = 1.4
"""Ratio of sizes of lines within one table at most, as OCR measures them."""
HEAD_GAP: Final = 1.2
"""Of the largest distance between the table's first lines: a head over all columns stands no further above them."""
TABLE_GAP: Final = 4.0
"""Em between two lines of a table at most: rows are rarely wider apart."""
LONGEST_LABEL: Final = 0.62
"""Of the region's width that a line with one word may take and still be a label; prose fills its lines."""
HANGING_GAP: Final = 0.75
"""Em above the next line of a text beside a label at most."""
FURTHER: Final = 1.2
"""Of the distance of rows, from which the next line is of another table where a rule stands between."""
SAME_START: Final = 2.0
"""Points by which words of one column begin, end or have their middle apart."""


def merged(boxes: Sequence[Box]) -> list[Box]:
    """Boxes that overlap as one."""
    return united(sorted(boxes, key=lambda box: box.top), lambda one, own: one.bottom > own.top and near(one, own, 0.0))


def text_runs(lines: Sequence[Line], rules: Sequence[Rule], walls: Sequence[Box], bands: Sequence[Box]) -> list[Box]:
    """Boxes around lines in columns, one above another, with the labels between and the rules around them."""
    tabular = _rows(lines)
    stacks = merged([*rule_stacks(rules, lines, walls), *bands])
    found: list[Box] = []
    index = 0
    while index < len(lines):
        if tabular[index]:
            start, end = _grown(lines, tabular, index, walls, stacks, [rule.box for rule in rules])
            run = lines[start:end]
            if _is_table(
                run, [line for line, is_tabular in zip(run, tabular[start:end], strict=True) if is_tabular], stacks
            ):
                found.append(_with_rules(around(line.box for line in run), stacks))
            index = max(end, index + 1)
        else:
            index += 1
    return merged(found)


def _rows(lines: Sequence[Line]) -> list[bool]:
    """Which lines are rows; particulars are where there are more of them, one above another."""
    named = [is_particulars(line) for line in lines]
    beside = [any(named[max(0, at - 1) : at] + named[at + 1 : at + 2]) for at in range(len(lines))]
    return [is_row(line) and not (own and not more) for line, own, more in zip(lines, named, beside, strict=True)]


def _grown(
    lines: Sequence[Line],
    tabular: Sequence[bool],
    index: int,
    walls: Sequence[Box],
    stacks: Sequence[Box],
    rules: Sequence[Box] = (),
) -> tuple[int, int]:
    """The run of lines around a tabular one: [start, end)."""
    start, end = index, index + 1
    while (
        end < len(lines)
        and not _titles_another(lines, tabular, start, end, rules)
        and (
            _follows(lines[start:end], lines[end], tabular[end], walls, stacks)
            or _begins_a_row(lines, tabular, start, end, walls)
            or _is_over_rows(lines, tabular, start, end, walls)
        )
    ):
        end += 1
    while end - 1 > index and not tabular[end - 1] and not _touches(lines[end - 2], lines[end - 1], stacks):
        end -= 1
    while (
        start > 0 and not tabular[start - 1] and _leads(lines[start - 1], lines[start:end], stacks)
        and not _is_title(lines, tabular, start - 1, rules)
    ):  # fmt: skip
        start -= 1
    return start, end


def _titles_another(lines: Sequence[Line], tabular: Sequence[bool], start: int, end: int, rules: Sequence[Box]) -> bool:
    """Is the line a title over a head, and the run a table with rows of figures?"""
    if tabular[end]:
        return False
    rows = [line for line in lines[start:end] if any(map(is_value, line.words))]
    return len(rows) >= FEWEST_ROWS and _is_title(lines, tabular, end, rules)


def _is_title(lines: Sequence[Line], tabular: Sequence[bool], title: int, rules: Sequence[Box]) -> bool:
    """Is the line set over heads with a rule below them?"""
    at = title + 1
    while at < len(lines) and tabular[at] and not any(map(is_value, lines[at].words)):
        at += 1
    if tabular[title] or at == title + 1:
        return False
    last = lines[at - 1]
    under = [
        box for box in rules
        if -last.size / 2 <= box.top - last.box.bottom <= last.size
        and box.left <= last.box.left + last.size and box.right >= last.box.right - last.size
    ]  # fmt: skip
    if any(is_flush_above(lines[title], box, lines[title + 1 : at]) for box in under):
        return True
    above = lines[title - 1].box.bottom if title else float("-inf")
    return bool(under) and is_titled_head(lines[title:at], above)


def _begins_a_row(lines: Sequence[Line], tabular: Sequence[bool], start: int, end: int, walls: Sequence[Box]) -> bool:
    """Is the line the first of a tall cell, level in part with the row's other words?"""
    if tabular[end] or end + 1 >= len(lines) or not tabular[end + 1] or not of_one_size(lines[start:end], lines[end]):
        return False
    return lines[end].box.bottom > lines[end + 1].box.top and _follows(
        lines[start:end], lines[end + 1], True, walls, ()
    )


def _is_over_rows(lines: Sequence[Line], tabular: Sequence[bool], start: int, end: int, walls: Sequence[Box]) -> bool:
    """Is the line, as it was read, a heading between rows of the same columns? Capitals are higher than what OCR takes
    for the height of other words.
    """
    if tabular[end] or end + 1 >= len(lines) or not tabular[end + 1] or not _is_read(lines[end]):
        return False
    run, line, below = lines[start:end], lines[end], lines[end + 1]
    rows = [one for one, is_tabular in zip(run, tabular[start:end], strict=True) if is_tabular]
    if not rows or stands_outside(line) or is_particulars(line):
        return False
    if not _of_one_print(rows, line):
        return False
    if any(run[-1].middle < box.top < below.middle and overlap(box, line.box) for box in walls):
        return False
    near = line.box.top - run[-1].box.bottom <= SECTION_GAP * line.size
    return (
        near
        and below.box.top - line.box.bottom <= LABEL_GAP * line.size
        and _label_like(run, line)
        and (_are_rows(rows[-1], below))
    )


def _follows(run: Sequence[Line], line: Line, tabular: bool, walls: Sequence[Box], stacks: Sequence[Box]) -> bool:
    last = run[-1]
    if any(last.middle < box.top < line.middle and overlap(box, around((last.box, line.box))) for box in walls):
        return False
    if _same_stack(last, line, stacks):
        return True
    if any(box.top < last.middle < box.bottom for box in stacks) and any(
        box.top < line.middle < box.bottom for box in stacks
    ):
        return False
    if _is_flush(line, run, stacks) or _heads_another(line, run, stacks):
        return False
    size = max(one.size for one in run)
    if line.box.top - last.box.bottom > TABLE_GAP * size:
        return False
    if not of_one_size(run, line) and not (tabular and _is_read(line) and _are_rows(last, line)):
        return False
    if tabular or _hangs(run, line):
        return True
    return _label_like(run, line) and not stands_outside(line) and not is_particulars(line)


def _hangs(run: Sequence[Line], line: Line) -> bool:
    """Does it go on, however long it is, under what stands beside the labels of rows of two columns?"""
    if len(segments(line)) > 1 or is_caption(line) or line.box.top - run[-1].box.bottom > HANGING_GAP * line.size:
        return False
    rows = [parts for parts in map(segments, run) if len(parts) > 1]
    starts = [parts[1].box.left for parts in rows if len(parts) == 2]
    flush = sum(abs(start - line.box.left) <= SAME_START for start in starts)
    if flush >= FEWEST_ROWS and 2 * flush > len(rows) and line.box.left > max(parts[0].box.right for parts in rows):
        return True
    return _goes_on_in_its_column(run, line, rows)


def _goes_on_in_its_column(run: Sequence[Line], line: Line, rows: Sequence[Sequence[Line]]) -> bool:
    """Is it right under a line that begins at its place, as a column of several rows does, but not their first?"""
    left = min((one.box.left for one in run), default=0.0) + line.size
    starts = [any(abs(part.box.left - line.box.left) <= SAME_START for part in parts[1:]) for parts in rows]
    labels = [parts[0].box.right for parts in rows if parts[0].box.left <= left]
    above = any(abs(part.box.left - line.box.left) <= SAME_START for part in segments(run[-1]))
    return above and sum(starts) >= FEWEST_ROWS and max(labels, default=0.0) < line.box.left


def _heads_another(line: Line, run: Sequence[Line], stacks: Sequence[Box]) -> bool:
    """Is it the head, by a table's first rule, of other columns than the run's, and further from it than its rows?

    What stands over a table's rules may be rows of its head, of words that are nowhere near those below them.
    """
    if len(run) < 2 or has_figure(line):
        return False
    rows = [below.middle - above.middle for above, below in pairwise(run)]
    if not any(run[-1].middle < box.top <= line.box.bottom + line.size for box in stacks):
        return False
    if line.middle - run[-1].middle < FURTHER * max(rows):
        return False
    heads = [part.box for part in segments(line)]
    parts = [part.box for one in run for part in segments(one)]
    alike = sum(any(_in_line(part, head) for head in heads) for part in parts)
    return 2 * alike < len(parts)


def _in_line(one: Box, other: Box) -> bool:
    sides = (one.left - other.left, one.right - other.right, middle_x(one) - middle_x(other))
    return min(map(abs, sides)) <= SAME_START


def _is_flush(line: Line, run: Sequence[Line], stacks: Sequence[Box]) -> bool:
    """Is it beyond rules of the run that it begins flush with, as what stands between tables does?"""
    around_it = [box for box in stacks if box.top < run[0].middle < box.bottom or box.top < run[-1].middle < box.bottom]
    return any(stands_flush(line, box, [one for one in run if box.top < one.middle < box.bottom]) for box in around_it)


def _are_rows(last: Line, line: Line) -> bool:
    """As many columns, one of them in line?"""
    return abs(len(segments(last)) - len(segments(line))) <= 1 and _agree(last, line)


def _is_read(line: Line) -> bool:
    """By OCR, which measures figures smaller than words?"""
    return any(word.origin == "ocr" for word in line.words)


def of_one_size(run: Sequence[Line], line: Line) -> bool:
    """Is the line's print about as large as the run's usually is?"""
    sizes = sorted(map(em_of, run))
    size, own = sizes[len(sizes) // 2], em_of(line)
    most = SAME_PRINT if _is_read(line) else SAME_SIZE
    return max(size, own) <= most * min(size, own)


def _is_centred_smaller(line: Line, run: Sequence[Line]) -> bool:
    """Is the line, as it was read, lower than the rows below it and in their middle? A title's print is larger."""
    off = abs(middle_x(line.box) - middle_x(around(one.box for one in run)))
    return _is_read(line) and line.size <= run[0].size and _of_one_print(run, line) and off <= LABEL_GAP * line.size


def _of_one_print(run: Sequence[Line], line: Line) -> bool:
    """As OCR measures them, by their ink?"""
    usual = median(one.size for one in run)
    return max(usual, line.size) <= READ_SIZE * min(usual, line.size)


def _label_like(run: Sequence[Line], line: Line) -> bool:
    box = around(one.box for one in run)
    if HEADING.match(line.text) and line.box.top - run[-1].box.bottom > LABEL_GAP * line.size:
        return False
    width = max(box.right, line.box.right) - min(box.left, line.box.left)
    inside = line.box.right <= box.right + 2 * line.size
    return inside and line.box.right - line.box.left <= LONGEST_LABEL * width


def _touches(above: Line, line: Line, stacks: Sequence[Box]) -> bool:
    return line.box.top - above.box.bottom <= 0.75 * line.size or _same_stack(above, line, stacks)


def _leads(line: Line, run: Sequence[Line], stacks: Sequence[Box]) -> bool:
    """Is the line above the run the beginning of its first label, or a head over all of it?"""
    if _same_stack(line, run[0], stacks):
        return True
    if any(line.middle < box.top < run[0].middle for box in stacks) or stands_outside(line) or is_particulars(line):
        return False
    if _is_flush(line, run, stacks):
        return False
    gap = run[0].box.top - line.box.bottom
    usual = max((below.box.top - above.box.bottom for above, below in pairwise(run[:4])), default=0.0)
    alike = of_one_size(run, line) or _is_centred_smaller(line, run)
    if gap > max(LABEL_GAP * line.size, HEAD_GAP * usual) or not alike or HEADING.match(line.text):
        return False
    return _label_like(run, line)


def _is_table(run: Sequence[Line], tabular: Sequence[Line], stacks: Sequence[Box]) -> bool:
    """At least two lines in columns, between rules or agreeing on where a column begins, ends or has its middle."""
    if len(tabular) < 2 or two_columns_of_prose(run):
        return False
    if _same_stack(tabular[0], tabular[-1], stacks):
        return True
    if any(sum(map(is_value, line.words)) >= 2 for line in tabular) or len(tabular) > 2:
        near = (
            pair
            for index, line in enumerate(tabular)
            for pair in ((line, other) for other in tabular[index + 1 : index + 4])
        )
        return any(_agree(one, other) for one, other in near)
    return _agree(*tabular[:2]) and len(segments(tabular[0])) == len(segments(tabular[1]))


def _agree(one: Line, other: Line) -> bool:
    pairs = [(a.box, b.box) for a in one.words[1:] for b in other.words[1:]]
    return any(
        min(abs(a.left - b.left), abs(a.right - b.right), abs(middle_x(a) - middle_x(b))) <= 0.6 * one.size
        for a, b in pairs
    )  # fmt: skip


def _same_stack(one: Line, other: Line, stacks: Sequence[Box]) -> bool:
    return any(box.top < one.middle < box.bottom and box.top < other.middle < box.bottom for box in stacks)


def _with_rules(box: Box, stacks: Sequence[Box]) -> Box:
    for stack in stacks:
        if near(box, stack, 6.0):
            box = around((box, stack))
    return box
