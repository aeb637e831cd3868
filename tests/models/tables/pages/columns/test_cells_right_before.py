"""Figures set right, and texts set left right behind them, in one cell."""

from __future__ import annotations

import pytest

from models.tables.pages.columns.cells_right_before import with_cells_right_before_apart
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS, ROWS = (0.0, 60.0, 123.0, 180.0), (0.0, 20.0, 40.0, 60.0, 80.0)


def rounds(*, end: float = 120.0, head: str = "桶数驿站") -> PageGrid:
    """Loads that end at x 120, the last one of them at `end`, before where they go; the head over both is one word."""
    words = [word("车号", 4, 4)]
    first = word(head, 100, 4)
    words.append(type(first)(text=head, box=type(first.box)(left=100, top=4, right=146, bottom=14)))
    for at, load in enumerate(("126", "158", "7", "40"), 1):
        if at > 3:
            break
        last = end if at == 3 else 120.0
        words += [word(f"B{at}", 4, 20.0 * at + 4), word(load, last - 5 * len(load), 20.0 * at + 4)]
        words.append(word("North", 126, 20.0 * at + 4))
    return grid_of(words, ROWS[:5], COLUMNS, {(0, 1): (1, 2), (2, 1): (1, 2)})


def test_are_two_and_so_is_their_head() -> None:
    """Previously 158 and North were one cell, as OCR had read both heads as one word."""
    made = texts_of(with_cells_right_before_apart(rounds()))
    assert made[0] == ["车号", "桶数", "驿站"]
    assert made[2] == ["B2", "158", "North"]


@pytest.mark.parametrize("grid", [rounds(end=112.0), rounds(head="桶数驿站及里程")])
def test_columns_set_otherwise_and_a_head_of_both_stay(grid: PageGrid) -> None:
    assert texts_of(with_cells_right_before_apart(grid))[0] == texts_of(grid)[0]


def test_no_head_is_cut_within_a_word() -> None:
    """Previously Entrada was En and trada over a day and an hour."""
    assert texts_of(with_cells_right_before_apart(rounds(head="Entradas")))[0] == ["车号", "Entradas[1x2]"]
