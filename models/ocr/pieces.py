"""Cutting found lines into what is read at once: apart at vertical rules and wide gaps, stacks into rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from corpora.document.geometry import PixelBox
from models.ocr.ink import Mask
from models.ocr.lines import TurnedBox
from models.ocr.picture import Gray, Points
from models.ocr.rules import PixelRules

WIDE_GAP = 1.0
"""Blank columns, in heights of the text, that part two words before they are read: fields stand further apart."""
STACK = 1.9
"""Height by width from which a narrow box holds characters one below the other."""
THROUGH = 0.3
"""Ink nearer than it, in heights of text, on both sides of a stroke: the stroke crosses a character."""
MARGIN = 0.25
"""Paper left and right of a piece, in heights of the text: the recogniser loses strokes at the very edge."""
NARROW_GAP = 0.5
"""The same where the box holds heads of two lines, in heights of the box's text."""
LINES_APART, LEAST_LINE, LOWEST = 0.015, 0.2, 0.1
"""Blank rows that part two lines of one box, the least height of a line and of what is no dirt, in the box's."""
FEWEST_HEADS = 3
"""Fields of two lines each, from which a box is a row of such heads and not of crossed characters (三, 二)."""
LINE_MARGIN = 0.27
"""Paper above and below a line that is cut out of a box, in its heights."""
TEXT_SHARE = 0.65
"""Of a found box's height is text; the rest is what the detector's growth adds."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Piece:
    """A crop to be read.

    Args:
        crop: grey, one line of text, rules taken out.
        ink: mask of the same size.
        origin, along, across: where the crop's top left lies on the straight picture, and what a pixel to the right and
            one down of the crop are there.
        stacked: for characters that stood one below the other, their box's corners on the straight picture.
    """

    crop: Gray
    ink: Mask
    origin: NDArray[np.float64]
    along: NDArray[np.float64]
    across: NDArray[np.float64]
    stacked: Points | None = None

    def corners(self, left: float, top: float, right: float, bottom: float) -> Points:
        """A rectangle of the crop's pixels on the straight picture; the whole stack if it is one."""
        if self.stacked is not None:
            return self.stacked
        sides = ((left, top), (right, top), (right, bottom), (left, bottom))
        return np.array([self.origin + self.along * x + self.across * y for x, y in sides])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sheet:
    """What pieces are cut from: the straight picture without rules, its ink without rules and specks, its rules."""

    picture: Gray
    ink: Mask
    rules: PixelRules


def pieces_of(sheet: Sheet, box: TurnedBox) -> list[Piece]:
    """The pieces of one found line, from left to right; all of it where print is too pale to be told from paper."""
    box = _upright(box)
    whole = _cut(sheet, box)
    if not whole.ink.any():
        return [whole]
    if box.height > STACK * box.length and (stack := _stack(whole)) is not None:
        return [stack]
    bars = [bar for bar in _bars(sheet.rules.vertical, box) if not _runs_through(whole.ink, bar)]
    if (heads := _two_line_heads(whole, bars, box)) is not None:
        return heads
    return [part for left, right in _fields(whole.ink, bars, box) if (part := _part(whole, left, right)) is not None]


def columns_of(ink: Mask) -> NDArray[np.bool_]:
    """Which columns have ink."""
    return np.asarray(ink.any(axis=0), dtype=np.bool_)


def _upright(box: TurnedBox) -> TurnedBox:
    """With an angle of -45..45: on an upright page a box that is longer than wide stands, it does not run down."""
    if box.angle <= 45:
        return box
    return TurnedBox(x=box.x, y=box.y, length=box.height, height=box.length, angle=box.angle - 90)


def _cut(sheet: Sheet, box: TurnedBox) -> Piece:
    width, height = max(1, round(box.length)), max(1, round(box.height))
    corners = box.corners
    matrix = cv2.getAffineTransform(
        corners[:3].astype(np.float32), np.array([[0, 0], [width, 0], [width, height]], dtype=np.float32)
    )
    size, edge = (width, height), cv2.BORDER_REPLICATE
    crop = cv2.warpAffine(sheet.picture, matrix, size, flags=cv2.INTER_LINEAR, borderMode=edge)
    ink = cv2.warpAffine(sheet.ink, matrix, (width, height), flags=cv2.INTER_NEAREST)
    return Piece(
        crop=np.asarray(crop, dtype=np.uint8), ink=np.asarray(ink, dtype=np.uint8), origin=corners[0],
        along=(corners[1] - corners[0]) / width, across=(corners[3] - corners[0]) / height,
    )  # fmt: skip


def _bars(rules: Sequence[PixelBox], box: TurnedBox) -> list[float]:
    """Where vertical rules cross the middle of a line, in pixels from its left end."""
    corners = box.corners
    left, right = (corners[0] + corners[3]) / 2, (corners[1] + corners[2]) / 2
    found = []
    for rule in rules:
        x = (rule.left + rule.right) / 2
        if not left[0] < x < right[0]:
            continue
        share = (x - left[0]) / max(1e-6, right[0] - left[0])
        y = left[1] + (right[1] - left[1]) * share
        if rule.top <= y <= rule.bottom:
            found.append(share * box.length)
    return sorted(found)


def _runs_through(ink: Mask, bar: float) -> bool:
    """Whether there is ink close on both sides: a streak or a pen's stroke through text, cells keep it off."""
    columns = np.flatnonzero(columns_of(ink))
    reach = THROUGH * TEXT_SHARE * ink.shape[0]
    left, right = columns[columns < bar], columns[columns >= bar]
    return bool(left.size and right.size and bar - left[-1] < reach and right[0] - bar < reach)


def _two_line_heads(whole: Piece, bars: Sequence[float], box: TurnedBox) -> list[Piece] | None:
    """The lines of a row of heads that the detector took for one line, as they have two each; None for other boxes."""
    text = _without_dirt(whole.ink)
    fields = [(field, _lines_of(text[:, slice(*field)])) for field in _fields(text, bars, box, NARROW_GAP)]
    of_two = sum(len(lines) == 2 for _, lines in fields)
    if of_two < FEWEST_HEADS or 2 * of_two < len(fields):
        return None
    parts = (
        _part(_line(whole, *line) if len(lines) > 1 else whole, left, right)
        for (left, right), lines in fields
        for line in lines
    )
    return [part for part in parts if part is not None and part.ink.any()]


def _without_dirt(ink: Mask) -> Mask:
    """Without what is much lower than text: specks, remains of rules."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    high = stats[:, cv2.CC_STAT_HEIGHT] >= LOWEST * ink.shape[0]
    high[0] = False
    return np.asarray(high[labels], dtype=np.uint8)


def _lines_of(ink: Mask) -> list[tuple[int, int]]:
    """Ranges of rows with ink, parted by blank ones."""
    height = ink.shape[0]
    rows = np.flatnonzero(columns_of(ink.T))
    if not rows.size:
        return []
    breaks = np.flatnonzero(np.diff(rows) > max(1.0, LINES_APART * height))
    runs = zip([rows[0], *rows[breaks + 1]], [*rows[breaks], rows[-1]], strict=True)
    lines = [(int(first), int(last) + 1) for first, last in runs if last + 1 - first >= LEAST_LINE * height]
    return lines or [(0, height)]


def _line(whole: Piece, top: int, bottom: int) -> Piece:
    """One line of a box of several, with a margin of paper."""
    margin = round(LINE_MARGIN * (bottom - top))
    start, end = max(0, top - margin), min(whole.crop.shape[0], bottom + margin)
    return replace(
        whole, crop=whole.crop[start:end], ink=whole.ink[start:end], origin=whole.origin + whole.across * start
    )


def _fields(ink: Mask, bars: Sequence[float], box: TurnedBox, least_gap: float = WIDE_GAP) -> Iterator[tuple[int, int]]:
    """Ranges of columns with ink, parted at bars and wide gaps."""
    inked = columns_of(ink)
    gap = max(3.0, least_gap * TEXT_SHARE * box.height)
    edges = [0, *(round(bar) for bar in bars), len(inked)]
    for start, end in pairwise(edges):
        columns = np.flatnonzero(inked[start:end]) + start
        if not columns.size:
            continue
        breaks = np.flatnonzero(np.diff(columns) > gap)
        firsts, lasts = [columns[0], *columns[breaks + 1]], [*columns[breaks], columns[-1]]
        yield from ((int(first), int(last) + 1) for first, last in zip(firsts, lasts, strict=True))


def _part(whole: Piece, left: int, right: int) -> Piece | None:
    """The columns `left` to `right` with a margin of paper."""
    height, width = whole.crop.shape
    margin = round(MARGIN * TEXT_SHARE * height)
    start, end = max(0, left - margin), min(width, right + margin)
    if right - left < 2 and not whole.ink[:, left:right].sum() > 2:
        return None
    return Piece(
        crop=np.ascontiguousarray(whole.crop[:, start:end]), ink=np.ascontiguousarray(whole.ink[:, start:end]),
        origin=whole.origin + whole.along * start, along=whole.along, across=whole.across,
    )  # fmt: skip


def _stack(whole: Piece) -> Piece | None:
    """Characters one below the other, set side by side; None when they don't part."""
    rows = columns_of(whole.ink.T)
    columns = np.flatnonzero(whole.ink.any(axis=0))
    if not columns.size:
        return None
    side = int(columns[-1] - columns[0] + 1)
    cells = list(_stacked_rows(rows, side))
    if len(cells) < 2:
        return None
    width = whole.crop.shape[1]
    tall = max(width, *(end - start for start, end in cells))
    shown = [_centred(whole.crop[start:end], tall, width) for start, end in cells]
    marked = [_centred(whole.ink[start:end], tall, width, fill=0) for start, end in cells]
    height, left = whole.crop.shape[0], 0
    hull = whole.corners(left, 0, width, height)
    return Piece(
        crop=np.hstack(shown), ink=np.hstack(marked), origin=whole.origin, along=whole.along, across=whole.across,
        stacked=hull,
    )  # fmt: skip


def _stacked_rows(inked: NDArray[np.bool_], side: int) -> Iterator[tuple[int, int]]:
    """Ranges of rows, one a character: runs of ink, joined while together no higher than a character is wide."""
    rows = np.flatnonzero(inked)
    breaks = np.flatnonzero(np.diff(rows) > 1)
    runs = zip([rows[0], *rows[breaks + 1]], [*rows[breaks], rows[-1]], strict=True)
    start, end = -1, -1
    for first, last in ((int(a), int(b) + 1) for a, b in runs):
        if start >= 0 and last - start <= 1.1 * side:
            end = last
            continue
        if start >= 0:
            yield start, end
        start, end = first, last
    yield start, end


def _centred(part: NDArray[np.uint8], height: int, width: int, *, fill: int | None = None) -> NDArray[np.uint8]:
    tone = int(np.percentile(part, 90)) if fill is None else fill
    canvas = np.full((height, width), tone, np.uint8)
    top = (height - part.shape[0]) // 2
    canvas[top : top + part.shape[0]] = part
    return canvas
