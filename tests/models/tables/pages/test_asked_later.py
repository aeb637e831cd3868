"""Pages with text are drafted one by one, and shown when all are read: within the time that a document has."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from fpdf import FPDF

from corpora.document.document import Source
from corpora.document.errors import TimedOut
from corpora.document.printed_page import PrintedPage
from corpora.readers.limits import DEFAULT
from models.tables.files.read_pdf import read_pdf
from models.tables.pages.grid_finder import Draft, GridFinder, ShowPage
from models.tables.pages.page_grid import PageGrid

SECONDS = 0.3
SOURCE = Source(path="p.pdf", sha256="0" * 64, media_type="application/pdf", size_bytes=1)


def pdf(pages: int) -> bytes:
    """A table without rules on each page."""
    out = FPDF(unit="pt", format="A4")
    out.set_font("helvetica", size=10)
    for _ in range(pages):
        out.add_page()
        for row, line in enumerate((("item", "2022", "2023"), ("wool", "31", "27"), ("oats", "8", "12"))):
            for column, text in enumerate(line):
                out.text(100 + 120 * column, 100 + 20 * row, text)
    return bytes(out.output())


class Shown(GridFinder):
    """Notes what it does with which page; each draft takes `seconds`."""

    def __init__(self, seconds: float = 0.0) -> None:
        super().__init__(lambda: None)
        self.said: list[tuple[str, int]] = []
        self._seconds = seconds

    def draft(self, page: PrintedPage) -> Draft:
        time.sleep(self._seconds)
        self.said.append(("draft", page.page.number))
        return super().draft(page)

    def seen(self, draft: Draft, show: ShowPage | None) -> tuple[PageGrid, ...]:
        assert show is not None
        assert show().gray.shape[0] > 0
        self.said.append(("seen", draft.page.page.number))
        return super().seen(draft, show)


def test_pages_are_shown_when_all_have_been_read() -> None:
    """Previously each was shown at once, whatever the other pages could say of it."""
    finder = Shown()
    read_pdf(pdf(2), source=SOURCE, find_grids=finder)
    assert finder.said == [("draft", 1), ("draft", 2), ("seen", 1), ("seen", 2)]


def test_no_page_is_shown_when_the_time_is_over() -> None:
    limits = replace(DEFAULT, total_seconds=SECONDS)
    with pytest.raises(TimedOut):
        read_pdf(pdf(1), source=SOURCE, find_grids=Shown(2 * SECONDS), limits=limits)
