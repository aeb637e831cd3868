"""What PDFium must be able to show, and which pages it need not."""

from __future__ import annotations

import io

import numpy as np
import pypdfium2
import pytest
from fpdf import FPDF
from PIL import Image

from corpora.readers.pdf_file import PdfPages
from corpora.synthetic.scan.picture_pdf import write_picture_pdf


def with_image(image: Image.Image, kind: str, filter_name: str) -> bytes:
    """A page filled with one picture in a coding of its own."""
    data = io.BytesIO()
    image.save(data, kind)
    body = data.getvalue()
    content = b"q 100 0 0 100 0 0 cm /X Do Q"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /%s"
        b" /Length %d >>\nstream\n%s\nendstream" % (*image.size, filter_name.encode(), len(body), body),
    ]
    out = b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, item) for n, item in enumerate(objects, 1))
    return out + b"trailer\n<< /Root 1 0 R /Size 6 >>\nstartxref\n0\n%%EOF"


@pytest.mark.parametrize(("kind", "filter_name"), [("JPEG2000", "JPXDecode"), ("JPEG", "DCTDecode")])
def test_coded_pictures_are_shown(kind: str, filter_name: str) -> None:
    half = Image.new("L", (64, 64), 255)
    half.paste(0, (0, 0, 32, 64))
    with PdfPages(with_image(half, kind, filter_name)) as pdf:
        (page,) = pdf.pages()
        shown, resolution = pdf.picture(1, dots_per_inch=72)
    assert page is not None
    assert page.layer == "missing"
    assert resolution == pytest.approx(72)
    assert shown[50, 20].max() < 40
    assert shown[50, 80].min() > 215


def test_an_owners_password_locks_nobody_out() -> None:
    paper = FPDF()
    paper.add_page()
    paper.set_font("helvetica", size=12)
    paper.text(50, 100, "seen")
    paper.set_encryption(owner_password="owner")
    with PdfPages(bytes(paper.output())) as pdf:
        (page,) = pdf.pages()
    assert page is not None
    assert [word.text for word in page.printed.words] == ["seen"]


@pytest.mark.parametrize(("width", "height"), [(20_000, 100), (100, 20_000)])
def test_pages_larger_than_pdf_allows_are_counted_and_left(width: int, height: int) -> None:
    paper = pypdfium2.PdfDocument.new()
    paper.new_page(width, height)
    paper.new_page(100, 100)
    data = io.BytesIO()
    paper.save(data)
    with PdfPages(data.getvalue()) as pdf:
        first, second = pdf.pages()
        assert pdf.oversized == 1
    assert first is None
    assert second is not None


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_fax_is_shown_dot_by_dot(rotation: int) -> None:
    """Previously at 200 dots per inch, resampled: strokes of a dot became grey."""
    sent = np.random.default_rng(3).choice([0, 255], (331, 233)).astype(np.uint8)
    with PdfPages(write_picture_pdf([sent], dots_per_inch=204.0, rotations=[rotation])) as pdf:
        own = pdf.own_resolution(1, near=200.0)
        shown, _ = pdf.picture(1, dots_per_inch=own)
    assert own == pytest.approx(204.0, abs=0.05)
    assert np.array_equal(shown[:, :, 0], sent)


@pytest.mark.parametrize(("dots_per_inch", "tones"), [(300.0, [0, 255]), (100.0, [0, 255]), (204.0, [0, 90, 255])])
def test_pages_of_greys_and_far_finer_or_coarser_ones_are_shown_as_asked(
    dots_per_inch: float, tones: list[int]
) -> None:
    sent = np.random.default_rng(3).choice(tones, (331, 233)).astype(np.uint8)
    with PdfPages(write_picture_pdf([sent], dots_per_inch=dots_per_inch, quality=None)) as pdf:
        assert pdf.own_resolution(1, near=200.0) == 200.0


def test_a_page_with_more_than_one_picture_is_shown_as_asked() -> None:
    paper = FPDF(format=(400, 600), unit="pt")
    paper.add_page()
    black = Image.new("1", (1133, 1700), 0)
    paper.image(black, 0, 0, 400, 600)
    paper.image(black, 0, 0, 200, 300)
    with PdfPages(bytes(paper.output())) as pdf:
        assert pdf.own_resolution(1, near=200.0) == 200.0
