from __future__ import annotations

import cv2
import numpy as np

from models.ocr.packed import PackedSheet
from models.ocr.sheet import sheet_of


def test_a_packed_sheet_comes_back_as_it_was_but_for_the_ink_of_rules() -> None:
    picture = np.full((600, 800), 240, np.uint8)
    cv2.putText(picture, "1024", (100, 200), 0, 1.5, 20, 3)
    cv2.line(picture, (50, 300), (750, 300), 0, 3)
    sheet = sheet_of(picture, dots_per_inch=200.0)
    packed = PackedSheet.of(sheet)
    back = packed.unpacked()
    assert np.array_equal(back.picture, sheet.picture)
    assert np.array_equal(back.ink, sheet.ink)
    assert (back.rules.horizontal, back.rules.vertical) == (sheet.rules.horizontal, sheet.rules.vertical)
    assert sheet.rules.horizontal
    assert back.rules.mask.shape == sheet.rules.mask.shape
    assert len(packed.picture) + len(packed.ink) < picture.size // 10
