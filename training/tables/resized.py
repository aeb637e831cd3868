"""Channels of a crop or a page in another size."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.tables.recogniser.crop import STEP, Channels

INK, RULES, WORDS = 0, (1, 2), 3
"""Places of channels."""


def resized(channels: Channels, factor: float) -> Channels:
    """So much larger, sides multiples of STEP again; the same array where that changes nothing."""
    height, width = (max(STEP, round(side * factor / STEP) * STEP) for side in channels.shape[1:])
    if (height, width) == channels.shape[1:]:
        return channels
    return np.stack([
        _resized(channel, width, height, rule=place in RULES) for place, channel in enumerate(channels)
    ])  # fmt: skip


def _resized(channel: NDArray[np.uint8], width: int, height: int, *, rule: bool) -> NDArray[np.uint8]:
    """Rules of one pixel survive being shrunk once they are two wide."""
    if rule and width < channel.shape[1]:
        channel = np.asarray(cv2.dilate(channel, np.ones((2, 2), np.uint8)), np.uint8)
    way = cv2.INTER_NEAREST if rule else cv2.INTER_AREA
    return np.asarray(cv2.resize(channel, (width, height), interpolation=way), np.uint8)
