"""Characters as ink: for seals, stamps, notes by hand and the header of a fax."""

from __future__ import annotations

from functools import cache
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from corpora.synthetic.pages.catalogue import Role
from corpora.synthetic.pages.fonts import Face, installed_fonts
from corpora.synthetic.scan.sheet import Mask


def draw_face(random: Random, role: Role, *, bold: bool | None = None) -> Face:
    """A font of this machine for a role.

    Raises:
        FontMissing: when no Chinese font is installed.
    """
    return random.choice(installed_fonts().of(role, bold=bold))


def character(text: str, face: Face, *, width: float, height: float, turn: float = 0.0) -> Mask:
    """One character that fills `width` by `height` pixels, turned clockwise by degrees about the patch's middle.

    The patch is square and has room for any turn.
    """
    glyph = _glyph(text, face)
    side = int(np.hypot(width, height)) + 4
    scale_x, scale_y = width / glyph.shape[1], height / glyph.shape[0]
    place = cv2.getRotationMatrix2D((0, 0), -turn, 1)[:, :2] @ np.diag([scale_x, scale_y])
    offset = np.array([side / 2, side / 2]) - place @ np.array([glyph.shape[1] / 2, glyph.shape[0] / 2])
    matrix = np.concatenate([place, offset[:, None]], axis=1)
    drawn = cv2.warpAffine(glyph, matrix, (side, side), flags=cv2.INTER_AREA if scale_x < 1 else cv2.INTER_LINEAR)
    return np.asarray(drawn, np.float32) / 255


def line_of(text: str, face: Face, *, height: float) -> Mask:
    """A line of print, its em `height` pixels high."""
    font = _font(face, max(4, round(height)))
    left, top, right, bottom = font.getbbox(text)
    image = Image.new("L", (int(right - left) + 2, int(bottom - top) + 2))
    ImageDraw.Draw(image).text((1 - left, 1 - top), text, fill=255, font=font)
    return np.asarray(image, np.float32) / 255


def add(canvas: Mask, patch: Mask, *, x: float, y: float) -> None:
    """Joins a patch to a canvas, centred at a point; what is outside the canvas is lost."""
    left, top = round(x - patch.shape[1] / 2), round(y - patch.shape[0] / 2)
    x0, y0 = max(0, left), max(0, top)
    part = canvas[y0 : max(0, top + patch.shape[0]), x0 : max(0, left + patch.shape[1])]
    inside = patch[y0 - top : y0 - top + part.shape[0], x0 - left : x0 - left + part.shape[1]]
    np.maximum(part, inside, out=part)


@cache
def _glyph(text: str, face: Face) -> NDArray[np.uint8]:
    """A character's ink, cut to its full width so that 一 stays as thin as it is."""
    font = _font(installed_fonts().with_glyph(text, (face,)) or face, 96)
    advance = max(8, round(font.getlength(text)))
    image = Image.new("L", (advance, 96))
    ascent, descent = font.getmetrics()
    ImageDraw.Draw(image).text((0, (96 - ascent - descent) / 2), text, fill=255, font=font)
    return np.asarray(image, np.uint8)


@cache
def _font(face: Face, pixels: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(face.path), pixels, index=face.number)
