"""Pictures among the paragraphs of a document: which of them are print, and which are seals and photographs."""

from __future__ import annotations

from typing import Final

import numpy as np

from corpora.readers.limits import Limits
from corpora.readers.picture import page_pictures
from corpora.readers.sniff import sniff

LEAST_WIDTH, LEAST_HEIGHT = 500, 100
"""Pixels; a table of ten columns cannot be read in fewer, and seals and marks have fewer."""
LIGHT: Final = 190
"""Brightness from which a pixel is paper, of 255."""
PAPER: Final = 0.6
"""Share of a picture that is paper where it shows print; photographs have less."""
_KINDS: Final = ("image/png", "image/jpeg", "image/tiff")


def is_printed(data: bytes, *, limits: Limits) -> bool:
    """Whether the file is a picture of one page, mostly paper and large enough to read.

    Raises:
        Corrupt, TooLarge: as their names say.
    """
    if sniff(data, limits=limits) not in _KINDS:
        return False
    pages = [item.pixels for item in page_pictures(data, limits=limits)]
    if len(pages) != 1:
        return False
    height, width = pages[0].shape[:2]
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return False
    brightness = pages[0][::4, ::4].mean(axis=2)
    return float(np.mean(brightness >= LIGHT)) >= PAPER
