"""Columns that only the white space between words shows."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from statistics import median
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.print.lines import lines_of, middle_x, middle_y
from models.tables.pages.print.signs_in_columns import signs_in_columns
from models.tables.pages.print.word_gaps import Sizes
from models.tables.values import is_value

BESIDE: Final = 0.3
"""Share of the lower word's height in which two words must overlap to stand beside each other."""
OVERLAP: Final = 1.0
"""Points by which words must overlap to stand under each other."""
FEWEST: Final = 2
"""Pairs of words that a boundary must keep apart when other words cross it."""
CROSSED_SHARE: Final = 0.3
"""Pairs kept apart for each word that crosses a boundary, at least."""
MOST_SPREAD: Final = 4.0
"""Em between the characters of a label that is spread over its cell."""
EVEN: Final = 0.3
"""Em by which distances between characters of one label differ."""
NEAR: Final = 1.35
"""Of the distance to the rules beside them, the distance between characters of one label; of two cells it is twice."""
MOST_NAMES, NARROW = 2, 0.5
"""Names between two stretches of white, and of the wider one the other is at most, where that tells of no column."""
FEWEST_ENDED: Final = 3
"""Figures that end at one x, where a column does."""
STACKED: Final = 1.5
"""Em between the middles of characters of a vertical label at most."""
MARKED: Final = 2.5
"""Em between the middles of a mark, √ or ○, and of what stands above or below it in its column at most."""
_POINTS = (".", "．", "、")
_SPREAD = re.compile(r"[^\x00-\x7f][：:]?|\d?[.．、]")
_LAST = re.compile(r"[\u3400-\u9fff][（(][^（）()]{1,6}[)）]")
"""The last character with a unit: 金　额（元）"""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two words beside each other, nothing between them."""

    left: Word
    right: Word


@dataclass(frozen=True, slots=True)
class _Seam:
    """Where a boundary may run: pairs that it keeps apart, words that it crosses."""

    start: float
    end: float
    kept: int
    crossed: int

    @property
    def at(self) -> float:
        return (self.start + self.end) / 2


def text_boundaries(words: Sequence[Word], *, needed: int = 1) -> list[float]:
    """X between columns, left to right. `needed` pairs of words must stand on both sides of each.

    The seams that keep most pairs apart go first; another one joins them where two words stand beside each other, each
    wholly within one of the two columns that it makes. So a short head beside figures set to the right makes no column.
    Where several phrases cross the seam, one such pair may be a label with a blank in it; where any does, those that
    stand as the parts of names do tell nothing.
    """
    pairs, phrases = _neighbours(words)
    sizes = Sizes(words)
    firm = [pair for pair in pairs if not sizes.are_as_in_names(pair.left, pair.right)]
    found: list[float] = []
    sure: set[float] = set()
    for seam in _the_best_first([seam for seam in _seams(phrases, pairs) if seam.kept >= needed], phrases, pairs):
        crossable = seam.kept >= FEWEST and seam.kept >= CROSSED_SHARE * seam.crossed
        least = FEWEST if seam.crossed > FEWEST else 1
        if (not seam.crossed or crossable) and _divides(seam.at, found, firm if seam.crossed else pairs, least=least):
            insort(found, seam.at)
            if not seam.crossed and seam.kept >= FEWEST:
                sure.add(seam.at)
    behind = {id(pair.right) for pair in pairs} - {id(pair.right) for pair in firm}
    return _without_second_names(_told_by_both(_proved(found, sure, pairs), words), words, behind)


def _without_second_names(found: Sequence[float], words: Sequence[Word], behind: Set[int]) -> list[float]:
    """Without those behind which nothing stands but second names, each a blank `behind` a first one, some of which have
    none: 佟大勇　戚云 over 麦振东.
    """
    idle: list[float] = []
    for low, at, high in zip([float("-inf"), *found], found, [*found, float("inf")][1:], strict=False):
        first = sum(low <= word.box.left and word.box.right <= at for word in words)
        second = [id(word) in behind for word in words if at <= word.box.left and word.box.right <= high]
        if second and all(second):
            if first <= len(second):
                return list(found)  # as long a list beside it
            idle.append(at)
    return [at for at in found if at not in idle]


def _the_best_first(seams: Sequence[_Seam], phrases: Sequence[Box], pairs: Sequence[_Pair]) -> list[_Seam]:
    """Those that keep most pairs apart for the words that they cross, the widest first of those that do it alike. Where
    words must be crossed, those of a head over several columns rather than those of one under it, or of a row.
    """
    rows = sorted(middle_y(pair.left.box) for pair in pairs)
    beside = [box for box in phrases if bisect_left(rows, box.top) < bisect_left(rows, box.bottom)]

    def lowest(seam: _Seam) -> float:
        return max((middle_y(box) for box in beside if box.left < seam.at < box.right), default=0.0)

    found: list[_Seam] = []
    beside_names = _beside_names(seams, phrases, pairs)

    def worth(seam: _Seam) -> int:
        return beside_names.get(seam, seam.crossed - seam.kept)

    ordered = sorted(seams, key=lambda seam: (worth(seam), seam.start - seam.end))
    for _, group in groupby(ordered, key=worth):
        alike = list(group)
        crossing = iter(sorted((seam for seam in alike if seam.crossed), key=lowest))
        found += [next(crossing) if seam.crossed else seam for seam in alike]
    return found


def _beside_names(seams: Sequence[_Seam], phrases: Sequence[Box], pairs: Sequence[_Pair]) -> dict[_Seam, int]:
    """What narrow seams between a name or two and the figures of their column are worth: a name in the middle over
    figures set to the right ends before they begin, and the white beyond it is wider, but for a head over both.
    """
    found: dict[_Seam, int] = {}
    size = median(box.bottom - box.top for box in phrases) if phrases else 0.0
    wide = [seam for seam in seams if seam.crossed <= 1]
    for seam in seams:
        own = seam.end - seam.start
        for other in wide if not seam.crossed else ():
            between = (other.end, seam.start) if other.end <= seam.start else (seam.end, other.start)
            if NARROW * (other.end - other.start) < own or between[0] > between[1] or (other.crossed and own > size):
                continue
            met = [box for box in phrases if box.right > between[0] and box.left < between[1]]
            names = [box for box in met if between[0] <= box.left and box.right <= between[1]]
            if 0 < len(names) <= MOST_NAMES and len(met) - len(names) <= other.crossed:
                kept = seam.kept - _n_of(names, seam, pairs)
                found[seam] = max(found.get(seam, -seam.kept), min(other.crossed - other.kept, 0), -kept)
    return found


def _n_of(names: Sequence[Box], seam: _Seam, pairs: Sequence[_Pair]) -> int:
    """Pairs that the seam keeps apart with one of the names."""
    return sum(
        pair.left.box.right <= seam.at <= pair.right.box.left
        and any(box.left <= middle_x(word.box) <= box.right for word in (pair.left, pair.right) for box in names)
        for pair in pairs
    )


def _told_by_both(found: Sequence[float], words: Sequence[Word]) -> list[float]:
    """Without those between a head and the figures below it, which have nothing beside each other."""
    kept = list(found)
    for at in found:
        index = kept.index(at)
        low = kept[index - 1] if index else float("-inf")
        high = kept[index + 1] if index + 1 < len(kept) else float("inf")
        left = [word for word in words if low <= word.box.left and word.box.right <= at]
        right = [word for word in words if at <= word.box.left and word.box.right <= high]
        if left and right and (_one_above(left, right) or _one_above(right, left)):
            kept.remove(at)
    return kept


def _one_above(head: Sequence[Word], others: Sequence[Word]) -> bool:
    """Is the one word, or a head of several that figures are under, above all of the others, none of them beside it?"""
    end = max(word.box.bottom for word in head)
    if len(others) < 2 or any(other.box.top < end - OVERLAP for other in others):
        return False
    highest = min(others, key=lambda word: word.box.top)
    return len(head) == 1 or (is_value(highest) and not any(map(is_value, head)))


def _seams(phrases: Sequence[Box], pairs: Sequence[_Pair]) -> list[_Seam]:
    """Every stretch of x between two ends of phrases, with its counts: the blank in one is no white between columns."""
    starts = sorted(box.left for box in phrases)
    ends = sorted(box.right for box in phrases)
    opens = sorted(pair.left.box.right for pair in pairs)
    closes = sorted(pair.right.box.left for pair in pairs)
    seams = []
    for start, end in pairwise(sorted({*starts, *ends})):
        x = (start + end) / 2
        crossed = bisect_left(starts, x) - bisect_left(ends, x)
        kept = bisect_left(opens, x) - bisect_left(closes, x)
        if kept:
            seams.append(_Seam(start, end, kept, crossed))
    return _widened(seams)


def _widened(seams: Sequence[_Seam]) -> list[_Seam]:
    """Neighbours with the same counts as one."""
    found: list[_Seam] = []
    for seam in seams:
        last = found[-1] if found else None
        if last and last.end == seam.start and (last.kept, last.crossed) == (seam.kept, seam.crossed):
            found[-1] = _Seam(last.start, seam.end, seam.kept, seam.crossed)
        else:
            found.append(seam)
    return found


def _divides(at: float, found: Sequence[float], pairs: Sequence[_Pair], *, least: int = 1) -> bool:
    """Do two words stand beside each other, one in each of the columns left and right of `at`, `least` times?"""
    index = bisect_left(found, at)
    low = found[index - 1] if index else float("-inf")
    high = found[index] if index < len(found) else float("inf")
    dividing = sum(
        low <= pair.left.box.left and pair.left.box.right <= at <= pair.right.box.left and pair.right.box.right <= high
        for pair in pairs
    )
    return dividing >= least


def _proved(found: Sequence[float], sure: Set[float], pairs: Sequence[_Pair]) -> list[float]:
    """Without those that lost their pair to a boundary found later; what no word crosses stays."""
    kept = list(found)
    for at in found:
        if at in sure:
            continue
        others = [x for x in kept if x != at]
        if not _divides(at, others, pairs):
            kept = others
    return kept


def despread(words: Sequence[Word], rules: Sequence[Rule]) -> tuple[Word, ...]:
    """The words, the characters of each spread label as one. No upright rule stands between these, and they are no
    columns of labels set vertically.
    """
    upright = [rule.box for rule in rules if not rule.horizontal]
    joined = _filling_cells(words, upright)
    stacked, apart = _stacked(joined), signs_in_columns(joined)
    ends, starts = _sides_of_columns(joined)
    found: list[Word] = []
    for line in lines_of(joined):
        run: list[Word] = []
        for word in line.words:
            beside = run and _near(run, word) and not _is_parted(run, word, ends, starts)
            beside = beside and not {id(run[-1]), id(word)} <= apart
            if run and not (beside and _spread(run[-1], word) and not _fenced(run, word, upright)):
                found += _as_one(run, stacked)
                run = []
            run.append(word)
        found += _as_one(run, stacked)
    return tuple(found)


def _sides_of_columns(words: Sequence[Word]) -> tuple[list[float], list[float]]:
    """X at which figures end, and at which words begin that are more than one character, each from left to right."""
    longer = [word for word in words if len(word.text) > 1]
    return (
        sorted(word.box.right for word in longer if is_value(word)),
        sorted(word.box.left for word in longer if not is_value(word)),
    )


def _is_parted(run: Sequence[Word], word: Word, ends: Sequence[float], starts: Sequence[float]) -> bool:
    """Do figures end where the run does, and words begin where the next one does? Then two labels are beside each
    other, that of figures set to the right and that of texts behind them.
    """
    right, left = run[-1].box.right, word.box.left
    n_ended = bisect_right(ends, right + OVERLAP) - bisect_left(ends, right - OVERLAP)
    n_begun = bisect_right(starts, left + OVERLAP) - bisect_left(starts, left - OVERLAP)
    return len(run) > 1 and n_ended >= FEWEST_ENDED and n_begun > 0


def _filling_cells(words: Sequence[Word], upright: Sequence[Box]) -> list[Word]:
    """The words, single characters that are spread over all of the room between two rules as one: figures too.

    Of a text layer: where rules of a picture are missing, figures of two columns would be one.
    """
    if not upright or any(word.origin != "layer" for word in words):
        return list(words)
    found: list[Word] = []
    for line in lines_of(words):
        cells: dict[tuple[float, float], list[Word]] = {}
        for word in line.words:
            cells.setdefault(_room(word.box, upright), []).append(word)
        for (left, right), held in cells.items():
            found += _as_one(held, frozenset()) if _fill(held, left, right) else held
    return found


def _room(box: Box, upright: Sequence[Box]) -> tuple[float, float]:
    """X of the rules left and right of the word."""
    x, y = middle_x(box), middle_y(box)
    at = [middle_x(rule) for rule in upright if rule.top <= y <= rule.bottom]
    left = max((rule for rule in at if rule < x), default=float("-inf"))
    return left, min((rule for rule in at if rule > x), default=float("inf"))


def _fill(held: Sequence[Word], left: float, right: float) -> bool:
    """Single characters at one distance, as near to each other as to the rules: in two cells they would be twice as far
    from each other.
    """
    if len(held) < 2 or any(len(word.text) > 1 for word in held):
        return False
    gaps = [after.box.left - before.box.right for before, after in pairwise(held)]
    size = max(word.box.bottom - word.box.top for word in held)
    margin = min(held[0].box.left - left, right - held[-1].box.right)
    return min(gaps) > 0 and max(gaps) - min(gaps) <= EVEN * size and max(gaps) <= NEAR * margin


def _fenced(run: Sequence[Word], word: Word, upright: Sequence[Box]) -> bool:
    low, high, y = middle_x(run[-1].box), middle_x(word.box), middle_y(word.box)
    return any(low < middle_x(box) < high and box.top <= y <= box.bottom for box in upright)


def _stacked(words: Sequence[Word]) -> frozenset[int]:
    """Single characters right above or below another one: labels set vertically, or in columns of one character."""
    single = sorted(
        ((middle_x(word.box), middle_y(word.box), word) for word in words if len(word.text) == 1), key=itemgetter(0)
    )
    xs = [x for x, _, _ in single]
    found = set()
    for x, y, word in single:
        size = word.box.bottom - word.box.top
        near = single[bisect_left(xs, x - 0.3 * size) : bisect_right(xs, x + 0.3 * size)]
        if any(0 < abs(y - at) <= (MARKED if _is_mark(one) else STACKED) * size for _, at, one in near):
            found.add(id(word))
    return frozenset(found)


def _is_mark(word: Word) -> bool:
    """No letter of a label: √ × ○"""
    return unicodedata.category(word.text).startswith("S")


def _spread(word: Word, following: Word) -> bool:
    """One character each that is no figure; or the number of a label and its point."""
    if word.text.isdigit() and len(word.text) == 1:
        return following.text in _POINTS
    if _SPREAD.fullmatch(word.text) is None:
        return False
    return _SPREAD.fullmatch(following.text) is not None or (
        word.text.isalpha() and _LAST.fullmatch(following.text) is not None
    )


def _near(run: Sequence[Word], word: Word) -> bool:
    """At the distance that the characters before keep."""
    size = word.box.bottom - word.box.top
    gap = word.box.left - run[-1].box.right
    if gap > MOST_SPREAD * size:
        return False
    return len(run) < 2 or abs(gap - (run[-1].box.left - run[-2].box.right)) <= 0.3 * size


def _as_one(run: Sequence[Word], stacked: frozenset[int]) -> list[Word]:
    if len(run) < 2 or sum(id(word) in stacked for word in run) > (len(run) > 2):
        return list(run)
    return [Word(text="".join(word.text for word in run), box=around(word.box for word in run))]


def _neighbours(words: Sequence[Word]) -> tuple[list[_Pair], list[Box]]:
    """Words that may be of two columns beside each other, and the boxes of those that no such white parts."""
    ordered = sorted(words, key=lambda word: word.box.left)
    sizes = Sizes(words)
    pairs: list[_Pair] = []
    phrases = {id(word): word.box for word in ordered}
    for index, word in reversed(list(enumerate(ordered))):
        following = ordered[index + 1 :]
        right = next((one for one in following if beside(word.box, one.box) or _goes_on(word.box, one.box)), None)
        if right is None:
            continue
        if sizes.are_apart(word, right):
            pairs.append(_Pair(word, right))
        else:
            whole = phrases.pop(id(right), None)
            phrases[id(word)] = around((word.box, whole)) if whole else word.box
    return pairs[::-1], list(phrases.values())


def _goes_on(one: Box, other: Box) -> bool:
    """Does the other begin within the first and go on beyond it, as pieces of one text do that OCR found by itself?"""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    level = shared >= BESIDE * min(one.bottom - one.top, other.bottom - other.top)
    return level and one.left < other.left < one.right < middle_x(other)


def beside(one: Box, other: Box) -> bool:
    """Do they share enough of their height, `other` to the right?"""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= BESIDE * min(one.bottom - one.top, other.bottom - other.top) and other.left >= one.right - OVERLAP
