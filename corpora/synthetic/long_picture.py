"""Pages one under another in one picture, as pictures of whole documents are passed on by telephone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from corpora.synthetic.pages.truth import Point, TruePage
from corpora.synthetic.scan.sheet import Picture


def long_picture(
    strips: Sequence[Picture], pages: Sequence[TruePage], *, dots_per_inch: float
) -> tuple[Picture, TruePage]:
    """Pictures one under another, narrower ones filled up with white at the right, and what is where on the whole."""
    width, points = max(strip.shape[1] for strip in strips), 72.0 / dots_per_inch
    whole = np.concatenate([_widened(strip, width) for strip in strips])
    moved = list(_stacked(strips, pages, points))
    long = TruePage(
        number=1,
        width=whole.shape[1] * points,
        height=whole.shape[0] * points,
        words=tuple(word for page in moved for word in page.words),
        rules=tuple(rule for page in moved for rule in page.rules),
        regions=tuple(region for page in moved for region in page.regions),
        marks=tuple(mark for page in moved for mark in page.marks),
    )
    return whole, long


def _widened(strip: Picture, width: int) -> Picture:
    missing = [(0, 0), (0, width - strip.shape[1]), *([(0, 0)] * (strip.ndim - 2))]
    return np.pad(strip, missing, constant_values=255)


def _stacked(strips: Sequence[Picture], pages: Sequence[TruePage], points: float) -> Iterator[TruePage]:
    top = 0.0
    for strip, page in zip(strips, pages, strict=True):

        def lowered(point: Point, by: float = top) -> Point:
            return Point(point.x, point.y + by)

        yield page.moved(lowered, width=page.width, height=page.height)
        top += strip.shape[0] * points
