"""Documents of other hands in drawn looks: the truth is where Chromium prints it."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pypdfium2
import pytest

from corpora.synthetic.web.browser import PrintedPage, browser_tab, installed_browser
from corpora.synthetic.web.documents import DocumentPrinter, restyled, sheet_size
from corpora.synthetic.web.restyle import Restyling, draw_restyling

NEAR = 2.0
"""Points by which the browser's layout and its print may differ."""
DOCUMENT = """<!doctype html><html><head><meta charset=utf-8><style>@page{size:A4 landscape;margin:20mm}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #000;padding:3px}</style></head><body>
<h1>FIRST HEADING</h1><p>Some words before the table stand here.</p>
<table><thead><tr><th rowspan=2>Name<th colspan=2>Years<tr><th>2021<th>2022<tbody>
<tr><td>Alpha<td>101<td>102<tr><td>Beta<td>103<td>104<tr><td colspan=3>closing words</table>
<table><tr><td>Gamma<td>201<tr><td>Delta<td>202</table></body></html>"""


@pytest.fixture(scope="module")
def documents() -> Iterator[DocumentPrinter]:
    pytest.importorskip("playwright")
    if installed_browser() is None:
        pytest.skip("no Chromium to print pages with")
    with browser_tab() as tab:
        yield DocumentPrinter(tab)


def printed(documents: DocumentPrinter, html: str, seed: int) -> PrintedPage:
    found = documents.print(html, Random(f"documents {seed}"), split="train")
    assert found is not None
    return found


def test_each_look_keeps_rows_columns_and_spans(documents: DocumentPrinter) -> None:
    looks = set()
    for seed in range(8):
        out = printed(documents, DOCUMENT, seed)
        first, second = out.page.regions
        assert (first.n_rows, first.n_columns, second.n_rows, second.n_columns) == (5, 3, 2, 2)
        spans = {(cell.row, cell.column): (cell.row_span, cell.column_span) for cell in first.cells}
        assert (spans[0, 0], spans[0, 1], spans[4, 0]) == ((2, 1), (1, 2), (1, 3))
        looks.add((out.page.width, first.rules))
    assert len(looks) > 4


def test_its_own_look_is_kept(documents: DocumentPrinter) -> None:
    found = documents.print(DOCUMENT, Random(1), split="train", own=True)
    assert found is not None
    assert found.page.width == pytest.approx(1123 * 0.75, abs=1)
    assert {region.rules for region in found.page.regions} == {"all"}


def test_words_stand_where_the_pdf_prints_them(documents: DocumentPrinter) -> None:
    for seed in range(4):
        out = printed(documents, DOCUMENT, seed)
        document = pypdfium2.PdfDocument(out.pdf)
        assert document[0].get_size() == pytest.approx((out.page.width, out.page.height), abs=1)
        text = document[0].get_textpage()
        for word in out.page.words:
            box = word.quad.box
            found = text.get_text_bounded(
                left=box.left - NEAR, right=box.right + NEAR,
                top=out.page.height - box.top + NEAR, bottom=out.page.height - box.bottom - NEAR,
            )  # fmt: skip
            assert word.text in found


def test_of_a_long_document_one_sheet_of_blocks_is_kept(documents: DocumentPrinter) -> None:
    block = DOCUMENT[DOCUMENT.index("<h1>") : DOCUMENT.index("</body>")]
    long = DOCUMENT.replace(block, block * 12)
    heights = [printed(documents, long, seed).page for seed in range(3)]
    assert all(2 <= len(page.regions) < 24 for page in heights)
    assert all(page.height < 1.2 * page.width for page in heights)


def test_a_page_with_a_table_in_a_table_is_left_out(documents: DocumentPrinter) -> None:
    nested = "<html><head></head><body><table><tr><td><table><tr><td>1</table></table></body></html>"
    assert documents.print(nested, Random(0), split="train") is None


def test_the_sheet_is_that_of_the_document() -> None:
    assert sheet_size(DOCUMENT) == (1123, 794)
    assert sheet_size("<style>@page{size:210mm 99mm}</style>") == pytest.approx((793.7, 374.2), abs=0.1)
    assert sheet_size("<p>1") == (794, 1123)


def test_a_style_sheet_comes_last_and_sheets_of_the_document_go() -> None:
    html = restyled(DOCUMENT, Restyling(css="p{color:red}", width=600))
    assert "@page" not in html
    assert html.index("p{color:red}") > html.index("border-collapse")


def test_without_open_rows_rules_are_never_taken_away() -> None:
    for seed in range(200):
        css = draw_restyling(Random(seed), ("'Noto Sans CJK SC'",), inner=670, open_rows=False).css
        bare, _, rest = css.partition("box-shadow:none!important}")
        assert not rest or "border-top" in rest or "border:" in rest, bare
