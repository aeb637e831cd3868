"""Whole pages with several tables, as a browser prints them, beside camelot, pdfplumber and img2table in one run.

    pip install '.[test,bench]'        # best into an environment of its own: img2table brings another OpenCV
    pytest -n0 -m benchmark -s tests/benchmarks/test_web_pages.py

The pages are drawn (`corpora.synthetic.web`): title, prose, lists and tables under and beside each other, in the fonts and
words of split `test`; each once as a PDF with text and once as a picture of 150 dots per inch in a PDF. Each table of the
truth is held against the table of a reading that stands where it stands; missing ones count 0. TEDS-Struct and GriTS-Top
over the tables of the truth in per cent, tables found and invented, seconds a page. `GOUJI_BENCH_DOCUMENTS`,
`GOUJI_BENCH_SEED` and `GOUJI_BENCH_SPLIT` draw others. Prints, never asserts a score or a time.
"""

from __future__ import annotations

import io
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import cast

import pypdfium2
import pytest
from PIL import Image

from corpora.document.grid import Cell, Grid
from corpora.document.place import Place
from corpora.synthetic.pages.picture import pictures
from corpora.synthetic.pages.truth import TrueRegion
from corpora.synthetic.split import Split
from corpora.synthetic.web.browser import installed_browser, printer
from corpora.synthetic.web.designs import DESIGNS
from corpora.synthetic.web.page import draw_page
from tests.benchmarks.test_table_tools import TOOLS, Answer, Tool, installed, quiet
from training.metrics.layout import aligned, percent
from training.metrics.page_grids import PageGrid
from training.metrics.table_grids import NOWHERE, settled
from training.metrics.table_scores import TableTally, compare_pages

PAGES = int(os.environ.get("GOUJI_BENCH_DOCUMENTS", "40"))
SEED = int(os.environ.get("GOUJI_BENCH_SEED", "20261124"))
SPLIT = cast(Split, os.environ.get("GOUJI_BENCH_SPLIT", "test"))
RESOLUTION = 150
OF_PICTURES = ("gouji", "img2table, RapidOCR")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A file of one page with its tables; `group` tells slices apart, if any."""

    path: Path
    truth: tuple[PageGrid, ...]
    scanned: bool
    group: str = ""


@pytest.mark.benchmark
def test_web_pages(tmp_path: Path) -> None:
    if installed_browser() is None:
        pytest.skip("no Chromium to print the pages with")
    print_measured(list(printed(tmp_path)))


def print_measured(pages: Sequence[Printed]) -> None:
    """All tools that are installed, on each page as text and, those that read pictures, as a picture."""
    assert sum(len(page.truth) for page in pages)
    missing = [name for name, (needs, _, _) in TOOLS.items() if not installed(*needs)]
    print(f"\n{len(pages) // 2} pages; not installed: {', '.join(missing) or 'none'}")
    rows: list[dict[str, object]] = []
    for name, (_, make, _) in TOOLS.items():
        if name not in missing:
            rows += measured(name, make(), [page for page in pages if not page.scanned or name in OF_PICTURES])
    print(aligned(tuple(rows[0]), sorted(rows, key=lambda row: (str(row["slice"]), str(row["tool"])))))


def printed(folder: Path) -> Iterator[Printed]:
    """Each page as a PDF with text and as one of a picture."""
    with printer() as browser:
        for number in range(PAGES):
            random = Random(f"benchmark {SEED} {number}")
            out = browser.print(draw_page(random, DESIGNS, split=SPLIT))
            truth = tuple(PageGrid(page=1, grid=grid_of(region)) for region in out.page.regions)
            text, scan = folder / f"{number:03}.pdf", folder / f"{number:03}-scan.pdf"
            text.write_bytes(out.pdf)
            scan.write_bytes(as_picture(out.pdf))
            for path in (text, scan):
                yield Printed(path=path, truth=truth, scanned=path == scan)


def as_picture(pdf: bytes) -> bytes:
    """The pages as a scanner of its resolution sees them, undamaged."""
    first, *others = map(Image.fromarray, pictures(pdf, dots_per_inch=RESOLUTION))
    out = io.BytesIO()
    first.save(out, "PDF", resolution=RESOLUTION, save_all=True, append_images=others)
    return out.getvalue()


def grid_of(region: TrueRegion) -> Grid:
    """The region's cells with their places."""
    found = settled(
        [
            Cell(row=cell.row, column=cell.column, row_span=cell.row_span, column_span=cell.column_span,
                 text=cell.text, place=Place(span=NOWHERE, page_number=1, box=cell.quad.box))
            for cell in region.cells
        ]
    )  # fmt: skip
    assert found is not None
    return found


def measured(name: str, tool: Tool, pages: Sequence[Printed]) -> Iterator[dict[str, object]]:
    tallies: dict[str, TableTally] = {}
    seconds: dict[str, list[float]] = {}
    for page in pages:
        begin = time.perf_counter()
        try:
            with quiet():
                answer = tool(page.path, page.scanned)
        except Exception:  # noqa: BLE001 - whatever stops a tool, it has not read the page
            answer = Answer()
        kind = "picture" if page.scanned else "text"
        took, slices = time.perf_counter() - begin, (f"1 {kind}", *((f"2 {kind}, {page.group}",) if page.group else ()))
        for part in slices:
            seconds.setdefault(part, []).append(took)
        for _, tally in compare_pages(page.truth, answer.parts):
            for part in slices:
                tallies[part] = tallies.get(part, TableTally()) + tally
    for part, tally in tallies.items():
        yield {
            "slice": part, "tool": name, "pages": len(seconds[part]), "tables": tally.tables, "found": tally.found,
            "invented": tally.read - tally.found, "exact": tally.exact, "teds_struct": percent(tally.mean("teds_struct")),
            "grits_top": percent(tally.mean("grits_top")), "seconds": f"{sum(seconds[part]) / len(seconds[part]):.2f}",
        }  # fmt: skip


def test_pages_as_pictures_have_no_text_and_the_same_sizes() -> None:
    blank = pypdfium2.PdfDocument.new()
    blank.new_page(300, 200)
    blank.new_page(200, 300)
    out = io.BytesIO()
    blank.save(out)
    scanned = pypdfium2.PdfDocument(as_picture(out.getvalue()))
    assert [[round(side) for side in page.get_size()] for page in scanned] == [[300, 200], [200, 300]]
    assert scanned[0].get_textpage().get_text_range() == ""
