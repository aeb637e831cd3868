"""Columns of a page with a rule between them."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.prose.columns_ruled import columns_ruled
from tests.models.tables.pages.chosen.test_choose import PAGE
from tests.models.tables.table_grids_by_hand import level, word

BETWEEN = Rule(box=Box(left=249.5, top=50, right=250.5, bottom=400), horizontal=False)
TEXT = "words of a text that goes on and on"


def texts(*lefts: float) -> tuple[Word, ...]:
    return tuple(word(TEXT, left, 60 + 15 * at) for left in lefts for at in range(20))


def gutters(words: tuple[Word, ...], *rules: Rule, scanned: bool = False) -> list[float]:
    page = PrintedPage(page=PAGE, words=words, rules=rules, scanned=scanned)
    return [one.gutter for one in columns_ruled(page)]


def test_a_rule_between_two_texts_parts_the_page() -> None:
    assert gutters(texts(60, 260), BETWEEN) == [250]
    assert gutters(texts(60, 260)) == gutters(texts(60, 260), BETWEEN, scanned=True) == []


def test_a_rule_that_others_meet_or_words_go_over_is_of_a_table() -> None:
    assert gutters(texts(60, 260), BETWEEN, level(200, 60, 440)) == []
    assert gutters((*texts(60, 260), word("over", 240, 380)), BETWEEN) == []


def test_between_columns_of_figures_it_is_of_a_table() -> None:
    figures = tuple(word("12", left, 60 + 15 * at) for left in (60, 260) for at in range(20))
    assert gutters(figures, BETWEEN) == []
