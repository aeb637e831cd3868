"""Grids out of what other people's tools give, told as they tell them."""

from collections.abc import Callable
from dataclasses import dataclass

from corpora.document.grid import Grid
from training.metrics.page_grids import PageGrid
from training.metrics.tool_grids import NOTHING, by_boxes, by_edges, by_positions, joined

Written = Callable[..., Grid]


@dataclass
class Edged:
    text: str
    right: bool = True
    bottom: bool = True


def shape(grid: Grid) -> dict[tuple[int, int, int, int], str]:
    return {(cell.row, cell.column, cell.row_span, cell.column_span): cell.text for cell in grid.cells}


def test_cells_without_an_edge_between_them_are_one(grid: Written) -> None:
    cells = [[Edged("总计", right=False), Edged(""), Edged("3")], [Edged("甲"), Edged("1", bottom=False), Edged("2")],
             [Edged("乙"), Edged("5"), Edged("4")]]  # fmt: skip
    assert shape(by_edges(cells)) == {
        (0, 0, 1, 2): "总计", (0, 2, 1, 1): "3", (1, 0, 1, 1): "甲", (1, 1, 2, 1): "1\n5", (1, 2, 1, 1): "2",
        (2, 0, 1, 1): "乙", (2, 2, 1, 1): "4",
    }  # fmt: skip


def test_open_edges_that_make_no_rectangle_merge_nothing(grid: Written) -> None:
    cells = [[Edged("a", right=False, bottom=False), Edged("b")], [Edged("c"), Edged("d")]]
    assert shape(by_edges(cells)) == shape(grid("a b", "c d"))


def test_boxes_become_spans(grid: Written) -> None:
    cells = [((0, 0, 20, 10), "a"), ((20.5, 0, 30, 20), "b"), ((0, 10, 10, 20), "c"), ((10, 10.8, 20, 20), "d")]
    assert shape(by_boxes(cells)) == {(0, 0, 1, 2): "a", (0, 2, 2, 1): "b", (1, 0, 1, 1): "c", (1, 1, 1, 1): "d"}
    assert by_boxes([]) == NOTHING
    assert by_boxes([((5, 5, 5.5, 9), "a box without width")]) == NOTHING


def test_one_box_at_several_positions_is_one_cell() -> None:
    wide, low, other = (0, 0, 20, 10), (0, 10, 10, 20), (10, 10, 20, 20)
    assert shape(by_positions([[(wide, "a"), (wide, "a")], [(low, "b"), (other, "c")]])) == {
        (0, 0, 1, 2): "a", (1, 0, 1, 1): "b", (1, 1, 1, 1): "c",
    }  # fmt: skip


def test_a_table_over_two_pages_is_joined_without_its_repeated_head(grid: Written) -> None:
    pieces = [PageGrid(page=1, grid=grid("甲 乙", "1 2")), PageGrid(page=2, grid=grid("甲 乙", "3 4"))]
    assert [shape(one) for one in joined(pieces)] == [shape(grid("甲 乙", "1 2", "3 4"))]


def test_a_blank_cell_below_the_break_continues_the_one_above(grid: Written) -> None:
    pieces = [PageGrid(page=1, grid=grid("组 1", "^ 2")), PageGrid(page=2, grid=grid("· 3", "^ 4", "丁 5"))]
    assert [shape(one) for one in joined(pieces)] == [shape(grid("组 1", "^ 2", "^ 3", "^ 4", "丁 5"))]


def test_tables_of_one_page_of_far_pages_or_of_other_widths_stay_apart(grid: Written) -> None:
    first, second = grid("a b"), grid("c d")
    assert len(joined([PageGrid(page=1, grid=first), PageGrid(page=1, grid=second)])) == 2
    assert len(joined([PageGrid(page=1, grid=first), PageGrid(page=3, grid=second)])) == 2
    assert len(joined([PageGrid(page=1, grid=first), PageGrid(page=2, grid=grid("c d e"))])) == 2
    assert joined([PageGrid(page=1, grid=NOTHING)]) == ()
