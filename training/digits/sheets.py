"""A damaged page as production takes it apart – dots and pepper off, level, rules off – and where its truth lies on it.

What the reader of digits learns from is cut there as production cuts: the hull of what ink is left, in whole pixels.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Final

import numpy as np

from corpora.document.geometry import PixelBox
from corpora.readers.pdf_file import PdfPages
from corpora.synthetic.paged import Scan
from corpora.synthetic.pages.truth import Point, Quad, TruePage
from corpora.synthetic.scan.picture_pdf import write_picture_pdf
from models.ocr.cells import BROKEN_INCHES, HIGHEST_INCHES, LEAST_LEFT_INCHES, cell_ink
from models.ocr.dots import without_dots
from models.ocr.ink import Mask
from models.ocr.lines import TurnedBox
from models.ocr.pepper import without_pepper
from models.ocr.picture import Gray, Points, StraightPage, inverse, through
from models.ocr.pieces import Sheet, columns_of
from models.ocr.reader import bare_page, to_gray
from models.ocr.sheet import sheet_of
from models.ocr.straight import LONG, levelled_page
from models.tables.files.read_pdf import SCAN_RESOLUTION
from models.tables.pages.pictures.dark_pages import on_light_paper

Hull = tuple[float, float, float, float]
"""Left, top, right and bottom of ink in pixels of a sheet."""
WITHIN: Final = -0.04
"""Heights of a blank cell at its sides that are its rules'."""
LEAST_SIDE: Final = 2.0
"""Pixels of a box in which there may be ink."""
LINE_HEIGHT: Final = 1.3
"""Of a box that the detector finds, in heights of the word's own."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TakenApart:
    """A page's sheet, and its truth in pixels of it."""

    sheet: Sheet
    truth: TruePage
    dots_per_inch: float


def taken_apart(scan: Scan) -> TakenApart:
    """The first page of a scan, which stands upright.

    Where text stands is taken from the truth, not from networks, which take most of the time of a page.
    """
    how = scan.damages[0]
    content = write_picture_pdf([scan.pictures[0]], dots_per_inch=how.resolution, quality=how.jpeg_quality)
    with PdfPages(content) as pdf:
        shown, resolution = pdf.picture(1, dots_per_inch=pdf.own_resolution(1, near=SCAN_RESOLUTION))
    gray = to_gray(on_light_paper(shown, dots_per_inch=resolution), dots_per_inch=resolution)
    straight = _level(scan.pages[0], without_dots(gray), dots_per_inch=resolution)
    dots = straight.dots_per_inch
    truth = _on_sheet(scan.pages[0], straight)
    bare, _ = bare_page(straight.picture, dots_per_inch=dots)
    lines = [_line(word.quad, 1.0) for word in truth.words]
    sheet = sheet_of(bare, lines, dots_per_inch=dots)
    return TakenApart(sheet=sheet, truth=truth, dots_per_inch=dots)


def _level(page: TruePage, gray: Gray, *, dots_per_inch: float) -> StraightPage:
    """The page made level by where its text stands; it stands upright."""
    boxes = [_line(word.quad, dots_per_inch / 72) for word in page.words]
    long = [box for box in boxes if box.length >= LONG * box.height]
    clean = without_pepper(gray, dots_per_inch=dots_per_inch)
    return levelled_page(clean, boxes, long, dots_per_inch=dots_per_inch, assumed=False)


def _line(quad: Quad, pixels: float) -> TurnedBox:
    corners = np.array(quad.corners) * pixels
    (x, y), along = corners.mean(axis=0), (corners[1] + corners[2] - corners[0] - corners[3]) / 2
    return TurnedBox(
        x=float(x), y=float(y), length=float(np.hypot(*along)),
        height=float(np.hypot(*(corners[3] - corners[0]))) * LINE_HEIGHT,
        angle=float(np.degrees(np.arctan2(along[1], along[0]))),
    )  # fmt: skip


def _on_sheet(page: TruePage, straight: StraightPage) -> TruePage:
    """Words and regions in pixels of the straight picture; all else is left out."""
    back, pixels = inverse(straight.matrix), straight.source_dots_per_inch / 72
    quads = [word.quad for word in page.words] + [cell.quad for region in page.regions for cell in region.cells]
    if not quads:
        return replace(page, rules=(), regions=(), marks=())
    leaning = through(back, np.array([quad.corners for quad in quads], np.float64).reshape(-1, 2) * pixels)
    level = leaning if straight.bend is None else straight.bend.level(leaning)
    moved = iter([_quad(corners) for corners in level.reshape(-1, 4, 2)])
    words = tuple(replace(word, quad=next(moved)) for word in page.words)
    regions = tuple(
        replace(region, cells=tuple(replace(cell, quad=next(moved)) for cell in region.cells))
        for region in page.regions
    )
    return replace(page, words=words, regions=regions, rules=(), marks=())


def _quad(corners: Points) -> Quad:
    first, second, third, fourth = (Point(float(x), float(y)) for x, y in corners)
    return Quad(corners=(first, second, third, fourth))


def hull(page: TakenApart, quad: Quad, *, grown: float) -> Hull | None:
    """Left, top, right and bottom of the ink in a quadrilateral that is `grown` by so many of its heights on each side,
    without specks that lie alone; None where there is none.
    """
    return _around(*_ink(page, quad, grown=grown))


def dirt(page: TakenApart, quad: Quad, random: Random) -> Hull | None:
    """The same of what lies in a blank cell; of more than a line, of some rows of it that ink-free ones part."""
    ink, left, top = _ink(page, quad, grown=WITHIN)
    rows = np.flatnonzero(columns_of(ink.T))
    if not rows.size:
        return None
    breaks = np.flatnonzero(np.diff(rows) > BROKEN_INCHES * page.dots_per_inch)
    bands = list(zip([rows[0], *rows[breaks + 1]], [*rows[breaks], rows[-1]], strict=True))
    low, high = (inches * page.dots_per_inch for inches in (LEAST_LEFT_INCHES, HIGHEST_INCHES))
    fits = [(first, last + 1) for first, last in bands if low <= last + 1 - first <= high]
    if not fits:
        return None
    first, end = random.choice(fits)
    return _around(ink[first:end], left, top + int(first))


def _ink(page: TakenApart, quad: Quad, *, grown: float) -> tuple[Mask, int, int]:
    """Ink in the upright box about a quadrilateral, and its left and top."""
    box = quad.box
    space = grown * (box.bottom - box.top)
    height, width = page.sheet.ink.shape
    near = PixelBox(
        left=max(0.0, box.left - space), top=max(0.0, box.top - space),
        right=min(float(width), box.right + space), bottom=min(float(height), box.bottom + space),
    )  # fmt: skip
    if near.right - near.left < LEAST_SIDE or near.bottom - near.top < LEAST_SIDE:
        return np.zeros((1, 1), np.uint8), 0, 0
    return cell_ink(page.sheet, near, dots_per_inch=page.dots_per_inch), round(near.left), round(near.top)


def _around(ink: Mask, left: int, top: int) -> Hull | None:
    columns, rows = (np.flatnonzero(columns_of(side)) for side in (ink, ink.T))
    if not columns.size:
        return None
    return float(left + columns[0]), float(top + rows[0]), float(left + columns[-1] + 1), float(top + rows[-1] + 1)
