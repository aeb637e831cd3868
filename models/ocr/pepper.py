"""Specks darker than any print of a page of greys: the pepper of a worn scanner, beside which faint print is lost."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from models.ocr.picture import Gray
from models.ocr.specks import are_everywhere
from models.paper import paper_tone

PRINTED: Final = 0.85
"""Tone, in the paper's, below which there may be print, however faint."""
LOWEST_INCHES, NARROWEST_INCHES, HIGHEST_INCHES = 0.05, 0.02, 0.4
"""Height and width of what is taken for a character."""
FEWEST_PIXELS: Final = 200
"""Of characters, that tell how dark they are."""
DARKEST: Final = 10.0
"""Percentile of characters' pixels that is as dark as print gets: the specks on them are a few in a hundred."""
DARKER: Final = 0.1
"""By how much of the paper's tone specks are darker still, to count: points of figures are paler than their digits."""
LARGEST: Final = 0.0002
"""Square inches of a speck: 8 pixels at 200 dots per inch, 2 at 100."""
FEWEST_OF_SPECK, SMEARED = 2.0, 4.0
"""Pixels that any speck may have, and how many times as large it is with the grey that a file smears about it."""
TILE_INCHES, EVERYWHERE = 1.0, 1.5
"""Of three fourths of the tiles, each has so many to the square inch. Of 32 scans drawn, pages with pepper have 2 to 70
there, all others none: not those with dotted rules, not those whose print is dark in parts."""
BAND: Final = (0.35, 0.65)
"""Of the page's height."""
AROUND: Final = 5
"""Pixels across whose median a speck becomes."""


def without_pepper(picture: Gray, *, dots_per_inch: float) -> Gray:
    """The picture with specks darker than its print made as what is around them, where they are all over the page; else
    the same object.
    """
    limit = _darkest_print(_band(picture), paper_tone(picture), dots_per_inch)
    if limit is None:
        return picture
    _, labels, stats, _ = cv2.connectedComponentsWithStats(np.asarray(picture < limit, np.uint8), connectivity=8)
    small = stats[:, cv2.CC_STAT_AREA] <= max(FEWEST_OF_SPECK, LARGEST * dots_per_inch**2)
    small[0] = False
    dirt = cv2.dilate(np.asarray(small[labels], np.uint8), np.ones((3, 3), np.uint8))
    return np.where(dirt > 0, cv2.medianBlur(picture, AROUND), picture)


def _band(picture: Gray) -> Gray:
    """The middle of the page, by which the whole is judged: pepper is everywhere, and most pages have none."""
    first, last = (round(share * picture.shape[0]) for share in BAND)
    return np.ascontiguousarray(picture[first:last])


def _darkest_print(picture: Gray, paper: int, dots_per_inch: float) -> float | None:
    """The tone that no print has, where specks everywhere have it; else None."""
    found = cv2.connectedComponentsWithStats(np.asarray(picture < PRINTED * paper, np.uint8), connectivity=8)
    _, labels, stats, centres = found
    height, width = stats[:, cv2.CC_STAT_HEIGHT] / dots_per_inch, stats[:, cv2.CC_STAT_WIDTH] / dots_per_inch
    fits = (height >= LOWEST_INCHES) & (width >= NARROWEST_INCHES) & (np.maximum(height, width) <= HIGHEST_INCHES)
    fits[0] = False
    pixels = picture[fits[labels]]
    if pixels.size < FEWEST_PIXELS:
        return None
    limit = float(np.percentile(pixels, DARKEST)) - DARKER * paper
    alone = np.unique(labels[picture < limit])
    # Dark cores of strokes are no specks: those lie on paper.
    alone = alone[stats[alone, cv2.CC_STAT_AREA] <= SMEARED * max(FEWEST_OF_SPECK, LARGEST * dots_per_inch**2)]
    peppered = are_everywhere(
        centres[alone], picture, dots_per_inch=dots_per_inch, tile_inches=TILE_INCHES, least=EVERYWHERE
    )
    return limit if peppered else None
