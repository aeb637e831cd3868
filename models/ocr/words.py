"""From characters of a piece to words without white space, each with its box and confidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from corpora.document.look import Look
from models.ocr.ink import Mask
from models.ocr.picture import Points
from models.ocr.pieces import TEXT_SHARE, Piece, columns_of
from models.ocr.punctuation import comma_before
from models.ocr.recognise import Glyph, Reading

Columns = NDArray[np.bool_]
"""Which columns of a crop have ink."""
_LATIN_WORD = re.compile(r"[A-Za-z]{3}")
_BEFORE_BLANK = re.compile(r"[\u4e00-\u9fff：:（(、，]\d+$")
_BEHIND_BLANK = re.compile(r"\d+(?:\.\d+)?[\u4e00-\u9fff%％、，。；）)]")
"""Both ends of a number in prose: words stand right before it, and its unit right behind."""
WORD_GAP = 0.75
"""Blank columns between two characters, in heights of the text, that part words whatever the recogniser says."""
FULL_WIDTH = 1.2
"""The same between two digits of one number in prose, where digits are as wide as characters (１６８８３件)."""

_FIGURE = re.compile(r"[0-9.,%-]+")
SPECK, SPECK_GAP = 0.06, 0.2
"""Pixels of a speck at most, in the square of a figure's height, and least gap to it, in its height: the foot of a 2 is
larger, the broken top of a nought nearer."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PixelWord:
    """A word on the straight picture: `corners` as it is read, `confidence` of its least certain character, and what
    other `looks` say, the likeliest first.
    """

    text: str
    corners: Points
    confidence: float
    looks: tuple[Look, ...] = ()
    sure: tuple[float, ...] = ()
    """Of each character of `text`, where it is known."""
    in_latin: bool = False
    """Whether Latin words stand beside it in its line: then two letters are a word, not a figure cut by a streak."""


def words_of(piece: Piece, reading: Reading) -> list[PixelWord]:
    """The words of a piece, from left to right."""
    inked = columns_of(piece.ink)
    width = len(inked)
    em = TEXT_SHARE * piece.crop.shape[0]
    groups = _whole_numbers(list(_groups(reading, inked, WORD_GAP * em)), inked, FULL_WIDTH * em)
    if not groups:
        return []
    if piece.stacked is not None:
        groups = [[glyph for group in groups for glyph in group]]  # one label, however far its characters stand apart
    latin = any(_LATIN_WORD.search(_text(group)) for group in groups)
    edges = [0, *(_middle(inked, a[-1], b[0]) for a, b in pairwise(groups)), width]
    words = [
        _word(piece, group, left, right, in_latin=latin)
        for group, left, right in zip(groups, edges[:-1], edges[1:], strict=True) if group
    ]  # fmt: skip
    ends = (replace(word, text=comma_before(word.text, following=after.text)) for word, after in pairwise(words))
    return [*ends, *words[-1:]]


def _groups(reading: Reading, inked: Columns, gap: float) -> Iterator[list[Glyph]]:
    group: list[Glyph] = []
    for glyph in reading:
        if not glyph.text.strip():
            if group:
                yield group
            group = []
            continue
        if group and _blank(inked, group[-1], glyph) > gap:
            yield group
            group = []
        group.append(glyph)
    if group:
        yield group


def _whole_numbers(groups: list[list[Glyph]], inked: Columns, gap: float) -> list[list[Glyph]]:
    """The groups, a number that blanks cut made one again: no sentence sets two side by side."""
    joined: list[list[Glyph]] = []
    place = 0
    while place < len(groups):
        last = place
        while (end := _last_of_number(groups, last, inked, gap)) > last:
            last = end
        joined.append([glyph for group in groups[place : last + 1] for glyph in group])
        place = last + 1
    return joined


def _last_of_number(groups: Sequence[list[Glyph]], first: int, inked: Columns, gap: float) -> int:
    """Index of the group that ends the number which begins at the end of `first`: `first` where it is whole."""
    if not _BEFORE_BLANK.search(_text(groups[first])):
        return first
    for place in range(first + 1, len(groups)):
        said = _text(groups[place])
        if _blank(inked, groups[place - 1][-1], groups[place][0]) >= gap:
            return first
        if not said.isdigit():
            return place if _BEHIND_BLANK.match(said) else first
    return first


def _between(inked: Columns, first: Glyph, second: Glyph) -> tuple[int, int]:
    """The widest range of blank columns between the centres of two glyphs; empty where there is none."""
    width = len(inked)
    start, end = (round((glyph.start + glyph.end) / 2 * width) for glyph in (first, second))
    columns = np.concatenate([[start - 1], np.flatnonzero(inked[start:end]) + start, [max(start, end)]])
    widest = int(np.diff(columns).argmax())
    return int(columns[widest]) + 1, int(columns[widest + 1])


def _blank(inked: Columns, first: Glyph, second: Glyph) -> int:
    start, end = _between(inked, first, second)
    return end - start


def _middle(inked: Columns, first: Glyph, second: Glyph) -> int:
    start, end = _between(inked, first, second)
    return (start + end) // 2


def _text(group: list[Glyph]) -> str:
    return "".join(glyph.text for glyph in group)


def _word(piece: Piece, group: list[Glyph], left: int, right: int, *, in_latin: bool) -> PixelWord:
    text = _text(group)
    part = piece.ink[:, left:right]
    rows = np.flatnonzero(part.any(axis=1))
    if _FIGURE.fullmatch(text) and rows.size:
        rows = _without_specks(part, rows)
        part = part[rows[0] : rows[-1] + 1]
    columns = np.flatnonzero(part.any(axis=0))
    if columns.size:
        corners = piece.corners(left + columns[0], rows[0], left + columns[-1] + 1, rows[-1] + 1)
    else:
        corners = piece.corners(left, 0, right, piece.crop.shape[0])
    sure = tuple(glyph.confidence for glyph in group for _ in glyph.text)
    return PixelWord(text=text, corners=corners, confidence=min(sure), sure=sure, in_latin=in_latin)


def _without_specks(part: Mask, rows: NDArray[np.intp]) -> NDArray[np.intp]:
    """The rows with ink of a figure, without those of specks that stand apart above or below it."""
    bands = np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)
    main = int(np.argmax([part[band].sum() for band in bands]))
    high = len(bands[main])
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(part), connectivity=8)
    tops, large = stats[1:, cv2.CC_STAT_TOP], stats[1:, cv2.CC_STAT_AREA] > SPECK * high**2
    held = {int(top) for top in tops[large]}

    def is_dirt(one: int, nearer: int) -> bool:
        gap = max(bands[nearer][0] - bands[one][-1], bands[one][0] - bands[nearer][-1])
        return bool(gap > SPECK_GAP * high) and held.isdisjoint(bands[one].tolist())

    first, last = 0, len(bands) - 1
    while first < main and is_dirt(first, first + 1):
        first += 1
    while last > main and is_dirt(last, last - 1):
        last -= 1
    return np.concatenate(bands[first : last + 1])
