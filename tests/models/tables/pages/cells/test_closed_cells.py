"""Cells that rules close on all sides and a finder divided."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.cells.closed_cells import with_closed_cells_whole
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 100.0, 160.0, 220.0, 280.0)
ROWS = (0.0, 20.0, 40.0, 60.0, 80.0)
HEADS = [word("Item", 4, 4), word("Name", 104, 4), word("Figures", 200, 4)]
BODY = [
    one for row in range(1, 4) for one in (word(f"row{row}", 104, ROWS[row] + 5), word(f"{row}5", 170, ROWS[row] + 5))
]


def upright(x: float, top: float = 0, bottom: float = 80) -> Rule:
    return Rule(box=Box(left=x - 0.25, top=top, right=x + 0.25, bottom=bottom), horizontal=False)


FRAME = [*(level(y, 0, 280) for y in (0, 20, 80)), *(upright(x) for x in (0, 100, 160, 280)), upright(220, 20)]
"""Heads over a stub, a column of names and two of figures, with no rules between their rows."""


def test_a_label_in_the_middle_of_a_closed_cell_is_of_all_its_rows() -> None:
    words = [*HEADS, word("Least height", 4, 41), word("(m)", 4, 53), *BODY]
    made = texts_of(with_closed_cells_whole(grid_of(words, ROWS, COLUMNS), FRAME))
    assert made[1:] == [["Least height (m)[3x1]", "row1", "15", ""], ["row2", "25", ""], ["row3", "35", ""]]


def test_a_head_has_the_columns_that_its_rules_leave_it() -> None:
    made = texts_of(with_closed_cells_whole(grid_of([*HEADS, *BODY], ROWS, COLUMNS), FRAME))
    assert made[0] == ["Item", "Name", "Figures[1x2]"]


@pytest.mark.parametrize(
    "stub",
    [
        [word(f"label{row}", 4, ROWS[row] + 5) for row in (1, 2, 3)],  # one beside each row
        [word("label", 4, 25)],  # beside the first row
        [word("77", 4, 45)],  # a figure
        [],
    ],
)
def test_what_stands_beside_rows_is_theirs(stub: list[Word]) -> None:
    grid = grid_of([*HEADS, *stub, *BODY], ROWS, COLUMNS)
    made = with_closed_cells_whole(grid, FRAME)
    assert [row[0] for row in texts_of(made)[1:]] == [row[0] for row in texts_of(grid)[1:]]


def test_columns_that_no_rule_shows_anywhere_are_not_told_by_a_closed_row() -> None:
    grid = grid_of([*HEADS, *BODY], ROWS, COLUMNS)
    assert with_closed_cells_whole(grid, [rule for rule in FRAME if rule.horizontal or rule.box.left != 219.75]) == grid


def test_heads_of_several_columns_and_cells_that_are_open_stay_apart() -> None:
    words = [word("Item", 4, 4), word("Name", 104, 4), word("This", 170, 4), word("Last", 230, 4), *BODY]
    assert texts_of(with_closed_cells_whole(grid_of(words, ROWS, COLUMNS), FRAME))[0] == [
        "Item",
        "Name",
        "This",
        "Last",
    ]
    open_stub = grid_of([*HEADS, word("Least height", 4, 45), *BODY], ROWS, COLUMNS)
    without_side = [rule for rule in FRAME if rule.horizontal or rule.box.left > 50]
    made = texts_of(with_closed_cells_whole(open_stub, without_side))
    assert [row[0] for row in made[1:]] == ["", "Least height", ""]


@pytest.mark.parametrize(("texts", "joined"), [("万 仟 佰 拾 元 角", True), ("一 二 三 四 五 六", False)])
def test_units_of_a_sum_to_be_filled_in_are_of_one_cell(texts: str, joined: bool) -> None:
    """Columns that rules show in other rows part a row of days, not one of units."""
    rules = [
        *(level(y, 0, 280) for y in ROWS),
        *(upright(x) for x in (0, 100, 280)),
        *(upright(x, 20) for x in (160, 220)),
    ]
    units = [word(text, 104 + 30 * at, 4) for at, text in enumerate(texts.split())]
    grid = grid_of([word("Sum", 4, 4), *units, *BODY], ROWS, COLUMNS)
    made = texts_of(with_closed_cells_whole(grid, rules))[0]
    assert (len(made) == 2) == joined


@pytest.mark.parametrize(("found_by", "made"), [("rules", ["Note", "seal[1x3]"]), ("both", ["Note", "", "seal[1x2]"])])
def test_an_edge_that_a_short_rule_draws_divides_no_closed_row(found_by: str, made: list[str]) -> None:
    """In a form of many rows one rule stands in one of them: where all edges are drawn, it is none of the others'."""
    rows = tuple(20.0 * at for at in range(12))
    words = [*HEADS, word("Note", 4, 205), word("seal", 230, 205)]
    rules = [*(level(y, 0, 280) for y in rows), *(upright(x, 0, 220) for x in (0, 100, 280))]
    rules += [upright(160, 0, 20), upright(220, 0, 200)]
    grid = grid_of(words, rows, COLUMNS, {(10, 2): (1, 2)})
    assert texts_of(with_closed_cells_whole(replace(grid, found_by=found_by), rules))[10] == made


def test_a_name_of_three_lines_fills_a_closed_cell_of_the_head() -> None:
    """Previously its last line was a row, where the cell is hardly higher than it; the right side of the table is open."""
    words = [word("Item", 4, 20), word("Name", 104, 4), word("(a)", 104, 16), word("Nom", 104, 29)]
    words += [word("Figures", 164, 4), word("(10 000)", 164, 16), word("Total", 224, 20), *BODY[2:]]
    rows = (0.0, 27.0, 41.0, 60.0, 80.0)
    rules = [*(level(y, 0, 280) for y in (0, 41, 60, 80)), *(upright(x) for x in (0, 100, 160, 220))]
    made = with_closed_cells_whole(grid_of(words, rows, COLUMNS), rules)
    assert texts_of(made)[0] == ["Item[2x1]", "Name (a) Nom[2x1]", "Figures (10 000)[2x1]", "Total[2x1]"]
