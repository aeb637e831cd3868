"""Names on the last line of a head whose other heads stand in its middle."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.heads.names_under_heads import with_names_under_heads
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 100.0, 160.0, 220.0, 280.0, 340.0)
NAMES = ("Part", "Kilos", "Min", "Mean", "Max")


def head(*, labels: float = 7.0) -> list[Word]:
    """Price over three columns of figures set to the right, nearer to the last two; names of one column at `labels`."""
    words = [word("Part", 4, labels), word("Kilos", 130, labels), word("Price", 228, 0)]
    words += [word(name, left, 15) for name, left in (("Min", 200), ("Mean", 255), ("Max", 320))]
    return words + [
        word(f"{row}.{at}", left, 15.0 * row + 20) for row in (1, 2) for at, left in enumerate((135, 200, 260, 320))
    ]


def table(words: Sequence[Word]) -> PageGrid:
    """Min as high as the head, Price over Mean and Max."""
    rows, spans = (0.0, 13.0, 32.0, 47.0, 62.0), {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (2, 1), (0, 3): (1, 2)}
    return grid_of(words, rows, COLUMNS, spans)


def test_a_name_on_the_last_line_is_under_the_head_beside_it() -> None:
    made = with_names_under_heads(table(head()), ())
    assert texts_of(made)[:2] == [["Part[2x1]", "Kilos[2x1]", "Price[1x3]"], ["Min", "Mean", "Max"]]


def test_a_head_that_was_one_row_is_two() -> None:
    made = with_names_under_heads(grid_of(head(), (0.0, 32.0, 47.0, 62.0), COLUMNS), ())
    assert texts_of(made)[:2] == [["Part[2x1]", "Kilos[2x1]", "Price[1x3]"], ["Min", "Mean", "Max"]]
    assert made.n_rows == 4


def test_each_of_two_heads_is_over_its_names() -> None:
    words = [one for one in head() if one.text != "Price"]
    words += [word("Net", 215, 0), word("Gross", 330, 0), word("Mode", 380, 15)]
    made = with_names_under_heads(grid_of(words, (0.0, 32.0, 47.0, 62.0), (*COLUMNS, 420.0)), ())
    assert texts_of(made)[0] == ["Part[2x1]", "Kilos[2x1]", "Net[1x2]", "Gross[1x2]"]


@pytest.mark.parametrize(
    "rules",
    [(level(13.0, 220, 340),), (Rule(box=Box(left=219.5, top=0, right=220.5, bottom=32), horizontal=False),)],
)
def test_what_rules_part_is_told_by_them(rules: Sequence[Rule]) -> None:
    grid = table(head())
    assert with_names_under_heads(grid, rules) == grid


def test_heads_that_all_stand_on_the_last_line_are_of_one_column_each() -> None:
    grid = table(head(labels=15.0))
    assert with_names_under_heads(grid, ()) == grid


def test_figures_above_a_rule_are_names_of_columns() -> None:
    """Previously a score's points under Score were taken for the first row."""
    words = [one if one.text != "Price" else word("Score", 225, 0) for one in head() if one.text != "Kilos"]
    points = {"Min": "3", "Mean": "2", "Max": "1"}
    words = [word(points.get(one.text, one.text), one.box.left, one.box.top) for one in words]
    words += [word("4", 130, 15)]
    words = [one if one.text != "Score" else word("Score", 200, 0) for one in words]
    grid = grid_of(words, (0.0, 32.0, 47.0, 62.0), COLUMNS)
    assert with_names_under_heads(grid, ()) == grid
    made = texts_of(with_names_under_heads(grid, (level(32.0, 0, 340),)))
    assert made[:2] == [["Part[2x1]", "Score[1x4]"], ["4", "3", "2", "1"]]


def test_heads_set_left_go_on_to_the_next_one() -> None:
    """Previously 2023 and Sum below it were one name."""
    words = [word("Part", 4, 7), *(word(text, left, 0) for text, left in (("2023", 104), ("2022", 224)))]
    words += [word(name, left, 15) for name, left in (("Sum", 104), ("%", 164), ("Sum", 224), ("%", 284))]
    words += [
        word(f"{row}.{at}", left, 15.0 * row + 20) for row in (1, 2) for at, left in enumerate(range(104, 300, 60))
    ]
    made = with_names_under_heads(grid_of(words, (0.0, 32.0, 47.0, 62.0), COLUMNS), ())
    assert texts_of(made)[:2] == [["Part[2x1]", "2023[1x2]", "2022[1x2]"], ["Sum", "%", "Sum", "%"]]


def test_a_head_of_the_first_columns_is_in_their_middle_wherever_the_white_ends() -> None:
    """Previously Item was a line over the second name, as nothing of the first column was looked at."""
    words = [word("Item", 70, 0), word("Code", 4, 15), word("Name", 80, 15), word("Sum", 230, 7), word("Left", 290, 7)]
    for row in (1, 2):
        words += [
            word(text, left, 15.0 * row + 20) for text, left in (("2a", 4), ("Zoo", 80), ("1.5", 232), ("2", 300))
        ]
    made = with_names_under_heads(grid_of(words, (0.0, 32.0, 47.0, 62.0), (0.0, 50.0, 200.0, 270.0, 340.0)), ())
    assert texts_of(made)[:2] == [["Item[1x2]", "Sum[2x1]", "Left[2x1]"], ["Code", "Name"]]
