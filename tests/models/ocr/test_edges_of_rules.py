"""Uneven edges of rules go with the rules; what a streak leaves of a figure stays."""

from __future__ import annotations

import numpy as np

from models.ocr.lines import TurnedBox
from models.ocr.sheet import sheet_of

DOTS = 200.0


def _ink(*, in_line: bool) -> int:
    """Pixels of ink left beside a stroke down a page, where two pieces as high as figures touch it, `in_line` with print."""
    page = np.full((600, 400), 255, np.uint8)
    page[50:550, 200:203] = 0
    for top in (200, 300):
        page[top : top + 10, 203:205] = 0
    lines = [TurnedBox(x=204, y=top + 5, length=60, height=24, angle=0.0) for top in (200, 300) if in_line]
    return int(sheet_of(page, lines, dots_per_inch=DOTS).ink[:, 203:].sum())


def test_the_uneven_edge_of_a_rule_is_none_of_the_print_beside_it() -> None:
    """Previously pieces of it, longer than specks, were read as ones and as parts of figures."""
    assert _ink(in_line=False) == 0


def test_what_a_streak_leaves_of_a_figure_stays() -> None:
    assert _ink(in_line=True) == 40
