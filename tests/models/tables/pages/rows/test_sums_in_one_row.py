"""Sums at the foot of a bill that were put into one row."""

from __future__ import annotations

from models.tables.pages.page_grid import PageGrid
from models.tables.pages.rows.sums_in_one_row import with_sums_apart
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 40.0, 140.0, 220.0)


def bill(*, label: str = "", last: str = "931.00") -> PageGrid:
    words = [word("Ref", 4, 4), word("Work", 50, 4), word("Amount", 150, 4)]
    for row in (1, 2):
        words += [word("A1", 4, 20.0 * row + 4), word("Cope", 50, 20.0 * row + 4), word("510.00", 150, 20.0 * row + 4)]
    words += [word("Net", 100, 64), word("VAT", 100, 78), word("655.00", 150, 64), word(last, 150, 78)]
    words += [word(label, 4, 64)] if label else []
    return grid_of(words, (0.0, 20.0, 40.0, 60.0, 92.0), COLUMNS)


def test_each_figure_under_another_has_a_row_with_its_name() -> None:
    """Previously net, tax and what was paid were one row between two rules."""
    assert texts_of(with_sums_apart(bill()))[3:] == [["", "Net", "655.00"], ["", "VAT", "931.00"]]


def test_a_labels_row_and_words_below_a_figure_are_one() -> None:
    for grid in (bill(label="B1"), bill(last="less")):
        assert with_sums_apart(grid) == grid
