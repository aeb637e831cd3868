"""What a page cuts off: characters printed over the edge of the paper or of the area that their object may print in.

Programs leave out what falls outside, so that of 89 an 8 may be left whose own box reaches over the edge.
"""

from __future__ import annotations

import ctypes
from collections.abc import Collection, Iterator
from typing import Any, Final

import pypdfium2.raw as pdfium

from corpora.document.geometry import Box
from corpora.readers.pdf_shown import Shown

OVER: Final = 0.05
"""Em that a character must reach over the edge of an area: figures set flush right end at it."""
NEAR: Final = 0.3
"""Em between a character and the edge of the paper, beyond which the next one would lie for the most part."""
MOST_AREAS: Final = 20
"""Of a page; a workbook's has one for each cell, and figures reach over them into blank ones."""
LEVEL: Final = 0.1
"""Points by which two corners of an area may differ for its side to be upright or level."""


def area_of(text_object: Any, shown: Shown) -> Box | None:
    """The rectangle, as shown, that an object on the page itself may print in; None where there is none."""
    path = pdfium.FPDFPageObj_GetClipPath(text_object)
    count = pdfium.FPDFClipPath_CountPaths(path) if path else 0
    boxes = [box for index in range(max(0, count)) if (box := _rectangle(path, index, shown)) is not None]
    if not boxes:
        return None
    left, top = max(box.left for box in boxes), max(box.top for box in boxes)
    right, bottom = min(box.right for box in boxes), min(box.bottom for box in boxes)
    return Box(left=left, top=top, right=right, bottom=bottom) if left < right and top < bottom else None


def is_cut(box: Box, *, size: float, areas: Collection[Box], width: float) -> bool:
    """Does an upright character of `size` points reach over a side of one of the areas, or come near one of the paper,
    which is so many points wide? An area is another object's as well: where ink ends within it, programs state none.
    """
    if box.left < NEAR * size or box.right > width - NEAR * size:
        return True
    return len(areas) <= MOST_AREAS and any(_is_over(box, OVER * size, area) for area in areas)


def _is_over(box: Box, reach: float, area: Box) -> bool:
    if not area.top <= (box.top + box.bottom) / 2 <= area.bottom:
        return False
    sides = (area.left, area.right)
    return any(box.left + reach < side < box.right - reach for side in sides)


def _rectangle(path: Any, index: int, shown: Shown) -> Box | None:
    points = list(_points(path, index))
    if len(points) not in (4, 5):
        return None
    xs, ys = zip(*points, strict=True)
    if any(max(_off(x, xs), _off(y, ys)) > LEVEL for x, y in points):
        return None
    return shown.box(min(xs), min(ys), max(xs), max(ys))


def _off(value: float, values: tuple[float, ...]) -> float:
    return min(value - min(values), max(values) - value)


def _points(path: Any, index: int) -> Iterator[tuple[float, float]]:
    for place in range(max(0, pdfium.FPDFClipPath_CountPathSegments(path, index))):
        segment = pdfium.FPDFClipPath_GetPathSegment(path, index, place)
        x, y = ctypes.c_float(), ctypes.c_float()
        if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            yield x.value, y.value
