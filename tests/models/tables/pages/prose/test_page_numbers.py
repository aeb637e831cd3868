"""What at the foot of a page is its number, and what is a row's last figures."""

from __future__ import annotations

import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.print.lines import lines_of
from models.tables.pages.prose.furniture import furniture_lines


def left_out(*foot: str) -> bool:
    """Is the last line of a page, of these words far apart, taken for its number?"""
    texts = (("三、本年度办理结果", 90.0, 700.0), *((text, 90.0 + 60 * at, 790.0) for at, text in enumerate(foot)))
    words = tuple(
        Word(text=text, box=Box(left=x, top=y, right=x + 10 * len(text), bottom=y + 10)) for text, x, y in texts
    )
    page = PrintedPage(page=Page(number=2, width=595.0, height=842.0), words=words)
    lines = tuple(lines_of(words))
    return id(lines[-1]) in furniture_lines([(page, lines)])


@pytest.mark.parametrize("foot", ["－3－", "第3页", "第 3 页 共 5 页", "第3页,共5页", "3/5", "3 共5页", "第3页/共5页"])
def test_numbers_of_pages_are_left_out(foot: str) -> None:
    assert left_out(foot)


@pytest.mark.parametrize("foot", [("20", "760"), ("0", "2"), ("1,234",), ("20", "760", "3")])
def test_the_last_figures_of_a_row_stay(foot: tuple[str, ...]) -> None:
    assert not left_out(*foot)


def left_out_of(*ends: str) -> list[bool]:
    """Which of the lone numbers that the pages end with are taken for their numbers."""
    pages = []
    for number, end in enumerate(ends, 1):
        texts = (("三、本年度办理结果", 700.0), (end, 790.0))
        words = tuple(
            Word(text=text, box=Box(left=90.0, top=y, right=90.0 + 10 * len(text), bottom=y + 10)) for text, y in texts
        )
        page = PrintedPage(page=Page(number=number, width=595.0, height=842.0), words=words)
        pages.append((page, tuple(lines_of(words))))
    out = furniture_lines(pages)
    return [id(lines[-1]) in out for _, lines in pages]


def test_numbers_that_count_with_the_pages_are_theirs() -> None:
    assert left_out_of("3", "4", "0", "6") == [True, True, False, True]


def test_two_of_many_pages_count_with_them_by_chance() -> None:
    assert not any(left_out_of("12", "0", "7", "15", "2", "0", "31", "0"))
