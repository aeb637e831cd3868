from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from corpora.document.geometry import PixelBox
from models.ocr.cells import BLANK, MOST_LINES, UNREADABLE, read_cells
from models.ocr.networks import Networks
from models.ocr.sheet import sheet_of

LINE = 40
"""Pixels from one line to the next, and the height of the cells' edges."""


def asked(batch: NDArray[np.float32], /) -> NDArray[np.float32]:
    raise LookupError


def seen(lines: int) -> object:
    picture = np.full((600, 400), 255, np.uint8)
    for line in range(lines):
        cv2.putText(picture, "5803", (120, LINE * (line + 2)), 0, 0.9, 0, 2)
    networks = Networks(detector=asked, recogniser=asked, alphabet=("",))
    box = PixelBox(left=80, top=20, right=320, bottom=580)
    ((look, _),) = read_cells(networks, sheet_of(picture, dots_per_inch=200.0), [box], dots_per_inch=200.0)
    return look


def test_a_cell_of_many_lines_holds_no_lone_figure_and_is_not_read() -> None:
    assert seen(0) == BLANK
    assert seen(MOST_LINES + 1) == UNREADABLE
    with pytest.raises(LookupError):
        seen(MOST_LINES)


def test_what_is_left_of_a_faded_figure_is_read_though_no_piece_is_as_high_as_one() -> None:
    """Previously such cells were surely blank."""
    picture = np.full((200, 200), 255, np.uint8)
    for top in (90, 97, 104):
        picture[top : top + 3, 95:97] = picture[top : top + 3, 103:105] = 0
    networks = Networks(detector=asked, recogniser=asked, alphabet=("",))
    sheet, box = sheet_of(picture, dots_per_inch=200.0), PixelBox(left=60, top=60, right=140, bottom=140)
    with pytest.raises(LookupError):
        read_cells(networks, sheet, [box], dots_per_inch=200.0)
