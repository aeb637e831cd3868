"""Lines of drawings make cells; what they hold is no table."""

from __future__ import annotations

import pytest

from models.tables.pages.no_tables.drawings import is_drawing
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, word

BOXES = [word("Board", 104, 4), word("Sales", 4, 64), word("Works", 84, 64), word("Stores", 164, 64)]
ROWS = (0.0, 20.0, 40.0, 60.0, 80.0)


def outline(*, measures: int = 1, beside: bool = False) -> PageGrid:
    words = [word("•", 2, 20.0 * row + 4) for row in range(3)]
    words += [word(text, 12, 20.0 * row + 4) for row, text in enumerate(("Two bearings", "Rotor lock", "One lead"))]
    words += [word("80.0", 110, 64.0 - 20 * row) for row in range(measures)] + [word("25.4", 190, 64)]
    words += [word("mm", 110, 24)] if beside else []
    return grid_of(words, ROWS, (0.0, 100.0, 140.0, 180.0, 220.0))


def test_boxes_none_of_which_is_beside_another_are_a_chart() -> None:
    """Previously the boxes of an organisation and the lines between them were a table, in a picture."""
    columns = (0.0, 40.0, 80.0, 120.0, 160.0, 200.0)
    assert is_drawing(grid_of(BOXES, ROWS, columns, {(0, 2): (1, 2)}))
    assert not is_drawing(grid_of([*BOXES, word("12", 44, 64)], ROWS, columns, {(0, 2): (1, 2)}))  # beside a label
    pump = [word("Motor", 44, 4), word("L", 164, 24), word("D2", 84, 64)]
    assert is_drawing(grid_of(pump, ROWS, columns))  # an outline with what it is and its measures
    one_row = [word("姓名", 4, 4), word("性别", 84, 4), word("民族", 164, 4), word("年龄", 204, 4)]
    assert not is_drawing(grid_of(one_row, (0.0, 20.0), (*columns, 240.0)))


def test_an_outline_with_its_measures_beside_a_list_is_no_table() -> None:
    """Previously what a fan has, and its front and side, were a table of five columns."""
    assert is_drawing(outline())
    relay = [word("No coil", 12, 4), word("1", 60, 4), word("Gap", 12, 44), word("14.2", 150, 64)]
    assert is_drawing(grid_of(relay, ROWS, (0.0, 100.0, 140.0, 180.0, 220.0)))


BLANK_FORM = grid_of(
    [word(text, 4, top) for text, top in (("单位", 4), ("姓名", 24), ("职务", 44))],
    ROWS[:4],
    (0.0, 50.0, 90.0, 130.0, 170.0),
)


@pytest.mark.parametrize("grid", [outline(measures=2), outline(beside=True), BLANK_FORM])
def test_figures_in_two_rows_words_in_two_columns_and_blanks_are_of_a_table(grid: PageGrid) -> None:
    assert not is_drawing(grid)


@pytest.mark.parametrize("name", ["L1", "Length"])
def test_what_a_drawing_calls_its_measures_is_none_of_its_words(name: str) -> None:
    """Previously lines of a text, and the outline of a motor beside it, were a table in a picture."""
    words = [word(text, 4, 20.0 * row + 4) for row, text in enumerate(("Sealed at", "the flange", "and shaft"))]
    grid = grid_of(
        [*words, word(name, 110, 64)], ROWS, (0.0, 100.0, 140.0, 180.0, 220.0), {(0, 2): (4, 1), (0, 3): (2, 1)}
    )  # fmt: skip
    assert is_drawing(grid) == (name == "L1")
