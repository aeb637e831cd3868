"""Heads over names that come again under each."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.printed_page import Word
from models.tables.pages.heads.heads_over_names_again import with_heads_over_names_again
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 60.0, 120.0, 180.0, 240.0, 300.0)
ROWS = (0.0, 20.0, 40.0, 60.0, 80.0)
NAMES = ("床位", "人次", "床位", "人次")
WHOLE = ["类别", "甲年[1x2]", "乙年[1x2]"]


def beds(heads: Sequence[Word], spans: dict[tuple[int, int], tuple[int, int]]) -> PageGrid:
    words = [word("类别", 4, 24), *heads]
    words += [word(name, left + 8, 24) for name, left in zip(NAMES, COLUMNS[1:], strict=False)]
    words += [word(f"{row}{at}", left + 8, 20.0 * row + 4) for row in (2, 3) for at, left in enumerate(COLUMNS[:5])]
    return grid_of(words, ROWS, COLUMNS, spans)


def test_each_is_over_all_names_of_its_own() -> None:
    """Previously 乙年, in the middle of its names, was over the second alone."""
    grid = beds([word("甲年", 115, 4), word("乙年", 242, 4)], {(0, 1): (1, 2)})
    made = texts_of(with_heads_over_names_again(grid, ()))
    assert made[:2] == [["", *WHOLE[1:]], ["类别", *NAMES]]


def test_what_stands_behind_all_names_is_over_a_blank_column() -> None:
    """Previously 备注 was a head of the last figures."""
    grid = beds([word("甲年", 115, 4), word("乙年", 215, 4), word("备注", 282, 14)], {(0, 1): (1, 2)})
    made = texts_of(with_heads_over_names_again(grid, ()))
    assert [len(row) for row in made] == [4, 5, 6, 6]
    assert made[0][-1] == "备注[2x1]"
    assert made[2][-1] == ""


def test_right_heads_and_others_than_as_many_are_left() -> None:
    for grid in (
        beds([word("甲年", 115, 4), word("乙年", 235, 4)], {(0, 1): (1, 2), (0, 3): (1, 2)}),
        beds([word("合计", 175, 4)], {(0, 1): (1, 4)}),
    ):
        assert with_heads_over_names_again(grid, ()) == grid
