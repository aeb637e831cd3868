import cv2
import numpy as np

from models.ocr.pepper import without_pepper
from models.ocr.picture import Gray

DOTS_PER_INCH = 200.0
PAPER, PALE, DARK = 210, 150, 20


def page(print_tone: int, *, specks: int) -> Gray:
    """A page of 5 by 7 inches full of lines, its paper and its print with specks all over."""
    picture = np.full((1400, 1000), PAPER, np.uint8)
    for top in range(60, 1400, 60):
        cv2.putText(picture, "1.024 73.9 805", (40, top), cv2.FONT_HERSHEY_SIMPLEX, 0.8, print_tone, 2, cv2.LINE_AA)
    places = np.random.default_rng(7).integers(0, (1400, 1000), (specks, 2))
    picture[places[:, 0], places[:, 1]] = DARK
    return picture


def test_specks_darker_than_faint_print_go_and_the_print_stays() -> None:
    peppered, clean = page(PALE, specks=1200), page(PALE, specks=0)
    mended = without_pepper(peppered, dots_per_inch=DOTS_PER_INCH)
    assert (peppered < PALE - 30).sum() > 1000
    assert not (mended < PALE - 30).any()
    assert np.mean(np.abs(mended.astype(int) - clean) > 30) < 0.001


def test_points_of_dark_print_are_no_pepper() -> None:
    picture = page(DARK, specks=1200)
    assert without_pepper(picture, dots_per_inch=DOTS_PER_INCH) is picture


def test_a_page_without_specks_stays_as_it_is() -> None:
    picture = page(PALE, specks=0)
    assert without_pepper(picture, dots_per_inch=DOTS_PER_INCH) is picture


def test_specks_in_a_corner_are_no_pepper() -> None:
    picture, peppered = page(PALE, specks=0), page(PALE, specks=5000)
    picture[:, :300] = peppered[:, :300]
    assert without_pepper(picture, dots_per_inch=DOTS_PER_INCH) is picture


def test_a_blank_page_stays_as_it_is() -> None:
    picture = np.full((1400, 1000), PAPER, np.uint8)
    assert without_pepper(picture, dots_per_inch=DOTS_PER_INCH) is picture
