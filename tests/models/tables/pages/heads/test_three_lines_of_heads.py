"""Heads of three lines without rules."""

from __future__ import annotations

from models.tables.pages.heads.three_lines_of_heads import with_three_lines_of_heads
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 60.0, 100.0, 140.0, 180.0, 220.0)


def table(*, middle: float = 22.0) -> PageGrid:
    """A label in the middle, heads over two columns each, one over both; the finder saw two rows and a half."""
    words = [word("Oak", 132, 4), word("Stand", 4, middle), word("North", 87, middle), word("South", 167, middle)]
    words += [word(name, left, 40) for name, left in (("in", 75), ("out", 113), ("in", 155), ("out", 193))]
    for at, name in enumerate(("Upper", "Lower")):
        words += [word(name, 4, 60.0 + 16 * at), *(word("1.2", left, 60.0 + 16 * at) for left in (73, 113, 153, 193))]
    return grid_of(words, (0.0, 17.0, 35.0, 55.0, 73.0, 90.0), COLUMNS, {(1, 0): (2, 1)})


def test_each_head_is_over_those_of_whose_columns_it_is_in_the_middle() -> None:
    """Previously North was over one column, and a corner was blank."""
    made = texts_of(with_three_lines_of_heads(table(), ()))
    assert made[:3] == [["Stand[3x1]", "Oak[1x4]"], ["North[1x2]", "South[1x2]"], ["in", "out", "in", "out"]]
    assert made[3] == ["Upper", "1.2", "1.2", "1.2", "1.2"]


def test_rules_and_lines_at_other_distances_tell_of_something_else() -> None:
    assert with_three_lines_of_heads(table(), [level(36, 60, 220)]) == table()
    assert with_three_lines_of_heads(table(middle=17), ()) == table(middle=17)
