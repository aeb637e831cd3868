"""Heads in a box of their own right above their table are its first rows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpora.document.printed_page import Word
from models.tables.pages.heads.heads_apart import with_heads_apart_joined
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, word

COLUMNS = (50.0, 150.0, 210.0, 270.0, 330.0, 390.0)
ROWS = (130.0, 150.0, 170.0, 190.0)
HEADS = ("Office", "2023", "2024", "Change", "Share")


def body() -> PageGrid:
    words = [word("甲" if x == 50 else "12", x + 5, y + 5) for y in ROWS[:-1] for x in COLUMNS[:-1]]
    return grid_of(words, ROWS, COLUMNS)


def heads(texts: Sequence[str] = HEADS, *, shift: float = 0.0, up: float = 0.0) -> PageGrid:
    """Of one cell, as nothing stands between them."""
    words = [word(text, x + 5 + shift, 100 - up) for text, x in zip(texts, COLUMNS, strict=False)]
    return grid_of(words, (95.0 - up, 115.0 - up), (50.0, 390.0))


def joined(*grids: PageGrid, between: Sequence[Word] = ()) -> list[PageGrid]:
    words = [word for grid in grids for cell in grid.cells for word in cell.words]
    return with_heads_apart_joined(grids, [*words, *between])


def test_each_head_is_of_the_column_that_it_stands_over() -> None:
    (table,) = joined(heads(), body())
    assert (table.n_rows, table.n_columns) == (4, 5)
    assert [[word.text for word in cell.words] for cell in table.cells if cell.row == 0] == [[text] for text in HEADS]
    assert sorted((cell.row, cell.column) for cell in table.cells) == [(y, x) for y in range(4) for x in range(5)]


def test_a_head_over_several_columns_stands_over_theirs() -> None:
    above = grid_of(
        [word("Requests of the years", 160, 97), *(word(text, x + 5, 110) for text, x in zip(HEADS, COLUMNS, strict=False))],
        (95.0, 122.0), (50.0, 390.0),
    )  # fmt: skip
    (table,) = joined(above, body())
    spans = {(cell.row, cell.column): (cell.row_span, cell.column_span) for cell in table.cells if cell.row < 2}
    assert spans == {(0, 1): (1, 2), (0, 0): (2, 1), (1, 1): (1, 1), (1, 2): (1, 1), (0, 3): (2, 1), (0, 4): (2, 1)}


def test_rows_that_the_head_has_already_are_kept() -> None:
    words = [word(text, x + 5, 108) for text, x in zip(HEADS, COLUMNS, strict=False)]
    above = grid_of([*words, word("Requests", 180, 97)], (95.0, 106.0, 120.0), COLUMNS, {(0, 1): (1, 2)})
    (table,) = joined(above, body())
    assert table.n_rows == 5
    assert (0, 1, 2) in {(cell.row, cell.column, cell.column_span) for cell in table.cells}


@pytest.mark.parametrize(
    ("above", "between"),
    [
        (heads(("Office", "17", "18", "19", "20")), ()),
        (heads(("Office", "2023")), ()),
        (heads(shift=45), ()),
        (heads(up=40), ()),
        (heads(), (word("Second table", 60, 117),)),
    ],
    ids=["a row of figures", "heads of two columns", "between the columns", "far above", "a title between"],
)
def test_other_boxes_above_a_table_are_none_of_its_rows(above: PageGrid, between: Sequence[Word]) -> None:
    assert len(joined(above, body(), between=between)) == 2


def test_a_row_of_a_head_for_each_of_three_columns_is_enough() -> None:
    columns = COLUMNS[:4]
    words = [word("甲" if x == 50 else "12", x + 5, y + 5) for y in ROWS[:-1] for x in columns[:-1]]
    row = [word(text, x + 5, 105) for text, x in zip(HEADS, columns[:-1], strict=False)]
    (table,) = joined(grid_of(row, (100.0, 120.0), columns), grid_of(words, ROWS, columns))
    assert (table.n_rows, table.n_columns) == (4, 3)
    assert len(joined(grid_of(row[:2], (100.0, 120.0), columns), grid_of(words, ROWS, columns))) == 2
