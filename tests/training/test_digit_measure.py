from __future__ import annotations

import pytest

from corpora.document.look import Look
from corpora.synthetic.pages.fonts import FontMissing, installed_fonts
from models.ocr.digits.reader import DigitReader
from models.ocr.networks import networks_present
from training.digits.drawing import draw_samples
from training.digits.measure import READERS, Counts, count, measure, report


@pytest.mark.parametrize(
    ("truth", "look", "kind"),
    [
        ("12", Look("12", 0.9), "right"),
        ("12", Look("17", 0.9), "wrong"),
        ("12", Look("12", 0.5), "rejected"),
        ("12", Look("a2", 0.9), "rejected"),
        ("12", Look("", 1.0), "rejected"),
        ("1,024", Look("1，024", 0.9), "right"),
    ],
)
def test_an_answer_is_right_wrong_or_rejected(truth: str, look: Look, kind: str) -> None:
    counts = Counts()
    count(counts, truth, look)
    assert counts.numbers == {"crops": 1, kind: 1}
    assert not counts.others


def test_numbers_said_where_none_is_are_counted_apart() -> None:
    counts = Counts()
    for look in (Look("1", 0.9), Look("", 0.9), Look("-", 0.9), Look("1", 0.4)):
        count(counts, "", look)
    assert counts.others == {"crops": 4, "wrong": 1, "rejected": 3}
    assert not counts.numbers


@pytest.mark.skipif(not networks_present(), reason="rapidocr and onnxruntime are not installed")
def test_every_reader_is_asked_for_every_crop() -> None:
    try:
        installed_fonts()
    except FontMissing:
        pytest.skip("no Chinese font is installed")
    slices, seconds = measure(draw_samples(4, split="test", count=12), DigitReader.load())
    assert set(slices) == {"all", "drawn"}
    for reader in READERS:
        counts = slices["all"][reader]
        assert counts.numbers["crops"] + counts.others["crops"] == 12
        assert counts.numbers.total() == 2 * counts.numbers["crops"]
        assert seconds[reader] > 0
    assert all(f"| {reader} |" in report(slices, seconds) for reader in READERS)
