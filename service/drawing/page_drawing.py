"""One page with everything on it that was seen: tables, rules, cells by confidence, words, figures by field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PIL import Image, ImageDraw

from corpora.document.figure import Figure
from corpora.document.geometry import Box
from models.tables.pages.page_grid import PageGrid
from service.drawing.cell_states import CellStates
from service.drawing.fonts import Font, font
from service.drawing.palette import DOUBTFUL_WORD, PALETTE, Kind, Look
from service.drawing.seen import SeenPage

SMALL, MEDIUM = 9, 15
"""Pixels of the letters in cells, and of those beside tables."""
LOW_CELL: Final = 40
"""Pixels of a cell's height below which the field's name would cover its digits."""
FIGURE: Final = (150, 0, 90)
FADED: Final = 0.35
"""How much of the page is whitened, so that colours stand out from its ink."""

_Rectangle = tuple[float, float, float, float]


def draw_page(seen: SeenPage, grids: Sequence[PageGrid], states: CellStates) -> Image.Image:
    """The page's own picture, faded, with its drawing."""
    picture = seen.image()
    picture = Image.blend(picture, Image.new("RGB", picture.size, "white"), FADED)
    pen = _Pen(picture, seen.scale)
    number = seen.printed.page.number
    placed = [(cell.box, states.at(number, seen.to_source(cell.box))) for grid in grids for cell in grid.cells]
    pen.fills((box, state.kind) for box, state in placed if state is not None)
    for rule in seen.printed.rules:
        pen.box(rule.box, "rule")
    for word in seen.printed.words:
        pen.box(word.box, "doubtful-word" if word.confidence < DOUBTFUL_WORD else "word")
    for box, state in placed:
        pen.box(box, "blank" if state is None else state.kind, inset=1)
        if state is not None and state.contradicted:
            pen.box(box, "contradicted", inset=3)
    for box, state in placed:
        if state is not None and state.figure is not None:
            pen.figure(box, *_said(state.figure, sure=state.kind in ("read", "blank")))
    for grid in grids:
        pen.box(grid.box, "table", inset=-2)
        pen.tag(grid.box, _name(grid, seen, states))
    return picture


def _said(figure: Figure, *, sure: bool) -> tuple[str, str]:
    """The field without the name of its form, and what was read, with its confidence where that is not high."""
    field = figure.field.partition(".")[2]
    read = {"blank": "∅", "unreadable": "?"}.get(figure.state, f"={figure.value}")
    return field, read if sure else f"{read} {figure.confidence:.2f}"


def _name(grid: PageGrid, seen: SeenPage, states: CellStates) -> str:
    found = (states.at(seen.printed.page.number, seen.to_source(cell.box)) for cell in grid.cells)
    table = next((state.table for state in found if state is not None), "–")
    return f"{table} · {grid.found_by} {grid.confidence:.2f} · {grid.n_rows}×{grid.n_columns}"


class _Pen:
    """Draws boxes that are given in points."""

    def __init__(self, picture: Image.Image, scale: float) -> None:
        self._picture = picture
        self._draw = ImageDraw.Draw(picture)
        self._scale = scale

    def fills(self, boxes: Iterable[tuple[Box, Kind]]) -> None:
        """Translucent, all of them in one layer: the page stays legible under them."""
        layer = Image.new("RGBA", self._picture.size, (0, 0, 0, 0))
        pen = ImageDraw.Draw(layer)
        for box, kind in boxes:
            look = PALETTE[kind]
            if look.fill:
                pen.rectangle(self._pixels(box, 0), fill=(*look.colour, round(255 * look.fill)))
        self._picture.paste(layer, (0, 0), layer)

    def box(self, box: Box, kind: Kind, *, inset: int = 0) -> None:
        look = PALETTE[kind]
        self._draw.rectangle(self._pixels(box, inset), outline=look.colour, width=look.width)

    def figure(self, box: Box, field: str, read: str) -> None:
        """In small letters the field at the top of the cell and what was read at its foot; in a low cell only that."""
        left, top, right, bottom = self._pixels(box, 3)
        small = font(SMALL)
        words = [(bottom - SMALL - 2, read)]
        if bottom - top >= LOW_CELL:
            words.append((top - 2, field))
        for y, said in words:
            self._draw.text((left, y), _cut(said, right - left, small), fill=FIGURE, font=small)

    def tag(self, box: Box, words: str) -> None:
        """A flag on the upper left corner."""
        letters, look = font(MEDIUM), PALETTE["table"]
        left, top, _, _ = self._pixels(box, -2)
        y = max(0.0, top - MEDIUM - 6)
        x0, y0, x1, y1 = self._draw.textbbox((left + 4, y + 1), words, font=letters)
        self._draw.rectangle((x0 - 4, y0 - 2, x1 + 4, y1 + 2), fill=look.colour)
        self._draw.text((left + 4, y + 1), words, fill="white", font=letters)

    def _pixels(self, box: Box, inset: int) -> _Rectangle:
        left, top = box.left * self._scale + inset, box.top * self._scale + inset
        return left, top, max(left, box.right * self._scale - inset), max(top, box.bottom * self._scale - inset)


def _cut(words: str, width: float, letters: Font) -> str:
    while words and letters.getlength(words) > width:
        words = words[:-1]
    return words


def swatch(draw: ImageDraw.ImageDraw, rectangle: _Rectangle, look: Look) -> None:
    """How a kind of thing looks, for the legend."""
    pale = tuple(round(255 - (255 - part) * look.fill) for part in look.colour)
    draw.rectangle(rectangle, fill=pale, outline=look.colour, width=max(1, look.width))
