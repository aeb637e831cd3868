"""From strokes to whole rules: pieces in line joined where ink, crossing rules or other breaks speak for it.

All in pixels of a picture whose rules are level and upright; `across` are always the rules of the other direction, with
x and y exchanged, so that one code serves both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from models.ocr.ink import Mask
from models.ocr.strokes import Stroke

JOINED_INCHES = 0.09
"""Pieces in line with smaller gaps are one rule."""
WIDEST_INCHES = 0.9
"""Of a gap that may be closed: what copies and faxes lose of a rule at once."""
IN_LINE_INCHES = 0.012
"""How far the end of one piece and the start of the next lie apart across the rule."""
CROSSING_INCHES = 0.035
"""How near to a crossing rule a piece ends that ends there."""
SAME_INCHES = 0.03
"""Between ends of different rules that are the same place."""
TRACE, CLEARER = 0.12, 2.5
"""Share of a gap's columns that has ink, and how much less there is beside it: the rule is faint there."""
BROKEN_RULES = 3
"""Rules with gaps that nothing explains, from which a page is worn rather than drawn so."""
NEAR_INCHES = 1.2
"""Between rules of one table that end alike."""
POPULAR = 3
"""Rules that end at one place, from which others were meant to."""
BETWEEN_INCHES, MARGIN = 0.4, 0.25
"""Of a gap as high as a heading between two tables, and the share of it at each end into which a rule may reach."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What decides on gaps: `ink` and `text` of the page, the rules `across`, the resolution."""

    ink: Mask
    text: Mask
    across: Sequence[Stroke]
    dots_per_inch: float

    def crossed(self, x: float, y: float) -> bool:
        """Whether a rule of the other direction stands there."""
        reach, slack = CROSSING_INCHES * self.dots_per_inch, JOINED_INCHES * self.dots_per_inch
        return any(
            one.box.top - reach <= x <= one.box.bottom + reach and one.box.left - slack <= y <= one.box.right + slack
            for one in self.across
        )

    def meets(self, rule: Stroke) -> bool:
        """Whether any rule of the other direction crosses or touches it."""
        reach, slack = CROSSING_INCHES * self.dots_per_inch, JOINED_INCHES * self.dots_per_inch
        return any(
            rule.box.left - reach <= one.middle <= rule.box.right + reach
            and one.box.left - slack <= rule.middle <= one.box.right + slack
            for one in self.across
        )

    def through_text(self, start: float, end: float, y: float) -> bool:
        """Whether text stands in a gap."""
        row = self.text[min(max(0, round(y)), self.text.shape[0] - 1), max(0, round(start)) : max(0, round(end))]
        return bool(row.any())

    def traced(self, start: float, end: float, y: float) -> bool:
        """Whether there is more ink in a gap than beside it."""
        columns = slice(max(0, round(start)), max(0, round(end)))
        reach = max(1, round(0.007 * self.dots_per_inch))
        middle, height = round(y), self.ink.shape[0]
        bands = [
            self.ink[max(0, at - reach) : min(height, at + reach + 1), columns]
            for at in (middle, middle - 4 * reach, middle + 4 * reach)
        ]
        here, *beside = (float(band.any(axis=0).mean()) if band.size else 0.0 for band in bands)
        return here >= TRACE and here >= CLEARER * max(beside)


Track = list[Stroke]
"""Pieces in line, from left to right."""
Hull = tuple[float, float, float, float]
"""Left, top, right and bottom of the page's text."""
Setting = Callable[[Sequence[Stroke]], Surroundings]
"""Surroundings, once the rules of the other direction are known."""


def whole_rules(
    level: Sequence[Stroke], upright: Sequence[Stroke], beside: Setting, below: Setting, hull: Hull
) -> tuple[list[Stroke], list[Stroke]]:
    """Level and upright rules of a page from its strokes; `beside` and `below` make their surroundings.

    Upright strokes come and go with x and y exchanged.
    """
    left, top, right, bottom = hull
    dots_per_inch = beside(()).dots_per_inch
    tracks = (tracks_of(level, dots_per_inch=dots_per_inch), tracks_of(upright, dots_per_inch=dots_per_inch))
    broken = is_broken(tracks[0], beside(upright)) or is_broken(tracks[1], below(level))
    rows, columns = joined(tracks[0], beside(upright), broken=broken), joined(tracks[1], below(level), broken=broken)
    for _ in range(2):  # what is dropped no longer speaks for the other direction
        rows = _sure(rows, beside(columns), hull, upright=False)
        columns = _sure(columns, below(rows), (top, left, bottom, right), upright=True)
    if broken:
        rows = extended(rows, beside(columns))
        columns = extended(columns, below(rows))
    return rows, columns


def _sure(rules: Sequence[Stroke], around: Surroundings, hull: Hull, *, upright: bool) -> list[Stroke]:
    doubts = doubtful(rules, around, hull=hull, upright=upright)
    return [rule for rule, doubt in zip(rules, doubts, strict=True) if not doubt]


def tracks_of(strokes: Sequence[Stroke], *, dots_per_inch: float) -> list[Track]:
    """Pieces that continue each other over gaps up to the widest."""
    tracks: list[Track] = []
    for stroke in sorted(strokes, key=lambda one: one.box.left):
        fitting = [track for track in tracks if _continues(track[-1], stroke, dots_per_inch)]
        if fitting:
            min(fitting, key=lambda track: abs(track[-1].end - stroke.start)).append(stroke)
        else:
            tracks.append([stroke])
    return tracks


def _continues(last: Stroke, stroke: Stroke, dots_per_inch: float) -> bool:
    gap = stroke.box.left - last.box.right
    if gap > WIDEST_INCHES * dots_per_inch or stroke.box.right <= last.box.right:
        return False
    return abs(last.end - stroke.start) <= max(1.5, IN_LINE_INCHES * dots_per_inch)


def is_broken(tracks: Sequence[Track], around: Surroundings) -> bool:
    """Whether several rules of the page have gaps that no other rule's gaps or crossing rules explain."""
    rules = [piece for track in tracks for piece in track]
    gaps = [[(one, two) for one, two in pairwise(track) if _is_wide(one, two, around)] for track in tracks]
    odd = [
        index for index, own in enumerate(gaps)
        if any(
            not _is_drawn(gap, around, [other for at, others in enumerate(gaps) if at != index for other in others])
            and not _parts_tables(gap[0].box.right, gap[1].box.left, around, rules, own=gap[0])
            for gap in own
        )
    ]  # fmt: skip
    return len(odd) >= BROKEN_RULES


def _parts_tables(start: float, end: float, around: Surroundings, rules: Sequence[Stroke], *, own: Stroke) -> bool:
    """Whether what lies between is bare of rules of either direction, and wide: the ground between two tables.

    A break in one rule, `own`, is not: the rules beside it go on, or those across reach into it. Beside a rule that
    others cross, a streak that none crosses is no rule.
    """
    if end - start < BETWEEN_INCHES * around.dots_per_inch:
        return False
    margin = MARGIN * (end - start)
    inner = (start + margin, end - margin)
    beside = [one for one in rules if one.box.left < inner[1] and one.box.right > inner[0]]
    if beside and (not around.meets(own) or any(map(around.meets, beside))):
        return False
    return not any(inner[0] < one.middle < inner[1] for one in around.across)


def _is_wide(one: Stroke, two: Stroke, around: Surroundings) -> bool:
    return two.box.left - one.box.right > JOINED_INCHES * around.dots_per_inch


def _is_drawn(gap: tuple[Stroke, Stroke], around: Surroundings, others: Sequence[tuple[Stroke, Stroke]]) -> bool:
    """Whether the gap is part of the table: between crossing rules, around text, or the same in another rule."""
    one, two = gap
    ends = (one.box.right, two.box.left)
    if around.through_text(*ends, (one.end + two.start) / 2):
        return True
    if around.crossed(ends[0], one.end) and around.crossed(ends[1], two.start):
        return True
    same = SAME_INCHES * around.dots_per_inch
    return any(abs(a.box.right - ends[0]) <= same and abs(b.box.left - ends[1]) <= same for a, b in others)


def joined(tracks: Sequence[Track], around: Surroundings, *, broken: bool) -> list[Stroke]:
    """Whole rules: gaps closed that are small, traced, or neither drawn nor full of text on a broken page."""
    rules = [piece for track in tracks for piece in track]
    gaps = [gap for track in tracks for gap in pairwise(track) if _is_wide(*gap, around)]
    whole: list[Stroke] = []
    for track in tracks:
        rule = track[0]
        for gap in pairwise(track):
            others = [other for other in gaps if other is not gap and other[0] not in track]
            mended = broken and not _parts_tables(gap[0].box.right, gap[1].box.left, around, rules, own=gap[0])
            if _closes(gap, around, others, mended):
                rule = rule.joined(gap[1])
            else:
                whole.append(rule)
                rule = gap[1]
        whole.append(rule)
    return whole


def _closes(
    gap: tuple[Stroke, Stroke], around: Surroundings, others: Sequence[tuple[Stroke, Stroke]], mended: bool
) -> bool:
    one, two = gap
    if not _is_wide(one, two, around):
        return True
    if around.traced(one.box.right, two.box.left, (one.end + two.start) / 2):
        return True
    return mended and not _is_drawn(gap, around, others)


def extended(rules: Sequence[Stroke], around: Surroundings) -> list[Stroke]:
    """Rules of a broken page drawn on to the crossing rule, or to where others end, that they fall short of."""
    found = []
    for rule in rules:
        near = [one for one in rules if abs(one.middle - rule.middle) <= NEAR_INCHES * around.dots_per_inch]
        whole = _extended(rule, around, [one.box.left for one in near], [one.box.right for one in near])
        if _parts_tables(whole.box.left, rule.box.left, around, rules, own=rule):
            whole = replace(whole, box=replace(whole.box, left=rule.box.left))
        if _parts_tables(rule.box.right, whole.box.right, around, rules, own=rule):
            whole = replace(whole, box=replace(whole.box, right=rule.box.right))
        found.append(whole)
    return found


def _extended(rule: Stroke, around: Surroundings, starts: Sequence[float], ends: Sequence[float]) -> Stroke:
    box = rule.box
    left = _goal(box.left, rule.start, -1, around, starts)
    right = _goal(box.right, rule.end, 1, around, ends)
    return replace(rule, box=replace(box, left=min(box.left, left), right=max(box.right, right)))


def _goal(x: float, y: float, way: int, around: Surroundings, popular: Sequence[float]) -> float:
    """Where a rule that ends at x was meant to end; x itself where it was meant to."""
    same = SAME_INCHES * around.dots_per_inch
    if around.crossed(x, y) or sum(abs(other - x) <= same for other in popular) >= POPULAR:
        return x
    slack = JOINED_INCHES * around.dots_per_inch
    crossing = [one.middle for one in around.across if one.box.left - slack <= y <= one.box.right + slack]
    shared = [other for other in popular if sum(abs(other - one) <= same for one in popular) >= POPULAR]
    for goals in (crossing, shared):
        ahead = [goal for goal in goals if 0 < (goal - x) * way <= WIDEST_INCHES * around.dots_per_inch]
        if ahead:
            goal = min(ahead, key=lambda one: abs(one - x))
            return x if around.through_text(min(x, goal), max(x, goal), y) else goal
    return x


def doubtful(rules: Sequence[Stroke], around: Surroundings, *, hull: Hull, upright: bool) -> Iterator[bool]:
    """For each rule whether it is a streak, an edge of the sheet or dirt: it leans, or ends in nothing beyond the text.

    `hull` is the left, top, right and bottom of the page's text.
    """
    for rule in rules:
        yield (
            _leans(rule, around.dots_per_inch) or _overhangs(rule, rules, around, hull, upright=upright)
            or (_is_lost(rule, rules, around, upright=upright))
        )  # fmt: skip


LEANING = 0.04
"""Rise by length from which a stroke is none of a levelled page's rules."""
BEYOND_INCHES = 0.35
"""From the outermost text to the frame around it."""
EDGE_INCHES = 0.15
"""From the picture's edge: no rule is printed so near to it."""
LONG_INCHES = 1.5
"""Rules at least as long tell where a table's frame is."""
SHORT_INCHES = 0.8
"""Shorter rules must meet another one."""


def _leans(rule: Stroke, dots_per_inch: float) -> bool:
    return abs(rule.end - rule.start) > max(0.02 * dots_per_inch, LEANING * rule.length)


def _overhangs(rule: Stroke, rules: Sequence[Stroke], around: Surroundings, hull: Hull, *, upright: bool) -> bool:
    """Whether it ends outside of the text's hull where no other rule does, or lies outside altogether."""
    beyond, same = BEYOND_INCHES * around.dots_per_inch, SAME_INCHES * around.dots_per_inch
    left, top, right, bottom = hull
    ends = ((rule.box.left, rule.start), (rule.box.right, rule.end))
    long = [other for other in rules if other.length >= LONG_INCHES * around.dots_per_inch]
    alike = (
        sum(abs(other.box.left - rule.box.left) <= same for other in long) >= POPULAR,
        sum(abs(other.box.right - rule.box.right) <= same for other in long) >= POPULAR,
    )
    free = [not known and not around.crossed(*end) for known, end in zip(alike, ends, strict=True)]
    outside = [rule.box.left < left - beyond, rule.box.right > right + beyond]
    aside = not top - beyond <= rule.middle <= bottom + beyond
    if aside and all(free):
        return True
    edge = EDGE_INCHES * around.dots_per_inch
    inner = rule.box.left > edge and rule.box.right < around.ink.shape[1] - edge
    if not upright and inner and rule.length >= LONG_INCHES * around.dots_per_inch:
        return False  # a line under a heading may be wider than all text; dirt is short or comes in from the edge
    return any(a and b for a, b in zip(free, outside, strict=True))


def _is_lost(rule: Stroke, rules: Sequence[Stroke], around: Surroundings, *, upright: bool) -> bool:
    """Whether it meets no other rule and is short, or upright and runs through text."""
    met = [around.crossed(rule.box.left, rule.start), around.crossed(rule.box.right, rule.end)]
    if any(met) or rule.length >= (LONG_INCHES if upright else SHORT_INCHES) * around.dots_per_inch:
        return upright and not any(met) and around.through_text(rule.box.left, rule.box.right, rule.middle)
    same = SAME_INCHES * around.dots_per_inch
    fellows = [
        other for other in rules
        if other is not rule
        and (abs(other.box.left - rule.box.left) <= same or abs(other.box.right - rule.box.right) <= same)
    ]  # fmt: skip
    return not fellows
