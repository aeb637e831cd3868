"""A line below the last rule of a table with rules between all rows."""

from __future__ import annotations

from models.tables.pages.page_grid import PageGrid
from models.tables.pages.rows.line_below import without_line_below
from tests.models.tables.table_grids_by_hand import grid_of, level, word

COLUMNS, ROWS = (0.0, 60.0, 120.0, 180.0), (0.0, 20.0, 40.0, 60.0, 90.0)
RULES = [level(y, 0, 180) for y in ROWS[:4]]


def accounts(last: str, *, top: float) -> PageGrid:
    """Three rows, and under the last rule two words."""
    words = [word(f"a{at}{row}", left + 4, 20.0 * row + 4) for row in range(3) for at, left in enumerate(COLUMNS[:3])]
    return grid_of([*words, word("Auditor", 64, top), word(last, 124, top)], ROWS, COLUMNS)


def test_is_none_of_its_rows() -> None:
    """Previously who signed the accounts was the last row."""
    assert without_line_below(accounts("Lowe", top=74.0), RULES).n_rows == 3


def test_a_figure_a_row_as_near_as_others_and_a_rule_below_leave_it() -> None:
    for grid, rules in (
        (accounts("1,204", top=74.0), RULES),
        (accounts("Lowe", top=64.0), RULES),
        (accounts("Lowe", top=74.0), [*RULES, level(90, 0, 180)]),
    ):
        assert without_line_below(grid, rules) == grid


def test_names_to_be_signed_are_none_of_its_rows() -> None:
    """Previously 填表人： below the last rule was a row of the form."""
    words = [word(f"a{at}{row}", left + 4, 20.0 * row + 4) for row in range(3) for at, left in enumerate(COLUMNS[:3])]
    signed = [word("填表人：", 4, 64), word("填表日期：", 64, 64), word("年", 124, 64), word("月", 140, 64)]
    assert without_line_below(grid_of([*words, *signed], ROWS, COLUMNS), RULES).n_rows == 3


def test_below_the_last_rule_what_follows_them_is_none_either() -> None:
    """Previously 填表人： and the text under a form with a frame alone were rows of it."""
    words = [word(f"a{at}{row}", left + 4, 20.0 * row + 4) for row in range(3) for at, left in enumerate(COLUMNS[:3])]
    signed = [word("填表人：", 4, 64), word("联系电话：", 64, 64), word("下一步打算", 4, 94)]
    rows, frame = (*ROWS, 110.0), [level(0, 0, 180), level(60, 0, 180)]
    grid = grid_of([*words, *signed], rows, COLUMNS)
    assert without_line_below(grid, frame).n_rows == 3
    assert without_line_below(grid, [*frame, level(110, 0, 180)]).n_rows == 5
    assert without_line_below(grid_of([*words, signed[2]], rows, COLUMNS), frame).n_rows == 5


def test_a_note_below_the_last_rule_is_none() -> None:
    """Previously 注：… under the last rule of a scanned table was a row over all columns."""
    words = [word(f"a{at}{row}", left + 4, 20.0 * row + 4) for row in range(3) for at, left in enumerate(COLUMNS[:3])]
    note = word("注：空白处表示无数据。", 4, 64)
    grid = grid_of([*words, note], ROWS, COLUMNS, {(3, 0): (1, 3)})
    assert without_line_below(grid, [level(0, 0, 180), level(60, 0, 180)]).n_rows == 3
    assert without_line_below(grid, [level(0, 0, 180), level(90, 0, 180)]).n_rows == 4
