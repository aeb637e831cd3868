"""The rules, fills and pictures of a PDF page, from its path and image objects and those of the forms in it."""

from __future__ import annotations

import ctypes
import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from corpora.document.errors import TooLarge
from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from corpora.readers.pdf_colours import Colour, colour, is_pale, is_seen
from corpora.readers.pdf_shown import Shown

MAX_OBJECTS, MAX_SEGMENTS, MAX_DEPTH = 100_000, 400_000, 12
"""Of one page: dotted rules made of single dots run to thousands of objects; forms in forms rarely go past three."""
THIN = 3.0
"""Points up to which a filled rectangle is a rule rather than a fill."""
FLAT = 0.6
"""Points by which the ends of a straight rule may differ across it."""
BEVELLED = 3.0
"""A rule is longer than it is wide by this at least, to be one where its ends are cut slantwise: browsers so join the
borders of a box where its sides differ in colour."""
_SHORTEST = 0.2

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What is drawn beside text. `pale_rules` are white: they show only on fills. `pictures` are images' boxes.
    `grounds` are boxes around everything on which white shows: fills of any shape, pictures, shadings.
    """

    rules: tuple[Rule, ...]
    pale_rules: tuple[Rule, ...]
    fills: tuple[Box, ...]
    pictures: tuple[Box, ...]
    grounds: tuple[Box, ...] = ()


def drawing(page: Any, shown: Shown) -> Drawing:
    """Everything straight and level that the page draws.

    Raises:
        TooLarge: more objects or path segments than limits allow.
    """
    reader = _Reader(shown)
    count = pdfium.FPDFPage_CountObjects(page.raw)
    for index in range(count):
        reader.read(pdfium.FPDFPage_GetObject(page.raw, index), _SAME, 0)
    return Drawing(
        rules=tuple(reader.rules), pale_rules=tuple(reader.pale), fills=tuple(reader.fills),
        pictures=tuple(reader.pictures), grounds=(*reader.pictures, *reader.grounds),
    )  # fmt: skip


class _Reader:
    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self._objects = self._segments = 0
        self.rules: list[Rule] = []
        self.pale: list[Rule] = []
        self.fills: list[Box] = []
        self.pictures: list[Box] = []
        self.grounds: list[Box] = []

    def read(self, item: Any, outer: Matrix, depth: int) -> None:
        self._objects += 1
        if self._objects > MAX_OBJECTS:
            raise TooLarge(f"一页超过 {MAX_OBJECTS} 个图形")
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(item, _times(_matrix(item), outer), outer)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            corners = [_apply(_times(_matrix(item), outer), (x, y)) for x in (0.0, 1.0) for y in (0.0, 1.0)]
            self.pictures.append(self._around(corners))
        elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
            self._ground(item, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
            inner = _times(_matrix(item), outer)
            for index in range(pdfium.FPDFFormObj_CountObjects(item)):
                self.read(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1)

    def _ground(self, item: Any, outer: Matrix) -> None:
        """The box around an object, where it is more than a thin rule; `outer` is where its form stands."""
        sides = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPageObj_GetBounds(item, *sides):
            return
        left, bottom, right, top = (side.value for side in sides)
        box = self._around([_apply(outer, (x, y)) for x in (left, right) for y in (bottom, top)])
        if min(box.right - box.left, box.bottom - box.top) > THIN:
            self.grounds.append(box)

    def _path(self, item: Any, matrix: Matrix, outer: Matrix) -> None:
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, mode, stroked)
        stroke = colour(pdfium.FPDFPageObj_GetStrokeColor, item) if stroked.value else None
        fill = colour(pdfium.FPDFPageObj_GetFillColor, item) if mode.value else None
        if not is_seen(stroke) and not is_seen(fill):
            return
        if is_seen(fill) and not is_pale(fill):
            self._ground(item, outer)
        paths = list(self._subpaths(item, matrix))
        if is_seen(stroke):
            width = ctypes.c_float()
            pdfium.FPDFPageObj_GetStrokeWidth(item, width)
            for points in paths:
                self._stroke(
                    points, width.value * math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])), stroke
                )
        if is_seen(fill):
            for points in paths:
                self._fill(points, fill)

    def _subpaths(self, item: Any, matrix: Matrix) -> Iterator[list[Point]]:
        """Corners of each straight-sided subpath, as shown; one with curves is left out."""
        points: list[Point] = []
        straight = True
        x, y = ctypes.c_float(), ctypes.c_float()
        count = pdfium.FPDFPath_CountSegments(item)
        self._segments += max(0, count)
        if self._segments > MAX_SEGMENTS:
            raise TooLarge(f"一页超过 {MAX_SEGMENTS} 段线条")
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(item, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                if straight and len(points) > 1:
                    yield points
                points, straight = [], True
            straight = straight and kind != pdfium.FPDF_SEGMENT_BEZIERTO
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            points.append(self._shown.point(*_apply(matrix, (x.value, y.value))))
            if pdfium.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if straight and len(points) > 1:
            yield points

    def _stroke(self, points: list[Point], width: float, color: Colour | None) -> None:
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            level, upright = abs(y1 - y0) <= FLAT, abs(x1 - x0) <= FLAT
            if level and upright and max(abs(x1 - x0), abs(y1 - y0)) < _SHORTEST and width < _SHORTEST:
                continue
            half = width / 2
            if (level or upright) and width <= THIN:
                horizontal = abs(x1 - x0) >= abs(y1 - y0)
                dx, dy = (0.0, half) if horizontal else (half, 0.0)
                self._rule(min(x0, x1) - dx, min(y0, y1) - dy, max(x0, x1) + dx, max(y0, y1) + dy, color, horizontal)

    def _fill(self, points: list[Point], color: Colour | None) -> None:
        """A filled rectangle, thin or not, or a rule with bevelled ends; other shapes are ornaments."""
        box = _box(points)
        width, height = box.right - box.left, box.bottom - box.top
        corners = {(round(x, 1), round(y, 1)) for x, y in points}
        bevel = min(width, height) if BEVELLED * min(width, height) <= max(width, height) else 0.0
        if len(corners) > 4 or not all(_on_edge(box, point, bevel) for point in points):
            return
        if min(width, height) <= THIN:
            self._rule(box.left, box.top, box.right, box.bottom, color, width >= height)
        elif color is not None and not is_pale(color):
            self.fills.append(box)

    def _rule(
        self, left: float, top: float, right: float, bottom: float, color: Colour | None, horizontal: bool
    ) -> None:
        rule = Rule(box=Box(left=left, top=top, right=right, bottom=bottom), horizontal=horizontal)
        (self.pale if is_pale(color) else self.rules).append(rule)

    def _around(self, corners: list[Point]) -> Box:
        return _box([self._shown.point(*corner) for corner in corners])


def _on_edge(box: Box, point: Point, bevel: float) -> bool:
    """Is it a corner of the box, or along its length no more than `bevel` before one?"""
    x, y = point
    upright = box.bottom - box.top > box.right - box.left
    across = min(abs(x - box.left), abs(x - box.right)) <= FLAT + (0.0 if upright else bevel)
    return across and min(abs(y - box.top), abs(y - box.bottom)) <= FLAT + (bevel if upright else 0.0)


def _box(points: list[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(left=min(xs), top=min(ys), right=max(xs), bottom=max(ys))


def _matrix(item: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return _SAME
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    """`first` applied before `then` (PDF 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _apply(matrix: Matrix, point: Point) -> Point:
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f
