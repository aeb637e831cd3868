"""Heads of one column beside heads over several."""

from __future__ import annotations

from dataclasses import replace

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


def test_signs_over_what_goes_up_and_down_are_names() -> None:
    """Previously − was a figure, and the heads beside it were of the second row alone."""
    words = [word("Trail", 4, 24), word("Metres", 130, 4), word("+", 110, 24), word("−", 160, 24), *BODY]
    made = with_corners_joined(grid_of(words, ROWS, COLUMNS, SPANS), ())
    assert texts_of(made)[:2] == [["Trail[2x1]", "Metres[1x2]"], ["+", "−"]]


def test_a_rule_under_some_names_parts_them_from_their_units_and_no_others() -> None:
    """Previously both lines of a name beside names with units below a rule were heads."""
    columns = (0.0, 60.0, 120.0, 180.0, 240.0)
    names = [word("Litres", 64, 8), word("taken", 64, 22), word("Fat", 130, 4), word("%", 130, 24)]
    names += [word("Cells", 190, 4), word("k/ml", 190, 24), word("Member", 4, 15)]
    words = [*names, *(word("7.5", left, 44) for left in (64, 130, 190)), word("Ines", 4, 44)]
    grid = grid_of(words, ROWS, columns, {(0, 0): (2, 1)})
    made = texts_of(with_corners_joined(grid, [level(20, 120, 240)]))
    assert made[:2] == [["Member[2x1]", "Litres taken[2x1]", "Fat", "Cells"], ["%", "k/ml"]]
    assert with_corners_joined(grid, [level(20, 60, 240)]) == grid
    assert with_corners_joined(grid, ()) == grid


def test_the_first_line_of_a_name_at_the_side_is_over_no_other_column() -> None:
    """Previously First, over attempts lost, headed all columns of figures."""
    columns = (0.0, 80.0, 120.0, 160.0, 220.0)
    words = [word("Tower", 4, 15), word("Bells", 84, 15), word("Peals", 124, 15), word("First", 180, 8)]
    words += [word("attempts", 175, 22), *(word("4", left, 44) for left in (84, 124, 165)), word("Ashing", 4, 44)]
    words = [word(one.text, one.box.left, 22 if one.text in ("Bells", "Peals") else one.box.top) for one in words]
    grid = grid_of(words, ROWS, columns, {(0, 0): (2, 1), (0, 1): (1, 3)})
    made = texts_of(with_corners_joined(grid, ()))
    assert made[0] == ["Tower[2x1]", "Bells[2x1]", "Peals[2x1]", "First attempts[2x1]"]


def test_one_digit_that_was_read_among_names_is_a_short_one() -> None:
    columns = (0.0, 60.0, 100.0, 140.0, 180.0)
    weight = [
        word("Weight", 105, 4),
        word("cwt", 64, 24),
        replace(word("9", 105, 24), origin="ocr"),
        word("lb", 145, 24),
    ]
    words = [word("Bell", 4, 24), *weight, *(word("4", left, 44) for left in (64, 105, 145)), word("Tenor", 4, 44)]
    grid = grid_of(words, ROWS, columns, {(0, 1): (1, 3)})
    assert texts_of(with_corners_joined(grid, ()))[0] == ["Bell[2x1]", "Weight[1x3]"]
