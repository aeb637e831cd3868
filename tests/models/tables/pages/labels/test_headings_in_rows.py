"""Headings over rows that a finder took for the last line of the label above."""

from __future__ import annotations

import pytest

from models.tables.pages.labels.headings_in_rows import with_headings_in_rows_apart
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 120.0, 180.0)


@pytest.mark.parametrize(
    ("heading", "top", "apart"), [("Health", 24.0, True), ("健康", 24.0, False), ("Health", 30.0, False)],
    ids=["level", "in other letters", "in the middle"],
)  # fmt: skip
def test_a_line_that_had_room_above_and_has_no_figure_is_a_row(heading: str, top: float, apart: bool) -> None:
    """Previously Gross pay and Health, the heading of the next rows, were one label."""
    words = [word("Item", 4, 4), word("Sum", 124, 4), word("Gross", 4, 24), word("335.60", 124, top)]
    words += [word(heading, 4, 36), word("Sickness and maternity", 4, 48), word("163.49", 124, 48)]
    made = texts_of(with_headings_in_rows_apart(grid_of(words, (0.0, 20.0, 47.0, 60.0), COLUMNS)))
    assert made[1] == (["Gross", "335.60"] if apart else [f"Gross {heading}", "335.60"])
    assert len(made) == (4 if apart else 3)


def test_a_rule_below_leaves_the_row_whole() -> None:
    """Previously a policy's name of two lines between rules, with its date on the first, was two rows."""
    words = [word("Item", 4, 4), word("Sum", 124, 4), word("Gross", 4, 24), word("335.60", 124, 24)]
    words += [word("Health", 4, 36), word("Sickness and maternity", 4, 48), word("163.49", 124, 48)]
    grid = grid_of(words, (0.0, 20.0, 47.0, 60.0), COLUMNS)
    assert with_headings_in_rows_apart(grid, [level(y, 0, 180) for y in (0, 20, 47, 60)]) == grid
