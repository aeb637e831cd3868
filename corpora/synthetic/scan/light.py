"""What light and glass do: uneven light, contrast, defocus, a shaken hand, the sensor's noise, dark edges of a copy."""

from __future__ import annotations

from math import cos, sin, tau
from random import Random

import cv2
import numpy as np

from corpora.synthetic.scan.knobs import Damage
from corpora.synthetic.scan.sheet import Mask, Picture, enlarged, generator

COARSE = 48
"""Points along the longer side at which light is computed; it changes slowly."""

WARM, COOL = (0.0, 0.07, 0.24), (0.14, 0.05, 0.0)
"""Shares of red, green and blue that are missing at dusk and in the shade."""


def light(picture: Picture, random: Random, how: Damage) -> Picture:
    """The picture under a gradient, a vignette, the shadow of a spine and the spot of a flash."""
    if not (how.gradient or how.vignette or how.spine_shadow or how.flash or how.shadow):
        return picture
    height, width = picture.shape[:2]
    columns, rows = (max(4, COARSE * side // max(width, height)) for side in (width, height))
    xs, ys = np.meshgrid(np.linspace(-1, 1, columns), np.linspace(-1, 1, rows))
    way = random.uniform(0, tau)
    field = 1 - 0.45 * how.gradient * (1 + cos(way) * xs + sin(way) * ys) / 2
    field *= 1 - 0.5 * how.vignette * np.clip((xs**2 + ys**2) / 2, 0, 1)
    spine = xs if random.random() < 0.5 else -xs
    field *= 1 - 0.6 * how.spine_shadow * np.exp(-(spine + 1) / random.uniform(0.08, 0.25))
    spot = (xs - random.uniform(-0.5, 0.5)) ** 2 + (ys - random.uniform(-0.6, 0.6)) ** 2
    field *= 1 + 0.8 * how.flash * (np.exp(-spot / random.uniform(0.06, 0.3)) - 0.35)
    field *= 1 - 0.5 * how.shadow * _cast(random, xs, ys)
    return _times(picture, enlarged(field.astype(np.float32), width, height))


def _cast(random: Random, xs: Mask, ys: Mask) -> Mask:
    """Where somebody stands in the light: 1 behind a soft, curved edge, else 0."""
    way, bow, soft = random.uniform(0, tau), random.uniform(-0.5, 0.5), random.uniform(0.02, 0.15)
    ahead, beside = cos(way) * xs + sin(way) * ys, cos(way) * ys - sin(way) * xs
    edge = ahead - random.uniform(-0.3, 0.7) + bow * beside**2
    return np.asarray(1 / (1 + np.exp(-np.clip(edge / soft, -30, 30))))


def set_levels(picture: Picture, how: Damage) -> Picture:
    """Ink no blacker than `black_level`, paper no whiter than `white_level`; colours tinted by `warmth`."""
    if how.warmth and picture.ndim == 3:
        lost = WARM if how.warmth > 0 else COOL
        kept = [1 - part * abs(how.warmth) for part in lost]
        tables = np.stack([np.arange(256) * share for share in kept], axis=1).round().astype(np.uint8)
        picture = np.asarray(cv2.LUT(picture, tables.reshape(1, 256, 3)), np.uint8)
    if (how.black_level, how.white_level) == (0, 255):
        return picture
    table = np.linspace(how.black_level, how.white_level, 256).round().astype(np.uint8)
    return np.asarray(cv2.LUT(picture, table), np.uint8)


def blur(picture: Picture, random: Random, how: Damage) -> Picture:
    """Defocus, and the streak of a shaken hand or a jerking paper feed."""
    if how.blur:
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), how.blur * how.scale), np.uint8)
    length = how.motion * how.scale
    if length:
        picture = np.asarray(cv2.filter2D(picture, -1, _streak(length, random.uniform(0, tau))), np.uint8)
    return picture


def add_noise(picture: Picture, random: Random, how: Damage) -> Picture:
    """Gaussian noise, and black and white specks of dust."""
    numbers = generator(random)
    if how.noise:
        steps = numbers.standard_normal(picture.shape[:2], np.float32)
        np.multiply(steps, how.noise, out=steps)
        noise = steps if picture.ndim == 2 else _coloured(steps, numbers, how)
        picture = np.asarray(cv2.add(picture, noise, dtype=cv2.CV_8U), np.uint8)
    if how.pepper:
        picture = add_specks(picture, numbers, share=how.pepper)
    return picture


def _coloured(steps: Mask, numbers: np.random.Generator, how: Damage) -> Mask:
    """Noise of three channels: mostly of brightness, its colour in coarser grains, as cameras smooth it."""
    height, width = steps.shape
    grains = numbers.standard_normal((height // 3 + 1, width // 3 + 1, 3), np.float32) * (0.6 * how.noise)
    tint = cv2.resize(grains, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.add(tint, cv2.merge([steps, steps, steps])), np.float32)


def add_specks(picture: Picture, numbers: np.random.Generator, *, share: float, size: int = 1) -> Picture:
    """A copy with `share` of its pixels black or white, in specks of `size` by `size` pixels."""
    height, width = picture.shape[:2]
    specks, count = picture.copy(), int(share * height * width / size**2)
    rows, columns = numbers.integers(0, height - size, count), numbers.integers(0, width - size, count)
    grays = np.where(numbers.random(count) < 0.7, numbers.integers(0, 90, count), 255).astype(np.uint8)
    for down in range(size):
        for across in range(size):
            values = grays if picture.ndim == 2 else grays[:, None]
            specks[rows + down, columns + across] = values
    return specks


def darken_edges(picture: Picture, random: Random, how: Damage) -> Picture:
    """Black bars of uneven width at some of the sides, as copies of an open book or with an open lid have."""
    if not how.dark_edges:
        return picture
    height, width = picture.shape[:2]
    amount = np.zeros((height, width), np.float32)
    for side in random.sample(("left", "top", "right", "bottom"), random.randint(1, 3)):
        length = height if side in ("left", "right") else width
        depth = how.dark_edges * how.dots_per_inch / 72 * random.uniform(0.4, 1.0)
        drift = np.linspace(random.uniform(0.3, 1), random.uniform(0.3, 1), length) * depth
        drift += np.cumsum(generator(random).normal(0, 0.15, length))
        reach = max(2, int(depth * 1.5) + 4)
        bar = np.clip(drift[:, None] - np.arange(reach)[None, :], 0, 1).astype(np.float32)
        turned = {"left": bar, "right": bar[:, ::-1], "top": bar.T, "bottom": bar.T[::-1]}[side]
        rows = slice(-turned.shape[0], None) if side == "bottom" else slice(0, turned.shape[0])
        columns = slice(-turned.shape[1], None) if side == "right" else slice(0, turned.shape[1])
        part = amount[rows, columns]
        amount[rows, columns] = np.maximum(part, turned[: part.shape[0], : part.shape[1]])
    return _times(picture, 1 - amount * random.uniform(0.75, 0.97))


def _times(picture: Picture, field: Mask) -> Picture:
    factors = field if picture.ndim == 2 else cv2.merge([field, field, field])
    return np.asarray(cv2.multiply(picture, factors, dtype=cv2.CV_8U), np.uint8)


def _streak(length: float, angle: float) -> Mask:
    """A filter that smears over `length` pixels."""
    side = 2 * int(length / 2 + 1) + 1
    kernel = np.zeros((side, side), np.float32)
    middle, arm = side // 2, (length / 2 * cos(angle), length / 2 * sin(angle))
    ends = [(round((middle + sign * arm[0]) * 16), round((middle + sign * arm[1]) * 16)) for sign in (-1, 1)]
    cv2.line(kernel, ends[0], ends[1], 1.0, 1, cv2.LINE_8, 4)
    smear: Mask = kernel / kernel.sum()
    return smear
