"""Laid pages as a PDF, through fpdf2: embedded fonts, a real text layer, the same bytes for the same pages."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from fpdf import FPDF
from fpdf.fonts import TTFFont
from fpdf.output import PDFPage

from corpora.synthetic.pages.fonts import FontShelf
from corpora.synthetic.pages.ink import Colour, GlyphRun, Ink, LaidPage, Stroke
from corpora.synthetic.pages.subset import quiet_font_tools, small_font

CREATED = datetime(2024, 1, 15, 8, 0, tzinfo=UTC)
"""The date that every document says it was made, so that the same pages give the same bytes."""


class _Page(PDFPage):
    """fpdf2's page with two more entries; it writes every public attribute that is not None."""

    __slots__ = ("crop_box", "rotate")

    def __init__(self, number: int) -> None:
        super().__init__(duration=None, transition=None, contents=bytearray(), index=number)
        self.crop_box: str | None = None
        self.rotate: int | None = None


def write_pdf(pages: Sequence[LaidPage], *, fonts: FontShelf) -> bytes:
    """One PDF of all pages, in their order.

    Args:
        pages: as `lay_out` gives them.
        fonts: a shelf that has the fonts which the pages name.
    """
    pdf = FPDF(unit="pt")
    pdf.set_creation_date(CREATED)
    pdf.set_auto_page_break(False)
    pdf.set_producer("gouji")
    pdf.single_resources_object = True
    _add_fonts(pdf, pages, fonts)
    for number, page in enumerate(pages, start=1):
        width, height = _sheet(page)
        pdf.add_page(format=(width, height))
        own = _Page(number)
        own.set_dimensions(width, height)
        own.crop_box, own.rotate = _crop_box(page), page.rotate or None
        own.contents = bytearray("\n".join(_content(page, pdf)).encode("latin-1"))
        pdf.pages[number] = own
    with quiet_font_tools():
        return bytes(pdf.output())


def _add_fonts(pdf: FPDF, pages: Sequence[LaidPage], fonts: FontShelf) -> None:
    used: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for ink in page.ink:
            if isinstance(ink, GlyphRun):
                used[ink.face] |= set(ink.text)
    for name in sorted(used):
        pdf.add_font(family=name, fname=small_font(fonts.face(name), frozenset(used[name])))
        # Outlines' bounds would be taken again for every document, which is half of the time; PDF readers do not ask.
        font = pdf.fonts[name]
        if isinstance(font, TTFFont):
            font.ttfont.recalcBBoxes = False


def _sheet(page: LaidPage) -> tuple[float, float]:
    """Width and height of the MediaBox: the page as shown and what is cropped off, before it is rotated."""
    width, height = page.truth.width, page.truth.height
    if page.rotate % 180:
        width, height = height, width
    return width + 2 * page.crop[0], height + 2 * page.crop[1]


def _crop_box(page: LaidPage) -> str | None:
    if page.crop == (0.0, 0.0):
        return None
    (x, y), (width, height) = page.crop, _sheet(page)
    return f"[{x:.2f} {y:.2f} {width - x:.2f} {height - y:.2f}]"


def _content(page: LaidPage, pdf: FPDF) -> Iterator[str]:
    """The page's instructions, after a matrix that maps points as shown, y up, to the sheet's."""
    yield "q " + " ".join(f"{value:.4f}" for value in _matrix(page)) + " cm"
    colour: Colour | None = None
    for ink in page.ink:
        if ink.colour != colour:
            colour = ink.colour
            red, green, blue = (f"{value:.3f}" for value in colour)
            yield f"{red} {green} {blue} rg {red} {green} {blue} RG"
        yield _instruction(ink, page.truth.height, pdf)
    yield "Q"


def _matrix(page: LaidPage) -> tuple[float, float, float, float, float, float]:
    """From the page as shown (origin bottom left) to the sheet, which a reader turns by `rotate` clockwise."""
    width, height, (x, y) = page.truth.width, page.truth.height, page.crop
    turned = {
        0: (1.0, 0.0, 0.0, 1.0, x, y),
        90: (0.0, 1.0, -1.0, 0.0, height + x, y),
        180: (-1.0, 0.0, 0.0, -1.0, width + x, height + y),
        270: (0.0, -1.0, 1.0, 0.0, x, width + y),
    }
    return turned[page.rotate]


def _instruction(ink: Ink, height: float, pdf: FPDF) -> str:
    if isinstance(ink, GlyphRun):
        return _text(ink, height, pdf)
    if isinstance(ink, Stroke):
        return _stroke(ink, height)
    box = f"{ink.left:.3f} {height - ink.bottom:.3f} {ink.right - ink.left:.3f} {ink.bottom - ink.top:.3f} re"
    return f"{box} f" if ink.width is None else f"[] 0 d 0 J {ink.width:.3f} w {box} S"


def _stroke(ink: Stroke, height: float) -> str:
    dash = "[] 0 d" if ink.dash is None else f"[{ink.dash[0]:.2f} {ink.dash[1]:.2f}] 0 d"
    ends = f"{ink.x0:.3f} {height - ink.y0:.3f} m {ink.x1:.3f} {height - ink.y1:.3f} l"
    return f"{dash} {1 if ink.round_ends else 0} J {ink.width:.3f} w {ends} S"


def _text(ink: GlyphRun, height: float, pdf: FPDF) -> str:
    font = pdf.fonts[ink.face]
    angle = math.radians(-ink.turn)
    cos, sin = math.cos(angle), math.sin(angle)
    place = f"{cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {ink.x:.3f} {height - ink.y:.3f} Tm"
    return f"BT /F{font.i} {ink.size:.2f} Tf {ink.spacing:.3f} Tc {place} {font.encode_text(ink.text)} ET"
