"""Where tables are on a page: what rules frame, and lines whose words stand in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.beside_frames import of_frames
from models.tables.pages.folded import folded
from models.tables.pages.lattice import RuleCover
from models.tables.pages.line_shapes import (
    HEADING,
    SAME_SIZE,
    in_columns,
    is_particulars,
    is_prose,
    is_row,
    segments,
    stands_outside,
    two_columns_of_prose,
)
from models.tables.pages.lines import Line, around, holds, lines_of, middle_x, middle_y, overlap, united
from models.tables.pages.open_frames import open_frames
from models.tables.pages.row_growth import with_further_rows
from models.tables.pages.rule_stacks import SAME_LEVEL, rule_stacks, stands_flush
from models.tables.pages.ruled_groups import near, ruled_groups
from models.tables.pages.shade_outlines import outlined
from models.tables.pages.shade_rules import Shaded, shade_bands, shaded
from models.tables.pages.side_by_side import widened
from models.tables.pages.tables_apart import tables_apart, without
from models.tables.pages.tables_beside import halves, stacks_beside
from models.tables.pages.text_columns import despread
from models.tables.pages.values import is_value

LABEL_GAP: Final = 1.3
"""Em above or below a line in columns at most for a line that is not, to be a label's beginning or end."""
SECTION_GAP: Final = 2.0
"""Em above a heading between rows at most."""
READ_SIZE: Final = 1.4
"""Ratio of sizes of lines within one table at most, as OCR measures them."""
HEAD_GAP: Final = 1.2
"""Of the largest distance between the table's first lines: a head over all columns stands no further above them."""
TABLE_GAP: Final = 4.0
"""Em between two lines of a table at most: rows are rarely wider apart."""
LONGEST_LABEL: Final = 0.62
"""Of the region's width that a line with one word may take and still be a label; prose fills its lines."""
FURTHER: Final = 1.2
"""Of the distance of rows, from which the next line is of another table where a rule stands between."""
SAME_START: Final = 2.0
"""Points by which words of one column begin, end or have their middle apart."""
BEYOND: Final = 3.0
"""Points by which an upright rule goes over its table's last level one at most."""
STACK: Final = 8.0
"""Points by which the ends of horizontal rules of one table differ."""
BETWEEN_PIECES: Final = 20.0
"""Points of white between two pieces of one rule at most."""
CLOSED: Final = 0.95
"""Share of a side that a rule covers from which the table is closed there."""
LOOSE_RULE: Final = 90.0
"""Points between a frame and a rule of the same table beside it at most: a row or two of the tallest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRegion:
    """`rules` are those inside; `framed` when rules of both directions cross. `shaded_edges` are the y at which shaded
    rows or cells begin or end that have no rules, `shaded_cells` those that stand side by side,
    `filled_cells` these and others that have rules. `row_edges` are the y between rows beyond rules and shades.
    """

    box: Box
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    shaded_edges: tuple[float, ...]
    framed: bool
    shaded_cells: tuple[Box, ...] = ()
    filled_cells: tuple[Box, ...] = ()
    row_edges: tuple[float, ...] = ()


def table_regions(page: PrintedPage) -> list[TableRegion]:
    """From top to bottom; no two overlap."""
    page = outlined(page)
    shades = shaded(page)
    plain, page = page, replace(page, rules=(*page.rules, *shades.rules))
    apart = tables_apart(page, plain.rules)
    beside = [one.box for one in apart]
    page = without(page, beside)
    made = shades.rules
    bands = [
        band for band in shade_bands(made, lines_of(page.words)) if not any(near(box, band, 1.0) for box in beside)
    ]
    unruled = [band for band in bands if not any(near(band, rule.box, 1.0) for rule in plain.rules)]
    boxes = _apart(widened(ruled_groups(page.rules), page))
    boxes = _apart([*boxes, *(band for band in unruled if any(near(box, band, 1.0) for box in boxes))])
    loose = [rule for rule in page.rules if not any(near(box, rule.box, 1.0) for box in boxes)]
    boxes = _apart(open_frames(_apart(_with_loose_rules(boxes, loose, page)), page))
    free = [word for word in page.words if not any(holds(box, word.box) for box in boxes)]
    loose = [rule for rule in page.rules if not any(near(box, rule.box, 1.0) for box in boxes)]
    further = stacks_beside([rule for rule in loose if rule.horizontal], free)
    free = [word for word in free if not any(holds(box, word.box) for box in further)]
    loose = [rule for rule in loose if not any(near(box, rule.box, 1.0) for box in further)]
    bands = [
        band for band in shade_bands(made, lines_of(free)) if not any(near(box, band, 1.0) for box in (*boxes, *beside))
    ]
    aside = of_frames(boxes, free)
    taken = {id(word) for word in aside}
    parts = [[word for word in free if id(word) not in taken], aside]
    level, walls = [rule for rule in loose if rule.horizontal], [*boxes, *beside, *further]
    runs = [run for part in parts for run in _text_runs(lines_of(part), level, walls, bands)]
    boxes, runs = _grown_together(boxes, runs, lines_of(free))
    beside, runs = _grown_together(beside, runs, lines_of(free))
    apart = [replace(one, box=box) for one, box in zip(apart, beside, strict=True)]
    runs = [half for run in runs for part in folded(run, free, loose) for half in halves(part, free)]
    open_ones, closed = _by_uprights(boxes, plain.rules)
    grown = with_further_rows([*open_ones, *runs, *further], [*closed, *beside], plain.words, plain.rules)
    regions = [_region(box, plain, shades, framed=True) for box in closed]
    for one in (*apart, *grown):
        is_framed = any(near(one.box, box, 0.0) for box in open_ones)
        regions.append(replace(_region(one.box, plain, shades, framed=is_framed), row_edges=one.edges))
    return sorted((region for region in regions if region.words), key=lambda region: region.box.top)


def _by_uprights(boxes: Sequence[Box], rules: Sequence[Rule]) -> tuple[list[Box], list[Box]]:
    """Boxes in which no upright rule is printed, and the others."""
    upright = [rule.box for rule in rules if not rule.horizontal]
    closed = [box for box in boxes if any(near(box, rule, 1.0) for rule in upright)]
    return [box for box in boxes if box not in closed], closed


def _with_loose_rules(boxes: Sequence[Box], rules: Sequence[Rule], page: PrintedPage) -> list[Box]:
    """Open boxes with the horizontal rules above and below that have the same ends: upright ones may be missing."""
    lines = lines_of(page.words)
    level = [rule for rule in page.rules if rule.horizontal]
    found = list(boxes)
    downwards = sorted(rules, key=lambda rule: rule.box.top)
    for rule in (*downwards, *reversed(downwards)):  # the nearest first, below and above
        for index, box in enumerate(found):
            if rule.horizontal and _same_ends(rule.box, box) and _belongs(rule.box, box, level, lines):
                found[index] = around((rule.box, box))
    return found


def _belongs(rule: Box, box: Box, level: Sequence[Rule], lines: Sequence[Line]) -> bool:
    """Nothing but lines of the table's size between the rule and the box, which has no rule of its own there."""
    above = rule.bottom <= box.top
    start, end = (rule.bottom, box.top) if above else (box.bottom, rule.top)
    if not 0 <= end - start <= LOOSE_RULE:
        return False
    if any(start + STACK < one.box.top < end - STACK and _same_ends(one.box, box) for one in level):
        return False  # the first rule of another table
    if any(_goes_on_beside(rule, one.box, box) for one in level):
        return False
    cover = RuleCover(level, horizontal=True).share(box.top if above else box.bottom, box.left, box.right)
    between = [line for line in lines if start < line.middle < end]
    inside = [line for line in lines if box.top < line.middle < box.bottom]
    alike = all(_alike(inside, line) for line in between) if inside else False
    opened = cover < CLOSED or any(in_columns(line) for line in between)
    return opened and bool(between) and alike and not any(is_prose(line, box) for line in between)


def _goes_on_beside(rule: Box, other: Box, box: Box) -> bool:
    """Is the rule a piece of one that goes on at its height, beside the box?"""
    gap = max(other.left - box.right, box.left - other.right)
    return 0 <= gap <= BETWEEN_PIECES and abs(middle_y(other) - middle_y(rule)) <= SAME_LEVEL


def _grown_together(boxes: Sequence[Box], runs: Sequence[Box], lines: Sequence[Line]) -> tuple[list[Box], list[Box]]:
    """Frames with the runs of lines right above or below that rules do not show, and the runs that are left."""
    framed, free = list(boxes), []
    for run in runs:
        size = max((line.size for line in lines if run.top <= line.middle <= run.bottom), default=0.0)
        index = next((i for i, box in enumerate(framed) if _right_beside(run, box, LABEL_GAP * size)), None)
        if index is None:
            free.append(run)
        else:
            framed[index] = around((framed[index], run))
    return framed, free


def _right_beside(run: Box, box: Box, distance: float) -> bool:
    gap = max(run.top - box.bottom, box.top - run.bottom)
    shared = min(run.right, box.right) - max(run.left, box.left)
    return gap <= distance and shared >= 0.6 * (run.right - run.left) and run.right <= box.right + distance


def _same_ends(rule: Box, box: Box) -> bool:
    return abs(rule.left - box.left) <= STACK and abs(rule.right - box.right) <= STACK


def _region(box: Box, page: PrintedPage, shades: Shaded, *, framed: bool) -> TableRegion:
    upright = [rule for rule in shades.rules if not rule.horizontal]
    rules = tuple(_within(rule, box) for rule in (*page.rules, *upright) if near(box, rule.box, 1.0))
    soft = {middle_y(rule.box) for rule in shades.rules if rule.horizontal and near(box, rule.box, 1.0)}
    return TableRegion(
        box=box, words=despread([word for word in page.words if holds(box, word.box)], rules), rules=rules,
        shaded_edges=tuple(sorted(soft)), framed=framed,
        shaded_cells=tuple(cell for cell in shades.cells if near(box, cell, 1.0)),
        filled_cells=tuple(cell for cell in (*shades.cells, *shades.ruled_cells) if near(box, cell, 1.0)),
    )  # fmt: skip


def _within(rule: Rule, box: Box) -> Rule:
    """What of an upright rule is the table's, where another one stands right above or below it."""
    own = rule.box
    top, bottom = max(own.top, box.top), min(own.bottom, box.bottom)
    if rule.horizontal or (own.top >= box.top - BEYOND and own.bottom <= box.bottom + BEYOND) or top >= bottom:
        return rule
    return replace(rule, box=replace(own, top=top, bottom=bottom))


def _apart(boxes: Sequence[Box]) -> list[Box]:
    """Boxes that overlap as one."""
    return united(sorted(boxes, key=lambda box: box.top), lambda one, own: one.bottom > own.top and near(one, own, 0.0))


def _text_runs(lines: Sequence[Line], rules: Sequence[Rule], walls: Sequence[Box], bands: Sequence[Box]) -> list[Box]:
    """Boxes around lines in columns, one above another, with the labels between and the rules around them."""
    tabular = _rows(lines)
    stacks = _apart([*rule_stacks(rules, lines, walls), *bands])
    found: list[Box] = []
    index = 0
    while index < len(lines):
        if tabular[index]:
            start, end = _grown(lines, tabular, index, walls, stacks)
            run = lines[start:end]
            if _is_table(
                run, [line for line, is_tabular in zip(run, tabular[start:end], strict=True) if is_tabular], stacks
            ):
                found.append(_with_rules(around(line.box for line in run), stacks))
            index = max(end, index + 1)
        else:
            index += 1
    return _apart(found)


def _rows(lines: Sequence[Line]) -> list[bool]:
    """Which lines are rows; particulars are where there are more of them, one above another."""
    named = [is_particulars(line) for line in lines]
    beside = [any(named[max(0, at - 1) : at] + named[at + 1 : at + 2]) for at in range(len(lines))]
    return [is_row(line) and not (own and not more) for line, own, more in zip(lines, named, beside, strict=True)]


def _grown(
    lines: Sequence[Line], tabular: Sequence[bool], index: int, walls: Sequence[Box], stacks: Sequence[Box]
) -> tuple[int, int]:
    """The run of lines around a tabular one: [start, end)."""
    start, end = index, index + 1
    while end < len(lines) and (
        _follows(lines[start:end], lines[end], tabular[end], walls, stacks)
        or _begins_a_row(lines, tabular, start, end, walls)
        or _is_over_rows(lines, tabular, start, end, walls)
    ):
        end += 1
    while end - 1 > index and not tabular[end - 1] and not _touches(lines[end - 2], lines[end - 1], stacks):
        end -= 1
    while start > 0 and not tabular[start - 1] and _leads(lines[start - 1], lines[start:end], stacks):
        start -= 1
    return start, end


def _begins_a_row(lines: Sequence[Line], tabular: Sequence[bool], start: int, end: int, walls: Sequence[Box]) -> bool:
    """Is the line the first of a tall cell, level in part with the row's other words?"""
    if tabular[end] or end + 1 >= len(lines) or not tabular[end + 1] or not _alike(lines[start:end], lines[end]):
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
    usual = median(one.size for one in rows)
    if max(usual, line.size) > READ_SIZE * min(usual, line.size):
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
    if not _alike(run, line) and not (tabular and _is_read(line) and _are_rows(last, line)):
        return False
    if tabular:
        return True
    return _label_like(run, line) and not stands_outside(line) and not is_particulars(line)


def _heads_another(line: Line, run: Sequence[Line], stacks: Sequence[Box]) -> bool:
    """Is it the head, by a table's first rule, of other columns than the run's, and further from it than its rows?

    What stands over a table's rules may be rows of its head, of words that are nowhere near those below them.
    """
    if len(run) < 2 or any(map(is_value, line.words)):
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


def _alike(run: Sequence[Line], line: Line) -> bool:
    sizes = sorted(one.size for one in run)
    size = sizes[len(sizes) // 2]
    return max(size, line.size) <= SAME_SIZE * min(size, line.size)


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
    if gap > max(LABEL_GAP * line.size, HEAD_GAP * usual) or not _alike(run, line) or HEADING.match(line.text):
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
