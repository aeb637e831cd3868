"""Tables of other people's PDFs: the ICDAR 2013 competition, read by gouji, camelot and pdfplumber in the same run.

    GOUJI_ICDAR2013=DIR pytest -n0 -m benchmark -s tests/benchmarks/test_icdar2013.py

DIR holds the competition's folders with `eu-001.pdf` and `eu-001-str.xml` side by side; the data set is not part of this
repository. Reports of the European Union and those of the United States whose number is even were looked at while gouji
was developed. The others stand apart: they were read twice, and two rules that did them harm were taken back or changed.
A file whose truth has no PDF of its own name is left out.

Every table is compared on the page that it stands on; a missing one counts 0, an invented one counts in the adjacency
relations. Tools get each file whole, no page and no area told. Prints, never asserts a figure or a time.
"""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pypdfium2
import pytest

from tests.benchmarks.test_table_tools import Tool, added, camelot_tool, gouji_tool, installed, pdfplumber_tool, quiet
from training.metrics.icdar2013 import true_regions
from training.metrics.layout import aligned, percent
from training.metrics.table_scores import TableTally, compare_pages

FOLDER = os.environ.get("GOUJI_ICDAR2013")
TOOLS = {
    "gouji": ((), gouji_tool),
    "camelot lattice": (("camelot",), lambda: camelot_tool("lattice")),
    "camelot stream": (("camelot",), lambda: camelot_tool("stream")),
    "camelot network": (("camelot",), lambda: camelot_tool("network")),
    "pdfplumber": (("pdfplumber",), pdfplumber_tool),
}
PARTS = {"eu": re.compile(r"eu-"), "us, even": re.compile(r"us-\d*[02468](?!\d)"), "us, odd": re.compile(r"us-")}
"""Of which the first that fits is a file's."""
COLUMNS = ("part", "tool", "files", "tables", "found", "exact", "invented", "teds_struct", "grits_top", "adjacency_f1",
           "seconds_a_file")  # fmt: skip


def part_of(pdf: Path) -> str:
    return next(name for name, pattern in PARTS.items() if pattern.match(pdf.name))


def measured(tool: Tool, pdf: Path) -> tuple[TableTally, float]:
    document = pypdfium2.PdfDocument(pdf)
    heights = {number: page.get_height() for number, page in enumerate(document, 1)}
    document.close()
    truth = true_regions(pdf.with_name(f"{pdf.stem}-str.xml").read_bytes(), heights)
    begin = time.perf_counter()
    try:
        with quiet():
            parts = tool(pdf, False).parts
    except Exception:  # noqa: BLE001 - whatever stops a tool, it has not read the document
        parts = ()
    return added(compare_pages(truth, parts)), time.perf_counter() - begin


@pytest.mark.benchmark
@pytest.mark.skipif(not FOLDER, reason="GOUJI_ICDAR2013 names no folder with the data set")
def test_published_tables() -> None:
    pdfs = [one for one in sorted(Path(FOLDER or "").rglob("*.pdf")) if one.with_name(f"{one.stem}-str.xml").exists()]
    assert pdfs, "no PDF with its truth in GOUJI_ICDAR2013"
    rows = []
    for name, (needs, make) in TOOLS.items():
        if not installed(*needs):
            print(f"\nnot installed: {name}")
            continue
        tool = make()
        each = [(part_of(pdf), *measured(tool, pdf)) for pdf in pdfs]
        for part in PARTS:
            own = [(tally, seconds) for of, tally, seconds in each if of == part]
            total = sum((tally for tally, _ in own), TableTally())
            rows.append(
                {
                    "part": part, "tool": name, "files": len(own), "tables": total.tables, "found": total.found,
                    "exact": total.exact, "invented": total.read - total.found,
                    "teds_struct": percent(total.mean("teds_struct")), "grits_top": percent(total.mean("grits_top")),
                    "adjacency_f1": percent(total.relations.f1),
                    "seconds_a_file": f"{sum(seconds for _, seconds in own) / max(1, len(own)):.2f}",
                }
            )  # fmt: skip
    print("\n" + aligned(COLUMNS, sorted(rows, key=lambda row: list(PARTS).index(str(row["part"])))))
