"""Texts over two columns that an edge cuts."""

from __future__ import annotations

import pytest

from models.tables.pages.cells.cut_texts import with_cut_texts_whole
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS, ROWS = (0.0, 60.0, 130.0, 200.0), tuple(20.0 * at for at in range(6))


def pruning(blank: float) -> PageGrid:
    """When trees are pruned, one of them in two ways at one time; `blank` points in what is said of that."""
    words = [word("Tree", 4, 4), word("Thin", 64, 4), word("Shape", 140, 4), word("Cherry", 4, 44)]
    words += [word("after", 96, 44), word("the", 121 + blank, 44), word("harvest", 142 + blank, 44)]
    for row, tree in ((1, "Apple"), (3, "Currant"), (4, "Hedge")):
        words += [
            word(tree, 4, 20.0 * row + 4),
            word("February", 64, 20.0 * row + 4),
            word("July", 140, 20.0 * row + 4),
        ]
    return grid_of(words, ROWS, COLUMNS)


@pytest.mark.parametrize(("blank", "whole"), [(3.0, True), (8.0, False)])
def test_words_a_blank_apart_over_the_white_between_columns_are_one_text(blank: float, whole: bool) -> None:
    """Previously nach was of one column, and der Ernte of the next."""
    own = ["Cherry", "after the harvest[1x2]"] if whole else ["Cherry", "after", "the harvest"]
    assert texts_of(with_cut_texts_whole(pruning(blank), ()))[2] == own


@pytest.mark.parametrize(("name", "whole"), [("企业单位数（家）", True), ("企业", False)])
def test_a_name_that_goes_into_the_white_and_its_translation_are_one_text(name: str, whole: bool) -> None:
    """Previously the former was a group, and the latter a name in it."""
    words = [word(text, x, 4) for text, x in (("Item", 4), ("2019", 160))]
    words += [word(name, 4, 24), word("Enterprises", 4 + 5 * len(name) + 11, 24), word("94", 160, 24)]
    for row, said in enumerate(("收入 Revenue", "利润 Profits", "新鲜水 Water"), 2):
        words += [word("消耗", 4, 20.0 * row + 4), word("7", 160, 20.0 * row + 4)]
        words += [word(text, 62 + 22.0 * at, 20.0 * row + 4) for at, text in enumerate(said.split())]
    made = texts_of(with_cut_texts_whole(grid_of(words, ROWS, (0.0, 50.0, 150.0, 200.0)), ()))[1]
    assert (len(made) == 2) == whole


@pytest.mark.parametrize(("left", "whole"), [(76.0, True), (50.0, False)])
def test_a_figure_that_begins_a_text_over_the_white_is_of_it(left: float, whole: bool) -> None:
    """Previously 20% was a price of the first column, and off one of the second."""
    words = [word(text, x, 4) for text, x in (("Who", 4), ("All", 66), ("Part", 110))]
    for row in range(1, 4):
        words += [word(text, x, 20.0 * row + 4) for text, x in (("Adult", 4), ("9,50", 64), ("6,00", 112))]
    words += [
        word("Group", 4, 84),
        word("20%", left, 84),
        word("/", left + 17, 84),
        word("less than all", left + 24, 84),
    ]
    grid = grid_of(words, ROWS, (0.0, 45.0, 92.0, 200.0))
    made = texts_of(with_cut_texts_whole(grid, ()))[4]
    assert (made == ["Group", "20% / less than all[1x2]"]) == whole
