"""Labels of several groups in one cell."""

from __future__ import annotations

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.labels.labels_run_together import with_labels_run_together_apart
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 60.0, 120.0)


def upright(x: float, top: float, bottom: float) -> Rule:
    return Rule(box=Box(left=x - 0.25, top=top, right=x + 0.25, bottom=bottom), horizontal=False)


@pytest.mark.parametrize(
    ("second", "made"),
    [(60.0, ["Sat[3x1]", "Sun[2x1]"]), (67.0, ["Sat Sun[5x1]"]), (30.0, ["Sat Sun[5x1]"])],
    ids=["on a row's line", "between two", "on the next"],
)
def test_each_has_the_rows_up_to_the_next(second: float, made: list[str]) -> None:
    """Previously the matches of two days were of both, as a picture's finder saw one cell."""
    words = [word("Day", 4, 2), word("Home", 64, 2), word("Sat", 4, 15), word("Sun", 4, second)]
    words += [word(f"club{row}", 64, 15.0 * row + 15) for row in range(5)]
    grid = grid_of(words, [0.0, 12.0, *(15.0 * row + 27 for row in range(5))], COLUMNS, {(1, 0): (5, 1)})
    assert [row[0] for row in texts_of(with_labels_run_together_apart(grid))[1:] if len(row) > 1] == made


def form(pitch: float) -> PageGrid:
    """Names in one cell of two rows beside what is said of them, a line each."""
    words = [word("Unit", 4, 4), word("Type", 4, 4 + pitch), word("Lan Bay Ltd", 64, 4), word("GN-630", 64, 4 + pitch)]
    return grid_of(words, (0.0, pitch, 2 * pitch), COLUMNS, {(0, 0): (2, 1)})


def test_names_beside_rules_that_end_before_them_are_of_a_row_each() -> None:
    """Previously the names of a form whose rules run under what is filled in alone were one cell."""
    assert texts_of(with_labels_run_together_apart(form(22), [level(22, 60, 120)])) == [
        ["Unit", "Lan Bay Ltd"], ["Type", "GN-630"],
    ]  # fmt: skip
    assert with_labels_run_together_apart(form(14), [level(14, 60, 120)]) == form(14)


def test_lines_of_a_closed_cell_are_its_own_beside_others_of_its_rows() -> None:
    words = [
        word("Legal", 4, 4),
        word("grade", 4, 26),
        word("Stock", 64, 4),
        word("male", 64, 26),
        word("Origin", 124, 15),
    ]
    grid = grid_of(words, (0.0, 22.0, 44.0), (*COLUMNS, 180.0), {(0, 0): (2, 1), (0, 2): (2, 1)})
    sides = [upright(x, 0, 44) for x in (0, 60, 120, 180)]
    assert with_labels_run_together_apart(grid, sides) == grid
    filled = form(22)
    assert len(with_labels_run_together_apart(filled, sides).cells) == len(filled.cells) + 1


def test_labels_on_the_last_lines_of_their_rows_behind_numbers() -> None:
    """Previously 初中 and 高中 in one cell behind the numbers of the rows, at the foot of their groups, were one label."""
    words = [word("序号", 4, 4), word("类别", 64, 4), word("校数", 124, 4)]
    words += [word(str(row), 4, 20.0 * row + 4) for row in range(1, 6)]
    words += [word(f"{row}7", 124, 20.0 * row + 4) for row in range(1, 6)]
    words += [word("初中", 64, 64), word("高中", 64, 104)]
    rows = tuple(20.0 * row for row in range(7))
    grid = grid_of(words, rows, (0.0, 60.0, 120.0, 180.0), {(1, 1): (5, 1)})
    made = texts_of(with_labels_run_together_apart(grid))
    assert made[1] == ["1", "初中[3x1]", "17"]
    assert made[4] == ["4", "高中[2x1]", "47"]
