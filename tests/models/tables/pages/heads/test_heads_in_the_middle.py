"""Heads beside blanks, in the middle of several columns."""

from __future__ import annotations

from models.tables.pages.heads.heads_in_the_middle import with_heads_in_the_middle
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 60.0, 100.0, 140.0, 180.0, 220.0)


def times(*, first: float = 110.0) -> PageGrid:
    words = [word("Stop", 4, 4), word("Day", first, 4), word("Night", 188, 4)]
    for at, name in enumerate(("Quay", "Mill", "Fair")):
        words += [word(name, 4, 24.0 + 20 * at), *(word("0530", left, 24.0 + 20 * at) for left in (70, 110, 150, 190))]
    return grid_of(words, [20.0 * at for at in range(5)], COLUMNS, {(0, 1): (1, 2)})


def test_a_head_over_the_second_of_three_columns_is_over_all() -> None:
    """Previously it was over two of them, and a blank beside it."""
    words = [*times().cells[1].words, *times().cells[0].words]
    wide = grid_of(
        [*words, *(word("0530", left, 20.0 * at + 24) for left in (70, 110, 150) for at in range(3))],
        [20.0 * at for at in range(5)], COLUMNS[:5], {(0, 1): (1, 2)},
    )  # fmt: skip
    assert texts_of(with_heads_in_the_middle(wide, ()))[0] == ["Stop", "Day[1x3]"]


def test_columns_that_do_not_come_out_even_are_left() -> None:
    assert with_heads_in_the_middle(times(), ()) == times()
    assert with_heads_in_the_middle(times(first=75), ()) == times(first=75)
