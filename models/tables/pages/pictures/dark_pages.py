"""Pages of light print on dark paper, as programs show them at night and menus are set: turned to dark on light."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

LOOK_DOTS_PER_INCH: Final = 50.0
"""Of the copy on which light areas are told: strokes are averaged away."""
EACH: Final = 4
"""Pixels from one that is asked for its tone to the next."""
DARKEST_PAPER: Final = 110.0
"""Median tone of a page up to which its paper is dark; photographed paper in shadow is lighter."""
AS_PAPER, LEAST_PAPER = 28.0, 0.6
"""Tones by which paper and the panels on it differ at most, and their share of the page: a desk is less even."""
LIGHT: Final = 0.5
"""Of the way from the paper's tone to white, from which a pixel is light."""
LIGHT_INCHES, MOST_LIGHT = 0.15, 0.04
"""Sides of a square that no letter holds, and the share of the page that light squares take at most: a receipt on a
scanner's black lid is light, and has dark print.
"""


def on_light_paper(pixels: Any, *, dots_per_inch: float) -> Any:
    """The picture, turned to greys of dark print on light paper where the whole page is light print on dark.

    Args:
        pixels: uint8, (height, width, 3), RGB, or (height, width).
        dots_per_inch: of the picture.

    Returns:
        The same object, or an array (height, width).
    """
    import cv2  # comes with the reader of pictures

    if not pixels.size or float(np.median(pixels[::EACH, ::EACH])) > DARKEST_PAPER:
        return pixels
    gray = pixels if pixels.ndim == 2 else cv2.cvtColor(np.ascontiguousarray(pixels[:, :, :3]), cv2.COLOR_RGB2GRAY)
    seen = gray[::EACH, ::EACH]
    paper = float(np.median(seen))
    if (np.abs(seen - paper) <= AS_PAPER).mean() < LEAST_PAPER:
        return pixels
    factor = min(1.0, LOOK_DOTS_PER_INCH / dots_per_inch)
    height, width = (max(1, round(side * factor)) for side in gray.shape)
    small = cv2.resize(gray, (width, height), interpolation=cv2.INTER_AREA) if factor < 1 else gray
    side = max(2, round(LIGHT_INCHES * dots_per_inch * factor))
    light = np.asarray(small > paper + LIGHT * (255 - paper), np.uint8)
    areas = cv2.morphologyEx(light, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    return pixels if areas.mean() > MOST_LIGHT else np.asarray(255 - gray, np.uint8)
