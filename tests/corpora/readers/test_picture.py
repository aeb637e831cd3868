"""Picture files written with Pillow, opened as pages."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from corpora.document.errors import Corrupt, TooLarge
from corpora.readers.limits import Limits
from corpora.readers.picture import page_pictures


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def test_a_camera_picture_stands_as_its_exif_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = Image.new("RGB", (40, 20), "white")
    picture.paste((255, 0, 0), (0, 0, 20, 20))
    (page,) = page_pictures(saved(picture, "JPEG", exif=exif, quality=95))
    assert page.pixels.shape == (40, 20, 3)
    assert page.pixels[5, 10, 1] < 60 < 200 < page.pixels[35, 10, 1]


def test_every_page_of_a_tiff_with_its_size_in_points() -> None:
    pages = [Image.new("L", (850, 1100), 255), Image.new("1", (1100, 850), 1)]
    found = list(page_pictures(saved(pages[0], "TIFF", save_all=True, append_images=pages[1:], dpi=(100, 100))))
    assert [(page.page.number, round(page.page.width), round(page.page.height)) for page in found] == [
        (1, 612, 792), (2, 792, 612),
    ]  # fmt: skip
    assert all(page.pixels.shape[2] == 3 for page in found)


def test_a_picture_without_a_scanners_resolution_is_an_a4_page() -> None:
    (page,) = page_pictures(saved(Image.new("RGB", (1000, 2000)), "PNG", dpi=(72, 72)))
    assert page.page.height == pytest.approx(841.7, abs=0.5)


def test_transparent_is_white() -> None:
    (page,) = page_pictures(saved(Image.new("RGBA", (4, 4), (0, 0, 0, 0)), "PNG"))
    assert int(page.pixels.min()) == 255


@pytest.mark.parametrize("cut", [10, 60, 200])
def test_pictures_that_break_off_are_corrupt(cut: int) -> None:
    whole = saved(Image.effect_noise((64, 64), 80), "PNG")
    with pytest.raises(Corrupt):
        list(page_pictures(whole[:cut]))


def test_bombs_are_too_large() -> None:
    with pytest.raises(TooLarge):
        list(page_pictures(saved(Image.new("1", (200, 200)), "PNG"), limits=Limits(max_pixels=1000)))


def test_previews_and_moving_pictures_are_no_pages() -> None:
    first, second = Image.new("RGB", (60, 40), "white"), Image.new("RGB", (60, 40), "black")
    for kind in ("MPO", "PNG"):
        (page,) = page_pictures(saved(first, kind, save_all=True, append_images=[second]))
        assert int(page.pixels.min()) == 255


def test_reduced_copies_in_a_tiff_are_no_pages() -> None:
    page, copy = Image.new("L", (80, 60), 255), Image.new("L", (8, 6), 0)
    copy.encoderinfo = {"tiffinfo": {254: 1}}  # type: ignore[attr-defined]
    found = list(page_pictures(saved(page, "TIFF", save_all=True, append_images=[copy, page])))
    assert [(item.page.number, item.pixels.shape[:2]) for item in found] == [(1, (60, 80)), (2, (60, 80))]


def test_floats_that_are_no_numbers_are_black() -> None:
    values = np.full((4, 4), 2.0, np.float32)
    values[0, 0], values[0, 1] = np.nan, np.inf
    (page,) = page_pictures(saved(Image.fromarray(values), "TIFF"))
    assert page.pixels[0, 0, 0] == page.pixels[0, 1, 0] == 0
    assert page.pixels[3, 3, 0] == 255


def test_no_other_format_is_tried() -> None:
    with pytest.raises(Corrupt):
        list(page_pictures(saved(Image.new("L", (4, 4)), "GIF")))
