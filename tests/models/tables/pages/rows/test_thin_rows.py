"""The gap between two tables is no row of one."""

from __future__ import annotations

from dataclasses import replace

from models.tables.pages.rows.thin_rows import without_thin_ends, without_thin_rows
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

WORDS = [word("年度", 4, 10), word("净值", 110, 10), word("2024", 4, 30), word("12", 110, 30)]
COLUMNS = (0.0, 100.0, 200.0)


def test_a_first_or_last_row_without_room_for_a_word_is_left_out() -> None:
    made = without_thin_ends(grid_of(WORDS, (0, 5, 25, 45, 50), COLUMNS))
    assert texts_of(made) == [["年度", "净值"], ["2024", "12"]]
    assert (made.row_edges, made.box.top, made.box.bottom) == ((5, 25, 45), 5, 45)


def test_blank_rows_with_room_stay() -> None:
    grid = grid_of(WORDS, (-20, 5, 25, 45, 60), COLUMNS)
    assert without_thin_ends(grid) == grid
    tall = grid_of(WORDS, (0, 5, 25, 45), COLUMNS, {(0, 1): (2, 1)})
    assert without_thin_ends(tall) == tall


def test_a_row_without_room_for_a_word_between_others_is_none() -> None:
    grid = grid_of(WORDS, (5, 23, 27, 45), COLUMNS)
    made = without_thin_rows(grid)
    assert texts_of(made) == [["年度", "净值"], ["2024", "12"]]
    assert made.row_edges == (5, 27, 45)


def test_a_cell_over_such_a_row_is_of_one_row_less() -> None:
    grid = grid_of([word("年度", 4, 10), *WORDS[1:2], *WORDS[3:]], (5, 23, 27, 45), COLUMNS, {(0, 0): (3, 1)})
    made = without_thin_rows(grid)
    assert [(cell.row, cell.column, cell.row_span) for cell in made.cells] == [(0, 0, 2), (0, 1, 1), (1, 1, 1)]


def test_blank_rows_with_room_for_words_stay() -> None:
    grid = grid_of(WORDS, (5, 25, 45, 65), COLUMNS)
    assert without_thin_rows(grid) == grid


def test_what_ocr_reads_as_a_dash_says_nothing_of_the_room_for_a_word() -> None:
    """Previously the gap between two rules below a head stayed a row where a dash was the lowest word."""
    words = [replace(one, origin="ocr") for one in WORDS]
    dash = replace(words[3], text="-", box=replace(words[3].box, top=34, bottom=36))
    assert without_thin_rows(grid_of([*words[:3], dash], (5, 23, 27, 45), COLUMNS)).n_rows == 2


def test_raised_figures_say_nothing_of_the_room_for_a_word() -> None:
    """Previously the 3 of kg m³ left room in a row that none of the words had."""
    raised = replace(WORDS[1], text="3", box=replace(WORDS[1].box, top=10, bottom=14))
    assert without_thin_rows(grid_of([*WORDS, raised], (5, 23, 27, 45), COLUMNS)).n_rows == 2
