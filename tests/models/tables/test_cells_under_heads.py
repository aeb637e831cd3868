"""Cells in the middle of the columns under one head."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.cells_under_heads import with_cells_under_heads
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 60.0, 100.0, 140.0, 180.0, 220.0)


def table(*, shaft: float = 137.5) -> PageGrid:
    """Two motors, each in series and parallel; torque and mass are of both, the shaft of both motors."""
    words = [word("A40", 93, 2), word("A60", 173, 2)]
    words += [word(name, left, 17) for left, name in ((75, "ser"), (115, "par"), (155, "ser"), (195, "par"))]
    words += [word(name, 4, 32 + 15.0 * at) for at, name in enumerate(("Current", "Torque", "Mass", "Shaft"))]
    words += [word("2.1", left, 32) for left in (75, 115, 155, 195)]
    words += [word(text, left, top) for top, text in ((47, "1.4"), (62, "0.7")) for left in (93, 173)]
    words += [word("8 h", shaft - 2.5, 77)]
    return grid_of(words, [15.0 * row for row in range(7)], COLUMNS, {(0, 1): (1, 2), (0, 3): (1, 2)})


def test_what_stands_in_the_middle_is_of_all_columns_of_a_head_or_of_heads_beside_each_other() -> None:
    """Previously a short figure there was of one column, and the other blank."""
    made = texts_of(with_cells_under_heads(table(), ()))
    assert made[2:] == [
        ["Current", "2.1", "2.1", "2.1", "2.1"], ["Torque", "1.4[1x2]", "1.4[1x2]"], ["Mass", "0.7[1x2]", "0.7[1x2]"],
        ["Shaft", "8 h[1x4]"],
    ]  # fmt: skip


def test_what_stands_in_one_column_is_of_that() -> None:
    made = texts_of(with_cells_under_heads(table(shaft=117.5), ()))
    assert made[-1] == ["Shaft", "", "8 h", "", ""]


def test_an_upright_rule_parts_columns() -> None:
    rule = Rule(box=Box(left=99.5, top=30, right=100.5, bottom=90), horizontal=False)
    made = texts_of(with_cells_under_heads(table(), (rule,)))
    assert made[3] == ["Torque", "", "1.4", "1.4[1x2]"] or made[3] == ["Torque", "1.4", "", "1.4[1x2]"]
