"""A page's picture with its truth drawn over it: cells blue, words green, rules red, rows and columns orange."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from corpora.synthetic.pages.picture import POINTS_PER_INCH
from corpora.synthetic.pages.truth import Quad, TrueLine, TruePage

CELLS, WORDS, RULES, LINES, REGIONS, MARKS = (
    (60, 90, 230),
    (0, 150, 60),
    (230, 30, 30),
    (255, 160, 0),
    (150, 0, 150),
    (0, 170, 190),
)
"""Colours as r, g, b."""


def overlay(pixels: NDArray[np.uint8], page: TruePage, *, dots_per_inch: float) -> NDArray[np.uint8]:
    """The picture (gray or r, g, b) as r, g, b with the page's truth over it; its own pixels made paler."""
    scale = dots_per_inch / POINTS_PER_INCH
    rgb = pixels if pixels.ndim == 3 else cv2.cvtColor(pixels, cv2.COLOR_GRAY2RGB)
    canvas: NDArray[np.uint8] = (rgb // 2 + 127).astype(np.uint8)
    for region in page.regions:
        for cell in (*region.repeated_heads, *region.cells):
            _draw_quad(canvas, cell.quad, CELLS, scale, shrink=1)
        for line in (*region.row_lines, *region.column_lines):
            _draw_line(canvas, line, LINES, scale)
        _draw_quad(canvas, region.quad, REGIONS, scale)
    for rule in page.rules:
        _draw_line(canvas, rule.line, RULES, scale)
    for word in page.words:
        _draw_quad(canvas, word.quad, WORDS, scale)
    for mark in page.marks:
        _draw_quad(canvas, mark.quad, MARKS, scale)
    return canvas


def _draw_quad(
    canvas: NDArray[np.uint8], quad: Quad, colour: tuple[int, int, int], scale: float, *, shrink: int = 0
) -> None:
    points = np.array([(round(p.x * scale), round(p.y * scale)) for p in quad.corners], np.int32)
    if shrink:
        points += np.sign(points.mean(axis=0) - points).astype(np.int32) * 2 * shrink
    cv2.polylines(canvas, [points], isClosed=True, color=colour, thickness=1)


def _draw_line(canvas: NDArray[np.uint8], line: TrueLine, colour: tuple[int, int, int], scale: float) -> None:
    points = np.array([(round(p.x * scale), round(p.y * scale)) for p in line.points], np.int32)
    cv2.polylines(canvas, [points], isClosed=False, color=colour, thickness=1)
