"""What one mending leaves for another."""

from __future__ import annotations

from models.tables.pages.mended_grid import mended_grid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word


def test_a_heading_that_stood_in_one_row_with_the_next_is_over_all_columns() -> None:
    """Previously Tower and porch were two cells, as the edge of the references ran through the heading."""
    words = [word("Ref.", 4, 4), word("Description", 44, 4), word("Amount", 164, 4)]
    words += [word("Tower", 4, 22), word("porch", 31, 22)]
    for at, text in enumerate(("Take down the gable", "New coping", "Rake out", "Cramps"), 1):
        words += [word(f"A{at}", 4, 22 + 18.0 * at), word(text, 44, 22 + 18.0 * at)]
        words += [word(f"{at}5.00", 170, 22 + 18.0 * at)]
    grid = grid_of(words, (0.0, 18.0, 54.0, 72.0, 90.0, 108.0), (0.0, 38.0, 160.0, 220.0))
    assert texts_of(mended_grid(grid, (), ()))[1:3] == [["Tower porch[1x3]"], ["A1", "Take down the gable", "15.00"]]
