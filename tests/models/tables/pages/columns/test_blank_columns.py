"""Columns in which nothing stands."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.columns.blank_columns import without_blank_columns, without_slivers
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS, ROWS = (0.0, 60.0, 100.0, 160.0), (0.0, 20.0, 40.0, 60.0)
WORDS = [word("Name", 4, 4), word("Age", 104, 4), word("Ann", 4, 24), word("46", 104, 24), word("Total 10", 50, 44)]
GRID = grid_of(WORDS, ROWS, COLUMNS, {(2, 0): (1, 3)})


def test_white_that_words_of_one_row_go_over_is_no_column() -> None:
    """Previously the name of a sum, in the middle of several columns, left a blank column where it begins."""
    made = without_blank_columns(GRID, ())
    assert texts_of(made) == [["Name", "Age"], ["Ann", "46"], ["Total 10[1x2]"]]
    assert made.column_edges == (0.0, 100.0, 160.0)


def test_what_is_named_or_ruled_stays_blank() -> None:
    named = grid_of([*WORDS, word("No.", 64, 4)], ROWS, COLUMNS, {(2, 0): (1, 3)})
    assert without_blank_columns(named, ()) == named
    rule = Rule(box=Box(left=60, top=0, right=60.5, bottom=40), horizontal=False)
    assert without_blank_columns(GRID, [rule]) == GRID


def test_a_blank_strip_narrower_than_its_print_is_no_first_column() -> None:
    """Previously rules that were read as beginning a little later than others made one."""
    words = [word("Name", 12, 4), word("Age", 104, 4), word("Ann", 12, 24), word("46", 104, 24)]
    sliver = grid_of(words, ROWS[:3], (0.0, 7.0, 100.0, 160.0))
    assert texts_of(without_slivers(sliver, ())) == [["Name", "Age"], ["Ann", "46"]]
    drawn = [Rule(box=Box(left=7, top=0, right=7.5, bottom=40), horizontal=False)]
    assert without_slivers(sliver, drawn) == sliver
    wide = grid_of(words, ROWS[:3], (0.0, 11.0, 100.0, 160.0))
    assert without_slivers(wide, ()) == wide


def test_a_blank_beside_an_edge_that_is_drawn_where_all_are_is_no_column() -> None:
    """Previously an edge seen twice on a crooked scan left a blank column between both."""
    columns = (0.0, 50.0, 60.0, 100.0, 160.0)
    words = [word(text, left, y) for y in (4, 24) for text, left in (("甲", 4), ("1", 64), ("2", 104))]
    grid = grid_of(words, ROWS[:3], columns)
    drawn = [Rule(box=Box(left=x, top=0, right=x + 0.5, bottom=40), horizontal=False) for x in (50, 100)]
    made = without_blank_columns(grid, drawn)
    assert made.column_edges == (0.0, 50.0, 100.0, 160.0)
    assert [cell.box.left for cell in made.cells if cell.column == 1] == [50.0, 50.0]
    assert without_blank_columns(grid, drawn[:1]) == grid
