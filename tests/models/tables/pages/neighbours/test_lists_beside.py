"""Two lists beside each other under heads that begin with the same name."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.neighbours.lists_beside import lists_beside
from tests.models.tables.table_grids_by_hand import level, word

PLACES = (60, 150, 260, 350)
HEAD = ("Claim", "Fee", "Claim", "Deposit")
ROWS = (
    ("to 500", "30", "to 900", "12"), ("to 800", "45", "to 1700", "19"), ("to 2100", "60", "to 4000", "33"),
    ("above", "75", "", ""),
)  # fmt: skip


def page(
    *, head: Sequence[str] = HEAD, rows: Sequence[Sequence[str]] = ROWS, rules: Sequence[Rule] = ()
) -> PrintedPage:
    words: list[Word] = []
    for at, texts in enumerate([head, *rows]):
        words += [word(text, left, 100 + 16 * at) for text, left in zip(texts, PLACES, strict=True) if text]
    words.append(word("Fees are due when a claim is filed and are not paid back to those who withdraw it.", 60, 190))
    return PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words), rules=tuple(rules))


def test_each_is_a_table() -> None:
    """Previously both were one of four columns, two of them of one name."""
    left, right = lists_beside(page())
    assert left.right == right.left
    assert 180 < left.right < 260
    assert left.bottom < 190
    assert [(grid.n_rows, grid.n_columns) for grid in GridFinder(lambda: None)(page(), None)] == [(5, 2), (4, 2)]


def test_a_folded_list_names_all_its_columns_twice() -> None:
    assert lists_beside(page(head=("Claim", "Fee", "Claim", "Fee"))) == []


def test_lists_of_one_length_and_what_rules_draw_may_be_one_table() -> None:
    assert lists_beside(page(rows=ROWS[:3])) == []
    assert lists_beside(page(rules=[level(113, 55, 400)])) == []


def test_other_first_names_are_of_one_table() -> None:
    assert lists_beside(page(head=("Claim", "Fee", "Sum", "Deposit"))) == []


def test_rows_whose_cells_hold_digits_are_no_heads() -> None:
    """Previously the first of two tables' rows, 100 m beside 100 m, were heads, and the names above them were lost."""
    rows = (("100 m", "13.4 Bo (16)", "100 m", "13.9 Li (22)"), *ROWS)
    assert lists_beside(page(head=rows[0], rows=rows[1:])) == []
    assert len(lists_beside(page(head=("2023", "Fee", "2023", "Deposit")))) == 0
    assert len(lists_beside(page(head=("Zone 1", "Fee", "Zone 1", "Deposit")))) == 2
