"""Columns of prose that go on beside a table in one of them."""

from __future__ import annotations

import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.prose.columns_gone_on import ended_at_rules, gone_on
from models.tables.pages.prose.columns_of_prose import ColumnsOfProse

PLACES = [
    ColumnsOfProse(gutter=300, top=100, bottom=200),
    ColumnsOfProse(gutter=300, top=300, bottom=400),
]


def page(*boxes: Box, words: tuple[Word, ...] = ()) -> PrintedPage:
    rules = tuple(Rule(box=box, horizontal=True) for box in boxes)
    return PrintedPage(page=Page(number=1, width=600, height=800), words=words, rules=rules)


def rule(y: float, left: float = 50, right: float = 290) -> Box:
    return Box(left=left, top=y, right=right, bottom=y + 0.5)


def test_rules_that_end_at_the_gutter_between_two_places_join_them() -> None:
    assert gone_on(PLACES, page(rule(210), rule(225), rule(290))) == [ColumnsOfProse(gutter=300, top=100, bottom=400)]


def test_what_stands_over_the_gutter_keeps_them_apart() -> None:
    assert gone_on(PLACES, page(rule(210, right=550), rule(225), rule(290))) == PLACES
    title = Word(text="Table 3", box=Box(left=260, top=240, right=340, bottom=250))
    assert gone_on(PLACES, page(rule(210), rule(225), rule(290), words=(title,))) == PLACES
    assert gone_on(PLACES, page()) == PLACES


def test_places_end_at_a_rule_over_both_columns() -> None:
    """Previously the last rows of a table over both columns were lines of these, and half of them a table of its own."""
    place = [ColumnsOfProse(gutter=300, top=100, bottom=200)]
    cut = [ColumnsOfProse(gutter=300, top=pytest.approx(120.25), bottom=200)]
    assert ended_at_rules(place, page(rule(120, right=550))) == cut
    assert ended_at_rules(place, page(rule(120))) == place
    assert ended_at_rules(place, page(rule(150, right=550))) == place
