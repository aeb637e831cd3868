"""Specks go where they are all over a page; faint print that breaks into specks stays."""

from __future__ import annotations

import cv2
import numpy as np

from models.ocr.picture import Gray
from models.ocr.specks import without_pale_specks, without_specks

DPI = 200.0


def _dotted(picture: Gray, *, top: int, bottom: int, step: int) -> Gray:
    picture[top:bottom:step, ::step] = 0
    picture[top + 1 : bottom : step, ::step] = 0
    return picture


def _printed() -> Gray:
    picture = np.full((1200, 1600), 255, np.uint8)
    cv2.putText(picture, "4711", (200, 600), 0, 1.2, 0, 3)
    return picture


def test_specks_all_over_the_page_go_and_print_stays() -> None:
    clean = without_specks(_dotted(_printed(), top=0, bottom=1200, step=14), dots_per_inch=DPI)
    beside = clean.copy()
    beside[560:610, 195:320] = 255
    assert (beside == 255).all()
    assert (clean[560:610, 195:320] == 0).sum() >= (_printed() == 0).sum()


def test_print_that_breaks_into_specks_on_clean_paper_stays() -> None:
    picture = _dotted(_printed(), top=500, bottom=700, step=4)
    assert without_specks(picture, dots_per_inch=DPI) is picture


def test_a_clean_page_stays() -> None:
    picture = _printed()
    assert without_specks(picture, dots_per_inch=DPI) is picture


def test_dots_of_a_ruled_form_are_no_specks() -> None:
    """Previously a form whose cells are bordered by dots lost all its rules."""
    picture = _printed()
    for y in range(30, 1200, 60):
        picture[y : y + 2, 20:1580:4] = picture[y : y + 2, 21:1580:4] = 0
    for x in range(30, 1600, 100):
        picture[20:1180:4, x : x + 2] = picture[21:1180:4, x : x + 2] = 0
    assert without_specks(picture, dots_per_inch=DPI) is picture


def _pale(*, specks: int) -> Gray:
    """Faint print on grey paper, under specks that are not black."""
    picture = np.full((1200, 1600), 230, np.uint8)
    cv2.putText(picture, "4711", (200, 600), 0, 1.2, 180, 3)
    numbers = np.random.default_rng(3)
    for y, x in zip(numbers.integers(0, 1198, specks), numbers.integers(0, 1598, specks), strict=True):
        picture[y : y + 2, x : x + 2] = 140
    return picture


def test_pale_specks_all_over_a_grey_page_are_kept_from_the_detector() -> None:
    """Previously they hid faint print from it: of 244 lines of a page it found 25."""
    clean = without_pale_specks(_pale(specks=4000), dots_per_inch=DPI)
    beside = clean.copy()
    beside[560:610, 195:320] = 230
    assert (beside >= 200).mean() > 0.999
    assert (clean[560:610, 195:320] < 200).sum() >= 0.9 * (_pale(specks=0) < 200).sum()


def test_grey_pages_with_few_specks_or_with_specks_at_one_place_stay() -> None:
    few = _pale(specks=300)
    assert without_pale_specks(few, dots_per_inch=DPI) is few
    heap = _pale(specks=0)
    heap[:, :600] = _pale(specks=9000)[:, :600]
    assert without_pale_specks(heap, dots_per_inch=DPI) is heap
