"""White letters on dark heads are read; what is dark to the picture's edge is no print; other pictures stay as they are."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from corpora.document.page import Page
from models.ocr.dark_areas import without_dark_areas
from models.ocr.networks import networks_present
from models.ocr.picture import Picture
from models.ocr.reader import OcrReader
from tests.few import one_in

DPI = 150.0


def _page(*, ground: int) -> Picture:
    """A head of the given tone with white letters over a line of dark ones."""
    picture = np.full((900, 1240), 250, np.uint8)
    cv2.rectangle(picture, (150, 200), (1090, 280), ground, -1)
    cv2.putText(picture, "Requests received", (180, 255), 0, 1.2, 255, 2)
    cv2.putText(picture, "Requests refused 4711", (180, 400), 0, 1.2, 0, 2)
    return picture


@pytest.mark.skipif(not networks_present(), reason="rapidocr and onnxruntime are not installed")
@pytest.mark.parametrize("ground", one_in(2, [20, 90]))
def test_white_letters_on_a_dark_head_are_read(ground: int) -> None:
    picture = _page(ground=ground)
    page = OcrReader().read(picture, page=Page(number=1, width=595.2, height=432.0), dots_per_inch=DPI)
    text = "".join(word.text for word in sorted(page.words, key=lambda word: (word.box.top, word.box.left)))
    assert "received" in text
    assert "4711" in text


def test_a_dark_border_becomes_paper_and_letters_stay() -> None:
    picture = _page(ground=30)
    picture[:, :60] = 10
    lit = without_dark_areas(picture, dots_per_inch=DPI)
    assert (lit[:, 5:50] == 250).all()
    assert (lit[360:420] == picture[360:420])[:, 100:].all()
    assert np.median(lit[205:275, 155:1085]) > 200


def test_nothing_dark_nothing_changed() -> None:
    picture = _page(ground=250)
    assert without_dark_areas(picture, dots_per_inch=DPI) is picture


def test_bold_print_of_a_fax_stays_as_it_is() -> None:
    picture = np.full((900, 1240), 255, np.uint8)
    for line in range(4):  # strokes as wide as the white between them, lines close together
        for x in range(200, 600, 5):
            picture[300 + 22 * line : 318 + 22 * line, x : x + 3] = 0
        picture[308 + 22 * line : 311 + 22 * line, 200:600:25] = 0
    assert (
        without_dark_areas(picture, dots_per_inch=DPI) is picture
        or (without_dark_areas(picture, dots_per_inch=DPI) == picture).all()
    )


def _in_a_spine(page: Picture) -> Picture:
    """The page on a dark desk, its right side falling into the shadow of a spine, and the desk beside it."""
    across = np.arange(1240)
    light = 1 - 0.72 / (1 + np.exp(-(across - 980) / 45.0))
    lit = (page * light).astype(np.uint8)
    return np.asarray(cv2.copyMakeBorder(lit, 60, 60, 0, 120, cv2.BORDER_CONSTANT, value=(25,)), np.uint8)


def test_print_in_the_shadow_of_a_spine_stays_and_the_desk_goes() -> None:
    """Previously what was dark up to the picture's edge was wiped off, and with it the last columns of tables."""
    page = np.full((900, 1240), 250, np.uint8)
    cv2.putText(page, "4711", (1120, 400), 0, 1.2, 0, 2)
    lit = without_dark_areas(_in_a_spine(page), dots_per_inch=DPI)
    shadow = lit[80:200, 1150:1230].astype(float)
    assert 0.5 * 250 < np.median(shadow) < 0.7 * 250
    assert lit[430:460, 1120:1210].min() < 0.3 * np.median(shadow)
    assert (lit[:, 1260:] >= 245).all()
    assert (lit[:50] >= 245).all()


def test_a_lid_without_shadow_is_no_page() -> None:
    picture = _page(ground=250)
    picture[:, 1100:] = 40
    assert (without_dark_areas(picture, dots_per_inch=DPI)[:, 1105:] == 250).all()
