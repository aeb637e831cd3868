"""What a page is drawn with, as data. Coordinates are page points, origin top-left, y down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from corpora.synthetic.pages.truth import TruePage


class Colour(NamedTuple):
    """Red, green and blue, 0 to 1."""

    red: float
    green: float
    blue: float


BLACK = Colour(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class GlyphRun:
    """Characters of one font drawn with one instruction.

    Args:
        x, y: where the baseline begins.
        size: em in points.
        spacing: points added after each character.
        turn: degrees clockwise about (x, y): 90 for brackets in vertical text, others for watermarks.
    """

    text: str
    face: str
    x: float
    y: float
    size: float
    spacing: float = 0.0
    turn: float = 0.0
    colour: Colour = BLACK


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A straight line. `dash` is (on, off) in points; with `round_ends` a zero-length dash is a dot."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    dash: tuple[float, float] | None = None
    round_ends: bool = False
    colour: Colour = BLACK


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectangle:
    """A rectangle, filled, or stroked with a line of `width` points."""

    left: float
    top: float
    right: float
    bottom: float
    width: float | None = None
    colour: Colour = BLACK


Ink = GlyphRun | Stroke | Rectangle


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidPage:
    """A finished page: what is drawn, in order, and what is true of it.

    Args:
        truth: in the coordinates of the page as it is shown.
        rotate: the PDF's /Rotate, degrees clockwise; the ink is upright as shown all the same.
        crop: points that the sheet (MediaBox) is larger on each side, x and y, than the page shown (CropBox).
    """

    truth: TruePage
    ink: tuple[Ink, ...]
    rotate: int = 0
    crop: tuple[float, float] = (0.0, 0.0)
