"""What may be a rule: long level strokes of ink, solid, faint, dashed or dotted, outside of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np

from corpora.document.geometry import PixelBox
from models.ocr.ink import Ink, Mask
from models.ocr.lines import TurnedBox

SHORTEST_INCHES = 0.25
"""A solid stroke at least as long may be a rule, outside of text."""
SHORTEST_DOTTED_INCHES = 0.5
"""Dots in line at least as far: chance aligns specks over less."""
BRIDGE_INCHES = 0.012
"""Gaps within a solid rule: worn toner."""
DOT_BRIDGE_INCHES = 0.085
"""Gaps between dots and dashes: 6 points."""
TRACE_INCHES, TRACE, CLEARER = 0.8, 0.14, 2.5
"""Length over which remains of a rule are counted; columns with ink, at least; how much more than beside it."""
ASIDE_INCHES, TRACE_GAP_INCHES = 0.025, 0.2
"""How far above and below is looked, and gaps within such a rule."""
THIN_INCHES = 0.05
"""Columns of ink longer than it cross a dotted rule, they don't belong to it."""
CHARACTER_INCHES = 0.3
"""Higher or wider ink is no character but rules that cross."""
CRACK_INCHES, HOLLOW, SIDES = 0.015, 0.3, 0.6
"""Gaps in the line of a nought, most ink in its middle, and least share of its height that has ink on either side."""
DASH_INCHES = 0.14
"""The longest dash."""
THICKEST_INCHES = 0.07
"""Wider ink is a bar or a picture."""
DOT_COVER = 0.2
"""Least share of a dotted rule's length that is ink."""
SPECK_REACH, LONELY = 3, 4.0
"""How far beside a dotted rule is looked, in its heights, and how much emptier it must be there."""
NEIGHBOUR_INCHES, CROWDED = 0.03, 0.22
"""Mean ink so near above and below: more on both sides is a row of text whose strokes line up."""
TEXT_CORE = 0.95
"""Of the height of a found line, what surely is no rule between rows."""
CHARACTERS = 0.7
"""The same of what its characters take up: where lines are set close, what the detector adds touches the next line."""
IN_TEXT = 0.55
"""Share of a stroke that lies in text from which it is part of characters."""
LONG_INCHES = 2.5
"""No strokes of characters join over it."""
SHORT_INCHES, ATTACHED = 1.0, 0.25
"""Strokes shorter than it, with so much ink right above or below, are feet of characters that were not found."""
WHITE, AVOIDED = 0.15, 0.3
"""Least share of an upright dotted row's length that lies between lines of text, and most of its ink that does, as a
part of that share, so that it is characters; of a rule's ink as much lies there as of its length."""
NEAR_INCHES = 0.15
"""How far beside a line of text its characters may stand: lines are found in pieces with one left out."""
END_INCHES = 0.1
"""Of a stroke's end that tells where it lies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A level stroke: the box of its ink in pixels, and the height at which it begins and ends."""

    box: PixelBox
    start: float
    end: float

    @property
    def length(self) -> float:
        """Pixels."""
        return self.box.right - self.box.left

    @property
    def middle(self) -> float:
        """Height of its middle."""
        return (self.start + self.end) / 2

    def joined(self, other: Stroke) -> Stroke:
        """One stroke from the first's start to the other's end."""
        one, two = (self, other) if self.box.left <= other.box.left else (other, self)
        last = one if one.box.right > two.box.right else two
        box = PixelBox(
            left=one.box.left, top=min(one.box.top, two.box.top), right=last.box.right,
            bottom=max(one.box.bottom, two.box.bottom),
        )  # fmt: skip
        return replace(one, box=box, end=last.end)


def level_strokes(
    ink: Ink, text: Mask, lines: Mask, *, dots_per_inch: float, cores: Mask | None = None
) -> tuple[list[Stroke], Mask]:
    """Level strokes outside of `text`, and a mask that holds their ink; the faintest outside of all `lines` of text.

    `cores` of the lines, as high as their characters, when the page lies on its side: figures may then touch a rule
    that is no part of them.
    """
    solid = _solid(ink.faint, dots_per_inch)
    spare = np.asarray(ink.text & (1 - _grown(solid)) & (1 - text), dtype=np.uint8)
    dots = _dots(spare, dots_per_inch) if lines.any() else _small(spare, dots_per_inch)
    dashes = np.asarray(dots & (1 - _noughts(spare, dots_per_inch)), dtype=np.uint8)
    dotted = _dotted(dashes, dots_per_inch)
    traces = _traces(dashes & (1 - lines), dots_per_inch)
    dotted = np.asarray(dotted | (traces & (1 - _grown(dotted))), dtype=np.uint8)
    upright = cores is not None
    rows = () if cores is None else (_with_beside(lines, dots_per_inch), _with_beside(cores, dots_per_inch))
    found = [
        *_kept(solid, ink.faint, ink.faint, text, dots_per_inch, upright=upright),
        *_kept(dotted, dots, ink.text, text, dots_per_inch, dotted=True, lines=rows, upright=upright),
    ]
    return found, np.asarray(solid | dotted, dtype=np.uint8)


def _with_beside(lines: Mask, dots_per_inch: float) -> Mask:
    """Lines of text and what is level with them near by, on a page that lies on its side."""
    reach = round(NEAR_INCHES * dots_per_inch)
    return np.asarray(cv2.dilate(lines, np.ones((2 * reach + 1, 1), np.uint8)), dtype=np.uint8)


def rows_of_dots(dots: Mask, *, dots_per_inch: float) -> Mask:
    """Those of the dots that stand in long level rows, none beside them: a dotted rule's, not dirt's."""
    rows = _dotted(dots, dots_per_inch)
    found = np.zeros_like(dots)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(_grown(rows), connectivity=8)
    for label, (left, top, width, height, _) in enumerate(stats[1:].tolist(), start=1):
        window = np.s_[top : top + height, left : left + width]
        own = (labels[window] == label) & (dots[window] > 0)
        box = PixelBox(left=left, top=top, right=left + width, bottom=top + height)
        if _is_row_of_dots(own, box, dots):
            found[window] |= own.astype(np.uint8)
    return found


def ink_of(strokes: Iterable[Stroke], mask: Mask) -> Mask:
    """The part of a mask in the boxes of some strokes."""
    own = np.zeros_like(mask)
    for box in (stroke.box for stroke in strokes):
        window = np.s_[int(box.top) : int(box.bottom), int(box.left) : int(box.right)]
        own[window] = mask[window]
    return own


def text_mask(shape: tuple[int, ...], lines: Sequence[TurnedBox], *, standing: bool, share: float = TEXT_CORE) -> Mask:
    """1 inside that `share` of the height of lines of text; `standing` where upright strokes are held against it.

    Rows of figures are found as one line across upright rules: these are held against standing lines alone, and against
    boxes about as high as wide.
    """
    mask = np.zeros(shape[:2], np.uint8)
    for box in lines:
        steep = box.angle > 45
        if standing and not steep and box.length > 2 * box.height:
            continue
        core = replace(box, height=box.height * share, length=box.length)
        cv2.fillPoly(mask, [np.rint(core.corners).astype(np.int32)], [1.0])
    return mask


def _solid(ink: Mask, dots_per_inch: float) -> Mask:
    return opened(closed(ink, BRIDGE_INCHES * dots_per_inch), SHORTEST_INCHES * dots_per_inch)


def _dots(ink: Mask, dots_per_inch: float) -> Mask:
    """Ink without what is high: crossing rules, characters."""
    kernel = np.ones((max(3, round(THIN_INCHES * dots_per_inch)), 1), np.uint8)
    high = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, kernel), dtype=np.uint8)
    return np.asarray(ink & (1 - high), dtype=np.uint8)


def _noughts(ink: Mask, dots_per_inch: float) -> Mask:
    """Components as large as characters, with ink along both sides and none in their middle."""
    least, most = THIN_INCHES * dots_per_inch, CHARACTER_INCHES * dots_per_inch
    kernel = np.ones((max(3, round(CRACK_INCHES * dots_per_inch)),) * 2, np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, kernel))
    wide, tall = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    fitting = (tall >= max(3, least)) & (tall <= most) & (wide >= max(3, least)) & (wide <= most)
    noughts = np.zeros_like(ink)
    for label in np.flatnonzero(fitting[1:]) + 1:
        left, top, width, height = stats[label, :4]
        own = labels[top : top + height, left : left + width] == label
        third, inside = height // 3, np.s_[top + 2 * height // 5 : top + height - 2 * height // 5, left : left + width]
        sides = min(float(side.any(axis=0).mean()) for side in (own[:third], own[-third:]))
        if sides >= SIDES and float(ink[inside][:, width // 3 : -(width // 3)].mean()) <= HOLLOW:
            noughts[top : top + height, left : left + width] |= own
    return noughts


def _small(ink: Mask, dots_per_inch: float) -> Mask:
    """Small components: where nobody knows what is text, nothing else may be a dot."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    small = (stats[:, cv2.CC_STAT_HEIGHT] <= max(2, THIN_INCHES * dots_per_inch)) & (
        stats[:, cv2.CC_STAT_WIDTH] <= DASH_INCHES * dots_per_inch
    )
    small[0] = False
    return np.asarray(small[labels], dtype=np.uint8)


def _dotted(dots: Mask, dots_per_inch: float) -> Mask:
    """Long rows of dots, each widened by a pixel so that a slight slope keeps them together."""
    return opened(closed(_grown(dots), DOT_BRIDGE_INCHES * dots_per_inch), SHORTEST_DOTTED_INCHES * dots_per_inch)


def _traces(dots: Mask, dots_per_inch: float) -> Mask:
    """Rows of dots too far apart to be closed: many in line over a stretch of the page, and few above and below."""
    length, apart = max(3, round(TRACE_INCHES * dots_per_inch)), max(3, round(ASIDE_INCHES * dots_per_inch))
    band = _grown(dots)
    density = cv2.blur(band * np.uint8(255), (length, 1))
    beside = np.zeros_like(density)
    for shift in (apart, 2 * apart):
        if shift >= len(density):
            break  # a picture lower than two rows of dots lie apart
        beside[shift:] = cv2.max(beside[shift:], density[:-shift])
        beside[:-shift] = cv2.max(beside[:-shift], density[shift:])
    clear = (density > TRACE * 255) & (density > np.asarray(cv2.multiply(beside, np.array([CLEARER])), dtype=np.uint8))
    stretch = cv2.dilate(clear.astype(np.uint8), np.ones((1, length // 2), np.uint8))
    pieces = closed(band, TRACE_GAP_INCHES * dots_per_inch) & np.asarray(stretch, dtype=np.uint8)
    return opened(np.asarray(pieces, dtype=np.uint8), SHORTEST_DOTTED_INCHES * dots_per_inch)


def _grown(mask: Mask) -> Mask:
    return np.asarray(cv2.dilate(mask, np.ones((3, 1), np.uint8)), dtype=np.uint8)


def closed(mask: Mask, length: float) -> Mask:
    """Gaps along the rows filled that are no longer."""
    kernel = np.ones((1, max(3, round(length)) | 1), np.uint8)
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, kernel), dtype=np.uint8)


def opened(mask: Mask, length: float) -> Mask:
    """Runs along the rows kept that are no shorter."""
    kernel = np.ones((1, max(3, round(length)) | 1), np.uint8)
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, kernel), dtype=np.uint8)


def _kept(
    mask: Mask,
    ink: Mask,
    around: Mask,
    text: Mask,
    dots_per_inch: float,
    *,
    dotted: bool = False,
    lines: Sequence[Mask] = (),
    upright: bool = False,
) -> Iterator[Stroke]:
    """Components that are thin, stand alone, lie outside of text and hold enough ink along their length. `lines` of
    text and what is level with them near by, as high as found and as high as their characters, for dotted ones.
    """
    if not mask.any():
        return
    _, labels, stats, _ = cv2.connectedComponentsWithStats(_grown(mask), connectivity=8)
    for label, (left, top, width, height, _) in enumerate(stats[1:].tolist(), start=1):
        window = np.s_[top : top + height, left : left + width]
        own = (labels[window] == label) & (mask[window] > 0)
        stroke = _stroke(own, left, top, dots_per_inch)
        if own.sum() / width > max(2.0, THICKEST_INCHES * dots_per_inch):
            continue
        if dotted and not _is_row_of_dots(own & (ink[window] > 0), stroke.box, ink):
            continue
        if any(_is_of_lines(own, own & (ink[window] > 0), some[window] > 0) for some in lines):
            continue
        if width < LONG_INCHES * dots_per_inch and float((own & (text[window] > 0)).sum()) > IN_TEXT * own.sum():
            continue
        if _crowded(stroke.box, around, dots_per_inch) or (not upright and _attached(stroke, around, dots_per_inch)):
            continue
        yield stroke


def _stroke(own: Any, left: int, top: int, dots_per_inch: float) -> Stroke:
    rows = np.flatnonzero(own.any(axis=1))
    reach = max(3, round(END_INCHES * dots_per_inch))
    ends = [np.nonzero(part)[0].mean() for part in (own[:, :reach], own[:, -reach:])]
    box = PixelBox(
        left=float(left), top=float(top + rows[0]), right=float(left + own.shape[1]), bottom=float(top + rows[-1] + 1)
    )
    return Stroke(box=box, start=float(top + ends[0] + 0.5), end=float(top + ends[1] + 0.5))


def _is_row_of_dots(own: Any, box: PixelBox, dots: Mask) -> bool:
    """Do a row's own dots cover enough of its length, few others beside it?"""
    return own.any(axis=0).mean() >= DOT_COVER and not _among_specks(box, dots)


def _is_of_lines(own: Any, dots: Any, lines: Any) -> bool:
    """Does an upright row leave the white between lines of text blank: ones under each other?"""
    white = 1 - float((own & lines).any(axis=0).mean())
    outside = 1 - float((dots & lines).sum()) / max(1.0, float(dots.sum()))
    return white >= WHITE and outside <= AVOIDED * white


def _among_specks(box: PixelBox, dots: Mask) -> bool:
    """Whether there are dots beside it as well: dirt, that happens to fall in line."""
    columns, top, bottom = slice(int(box.left), int(box.right)), int(box.top), int(box.bottom)
    reach = SPECK_REACH * max(2, bottom - top)
    above, below = dots[max(0, top - reach) : max(0, top - 1), columns], dots[bottom + 1 : bottom + reach, columns]
    beside = np.vstack([above, below])
    return beside.size > 0 and float(beside.mean()) * LONELY > float(dots[top:bottom, columns].mean())


def _beside(box: PixelBox, ink: Mask, dots_per_inch: float) -> tuple[float, float]:
    """Mean ink close above and below, 0 outside of the picture."""
    reach, columns = max(2, round(NEIGHBOUR_INCHES * dots_per_inch)), slice(int(box.left), int(box.right))
    top, bottom = int(box.top), int(box.bottom)
    above = ink[max(0, top - reach - 1) : max(0, top - 1), columns]
    below = ink[bottom + 1 : bottom + 1 + reach, columns]
    return float(above.mean()) if above.size else 0.0, float(below.mean()) if below.size else 0.0


def _crowded(box: PixelBox, ink: Mask, dots_per_inch: float) -> bool:
    """Whether there is ink close above and below all along: text has it, a rule between rows has not."""
    return min(_beside(box, ink, dots_per_inch)) > CROWDED


def _attached(stroke: Stroke, ink: Mask, dots_per_inch: float) -> bool:
    """Whether a short stroke has much ink on one side."""
    short = stroke.length < SHORT_INCHES * dots_per_inch
    return short and max(_beside(stroke.box, ink, dots_per_inch)) > ATTACHED
