import pytest

from corpora.document.grid import Cell, Grid


def cell(row: int, column: int, rows: int = 1, columns: int = 1) -> Cell:
    return Cell(row=row, column=column, text=f"{row},{column}", row_span=rows, column_span=columns)


def test_a_position_under_a_span_is_its_cell() -> None:
    wide, tall = cell(0, 0, columns=2), cell(0, 2, rows=2)
    grid = Grid(n_rows=2, n_columns=3, cells=(wide, tall, cell(1, 0), cell(1, 1)))
    assert grid.at(0, 1) is wide
    assert grid.at(1, 2) is tall


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ((cell(0, 0, columns=2), cell(0, 1)), "covered twice"),
        ((cell(0, 0),), "not covered"),
        ((cell(0, 0), cell(0, 1, columns=2)), "outside"),
        ((cell(0, 0), cell(0, 1, rows=0)), "at least one position"),
        ((cell(0, 0), cell(0, 1), cell(0, -1)), "outside"),
    ],
)
def test_a_grid_that_does_not_cover_each_position_once_is_refused(cells: tuple[Cell, ...], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Grid(n_rows=1, n_columns=2, cells=cells)


def test_a_position_outside_has_no_cell() -> None:
    grid = Grid(n_rows=1, n_columns=1, cells=(cell(0, 0),))
    with pytest.raises(KeyError):
        grid.at(1, 0)
