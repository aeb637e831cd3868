from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from corpora.document.geometry import PixelBox
from models.ocr.cells import BLANK, MOST_LINES, UNREADABLE, Hull, cell_ink, read_cells
from models.ocr.networks import Networks
from models.ocr.picture import Gray
from models.ocr.second_look import Seen
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


def test_the_same_ink_in_a_cell_of_a_rival_grid_is_not_read_again() -> None:
    """Previously it was read once for each box."""
    asked_for: list[int] = []

    def reads(batch: NDArray[np.float32], /) -> NDArray[np.float32]:
        asked_for.append(len(batch))
        said = np.zeros((batch.shape[0], batch.shape[3] // 8, 2), np.float32)
        said[:, 1] = (0.0, 1.0)
        return said

    picture = np.full((200, 200), 255, np.uint8)
    cv2.putText(picture, "5", (90, 110), 0, 0.9, 0, 2)
    digits: Any = ReaderOfNothing()
    networks = Networks(detector=reads, recogniser=reads, alphabet=("", "信"), digits=digits)
    sheet, known = sheet_of(picture, dots_per_inch=200.0), dict[Hull, Seen]()
    boxes = [PixelBox(left=left, top=60, right=140, bottom=140) for left in (60, 61)]
    first, second = (read_cells(networks, sheet, [box], dots_per_inch=200.0, known=known) for box in boxes)
    once = len(asked_for)
    assert first == second
    assert len(known) == 1
    read_cells(networks, sheet, boxes, dots_per_inch=200.0, known=known)
    assert len(asked_for) == once


class ReaderOfNothing:
    """Of digits."""

    def read(self, crops: Sequence[Gray]) -> list[tuple[tuple[str, float], ...]]:
        return [(("", 1.0),) for _ in crops]


class ReaderOfNoughts:
    """Of digits; a nought wherever it looks."""

    def read(self, crops: Sequence[Gray]) -> list[tuple[tuple[str, float], ...]]:
        return [(("0", 1.0),) for _ in crops]


def speckled(*specks: tuple[int, int]) -> tuple[Seen, int]:
    """What a cell with a nought and specks is read as, and how many crops PP-OCR reads for it."""
    widths: list[int] = []

    def reads(batch: NDArray[np.float32], /) -> NDArray[np.float32]:
        widths.extend([batch.shape[3]] * batch.shape[0])
        said = np.zeros((batch.shape[0], batch.shape[3] // 8, 2), np.float32)
        said[:, 1] = (0.0, 1.0)
        return said

    picture = np.full((300, 300), 255, np.uint8)
    cv2.ellipse(picture, (150, 150), (6, 9), 0, 0, 360, 0, 3)
    for x, y in specks:
        picture[y : y + 3, x : x + 3] = 0
    digits: Any = ReaderOfNoughts()
    networks = Networks(detector=reads, recogniser=reads, alphabet=("", "0"), digits=digits)
    sheet, box = sheet_of(picture, dots_per_inch=200.0), PixelBox(left=80, top=80, right=220, bottom=220)
    assert np.count_nonzero(sheet.ink) > 9 * len(specks)
    (seen_there,) = read_cells(networks, sheet, [box], dots_per_inch=200.0)
    return seen_there, len(widths)


def test_grain_around_a_figure_makes_no_lines_of_its_own() -> None:
    """Rows of two specks are as high as a line: previously they were read, and the cell said three noughts."""
    grain = ((100, 90), (104, 94), (108, 98), (190, 200), (194, 204), (198, 208))
    (plain, _), once = speckled()
    (grainy, _), too = speckled(*grain)
    assert plain.text == grainy.text == "0"
    assert too == once


def test_what_is_low_beside_a_figure_is_of_it() -> None:
    picture = np.full((100, 100), 255, np.uint8)
    cv2.ellipse(picture, (50, 50), (6, 9), 0, 0, 360, 0, 3)
    picture[49:52, 34:39] = picture[10:13, 10:15] = 0
    sheet, box = sheet_of(picture, dots_per_inch=200.0), PixelBox(left=5, top=5, right=95, bottom=95)
    ink = cell_ink(sheet, box, dots_per_inch=200.0)
    assert ink[44:47, 29:34].all()
    assert not ink[:20].any()


def test_a_broken_figure_beside_a_streak_is_no_grain() -> None:
    picture = np.full((100, 100), 255, np.uint8)
    for x, y in ((44, 42), (56, 42), (44, 50), (56, 50), (50, 38), (50, 56)):
        picture[y : y + 3, x : x + 3] = 0
    picture[30:50, 80] = 0
    sheet, box = sheet_of(picture, dots_per_inch=200.0), PixelBox(left=5, top=5, right=95, bottom=95)
    ink = cell_ink(sheet, box, dots_per_inch=200.0)
    assert np.array_equal(ink, sheet.ink[5:95, 5:95])


def test_specks_that_lie_alone_are_none_of_a_broken_nought_s() -> None:
    """Previously they made its box wider and higher than it is, and it was read as 11 or nothing."""
    picture = np.full((100, 100), 255, np.uint8)
    picture[40:47, 44:46] = picture[41:48, 54:56] = 0
    sides = sheet_of(picture, dots_per_inch=200.0)
    for x, y in ((20, 30), (80, 62), (81, 44)):
        picture[y : y + 2, x : x + 2] = 0
    specked, box = sheet_of(picture, dots_per_inch=200.0), PixelBox(left=5, top=5, right=95, bottom=95)
    assert np.array_equal(cell_ink(specked, box, dots_per_inch=200.0), sides.ink[5:95, 5:95])


def test_a_figure_whose_foot_or_bar_broke_off_is_read_whole() -> None:
    """Previously the two pieces were two lines, of which the lower was too low for one, and half a 2 was read."""
    seen: list[tuple[int, int]] = []

    class Digits:
        def read(self, crops: Sequence[Gray]) -> list[tuple[tuple[str, float], ...]]:
            seen.extend(
                (int(rows[0]), int(rows[-1])) for crop in crops for rows in [np.flatnonzero((crop < 99).any(1))]
            )
            return [(("2", 0.9),) for _ in crops]

    def reads(batch: NDArray[np.float32], /) -> NDArray[np.float32]:
        return np.full((batch.shape[0], batch.shape[3] // 8, 2), 0.5, np.float32)

    picture = np.full((200, 200), 255, np.uint8)
    picture[90:99, 96:104] = picture[103:107, 95:105] = 0
    picture[125:128, 98:100] = picture[92:96, 115:117] = 0  # specks
    digits: Any = Digits()
    networks = Networks(detector=asked, recogniser=reads, alphabet=("", "2"), digits=digits)
    sheet, box = sheet_of(picture, dots_per_inch=200.0), PixelBox(left=60, top=60, right=140, bottom=140)
    read_cells(networks, sheet, [box], dots_per_inch=200.0)
    assert {last - first for first, last in seen} == {16}
