"""Turning a page's picture, and bending it back, so that its text stands upright and level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import cv2
import numpy as np

from models.ocr.bend import Bend
from models.ocr.filled_areas import filled_areas, is_level
from models.ocr.find_bend import find_bend
from models.ocr.lines import TurnedBox, find_lines_small
from models.ocr.networks import Networks
from models.ocr.pepper import without_pepper
from models.ocr.picture import Gray, Matrix, StraightPage, inverse, scaled, through
from models.ocr.skew import fine_skew
from models.ocr.upright import upright_turns
from models.paper import paper_tone

GLANCE_SIDES = (736, 1472)
"""Pixels of the long side of a first look, and of another where the first finds hardly any lines: small print."""
FEW_LINES = 8
LONG, LONGER = 2.5, 4.0
"""Length by height from which a box tells the direction of its text, and its slope."""
STEEPEST_DEGREES = 12.0
"""More is no skew of a scan; the page stays as it is."""
LEVEL_DEGREES = 0.08
"""Less is left alone: 2 pixels over the width of a page at 200 dpi."""
WORKING_DOTS_PER_INCH = 200.0
LOWEST_DOTS_PER_INCH, HIGHEST_DOTS_PER_INCH = 170.0, 320.0
"""Outside of them a picture is brought to 200 or 300: small print loses its counters below, nothing is won above."""
SMALLEST_PRINT, ORDINARY_PRINT, LARGEST_PRINT = 11.0, 16.0, 20.0
"""Points of the boxes that the detector draws around lines, in the median: half as high again as print of 10.5 points
(五号). Of 30 scanned pages of split dev nearly all have 14 to 20; tables cut out and taken for A4 up to 39.
The recogniser of tables knows print of the size of pages: what looks larger is torn into rows too many."""
FEWEST_TELLING = 4
"""Lines that tell the size of print."""
SHORTEST_SIDE, LONGEST_SIDE = 1200, 4400
"""Pixels of a working picture, whatever its file says of its resolution: an A4 page at 140 and at 380 dpi."""


def straighten(networks: Networks, picture: Gray, *, dots_per_inch: float, assumed: bool = False) -> StraightPage:
    """The page upright, level, at a resolution for reading.

    Where `dots_per_inch` is only `assumed` and print is far larger or smaller than print is (a table cut out of a page,
    a screenshot that goes on and on), that of the page is the resolution at which it would be ordinary print.

    A page that lies on its side or head is looked at once more when it stands: the detector and the searches for pepper
    and skew find a little else on a lying page, and badly worn print is read otherwise for a hundredth of a degree.
    """
    clean = without_pepper(picture, dots_per_inch=dots_per_inch)
    found, boxes = _glance(networks, clean)
    turns = upright_turns(networks, clean, boxes)
    if not turns:
        return levelled_page(clean, found, boxes, dots_per_inch=dots_per_inch, assumed=assumed)
    clean = without_pepper(np.ascontiguousarray(np.rot90(picture, -turns)), dots_per_inch=dots_per_inch)
    page = levelled_page(clean, *_glance(networks, clean), dots_per_inch=dots_per_inch, assumed=assumed)
    back = inverse(_quarter(turns, *picture.shape))
    return replace(page, matrix=back @ page.matrix, quarter_turns=turns)


def levelled_page(
    picture: Gray, found: Sequence[TurnedBox], boxes: Sequence[TurnedBox], *, dots_per_inch: float, assumed: bool
) -> StraightPage:
    """Of a page that stands upright: `found` are all lines of a glance, `boxes` the long ones."""
    likely = likely_resolution(found, dots_per_inch) if assumed else dots_per_inch
    factor = working_factor(picture, likely)
    drawn = is_level(filled_areas(picture, dots_per_inch=likely), dots_per_inch=likely)
    skew = 0.0 if drawn else fine_skew(picture, dots_per_inch=likely, about=_skew(boxes))
    page = _turned(
        picture, dots_per_inch=likely * factor, source_dots_per_inch=dots_per_inch, factor=factor, skew_degrees=skew
    )
    bend = None if drawn else find_bend(page.picture, _on_page(page, boxes), dots_per_inch=page.dots_per_inch)
    return page if bend is None else replace(page, picture=_unbent(page, picture, bend), bend=bend)


def _unbent(page: StraightPage, source: Gray, bend: Bend) -> Gray:
    """The level picture, from the source where that is as fine, else from the leaning one."""
    paper = paper_tone(page.picture)
    if abs(np.linalg.det(page.matrix[:2, :2])) <= 1.0:
        return bend.drawn(source, page.matrix, paper=paper)
    return bend.drawn(page.picture, np.eye(3), paper=paper)


def _on_page(page: StraightPage, boxes: Sequence[TurnedBox]) -> list[TurnedBox]:
    """Boxes of level text, found on the source, as they lie on the page's picture."""
    to_page, found = inverse(page.matrix), []
    for box in boxes:
        corners = through(to_page, box.corners)
        along = (corners[1] + corners[2] - corners[0] - corners[3]) / 2
        angle = (np.degrees(np.arctan2(along[1], along[0])) + 90) % 180 - 90
        if abs(angle) <= STEEPEST_DEGREES:
            x, y = corners.mean(axis=0)
            height = float(np.hypot(*(corners[3] - corners[0])))
            found.append(
                TurnedBox(x=float(x), y=float(y), length=float(np.hypot(*along)), height=height, angle=float(angle))
            )
    return found


def likely_resolution(lines: Sequence[TurnedBox], dots_per_inch: float) -> float:
    """The resolution that is said, unless that would make it no ordinary print; `lines` in the picture's pixels."""
    if len(lines) < FEWEST_TELLING:
        return dots_per_inch
    height = median(line.height for line in lines)
    points = height * 72.0 / dots_per_inch
    return dots_per_inch if SMALLEST_PRINT <= points <= LARGEST_PRINT else height * 72.0 / ORDINARY_PRINT


def working_factor(picture: Gray, dots_per_inch: float) -> float:
    """How much larger the working picture is."""
    factor = 1.0
    if dots_per_inch < LOWEST_DOTS_PER_INCH:
        factor = WORKING_DOTS_PER_INCH / dots_per_inch
    elif dots_per_inch > HIGHEST_DOTS_PER_INCH:
        factor = 300.0 / dots_per_inch
    short, long = sorted((int(picture.shape[0]), int(picture.shape[1])))
    factor = max(factor, min(1.0, SHORTEST_SIDE / short))
    return min(factor, max(1.0, SHORTEST_SIDE * 1.4 / short), LONGEST_SIDE / long)


def _turned(
    picture: Gray, *, dots_per_inch: float, source_dots_per_inch: float, factor: float, skew_degrees: float
) -> StraightPage:
    """The picture scaled and turned against its skew, on a canvas that holds all of it.

    `dots_per_inch` is that of the page after `factor`.
    """
    work = np.ascontiguousarray(scaled(picture, factor))
    matrix = np.diag([work.shape[1] / picture.shape[1], work.shape[0] / picture.shape[0], 1.0])
    if abs(skew_degrees) >= LEVEL_DEGREES:
        work, levelling = _levelled(work, skew_degrees)
        matrix = levelling @ matrix
    return StraightPage(
        picture=work, matrix=inverse(matrix), dots_per_inch=dots_per_inch,
        source_dots_per_inch=source_dots_per_inch, skew_degrees=skew_degrees,
    )  # fmt: skip


def _quarter(turns: int, height: int, width: int) -> Matrix:
    """Where a clockwise turn by quarters takes the pixels of a picture."""
    matrices = {
        1: [[0, -1, height], [1, 0, 0], [0, 0, 1]],
        2: [[-1, 0, width], [0, -1, height], [0, 0, 1]],
        3: [[0, 1, 0], [-1, 0, width], [0, 0, 1]],
    }
    return np.array(matrices[turns], dtype=np.float64)


def _levelled(picture: Gray, skew_degrees: float) -> tuple[Gray, Matrix]:
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), skew_degrees, 1.0)
    sine, cosine = abs(turn[0, 1]), abs(turn[0, 0])
    new_width, new_height = round(width * cosine + height * sine), round(width * sine + height * cosine)
    turn[:, 2] += [(new_width - width) / 2, (new_height - height) / 2]
    level = cv2.warpAffine(
        picture, turn, (new_width, new_height), flags=cv2.INTER_CUBIC, borderValue=[float(paper_tone(picture))]
    )
    return np.asarray(level, dtype=np.uint8), np.vstack([turn, [0.0, 0.0, 1.0]])


def _glance(networks: Networks, picture: Gray) -> tuple[list[TurnedBox], list[TurnedBox]]:
    """Boxes in the pixels of `picture`, found on a small copy, and the long ones of them."""
    found: list[TurnedBox] = []
    boxes: list[TurnedBox] = []
    for side in GLANCE_SIDES:
        found = find_lines_small(networks.detector, picture, side=side)
        boxes = [box for box in found if box.length >= LONG * box.height]
        if len(boxes) >= FEW_LINES or side >= max(picture.shape):
            break
    return found, boxes


def _skew(boxes: Sequence[TurnedBox]) -> float | None:
    """Degrees, clockwise, of the page's lines: the median over their length; None where there are none."""
    right = [box for box in boxes if box.angle <= 45]
    longer = [box for box in right if box.length >= LONGER * box.height]
    lines = sorted((box.angle, box.length) for box in longer or right)
    half, passed = sum(length for _, length in lines) / 2, 0.0
    for angle, length in lines:
        passed += length
        if passed >= half:
            return angle if abs(angle) <= STEEPEST_DEGREES else 0.0
    return None
