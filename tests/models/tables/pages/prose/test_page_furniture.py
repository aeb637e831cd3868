"""What the paper of a letter prints at the foot of a page, beside its number, is no part of the report."""

from __future__ import annotations

import pytest

from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.print.lines import lines_of
from models.tables.pages.prose.furniture import furniture_lines
from tests.models.tables.table_grids_by_hand import word


def left_out(*words: Word) -> set[str]:
    page = PrintedPage(page=Page(number=1, width=595, height=842), words=words)
    lines = lines_of(words)
    found = furniture_lines([(page, lines)])
    return {line.text for line in lines if id(line) in found}


NUMBER = word("第1页 共6页", 280, 790)


@pytest.mark.parametrize("shift", [-9.0, 0.0, 9.0], ids=["above", "level", "below"])
def test_words_beside_a_page_number(shift: float) -> None:
    found = "".join(left_out(NUMBER, word("地址：某某市某某路1号", 420, 790 + shift)))
    assert "地址" in found
    assert "第1页" in found


@pytest.mark.parametrize(
    "other",
    [word("报告的最后一行文字", 270, 776), word("报告的最后一行文字", 60, 760), word("报告的最后一行文字", 60, 600)],
    ids=["right above the number", "a line further up", "in the text"],
)
def test_lines_of_the_report_are_kept(other: Word) -> None:
    assert left_out(NUMBER, other) == {NUMBER.text}


def test_a_share_of_pages_in_a_row_is_no_page_number() -> None:
    assert left_out(word("合计", 60, 790), word("1/6", 280, 790), word("12", 420, 790)) == set()


@pytest.mark.parametrize("number", ["一1一", "一1", "-1_"])
def test_a_number_of_a_page_whose_dashes_are_misread(number: str) -> None:
    """Previously 一 1 一 at the foot of a scanned page was prose, and the table went no further than its page."""
    words = (word("某单位", 60, 200), word(number, 280, 790))
    page = PrintedPage(page=Page(number=1, width=595, height=842), words=words, scanned=True)
    lines = lines_of(words)
    found = furniture_lines([(page, lines)])
    assert [line.text for line in lines if id(line) in found] == [number]
