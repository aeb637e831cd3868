"""The size of print that was read: ink is lower where no letter has a tail."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.find_grids import find_grids

COLUMNS = (60.0, 300.0, 360.0, 440.0)
INK, TAIL = 7.2, 2.4


def read(text: str, left: float, foot: float) -> Word:
    """A word on a line whose letters stand on `foot`, as high as its ink."""
    tail = TAIL if any(sign in "gjpqy,;()" for sign in text) else 0.0
    box = Box(left=left, top=foot - INK, right=left + 5.0 * len(text), bottom=foot + tail)
    return Word(text=text, box=box, confidence=0.99, origin="ocr")


def row(foot: float, *texts: str) -> list[Word]:
    return [read(text, left, foot) for text, left in zip(texts, COLUMNS, strict=True) if text]


def shapes(words: Sequence[Word]) -> list[tuple[int, int]]:
    page = PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words), rules=(), scanned=True)
    return [(grid.n_rows, grid.n_columns) for grid in find_grids(page)]


def test_a_line_without_tails_between_rows_with_tails_is_of_their_table() -> None:
    """Previously it ended the table: its ink is a quarter lower than theirs."""
    words = [
        *row(100, "Shipping", "3", "days", "26.00"), *row(117, "Gauge,", "4", "days", "31.50"),
        *row(129, "relaunch", "", "", ""), *row(146, "Pumping", "2", "days", "12.00"),
        *row(170, "Services", "", "", ""), *row(187, "Paying", "1", "day", "7.25"), *row(204, "Buoys", "1", "day", "4.10"),
    ]  # fmt: skip
    assert shapes(words) == [(6, 4)]
