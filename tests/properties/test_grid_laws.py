"""Laws of grids: any division of a rectangle into rectangles is a grid, and nothing less or more is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.document.grid import Cell, Grid

Area = tuple[int, int, int, int]
"""Top, left, height, width."""


@st.composite
def divisions(draw: st.DrawFn) -> tuple[int, int, list[Area]]:
    """A rectangle cut again and again, in random places."""
    height, width = draw(st.integers(1, 8)), draw(st.integers(1, 8))
    areas: list[Area] = [(0, 0, height, width)]
    for _ in range(draw(st.integers(0, 12))):
        top, left, tall, wide = areas.pop(draw(st.integers(0, len(areas) - 1)))
        down = draw(st.booleans())
        size = tall if down else wide
        if size == 1:
            areas.append((top, left, tall, wide))
            continue
        cut = draw(st.integers(1, size - 1))
        areas += (
            [(top, left, cut, wide), (top + cut, left, tall - cut, wide)]
            if down
            else [(top, left, tall, cut), (top, left + cut, tall, wide - cut)]
        )
    return height, width, areas


def cells(areas: list[Area]) -> tuple[Cell, ...]:
    return tuple(
        Cell(row=top, column=left, row_span=tall, column_span=wide, text=f"{top},{left}")
        for top, left, tall, wide in areas
    )


@given(divisions())
def test_each_position_is_covered_once(division: tuple[int, int, list[Area]]) -> None:
    height, width, areas = division
    grid = Grid(n_rows=height, n_columns=width, cells=cells(areas))
    covered = [position for cell in grid.cells for position in cell.positions()]
    assert sorted(covered) == [(row, column) for row in range(height) for column in range(width)]
    assert all(position in set(grid.at(*position).positions()) for position in covered)


@given(divisions(), st.data())
def test_a_lost_cell_is_refused(division: tuple[int, int, list[Area]], data: st.DataObject) -> None:
    height, width, areas = division
    lost = data.draw(st.integers(0, len(areas) - 1))
    with pytest.raises(ValueError, match="not covered"):
        Grid(n_rows=height, n_columns=width, cells=cells(areas[:lost] + areas[lost + 1 :]))


@given(divisions(), st.data())
def test_a_doubled_or_stretched_cell_is_refused(division: tuple[int, int, list[Area]], data: st.DataObject) -> None:
    height, width, areas = division
    chosen = data.draw(st.integers(0, len(areas) - 1))
    top, left, tall, wide = areas[chosen]
    with pytest.raises(ValueError, match="covered twice"):
        Grid(n_rows=height, n_columns=width, cells=cells([*areas, areas[chosen]]))
    with pytest.raises(ValueError, match=r"covered twice|outside"):
        Grid(
            n_rows=height,
            n_columns=width,
            cells=cells([*areas[:chosen], *areas[chosen + 1 :], (top, left, tall + 1, wide)]),
        )
