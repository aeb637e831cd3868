"""Noughts of which a scanner or a fax left both sides: their flat tops and feet are the first to fade."""

from __future__ import annotations

from typing import Final

import numpy as np

from models.ocr.picture import Gray

PAPER: Final = 90.0
"""Percentile of a crop's grey that is its paper."""
PALE: Final = 0.25
"""Of the crop's darkest ink's contrast, above which something is left of a stroke."""
HOLLOW: Final = 0.3
"""Least share of its width between the sides that is blank."""
NARROWEST, WIDEST = 0.45, 1.05
"""Its width in heights of figures: two ones stand further apart."""
TALL: Final = 0.25
"""Height of what is left of a side, in those of figures."""
INKED: Final = 0.5
"""Least share of a side's height that has ink: grain that lies like two sides has specks here and there."""
LEVEL: Final = 0.35
"""How far the middle of one side may stand above that of the other, in the same measure."""


def has_sides_of_nought(crop: Gray, *, figure_height: float) -> bool:
    """Whether all ink of a crop may be the two sides of one nought; `figure_height` in pixels."""
    paper, darkest = float(np.percentile(crop, PAPER)), float(crop.min())
    ink = crop < paper - PALE * (paper - darkest)
    columns = np.flatnonzero(ink.any(axis=0))
    if columns.size < 2 or paper - darkest < 1:
        return False
    gaps = np.diff(columns)
    split, width = int(gaps.argmax()), int(columns[-1] - columns[0] + 1)
    hollow = int(gaps[split]) - 1 >= HOLLOW * width
    if not hollow or not NARROWEST * figure_height <= width <= WIDEST * figure_height:
        return False
    rows = [np.flatnonzero(ink[:, side].any(axis=1)) for side in (columns[: split + 1], columns[split + 1 :])]
    tall = all(side[-1] - side[0] + 1 >= TALL * figure_height for side in rows)
    inked = all(side.size >= INKED * (side[-1] - side[0] + 1) for side in rows)
    left, right = ((side[0] + side[-1]) / 2 for side in rows)
    return tall and inked and abs(left - right) <= LEVEL * figure_height
