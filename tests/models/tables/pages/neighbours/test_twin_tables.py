"""Tables beside each other with the same head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.neighbours.twin_tables import twin_tables
from models.tables.pages.print.lines import lines_of

HEAD = ("名次", "城市", "指数")


def word(text: str, left: float, top: float, height: float = 10.0) -> Word:
    return Word(text=text, box=Box(left=left, top=top, right=left + height * len(text), bottom=top + height))


def page(second: float, *, rules: Sequence[Rule] = (), head: Sequence[str] = HEAD) -> PrintedPage:
    """Two tables of four rows with columns 40 points apart, the second one beginning at `second`."""
    words = [
        word(text, left + 40 * at, top)
        for left in (60.0, second)
        for number, top in enumerate((100.0, 120.0, 140.0, 160.0, 180.0))
        for at, text in enumerate((str(number), "甲乙", "3.1") if number else (head if left == second else HEAD))
    ]
    return PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words), rules=tuple(rules))


def test_a_head_that_comes_again_beyond_wide_white_is_of_a_second_table() -> None:
    left, right = twin_tables(page(210))
    assert left.right == right.left == 190
    grids = GridFinder(lambda: None)(page(210), None)
    assert [(one.n_rows, one.n_columns) for one in grids] == [(5, 3), (5, 3)]


def test_names_that_come_again_in_one_table_have_the_same_white_or_rules_between() -> None:
    over = Rule(box=Box(left=50, top=115, right=320, bottom=115), horizontal=True)
    assert twin_tables(page(180)) == []
    assert twin_tables(page(210, rules=[over])) == []
    assert twin_tables(page(210, head=("名次", "城市", "排名"))) == []


def test_a_lowered_word_stands_on_the_line_of_the_word_before_it() -> None:
    words = [word("PM", 100, 100), word("40", 160, 100), word("2.5", 120, 106, 6)]
    assert [line.text for line in lines_of(words)] == ["PM 2.5\t40"]
    assert len(lines_of([word("PM", 100, 100), word("2.5", 140, 106, 6)])) == 2


def test_characters_of_a_spread_name_are_one_name() -> None:
    """Previously 余 额 and 占比 under each of two heads were three names, and two tables."""
    spread = [
        word(text, left + shift, 100.0)
        for left in (60.0, 210.0)
        for text, shift in (("余", 0), ("额", 20), ("占比", 60))
    ]
    figures = [
        word("8.1", left + shift, 120.0 + 20 * row) for left in (60.0, 210.0) for shift in (0, 60) for row in range(4)
    ]
    assert (
        twin_tables(PrintedPage(page=Page(number=1, width=600, height=800), words=(*spread, *figures), rules=())) == []
    )


def test_names_under_a_year_each_with_labels_before_them_are_one_table() -> None:
    """Previously columns that come again year by year were two tables beside their labels."""
    held = page(230)
    years = [word("2024", 90, 86), word("2025", 260, 86)]
    labels = [word("水库", 10, top) for top in (120.0, 140.0, 160.0, 180.0)]
    assert twin_tables(held) != []
    assert twin_tables(replace(held, words=(*held.words, *years, *labels))) == []
