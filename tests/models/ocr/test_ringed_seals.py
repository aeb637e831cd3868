"""Seals nearly as dark as print are taken off where their ring is seen; a ring as dark as print stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import cv2
import numpy as np
import pytest

from models.ocr.ink import find_ink
from models.ocr.picture import Gray
from models.ocr.ringed_seals import without_ringed_seals
from models.ocr.sheet import sheet_of

MIDDLE, RADIUS, DOTS = (300, 260), 130, 200.0
ROW, COLUMN = 44, 80


def _page(seal: int, *, bed: int = 0) -> Gray:
    """Figures at the ring's line and inside it, a scanner's bed at the left; `seal` is the ring's tone."""
    page = np.full((520, 620), 235, np.uint8)
    cv2.circle(page, MIDDLE, RADIUS, seal, 8, cv2.LINE_AA)
    cv2.putText(page, "3", (MIDDLE[0] - RADIUS - 10, 270), 0, 0.8, 60, 2, cv2.LINE_AA)
    cv2.putText(page, "25", (MIDDLE[0] - 20, 270), 0, 0.8, 60, 2, cv2.LINE_AA)
    page[:, :24] = bed
    return page


def _ring_left(page: Gray) -> float:
    """Share of the ring's line, away from the figure on it, that is still ink."""
    ink = sheet_of(page, dots_per_inch=DOTS).ink
    turns = np.linspace(-0.8 * np.pi, 0.8 * np.pi, 400)
    x = (MIDDLE[0] + RADIUS * np.cos(turns)).round().astype(int)
    y = (MIDDLE[1] + RADIUS * np.sin(turns)).round().astype(int)
    return float(ink[y, x].mean())


def test_a_seal_not_much_paler_than_print_is_off_and_the_figures_stay() -> None:
    """Previously the dark bed of a scanner was taken for print, and the seal for print as well."""
    page = _page(130)
    assert _ring_left(page) < 0.1
    ink = sheet_of(page, dots_per_inch=DOTS).ink
    left, top = MIDDLE[0] - RADIUS - 10, 250
    assert ink[top : top + 22, left : left + 18].sum() > 60
    assert ink[top : top + 22, MIDDLE[0] - 20 : MIDDLE[0] + 15].sum() > 120


@pytest.mark.parametrize("tone", [60, 70])
def test_a_ring_as_dark_as_print_stays(tone: int) -> None:
    assert _ring_left(_page(tone, bed=235)) > 0.5


def test_the_edge_of_a_black_ring_is_no_tone_of_a_seal() -> None:
    """Previously a ring was looked at where the copy has it, up to a line's width from where it is: where only its edge
    was met, grey as that of all print of a page that was turned level, it was lifted off with the figures inside.
    """
    page = np.full((520, 620), 255, np.uint8)
    cv2.circle(page, MIDDLE, RADIUS, 0, 8)
    cv2.ellipse(page, (210, 250), (5, 8), 0, 0, 360, 0, 2)
    level = np.asarray(cv2.GaussianBlur(page, (0, 0), 1.2), np.uint8)
    read = sheet_of(level, dots_per_inch=DOTS).picture
    assert (read[235:270, 200:220] == level[235:270, 200:220]).all()


def test_a_strip_in_which_no_ring_has_room_is_left_as_it_is() -> None:
    strip = np.full((4000, 3), 235, np.uint8)
    strip[100:200] = 60
    assert sheet_of(strip, dots_per_inch=150.0).ink.shape == strip.shape


def test_a_picture_of_few_pixels_is_not_blown_up_to_be_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """Previously 16 x 16 pixels said to be of a large page became 22 million before rings were looked for."""
    sizes: list[int] = []
    resized = cast("Callable[..., Gray]", cv2.resize)

    def resize(*arguments: object, **named: object) -> Gray:
        sizes.append((result := resized(*arguments, **named)).size)
        return result

    monkeypatch.setattr(cv2, "resize", resize)
    sheet_of(np.full((64, 64), 235, np.uint8), dots_per_inch=0.5)
    assert max(sizes, default=0) <= 64 * 64
    sheet_of(_page(130), dots_per_inch=DOTS)
    assert sizes, "rings of a page are looked for on a copy"


def _lifted(page: Gray) -> Gray:
    return without_ringed_seals(page, find_ink(page, dots_per_inch=DOTS), dots_per_inch=DOTS)


def test_a_seal_on_ruled_rows_of_noughts_is_off() -> None:
    """Rules and noughts about a seal speak for other circles."""
    page = np.full((1400, 1100), 235, np.uint8)
    for row in range(40, 1400, ROW):
        cv2.line(page, (20, row), (1080, row), 60, 2)
        for column in range(50, 1080, COLUMN):
            cv2.putText(page, "0", (column, row + 26), 0, 0.7, 60, 2, cv2.LINE_AA)
    line = np.zeros_like(page)
    cv2.circle(line, (560, 720), 173, 1, 8)
    page[(line > 0) & (page > 200)] = 135
    assert float((_lifted(page)[line > 0] == 135).mean()) < 0.1


def test_grain_that_lies_in_a_circle_is_no_seal() -> None:
    """A search of every place of a page of grain finds some by chance."""
    line = np.zeros((520, 620), np.uint8)
    cv2.circle(line, MIDDLE, RADIUS, 1, 8)
    page = _page(235)
    page[(line > 0) & (np.random.default_rng(7).random(page.shape) < 0.4)] = 130
    assert _lifted(page) is page
