"""Heads of one column beside heads over several."""

from __future__ import annotations

import pytest

from models.tables.pages.heads.head_corners import with_corners_joined
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

ROWS, COLUMNS = (0.0, 20.0, 40.0, 60.0), (0.0, 100.0, 150.0, 200.0)
SPANS = {(0, 1): (1, 2)}
BODY = [word("Maro", 4, 44), word("14.1", 110, 44), word("9.6", 160, 44)]
HEADS = [word("Receipts", 130, 4), word("2015", 110, 24), word("2022", 160, 24)]


@pytest.mark.parametrize("top", [4, 24])
def test_a_head_with_a_blank_place_above_or_below_it_is_one_cell(top: float) -> None:
    grid = grid_of([word("Country", 4, top), *HEADS, *BODY], ROWS, COLUMNS, SPANS)
    made = with_corners_joined(grid, ())
    assert texts_of(made)[:2] == [["Country[2x1]", "Receipts[1x2]"], ["2015", "2022"]]
    assert made.cells[0].box.bottom == ROWS[2]


def test_a_rule_or_a_figure_keeps_the_rows_apart() -> None:
    grid = grid_of([word("Country", 4, 24), *HEADS, *BODY], ROWS, COLUMNS, SPANS)
    assert with_corners_joined(grid, [level(20, 0, 100)]) == grid
    figures = grid_of([word("Maro", 4, 24), HEADS[0], word("7.5", 110, 24), word("8.1", 160, 24)], ROWS, COLUMNS, SPANS)
    assert with_corners_joined(figures, ()) == figures


def test_a_blank_place_that_a_head_beside_it_is_set_over_is_not_of_the_head_below() -> None:
    columns = (0.0, 100.0, 150.0, 200.0, 250.0)
    words = [word("Country", 4, 4), word("Receipts", 155, 4), word("All", 120, 24), *HEADS[1:]]
    words += [word("1970", 210, 24), *BODY]
    grid = grid_of(words, ROWS, columns, {(0, 0): (2, 1), (0, 2): (1, 2)})
    assert with_corners_joined(grid, ()) == grid


def test_a_line_right_below_a_head_is_of_it_where_a_rule_runs_under_the_heads_beside_it() -> None:
    """Previously Area / (ha) was two heads, as the years are under theirs."""
    columns = (*COLUMNS, 260.0)
    area = [word("Area", 210, 8), word("ha", 210, 22)]
    country = [word("Country", 4, 8), word("or", 4, 22)]
    words = [*country, *area, word("Receipts", 130, 4), word("2015", 110, 24), word("2022", 160, 24), *BODY]
    grid = grid_of(words, ROWS, columns, SPANS)
    made = with_corners_joined(grid, [level(20, 100, 200)])
    assert texts_of(made)[:2] == [["Country or[2x1]", "Receipts[1x2]", "Area ha[2x1]"], ["2015", "2022"]]
    assert with_corners_joined(grid, ()) == grid
    assert with_corners_joined(grid, [level(20, 100, 260)]) == grid


def test_two_lines_over_the_labels_alone_may_be_of_two_rows() -> None:
    words = [word("Year", 4, 8), word("Country", 4, 22), *HEADS, *BODY]
    grid = grid_of(words, ROWS, COLUMNS, SPANS)
    assert with_corners_joined(grid, [level(20, 100, 200)]) == grid


def test_a_head_in_the_middle_of_two_names_is_over_the_blank_beside_it() -> None:
    """Previously it was over the second alone, and the corner was blank."""
    words = [word("Purpose", 58, 4), word("Code", 4, 24), word("Name", 65, 24), word("Grants", 160, 4)]
    words += [word("all", 135, 24), word("own", 185, 24), *(word("7", left, 44) for left in (4, 140, 190))]
    columns = (0.0, 50.0, 150.0, 175.0, 225.0)
    words = [word(one.text, one.box.left + (20 if one.box.left > 130 else 0), one.box.top) for one in words]
    grid = grid_of(words, ROWS, columns, {(0, 2): (1, 2)})
    assert texts_of(with_corners_joined(grid, ()))[0] == ["Purpose[1x2]", "Grants[1x2]"]


def test_the_labels_head_may_have_two_lines_beside_others_that_do() -> None:
    """Previously the translation below its name was a head of its own."""
    columns = (*COLUMNS, 260.0)
    words = [word("Yanchang", 4, 8), word("Works", 4, 22), word("Staff", 210, 8), word("(head)", 210, 22)]
    grid = grid_of([*words, *HEADS, *BODY], ROWS, columns, {**SPANS, (0, 3): (2, 1)})
    made = with_corners_joined(grid, [level(20, 100, 200)])
    assert texts_of(made)[0] == ["Yanchang Works[2x1]", "Receipts[1x2]", "Staff (head)[2x1]"]
