"""Rows without rules whose labels take several lines, around or below the line of their figures."""

from __future__ import annotations

from models.tables.pages.page_grid import PageGrid
from models.tables.pages.rows.rows_at_figures import with_rows_at_figures
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 40.0, 80.0, 120.0)
LABELS = (("中医医院",), ("社区卫生", "服务中心"), ("乡镇卫生", "院", "分院"))


def hospitals(*, anchor: float = 0.5, step: float = 12.0, gap: float = 18.0) -> PageGrid:
    """A head and three labels, their figures at their middle or, with `anchor` 0, on their first line; rows cut at
    will.
    """
    words = [word("类型", 4, 5), word("床位", 44, 5), word("人次", 84, 5)]
    top = 30.0
    for at, lines in enumerate(LABELS):
        words += [word(line, 4, top + step * down) for down, line in enumerate(lines)]
        y = top + anchor * step * (len(lines) - 1)
        words += [word(f"{at}1", 44, y), word(f"{at}2", 84, y)]
        top += step * (len(lines) - 1) + gap
    return grid_of(words, (0.0, 20.0, 43.0, 59.0, 87.0, top), COLUMNS)


def test_labels_around_their_figures_are_rows() -> None:
    made = texts_of(with_rows_at_figures(hospitals(), ()))
    assert made[1:] == [
        ["中医医院", "01", "02"], ["社区卫生 服务中心", "11", "12"], ["乡镇卫生 院 分院", "21", "22"]
    ]  # fmt: skip


def test_labels_that_begin_level_with_their_figures_are_rows() -> None:
    made = texts_of(with_rows_at_figures(hospitals(anchor=0), ()))
    assert made[3] == ["乡镇卫生 院 分院", "21", "22"]
    assert len(made) == 4


def test_labels_as_near_as_their_lines_tell_nothing() -> None:
    """One of them may be of a row whose figures were not read."""
    grid = hospitals(anchor=0, gap=12.0)
    assert with_rows_at_figures(grid, ()) == grid


def test_labels_off_their_figures_tell_nothing() -> None:
    grid = hospitals(anchor=0.2)
    assert with_rows_at_figures(grid, ()) == grid
