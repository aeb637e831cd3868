"""Figures of which the edge of the paper, or of the area that is printed in, may cut off digits."""

from __future__ import annotations

from corpora.readers.pdf_file import PdfPages


def words(content: bytes) -> dict[str, float]:
    """Words of a page of 400 by 300 points, and their confidence."""
    fonts = b"/Font << /H << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R /Resources << %s >> >>" % fonts,
        b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(objects, start=1))
    with PdfPages(b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R /Size 5 >>\n%%EOF\n") as file:
        (page,) = (page for page in file.pages() if page is not None)
    return {word.text: word.confidence for word in page.printed.words}


def shown(text: bytes, x: int, y: int) -> bytes:
    return b"BT /H 20 Tf %d %d Td (%s) Tj ET " % (x, y, text)


CLIP = b"q 20 0 340 300 re W n "


def test_a_figure_that_reaches_over_its_area_may_have_lost_digits() -> None:
    """Previously 8 was left of 89, and believed. A digit is 12 points wide here, the area ends at 360."""
    found = words(CLIP + shown(b"8", 352, 100) + shown(b"total", 340, 150) + shown(b"27", 336, 200) + b"Q")
    assert found["8"] < 0.5
    assert found["27"] == found["total"] == 1.0


def test_what_ends_within_the_area_of_others_is_cut_as_well() -> None:
    found = words(CLIP + shown(b"8", 352, 100) + b"Q " + shown(b"1", 350, 200) + shown(b"5", 300, 200))
    assert found["1"] < 0.5
    assert found["5"] == 1.0


def test_the_edge_of_the_paper_cuts_figures() -> None:
    found = words(shown(b"12", 386, 100) + shown(b"345", 340, 200))
    assert all(confidence < 0.5 for text, confidence in found.items() if text != "345")
    assert found["345"] == 1.0
