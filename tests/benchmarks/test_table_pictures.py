"""Pictures of one table each, cut out of generated pages, as gouji and img2table with RapidOCR read them in the same run.

    pip install '.[test,bench]'        # best into an environment of its own: img2table brings another OpenCV
    pytest -m benchmark -s tests/benchmarks/test_table_pictures.py

Such pictures come from screens and from collections of tables: no page around the table, and no resolution in the file.
The tables are those of one split, most of them general ones; printed pages are shown at 100 to 200 dots per inch,
the others were scanned clean, worn or faxed, or photographed. TEDS-Struct and GriTS-Top of the largest grid that the tool
finds, 0 where it finds none. A tool that is not installed is left out, and a line says so.

Prints, never asserts a score or a time. `GOUJI_BENCH_DOCUMENTS` (30) sets how many documents the tables come from, two of
each at most; `GOUJI_BENCH_SPLIT` (test) and `GOUJI_BENCH_SEED` draw others, to develop on.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import pytest
from PIL import Image

from corpora.document.grid import Cell, Grid
from corpora.document.place import Place
from corpora.document.reading import Unread
from corpora.readers.sources import RawSource
from corpora.synthetic.dossier import draw_dossier, plans
from corpora.synthetic.order import Order
from corpora.synthetic.paged import print_on_paper
from corpora.synthetic.pages.truth import TrueRegion
from service.assemble import build_toolkit
from service.pipeline import read_report
from service.settings import Settings
from tests.benchmarks.test_table_tools import boxed, installed, quiet
from training.metrics.grits import grits_top
from training.metrics.layout import aligned, percent
from training.metrics.table_grids import NOWHERE, settled
from training.metrics.teds import teds_struct
from training.metrics.tool_grids import by_positions
from training.tables.examples import SOURCES, grid_of, seen_page

DOCUMENTS = int(os.environ.get("GOUJI_BENCH_DOCUMENTS", "30"))
SPLIT = os.environ.get("GOUJI_BENCH_SPLIT", "test")
SEED = int(os.environ.get("GOUJI_BENCH_SEED", "202621"))
SHARE_OF_GENERAL = 0.8
MARGIN = (1.0, 10.0)
"""Points around a table."""
TABLES_A_DOCUMENT = 2

Reads = Callable[[Path], Sequence[Grid]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePicture:
    path: Path
    truth: Grid
    slices: tuple[str, ...]


def pictures(folder: Path, *, documents: int, seed: int) -> Iterator[TablePicture]:
    """Draws the pictures of so many documents into a folder, the same for the same seed."""
    order = Order(count=documents, seed=seed, kinds=("pdf-all",), planted=0.0, split=SPLIT, general=SHARE_OF_GENERAL)
    for item in (item for plan in plans(order) for item in draw_dossier(plan, order)):
        random = Random(f"pictures {seed} {item.number}")
        pdf, pages, _ = print_on_paper(item.report, random, SPLIT)
        source = random.choice(SOURCES)
        shown = [page for page in pages if page.regions]
        for page in random.sample(shown, min(TABLES_A_DOCUMENT, len(shown))):
            picture, truth, (across, down) = seen_page(pdf, page, random, source, SPLIT, item.report.body)
            region = random.choice(truth.regions)
            corners = np.array(region.quad.corners) * np.array((across, down)) / 72
            margin = random.uniform(*MARGIN) * across / 72
            left, top = np.maximum(np.floor(corners.min(0) - margin), 0).astype(int)
            right, bottom = np.ceil(corners.max(0) + margin).astype(int)
            path = folder / f"{item.number:04d}-{page.number}.png"
            Image.fromarray(picture[top:bottom, left:right]).save(path)
            yield TablePicture(path=path, truth=grid(region), slices=("1 all", f"2 {source}", f"3 {region.rules}"))


def grid(region: TrueRegion) -> Grid:
    """Rows and columns of what the page shows of the table, heads printed again among them."""
    _, _, cells = grid_of(region, np.eye(3))
    place = Place(span=NOWHERE)
    found = settled(
        [
            Cell(row=row, column=column, row_span=down, column_span=across, text="", place=place)
            for row, column, down, across, *_ in cells
        ]
    )
    assert found is not None
    return found


def gouji() -> Reads:
    toolkit = build_toolkit(Settings())

    def read(path: Path) -> Sequence[Grid]:
        reading = read_report(RawSource(path=path.name, data=path.read_bytes()), toolkit)
        return () if isinstance(reading, Unread) else [table.grid for table in reading.layout.tables]

    return read


def img2table() -> Reads:
    from img2table.document import Image as Document
    from img2table.ocr import RapidOCR

    ocr = RapidOCR()

    def read(path: Path) -> Sequence[Grid]:
        found = Document(str(path)).extract_tables(ocr=ocr, borderless_tables=True, implicit_rows=False)
        return [by_positions([[boxed(cell) for cell in row] for row in table.content.values()]) for table in found]

    return read


TOOLS: dict[str, tuple[tuple[str, ...], Callable[[], Reads]]] = {
    "gouji": ((), gouji),
    "img2table, RapidOCR": (("img2table", "rapidocr", "onnxruntime"), img2table),
}


@pytest.mark.benchmark
def test_pictures_of_one_table(tmp_path: Path) -> None:
    drawn = list(pictures(tmp_path, documents=DOCUMENTS, seed=SEED))
    assert drawn
    missing = [name for name, (needs, _) in TOOLS.items() if not installed(*needs)]
    print(f"\n{len(drawn)} pictures; not installed: {', '.join(missing) or 'none'}")
    rows: list[dict[str, object]] = []
    for name, (_, make) in TOOLS.items():
        if name not in missing:
            rows += measured(name, make(), drawn)
    print(aligned(tuple(rows[0]), sorted(rows, key=lambda row: (str(row["slice"]), str(row["tool"])))))


def measured(name: str, read: Reads, drawn: Sequence[TablePicture]) -> Iterator[dict[str, object]]:
    scores: dict[str, list[tuple[float, float, float]]] = {}
    for one in drawn:
        begin = time.perf_counter()
        try:
            with quiet():
                found = read(one.path)
        except Exception:  # noqa: BLE001 - whatever stops a tool, it has not read the picture
            found = ()
        seconds = time.perf_counter() - begin
        best = max(found, key=lambda grid: len(grid.cells), default=None)
        score = (teds_struct(one.truth, best), grits_top(one.truth, best).score) if best else (0.0, 0.0)
        for part in one.slices:
            scores.setdefault(part, []).append((*score, seconds))
    for part, each in scores.items():
        structure, topology, seconds = (sum(column) / len(each) for column in zip(*each, strict=True))
        yield {
            "slice": part, "tool": name, "tables": len(each), "teds_struct": percent(structure),
            "grits_top": percent(topology), "seconds": f"{seconds:.1f}",
        }  # fmt: skip
