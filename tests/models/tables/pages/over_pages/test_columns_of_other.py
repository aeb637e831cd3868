"""Parts of a table in whose white each page shows other columns."""

from __future__ import annotations

from dataclasses import replace

from corpora.document.printed_page import Word
from models.tables.pages.over_pages.continued import table_of, with_fragment
from models.tables.pages.over_pages.whole_table import Fragment, WholeTable
from tests.models.tables.table_grids_by_hand import grid_of, word

COLUMNS, FEWER = (0.0, 80.0, 140.0, 200.0, 280.0), (0.0, 80.0, 225.0, 280.0)
ROWS = (0.0, 20.0, 40.0, 60.0)


def lines(*, notes: bool, page: int) -> list[Word]:
    words = []
    for row in range(3):
        y = 20.0 * row + 4
        words += [word(f"某办法{page}{row}", 4, y), word("某发", 84, y), word("某", 204, y), word("局", 230, y)]
        words += [word("备注", 144, y)] if notes else []
    return words


def joined(long: Word | None = None) -> WholeTable | None:
    above = Fragment(page_number=1, grid=grid_of(lines(notes=True, page=1), ROWS, COLUMNS))
    below = lines(notes=False, page=2)
    grid = grid_of([*below, *([long] if long else [])], ROWS, FEWER)
    return with_fragment(table_of(above), Fragment(page_number=2, grid=grid))


def test_a_column_that_is_blank_below_the_break_is_one_there() -> None:
    """Previously a list without a note on its second page was two tables."""
    table = joined()
    assert table is not None
    told = [[cell.text for cell in table.cells if cell.row == row] for row in (2, 3)]
    assert [row[:3] for row in told] == [["某办法12", "某发", "备注"], ["某办法20", "某发", ""]]
    assert [len(row) for row in told] == [4, 4]


def test_a_word_over_an_edge_tells_of_another_table() -> None:
    assert joined(word("甲乙丙丁戊己", 115, 44)) is None


def test_white_at_one_place_on_two_pictures_shows_the_same_columns() -> None:
    """Previously it was looked for on pages with text alone."""
    above, below = (
        [replace(one, origin="ocr") for one in lines(notes=True, page=page)] for page in (1, 2)
    )  # fmt: skip
    table = table_of(Fragment(page_number=1, grid=grid_of(above, ROWS, COLUMNS)))
    other = Fragment(page_number=2, grid=grid_of(below, ROWS, (0.0, 36.0, 140.0, 200.0, 250.0)))
    joined_up = with_fragment(table, other)
    assert joined_up is not None
    assert joined_up.n_rows == 6
