"""Rankings beside each other whose heads differ in a name."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.neighbours.counted_twins import above, counted_twins

LEFT, RIGHT = ("Pos.", "Points", "Pts"), ("Pos.", "Hills", "Pts")


def word(text: str, left: float, top: float) -> Word:
    return Word(text=text, box=Box(left=left, top=top, right=left + 5 * len(text), bottom=top + 10))


def page(
    right: Sequence[str] = RIGHT, *, first: int = 1, below: Sequence[Word] = (), rules: Sequence[Rule] = ()
) -> PrintedPage:
    """Two tables of four rows, the white between them no wider than that in them; the right one counts from `first`."""
    words = list(below)
    for left, head, start in ((60.0, LEFT, 1), (230.0, right, first)):
        rows = [head, *((str(start + n), name, str(90 - n)) for n, name in enumerate(("Aro", "Bex", "Cid", "Dua")))]
        words += [
            word(text, left + x, 100.0 + 20 * row)
            for row, texts in enumerate(rows)
            for x, text in zip((0, 60, 120), texts, strict=True)
        ]
    return PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words), rules=tuple(rules))


def test_two_lists_that_both_count_from_one_are_two_tables() -> None:
    left, right = counted_twins(page())
    assert left.right == right.left
    grids = GridFinder(lambda: None)(page(), None)
    assert [(one.n_rows, one.n_columns) for one in grids] == [(5, 3), (5, 3)]


@pytest.mark.parametrize(
    ("right", "first"), [(RIGHT, 5), (("No.", "Hills", "Pts"), 1)], ids=["one list goes on", "another head"]
)
def test_elsewhere_there_are_none(right: Sequence[str], first: int) -> None:
    assert counted_twins(page(right, first=first)) == []


def test_rows_that_go_on_and_rules_over_both_are_of_one_table() -> None:
    assert counted_twins(page(below=[word("of all", 120, 192)])) == []
    assert counted_twins(page(below=[word("As of May", 60, 230)])) != []
    assert counted_twins(page(rules=[Rule(box=Box(left=55, top=137, right=370, bottom=137), horizontal=True)])) == []


def test_a_table_above_ends_where_they_begin() -> None:
    twins = counted_twins(page())
    over = Box(left=50, top=40, right=400, bottom=300)
    assert above(over, twins).bottom == twins[0].top
    beside = Box(left=500, top=40, right=580, bottom=300)
    assert above(beside, twins) == beside
