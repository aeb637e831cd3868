"""The characters of a PDF page: what each says, where it is seen, whether it is seen at all."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from corpora.document.errors import TooLarge
from corpora.document.geometry import Box
from corpora.readers.pdf_clip import area_of, is_cut
from corpora.readers.pdf_colours import BLACK, Colour, colour, is_pale
from corpora.readers.pdf_shown import Shown

MAX_CHARACTERS = 60_000
"""Of one page; the densest printed page of A3 holds a sixth of it."""
ASCENT, DESCENT = 0.88, 0.12
"""Of the ideographic em box around the baseline, as shares of the font size (OpenType `ideo`): fonts' own vary
from 0.7 to 1.2 for the same ink."""
_LEVEL = 0.02
"""Sine below which a direction is a multiple of a right angle: watermarks lean by more."""
_UNSEEN_MODES = (3, 7)
"""Text rendering modes of PDF 32000-1, 9.3.6: invisible, and clip only."""
_FILLED_MODES = (0, 4)
"""The same: filled, and filled and added to the clip."""
_UNKNOWN, _INKED, _LAST_LATIN = 1.0, 0.5, 0x250
"""Em that a font says of letters it does not have, and share of that which the ink of one it has takes; and where Latin
letters end."""
_LARGEST_ADVANCE = 3.0
"""Em; a wider glyph is a defect of the font's table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """One character. `box` is its em box as shown, `size` in points; `turn` counts quarters clockwise that it is
    printed at, 0 upright. `seen` is False for a hidden layer. `broken`: the font does not say which character it is.
    `pale` ink shows only on a ground that is not white. `cut`: a side of it, and what may follow there, is cut off.
    """

    text: str
    box: Box
    size: float
    turn: int
    seen: bool
    broken: bool
    pale: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    """Where a text object of a form XObject stands: its start in the form's space and on the page, and the linear part
    of the matrix from one to the other (PDF 32000-1, 8.10).
    """

    own: tuple[float, float]
    page: tuple[float, float]
    matrix: tuple[float, float, float, float]

    def on_page(self, x: float, y: float) -> tuple[float, float]:
        """Where a character stands on the page. PDFium tells it, but of one that /ActualText says (14.9.4) it tells
        where it stands in the form, as that text object's own start does.
        """
        if math.dist((x, y), self.page) <= math.dist((x, y), self.own):
            return x, y
        (a, b, c, d), u, v = self.matrix, x - self.own[0], y - self.own[1]
        return self.page[0] + a * u + c * v, self.page[1] + b * u + d * v


@dataclass(frozen=True, slots=True)
class _Pen:
    """How one text object prints. `along` is a unit vector as shown, `turn` None when it leans, `form` None where the
    object stands on the page itself.
    """

    font: Any
    font_key: int
    size: float
    stretch: float
    along: tuple[float, float]
    turn: int | None
    seen: bool
    form: _Form | None = None
    pale: bool = False


def characters(text_page: Any, shown: Shown) -> Iterator[Character]:
    """Every character but those that lean (watermarks) or lie outside the page; blanks come as " ".

    Raises:
        TooLarge: more than MAX_CHARACTERS.
    """
    raw = text_page.raw
    count = pdfium.FPDFText_CountChars(raw)
    if count > MAX_CHARACTERS:
        raise TooLarge(f"一页超过 {MAX_CHARACTERS} 字")
    reader = _CharacterReader(raw, shown)
    read = [character for index in range(count) if (character := reader.read(index)) is not None]
    for character in read:
        if _on_page(character.box, shown):
            yield replace(character, cut=True) if _is_cut(character, reader.areas, shown) else character


def _is_cut(one: Character, areas: Collection[Box], shown: Shown) -> bool:
    return one.turn == 0 and is_cut(one.box, size=one.size, areas=areas, width=shown.width)


class _CharacterReader:
    """Remembers pens and widths: a text object prints many characters, a font the same ones again."""

    def __init__(self, raw: Any, shown: Shown) -> None:
        self._raw = raw
        self._shown = shown
        self._pens: dict[int, _Pen] = {}
        self.areas: set[Box] = set()
        self._widths: dict[tuple[int, int], float] = {}
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._before: tuple[_Pen, tuple[float, float]] | None = None
        self._moved = 0.0

    def read(self, index: int) -> Character | None:
        """The character; None when PDFium made it up (line ends, blanks between words) or it leans."""
        code = pdfium.FPDFText_GetUnicode(self._raw, index)
        if pdfium.FPDFText_IsGenerated(self._raw, index) == 1 or code in (0, 10, 13):
            return None
        text_object = pdfium.FPDFText_GetTextObject(self._raw, index)
        pen = self._pen(index, text_object)
        if pen.turn is None or pen.size <= 0:
            return None
        return Character(
            text=_text(code), box=self._box(pen, code, index), size=pen.size, turn=pen.turn, seen=pen.seen,
            broken=pdfium.FPDFText_HasUnicodeMapError(self._raw, index) == 1, pale=pen.pale,
        )  # fmt: skip

    def _start(self, pen: _Pen, index: int) -> tuple[float, float]:
        """Where the pen stands, in points of the page as shown, before it prints the character. Characters of one
        object that /ActualText puts all at its start stand behind each other.
        """
        pdfium.FPDFText_GetCharOrigin(self._raw, index, self._x, self._y)
        told = (self._x.value, self._y.value)
        if self._before is None or self._before[0] is not pen or self._before[1] != told:
            self._before, self._moved = (pen, told), 0.0
        x, y = self._shown.point(*(pen.form.on_page(*told) if pen.form else told))
        return x + pen.along[0] * self._moved, y + pen.along[1] * self._moved

    def _pen(self, index: int, text_object: Any) -> _Pen:
        key = _address(text_object) or -index - 1
        pen = self._pens.get(key)
        if pen is None:
            pen = self._pens[key] = self._new_pen(index, text_object)
        return pen

    def _new_pen(self, index: int, text_object: Any) -> _Pen:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._raw, index, matrix)
        size = pdfium.FPDFText_GetFontSize(self._raw, index)
        length = math.hypot(matrix.a, matrix.b) or 1.0
        x, y = self._shown.direction(matrix.a / length, matrix.b / length)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object) if text_object else 0
        form = _form_of(text_object, matrix) if text_object else None
        if text_object and form is None and (area := area_of(text_object, self._shown)) is not None:
            self.areas.add(area)
        font = pdfium.FPDFTextObj_GetFont(text_object) if text_object else None
        return _Pen(
            font=font, font_key=_address(font),
            size=size * math.hypot(matrix.c, matrix.d), stretch=size * length, along=(x, y), turn=_turn(x, y),
            seen=mode not in _UNSEEN_MODES, form=form, pale=is_pale(_ink(text_object, mode)) if text_object else False,
        )  # fmt: skip

    def _box(self, pen: _Pen, code: int, index: int) -> Box:
        """The em box: along the line from the pen's position by the glyph's advance."""
        x, y = self._start(pen, index)
        advance = self._width(pen, code, index) * pen.stretch
        self._moved += advance
        u, v = pen.along
        x0, x1 = x + v * ASCENT * pen.size, x - v * DESCENT * pen.size + u * advance
        y0, y1 = y - u * ASCENT * pen.size, y + u * DESCENT * pen.size + v * advance
        left, right = (x0, x1) if x0 <= x1 else (x1, x0)
        top, bottom = (y0, y1) if y0 <= y1 else (y1, y0)
        return Box(left=left, top=top, right=right, bottom=bottom)

    def _width(self, pen: _Pen, code: int, index: int) -> float:
        """Em that the glyph advances: what the font says, else what its ink takes."""
        key = pen.font_key, code
        if key not in self._widths:
            width = ctypes.c_float()
            if pen.font:
                pdfium.FPDFFont_GetGlyphWidth(pen.font, code, 1.0, width)
            said = width.value if 0 < width.value <= _LARGEST_ADVANCE else 0.0
            letter = code < _LAST_LATIN and chr(code).isalpha()  # a dot in the middle is an em wide in Chinese print
            if letter and said >= _UNKNOWN and self._ink_width(pen, index) < _INKED * said:
                said = 0.0  # of a font that has ﬁ and no f
            self._widths[key] = said or self._ink_width(pen, index)
        return self._widths[key]

    def _ink_width(self, pen: _Pen, index: int) -> float:
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(self._raw, index, left, right, bottom, top)
        box = self._shown.box(left.value, bottom.value, right.value, top.value)
        ink = box.right - box.left if pen.turn in (0, 2) else box.bottom - box.top
        return min(ink / pen.stretch, _LARGEST_ADVANCE) if pen.stretch else 0.0


def _turn(x: float, y: float) -> int | None:
    """Quarters clockwise of a direction as shown, None of one that leans."""
    for turn, (u, v) in enumerate(_DIRECTIONS):
        if abs(x - u) + abs(y - v) < _LEVEL:
            return turn
    return None


def _address(handle: Any) -> int:
    """Of what a handle of PDFium points at, 0 for none."""
    return ctypes.addressof(handle.contents) if handle else 0


def _ink(text_object: Any, mode: int) -> Colour:
    """What the glyphs are filled with; black where they are stroked, too."""
    return colour(pdfium.FPDFPageObj_GetFillColor, text_object) if mode in _FILLED_MODES else BLACK


def _form_of(text_object: Any, matrix: Any) -> _Form | None:
    """The form that the object stands in: what its own matrix must be followed by to be its matrix on the page."""
    own = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(text_object, own):
        return None
    start, on_page = (own.e, own.f), (matrix.e, matrix.f)
    if math.dist(start, on_page) < _AT_HOME or not (turned := own.a * own.d - own.b * own.c):
        return None
    a, b, c, d = own.d / turned, -own.b / turned, -own.c / turned, own.a / turned
    return _Form(
        own=start, page=on_page,
        matrix=(
            a * matrix.a + b * matrix.c, a * matrix.b + b * matrix.d,
            c * matrix.a + d * matrix.c, c * matrix.b + d * matrix.d,
        ),
    )  # fmt: skip


_AT_HOME = 0.01
"""Points by which an object that stands on the page itself may miss where it is told to stand."""
_DIRECTIONS = ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))
"""Of lines printed at 0, 1, 2, 3 quarter turns clockwise; y runs down."""


def _text(code: int) -> str:
    if 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    text = chr(code)
    return " " if text.isspace() else text


def _on_page(box: Box, shown: Shown) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return 0 <= x <= shown.width and 0 <= y <= shown.height
