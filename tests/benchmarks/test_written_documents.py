"""Documents of a page or two with several tables each, written by hand as web pages: gouji and others in one run.

    pip install '.[test,bench]'        # best into an environment of its own: img2table brings another OpenCV
    pytest -n0 -m benchmark -s tests/benchmarks/test_written_documents.py

The pages of `written_documents` (reports, statements, menus, papers; Chinese and foreign) were laid out by a hand that had
seen neither the generator nor what reads them. Each once as a PDF with text and once as a picture of 150 dots per inch in a
PDF. Each table of the truth is held against the table of a reading that says the same; missing ones count 0. TEDS-Struct and
GriTS-Top over the tables of the truth in per cent. `GOUJI_BENCH_PAGES=DIR` reads pages of one's own, or those of
`strange_documents`, laid out later. Prints, never asserts a score or a time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpora.synthetic.web.browser import installed_browser
from tests.benchmarks.test_web_pages import Printed, as_picture, print_measured
from tests.benchmarks.written_pages import on_pages, pages_of, print_pdf, true_grids

PAGES = Path(os.environ.get("GOUJI_BENCH_PAGES", Path(__file__).parent / "written_documents"))


@pytest.mark.benchmark
def test_written_documents(tmp_path: Path) -> None:
    browser = installed_browser()
    if browser is None:
        pytest.skip("no Chromium to print the pages with")
    print_measured(list(printed(browser, tmp_path)))


def printed(browser: str, folder: Path) -> Iterator[Printed]:
    """Each document as a PDF with text and as one of a picture."""
    for page in sorted(PAGES.glob("**/*.html")):
        text, scan = folder / f"{page.stem}.pdf", folder / f"{page.stem}-scan.pdf"
        print_pdf(browser, page, text)
        truth = on_pages(true_grids(page), text)
        scan.write_bytes(as_picture(text.read_bytes()))
        group = page.parent.name if page.parent != PAGES else ""
        for path in (text, scan):
            yield Printed(path=path, truth=truth, scanned=path == scan, group=group)


def test_a_blank_form_is_on_the_page_whose_words_no_table_before_it_says(tmp_path: Path) -> None:
    """Previously it was taken for one of the first page, which says its heads too."""
    head = "<table><tr><th>项目<th>合计"
    page = tmp_path / "two.html"
    page.write_text(f"{head}<tr><td>收入<td>12<tr><td>支出<td>30</table>{head}<tr><td><td></table>", "utf-8")
    assert list(pages_of(list(true_grids(page)), ["表一项目合计收入12支出30", "表二项目合计"])) == [0, 1]
