"""How high print is about a place of a page: a table is often set much smaller than the prose around it."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

NEAREST: Final = 5
"""Lines about a place whose median is how high print is there: most of a table's rows have as many words."""

Numbers = NDArray[np.float64]


def heights_about(places: Numbers, *, middles: Numbers, heights: Numbers) -> Numbers:
    """For each y of `places` the median height of the print nearest to it, up or down: of lines whose middles and
    heights, one or more, are given.
    """
    down = np.abs(places[:, None] - middles[None, :])
    nearest = np.argsort(down, axis=1, kind="stable")[:, :NEAREST]
    return np.asarray(np.median(heights[nearest], axis=1), np.float64)
