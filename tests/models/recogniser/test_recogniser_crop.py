import cv2
import numpy as np
import pytest

from corpora.document.geometry import Box
from models.tables.recogniser.crop import MOST_PIXELS, STEP, crop_scale, cut

DPI = 144.0
"""Two pixels to a point."""


def page() -> np.ndarray:
    return np.full((1000, 800), 255, np.uint8)


def test_a_rule_of_one_pixel_is_in_its_channel_and_no_other() -> None:
    picture = page()
    picture[300, 200:600] = 0
    channels = cut(picture, Box(left=50, top=100, right=350, bottom=250), [], dots_per_inch=DPI).channels
    assert channels[1].any()
    assert not channels[2].any()
    assert abs(int(channels[1].max(1).argmax()) - (150 - 100) * 1.5) <= 2


def test_strokes_of_characters_are_no_rules() -> None:
    picture = page()
    for left in range(200, 600, 24):
        picture[300:302, left : left + 16] = 0
        picture[300:316, left : left + 2] = 0
    channels = cut(picture, Box(left=50, top=100, right=350, bottom=250), [], dots_per_inch=DPI).channels
    assert channels[0].any()
    assert not channels[1].any()
    assert not channels[2].any()


def test_a_faint_rule_in_shadow_is_seen() -> None:
    picture = np.tile(np.linspace(255, 120, 800).astype(np.uint8), (1000, 1))
    picture[300:302, 100:700] = np.clip(picture[300:302, 100:700].astype(int) - 45, 0, 255)
    channels = cut(picture, Box(left=50, top=100, right=350, bottom=250), [], dots_per_inch=DPI).channels
    assert (channels[1].max(0) > 0).mean() > 0.6


def test_words_lie_where_the_page_has_them() -> None:
    words = [Box(left=100, top=120, right=140, bottom=130), Box(left=0, top=0, right=5, bottom=5)]
    crop = cut(page(), Box(left=90, top=110, right=190, bottom=160), words, dots_per_inch=DPI)
    rows, columns = np.nonzero(crop.channels[3])
    assert 100 <= crop.left + columns.min() / crop.scale < crop.left + columns.max() / crop.scale <= 140
    assert 120 <= crop.top + rows.min() / crop.scale < crop.top + rows.max() / crop.scale <= 130


@pytest.mark.parametrize("size", [(10.0, 10.0), (595.0, 842.0), (5000.0, 200.0), (30.0, 9000.0)])
def test_a_crop_of_any_size_is_small_and_even(size: tuple[float, float]) -> None:
    area = Box(left=-5, top=-5, right=size[0] - 5, bottom=size[1] - 5)
    channels = cut(page(), area, [], dots_per_inch=DPI).channels
    assert channels.shape[1] % STEP == channels.shape[2] % STEP == 0
    assert channels.shape[1] <= MOST_PIXELS[0]
    assert channels.shape[2] <= MOST_PIXELS[1]
    assert crop_scale(*size) <= 1.5


def test_outside_the_page_is_paper() -> None:
    dark = np.zeros((100, 100), np.uint8)
    cv2.rectangle(dark, (10, 10), (90, 90), 255, -1)
    channels = cut(dark, Box(left=200, top=200, right=300, bottom=300), [], dots_per_inch=DPI).channels
    assert not channels.any()


def test_the_end_of_grey_paper_is_no_frame() -> None:
    """A picture of a table alone ends where the table does, and the crop goes on beyond."""
    picture = np.full((200, 300), 170, np.uint8)
    area = Box(left=-12.0, top=-12.0, right=156.0, bottom=108.0)
    assert not cut(picture, area, [], dots_per_inch=150.0).channels.any()
