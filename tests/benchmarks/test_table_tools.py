"""Tables of generated pages as gouji, camelot, pdfplumber and img2table with RapidOCR read them, in the same run.

    pip install '.[test,bench]'        # best into an environment of its own: img2table brings another OpenCV
    pytest -m benchmark -s tests/benchmarks/test_table_tools.py

A tool that is not installed is left out, and a line says so. For each look and tool: the share of statutory figures
that are right and how many are wrong (a number, but another one), TEDS-Struct over the tables of the truth (missing ones
count 0), whole and page by page, tables invented, seconds a page. The documents are the `test` split's.

Every tool gets its best chance. None of them knows the form: their grids go through `models.tables.recover` as regions
of trust "grid", which aligns labels with those of the form and finds the figures as it does for a Word file; once with
their blank cells and once without (lines of a label that became rows of their own do less harm then), and of the two
readings the one with more figures right counts, document by document. Merged cells are taken where a tool tells them
(missing edges, one box at several positions). Tables on successive pages with as many columns are joined, repeated heads
left out, and a blank cell at the top goes to the merged cell that it continues. A failure of a tool on a document is an
empty answer. Seconds are those of the tool alone, its models loaded before; gouji's are for the whole record, prose and
checks included.

Prints, never asserts a figure or a time.
"""

from __future__ import annotations

import importlib.util
import json
import logging
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from corpora.document.document import Source
from corpora.document.grid import Grid
from corpora.document.reading import Unread
from corpora.profiles.load import load_profiles
from corpora.readers.assembly import Assembler, RawCell
from corpora.readers.sources import RawSource
from corpora.synthetic.corpus import write_corpus
from models.tables.recover import recover_tables
from service.assemble import build_toolkit
from service.pipeline import read_report
from service.settings import Settings
from training.metrics.layout import aligned, percent
from training.metrics.page_grids import PageGrid, read_page_grids, true_page_grids
from training.metrics.scores import ratio
from training.metrics.table_grids import true_tables
from training.metrics.table_scores import Sliced, TableTally, compare_pages, compare_tables
from training.metrics.tool_grids import by_boxes, by_edges, by_positions, joined

DOCUMENTS_A_LOOK = 2
"""Enough to tell tools apart that differ by tens of per cent, few enough for two shared cores."""
SEED = 2026_11
DRAWN = ("pdf-all", "pdf-thin", "pdf-shaded", "pdf-three-line", "pdf-horizontal", "pdf-dotted", "pdf-none")
SCANNED = ("scan-clean", "scan-worn", "scan-fax")
COLUMNS = (
    "look",
    "tool",
    "pages",
    "figures",
    "right",
    "right_share",
    "wrong",
    "tables",
    "found",
    "invented",
    "teds_struct",
    "by_page",
    "seconds_a_page",
)

Figures = dict[str, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is understood of a document: tables in reading order and the statutory figures that have a value.

    `parts` are the tables page by page; `readings` the figures of each way to understand the tables, at least one.
    """

    tables: tuple[Grid, ...] = ()
    parts: tuple[PageGrid, ...] = ()
    readings: tuple[Figures, ...] = ({},)


Tool = Callable[[Path, bool], Answer]
"""Reads a document, which is a scan or not."""


def installed(*modules: str) -> bool:
    return all(importlib.util.find_spec(module) for module in modules)


@contextmanager
def quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
    logging.disable(logging.NOTSET)


# ---------------------------------------------------------------------------------------------------- the tools


def camelot_tool(flavour: str) -> Tool:
    import camelot

    def read(path: Path, scanned: bool) -> Answer:
        tables = camelot.read_pdf(str(path), pages="all", flavor=flavour, suppress_stdout=True)
        return through_recover([PageGrid(page=table.page, grid=by_edges(table.cells)) for table in tables])

    return read


def pdfplumber_tool() -> Tool:
    import pdfplumber

    def read(path: Path, scanned: bool) -> Answer:
        grids = []
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                for table in page.find_tables():
                    texts = table.extract()
                    cells = [
                        (box, texts[row][column] or "")
                        for row, line in enumerate(table.rows)
                        for column, box in enumerate(line.cells)
                        if box
                    ]
                    grids.append(PageGrid(page=page.page_number, grid=by_boxes(cells)))
        return through_recover(grids)

    return read


def img2table_tool() -> Tool:
    from img2table.document import PDF
    from img2table.ocr import RapidOCR

    ocr = RapidOCR()

    def read(path: Path, scanned: bool) -> Answer:
        document = PDF(str(path), detect_rotation=scanned, pdf_text_extraction=not scanned)
        pages = document.extract_tables(ocr=ocr, borderless_tables=True, implicit_rows=False)
        grids = [
            PageGrid(
                page=page + 1, grid=by_positions([[boxed(cell) for cell in row] for row in table.content.values()])
            )
            for page in sorted(pages)
            for table in pages[page]
        ]
        return through_recover(grids)

    return read


def boxed(cell: Any) -> tuple[tuple[float, float, float, float], str]:
    return (cell.bbox.x1, cell.bbox.y1, cell.bbox.x2, cell.bbox.y2), cell.value or ""


def gouji_tool() -> Tool:
    toolkit = build_toolkit(Settings())

    def read(path: Path, scanned: bool) -> Answer:
        reading = read_report(RawSource(path=path.name, data=path.read_bytes()), toolkit)
        if isinstance(reading, Unread):
            raise RuntimeError(reading.failure.code)
        figures = {one.field: one.value for one in reading.layout.figures if one.value is not None}
        grids = tuple(table.grid for table in reading.layout.tables)
        return Answer(tables=grids, parts=read_page_grids(grids), readings=(figures,))

    return read


TOOLS: dict[str, tuple[tuple[str, ...], Callable[[], Tool], tuple[str, ...]]] = {
    "gouji": ((), gouji_tool, (*DRAWN, *SCANNED)),
    "camelot lattice": (("camelot",), lambda: camelot_tool("lattice"), DRAWN),
    "camelot stream": (("camelot",), lambda: camelot_tool("stream"), DRAWN),
    "camelot network": (("camelot",), lambda: camelot_tool("network"), DRAWN),
    "pdfplumber": (("pdfplumber",), pdfplumber_tool, DRAWN),
    "img2table, RapidOCR": (("img2table", "rapidocr", "onnxruntime"), img2table_tool, (*DRAWN, *SCANNED)),
}
"""What each needs, how it is made, and the looks that it can be asked for: the others read no pictures."""


# ------------------------------------------------------------------------------------------- their best chance


def through_recover(pieces: Sequence[PageGrid]) -> Answer:
    """The tool's grids as the document that a Word file with these tables would be."""
    grids = joined(pieces)
    return Answer(
        tables=grids, parts=tuple(pieces), readings=(figures_of(grids, blanks=True), figures_of(grids, blanks=False))
    )


def figures_of(grids: Sequence[Grid], *, blanks: bool) -> Figures:
    assembler = Assembler()
    for grid in grids:
        rows: list[list[RawCell]] = [[] for _ in range(grid.n_rows)]
        for cell in sorted(grid.cells, key=lambda one: (one.row, one.column)):
            raw = RawCell(text=cell.text, column=cell.column, row_span=cell.row_span, column_span=cell.column_span)
            rows[cell.row] += [raw] if cell.text or blanks else []
        assembler.table(rows)
    if not any(cell.text for grid in grids for cell in grid.cells):
        return {}
    source = Source(path="grids", sha256="", media_type="text/plain", size_bytes=0)
    recovered = recover_tables(assembler.document(source), profiles=load_profiles())
    return {one.field: one.value for one in recovered.figures if one.value is not None}


# --------------------------------------------------------------------------------------------------- the run


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    pages: int = 0
    figures: int = 0
    right: int = 0
    wrong: int = 0
    seconds: float = 0.0
    tables: TableTally = TableTally()  # noqa: RUF009 - a frozen value
    parts: TableTally = TableTally()  # noqa: RUF009

    def __add__(self, other: Sum) -> Sum:
        return Sum(
            pages=self.pages + other.pages, figures=self.figures + other.figures, right=self.right + other.right,
            wrong=self.wrong + other.wrong, seconds=self.seconds + other.seconds, tables=self.tables + other.tables,
            parts=self.parts + other.parts,
        )  # fmt: skip


def measured(tool: Tool, path: Path, *, scanned: bool) -> Sum:
    folder = path.parent.parent
    gold = json.loads((folder / "gold" / f"{path.stem}.json").read_text("utf-8"))
    pages = json.loads((folder / "pages" / f"{path.stem}.json").read_text("utf-8"))
    begin = time.perf_counter()
    try:
        with quiet():
            answer = tool(path, scanned)
    except Exception:  # noqa: BLE001 - whatever stops a tool, it has not read the document
        answer = Answer()
    seconds = time.perf_counter() - begin
    truth = {name: Decimal(str(value)) for name, value in gold["figures"].items()}
    read = max(answer.readings, key=lambda reading: sum(reading.get(name) == truth[name] for name in truth))
    return Sum(
        pages=page_count(path),
        figures=len(truth),
        right=sum(read.get(name) == value for name, value in truth.items()),
        wrong=sum(name in read and read[name] != value for name, value in truth.items()),
        seconds=seconds,
        tables=added(compare_tables([table.grid for table in true_tables(gold)], answer.tables)),
        parts=added(compare_pages(true_page_grids(pages), answer.parts)),
    )


def added(sliced: Iterable[Sliced]) -> TableTally:
    return sum((tally for _, tally in sliced), TableTally())


def page_count(path: Path) -> int:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    try:
        return len(pdf)
    finally:
        pdf.close()


def row(look: str, name: str, total: Sum) -> dict[str, object]:
    return {
        "look": look,
        "tool": name,
        "pages": total.pages,
        "figures": total.figures,
        "right": total.right,
        "right_share": percent(ratio(total.right, total.figures)),
        "wrong": total.wrong,
        "tables": total.tables.tables,
        "found": total.tables.found,
        "invented": total.tables.read - total.tables.found,
        "teds_struct": percent(total.tables.mean("teds_struct")),
        "by_page": percent(total.parts.mean("teds_struct")),
        "seconds_a_page": f"{total.seconds / total.pages:.2f}",
    }


@pytest.fixture(scope="module")
def tools() -> dict[str, Tool]:
    missing = [name for name, (needs, _, _) in TOOLS.items() if not installed(*needs)]
    print(f"\nnot installed: {', '.join(missing) or 'none'}")
    return {name: make() for name, (_, make, _) in TOOLS.items() if name not in missing}


@pytest.mark.benchmark
@pytest.mark.parametrize("look", [*DRAWN, *SCANNED])
def test_tools_side_by_side(look: str, tools: dict[str, Tool], tmp_path: Path) -> None:
    paths = write_corpus(tmp_path, count=DOCUMENTS_A_LOOK, seed=SEED, kinds=(look,), planted=0.0, split="test")
    rows = []
    for name, tool in tools.items():
        if look not in TOOLS[name][2]:
            continue
        each = [measured(tool, path, scanned=look in SCANNED) for path in paths]
        rows.append(row(look, name, sum(each, Sum())))
        assert rows[-1]["figures"]  # pages without figures would make every tool look alike
    print("\n" + aligned(COLUMNS, rows))
