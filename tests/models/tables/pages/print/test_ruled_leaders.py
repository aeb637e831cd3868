"""Leaders that are drawn as rules run at the foot of a line; edges of cells do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.print.ruled_leaders import without_ruled_leaders
from tests.models.tables.table_grids_by_hand import level, word

NAMES = ("Hire of the hall", "Chairs", "Use of the kitchen", "Cleaning")


def page(rules: Sequence[Rule]) -> PrintedPage:
    words = [
        one
        for at, name in enumerate(NAMES)
        for one in (word(name, 50, 100 + 18 * at), word(f"{12 + at}.50", 300, 100 + 18 * at))
    ]
    return PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words), rules=tuple(rules))


def leaders(drop: float) -> list[Rule]:
    """From each name to its figure, so far below the line's top."""
    return [level(100 + 18 * at + drop, 54 + 5 * len(name), 290) for at, name in enumerate(NAMES)]


def test_rules_from_names_to_figures_at_the_foot_of_their_line_are_no_edges() -> None:
    """Previously they were, and cut every row."""
    shown = page(leaders(8.5))
    assert without_ruled_leaders(shown).rules == ()
    assert [(one.n_rows, one.n_columns) for one in GridFinder(lambda: None)(shown, None)] == [(4, 2)]


def test_rules_below_a_line_or_at_the_middle_of_a_label_of_several_rows_stay() -> None:
    for drop in (14.0, 5.0):
        assert len(without_ruled_leaders(page(leaders(drop))).rules) == len(NAMES)


def test_a_rule_that_begins_at_an_upright_one_stays() -> None:
    sides = [
        Rule(box=Box(left=rule.box.left, top=90, right=rule.box.left + 0.5, bottom=170), horizontal=False)
        for rule in leaders(8.5)
    ]
    assert len(without_ruled_leaders(page([*leaders(8.5), *sides])).rules) == 2 * len(NAMES)


def test_two_rules_may_be_to_write_on() -> None:
    assert len(without_ruled_leaders(page(leaders(8.5)[:2])).rules) == 2


def test_lines_to_sign_on_behind_a_colon_that_was_read_are_no_rules_of_a_table() -> None:
    """Previously the colon's ink, which is low, told that the line runs below the words: signatures were rows."""
    words = [word("signed", left, top) for left in (50, 200) for top in (100, 130)]
    words += [
        replace(word(":", left + 37, top + 4), box=Box(left=left + 37, top=top + 4, right=left + 39, bottom=top + 8))
        for left in (50, 200)
        for top in (100, 130)
    ]
    rules = [level(top + 9.2, left + 47, left + 100) for left in (50, 200) for top in (100, 130)]
    shown = PrintedPage(
        page=Page(number=1, width=600, height=800), words=tuple(words), rules=tuple(rules), scanned=True
    )
    assert without_ruled_leaders(shown).rules == ()
