"""Grain of a faxed ground goes, the print in it and beside it stays, and nothing else is taken for grain."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image

from corpora.document.geometry import PixelBox
from corpora.document.page import Page
from models.ocr.grain import without_grain
from models.ocr.networks import networks_present
from models.ocr.picture import Gray, StraightPage
from models.ocr.reader import OcrReader

SHOWN = 204.0
BAND = slice(300, 420)
"""Rows of pixels that are shaded."""
BESIDE = 480


def _page() -> Gray:
    """Three lines of figures, rules above and below the second, which stands on the ground to be."""
    page = np.full((900, 1200), 255, np.uint8)
    for y in (200, 375, BESIDE + 60):
        for x in range(100, 1100, 120):
            cv2.putText(page, "0", (x, y), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 3)
    for y in (BAND.start - 2, BAND.stop):
        page[y : y + 3, 60:1140] = 0
    return page


def _grained(page: Gray, *, share: float = 0.4) -> Gray:
    dots = np.random.default_rng(3).random(page.shape) < share
    grained = page.copy()
    grained[BAND, 60:1140][dots[BAND, 60:1140]] = 0
    return grained


def test_print_in_grain_is_left_as_it_was_and_the_dots_are_gone() -> None:
    page = _page()
    clean, grain = without_grain(_grained(page), dots_per_inch=SHOWN)
    assert grain is not None
    printed, left = page[BAND] == 0, clean[BAND] < 128
    assert (printed & left).sum() > 0.8 * printed.sum()
    assert (left & ~printed).sum() < 0.3 * printed.sum()
    noughts = cv2.connectedComponents((clean[BAND.start + 8 : BAND.stop - 8, 60:1140] < 128).astype(np.uint8))[0] - 1
    assert noughts == 9


def test_what_is_beside_grain_keeps_every_pixel() -> None:
    page = _page()
    clean, _ = without_grain(_grained(page), dots_per_inch=SHOWN)
    assert (clean[:280] == page[:280]).all()
    assert (clean[BESIDE:] == page[BESIDE:]).all()
    assert (clean[BAND.start - 2 : BAND.start + 1, 60:1140] == 0).mean() > 0.95


def _dithered() -> Gray:
    """Greys as a driver makes them (Floyd and Steinberg): print is of dots, too."""
    grey = np.where(_page() == 0, 90, 170).astype(np.uint8)
    return np.asarray(Image.fromarray(grey).convert("1"), np.uint8) * np.uint8(255)


def _specked() -> Gray:
    page = _page()
    page[np.random.default_rng(5).random(page.shape) < 0.02] = 0
    return page


@pytest.mark.parametrize("picture", [_page(), _dithered(), _specked()], ids=["plain", "dithered", "specks"])
def test_pages_without_grain_are_left_alone(picture: Gray) -> None:
    clean, grain = without_grain(picture, dots_per_inch=SHOWN)
    assert clean is picture
    assert grain is None


def test_a_ground_too_dark_for_print_to_be_told_is_left() -> None:
    dark = _grained(_page(), share=0.75)
    clean, _ = without_grain(dark, dots_per_inch=SHOWN)
    assert ((clean == dark)[BAND]).mean() > 0.95


def test_a_page_tells_what_stood_in_grain() -> None:
    grain = np.zeros((100, 200), np.uint8)
    grain[40:60] = 1
    twice = np.diag([2.0, 2.0, 1.0])
    page = StraightPage(
        picture=np.empty((50, 100), np.uint8),
        matrix=twice,
        dots_per_inch=100.0,
        source_dots_per_inch=200.0,
        grain=grain,
    )
    assert page.is_in_grain(PixelBox(left=10.0, top=22.0, right=20.0, bottom=28.0))
    assert not page.is_in_grain(PixelBox(left=10.0, top=2.0, right=20.0, bottom=8.0))
    assert not page.is_in_grain(PixelBox(left=190.0, top=22.0, right=220.0, bottom=28.0))


@pytest.mark.skipif(not networks_present(), reason="needs gouji[ocr]")
def test_figures_read_in_grain_are_not_believed() -> None:
    page = Page(number=1, width=1200 / SHOWN * 72, height=900 / SHOWN * 72)
    read = OcrReader().read_level(_grained(_page()), page=page, dots_per_inch=SHOWN)
    inside = [word for word in read.printed.words if BAND.start < word.box.top / 72 * SHOWN < BAND.stop]
    others = [word for word in read.printed.words if word not in inside]
    assert inside
    assert others
    assert max(word.confidence for word in inside) <= 0.5 < max(word.confidence for word in others)
