"""Labels on the line of the first of several rows."""

from __future__ import annotations

from corpora.document.geometry import Box
from models.tables.pages.labels.first_of_groups import with_first_labels_apart
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 60.0, 120.0, 180.0)


def markets(*, second: float = 64.0, days: int = 5) -> PageGrid:
    """On several days, the name of each on the line of its first; that of the second `second` points down."""
    words = [word(text, left + 4, 4) for text, left in zip(("Market", "Day", "Metres"), COLUMNS, strict=False)]
    words += [word("Square", 4, 24), word("Quay", 4, second)] + ([word("Hill", 4, 104)] if days > 4 else [])
    for row, day in enumerate(("Wed", "Sat", "Sun", "Tue", "Fri")[:days], 1):
        words += [word(day, 64, 20.0 * row + 4), word(f"4{row}2", 124, 20.0 * row + 4)]
    return grid_of(words, [20.0 * at for at in range(days + 2)], COLUMNS, {(1, 0): (2, 1), (3, 0): (2, 1)})


def test_what_would_come_again_below_them_is_left_out() -> None:
    """Previously each was a cell of all its rows."""
    made = texts_of(with_first_labels_apart(markets(), (), ()))
    assert [row[0] for row in made] == ["Market", "Square", "", "Quay", "", "Hill"]


def test_beside_a_label_in_the_middle_of_its_rows_one_on_its_first_line_is_of_that_alone() -> None:
    """Previously the last place was of two runners who had none, as two before them shared one."""
    made = texts_of(with_first_labels_apart(markets(second=74.0), (), ()))
    assert [row[0] for row in made] == ["Market", "Square", "", "Quay[2x1]", "Tue", "Hill"]


def test_labels_between_rules_and_groups_all_as_high_leave_cells_of_several() -> None:
    for grid, rules in ((markets(second=69.0), ()), (markets(), [level(60, 0, 180)]), (markets(days=4), ())):
        assert with_first_labels_apart(grid, rules, ()) == grid


def test_a_fill_of_one_row_that_leaves_the_label_out_tells_of_a_cell_of_several() -> None:
    """Previously the days of matches, beside stripes that begin behind them, were of their first match alone."""
    stripe = Box(left=62, top=40, right=180, bottom=60)
    assert with_first_labels_apart(markets(), (), (stripe,)) == markets()
    whole = Box(left=0, top=40, right=180, bottom=60)
    assert with_first_labels_apart(markets(), (), (whole,)) != markets()
