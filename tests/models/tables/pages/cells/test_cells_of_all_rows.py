"""What is said once, in boxes beside rows of figures."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.cells.cells_of_all_rows import with_cells_of_all_rows
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 60.0, 110.0, 160.0, 210.0)
ROWS = (0.0, 20.0, 40.0, 60.0, 80.0)
UPRIGHT = [Rule(box=Box(left=x - 0.25, top=0, right=x + 0.25, bottom=80), horizontal=False) for x in COLUMNS[1:-1]]


def fares(*said: Word, heads: Sequence[str] = ("To", "Single", "Bicycle", "Pass")) -> PageGrid:
    words = [word(head, left + 4, 4) for head, left in zip(heads, COLUMNS, strict=False)]
    for at, name in enumerate(("Alp", "Mill", "Kessel"), 1):
        words += [word(name, 4, 20.0 * at + 4), word(f"{at}.40", 70, 20.0 * at + 4)]
    return grid_of([*words, *said], ROWS, COLUMNS)


def test_two_columns_with_one_cell_in_the_middle_say_it_of_all_rows() -> None:
    """Previously a bicycle had a price on the second of three ways alone."""
    grid = fares(word("5.00", 120, 44), word("38.00", 170, 44))
    made = texts_of(with_cells_of_all_rows(grid, UPRIGHT))
    assert made[1:] == [["Alp", "1.40", "5.00[3x1]", "38.00[3x1]"], ["Mill", "2.40"], ["Kessel", "3.40"]]
    assert with_cells_of_all_rows(grid, [*UPRIGHT, level(40, 0, 210)]) == grid
    assert with_cells_of_all_rows(grid, ()) == grid


def test_one_such_column_and_cells_of_other_rows_are_left() -> None:
    for said in ((word("5.00", 120, 44),), (word("5.00", 120, 44), word("38.00", 170, 24))):
        assert with_cells_of_all_rows(fares(*said), UPRIGHT) == fares(*said)
