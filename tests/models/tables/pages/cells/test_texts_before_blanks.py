"""Texts beside blank columns that a finder gave to them."""

from __future__ import annotations

from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.cells.texts_before_blanks import with_texts_before_blanks_apart
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 60.0, 160.0, 240.0)
SPANS = {(4, 1): (1, 2)}


def table(text: str = "new in 2019", left: float = 64.0, top: float = 84.0) -> PageGrid:
    """Parts, how they are and what to do; of the last there is nothing to do."""
    words = [word("Part", 4, 4), word("Found", 64, 4), word("Do", 164, 4), word("Stays", 4, 84), word(text, left, top)]
    for row, name in enumerate(("Wheels", "Ropes", "Clapper"), 1):
        words += [word(name, 4, 20.0 * row + 4), word("worn", 64, 20.0 * row + 4), word("renew", 164, 20.0 * row + 4)]
    return grid_of(words, [20.0 * at for at in range(6)], COLUMNS, SPANS)


def test_are_of_their_own_column() -> None:
    """Previously what was found of a part with nothing to do was as wide as both columns."""
    assert texts_of(with_texts_before_blanks_apart(table(), ()))[-1] == ["Stays", "new in 2019", ""]


def test_longer_ones_those_set_otherwise_and_those_that_rules_close_stay() -> None:
    for grid in (table("new in 2019, of ash, sound"), table(left=90)):
        assert with_texts_before_blanks_apart(grid, ()) == grid
    grid = table()
    unnamed = replace(
        grid, cells=tuple(replace(one, words=()) if (one.row, one.column) == (4, 0) else one for one in grid.cells)
    )
    assert with_texts_before_blanks_apart(unnamed, ()) == unnamed  # what a sum is of
    closed = Rule(box=Box(left=240, top=80, right=240, bottom=100), horizontal=False)
    assert with_texts_before_blanks_apart(table(), (closed,)) == table()
