"""Two tables beside each other that their titles tell apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.neighbours.titled_twins import titled_twins
from tests.models.tables.table_grids_by_hand import level, word

TITLES = ("(3) Springs", "(4) Houses")
LEFT = (("Kind", "Springs", "Share"), ("plain", "71", "34.0"), ("salt", "58", "27.7"), ("sulphur", "33", "15.8"))
RIGHT = (("Use", "House", "Sites"), ("baths", "hotels", "96"), ("", "public", "18"), ("other", "farms", "5"))


def page(
    titles: Sequence[str] = TITLES, *, right: Sequence[Sequence[str]] = RIGHT, rules: Sequence[Rule] = ()
) -> PrintedPage:
    words: list[Word] = [word(title, left, 80) for title, left in zip(titles, (60, 300), strict=True)]
    for at, texts in enumerate(LEFT):
        words += [word(text, left, 98 + 16 * at) for text, left in zip(texts, (60, 130, 200), strict=True)]
    for at, texts in enumerate(right):
        words += [word(text, left, 98 + 16 * at) for text, left in zip(texts, (300, 350, 420), strict=True) if text]
    return PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words), rules=tuple(rules))


def test_each_is_a_table() -> None:
    """Previously both were one of six columns."""
    *titles, left, right = titled_twins(page())
    assert [title.left for title in titles] == [60, 300]
    assert left.right == right.left
    assert 88 < left.top < 98
    assert [(grid.n_rows, grid.n_columns) for grid in GridFinder(lambda: None)(page(), None)] == [(4, 3), (4, 3)]


@pytest.mark.parametrize(
    "one",
    [
        page(("Springs", "Houses")),
        page(right=[("1", "2", "3")] * 4),
        page(right=RIGHT[:2]),
        page(rules=[level(95, 50, 460)]),
        page(rules=[level(111, 50, 230), level(111, 290, 450)]),
    ],
    ids=["heads over columns", "no labels", "too few rows", "a rule over both", "rules under heads"],
)
def test_what_may_be_one_table_is_not_parted(one: PrintedPage) -> None:
    assert titled_twins(one) == []


def test_prose_in_two_columns_is_no_table() -> None:
    lines = (
        "Pedestrians do not walk at one",
        "speed in summer nor in winter,",
        "as   counts   of   2019   show",
        "here.",
    )
    words = [word(title, left, 80) for title, left in zip(("1. Aim", "2. Data"), (60, 300), strict=True)]
    words += [
        word(part, left + 5 * text.index(part), 98 + 12 * at)
        for at, text in enumerate(lines * 4)
        for left in (60, 300)
        for part in text.split("   ")
    ]
    assert titled_twins(PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words))) == []


def test_titles_may_be_a_little_off_each_other() -> None:
    one = page()
    words = [replace(w, box=replace(w.box, top=w.box.top + 4)) if w.text == "(4) Houses" else w for w in one.words]
    assert len(titled_twins(replace(one, words=tuple(words)))) == 4


def test_a_title_may_stand_over_the_blank_corner() -> None:
    words = [one for one in page(("Springs", "Houses")).words if one.text != "Kind"]
    assert len(titled_twins(replace(page(), words=tuple(words)))) == 4


def test_under_large_titles_rows_may_begin_with_numbers_and_stand_nearer() -> None:
    """Previously a round's boards, each with its number, were one table with the ranks beside them."""
    rows = page(("Ranks", "Round"), right=[("No", "Black", "White"), *((str(n), "Ada", "Eve") for n in (1, 2, 3))])
    large = {"Ranks", "Round"}
    for by, told in ((5.0, 4), (0.0, 0)):
        words = [replace(w, box=replace(w.box, top=w.box.top - by)) if w.text in large else w for w in rows.words]
        assert len(titled_twins(replace(rows, words=tuple(words)))) == told
