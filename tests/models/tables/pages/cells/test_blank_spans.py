"""Blank places between rows of figures are a cell for each column."""

from __future__ import annotations

from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.cells.blank_spans import with_blanks_apart
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

ROWS, COLUMNS = (100.0, 120.0, 140.0, 160.0), (50.0, 100.0, 150.0, 200.0)

ROWS_OF_FIGURES = (("Age", "1", "2"), ("Sex", "", "7"), ("Pay", "", ""), ("All", "3", "4"))


def known() -> PageGrid:
    words = [
        word("Due", 55, 105), word("3/1", 55, 125), word("9/1", 55, 145), word("40", 110, 145), word("2.5", 160, 145)
    ]  # fmt: skip
    return grid_of(words, ROWS, COLUMNS, {(0, 1): (1, 2), (1, 1): (1, 2)})


def test_only_heads_keep_their_blanks_together() -> None:
    """Previously what the recogniser joined stayed so."""
    assert texts_of(with_blanks_apart(known(), ())) == [["Due", "[1x2]"], ["3/1", "", ""], ["9/1", "40", "2.5"]]


def test_where_rules_part_the_columns_elsewhere_their_absence_tells() -> None:
    between = Rule(box=Box(left=150, top=140, right=150.5, bottom=160), horizontal=False)
    assert with_blanks_apart(known(), [between]) == known()
    drawn = replace(known(), found_by="rules")
    assert with_blanks_apart(drawn, ()) == drawn


def test_a_figure_over_several_rows_and_columns_is_where_it_stands() -> None:
    """Previously blank rows beside it were of its cell."""
    words = [
        word(text, left, 105 + 20 * row)
        for row, line in enumerate((("Of", "Boys", "Girls"), *ROWS_OF_FIGURES))
        for text, left in zip(line, (55, 110, 160), strict=True)
        if text
    ]
    rows = (*ROWS, 180.0, 200.0)
    made = with_blanks_apart(grid_of(words, rows, COLUMNS, {(2, 1): (2, 2)}), ())
    assert texts_of(made)[2:4] == [["Sex", "", "7"], ["Pay", "", ""]]
    groups = grid_of(words, rows, COLUMNS, {(1, 1): (2, 1), (3, 1): (2, 1)})
    assert with_blanks_apart(groups, ()) == groups


def test_what_stripes_go_through_is_no_cell_of_several_rows() -> None:
    """Previously a figure in the middle of blank rows was of them all, beside another figure."""
    lines = (("Of", "Boys", "Girls"), ("Age", "1", ""), ("Sex", "2", "7"), ("Pay", "3", ""), ("All", "4", "5"))
    words = [
        word(text, left, 105 + 20 * row)
        for row, line in enumerate(lines)
        for text, left in zip(line, (55, 110, 160), strict=True)
        if text
    ]
    grid = grid_of(words, (*ROWS, 180.0, 200.0), COLUMNS, {(1, 2): (3, 1)})
    assert with_blanks_apart(grid, ()) == grid
    stripes = [Box(left=50, top=top, right=200, bottom=top + 20) for top in (120.0, 160.0)]
    assert texts_of(with_blanks_apart(grid, (), stripes))[1:4] == [
        ["Age", "1", ""],
        ["Sex", "2", "7"],
        ["Pay", "3", ""],
    ]


def test_a_blank_over_rows_of_figures_is_one_of_each() -> None:
    """Previously sums without a number had one blank beside two of them."""
    words = [word(text, 105, 20.0 * row + 5) for row, text in enumerate(("Net", "Tax", "Sum"))]
    words += [word("7.5", 155, 20.0 * row + 5) for row in range(3)]
    grid = grid_of(words, (0.0, 20.0, 40.0, 60.0), COLUMNS, {(0, 0): (2, 1)})
    assert [row[0] for row in texts_of(with_blanks_apart(grid, ()))] == ["", "", ""]
    sides = [Rule(box=Box(left=x, top=0, right=x, bottom=60), horizontal=False) for x in (50, 100)]
    assert with_blanks_apart(grid, sides) == grid
    labelled = grid_of(
        [*words, word("day", 55, 50)], (0.0, 20.0, 40.0, 60.0, 80.0), COLUMNS, {(0, 0): (2, 1), (2, 0): (2, 1)}
    )
    assert with_blanks_apart(labelled, ()) == labelled  # a label that was not read
