"""From ink to a picture of it: few dots, uneven light, noise, two tones, lost lines, compression."""

from __future__ import annotations

from random import Random
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from training.digits.wear import pale_tone

Ink = NDArray[np.float32]
Gray = NDArray[np.uint8]

SHARE_BILEVEL, SHARE_JPEG, SHARE_FLAT = 0.35, 0.4, 0.2
"""Shares of pictures in two tones, of those compressed, and of those with half as many dots down as across."""
WORKING_HEIGHT: Final = (14.0, 30.0)
"""Pixels that figures have once a page was brought to its working resolution."""
LEAST_CONTRAST: Final = 45.0
"""Grey levels between paper and ink that is not pale."""
MOST_GRAIN: Final = 0.3
"""Standard deviation of the noise in which pale print is still seen, of its contrast."""


def harmed(ink: Ink, random: Random, *, scale: float, pale: bool = False) -> tuple[Gray, float, float]:
    """The picture, and its pixels for one of `ink` across and down.

    `scale` is of the sensor: its dots for a pixel of `ink`. What it saw may be made larger again. `pale` ink is hardly
    darker than the paper.
    """
    noise = np.random.default_rng(random.getrandbits(32))
    flat = 0.5 if random.random() < SHARE_FLAT and scale > 0.2 else 1.0
    if random.random() < 0.4:
        ink = _gone_pale(ink, random, noise)
    size = (max(4, round(ink.shape[1] * scale)), max(4, round(ink.shape[0] * scale * flat)))
    seen = np.asarray(cv2.resize(ink, size, interpolation=cv2.INTER_AREA), np.float32)
    sigma = random.choice((0.0, 0.3, random.uniform(0.3, 1.2)))
    if sigma:
        seen = np.asarray(cv2.GaussianBlur(seen, (0, 0), sigma), np.float32)
    if random.random() < 0.08:
        seen = _shaken(seen, random)
    paper, dark = random.uniform(170, 255), random.uniform(0, 110)
    dark = pale_tone(random, paper) if pale else min(dark, paper - LEAST_CONTRAST)
    gray: NDArray[np.floating] = paper + (dark - paper) * seen
    if random.random() < 0.35:
        gray = gray + _slope(gray.shape, random)
    grain = random.choice((0.5, 3.0, 9.0, 18.0)) * random.random()
    gray = gray + noise.normal(0, min(grain, (paper - dark) * MOST_GRAIN) if pale else grain, gray.shape)
    if random.random() < SHARE_BILEVEL and not pale:
        gray = _two_tones(gray, random, noise, paper=paper, dark=dark)
    picture = np.asarray(np.clip(gray, 0, 255), np.uint8)
    picture = _disturbed(picture, random, noise)
    if flat < 1:
        way = random.choice((cv2.INTER_NEAREST, cv2.INTER_LINEAR, cv2.INTER_CUBIC))
        picture = np.asarray(cv2.resize(picture, (size[0], round(ink.shape[0] * scale)), interpolation=way), np.uint8)
    if random.random() < SHARE_JPEG:
        quality = [cv2.IMWRITE_JPEG_QUALITY, random.randint(25, 92)]
        picture = np.asarray(cv2.imdecode(cv2.imencode(".jpg", picture, quality)[1], cv2.IMREAD_GRAYSCALE), np.uint8)
    if random.random() < 0.5:
        factor = random.uniform(*WORKING_HEIGHT) / (scale * 40)
        if 1.05 < factor < 4:
            picture = np.asarray(
                cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC), np.uint8
            )
    return picture, picture.shape[1] / ink.shape[1], picture.shape[0] / ink.shape[0]


def _gone_pale(ink: Ink, random: Random, noise: np.random.Generator) -> Ink:
    """Print that is missing in patches, or in specks."""
    if random.random() < 0.5:
        coarse = noise.random((3, 2 + ink.shape[1] // 60), np.float32)
        patches = np.asarray(cv2.resize(coarse, ink.shape[::-1], interpolation=cv2.INTER_CUBIC))
        return np.asarray(ink * np.clip(1 - random.uniform(0.2, 0.75) * patches, 0, 1), np.float32)
    step = random.randint(2, 5)
    grain = noise.random((ink.shape[0] // step + 1, ink.shape[1] // step + 1), np.float32)
    whole = np.asarray(cv2.resize(grain, ink.shape[::-1], interpolation=cv2.INTER_LINEAR))
    return np.asarray(ink * (whole > random.uniform(0.1, 0.38)), np.float32)


def _shaken(seen: Ink, random: Random) -> Ink:
    length = random.randint(2, 4)
    kernel = np.zeros((length, length), np.float32)
    if random.random() < 0.5:
        kernel[length // 2] = 1 / length
    else:
        kernel[:, length // 2] = 1 / length
    return np.asarray(cv2.filter2D(seen, -1, kernel), np.float32)


def _slope(shape: tuple[int, ...], random: Random) -> Ink:
    x, y = np.linspace(-1, 1, shape[1], dtype=np.float32), np.linspace(-1, 1, shape[0], dtype=np.float32)
    return np.asarray(random.uniform(-40, 20) * x[None] + random.uniform(-30, 15) * y[:, None], np.float32)


def _two_tones(
    gray: NDArray[np.floating], random: Random, noise: np.random.Generator, *, paper: float, dark: float
) -> Ink:
    """By one threshold, by one that follows the light, or by dither."""
    threshold = dark + (paper - dark) * random.uniform(0.3, 0.72)
    way = random.random()
    if way < 0.65:
        return np.where(gray > threshold, 255, 0).astype(np.float32)
    if way < 0.88:
        near = cv2.blur(gray, (15, 15)) - (paper - dark) * random.uniform(0.08, 0.25)
        return np.where(gray > near, 255, 0).astype(np.float32)
    return np.where(gray > threshold + noise.uniform(-60, 60, gray.shape), 255, 0).astype(np.float32)


def _disturbed(picture: Gray, random: Random, noise: np.random.Generator) -> Gray:
    """Specks, and lines of dots that were lost, repeated or shoved."""
    picture = picture.copy()
    if random.random() < 0.15:
        specks = noise.random(picture.shape) < random.uniform(0.001, 0.02)
        picture[specks] = random.choice((0, 0, 255))
    if random.random() < 0.12:
        for _ in range(random.randint(1, 3)):
            row = random.randrange(1, picture.shape[0])
            kind = random.random()
            if kind < 0.4:
                picture[row] = picture[row - 1]
            elif kind < 0.7:
                picture[row] = 255
            elif kind < 0.9:
                picture[row] = np.roll(picture[row], random.randint(-6, 6))
            else:
                picture[row] = 0
    if random.random() < 0.08:
        column = random.randrange(picture.shape[1])
        picture[:, column : column + random.choice((1, 1, 2))] = random.choice((0, 0, 255))
    return picture
