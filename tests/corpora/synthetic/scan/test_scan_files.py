"""Files of pictures: read back by other programs they show the same, and say how large they are."""

from dataclasses import replace
from io import BytesIO
from random import Random

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageOps

from corpora.document.geometry import Box
from corpora.synthetic.scan.bilevel import to_bilevel
from corpora.synthetic.scan.encode import encode_jpeg, encode_png, encode_tiff
from corpora.synthetic.scan.knobs import Damage
from corpora.synthetic.scan.layer import draw_layer
from corpora.synthetic.scan.picture_pdf import LayerWord, write_picture_pdf


@pytest.fixture
def pictures(form):
    gray = form(100)[0]
    black = to_bilevel(gray, Random(0), Damage())
    color = np.dstack([gray, np.full_like(gray, 200), 255 - gray])
    return {"gray": gray, "black": black, "color": color}


@pytest.mark.parametrize("kind", ["gray", "black", "color"])
def test_png_keeps_every_pixel_and_its_resolution(pictures, kind):
    data = encode_png(pictures[kind], 150)
    image = Image.open(BytesIO(data))
    assert image.info["dpi"] == pytest.approx((150, 150), abs=0.02)
    assert (image.mode == "1") == (kind == "black")
    back = np.asarray(image.convert("RGB" if kind == "color" else "L"))
    assert np.array_equal(back, pictures[kind])
    assert b"pHYs" in data
    assert b"pHYs" not in encode_png(pictures[kind], None)


def test_jpeg_says_its_resolution_or_not(pictures):
    image = Image.open(BytesIO(encode_jpeg(pictures["gray"], 300, quality=80)))
    assert image.info["dpi"] == (300, 300)
    assert "dpi" not in Image.open(BytesIO(encode_jpeg(pictures["gray"], None, quality=80))).info
    assert len(encode_jpeg(pictures["gray"], 200, quality=20)) < len(encode_jpeg(pictures["gray"], 200, quality=95))


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_jpeg_orientation_turns_back(pictures, orientation):
    image = Image.open(BytesIO(encode_jpeg(pictures["gray"], None, quality=98, orientation=orientation)))
    shown = np.asarray(ImageOps.exif_transpose(image)).astype(int)
    assert image.size == (pictures["gray"].shape[::-1] if orientation in (1, 3) else pictures["gray"].shape)
    assert shown.shape == pictures["gray"].shape
    assert np.abs(shown - pictures["gray"]).mean() < 1


@pytest.mark.parametrize("compression", ["group4", "lzw", "deflate", "none", "jpeg"])
def test_tiff_of_many_pages(pictures, compression):
    page = pictures["black" if compression == "group4" else "gray"]
    pages = [page, np.rot90(page).copy()]
    image = Image.open(BytesIO(encode_tiff(pages, (204, 98), compression=compression)))
    assert image.n_frames == 2
    for number, expected in enumerate(pages):
        image.seek(number)
        assert image.info["dpi"] == (204, 98)
        back = np.asarray(image.convert("L")).astype(int)
        assert back.shape == expected.shape
        assert np.abs(back - expected).mean() < (3 if compression == "jpeg" else 1e-9)


def test_group4_refuses_grays(pictures):
    with pytest.raises(ValueError, match="black and white"):
        encode_tiff([pictures["gray"] // 2], 200, compression="group4")


@pytest.mark.parametrize("kind", ["gray", "black", "color"])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("quality", [90, None])
def test_pdf_shows_the_picture_whatever_its_rotation(pictures, kind, turn, quality):
    picture = pictures[kind]
    data = write_picture_pdf([picture], dots_per_inch=100, quality=quality, rotations=[turn])
    page = pypdfium2.PdfDocument(data)[0]
    assert page.get_rotation() == turn
    assert page.get_size() == pytest.approx((picture.shape[1] * 0.72, picture.shape[0] * 0.72), abs=0.01)
    scale = 0.9999 * 100 / 72  # pdfium rounds up: 585.0001 pixels would be 586
    shown = page.render(scale=scale).to_numpy()[..., ::-1].astype(int)
    expected = picture if picture.ndim == 3 else np.dstack([picture] * 3)
    assert shown.shape == expected.shape
    assert np.abs(shown - expected).mean() < 8
    wrong = np.abs(shown - expected[::-1, ::-1]).mean()
    assert np.abs(shown - expected).mean() < 0.5 * wrong


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_pdf_text_layer_lies_over_the_picture(pictures, turn):
    layer = [LayerWord(text="砚溪湾县1234", box=Box(left=40, top=50, right=120, bottom=62))]
    data = write_picture_pdf([pictures["gray"]], dots_per_inch=100, text_layers=[layer], rotations=[turn])
    page = pypdfium2.PdfDocument(data)[0]
    text = page.get_textpage()
    assert text.get_text_range() == "砚溪湾县1234"
    image_only = pypdfium2.PdfDocument(write_picture_pdf([pictures["gray"]], dots_per_inch=100, rotations=[turn]))[0]
    assert np.array_equal(page.render().to_numpy(), image_only.render().to_numpy())  # the text is not drawn
    left, bottom, right, top = text.get_charbox(0, loose=True)
    width, height = page.get_size()
    shown = {  # of the page as stored, y up
        0: (left, height - top, right, height - bottom),
        90: (bottom, left, top, right),
        180: (width - right, bottom, width - left, top),
        270: (width - top, height - right, width - bottom, height - left),
    }[turn]
    assert shown == pytest.approx((40, 50, 50, 62), abs=1.5)


def test_pdf_pages_need_as_many_layers(pictures):
    with pytest.raises(ValueError, match="zip"):
        write_picture_pdf([pictures["gray"]] * 2, dots_per_inch=100, rotations=[0])


def test_files_are_the_same_twice(pictures):
    for write in (
        lambda: encode_png(pictures["gray"], 100),
        lambda: encode_jpeg(pictures["color"], 100, quality=70),
        lambda: encode_tiff([pictures["black"]] * 2, 100, compression="group4"),
        lambda: write_picture_pdf([pictures["gray"]], dots_per_inch=100, text_layers=[[]]),
    ):
        assert write() == write()


def test_layer_leaves_out_what_cannot_be_read(form):
    page = form(100)[1]
    page = replace(page, words=(replace(page.words[0], hidden=0.9), *page.words[1:]))
    assert [word.text for word in draw_layer(page, Random(0), error_share=0)] == [w.text for w in page.words[1:]]


def test_layer_without_errors_is_the_truth_and_with_them_is_not(form):
    page = form(100)[1]
    assert [word.text for word in draw_layer(page, Random(0), error_share=0)] == [word.text for word in page.words]
    faulty = draw_layer(page, Random(0), error_share=0.3)
    right = {word.text for word in page.words}
    assert 0.2 < sum(word.text not in right for word in faulty) / len(faulty) < 0.95
