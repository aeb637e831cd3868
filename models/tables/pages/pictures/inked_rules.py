"""Rules of a picture that nothing has damaged, as far as their ink goes.

Readers of pictures close gaps that wear leaves in rules, and lose dots at their ends. Where nothing is worn a gap is
one: between two tables beside each other, or under heads of groups of columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.picture_reader import PagePicture

WHITE, BETWEEN = 6.0, 2.5
"""Points without ink that part a rule in two: dots and dashes stand closer. The latter where a rule across is at either
end: the foot of one table and the head of the next.
"""
SHORTEST: Final = 15.0
"""Points of a piece that is a rule, whatever it meets: signs of several rows, ◐ under ◐, have upright sides in line."""
MEETS: Final = 2.0
"""Points between the end of a piece and a rule across that it ends at."""
AROUND: Final = 2.0
"""Points beside a rule that are as even as the ground where it has no ink."""
EVEN, OF_INK = 10, 0.08
"""Tones by which an even ground differs from itself, and share of the rule's contrast with it: what JPEG leaves beside
strokes, more where they are darker.
"""
SPECK, SPECK_EVEN = 2, 2.0
"""Pixels between two stretches without ink, and of what is even, that a little more of that leaves at most."""
FEWEST_DOTS: Final = 4
"""Gaps of a rule that is one of dots or dashes."""
INKED: Final = 10
"""Per cent of a rule's pixels along it that are ink at least, dots and crossing rules among them."""
STROKES: Final = 0.3
"""Share of an upright rule's length without ink from which it is strokes of characters, if these are all its ink."""
BEFORE, BELOW, FOOT = 12.0, 1.0, 0.4
"""Points between a word and dots that lead on from it, how far these lie under its box, and the share of its height at
its foot in which they lie.
"""

UPRIGHT: Final = 1.5
"""How many times as high as wide a word of several characters is that is set upright."""

Span = tuple[float, float]


def with_rules_as_inked(page: PrintedPage, picture: PagePicture) -> PrintedPage:
    """The page, its rules parted where the picture shows even ground instead, dotted ones up to their last dot."""
    dots = picture.dots_per_inch / 72
    level, upright = np.asarray(picture.gray, np.uint8), np.ascontiguousarray(np.transpose(picture.gray))
    rules: list[Rule] = []
    for rule in page.rules:
        across = [other for other in page.rules if other.horizontal != rule.horizontal]
        met = _met(rule, across)
        band = _Band(rule, level if rule.horizontal else upright, dots, met)
        spans = _to_rules(band.spans(), rule, met)
        if band.is_dotted and _leads_from(rule, spans[0][0], page.words) and not _begins_at(rule, across):
            continue
        if not rule.horizontal and _is_of_strokes(rule, band.inked(), met, page.words):
            continue
        rules += [_along(rule, span) for span in spans if len(spans) == 1 or _is_rule(span, met)]
    return replace(page, rules=tuple(rules))


def _is_of_strokes(rule: Rule, inked: Sequence[Span], met: Sequence[float], words: Sequence[Word]) -> bool:
    """Is an upright rule blank for much of its length, and all its ink in words, or where rules across are? First
    digits of figures set to the right stand under one another: 1.160,00 over 2.050,00.
    """
    start, end = _runs(rule)
    if sum(foot - top for top, foot in inked) > (1 - STROKES) * (end - start):
        return False
    beside = [
        word.box for word in words
        if word.box.left - AROUND <= rule.box.right and word.box.right + AROUND >= rule.box.left
    ]  # fmt: skip
    own = [box for box in beside if box.top < end and box.bottom > start]
    return len(own) > 1 and all(
        any(box.top - AROUND <= top and foot <= box.bottom + AROUND for box in own)
        or any(top - AROUND <= at <= foot + AROUND for at in met)
        for top, foot in inked
    )


def _to_rules(spans: Sequence[Span], rule: Rule, met: Sequence[float]) -> list[Span]:
    """The pieces of an upright rule, those ends that a gap left between rules across drawn back to the nearer of these:
    what goes on beyond is the stem of a character that stands in line with it.
    """
    if rule.horizontal or len(spans) < 2:
        return list(spans)
    first, last = spans[0][0], spans[-1][1]
    drawn = []
    for start, end in spans:
        inside = [place for place in met if start - MEETS <= place <= end + MEETS]
        top = min((place for place in inside if place <= start + SHORTEST + MEETS), default=start)
        foot = max((place for place in inside if place >= end - SHORTEST - MEETS), default=end)
        drawn.append((start if start == first else top, end if end == last else foot))
    return [(start, end) for start, end in drawn if start < end]


def _met(rule: Rule, across: Sequence[Rule]) -> list[float]:
    """Where rules across stand that it meets if it is long enough."""
    at = sum(_across(rule)) / 2
    return [sum(_across(other)) / 2 for other in across if _runs(other)[0] - MEETS <= at <= _runs(other)[1] + MEETS]


def _leads_from(rule: Rule, first: float, words: Sequence[Word]) -> bool:
    """Does it stand on the line of a word right before it, as dots between a label and its figure do? `first` is the x
    of its first dot. A head set upright, which ends at the rule below it, leads on to nothing.
    """
    at, left = sum(_across(rule)) / 2, rule.box.left
    return any(
        _foot(word) < at <= word.box.bottom + BELOW and word.box.left < left and word.box.right > first - BEFORE
        for word in words
        if len(word.text) == 1 or word.box.bottom - word.box.top <= UPRIGHT * (word.box.right - word.box.left)
    )


def _foot(word: Word) -> float:
    """Y from which what stands beside the word is on its base line."""
    return word.box.bottom - FOOT * (word.box.bottom - word.box.top)


def _begins_at(rule: Rule, across: Sequence[Rule]) -> bool:
    at, left = sum(_across(rule)) / 2, rule.box.left
    return any(
        abs(sum(_across(other)) / 2 - left) <= MEETS and _runs(other)[0] - MEETS <= at <= _runs(other)[1] + MEETS
        for other in across
    )


def _is_rule(span: Span, met: Sequence[float]) -> bool:
    """Is the piece long, or does it end at rules across, which stand at `met`, on both sides?"""
    if span[1] - span[0] >= SHORTEST:
        return True
    return all(any(abs(end - other) <= MEETS for other in met) for end in span)


def _runs(rule: Rule) -> Span:
    """From where to where along its direction."""
    return (rule.box.left, rule.box.right) if rule.horizontal else (rule.box.top, rule.box.bottom)


def _across(rule: Rule) -> Span:
    return (rule.box.top, rule.box.bottom) if rule.horizontal else (rule.box.left, rule.box.right)


def _along(rule: Rule, span: Span) -> Rule:
    if rule.horizontal:
        return replace(rule, box=replace(rule.box, left=span[0], right=span[1]))
    return replace(rule, box=replace(rule.box, top=span[0], bottom=span[1]))


@dataclass(frozen=True, slots=True, eq=False)
class _Band:
    """What of a picture lies along a rule; `gray` has its rows along it, at `met` are rules across."""

    rule: Rule
    gray: NDArray[np.uint8]
    dots: float
    met: Sequence[float]

    @property
    def is_dotted(self) -> bool:
        """Is it level, and of dots or dashes?"""
        return self.rule.horizontal and len(self._blanks()) - len(self._gaps()) >= FEWEST_DOTS

    def inked(self) -> list[Span]:
        """What of it has ink, in points."""
        start, end = _runs(self.rule)
        at = [start, *((self._first + edge) / self.dots for blank in self._blanks() for edge in blank), end]
        return [(one, other) for one, other in zip(at[::2], at[1::2], strict=True) if one < other]

    @property
    def _first(self) -> int:
        """The pixel at which the rule begins."""
        return max(0, int(_runs(self.rule)[0] * self.dots))

    def spans(self) -> list[Span]:
        """The pieces of the rule, in points; the rule's own where it is whole."""
        start, end = _runs(self.rule)
        gaps = [(self._first + edge) / self.dots for gap in self._gaps() for edge in gap]
        if self.is_dotted:
            start, end = self._last_dot(start, -1), self._last_dot(end, 1)
        at = [start, *gaps, end]
        return [(one, other) for one, other in zip(at[::2], at[1::2], strict=True) if one < other]

    def _gaps(self) -> list[tuple[int, int]]:
        return [
            gap for gap in self._blanks()
            if gap[1] - gap[0] >= WHITE * self.dots
            or (gap[1] - gap[0] >= BETWEEN * self.dots and all(map(self._is_met, gap)))
        ]  # fmt: skip

    def _is_met(self, pixel: int) -> bool:
        """Is a rule across at a pixel of the band?"""
        at = (self._first + pixel) / self.dots
        return any(abs(place - at) <= MEETS for place in self.met)

    def _blanks(self) -> list[tuple[int, int]]:
        """Stretches of pixels without ink, from the rule's beginning on."""
        band = self._rows()[:, self._first : int(_runs(self.rule)[1] * self.dots) + 1]
        if min(band.shape) < 1:
            return []
        low, high = band.min(axis=0).astype(np.int16), band.max(axis=0)
        ink = np.percentile(low, INKED)
        even = np.maximum(EVEN, OF_INK * (high - ink))
        light = low > ink + even  # rules across are even, too
        blank = (high - low <= even) & light
        for start, end in _stretches((high - low <= SPECK_EVEN * even) & light & ~blank):
            if end - start <= SPECK and blank[max(0, start - 1)] and blank[min(end, len(blank) - 1)]:
                blank[start:end] = True
        return _stretches(blank)

    def _rows(self) -> NDArray[np.uint8]:
        low, high = _across(self.rule)
        return self.gray[max(0, int((low - AROUND) * self.dots)) : int((high + AROUND) * self.dots) + 2]

    def _last_dot(self, end: float, way: int) -> float:
        """Where dots go on to from an end of the rule, `way` to the left or to the right."""
        rows, side = self._rows(), max(1, int(AROUND * self.dots) - 1)
        if len(rows) <= 2 * side:
            return end
        beside = np.minimum(rows[:side].min(axis=0), rows[-side:].min(axis=0)).astype(np.int16)
        inked = rows[side:-side].min(axis=0) < beside - EVEN
        at = last = min(max(0, int(end * self.dots)), len(inked) - 1)
        while 0 <= at < len(inked) and abs(at - last) < WHITE * self.dots:
            last = at if inked[at] else last
            at += way
        return max(end, (last + 1) / self.dots) if way > 0 else min(end, last / self.dots)


def _stretches(mask: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where it is set, half-open."""
    turns = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(turns[::2], turns[1::2], strict=True)]
