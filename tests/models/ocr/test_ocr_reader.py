from __future__ import annotations

import cv2
import numpy as np
import pytest

from corpora.document.errors import TooLarge
from corpora.document.geometry import PixelBox
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from models.ocr.networks import networks_present
from models.ocr.picture import Picture
from models.ocr.reader import OcrReader
from tests.few import one_in

pytestmark = pytest.mark.skipif(not networks_present(), reason="rapidocr and onnxruntime are not installed")
DPI = 150.0
ROWS = (("Received", "1024", "37"), ("Disclosed", "986", "0"), ("Refused", "5", "12.50"))


@pytest.fixture(scope="module")
def reader() -> OcrReader:
    return OcrReader(threads=1)


def table_picture() -> Picture:
    """A4 at 150 dpi with a ruled table of three rows and columns under two lines of text."""
    picture = np.full((1754, 1240), 255, np.uint8)
    for line in range(2):
        cv2.putText(picture, "Annual report on information disclosure", (150, 200 + 80 * line), 0, 1.2, 0, 2)
    for row in range(4):
        cv2.line(picture, (150, 400 + row * 100), (1050, 400 + row * 100), 0, 2)
    for column in range(4):
        cv2.line(picture, (150 + column * 300, 400), (150 + column * 300, 700), 0, 2)
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            cv2.putText(picture, text, (180 + column * 300, 465 + row * 100), 0, 1.1, 0, 2)
    return picture


def page_of(picture: Picture, dpi: float = DPI) -> Page:
    return Page(number=1, width=picture.shape[1] * 72 / dpi, height=picture.shape[0] * 72 / dpi)


def read(reader: OcrReader, picture: Picture) -> PrintedPage:
    return reader.read(picture, page=page_of(picture), dots_per_inch=DPI)


def word_at(page: PrintedPage, x: float, y: float) -> Word:
    (found,) = [w for w in page.words if w.box.left <= x <= w.box.right and w.box.top <= y <= w.box.bottom]
    return found


def points(pixels: float) -> float:
    return pixels * 72 / DPI


def test_figures_and_rules_of_a_ruled_table(reader: OcrReader) -> None:
    page = read(reader, table_picture())
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            word = word_at(page, points(188 + column * 300), points(455 + row * 100))
            assert word.text == text
            assert word.confidence > 0.5
            assert word.origin == "ocr"
    assert page.scanned
    assert sum(rule.horizontal for rule in page.rules) == 4
    assert sum(not rule.horizontal for rule in page.rules) == 4


def skewed(picture: Picture, degrees: float) -> Picture:
    turn = cv2.getRotationMatrix2D((620, 877), -degrees, 1.0)
    return np.asarray(cv2.warpAffine(picture, turn, (1240, 1754), borderValue=(255.0,)), dtype=np.uint8)


@pytest.mark.parametrize(("quarters", "degrees"), one_in(3, [(1, -2.0), (1, 0.0), (2, 0.0), (0, 3.5), (3, 0.0)]))
def test_turned_and_skewed_pages_give_boxes_in_the_source(reader: OcrReader, quarters: int, degrees: float) -> None:
    picture = np.ascontiguousarray(np.rot90(skewed(table_picture(), degrees), -quarters))
    straight = reader.straighten(picture, dots_per_inch=DPI)
    assert straight.quarter_turns == -quarters % 4
    assert straight.skew_degrees == pytest.approx(degrees, abs=0.25)
    page = reader.read_straight(straight, page=page_of(picture))
    (word,) = [word for word in page.words if word.text == "1024"]
    ink = picture[
        round(word.box.top / 72 * DPI) : round(word.box.bottom / 72 * DPI),
        round(word.box.left / 72 * DPI) : round(word.box.right / 72 * DPI),
    ]
    assert (ink < 128).mean() > 0.08
    level = sum(rule.horizontal for rule in page.rules)
    assert (level, len(page.rules)) == (4, 8)


@pytest.mark.parametrize("shape", [(0, 0), (1, 1), (5, 4000), (1, 1, 3)])
def test_pictures_of_nothing_give_empty_pages(reader: OcrReader, shape: tuple[int, ...]) -> None:
    page = reader.read(np.zeros(shape, np.uint8), page=Page(number=1, width=10, height=10), dots_per_inch=DPI)
    assert (page.words, page.rules) == ((), ())


@pytest.mark.parametrize("tone", [0, 128, 255])
def test_a_page_of_one_tone_is_empty(reader: OcrReader, tone: int) -> None:
    assert read(reader, np.full((1754, 1240), tone, np.uint8)).words == ()


def test_a_poster_is_too_large(reader: OcrReader) -> None:
    endless = np.broadcast_to(np.zeros((), np.uint8), (40_000, 40_000))
    with pytest.raises(TooLarge):
        reader.read(endless, page=Page(number=1, width=100, height=100), dots_per_inch=DPI)


def test_cells_are_read_from_their_crops_and_blank_ones_are_blank(reader: OcrReader) -> None:
    picture = table_picture()
    picture[605:695, 455:745] = 255
    cv2.line(picture, (500, 650), (700, 640), 0, 9)
    picture[505:595, 755:1045] = 255
    straight = reader.straighten(picture, dots_per_inch=DPI)
    factor = straight.dots_per_inch / DPI
    boxes = [
        PixelBox(
            left=(155 + column * 300) * factor, top=(405 + row * 100) * factor,
            right=(445 + column * 300) * factor, bottom=(495 + row * 100) * factor,
        )
        for row in range(3) for column in range(3)
    ]  # fmt: skip
    answers = reader.read_crops(straight.picture, boxes, dots_per_inch=straight.dots_per_inch)
    texts = [text for text, _ in answers]
    assert texts[:3] == ["Received", "1024", "37"]
    assert answers[5] == ("", 1.0)
    assert answers[7][1] <= 0.5
    assert texts[8] == "12.50"


@pytest.mark.parametrize("pale", [True, False])
def test_figures_of_print_made_dark_are_no_surer_than_those_in_grain(reader: OcrReader, pale: bool) -> None:
    dark = 255.0 - table_picture()
    levels = 205 - dark * (40 / 255) if pale else 205 - dark * (150 / 255)
    levels += np.random.default_rng(3).normal(0, 7, levels.shape)
    picture = np.asarray(np.clip(levels, 0, 255), np.uint8)
    level = reader.read_level(picture, page=page_of(picture), dots_per_inch=DPI)
    figures = {word.text: word.confidence for word in level.printed.words if word.text.isdigit()}
    assert {"1024", "986"} <= set(figures)
    assert all((sure <= 0.5) is pale for sure in figures.values())
