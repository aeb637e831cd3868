"""Printed pages as offices send them: by a flatbed, a telephone, a printer in black and white, copied twice, turned.

Another chain than that of `corpora.synthetic.scan`, on which networks were taught and rules were measured.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image

Tones = NDArray[np.float32]
"""(height, width), 0 black to 255, may lie outside while a page is worked on."""
PRINTED = 300.0
"""Dots per inch at which pages come."""


def flatbed(page: Tones, chance: Generator, *, dots_per_inch: float = 150.0) -> Tones:
    """A little askew, soft, on toned paper through which the other side shines; an edge in shadow."""
    shone = 0.06 * cv2.GaussianBlur(255 - page[:, ::-1], (0, 0), 5)
    found = _turned((_toner(page, chance) - shone) * 0.97, chance.uniform(-1, 1), dots_per_inch / PRINTED, 252)
    found = cv2.GaussianBlur(found, (0, 0), 0.6) + _uneven(chance, found.shape, 7, 2)
    edge = int(chance.integers(4, 18))
    found[:, :edge] *= np.linspace(0.45, 1, edge, dtype=np.float32)
    return _grained(found, chance, 2.5)


def photograph(page: Tones, chance: Generator, *, width: int = 1800) -> Tones:
    """By a telephone: in perspective and bent, on a desk, a hand's shadow over a corner of it."""
    height, (high, wide) = round(width * 1.333), page.shape
    across = 0.9 * min(width, height * wide / high)
    down = across * high / wide
    left, top = (width - across) / 2, (height - down) / 2
    sides = ((0, 0), (1, 0), (1, 1), (0, 1))
    corners = np.array([(left + x * across, top + y * down) for x, y in sides], np.float32)
    corners += (chance.uniform(-0.05, 0.05, (4, 2)) * (0.6 * across, 0.4 * down)).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(corners, np.array(sides, np.float32))
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    below = matrix[2, 0] * x + matrix[2, 1] * y + matrix[2, 2]
    u, v = ((row[0] * x + row[1] * y + row[2]) / below for row in matrix[:2])
    v = v + chance.choice((-1, 1)) * 0.01 * np.sin(np.pi * u) * (0.4 + 0.6 * v)
    soft = cv2.GaussianBlur(_toner(page, chance), (0, 0), 0.45 * wide / across)
    paper = cv2.remap(soft, (u * wide).astype(np.float32), (v * high).astype(np.float32), cv2.INTER_LINEAR)
    inside = cv2.GaussianBlur(((u > 0) & (u < 1) & (v > 0) & (v < 1)).astype(np.float32), (0, 0), 1.2)
    found = paper * inside + (80 + _uneven(chance, paper.shape, 40, 6)) * (1 - inside)
    shade = np.zeros_like(found)
    cv2.fillPoly(
        shade,
        [(np.array([(0.5, 1.1), (0, 0.5), (0.4, 0.5), (1.1, 0.7), (1.1, 1.1)]) * (width, height)).astype(np.int32)],
        [1.0],
    )
    light = 0.9 + 0.2 * (x / width - 0.5) + _uneven(chance, found.shape, 4, 0.03)
    found = found * light * (1 - 0.35 * cv2.GaussianBlur(shade, (0, 0), 0.03 * width))
    return _grained(cv2.GaussianBlur(found, (0, 0), 0.8), chance, 3)


def black_and_white(page: Tones, chance: Generator, *, dots_per_inch: float = 200.0) -> Tones:
    """As Otsu's threshold cuts it, with specks, and the lid's dark edge."""
    found = _turned(_toner(page, chance), chance.uniform(-0.7, 0.7), dots_per_inch / PRINTED, 255)
    found = _grained(cv2.GaussianBlur(found, (0, 0), 0.55), chance, 7).clip(0, 255)
    middle, _ = cv2.threshold(found.astype(np.uint8), 0, 255, cv2.THRESH_OTSU)
    found = np.where(found > middle + 10, 255, 0).astype(np.float32)
    for at in chance.integers(0, found.size, found.size // 9000):
        row, column = divmod(int(at), found.shape[1])
        found[row : row + 2, column : column + int(chance.integers(1, 3))] = 0
    found[:, : int(chance.integers(3, 20))] = 0
    return found


def copied_twice(page: Tones, chance: Generator, *, dots_per_inch: float = 150.0) -> Tones:
    """Toner took less here and there, so that thin strokes break; contrast is harsh, edges are dark, dust is on it."""
    found = _toner(page, chance)
    for scale, soft, grain, gain in ((1.0, 1.0, 34.0, 2.0), (dots_per_inch / PRINTED, 0.55, 12.0, 1.25)):
        found = cv2.GaussianBlur(_turned(found, chance.uniform(-1, 1), scale, 235), (0, 0), soft)
        pale = _uneven(chance, found.shape, 9, 9) + _uneven(chance, found.shape, 60, 9)
        coarse = cv2.GaussianBlur(chance.normal(0, 1, found.shape).astype(np.float32), (0, 0), 1.1) * grain
        found = np.clip(128 + (found + pale * (found < 190) + coarse - 150) * gain, 24, 246).astype(np.float32)
        found[:, :16] *= np.linspace(0.05, 1, 16, dtype=np.float32)
        for at in chance.integers(0, found.size, 80):
            row, column = divmod(int(at), found.shape[1])
            cv2.circle(found, (column, row), int(chance.integers(1, 3)), [80.0], -1)
    return _grained(found, chance, 3)


def on_its_head(page: Tones, chance: Generator) -> Tones:
    """By a flatbed, the wrong way round."""
    return np.ascontiguousarray(flatbed(page, chance)[::-1, ::-1])


WAYS: Mapping[str, Callable[[Tones, Generator], Tones]] = {
    way.__name__: way for way in (flatbed, photograph, black_and_white, copied_twice, on_its_head)
}


def scanned(pages: Sequence[NDArray[np.uint8]], way: str, seed: int) -> bytes:
    """A PDF of pictures of grey pages that were drawn at `PRINTED` dots per inch."""
    chance = np.random.default_rng(seed)
    shown = [WAYS[way](page.astype(np.float32), chance).clip(0, 255).astype(np.uint8) for page in pages]
    pictures = [Image.fromarray(one) for one in shown]
    options: dict[str, int] = {"quality": 70}
    if way == black_and_white.__name__:
        pictures, options = [one.convert("1") for one in pictures], {}
    dots_per_inch = shown[0].shape[0] / (pages[0].shape[0] / PRINTED)
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=dots_per_inch, **options)
    return out.getvalue()


def _toner(page: Tones, chance: Generator) -> Tones:
    """Black is not black, and mottled."""
    dark = cv2.GaussianBlur(255 - page, (0, 0), 0.7) * (1 - chance.uniform(25, 60) / 255)
    mottled = cv2.GaussianBlur(chance.normal(0, 14, page.shape).astype(np.float32), (0, 0), 1.6)
    return np.asarray(255 - dark + mottled * dark / 255, np.float32)


def _turned(page: Tones, degrees: float, scale: float, ground: float) -> Tones:
    height, width = page.shape
    soft = cv2.GaussianBlur(page, (0, 0), 0.42 / scale) if scale < 1 else page
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, scale)
    size = round(width * scale), round(height * scale)
    matrix[:, 2] += (size[0] / 2 - width / 2, size[1] / 2 - height / 2)
    return np.asarray(cv2.warpAffine(soft, matrix, size, flags=cv2.INTER_LINEAR, borderValue=[ground]), np.float32)


def _uneven(chance: Generator, shape: tuple[int, ...], cells: int, strength: float) -> Tones:
    coarse = chance.normal(0, strength, (cells, cells)).astype(np.float32)
    return np.asarray(cv2.resize(coarse, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC), np.float32)


def _grained(page: Tones, chance: Generator, strength: float) -> Tones:
    return np.asarray(page + chance.normal(0, strength, page.shape), np.float32)
