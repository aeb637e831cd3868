"""Cells in the middle of the columns under one head."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.heads.cells_under_heads import with_cells_under_heads
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


def test_one_that_is_set_otherwise_than_its_column_is_enough() -> None:
    """Previously a fee for both, in the middle of two columns of figures set to the right, was of the first."""
    words = [word("Pupils", 80, 2), word("first", 65, 17), word("third", 105, 17)]
    for at, name in enumerate(("low", "mid", "high")):
        words += [word(name, 4, 32.0 + 15 * at), *(word("48", left, 32.0 + 15 * at) for left in (80, 120))]
    words += [word("none", 4, 77), word("96", 90, 77)]
    grid = grid_of(words, [15.0 * row for row in range(7)], (0.0, 60.0, 100.0, 140.0), {(0, 1): (1, 2)})
    assert texts_of(with_cells_under_heads(grid, ()))[5] == ["none", "96[1x2]"]


def test_a_cell_in_the_middle_of_a_head_over_several_and_of_those_beside_it_is_of_all() -> None:
    """Previously a flat fare for adults and children was of the second of three columns."""
    words = [word("Adult", 88, 2), word("Child", 157, 9), word("web", 75, 17), word("desk", 128, 17)]
    for at, name in enumerate(("one", "day", "week")):
        words += [word(name, 4, 32.0 + 15 * at), *(word("7.2", left, 32.0 + 15 * at) for left in (80, 130, 165))]
    words += [word("bike", 4, 77), word("5 flat", 107, 77)]
    grid = grid_of(
        words, [15.0 * row for row in range(7)], (0.0, 60.0, 100.0, 150.0, 185.0), {(0, 1): (1, 2), (0, 3): (2, 1)}
    )
    rule = Rule(box=Box(left=60, top=14.5, right=148, bottom=15.5), horizontal=True)
    assert texts_of(with_cells_under_heads(grid, [rule]))[5] == ["bike", "5 flat[1x3]"]
    assert texts_of(with_cells_under_heads(grid, ()))[5] == ["bike", "", "5 flat", ""]
    edges, spans = (0.0, 60.0, 100.0, 150.0, 153.0, 185.0), {(0, 1): (1, 2), (0, 4): (2, 1)}
    nameless = grid_of(words, grid.row_edges, edges, spans)  # a column without a name between
    assert with_cells_under_heads(nameless, [rule]) == nameless
