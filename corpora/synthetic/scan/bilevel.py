"""Black and white only, the three ways that machines do it."""

from __future__ import annotations

from random import Random

import cv2
import numpy as np
from PIL import Image

from corpora.synthetic.scan.knobs import Damage
from corpora.synthetic.scan.sheet import Picture

BETWEEN = (0.62, 0.84)
"""A fixed threshold lies at this share of the paper's gray."""
DITHERED = (0.35, 0.97)
"""Shares of the paper's gray between which dots are strewn: a driver's setting for text."""
WINDOW_POINTS = 12.0
"""Neighbourhood of an adaptive threshold: a line of text."""
DARKER_BY = (8.0, 16.0)
"""Gray levels by which ink must be darker than its neighbourhood, beside what noise needs."""
NOISE_MARGIN = 0.8
"""Of the noise's sigma: a driver is tuned to its scanner, but leaves some haze."""


def to_bilevel(gray: Picture, random: Random, how: Damage) -> Picture:
    """0 and 255, by a fixed threshold, one that follows the light, or dots (Floyd and Steinberg)."""
    paper = float(np.percentile(gray[::4, ::4], 80))
    if how.threshold == "dither":
        steep = np.interp(np.arange(256), (DITHERED[0] * paper, DITHERED[1] * paper), (0, 255)).astype(np.uint8)
        return np.asarray(Image.fromarray(steep[gray]).convert("1"), np.uint8) * np.uint8(255)
    if how.threshold == "adaptive":
        window = round(WINDOW_POINTS * how.dots_per_inch / 72) // 2 * 2 + 1
        by = random.uniform(*DARKER_BY) + NOISE_MARGIN * how.noise
        found = cv2.adaptiveThreshold(gray, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, window, by)
        return np.asarray(found, np.uint8)
    level = random.uniform(*BETWEEN) * paper
    return np.asarray(cv2.threshold(gray, level, 255, cv2.THRESH_BINARY)[1], np.uint8)
