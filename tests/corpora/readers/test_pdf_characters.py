"""Characters of forms that /ActualText says: PDFium tells where they stand in the form, not on the page."""

from __future__ import annotations

from typing import Any

import pytest

from corpora.readers import pdf_characters
from corpora.readers.pdf_file import PdfPages
from corpora.readers.pdf_page import PdfPage

PLACED = b"0.5 0 0 0.5 100 50 cm"
"""What the page does to the form: half as large, and moved."""


def pdf(form: bytes) -> bytes:
    """One page that shows a form; PDFium finds the objects of a file without a cross-reference table."""
    page = b"q " + PLACED + b" /X Do Q"
    fonts = b"/Font << /H << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(page), page),
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 800 600] /Resources << %s >> /Length %d >> stream\n%s\nendstream"
        % (fonts, len(form), form),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(objects, start=1))
    return b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R /Size 6 >>\n%%EOF\n"


def read(form: bytes) -> PdfPage:
    with PdfPages(pdf(form)) as file:
        (page,) = (page for page in file.pages() if page is not None)
    return page


def said(text: bytes, printed: bytes, x: int) -> bytes:
    return b"/Span << /ActualText (%s) >> BDC BT /H 20 Tf %d 300 Td (%s) Tj ET EMC " % (text, x, printed)


def shown(printed: bytes, x: int) -> bytes:
    return b"BT /H 20 Tf %d 300 Td (%s) Tj ET " % (x, printed)


def test_a_character_told_by_actual_text_stands_in_its_word() -> None:
    page = read(shown(b"No", 40) + said(b"v", b"x", 64) + shown(b"el 12", 76))
    assert [word.text for word in page.printed.words] == ["Novel", "12"]
    first = page.printed.words[0].box
    assert (first.left, first.right) == (pytest.approx(120, abs=0.1), pytest.approx(150, abs=0.1))
    assert first.bottom - first.top == pytest.approx(10, abs=0.1)


def test_characters_told_together_stand_behind_each_other() -> None:
    page = read(said(b"1272", b"wxyz", 40) + shown(b"88", 300))
    assert [word.text for word in page.printed.words] == ["1272", "88"]
    assert page.printed.words[0].box.right == pytest.approx(144, abs=0.1)


def test_letters_that_a_font_does_not_have_are_as_wide_as_their_ink(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a font with ﬁ alone PDFium says an em for f and for i; previously financieros was read as fniancieros."""

    def an_em(font: Any, code: int, size: float, width: Any) -> bool:
        width.value = 1.0
        return True

    monkeypatch.setattr(pdf_characters.pdfium, "FPDFFont_GetGlyphWidth", an_em)
    narrow, *wide = read(shown(b"i", 40) + shown(b"W", 100) + shown(b".", 200)).printed.words
    assert narrow.box.right - narrow.box.left < 7
    assert [one.box.right - one.box.left for one in wide] == pytest.approx([10, 10], abs=0.1)
