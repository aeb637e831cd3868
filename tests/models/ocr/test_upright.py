"""Which way up a form is whose labels are set as columns of characters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from corpora.synthetic.pages.fonts import FontMissing, installed_fonts
from models.ocr import upright
from models.ocr.networks import Networks, networks_present
from models.ocr.picture import Gray, Picture
from models.ocr.reader import OcrReader
from models.ocr.recognise import Reading
from tests.few import one_in

pytestmark = pytest.mark.skipif(not networks_present(), reason="rapidocr and onnxruntime are not installed")
DPI = 150.0
LABELS = (
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "自然人",
    "结转下年度继续办理",
    "涉及国家秘密",
    "予以公开",
)


@pytest.fixture(scope="module")
def reader() -> OcrReader:
    return OcrReader(threads=1)


@pytest.fixture(scope="module")
def form() -> Picture:
    """Narrow columns, a label in each, character below character, and a figure under it."""
    try:
        face = installed_fonts().of("song")[0]
    except FontMissing:
        pytest.skip("no Chinese font is installed on this machine")
    font = ImageFont.truetype(str(face.path), 30, index=face.number)
    page = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(page)
    for column, label in enumerate(LABELS):
        left = 120 + 125 * column
        draw.rectangle((left, 300, left + 125, 900), outline=0, width=2)
        draw.line((left, 780, left + 125, 780), fill=0, width=2)
        for row, character in enumerate(label):
            draw.text((left + 47, 330 + 45 * row), character, font=font, fill=0)
        draw.text((left + 52, 820), str(column % 3), font=font, fill=0)
    return np.asarray(page)


@pytest.mark.parametrize("turns", one_in(2, [1, 2, 0, 3]))
def test_columns_of_characters_do_not_lay_the_page_on_its_side(reader: OcrReader, form: Picture, turns: int) -> None:
    lying = np.ascontiguousarray(np.rot90(form, turns))
    assert reader.straighten(lying, dots_per_inch=DPI).quarter_turns == turns


def test_lines_that_are_surely_read_spare_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two of four lines of prose are asked where they are sure: previously all four were."""
    asked: list[int] = []
    page = np.full((1754, 1240), 255, np.uint8)
    try:
        face = installed_fonts().of("song")[0]
    except FontMissing:
        pytest.skip("no Chinese font is installed on this machine")
    font = ImageFont.truetype(str(face.path), 32, index=face.number)
    picture = Image.fromarray(page)
    for line in range(12):
        ImageDraw.Draw(picture).text(
            (120, 200 + 70 * line), "本年度共受理政府信息公开申请并按时办结答复", font=font, fill=0
        )
    plain = upright.read_lines

    def counted(networks: Networks, crops: Sequence[Gray]) -> list[Reading]:
        asked.append(len(crops))
        return plain(networks, crops)

    monkeypatch.setattr(upright, "read_lines", counted)
    assert OcrReader(threads=1).straighten(np.asarray(picture), dots_per_inch=DPI).quarter_turns == 0
    assert asked == [upright.VOTERS // 2]
