"""One geometry for everything: page points, origin top-left, y down, right and bottom exclusive."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of characters `[start, end)` in a document's text."""

    start: int
    end: int

    def meets(self, other: Span) -> bool:
        """Have both a character in common?"""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Rectangle in page points (1/72 inch), `left <= right`, `top <= bottom`.

    Raises:
        ValueError: when an edge lies on the wrong side of its opposite.
    """

    left: float
    top: float
    right: float
    bottom: float

    def __post_init__(self) -> None:
        if self.left > self.right or self.top > self.bottom:
            raise ValueError(f"edges out of order: {self}")


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all, of which there is at least one."""
    # A plain loop: pages ask this a hundred thousand times, and four minima over generators take three times as long.
    found = list(boxes)
    first = found[0]
    if len(found) == 1:
        return first
    left, top, right, bottom = first.left, first.top, first.right, first.bottom
    for box in found:
        if box.left < left:
            left = box.left
        if box.top < top:
            top = box.top
        if box.right > right:
            right = box.right
        if box.bottom > bottom:
            bottom = box.bottom
    return Box(left=left, top=top, right=right, bottom=bottom)


def common(one: Box, other: Box) -> Box | None:
    """What both boxes have in common; None where that is no area."""
    left, top = max(one.left, other.left), max(one.top, other.top)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    return None if left >= right or top >= bottom else Box(left=left, top=top, right=right, bottom=bottom)


@dataclass(frozen=True, slots=True, kw_only=True)
class PixelBox:
    """Rectangle in pixels of a page picture. Another type than `Box`, so that the two never mix unseen."""

    left: float
    top: float
    right: float
    bottom: float

    def to_points(self, *, dots_per_inch: float) -> Box:
        """The same rectangle in page points, without rounding."""
        scale = 72.0 / dots_per_inch
        return Box(left=self.left * scale, top=self.top * scale, right=self.right * scale, bottom=self.bottom * scale)
