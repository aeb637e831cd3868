"""Seconds a page beside the tools that a page cannot be read without: pdfplumber for PDFs with text, RapidOCR for scans.

    pip install '.[test]' pdfplumber
    pytest -m benchmark -s tests/benchmarks/test_page_speed.py

The same documents in the same process, one after the other, one thread each, every model loaded before; seconds of the
processor, which say the same on a busy machine. `read` is what gouji needs from the file's bytes to its grids and prose,
opening and drawing the page included; `whole` is the reading with figures, claims and checks. pdfplumber's is
`extract_tables` of each page, RapidOCR's is reading the page's picture, which it is handed ready. Aims: a PDF page 2.0, a
scanned page 1.3 times. Then what the worker process adds, which `gouji` reads pages in: seconds of the clock. Prints,
never asserts a time.
"""

from __future__ import annotations

import importlib.util
import io
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from corpora.document.reading import Reading
from corpora.readers.pdf_file import PdfPages
from corpora.readers.sources import RawSource
from corpora.synthetic.corpus import write_corpus
from models.ocr.networks import networks_present
from models.tables.files.read_pdf import SCAN_RESOLUTION
from service.assemble import build_toolkit
from service.isolation.reading import ReportReader
from service.pipeline import Toolkit, read_report
from service.settings import Settings
from training.ocr.measure import plain_rapidocr

SEED = 20_261_120
DOCUMENTS_A_LOOK = 2
PRINTED = ("pdf-all", "pdf-thin", "pdf-shaded", "pdf-three-line", "pdf-horizontal", "pdf-dotted", "pdf-none")
SCANNED = ("scan-clean", "scan-worn", "scan-fax")


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Seconds a page of one document, by what was done."""

    pages: int
    seconds: dict[str, float]


@pytest.fixture(scope="module")
def toolkit() -> Toolkit:
    return build_toolkit(Settings())


def seconds_of(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    begin = clock()
    work()
    return clock() - begin


def measured(path: Path, *, toolkit: Toolkit, other: str, run: Callable[[bytes], object]) -> Times:
    """Two rounds, the better of each: the first one loads models."""
    source = RawSource(path=path.name, data=path.read_bytes())
    works: dict[str, Callable[[], object]] = {
        other: lambda: run(source.data),
        "read": lambda: toolkit.read(source),
        "whole": lambda: read_report(source, toolkit),
    }
    assert isinstance(works["whole"](), Reading)
    pages = len(pypdfium2.PdfDocument(source.data))
    rounds = [{name: seconds_of(work) for name, work in works.items()} for _ in range(2)]
    return Times(pages=pages, seconds={name: min(one[name] for one in rounds) / pages for name in works})


def told(look: str, times: list[Times], other: str) -> None:
    pages = sum(one.pages for one in times)
    mean = {name: sum(one.seconds[name] * one.pages for one in times) / pages for name in times[0].seconds}
    ratios = "  ".join(
        f"{name} {mean[name]:.3f} s = {mean[name] / mean[other]:.2f} times" for name in mean if name != other
    )
    print(f"{look:<16} {pages:3} pages  {other} {mean[other]:.3f} s  {ratios}")


def overall(times: list[Times], other: str) -> None:
    ratios = [one.seconds["read"] / one.seconds[other] for one in times]
    print(f"read / {other}, by document: median {statistics.median(ratios):.2f}, worst {max(ratios):.2f}")


@pytest.mark.benchmark
def test_pdf_pages_beside_pdfplumber(toolkit: Toolkit, tmp_path: Path) -> None:
    if importlib.util.find_spec("pdfplumber") is None:
        pytest.skip("pdfplumber is not installed")
    import pdfplumber

    def tables(data: bytes) -> list[Any]:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return [page.extract_tables() for page in pdf.pages]

    print()
    times: list[Times] = []
    for look in PRINTED:
        paths = corpus(tmp_path / look, look)
        here = [measured(path, toolkit=toolkit, other="pdfplumber", run=tables) for path in paths]
        told(look, here, "pdfplumber")
        times += here
    overall(times, "pdfplumber")


@pytest.mark.benchmark
def test_scanned_pages_beside_rapidocr(toolkit: Toolkit, tmp_path: Path) -> None:
    if not networks_present():
        pytest.skip("rapidocr is not installed")
    engine = plain_rapidocr(1)
    print()
    times: list[Times] = []
    for look in SCANNED:
        here = []
        for path in corpus(tmp_path / look, look):
            with PdfPages(path.read_bytes()) as pdf:
                pictures = [pdf.picture(number + 1, dots_per_inch=SCAN_RESOLUTION)[0] for number in range(pdf.count)]

            def words(_: bytes, pictures: list[Any] = pictures) -> list[object]:
                return [engine(picture) for picture in pictures]

            here.append(measured(path, toolkit=toolkit, other="RapidOCR", run=words))
        told(look, here, "RapidOCR")
        times += here
    overall(times, "RapidOCR")


@pytest.mark.benchmark
def test_the_worker_beside_this_process(toolkit: Toolkit, tmp_path: Path) -> None:
    """The difference is the document's way through the pipe, and the reading's way back."""
    sources = [
        RawSource(path=path.name, data=path.read_bytes()) for look in PRINTED for path in corpus(tmp_path / look, look)
    ]
    with ReportReader(Settings()) as reader:
        start = seconds_of(lambda: reader(sources[0]), time.perf_counter)
        rounds = [
            (
                seconds_of(lambda: [read_report(source, toolkit) for source in sources], time.perf_counter),
                seconds_of(lambda: [reader(source) for source in sources], time.perf_counter),
            )
            for _ in range(3)
        ]
    here, there = (min(one[place] for one in rounds) / len(sources) for place in (0, 1))
    print(
        f"\na PDF in this process {here:.3f} s, in the worker {there:.3f} s; the first, with its start, {start:.2f} s"
    )


def corpus(folder: Path, look: str) -> list[Path]:
    return write_corpus(folder, count=DOCUMENTS_A_LOOK, seed=SEED, kinds=(look,), planted=0.0, split="dev")
