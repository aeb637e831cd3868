"""The strip under a drawing: which page this is, what was counted, and what the colours mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageDraw

from models.tables.pages.page_grid import PageGrid
from service.drawing.fonts import chinese_font_file, font
from service.drawing.page_drawing import swatch
from service.drawing.palette import DOUBTFUL_WORD, PALETTE
from service.drawing.seen import SeenPage

SIZE: Final = 16
"""Pixels of its letters."""
LINE, MARGIN, SWATCH = 26, 12, 28
LEAST_WIDTH: Final = 640
"""Pixels: a small page gets white beside it rather than a legend without end."""


def with_legend(
    drawing: Image.Image, seen: SeenPage, grids: Sequence[PageGrid], *, name: str, language: str
) -> Image.Image:
    """The drawing on a sheet that is as much longer as the legend takes. Without a font for Chinese it is English."""
    chinese = language != "en" and chinese_font_file() is not None
    width = max(drawing.width, LEAST_WIDTH)
    letters = font(SIZE)
    entries = [(look, look.chinese if chinese else look.english) for look in PALETTE.values()]
    places: list[tuple[float, int]] = []
    x, row = float(MARGIN), 0
    for _, words in entries:
        wide = SWATCH + 6 + letters.getlength(words) + 18
        if x + wide > width - MARGIN and x > MARGIN:
            x, row = float(MARGIN), row + 1
        places.append((x, row))
        x += wide
    sheet = Image.new("RGB", (width, drawing.height + 2 * MARGIN + LINE * (row + 2)), "white")
    sheet.paste(drawing, (0, 0))
    pen = ImageDraw.Draw(sheet)
    top = drawing.height + MARGIN
    pen.line((0, drawing.height, width, drawing.height), fill=(120, 120, 120), width=2)
    pen.text(
        (MARGIN, top),
        _counts(seen, grids, name=name if chinese else _ascii(name), chinese=chinese),
        fill="black",
        font=letters,
    )
    for (look, words), (left, line) in zip(entries, places, strict=True):
        y = top + LINE * (line + 1)
        swatch(pen, (left, y + 3, left + SWATCH, y + 19), look)
        pen.text((left + SWATCH + 6, y), words, fill="black", font=letters)
    return sheet


def _counts(seen: SeenPage, grids: Sequence[PageGrid], *, name: str, chinese: bool) -> str:
    printed = seen.printed
    doubtful = sum(word.confidence < DOUBTFUL_WORD for word in printed.words)
    cells = sum(len(grid.cells) for grid in grids)
    words, rules = len(printed.words), len(printed.rules)
    if chinese:
        source = "OCR" if printed.scanned else "文字层"
        return (
            f"{name} 第 {printed.page.number} 页 · {source} · 文字 {words}（存疑 {doubtful}）· 线条 {rules} · "
            f"表格 {len(grids)} · 单元格 {cells}"
        )
    source = "OCR" if printed.scanned else "text layer"
    return (
        f"{name} page {printed.page.number} · {source} · words {words} (doubtful {doubtful}) · rules {rules} · "
        f"tables {len(grids)} · cells {cells}"
    )


def _ascii(name: str) -> str:
    return name.encode("ascii", "replace").decode()
