"""Price lists without rules but a head's, with cells of several lines."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.find_grids import find_grids
from tests.models.tables.table_grids_by_hand import level, word

COLUMNS = (50.0, 110.0, 220.0, 420.0)
HEAD = ("编号", "服务项目", "服务价格", "适用范围")


def row(top: float, *texts: str) -> list[Word]:
    return [word(text, left, top) for text, left in zip(texts, COLUMNS, strict=True) if text]


def shapes(words: Sequence[Word]) -> list[tuple[int, int]]:
    page = PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words), rules=(level(115, 48, 480),))
    return [(grid.n_rows, grid.n_columns) for grid in find_grids(page)]


def test_a_cell_of_prices_goes_on_whatever_its_lines_end_with() -> None:
    """Previously a line that ends as a sentence does ended the table."""
    words = [
        *row(100, *HEAD),
        *row(128, "G01", "本行转账", "免费", "全辖"),
        *row(146, "G02", "跨行转账", "二千元以下二元；", "全辖"),
    ]
    words += [word("五千元以下五元；", 220, 159), word("一万元以下十元；", 220, 172), word("其他十五元", 220, 185)]
    words += [*row(203, "G03", "取款", "每笔二元", "省内"), *row(221, "G04", "挂失", "十元", "全辖")]
    assert shapes(words) == [(5, 4)]
