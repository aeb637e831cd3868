"""From a kept sample to a crop as production might cut it: other margins, a little askew, sharper or duller."""

from __future__ import annotations

from random import Random
from typing import Final

import cv2
import numpy as np

from models.ocr.digits.crop import HEIGHT, MOST_WIDTH, Input, to_input
from training.digits.samples import HULL_HEIGHT, KEPT_HEIGHT, Gray, Sample

SHARES: Final = (0.46, 0.95)
"""Least and greatest share of the crop's height that the ink fills; production's margins give about 0.63."""
USUAL_SHARE: Final = 0.64
SIDE_SHARES: Final = (0.06, 0.6)
"""Margins left and right in heights of the ink."""


def plain(sample: Sample) -> Input:
    """The crop with production's own margins."""
    return to_input(_cut(sample, share=USUAL_SHARE, shift=0.0, left=0.3, right=0.3, shear=0.0, turn=0.0, stretch=1.0))


def varied(sample: Sample, random: Random) -> Input:
    """The crop cut and treated in one of many ways."""
    share = random.triangular(*SHARES, USUAL_SHARE)
    slack = (1 - share) / 2 / share  # in heights of the ink
    left, right = (random.triangular(*SIDE_SHARES, 0.25) for _ in range(2))
    crop = _cut(
        sample, share=share, shift=random.uniform(-0.8, 0.8) * slack, left=left, right=right,
        shear=random.gauss(0, 0.03), turn=random.gauss(0, 0.008), stretch=random.uniform(0.88, 1.14),
    )  # fmt: skip
    return to_input(_treated(crop, random))


def _cut(
    sample: Sample, *, share: float, shift: float, left: float, right: float, shear: float, turn: float, stretch: float
) -> Gray:
    """A crop HEIGHT * 1.25 high; `shift`, `left` and `right` in heights of the ink, downwards and outwards."""
    height = HEIGHT * 1.25
    zoom = height * share / HULL_HEIGHT
    start, end = sample.left - left * HULL_HEIGHT, sample.right + right * HULL_HEIGHT
    width = max(8, min(round(MOST_WIDTH * 1.25), round((end - start) * zoom * stretch)))
    along = width / (end - start)
    middle_x, middle_y = (start + end) / 2, KEPT_HEIGHT / 2 + shift * HULL_HEIGHT
    matrix = np.array([
        [along, along * shear, width / 2 - along * (middle_x + shear * middle_y)],
        [zoom * turn, zoom, height / 2 - zoom * (middle_y + turn * middle_x)],
    ])  # fmt: skip
    size = (width, round(height))
    crop = cv2.warpAffine(sample.crop, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(crop, np.uint8)


def _treated(crop: Gray, random: Random) -> Gray:
    chance = random.random()
    if chance < 0.12:
        crop = np.asarray(cv2.GaussianBlur(crop, (0, 0), random.uniform(0.4, 1.1)), np.uint8)
    elif chance < 0.24:
        factor = random.uniform(0.45, 0.85)
        small = cv2.resize(crop, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        crop = np.asarray(cv2.resize(small, crop.shape[::-1], interpolation=cv2.INTER_LINEAR), np.uint8)
    elif chance < 0.32:
        paper, dark = np.percentile(crop, (75, 2))
        crop = np.where(crop > dark + (paper - dark) * random.uniform(0.35, 0.65), 255, 0).astype(np.uint8)
    if random.random() < 0.25:
        noise = np.random.default_rng(random.getrandbits(32)).normal(0, random.uniform(1, 10), crop.shape)
        crop = np.clip(crop + noise, 0, 255).astype(np.uint8)
    if random.random() < 0.3:
        crop = np.asarray(255 * (crop / 255) ** random.uniform(0.6, 1.7), np.uint8)
    return crop
