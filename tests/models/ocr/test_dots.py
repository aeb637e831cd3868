"""Greys that were made of dots are greys again; print, dirt and haze of pages of black and white stay."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
import pytest
from PIL import Image

from corpora.document.page import Page
from models.ocr.dots import without_dots
from models.ocr.networks import networks_present
from models.ocr.picture import Gray
from models.ocr.reader import OcrReader
from tests.few import one_in

LINES = ("Received 1024 37", "Disclosed 986 251", "Refused 5 40 663", "Carried over 7180", "Withdrawn 93 264")
INK, PAPER = 120, 216
SHOWN = 200.0


def _printed(*, ink: int = INK, paper: int = PAPER) -> Gray:
    picture = np.full((900, 1400), paper, np.uint8)
    for number, line in enumerate(LINES):
        cv2.putText(picture, line, (150, 180 + 130 * number), 0, 0.9, ink, 2, cv2.LINE_AA)
    return picture


def _of_dots(picture: Gray, *, scale: float = 1.0) -> Gray:
    """As a driver makes greys (Floyd and Steinberg), scanned at `scale` times the resolution that it is shown at."""
    fine = Image.fromarray(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC))
    dots = np.asarray(fine.convert("1"), np.uint8) * np.uint8(255)
    height, width = picture.shape
    return np.asarray(
        cv2.resize(dots, (width, height), interpolation=cv2.INTER_AREA if scale > 1 else cv2.INTER_LINEAR), np.uint8
    )


def _cut(picture: Gray, level: int) -> Gray:
    return np.where(picture < level, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("scale", [0.75, 1.0, 1.5])
def test_greys_made_of_dots_are_greys_again(scale: float) -> None:
    dots = _of_dots(_printed(), scale=scale)
    grey = without_dots(dots)
    assert grey is not dots
    assert np.ptp(np.percentile(grey[750:], (2, 98))) < np.ptp(np.percentile(dots[750:], (2, 98)))


def test_a_page_cut_at_a_threshold_stays() -> None:
    picture = _cut(_printed(), 170)
    assert without_dots(picture) is picture


def test_dirt_and_haze_stay() -> None:
    """They are lumps or lie alone, and no white is shut in by them."""
    numbers = np.random.default_rng(7)
    dirty = _cut(_printed(), 170)
    for y, x in zip(numbers.integers(0, 898, 4000), numbers.integers(0, 1398, 4000), strict=True):
        dirty[y : y + numbers.integers(1, 3), x : x + numbers.integers(1, 3)] = 0
    assert without_dots(dirty) is dirty
    noise = numbers.normal(0, 14, (900, 1400))
    hazy = _cut(np.clip(_printed() + noise, 0, 255).astype(np.uint8), 180)
    assert without_dots(hazy) is hazy


def test_dotted_rules_stay() -> None:
    picture = _cut(_printed(), 170)
    for top, bottom in pairwise(range(20, 900, 40)):
        picture[top, 20:1380:2] = 0
        picture[top:bottom:2, 20:1380:120] = 0
    assert without_dots(picture) is picture


def _lines_twice(picture: Gray) -> Gray:
    """As received from a fax of few lines, now and then three times."""
    return np.repeat(picture, [3 if number % 12 == 0 else 2 for number in range(len(picture))], axis=0)


def _few_lines(picture: Gray) -> Gray:
    return np.asarray(cv2.resize(picture, (1400, 432), interpolation=cv2.INTER_AREA), np.uint8)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_dots_of_a_fax_with_each_line_twice_are_greys_again(turns: int) -> None:
    """Previously they touched, and were specks."""
    dots = np.ascontiguousarray(np.rot90(_lines_twice(_of_dots(_few_lines(_printed()))), turns))
    grey = without_dots(dots)
    assert grey is not dots
    assert grey.shape == dots.shape
    paper = np.rot90(grey, -turns)[750:]
    assert np.ptp(np.percentile(paper, (2, 98))) < 120
    whole = without_dots(np.ascontiguousarray(np.rot90(dots, -turns)))
    assert np.array_equal(np.rot90(whole, turns), grey)


@pytest.mark.parametrize("turns", [0, 1])
def test_a_fax_with_each_line_twice_cut_at_a_threshold_stays(turns: int) -> None:
    picture = np.ascontiguousarray(np.rot90(_lines_twice(_cut(_few_lines(_printed()), 170)), turns))
    assert without_dots(picture) is picture


def test_a_page_of_greys_stays() -> None:
    picture = _printed()
    assert without_dots(picture) is picture


@pytest.mark.skipif(not networks_present(), reason="rapidocr and onnxruntime are not installed")
@pytest.mark.parametrize(("ink", "paper"), one_in(3, [(160, 230), (130, 215), (150, 222)]))
def test_faint_print_made_of_dots_is_read(ink: int, paper: int) -> None:
    """Previously the dots of its ground were specks, and the print made of dots went with them."""
    picture = _of_dots(_printed(ink=ink, paper=paper))
    page = Page(number=1, width=1400 * 72 / SHOWN, height=900 * 72 / SHOWN)
    read = OcrReader(threads=1).read(picture, page=page, dots_per_inch=SHOWN)
    words = " ".join(
        word.text for word in sorted(read.words, key=lambda word: (round(word.box.top / 20), word.box.left))
    )
    assert [figure for figure in words.split() if figure.isdigit()] == [
        figure for line in LINES for figure in line.split() if figure.isdigit()
    ]
