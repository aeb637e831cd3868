"""Which way up a page is: its own lines say so, not what a fax machine prints along its edge."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from models.ocr.networks import networks_present
from models.ocr.picture import Picture
from models.ocr.reader import OcrReader

pytestmark = pytest.mark.skipif(not networks_present(), reason="rapidocr and onnxruntime are not installed")
DPI = 150.0


@pytest.fixture(scope="module")
def reader() -> OcrReader:
    return OcrReader(threads=1)


def _page() -> Picture:
    """Short labels and figures, as on the second page of a form."""
    picture = np.full((1754, 1240), 255, np.uint8)
    for row in range(9):
        cv2.putText(picture, "Refused item", (150, 420 + 90 * row), 0, 1.1, 0, 2)
        cv2.putText(picture, "986 requests", (700, 420 + 90 * row), 0, 1.1, 0, 2)
    return picture


@pytest.mark.parametrize("turns", [0, 2])
def test_lines_of_a_fax_machine_do_not_tell_which_way_up_the_page_is(reader: OcrReader, turns: int) -> None:
    picture = np.ascontiguousarray(np.rot90(_page(), turns))
    for y in (40, 80, 1690, 1730):
        cv2.putText(picture, "FROM: Office of records   FAX NO. 0881 4375018   2020-07-15", (60, y), 0, 0.8, 0, 2)
    assert reader.straighten(picture, dots_per_inch=DPI).quarter_turns == turns
