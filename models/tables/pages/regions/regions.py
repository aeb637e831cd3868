"""Where tables are on a page: what rules frame, and lines whose words stand in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.print.line_shapes import HEADING, in_columns, is_caption, is_particulars, is_prose, segments
from models.tables.pages.print.lines import Line, holds, lines_of, middle_x, middle_y, overlap
from models.tables.pages.print.ruled_groups import STRIP, TOUCH, near, ruled_groups
from models.tables.pages.print.text_columns import despread
from models.tables.pages.regions.beside_frames import of_frames
from models.tables.pages.regions.filled_heads import filled_heads, tops_of_filled_heads
from models.tables.pages.regions.folded import folded
from models.tables.pages.regions.heads_again import parted_at_titled_heads
from models.tables.pages.regions.heads_of_stacks import is_titled_head
from models.tables.pages.regions.heads_on_stripes import are_of_filled_head, with_heads_on_stripes
from models.tables.pages.regions.open_frames import open_frames
from models.tables.pages.regions.other_columns import heads_other_columns, parted_by_columns
from models.tables.pages.regions.row_growth import with_further_rows
from models.tables.pages.regions.rule_stacks import SAME_LEVEL
from models.tables.pages.regions.shade_outlines import outlined
from models.tables.pages.regions.shade_rules import Shaded, shade_bands, shaded
from models.tables.pages.regions.side_by_side import FAR_APART, widened
from models.tables.pages.regions.tables_apart import tables_apart, without
from models.tables.pages.regions.tables_beside import halves, stacks_beside
from models.tables.pages.regions.text_runs import LABEL_GAP, merged, of_one_size, text_runs

BEYOND: Final = 3.0
"""Points by which an upright rule goes over its table's last level one at most."""
STACK: Final = 8.0
"""Points by which the ends of horizontal rules of one table differ."""
BETWEEN_PIECES: Final = 20.0
"""Points of white between two pieces of one rule at most."""
CLOSED: Final = 0.95
"""Share of a side that a rule covers from which the table is closed there."""
TWO_RULES: Final = 5.0
"""Points between the last rule of one table and the first of another at least; those of double rules are nearer."""
ABOVE: Final = 0.5
"""Points above a table's first edge where nothing of it goes on."""
FEWEST_BELOW: Final = 2
"""Lines between a frame and a rule below it, the first of which is the title of what that one rules off."""
FEWEST_NAMED: Final = 2
"""Names with a colon of a line of particulars."""
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
    tops, titled = tops_of_filled_heads(page)
    page = replace(page, rules=(*page.rules, *(Rule(box=box, horizontal=True) for box in tops)))
    shades = shaded(page)
    plain, page = page, replace(page, rules=(*page.rules, *_of_tables(shades.rules, page.rules)))
    apart = tables_apart(page, plain.rules)
    beside = [one.box for one in apart]
    page = without(page, beside)
    made = shades.rules
    bands = [
        band for band in shade_bands(made, lines_of(page.words)) if not any(near(box, band, 1.0) for box in beside)
    ]
    unruled = [band for band in bands if not any(near(band, rule.box, 1.0) for rule in plain.rules)]
    heads = filled_heads(page)
    groups = ruled_groups(page.rules, heads)
    boxes = merged(widened([group for group in groups if not _is_of_drawing(group.box, page)], page))
    boxes = merged([*boxes, *(band for band in unruled if any(near(box, band, 1.0) for box in boxes))])
    loose = [rule for rule in page.rules if not any(near(box, rule.box, 1.0) for box in boxes)]
    boxes = merged(open_frames(merged(_with_loose_rules(boxes, loose, page, heads)), page))
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
    level = [rule for rule in loose if rule.horizontal]
    walls = [*boxes, *beside, *further, *map(_right_above, (*tops, *titled))]
    runs = [run for part in parts for run in text_runs(lines_of(part), level, walls, bands)]
    runs = [run for run in runs if not any(_goes_around(run, box) for box in beside)]
    boxes, runs = _grown_together(boxes, runs, lines_of(free), page)
    beside, runs = _grown_together(beside, runs, lines_of(free), replace(page, shades=()))
    apart = [replace(one, box=box) for one, box in zip(apart, beside, strict=True)]
    runs = [half for run in runs for part in folded(run, free, loose) for half in halves(part, free, loose)]
    open_ones, closed = _by_uprights(boxes, plain)
    grown = with_further_rows([*open_ones, *runs, *further], [*closed, *beside], plain.words, plain.rules)
    closed, grown = with_heads_on_stripes(closed, grown, plain)
    grown = [part for one in grown for part in parted_by_columns(one, plain.words, plain.rules)]
    grown = [part for one in grown for part in parted_at_titled_heads(one, plain)]
    regions = [_region(box, plain, shades, framed=True) for box in closed]
    for one in (*apart, *grown):
        is_framed = any(near(one.box, box, 0.0) for box in open_ones)
        regions.append(replace(_region(one.box, plain, shades, framed=is_framed), row_edges=one.edges))
    return sorted((region for region in regions if region.words), key=lambda region: region.box.top)


def _goes_around(run: Box, table: Box) -> bool:
    """Is a table that stands by itself inside of what words alone show? They are then lines beside it and below it."""
    return near(run, table, 0.0) and run.left < middle_x(table) < run.right and run.top < middle_y(table) < run.bottom


def _is_of_drawing(box: Box, page: PrintedPage) -> bool:
    """Do rules of a page with text hold no word at all? Of scans words in tables may be lost."""
    return not page.scanned and not any(holds(box, word.box) for word in page.words)


def _of_tables(made: Sequence[Rule], printed: Sequence[Rule]) -> list[Rule]:
    """Rules of fills but those along a band over two tables, that have rules of their own there and white between."""
    level = [rule.box for rule in printed if rule.horizontal]
    return [rule for rule in made if not (rule.horizontal and _is_over_two(rule.box, level))]


def _is_over_two(band: Box, level: Sequence[Box]) -> bool:
    along = [box for box in level if abs(middle_y(box) - middle_y(band)) <= TOUCH]
    own = sorted((box for box in along if box.right > band.left and box.left < band.right), key=lambda box: box.left)
    reach = own[0].right if own else 0.0
    for box in own[1:]:
        if box.left - reach >= FAR_APART:
            return True
        reach = max(reach, box.right)
    return False


def _right_above(box: Box) -> Box:
    return replace(box, top=box.top - ABOVE, bottom=box.top - ABOVE)


def _by_uprights(boxes: Sequence[Box], page: PrintedPage) -> tuple[list[Box], list[Box]]:
    """Boxes in which no upright rule is printed, but for those of a filled head over rows; and the others."""
    upright = [rule.box for rule in page.rules if not rule.horizontal]
    own = {box: [rule for rule in upright if near(box, rule, 1.0)] for box in boxes}
    closed = [box for box in boxes if own[box] and not are_of_filled_head(own[box], box, page)]
    return [box for box in boxes if box not in closed], closed


def _with_loose_rules(
    boxes: Sequence[Box], rules: Sequence[Rule], page: PrintedPage, heads: Sequence[Box]
) -> list[Box]:
    """Open boxes with the horizontal rules above and below that have the same ends: upright ones may be missing."""
    lines = lines_of(page.words)
    level = [rule for rule in page.rules if rule.horizontal]
    found = list(boxes)
    upright = RuleCover(page.rules, horizontal=False)
    ends = [box.bottom if _has_sides(box, upright) else inf for box in boxes]
    downwards = sorted(rules, key=lambda rule: rule.box.top)
    for rule in (*downwards, *reversed(downwards)):  # the nearest first, below and above
        for index, box in enumerate(found):
            if (
                not rule.horizontal
                or not _same_ends(rule.box, box)
                or _is_below_title(rule.box, ends[index], box, lines)
            ):
                continue
            if _belongs(rule.box, box, level, lines, heads):
                found[index] = around((rule.box, box))
    return found


def _has_sides(box: Box, upright: RuleCover) -> bool:
    return min(upright.share(side, box.top, box.bottom) for side in (box.left, box.right)) >= CLOSED


def _is_below_title(rule: Box, end: float, box: Box, lines: Sequence[Line]) -> bool:
    """Is the first line between a frame with sides, which ends at a y, and the rule alone in the middle of its width,
    others below it, without sides?
    """
    between = [line for line in lines if end < line.middle < rule.top and overlap(line.box, box)]
    if len(between) < FEWEST_BELOW or len(segments(between[0])) > 1:
        return False
    return abs(middle_x(between[0].box) - middle_x(box)) <= between[0].size and in_columns(between[1])


def _belongs(rule: Box, box: Box, level: Sequence[Rule], lines: Sequence[Line], heads: Sequence[Box]) -> bool:
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
    if not above and cover >= CLOSED and _begins_anew(rule, box, heads):
        return False
    if not above and is_titled_head(between, start):
        return False
    if cover >= CLOSED and any(is_caption(line) or HEADING.match(line.text) for line in between):
        return False  # between two tables, or a table and the head of a page
    inside = [line for line in lines if box.top < line.middle < box.bottom]
    alike = all(of_one_size(inside, line) for line in between) if inside else False
    opened = cover < CLOSED or any(in_columns(line) for line in between)
    return opened and bool(between) and alike and not any(is_prose(line, box) for line in between)


def _goes_on_beside(rule: Box, other: Box, box: Box) -> bool:
    """Is the rule a piece of one that goes on at its height, beside the box?"""
    gap = max(other.left - box.right, box.left - other.right)
    return 0 <= gap <= BETWEEN_PIECES and abs(middle_y(other) - middle_y(rule)) <= SAME_LEVEL


def _grown_together(
    boxes: Sequence[Box], runs: Sequence[Box], lines: Sequence[Line], page: PrintedPage
) -> tuple[list[Box], list[Box]]:
    """Frames with the runs of lines right above or below that rules do not show, or with a filled row as wide as the
    frame between; and the runs that are left. Over a filled row of heads rows of other columns are another table.
    """
    framed, free = list(boxes), []
    heads = filled_heads(page)
    level = RuleCover(page.rules, horizontal=True)
    for run in runs:
        size = max((line.size for line in lines if run.top <= line.middle <= run.bottom), default=0.0)
        near_it = ((i, LABEL_GAP * size + _filled_between(run, box, page.shades)) for i, box in enumerate(framed))
        apart = [
            _begins_anew(run, box, heads)
            or _are_both_ruled(run, box, level, lines)
            or _is_of_particulars(run, box, level, lines)
            or (_has_filled_top(box, page.shades) and heads_other_columns(box, run, page.words))
            for box in framed
        ]
        index = next((i for i, far in near_it if not apart[i] and _right_beside(run, framed[i], far)), None)
        if index is None:
            free.append(run)
        else:
            framed[index] = around((framed[index], run))
    return framed, free


def _begins_anew(below: Box, box: Box, heads: Sequence[Box]) -> bool:
    """Is a filled head, with white between, under the box, right above or around what is below?"""
    return any(
        head.top - box.bottom >= STRIP[0] and head.top <= below.top <= head.bottom + TOUCH and overlap(head, below)
        for head in heads
    )


def _are_both_ruled(run: Box, box: Box, level: RuleCover, lines: Sequence[Line]) -> bool:
    """Does a rule end the upper one, and another begin the lower one, no word between? Each closes a table."""
    upper, lower = sorted((run, box), key=lambda one: one.top)
    if lower.top - upper.bottom < TWO_RULES:
        return False
    if any(upper.bottom < line.middle < lower.top and overlap(line.box, box) for line in lines):
        return False
    ends = ((upper.bottom, upper), (lower.top, lower))
    return all(level.share(y, one.left, one.right) >= CLOSED for y, one in ends)


def _is_of_particulars(run: Box, box: Box, level: RuleCover, lines: Sequence[Line]) -> bool:
    """Are all lines above a rule that begins the frame names with a colon, what they are behind each?"""
    if run.bottom > box.top + TOUCH or level.share(box.top, box.left, box.right) < CLOSED:
        return False
    own = [line for line in lines if run.top < line.middle < run.bottom and overlap(line.box, run)]
    return all(
        is_particulars(line) or sum(part.text.endswith((":", "：")) for part in segments(line)) >= FEWEST_NAMED
        for line in own
    )


def _has_filled_top(box: Box, fills: Sequence[Box]) -> bool:
    return any(abs(fill.top - box.top) <= TOUCH and near(fill, box, 0.0) for fill in fills)


def _filled_between(run: Box, box: Box, fills: Sequence[Box]) -> float:
    """Height of the fill that goes from one to the other, if there is one as wide as the frame."""
    upper, lower = sorted((run, box), key=lambda one: one.top)
    rows = (
        fill.bottom - fill.top for fill in fills
        if abs(fill.top - upper.bottom) <= TOUCH and abs(fill.bottom - lower.top) <= TOUCH and _same_ends(fill, box)
    )  # fmt: skip
    return next(rows, 0.0)


def _right_beside(run: Box, box: Box, distance: float) -> bool:
    gap = max(run.top - box.bottom, box.top - run.bottom)
    shared = min(run.right, box.right) - max(run.left, box.left)
    return gap <= distance and shared >= 0.6 * (run.right - run.left) and run.right <= box.right + distance


def _same_ends(rule: Box, box: Box) -> bool:
    return abs(rule.left - box.left) <= STACK and abs(rule.right - box.right) <= STACK


def _region(box: Box, page: PrintedPage, shades: Shaded, *, framed: bool) -> TableRegion:
    upright = [rule for rule in shades.rules if not rule.horizontal]
    near_it = (rule for rule in (*page.rules, *upright) if near(box, rule.box, 1.0))
    rules = tuple(_within(rule, box) for rule in near_it if rule.horizontal or _reaches_into(rule.box, box))
    soft = {middle_y(rule.box) for rule in shades.rules if rule.horizontal and near(box, rule.box, 1.0)}
    return TableRegion(
        box=box, words=despread([word for word in page.words if holds(box, word.box)], rules), rules=rules,
        shaded_edges=tuple(sorted(soft)), framed=framed,
        shaded_cells=tuple(cell for cell in shades.cells if near(box, cell, 1.0)),
        filled_cells=tuple(cell for cell in (*shades.cells, *shades.ruled_cells) if near(box, cell, 1.0)),
    )  # fmt: skip


def _reaches_into(upright: Box, box: Box) -> bool:
    """No rule of a table that begins right where this one ends."""
    return min(upright.bottom, box.bottom) - max(upright.top, box.top) > ABOVE


def _within(rule: Rule, box: Box) -> Rule:
    """What of an upright rule is the table's, where another one stands right above or below it."""
    own = rule.box
    top, bottom = max(own.top, box.top), min(own.bottom, box.bottom)
    if rule.horizontal or (own.top >= box.top - BEYOND and own.bottom <= box.bottom + BEYOND) or top >= bottom:
        return rule
    return replace(rule, box=replace(own, top=top, bottom=bottom))
