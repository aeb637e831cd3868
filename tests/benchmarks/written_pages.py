"""Tables of pages written by hand as HTML: rows, columns and spans as the page tells them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import lxml.html
import pypdfium2

from corpora.document.grid import Cell, Grid
from corpora.document.place import Place
from training.metrics.page_grids import PageGrid
from training.metrics.table_grids import NOWHERE, settled

SECONDS = 90


def true_grids(page: Path) -> Iterator[Grid]:
    """Each table of the page, in the order of its text; cells hold their text and no place."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    for table in lxml.html.parse(page, parser).getroot().iter("table"):
        found = settled(list(_cells(table)))
        assert found is not None, f"{page} has a table that is no grid"
        yield found


def on_pages(grids: Iterable[Grid], pdf: Path) -> tuple[PageGrid, ...]:
    """Each grid on the page of the print that says most of what its cells do, but for what grids before it say there: a
    blank form has the heads of the one before it. Of a table that a page break cuts that is one of its pages.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        said = [_plain(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()
    held = list(grids)
    return tuple(PageGrid(page=1 + page, grid=grid) for page, grid in zip(pages_of(held, said), held, strict=True))


def pages_of(grids: Sequence[Grid], said: Sequence[str]) -> Iterator[int]:
    """Of each grid the page, counted from 0, of those that say so much without blanks."""
    left = list(said)
    for grid in grids:
        texts = sorted(_texts(grid), key=len, reverse=True)
        page = max(range(len(left)), key=lambda page: sum(text in left[page] for text in texts))
        yield page
        for text in texts:
            left[page] = left[page].replace(text, "\n", 1)


def _texts(grid: Grid) -> list[str]:
    return [text for cell in grid.cells if (text := _plain(cell.text))]


def _plain(text: str) -> str:
    return "".join(text.split())


def _cells(table: Any) -> Iterator[Cell]:
    place, taken = Place(span=NOWHERE), set[tuple[int, int]]()
    for row, line in enumerate(table.iter("tr")):
        column = 0
        for cell in line.iter("td", "th"):
            while (row, column) in taken:
                column += 1
            down, across = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
            taken |= {(row + y, column + x) for y in range(down) for x in range(across)}
            text = " ".join(cell.text_content().split())
            yield Cell(row=row, column=column, row_span=down, column_span=across, text=text, place=place)
            column += across


def print_pdf(browser: str, page: Path, out: Path) -> None:
    """The page on paper, without what a browser writes at its edges."""
    run_browser(browser, page, "--no-pdf-header-footer", f"--print-to-pdf={out}")


def run_browser(browser: str, page: Path, *options: str) -> None:
    """Chromium without a window."""
    asked: Sequence[str] = (browser, "--headless", "--no-sandbox", "--disable-gpu", *options, page.resolve().as_uri())
    subprocess.run(asked, check=True, capture_output=True, timeout=SECONDS)
