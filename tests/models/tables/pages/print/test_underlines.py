"""Words that are underlined, as heads of typewritten tables are."""

from __future__ import annotations

from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage
from models.tables.pages.print.underlines import without_underlines
from tests.models.tables.table_grids_by_hand import level, word

PAGE = Page(number=1, width=600, height=800)
WORDS = (word("Funded", 100, 100), word("debt", 135, 100), word("Rate", 200, 100))
"""From 100 to 130, from 135 to 155 and from 200 to 220; their feet are at 110."""


def kept(*rules: tuple[float, float, float], scanned: bool = False) -> list[float]:
    page = PrintedPage(page=PAGE, words=WORDS, rules=tuple(level(*rule) for rule in rules), scanned=scanned)
    return [rule.box.left for rule in without_underlines(page).rules]


def test_a_line_at_the_foot_of_words_that_ends_with_them_is_no_rule() -> None:
    assert kept((110.2, 100, 155), (110.2, 200, 220)) == []


def test_a_rule_below_words_or_wider_than_they_are_stays() -> None:
    assert kept((112.5, 100, 155), (110.2, 95, 160), (110.2, 100, 220)) == [100, 95]


def test_a_rule_over_all_words_of_a_row_ends_with_them_too() -> None:
    assert kept((112.0, 100, 220)) == [100]


def test_on_a_picture_all_rules_stay() -> None:
    assert kept((110.2, 100, 155), scanned=True) == [100]


def test_a_line_that_strikes_words_out_is_no_rule() -> None:
    """Previously marks that do not count, struck out, had rows and columns of their own."""
    assert kept((105.5, 100, 155), (104.5, 200, 220)) == []
    assert kept((105.5, 95, 160), (101.5, 200, 220)) == [95, 200]
