"""Heads of columns beside the head of the column of labels."""

from __future__ import annotations

from models.tables.pages.heads.stub_heads import without_stub_joined
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 100.0, 150.0, 200.0, 250.0)
BODY = [
    word("Route", 4, 24), word("Peak", 110, 24), word("Other", 160, 24), word("Night", 210, 24),
    word("Harbour", 4, 44), word("5", 110, 44), word("10", 160, 44), word("20", 210, 44),
]  # fmt: skip
ROWS = (0.0, 20.0, 40.0, 60.0)


def test_a_head_over_columns_of_figures_leaves_the_stub_to_its_own() -> None:
    grid = grid_of([word("Headway", 132, 4), *BODY], ROWS, COLUMNS, {(0, 0): (1, 3)})
    made = without_stub_joined(grid, ())
    assert texts_of(made)[:2] == [["Route[2x1]", "Headway[1x2]", ""], ["Peak", "Other", "Night"]]


def test_a_rule_under_the_blank_place_keeps_it_apart() -> None:
    grid = grid_of([word("Headway", 132, 4), *BODY], ROWS, COLUMNS, {(0, 0): (1, 3)})
    made = without_stub_joined(grid, [level(20, 0, 100)])
    assert texts_of(made)[:2] == [["", "Headway[1x2]", ""], ["Route", "Peak", "Other", "Night"]]


def test_a_head_at_the_middle_of_all_its_columns_keeps_them() -> None:
    grid = grid_of([word("Buses and so on", 63, 4), *BODY], ROWS, COLUMNS, {(0, 0): (1, 3)})
    assert texts_of(without_stub_joined(grid, ()))[0] == ["Buses and so on[1x3]", ""]
    title = grid_of([word("Headway", 132, 4), *BODY], ROWS, COLUMNS, {(0, 0): (1, 4)})
    assert without_stub_joined(title, ()) == title


def test_cells_below_figures_are_no_heads() -> None:
    rows = (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)
    words = [*BODY, word("Sundays", 132, 64), word("Ring", 4, 84), word("6", 110, 84), word("12", 160, 84)]
    grid = grid_of(words, rows, COLUMNS, {(3, 0): (1, 3)})
    assert without_stub_joined(grid, ()) == grid


def test_a_year_in_a_head_is_no_figure() -> None:
    words = [word("Headway", 132, 4), word("in 2022", 210, 4), *BODY]
    words = [one for one in words if one.text != "in 2022"] + [word("in", 210, 4), word("2022", 225, 4)]
    made = without_stub_joined(grid_of(words, ROWS, COLUMNS, {(0, 0): (1, 3)}), ())
    assert texts_of(made)[0] == ["Route[2x1]", "Headway[1x2]", "in 2022"]
