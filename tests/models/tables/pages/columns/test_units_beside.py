"""Units in brackets in a column of their own."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.columns.units_beside import with_units_beside_joined
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS, ROWS = (0.0, 60.0, 120.0, 180.0), (0.0, 20.0, 40.0, 60.0)


def prices(unit: str, *, left: float = 64.0, below: str = "") -> PageGrid:
    """What fish cost, the unit of it beside the name of the first column."""
    words = [word("Mean price", 4, 4), word(unit, left, 4), word("Mon", 124, 4)]
    words += [
        word(text, x, 20.0 * row + 4) for row in (1, 2) for text, x in (("Hake", 4), (below, 64), ("5.92", 124)) if text
    ]
    return grid_of(words, ROWS, COLUMNS)


def test_are_of_the_name_before_them() -> None:
    """Previously a blank column stood between the fish and what it cost."""
    assert texts_of(with_units_beside_joined(prices("(€/kg)"), ()))[:2] == [
        ["Mean price (€/kg)", "Mon"], ["Hake", "5.92"],
    ]  # fmt: skip


def test_names_units_over_something_and_behind_a_rule_stay() -> None:
    for grid in (prices("Size"), prices("(€/kg)", below="2"), prices("(€/kg)", left=85), prices("(2)")):
        assert with_units_beside_joined(grid, ()) == grid
    upright = Rule(box=Box(left=60, top=0, right=60, bottom=60), horizontal=False)
    assert with_units_beside_joined(prices("(€/kg)"), (upright,)) == prices("(€/kg)")
