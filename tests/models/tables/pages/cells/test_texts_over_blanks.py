"""Texts in the middle of columns that are blank beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.cells.texts_over_blanks import with_texts_over_blanks
from models.tables.pages.mended_grid import mended_grid
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 80.0, 140.0, 200.0, 260.0)
ENDS = (135.0, 195.0, 255.0)
"""Figures are set to the right, names in the middle."""


def prices(text: str, middle: float, *, blank: Sequence[int] = ()) -> PageGrid:
    words = [
        word("Item", 4, 4),
        *(
            word(name, x - 2.5 * len(name), 4)
            for name, x in zip(("Young", "Adult", "Guest"), (110, 170, 230), strict=True)
        ),
    ]
    for row in range(1, 4):
        words.append(word("Bed", 4, 20.0 * row + 4))
        words += [
            word("13.5", end - 20, 20.0 * row + 4) for at, end in enumerate(ENDS) if (row, at) != (2, 1) or not blank
        ]
    words += [word("Lunch", 4, 84), word(text, middle - 2.5 * len(text), 84)]
    return grid_of(words, [20.0 * at for at in range(6)], COLUMNS)


def last(grid: PageGrid) -> list[str]:
    return texts_of(with_texts_over_blanks(grid, ()))[-1]


def test_a_text_off_its_column_in_the_middle_of_several_is_of_all() -> None:
    """Previously of the column that it stands in, the others blank."""
    assert last(prices("12.0", 170)) == ["Lunch", "12.0[1x3]"]
    assert last(prices("12.0", 140)) == ["Lunch", "12.0[1x2]", ""]


def test_a_figure_of_its_column_a_dash_and_what_upright_rules_part_stay() -> None:
    assert last(prices("12.0", 185)) == ["Lunch", "", "12.0", ""]
    assert last(prices("-", 170)) == ["Lunch", "", "-", ""]
    grid = prices("12.0", 170)
    rules = [Rule(box=Box(left=140, top=0, right=140.5, bottom=100), horizontal=False)]
    assert with_texts_over_blanks(grid, rules) == grid


def test_a_text_among_figures_is_of_all_columns_where_no_other_row_has_blanks() -> None:
    def covers(*, blank: bool) -> list[str]:
        words = [
            word("Cover", 4, 4),
            *(word(name, x - 10, 4) for name, x in zip(("Base", "Plus", "Best"), (110, 170, 230), strict=True)),
        ]
        for row in range(1, 4):
            words.append(word("Loss", 4, 20.0 * row + 4))
            words += [
                word("1" * (row + 1), x - 2.5 * (row + 1), 20.0 * row + 4)
                for x in (110.0, 170.0, 230.0) if not (blank and (row, x) == (2, 230.0))
            ]  # fmt: skip
        words += [word("Rescue", 4, 84), word("at cost", 170 - 17.5, 84)]
        return last(grid_of(words, [20.0 * at for at in range(6)], COLUMNS))

    assert covers(blank=False) == ["Rescue", "at cost[1x3]"]
    assert covers(blank=True) == ["Rescue", "", "at cost", ""]


def test_a_column_of_nothing_but_texts_between_two_others_is_none() -> None:
    """Previously a picture's stripes showed no edge, and 200 000, said of two plans, made a column."""
    words = [word("Cover", 4, 4), word("Base", 100, 4), word("Plus", 220, 4)]
    for row in (1, 2, 4):
        words += [
            word("Loss", 4, 20.0 * row + 4),
            word("150", 102.5, 20.0 * row + 4),
            word("300", 222.5, 20.0 * row + 4),
        ]
    words += [word("Child", 4, 64), word("200", 162.5, 64)]
    grid = grid_of(words, [20.0 * at for at in range(6)], (0.0, 80.0, 140.0, 200.0, 260.0), {(0, 1): (1, 2)})
    made = texts_of(with_texts_over_blanks(grid, ()))
    assert made[0] == ["Cover", "Base", "Plus"]
    assert made[3] == ["Child", "200[1x2]"]


def test_two_texts_do_not_take_one_blank() -> None:
    words = [word("Item", 4, 4), *(word("Name", x - 10, 4) for x in (110, 170, 230))]
    for row in range(1, 4):
        words += [word("Bed", 4, 20.0 * row + 4), *(word("13.5", end - 20, 20.0 * row + 4) for end in ENDS)]
    words += [word("Lunch", 4, 84), word("12.0", 129, 84), word("14.0", 191, 84)]
    grid = grid_of(words, [20.0 * at for at in range(6)], COLUMNS)
    made = with_texts_over_blanks(grid, ())
    assert sum(cell.column_span for cell in made.cells if cell.row == 4) == 4


@pytest.mark.parametrize("left", [165.0, 150.0])
def test_in_the_middle_of_two_columns_of_figures_and_units(left: float) -> None:
    """Previously three columns were too few, 18e and 30e heads, and another such text told where its column's stand."""
    words = [word("Fee", 4, 4), word("Here", 130, 4), word("Elsewhere", 187.5, 4)]
    for row, (one, other) in enumerate((("18e", "30e"), ("", ""), ("5e", "40e"), ("", "")), 1):
        words.append(word("Name", 4, 20.0 * row + 4))
        words += [word(text, end - 5 * len(text), 20.0 * row + 4) for text, end in ((one, 170), (other, 235)) if text]
    grid = grid_of(
        [*words, word("20e", 167.5, 44), word("Asks", left, 84)], [20.0 * at for at in range(6)],
        (0.0, 100.0, 180.0, 240.0),
    )  # fmt: skip
    made = texts_of(with_texts_over_blanks(grid, ()))
    assert made[2] == ["Name", "20e[1x2]"]
    assert (made[4] == ["Name", "Asks[1x2]"]) == (left == 165)


@pytest.mark.parametrize("also", ["", "Farm"])
def test_all_that_a_row_says_in_the_middle_of_columns_set_so_is_of_all(also: str) -> None:
    """Previously what three tenders promise alike was of the second alone, and what two do of one and a half."""
    words = [
        word("What", 4, 4),
        *(word(text, x - 7.5, 4) for text, x in zip(("One", "Two", "Six"), (110, 170, 230), strict=True)),
    ]
    for row, texts in enumerate((("Farm", "Maker", "Oven"), ("30 days", "35", "30"), ("92", "90.4", "85")), 1):
        words.append(word("Name", 4, 20.0 * row + 4))
        words += [
            word(text, x - 2.5 * len(text), 20.0 * row + 4)
            for text, x in zip(texts, (110.0, 170.0, 230.0), strict=True)
        ]
    words += [word("Class", 4, 84), word("first", 157.5, 84), word("For", 4, 104), word("36 months", 147.5 - 30, 104)]
    words += [word("24 m", 220, 104)] + ([word(also, 220, 84)] if also else [])
    grid = grid_of(words, [20.0 * at for at in range(7)], COLUMNS, {(5, 1): (1, 2)})
    made = texts_of(with_texts_over_blanks(grid, ()))
    assert made[4] == (["Class", "", "first", "Farm"] if also else ["Class", "first[1x3]"])


def test_a_text_over_two_of_three_columns_is_of_all_that_it_is_in_the_middle_of() -> None:
    grid = prices("at our cost", 170)
    cells = [cell for cell in grid.cells if cell.row != 4 or cell.column not in (1, 2)]
    told = next(cell for cell in grid.cells if (cell.row, cell.column) == (4, 2))
    wide = replace(grid, cells=(*cells, replace(told, column=1, column_span=2)))
    assert last(replace(wide, cells=tuple(sorted(wide.cells, key=lambda cell: (cell.row, cell.column))))) == [
        "Lunch", "at our cost[1x3]",
    ]  # fmt: skip


def test_a_column_that_only_such_a_text_made_is_gone_before_it_is_told() -> None:
    """Previously the white that 36 months stand in was a column, which left them over half of what they are of."""
    words = [word("What", 4, 4), *(word(text, x - 7.5, 4) for text, x in (("One", 110), ("Two", 230), ("Six", 310)))]
    for row, texts in enumerate((("92.2", "7", "31"), ("5", "90.4", "4"), ("31", "8", "9")), 1):
        words.append(word("Name", 4, 20.0 * row + 4))
        words += [
            word(text, x - 2.5 * len(text), 20.0 * row + 4) for text, x in zip(texts, (110, 230, 310), strict=True)
        ]
    words += [word("Kept", 4, 84), word("months", 155, 84), word("24", 305, 84)]
    edges = (0.0, 80.0, 140.0, 200.0, 270.0, 350.0)
    grid = grid_of(words, [20.0 * at for at in range(6)], edges, {(4, 2): (1, 2)})
    assert texts_of(mended_grid(grid, (), ()))[4] == ["Kept", "months[1x2]", "24"]


def test_a_text_that_finds_no_room_in_its_column_is_of_those_beside_it() -> None:
    """Previously what is done on three days stayed on the second, as others of its column have the same middle."""
    words = [word("Part", 4, 4), *(word(text, x - 5, 4) for text, x in (("d1", 110), ("d2", 150), ("d3", 190)))]
    for row in (1, 2):
        words += [word("Arm", 4, 20.0 * row + 4), *(word("wet", x - 7.5, 20.0 * row + 4) for x in (110, 150, 190))]
    words += [word("Skin", 4, 64), word("Back", 4, 84), word("turned over", 122.5, 84)]
    grid = grid_of(words, [20.0 * at for at in range(6)], (0.0, 90.0, 130.0, 170.0, 210.0))
    assert last(grid) == ["Back", "turned over[1x3]"]


@pytest.mark.parametrize("name", ["CaCl 2", "04"])
def test_a_lowered_figure_in_a_head_and_numbers_under_a_wide_head_are_names(name: str) -> None:
    """Previously the former kept texts in one column, and of the latter the middles were not known."""
    words = [word("Item", 4, 10), word("Model", 135, 4)]
    words += [word(text, x - 5, 24) for text, x in ((name.split()[0][-2:], 110), ("06", 170), ("08", 230))]
    words += [word("2", 240, 4)] if " " in name else []
    for row in range(2, 5):
        words += [word("Bed", 4, 20.0 * row + 4), *(word("13.5", end - 20, 20.0 * row + 4) for end in ENDS)]
    words += [word("Lunch", 4, 104), word("12.0", 160, 104)]
    grid = grid_of(words, [20.0 * at for at in range(7)], COLUMNS, {(0, 0): (2, 1), (0, 1): (1, 3)})
    assert last(grid) == ["Lunch", "12.0[1x3]"]
