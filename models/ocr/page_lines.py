"""Where text stands on a whole page: on a copy of moderate size, looked at once more where print is thick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np

from models.ocr.ink import Mask
from models.ocr.lines import TurnedBox, find_lines
from models.ocr.networks import Networks
from models.ocr.picture import Gray, scaled
from models.ocr.printed_parts import PagePart, printed_parts
from models.ocr.specks import without_pale_specks
from models.ocr.thick_print import ink_of_characters, may_be_broken, runs_together, thickened, thinned

DETECTION_DOTS_PER_INCH = 200.0
"""7-point print is 19 pixels high. At 143 small labels of faxes are lost."""
DETECTION_SHORT_SIDE, MOST_SHORT_SIDE = 1654, 2400
"""Pixels of a page that is looked at whole, however large it says that it is: A4 and A3 at that resolution."""
DETECTION_LONG_SIDE = 2368
"""Pixels of one look; longer pictures are looked at piece by piece."""
OVERLAP = 160
"""Pixels that two looks share: higher than any line."""
BROKEN_DOTS_PER_INCH = 100.0
"""Where print is broken, its thickened copy is looked at so small that what is left of a stroke meets the next one: of
three pages that had lost half their ink the detector left a quarter of the print out at 200, none at 100."""
GROWN_INCHES = 0.03
"""What a box found there is longer and higher than one found at 200, in the median."""
MOST_TAKEN = 0.35
"""Share of a box, found on mended print, that may lie on boxes found before."""
PIECE, LONGER = 0.6, 1.0
"""Share of a box found before that lies in one found on mended print, and by how much that is longer, in its heights,
than all such boxes together, from which they are pieces of its line."""

MOST_LEFT_OUT, MOST_LEFT_OUT_BROKEN = 0.025, 0.01
"""Share of characters' ink outside of all boxes up to which a second look is not worth its time: of thick pages with
less it found one line more in five pages, of those with more three to forty-three a page. The look at broken print is
four times as fast."""
TELLING = 0.012
"""Share of the boxes' area that is ink, below which print is paler than what counts as ink here, and what stands
outside of them are streaks and specks: pale pages of greys have 0.002 to 0.008, worn ones 0.02 and broken faxes 0.06
and more. A second look at such pages took a fifth of their time and found next to nothing.
"""
AROUND = (5, 5)
"""Pixels by which strokes may stand out of their box."""


def detected(networks: Networks, picture: Gray, *, dots_per_inch: float) -> list[TurnedBox]:
    """Boxes of lines, found on a copy of moderate size, part by part where the picture is very long."""
    short = min(picture.shape)
    enough = min(DETECTION_DOTS_PER_INCH / dots_per_inch, MOST_SHORT_SIDE / short)
    factor = min(1.0, max(DETECTION_SHORT_SIDE / short, enough))
    small = scaled(picture, factor)
    small = without_pale_specks(small, dots_per_inch=dots_per_inch * factor)
    boxes = _found(networks, small)
    ink = ink_of_characters(small, dots_per_inch=dots_per_inch * factor)
    thick, broken = runs_together(ink), may_be_broken(ink)
    if thick and _left_out(ink, boxes) > MOST_LEFT_OUT:
        boxes = [*boxes, *_beside(boxes, _found(networks, thinned(small)), small)]
    elif broken and _left_out(ink, boxes) > MOST_LEFT_OUT_BROKEN:
        boxes = _with_whole_lines(boxes, _found_broken(networks, small, dots_per_inch * factor), small)
    return [box.scaled(1 / factor) for box in boxes]


def _found_broken(networks: Networks, small: Gray, dots_per_inch: float) -> list[TurnedBox]:
    factor = min(1.0, BROKEN_DOTS_PER_INCH / dots_per_inch)
    grown = GROWN_INCHES * dots_per_inch
    found = (box.scaled(1 / factor) for box in _found(networks, scaled(thickened(small), factor)))
    return [replace(box, length=max(box.length - grown, grown), height=max(box.height - grown, grown)) for box in found]


def _with_whole_lines(boxes: Sequence[TurnedBox], others: Sequence[TurnedBox], picture: Gray) -> list[TurnedBox]:
    """The boxes, those that are pieces of others given up for these, and the others that lie on none."""
    whole = [(other, [box for box in boxes if _lies_in(box, other)]) for other in others]
    lines = [
        (other, pieces) for other, pieces in whole
        if pieces and other.length - sum(box.length for box in pieces) > LONGER * other.height
    ]  # fmt: skip
    given_up = {id(box) for _, pieces in lines for box in pieces}
    kept = [*(box for box in boxes if id(box) not in given_up), *(other for other, _ in lines)]
    return [*kept, *_beside(kept, [other for other, pieces in whole if not pieces], picture)]


def _lies_in(box: TurnedBox, line: TurnedBox) -> bool:
    """Whether most of a box lies in another, both taken as upright."""
    (left, top), (right, bottom) = box.corners.min(axis=0), box.corners.max(axis=0)
    (start, high), (end, low) = line.corners.min(axis=0), line.corners.max(axis=0)
    across, down = min(right, end) - max(left, start), min(bottom, low) - max(top, high)
    return bool(min(across, down) > 0 and across * down > PIECE * (right - left) * (bottom - top))


def _left_out(ink: Mask, boxes: Sequence[TurnedBox]) -> float:
    """Share of the ink that stands in no box; none where the ink is not that of print."""
    inside = _covered(ink.shape, boxes)
    if boxes and np.count_nonzero(ink[inside > 0]) < TELLING * np.count_nonzero(inside):
        return 0.0
    covered = np.asarray(cv2.dilate(inside, np.ones(AROUND, np.uint8)))
    return int(np.count_nonzero(ink[covered == 0])) / max(1, int(np.count_nonzero(ink)))


def _beside(boxes: Sequence[TurnedBox], others: Sequence[TurnedBox], picture: Gray) -> list[TurnedBox]:
    """Those of the others that lie on none of the boxes."""
    taken = _covered(picture.shape, boxes)
    free = []
    for box in others:
        (left, top), (right, bottom) = np.rint(box.corners.min(axis=0)), np.rint(box.corners.max(axis=0))
        part = taken[max(0, int(top)) : max(0, int(bottom)), max(0, int(left)) : max(0, int(right))]
        if part.size and part.mean() < MOST_TAKEN:
            free.append(box)
    return free


def _covered(shape: tuple[int, ...], boxes: Sequence[TurnedBox]) -> Mask:
    """1 where a box is."""
    covered = np.zeros(shape, np.uint8)
    for box in boxes:
        cv2.fillPoly(covered, [np.rint(box.corners).astype(np.int32)], [1.0])
    return covered


def _found(networks: Networks, small: Gray) -> list[TurnedBox]:
    """Boxes of lines on a picture of moderate resolution, where it has print, piece by piece where it is very long."""
    boxes: list[TurnedBox] = []
    for piece in (piece for part in printed_parts(small) for piece in _pieces(part)):
        inside = small[piece.top : piece.bottom, piece.left : piece.right]
        found = [_moved(box, piece.left, piece.top) for box in find_lines(networks.detector, inside)]
        boxes += [box for box in found if not any(_overlaps(box, other) for other in boxes)] if boxes else found
    return boxes


def _pieces(part: PagePart) -> Iterator[PagePart]:
    """Pieces of one look each."""
    step = DETECTION_LONG_SIDE - OVERLAP
    for top in range(part.top, max(part.top + 1, part.bottom - OVERLAP), step):
        for left in range(part.left, max(part.left + 1, part.right - OVERLAP), step):
            bottom, right = min(part.bottom, top + DETECTION_LONG_SIDE), min(part.right, left + DETECTION_LONG_SIDE)
            yield PagePart(top, bottom, left, right)


def _moved(box: TurnedBox, left: int, top: int) -> TurnedBox:
    return TurnedBox(x=box.x + left, y=box.y + top, length=box.length, height=box.height, angle=box.angle)


def _overlaps(box: TurnedBox, other: TurnedBox) -> bool:
    """Whether two looks found the same line."""
    near_y = abs(box.y - other.y) < 0.5 * min(box.height, other.height)
    return near_y and abs(box.x - other.x) < 0.5 * max(box.length, other.length)
