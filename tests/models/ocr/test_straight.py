"""Which way up a page is: its own lines say so, not what a fax machine prints along its edge."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from corpora.document.page import Page
from models.ocr.networks import networks_present
from models.ocr.picture import Picture
from models.ocr.reader import OcrReader
from tests.few import one_in

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


@pytest.mark.parametrize("turns", one_in(2, [2, 0]))
def test_lines_of_a_fax_machine_do_not_tell_which_way_up_the_page_is(reader: OcrReader, turns: int) -> None:
    picture = np.ascontiguousarray(np.rot90(_page(), turns))
    for y in (40, 80, 1690, 1730):
        cv2.putText(picture, "FROM: Office of records   FAX NO. 0881 4375018   2020-07-15", (60, y), 0, 0.8, 0, 2)
    assert reader.straighten(picture, dots_per_inch=DPI).quarter_turns == turns


def _ordinary() -> Picture:
    """Print of ten points or so, in twenty rows of two columns."""
    picture = np.full((1754, 1240), 255, np.uint8)
    for row in range(20):
        cv2.putText(picture, f"Refused item {row}", (150, 420 + 36 * row), 0, 0.7, 0, 2)
        cv2.putText(picture, "986 requests", (700, 420 + 36 * row), 0, 0.7, 0, 2)
    return picture


def test_a_table_cut_out_of_a_page_is_as_large_as_it_was_there(reader: OcrReader) -> None:
    """Its file says nothing of its resolution, and it is no page of A4."""
    whole = _ordinary()
    part = np.ascontiguousarray(whole[350:1200, 130:1000])
    assumed = 870 / 11.69
    on_page = reader.straighten(whole, dots_per_inch=DPI)
    straight = reader.straighten(part, dots_per_inch=assumed, assumed=True)
    scale = straight.picture.shape[1] / 870
    assert on_page.source_dots_per_inch == DPI
    assert straight.dots_per_inch == pytest.approx(DPI * scale, rel=0.35)
    # Its page is the file's still: boxes go back to where that has them.
    page = Page(number=1, width=870 * 72 / assumed, height=850 * 72 / assumed)
    level = reader.read_level(part, page=page, dots_per_inch=assumed, assumed=True)
    label = min((word for word in level.printed.words if "Refused" in word.text), key=lambda word: word.box.top)
    box = level.to_source(label.box)
    left, top, bottom = ((at - off) * 72 / assumed for at, off in ((150, 130), (404, 350), (420, 350)))
    assert box.left == pytest.approx(left, abs=12)
    assert (box.top + box.bottom) / 2 == pytest.approx((top + bottom) / 2, abs=12)
    assert level.printed.page.width == pytest.approx(870 * 72 / DPI, rel=0.35)


@pytest.mark.parametrize("assumed", [False, True])
def test_a_page_keeps_its_resolution_whatever_its_headline(reader: OcrReader, assumed: bool) -> None:
    picture = _ordinary() if assumed else _page()
    cv2.putText(picture, "Annual report", (200, 250), 0, 4, 0, 8)
    straight = reader.straighten(picture, dots_per_inch=DPI, assumed=assumed)
    assert straight.dots_per_inch == pytest.approx(DPI * straight.picture.shape[1] / 1240, rel=0.01)


@pytest.mark.parametrize("turns", one_in(3, [1, 2, 3]))
def test_a_page_that_lies_is_read_from_the_picture_of_one_that_stands(reader: OcrReader, turns: int) -> None:
    """To the pixel: slope, specks and lines are looked for once more when it stands."""
    lean = cv2.getRotationMatrix2D((620, 877), -0.7, 1.0)
    standing = np.asarray(cv2.warpAffine(_ordinary(), lean, (1240, 1754), borderValue=(255.0,)), dtype=np.uint8)
    standing[:, 600:604] = 0  # a streak, of which a lying page knows another slope
    lying = np.ascontiguousarray(np.rot90(standing, turns))
    stood, laid = (reader.straighten(one, dots_per_inch=DPI) for one in (standing, lying))
    assert laid.quarter_turns == turns
    assert laid.skew_degrees == stood.skew_degrees
    assert np.array_equal(laid.picture, stood.picture)
