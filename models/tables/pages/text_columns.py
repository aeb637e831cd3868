"""Columns that only the white space between words shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.lines import Line, around, lines_of, middle_x

LEAST_GAP: Final = 0.5
"""Em between two words beside each other that may be of two columns."""
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
_SPREAD = re.compile(r"[^\x00-/:-~]|\d?[.．、]")


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two words beside each other, nothing between them."""

    left: Word
    right: Word


def text_boundaries(words: Sequence[Word], *, needed: int = 1) -> list[float]:
    """X between columns, left to right. `needed` pairs of words must stand on both sides of each."""
    whole = [piece for line in lines_of(words) for piece in despread(line)]
    pairs = _pairs(whole)
    spanning = {id(word) for word in whole if _spans(word, pairs)}
    columns = _columns([word for word in whole if id(word) not in spanning])
    found: list[float] = []
    for one, other in zip(columns, columns[1:], strict=False):
        low, high = _core(one), _core(other)
        at = _best(low, high, pairs, whole)
        kept = sum(pair.left.box.right <= at <= pair.right.box.left for pair in pairs)
        crossing = sum(word.box.left < at < word.box.right for word in whole)
        if kept >= needed and (not crossing or (kept >= FEWEST and kept >= CROSSED_SHARE * crossing)):
            found.append(at)
    return found


def _core(words: Sequence[Word]) -> float:
    """X that a column lies around."""
    return median(middle_x(word.box) for word in words)


def _best(low: float, high: float, pairs: Sequence[_Pair], words: Sequence[Word]) -> float:
    """Between two columns the x that keeps most pairs apart and that fewest words cross; the middle of where it may be."""
    gaps = [(pair.left.box.right, pair.right.box.left) for pair in pairs]
    inked = [(word.box.left, word.box.right) for word in words if word.box.right > low and word.box.left < high]
    ends = sorted({low, high, *(x for span in (*gaps, *inked) for x in span if low < x < high)})
    best, where = float("-inf"), [(low, high)]
    for start, end in pairwise(ends):
        x = (start + end) / 2
        score = sum(a <= x <= b for a, b in gaps) - sum(a < x < b for a, b in inked)
        if score > best:
            best, where = score, [(start, end)]
        elif score == best:
            where.append((start, end))
    start, end = max(where, key=lambda span: span[1] - span[0])
    return (start + end) / 2


def despread(line: Line) -> list[Word]:
    """The line's words, the characters of a spread label as one."""
    found: list[Word] = []
    run: list[Word] = []
    for word in line.words:
        if run and not (_loose(run[-1]) and _loose(word) and _near(run, word)):
            found += _as_one(run)
            run = []
        run.append(word)
    return found + _as_one(run)


def _loose(word: Word) -> bool:
    return len(word.text) <= 2 and _SPREAD.fullmatch(word.text[0]) is not None and not word.text.isdigit()


def _near(run: Sequence[Word], word: Word) -> bool:
    """At the distance that the characters before keep."""
    size = word.box.bottom - word.box.top
    gap = word.box.left - run[-1].box.right
    if gap > MOST_SPREAD * size:
        return False
    return len(run) < 2 or abs(gap - (run[-1].box.left - run[-2].box.right)) <= 0.3 * size


def _as_one(run: Sequence[Word]) -> list[Word]:
    if len(run) < 2:
        return list(run)
    return [Word(text="".join(word.text for word in run), box=around(word.box for word in run))]


def _pairs(words: Sequence[Word]) -> list[_Pair]:
    ordered = sorted(words, key=lambda word: word.box.left)
    pairs = []
    for index, word in enumerate(ordered):
        right = next((other for other in ordered[index + 1 :] if beside(word.box, other.box)), None)
        size = min(word.box.bottom - word.box.top, right.box.bottom - right.box.top) if right else 0.0
        if right is not None and right.box.left - word.box.right >= LEAST_GAP * size:
            pairs.append(_Pair(word, right))
    return pairs


def beside(one: Box, other: Box) -> bool:
    """Do they share enough of their height, `other` to the right?"""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= BESIDE * min(one.bottom - one.top, other.bottom - other.top) and other.left >= one.right - OVERLAP


def _spans(word: Word, pairs: Sequence[_Pair]) -> bool:
    """Does it lie over or under both words of a pair?"""
    return any(_under(word, pair.left) and _under(word, pair.right) for pair in pairs)


def _under(one: Word, other: Word) -> bool:
    return min(one.box.right, other.box.right) - max(one.box.left, other.box.left) > OVERLAP


def _columns(words: Sequence[Word]) -> list[list[Word]]:
    """Bundles of words that overlap, from left to right."""
    columns: list[list[Word]] = []
    reached = float("-inf")
    for word in sorted(words, key=lambda word: word.box.left):
        if columns and word.box.left < reached - OVERLAP / 2:
            columns[-1].append(word)
        else:
            columns.append([word])
        reached = max(reached, word.box.right)
    return columns
