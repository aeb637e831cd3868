"""Names over columns that are to be filled in."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.heads.names_over_blanks import with_names_over_blanks_apart
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 60.0, 110.0, 220.0)
ROWS = (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)


def form(names: Sequence[tuple[str, float]], *more: Word) -> PageGrid:
    words = [word("Sign", 4, 4), word("Score", 64, 4), word("Again", 150, 4), word("5 min", 64, 24)]
    words += [word(name, left, 24) for name, left in names]
    for at in range(3):
        words += [word(f"sign {at}", 4, 20.0 * at + 44), word("2", 70, 20.0 * at + 44)]
    return grid_of([*words, *more], ROWS, COLUMNS)


APART = (("20 min", 114.0), ("30 min", 170.0))


def test_names_far_apart_over_nothing_are_of_a_column_each() -> None:
    """Previously the two that were to be filled in were one."""
    made = with_names_over_blanks_apart(form(APART), ())
    assert texts_of(made)[:3] == [
        ["Sign", "Score", "Again[1x2]"],
        ["", "5 min", "20 min", "30 min"],
        ["sign 0", "2", "", ""],
    ]


@pytest.mark.parametrize(
    "grid",
    [form((("20 min", 114.0), ("later", 150.0))), form(APART, word("2", 130, 64)), form((("2", 114.0), ("3", 170.0)))],
)
def test_words_of_one_name_figures_below_and_figures_are_left(grid: PageGrid) -> None:
    assert with_names_over_blanks_apart(grid, ()) == grid


def test_drawn_columns_are_left() -> None:
    upright = Rule(box=Box(left=110, top=0, right=110.5, bottom=100), horizontal=False)
    assert with_names_over_blanks_apart(form(APART), [upright]) == form(APART)


def test_days_over_columns_are_names() -> None:
    """Previously a head of days told of no row below it, and who was to sign of one column."""
    words = [word("Class", 4, 4), word("11", 64, 4), word("Teacher", 114, 4), word("Kitchen", 174, 4)]
    words += [word(text, left, 20.0 * row + 4) for row in (1, 2, 3) for text, left in (("1-2", 4), ("soy", 64))]
    made = with_names_over_blanks_apart(grid_of(words, ROWS[:5], COLUMNS), ())
    assert texts_of(made)[0] == ["Class", "11", "Teacher", "Kitchen"]
