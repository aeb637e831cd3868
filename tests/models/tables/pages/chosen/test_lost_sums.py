"""Sums at a table's foot that one grid of it has, and another has not."""

from __future__ import annotations

from models.tables.pages.chosen.lost_sums import loses_sums
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, word

COLUMNS = (0.0, 60.0, 110.0, 160.0)


def table(rows: int, *last: tuple[str, float]) -> PageGrid:
    words = [word(name, 4, 20.0 * at + 4) for at, name in enumerate(("North", "South", "West"))]
    words += [word("120", left, 20.0 * at + 4) for at in range(3) for left in (80, 130)]
    words += [word(text, left, 64) for text, left in last]
    return grid_of(words, [20.0 * at for at in range(rows + 1)], COLUMNS)


def test_a_label_with_figures_in_line_below_is_of_the_table() -> None:
    """Previously the grid without it was chosen, as the finder of regions ends a table at its last rule."""
    assert loses_sums(table(3), table(4, ("All", 4), ("360", 80), ("360", 130)))
    assert not loses_sums(table(4, ("All", 4), ("360", 80)), table(3))


def test_a_note_and_what_is_not_in_line_are_none() -> None:
    for last in (
        [("Note", 4), ("see", 80), ("360", 130)],
        [("All", 4), ("360", 87), ("360", 136)],
        [("All", 4), ("9", 90)],
    ):
        assert not loses_sums(table(3), table(4, *last))
