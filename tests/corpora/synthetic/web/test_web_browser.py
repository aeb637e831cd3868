"""Pages as Chromium prints them, beside the truth that it tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from random import Random

import pypdfium2
import pytest

from corpora.document.geometry import Box
from corpora.synthetic.web.browser import PrintedPage, Printer, installed_browser, printer
from corpora.synthetic.web.design import WebCell, WebRow, WebTable
from corpora.synthetic.web.designs import DESIGNS
from corpora.synthetic.web.page import WebPage, draw_page
from corpora.synthetic.web.style import TableStyle

pytest.importorskip("playwright")
if installed_browser() is None:
    pytest.skip("no Chromium to print pages with", allow_module_level=True)

NEAR = 2.0
"""Points by which the browser's layout and its print may differ."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Printer]:
    with printer() as found:
        yield found


def drawn(browser: Printer, seed: int) -> PrintedPage:
    return browser.print(draw_page(Random(f"test {seed}"), DESIGNS, split="train"))


def page_of(body: str, **style: bool) -> WebPage:
    html = (
        f"<!doctype html><meta charset=utf-8><style>@page {{size:600px 400px;margin:0}} body{{margin:0}}</style>{body}"
    )
    own = TableStyle(css="", rules="all", bounded=style.get("bounded", True))
    return WebPage(html=html, width=600, height=400, styles=(own, own))


TWO_ROWS = "<table id=t0 class=truth style='width:90%'><tr><th>甲<th>乙<tr><td>1<td>2</table>"


def test_words_stand_where_the_pdf_prints_them(browser: Printer) -> None:
    compared = 0
    for seed in range(4):
        out = drawn(browser, seed)
        document = pypdfium2.PdfDocument(out.pdf)
        assert len(document) == 1
        text = document[0].get_textpage()
        for word in out.page.words:
            box = word.quad.box
            if len(word.text) < 2 or not word.text.isascii():
                continue
            found = text.get_text_bounded(
                left=box.left - NEAR, right=box.right + NEAR,
                bottom=out.page.height - box.bottom - NEAR, top=out.page.height - box.top + NEAR,
            )  # fmt: skip
            assert word.text.casefold() in found.replace("\r\n", " ").casefold()
            compared += 1
    assert compared > 50


def test_lines_ascend_and_cells_hold_their_words(browser: Printer) -> None:
    tables = 0
    for seed in range(4, 12):
        page = drawn(browser, seed).page
        for region in page.regions:
            tables += 1
            assert all(a.start.y < b.start.y for a, b in pairwise(region.row_lines))
            assert all(a.start.x < b.start.x for a, b in pairwise(region.column_lines))
            assert len(region.row_lines) == region.n_rows + 1
            assert sum(cell.row_span * cell.column_span for cell in region.cells) == region.n_rows * region.n_columns
            cells = {(cell.row, cell.column): cell.quad.box for cell in region.cells}
            for word in page.words:
                if word.table == region.table:
                    assert word.cell is not None
                    assert _holds(cells[word.cell], word.quad.box)
    assert tables > 8


def _holds(cell: Box, word: Box) -> bool:
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return cell.left <= x <= cell.right and cell.top <= y <= cell.bottom


def test_what_does_not_fit_is_left_out_block_by_block(browser: Printer) -> None:
    tall = "<section class=block><div style='height:500px'>x</div></section>"
    table = f"<section class=block>{TWO_ROWS}</section>"
    page = browser.print(page_of(tall + table)).page
    assert [word.text for word in page.words] == ["甲", "乙", "1", "2"]


def test_a_table_wider_than_its_place_is_left_out(browser: Printer) -> None:
    wide = TWO_ROWS.replace("甲", "甲<div style='width:900px'></div>")
    assert browser.print(page_of(f"<section class=block><div>{wide}</div></section>")).page.regions == ()


def test_a_table_whose_sides_nothing_shows_ends_with_its_words(browser: Printer) -> None:
    block = f"<section class=block>{TWO_ROWS}</section>"
    (whole,) = browser.print(page_of(block)).page.regions
    (words,) = browser.print(page_of(block, bounded=False)).page.regions
    assert words.quad.box.right < whole.quad.box.right - 50


def test_nothing_is_asked_of_the_network(browser: Printer) -> None:
    page = browser.print(page_of("<section class=block><img src='http://127.0.0.1:9/x.png'>x</section>")).page
    assert [word.text for word in page.words] == ["x"]


def test_rows_without_room_are_no_table(browser: Printer) -> None:
    flat = (
        "<table id=t0 class=truth style='border-spacing:0'><tr><td style='padding:0'><tr><td style='padding:0'></table>"
    )
    assert browser.print(page_of(f"<section class=block>{flat}</section>")).page.regions == ()


def test_designs_are_plain_rows_of_cells() -> None:
    assert WebTable(rows=(WebRow(cells=(WebCell(text="a"), WebCell(text="b"))),)).n_columns == 2
