"""Reading single cells from their crops: where a page's words leave a cell empty that has ink, or are doubted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from corpora.document.geometry import PixelBox
from models.ocr.lines import TurnedBox
from models.ocr.networks import Networks
from models.ocr.page_words import with_second_looks, words_in
from models.ocr.pieces import Sheet, columns_of
from models.ocr.second_look import Scored

LOWEST_INCHES = 0.04
"""Rows of ink less high than it are strokes and dirt: figures of 5 points measure 0.05."""
SPLIT_INCHES = 0.012
"""Blank rows that part two lines of a cell."""
GROWTH = 0.3
"""Paper above and below a line's ink, in its heights."""
BLANK, UNREADABLE = ("", 1.0), ("", 0.0)
"""A cell without ink is surely empty; one with ink that nothing is read from is not."""


def read_cells(networks: Networks, sheet: Sheet, boxes: Sequence[PixelBox], *, dots_per_inch: float) -> list[Scored]:
    """Text and confidence of each box: the inside of a cell, without its rules.

    Lines of a cell are joined without white space. `("", 1.0)` is a blank cell, `("", 0.0)` one that could not be read.
    """
    cells = [list(_lines(sheet, box, dots_per_inch)) for box in boxes]
    words = words_in(networks, sheet, [line for cell in cells for line in cell])
    words = with_second_looks(networks, sheet.picture, words)
    centres = [word.corners.mean(axis=0) for word in words]
    answers = []
    for box, cell in zip(boxes, cells, strict=True):
        inside = [
            word for word, (x, y) in zip(words, centres, strict=True)
            if box.left <= x < box.right and box.top <= y < box.bottom
        ]  # fmt: skip
        text = "".join(word.text for word in inside)
        if not cell:
            answers.append(BLANK)
        else:
            answers.append((text, min(word.confidence for word in inside)) if text else UNREADABLE)
    return answers


def _lines(sheet: Sheet, box: PixelBox, dots_per_inch: float) -> Iterator[TurnedBox]:
    left, right = max(0, round(box.left)), min(sheet.ink.shape[1], round(box.right))
    top, bottom = max(0, round(box.top)), min(sheet.ink.shape[0], round(box.bottom))
    rows = np.flatnonzero(columns_of(sheet.ink[top:bottom, left:right].T))
    if not rows.size:
        return
    breaks = np.flatnonzero(np.diff(rows) > max(1.0, SPLIT_INCHES * dots_per_inch))
    for first, last in zip([rows[0], *rows[breaks + 1]], [*rows[breaks], rows[-1]], strict=True):
        height = float(last + 1 - first)
        if height < LOWEST_INCHES * dots_per_inch:
            continue
        yield TurnedBox(
            x=(left + right) / 2, y=top + (first + last + 1) / 2, length=float(right - left),
            height=height * (1 + 2 * GROWTH), angle=0.0,
        )  # fmt: skip
