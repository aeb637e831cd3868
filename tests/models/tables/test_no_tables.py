"""Lists, and what has one column, are no tables."""

from __future__ import annotations

from models.tables.pages.no_tables import is_no_table
from tests.models.tables.table_grids_by_hand import grid_of, level, word

ROWS, COLUMNS = (0.0, 20.0, 40.0, 60.0), (0.0, 150.0, 300.0)


def test_one_column_is_no_table() -> None:
    """Previously what curves mean, or a declaration over names to be signed, was one."""
    words = [word("S85B", 4, 4), word("HL", 4, 24), word("HLB", 4, 44)]
    assert is_no_table(grid_of(words, ROWS, (0.0, 300.0)), [])


def test_items_of_a_list_beside_other_words_are_no_rows() -> None:
    """Previously dates on which baths were closed, beside the names of baths on a plan, were a table."""
    words = [
        word("•3 July", 4, 4),
        word("South", 160, 4),
        word("again", 4, 24),
        word("•9 Aug.", 4, 44),
        word("Isle", 160, 44),
    ]
    assert is_no_table(grid_of(words, ROWS, COLUMNS), [])
    assert not is_no_table(grid_of(words, ROWS, COLUMNS), [level(20, 0, 300)])
    marks = [
        word("•", 4, 4),
        word("South", 160, 4),
        word("•", 4, 24),
        word("4", 160, 24),
        word("•", 4, 44),
        word("7", 160, 44),
    ]
    assert not is_no_table(grid_of(marks, ROWS, COLUMNS), [])


def test_two_lists_under_their_titles_are_no_table() -> None:
    """Previously what a sensor has and what it is for were one."""
    words = [word("Features", 4, 4), word("Uses", 160, 4)]
    words += [word(text, left, top) for left in (4, 160) for top, text in ((24, "•quick"), (36, "•small"))]
    assert is_no_table(grid_of(words, (0.0, 20.0, 60.0), COLUMNS), [])
