"""The weights that ship, on print that no training has seen."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from models.ocr.digits.alphabet import is_number
from models.ocr.digits.reader import DigitReader
from models.ocr.picture import Gray


@pytest.fixture(scope="module")
def reader() -> DigitReader:
    pytest.importorskip("onnxruntime")
    return DigitReader.load()


def crop(text: str, *, font: int = cv2.FONT_HERSHEY_DUPLEX, thickness: int = 2) -> Gray:
    (width, height), _ = cv2.getTextSize(text, font, 1.0, thickness)
    picture = np.full((round(height * 1.56), width + round(0.56 * height)), 245, np.uint8)
    cv2.putText(picture, text, (round(0.28 * height), round(1.28 * height)), font, 1.0, 30, thickness, cv2.LINE_AA)
    return picture


@pytest.mark.parametrize("text", ["0", "7", "37", "1024", "986", "12.50", "53", "648"])
def test_plain_figures_are_read_and_sure(reader: DigitReader, text: str) -> None:
    (best, probability), *_ = reader.read([crop(text)])[0]
    assert best == text
    assert probability > 0.8


def test_paper_is_blank(reader: DigitReader) -> None:
    noise = np.random.default_rng(3).normal(235, 3, (32, 48)).clip(0, 255).astype(np.uint8)
    assert [answers[0][0] for answers in reader.read([np.full((32, 48), 255, np.uint8), noise])] == ["", ""]


def test_words_are_no_numbers(reader: DigitReader) -> None:
    answers = reader.read([crop("Report"), crop("year")])
    assert not any(is_number(text) and probability > 0.5 for (text, probability), *_ in answers)


def test_a_crop_is_read_the_same_in_any_company(reader: DigitReader) -> None:
    crops = [crop(text) for text in ("5", "1,024", "97.1%", "88", "3")]
    for one, together in zip(crops, reader.read(crops), strict=True):
        (text, probability), *_ = reader.read([one])[0]
        assert text == together[0][0]
        assert probability == pytest.approx(together[0][1], abs=1e-4)
