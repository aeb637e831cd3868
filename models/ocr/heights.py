"""How high print is about a place of a page: a table is often set much smaller than the prose around it."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

NEAREST: Final = 5
"""Lines about a place whose median is how high print is there: most of a table's rows have as many words."""

Numbers = NDArray[np.float64]


def heights_about(
    places: Numbers, *, middles: Numbers, heights: Numbers, nearest: int = NEAREST, percentile: float = 50.0
) -> Numbers:
    """For each y of `places` how high so many lines nearest to it are, up or down, the median unless another
    `percentile` is asked for; `middles` and `heights` are those of one line or more.
    """
    down = np.abs(places[:, None] - middles[None, :])
    near = np.argsort(down, axis=1, kind="stable")[:, :nearest]
    return np.asarray(np.percentile(heights[near], percentile, axis=1), np.float64)
