"""Pages of light print on dark paper."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from models.tables.pages.pictures.dark_pages import on_light_paper

DPI = 100.0
Pixels = NDArray[np.uint8]


def page(*, ground: int, print_: int) -> Pixels:
    """RGB, 8 by 10 inches: a panel a little lighter than the paper, and strokes as of letters."""
    pixels = np.full((1000, 800, 3), ground, np.uint8)
    pixels[300:400, 100:700] = ground + 12
    for y in range(100, 900, 20):
        for x in range(100, 700, 6):
            pixels[y : y + 9, x : x + 2] = print_
    return pixels


def test_light_print_on_dark_paper_is_turned() -> None:
    turned = on_light_paper(page(ground=33, print_=210), dots_per_inch=DPI)
    assert turned.shape == (1000, 800)
    assert float(np.median(turned)) == 222
    assert int(turned.min()) == 45


def test_dark_print_on_light_paper_is_the_same_object() -> None:
    pixels = page(ground=240, print_=20)
    assert on_light_paper(pixels, dots_per_inch=DPI) is pixels


def test_a_receipt_on_a_dark_lid_is_left_as_it_is() -> None:
    pixels = np.full((1000, 800, 3), 20, np.uint8)
    pixels[200:800, 280:520] = 235
    for y in range(220, 780, 20):
        pixels[y : y + 9, 300:500:6] = 40
    assert on_light_paper(pixels, dots_per_inch=DPI) is pixels


def test_what_lies_on_a_desk_is_left_as_it_is() -> None:
    grain = np.random.default_rng(5).normal(70, 40, (1000, 800))
    pixels = np.repeat(np.clip(grain, 0, 255).astype(np.uint8)[:, :, None], 3, axis=2)
    assert on_light_paper(pixels, dots_per_inch=DPI) is pixels


@pytest.mark.parametrize("shape", [(1, 90_000), (90_000, 1)])
def test_a_dark_page_of_one_line_of_pixels_is_looked_at(shape: tuple[int, int]) -> None:
    assert on_light_paper(np.zeros(shape, np.uint8), dots_per_inch=200).shape == shape
