"""Labels over the first two columns."""

from __future__ import annotations

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.labels.labels_over_both import with_labels_over_both
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 40.0, 140.0, 200.0)
NAMES = ("入山者", "烟蒂", "田埂外", "垃圾")


def table(*last: tuple[str, float]) -> PageGrid:
    """Kinds and causes, and rows with one label at some x."""
    words = [word("类", 4, 4), word("原因", 70, 4), word("件数", 150, 4)]
    for at, name in enumerate(NAMES, 1):
        words += [word("火", 4, 20.0 * at + 4), word(name, 60, 20.0 * at + 4), word("1.2", 170, 20.0 * at + 4)]
    for at, (text, left) in enumerate(last, len(NAMES) + 1):
        words += [word(text, left, 20.0 * at + 4), word("3.6", 170, 20.0 * at + 4)]
    return grid_of(words, [20.0 * at for at in range(len(NAMES) + len(last) + 2)], COLUMNS)


def test_labels_of_two_widths_with_one_middle_are_over_both() -> None:
    """Previously a blank stood before each, though the texts of the column begin further left."""
    made = texts_of(with_labels_over_both(table(("原因不明者", 70), ("计", 80)), ()))
    assert made[-2:] == [["原因不明者[1x2]", "3.6"], ["计[1x2]", "3.6"]]


def test_one_alone_and_texts_of_the_column_stay() -> None:
    for last in ([("计", 80.0)], [("原因不明", 60.0), ("计", 60.0)], [("入山客", 60.0), ("烟", 65.0)]):
        grid = table(*last)
        assert with_labels_over_both(grid, ()) == grid
    upright = Rule(box=Box(left=40, top=0, right=40.5, bottom=140), horizontal=False)
    grid = table(("原因不明者", 70), ("计", 80))
    assert with_labels_over_both(grid, [upright]) == grid


def test_a_label_before_a_blank_in_the_middle_of_both_is_over_both() -> None:
    made = texts_of(with_labels_over_both(table(("总数", 65.0 - 20)), ()))
    assert made[-1] == ["", "总数", "3.6"]
    words = [word("Refuge", 4, 4), word("Altitude", 70, 4), word("Juin", 150, 4)]
    for at, name in enumerate(("Combe", "Col", "Lac"), 1):
        words += [word(name, 4, 20.0 * at + 4), word("2104", 110, 20.0 * at + 4), word("188", 170, 20.0 * at + 4)]
    words += [word("Ensemble", 50, 84), word("699", 170, 84)]
    grid = grid_of(words, [0.0, 20.0, 40.0, 60.0, 80.0, 100.0], (0.0, 80.0, 140.0, 200.0))
    assert texts_of(with_labels_over_both(grid, ()))[-1] == ["Ensemble[1x2]", "699"]


@pytest.mark.parametrize("left", [48.0, 80.0])
def test_a_head_in_the_middle_of_both_is_over_both(left: float) -> None:
    """Previously a blank head stood over names of groups, and the head of all labels over the names in these."""
    words = [one for one in table().cells for one in one.words if one.text not in ("类", "原因")]
    grid = grid_of([*words, word("Position", left, 4)], [20.0 * at for at in range(len(NAMES) + 2)], COLUMNS)
    made = texts_of(with_labels_over_both(grid, ()))[0]
    assert made == (["Position[1x2]", "件数"] if left == 48 else ["", "Position", "件数"])


@pytest.mark.parametrize("height", [2, 1])
def test_beside_labels_of_several_rows_a_label_alone_is_over_both(height: int) -> None:
    """Previously a head and a sum that begin by chance where the names do had a blank before them."""
    words = [word("Harm", 60, 4), word("Cases", 150, 4), word("Sums", 60, 84), word("7", 170, 84)]
    for row, name in enumerate(("Gale", "Gust", "Frost"), 1):
        words += [word(name, 60, 20.0 * row + 4), word("2", 170, 20.0 * row + 4)]
    words += [word("Wind", 4, 34 if height == 2 else 24), word("Cold", 4, 64)]
    spans = {(1, 0): (2, 1)} if height == 2 else {}
    words += [
        word("Hail", 60, 104),
        word("1", 170, 104),
        word("Fire", 60, 124),
        word("1", 170, 124),
        word("Rest", 4, 114),
    ]
    grid = grid_of(words, [20.0 * at for at in range(8)], COLUMNS, {**spans, **({(5, 0): (2, 1)} if spans else {})})
    made = texts_of(with_labels_over_both(grid, ()))
    assert made[0] == (["Harm[1x2]", "Cases"] if height == 2 else ["", "Harm", "Cases"])


def test_a_name_that_begins_where_names_do_is_of_its_column_beside_labels_of_several_rows() -> None:
    """Previously a donor without a branch, by chance in the middle of both columns, was over both."""
    words = [word("房", 4, 4), word("芳名", 60, 4), word("金额", 150, 4)]
    for at, name in enumerate(("李文澜", "李锦秀", "李阿九", "李庆云", "老人会会友", "无名氏"), 1):
        words += [word(name, 60, 20.0 * at + 4), word("600", 170, 20.0 * at + 4)]
    words += [word("三房", 4, 34), word("四房", 4, 74)]
    columns = (0.0, 50.0, 145.0, 200.0)
    grid = grid_of(words, [20.0 * at for at in range(8)], columns, {(1, 0): (2, 1), (3, 0): (2, 1)})
    assert texts_of(with_labels_over_both(grid, ()))[-2:] == [["", "老人会会友", "600"], ["", "无名氏", "600"]]
