"""Pages as pictures: what a record's boxes name is there, whatever way the page was turned."""

from __future__ import annotations

import io

import numpy as np
import pypdfium2
import pytest
from fpdf import FPDF
from PIL import Image

from corpora.document.errors import Corrupt, TooLarge
from corpora.document.page import Page
from corpora.readers.limits import Limits
from corpora.readers.page_view import MOST_PIXELS, page_png, page_sizes
from corpora.readers.pdf_file import PdfPages
from corpora.readers.picture import page_pictures


def marked_pdf(*, rotation: int = 0, cropped: bool = False) -> bytes:
    """Two pages; a black rectangle on the first, off the middle in both directions."""
    pdf = FPDF(unit="pt", format=(400, 600))
    pdf.add_page()
    pdf.set_fill_color(0, 0, 0)
    pdf.rect(60, 90, 120, 40, style="F")
    pdf.add_page()
    document = pypdfium2.PdfDocument(bytes(pdf.output()))
    document[0].set_rotation(rotation)
    if cropped:
        document[0].set_cropbox(30, 20, 390, 570)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def opened(png: bytes) -> np.ndarray:
    assert png.startswith(b"\x89PNG")
    return np.asarray(Image.open(io.BytesIO(png)).convert("L"))


@pytest.mark.parametrize("scale", [0.5, 1.5, 3.0])
@pytest.mark.parametrize("cropped", [False, True])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_box_of_the_reader_is_where_the_picture_has_it(rotation: int, cropped: bool, scale: float) -> None:
    data = marked_pdf(rotation=rotation, cropped=cropped)
    with PdfPages(data) as pdf:
        page = next(page for page in pdf.pages() if page is not None)
    (box,) = page.printed.shades
    black = np.argwhere(opened(page_png(data, 1, scale=scale)) < 128)
    (top, left), (bottom, right) = black.min(axis=0) / scale, (black.max(axis=0) + 1) / scale
    slack = 1 / scale + 0.5
    assert abs(left - box.left) < slack
    assert abs(top - box.top) < slack
    assert abs(right - box.right) < slack
    assert abs(bottom - box.bottom) < slack


@pytest.mark.parametrize("rotation", [0, 90])
def test_sizes_are_those_of_the_record_s_pages(rotation: int) -> None:
    data = marked_pdf(rotation=rotation, cropped=True)
    with PdfPages(data) as pdf:
        read = [page.shown for page in pdf.pages() if page is not None]
    assert [(page.number, round(page.width, 2), round(page.height, 2)) for page in page_sizes(data)] == [
        (page.number, round(page.width, 2), round(page.height, 2)) for page in read
    ]


def picture(kind: str, size: tuple[int, int] = (300, 200), *, orientation: int = 1, pages: int = 1) -> bytes:
    image = Image.new("RGB", size, "white")
    image.paste((0, 0, 0), (20, 10, 80, 40))
    out = io.BytesIO()
    exif = Image.Exif()
    exif[274] = orientation
    more = {"save_all": True, "append_images": [image.rotate(90, expand=True)] * (pages - 1)} if pages > 1 else {}
    image.save(out, kind, dpi=(100, 100), exif=exif, **more)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_picture_is_shown_as_it_is_read(kind: str, orientation: int) -> None:
    data = picture(kind, orientation=orientation)
    (read,) = page_pictures(data)
    assert page_sizes(data) == (read.page,)
    shown = opened(page_png(data, 1, scale=100 / 72))
    assert shown.shape == read.pixels.shape[:2]
    assert np.abs(shown.astype(int) - read.pixels[..., 0].astype(int)).mean() < 2
    turned = {1: (200, 300), 6: (300, 200)}.get(orientation)
    assert turned in (None, shown.shape)


def test_pages_of_a_tiff_each_have_their_number() -> None:
    data = picture("TIFF", pages=3)
    assert page_sizes(data) == tuple(item.page for item in page_pictures(data))
    assert [opened(page_png(data, number, scale=1.0)).shape for number in (1, 2, 3)] == [
        (144, 216),
        (216, 144),
        (216, 144),
    ]


@pytest.mark.parametrize(
    "data", [marked_pdf(), picture("PNG"), picture("TIFF", pages=2), b"2023", b"<html><p>x</p></html>"]
)
@pytest.mark.parametrize("number", [-1, 0, 3])
def test_a_page_that_is_not_there(data: bytes, number: int) -> None:
    with pytest.raises(LookupError):
        page_png(data, number, scale=1.0)


def test_documents_without_pages_have_none() -> None:
    assert page_sizes("某局2023年报告".encode()) == ()


def test_a_picture_is_never_larger_than_allowed() -> None:
    pdf = FPDF(unit="pt", format=(14_000, 300))
    pdf.add_page()
    wide = Image.open(io.BytesIO(page_png(bytes(pdf.output()), 1, scale=6.0)))
    assert wide.width * wide.height <= MOST_PIXELS
    assert page_sizes(bytes(pdf.output())) == (Page(number=1, width=14_000.0, height=300.0),)
    small = Image.open(io.BytesIO(page_png(marked_pdf(), 1, scale=1e-9)))
    assert small.size == (40, 60)
    square = Image.open(io.BytesIO(page_png(picture("PNG", (2000, 2000)), 1, scale=6.0)))
    assert square.width * square.height <= MOST_PIXELS * 1.01


def test_grey_pages_are_grey_and_coloured_ones_are_not() -> None:
    assert Image.open(io.BytesIO(page_png(marked_pdf(), 1, scale=1.0))).mode == "L"
    red = Image.new("RGB", (50, 50), "red")
    out = io.BytesIO()
    red.save(out, "PNG")
    assert Image.open(io.BytesIO(page_png(out.getvalue(), 1, scale=1.0))).mode == "RGB"


def test_damaged_and_huge_documents_have_a_code() -> None:
    with pytest.raises(Corrupt):
        page_sizes(b"%PDF-1.7 nothing of the kind")
    with pytest.raises(Corrupt):
        page_png(picture("JPEG")[:200], 1, scale=1.0)
    with pytest.raises(TooLarge):
        page_png(picture("PNG"), 1, scale=1.0, limits=Limits(max_pixels=100))
