"""Edges that one row alone has, and edges within figures."""

from __future__ import annotations

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.columns.lone_partings import without_lone_partings
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 60.0, 90.0, 160.0, 220.0)
ROWS = tuple(20.0 * at for at in range(6))


def licences(*, gap: float = 5.0) -> PageGrid:
    words = [word("Firm", 4, 4), word("Number", 70, 4), word("Capital", 170, 4)]
    for row in range(1, 5):
        y = 20.0 * row + 4
        words += [word("Ltd", 4, y), word("NW", 78, y), word("240031", 88 + gap, y), word("200", 180, y)]
    spans = {(row, 1): (1, 2) for row in (0, 2, 3, 4)}
    return grid_of(words, ROWS, COLUMNS, spans)


def test_a_blank_in_one_rows_text_is_no_edge() -> None:
    """Previously NW and 240031 were of two columns in the first row alone."""
    assert texts_of(without_lone_partings(licences(), ()))[:2] == [
        ["Firm", "Number", "Capital"],
        ["Ltd", "NW 240031", "200"],
    ]


def test_what_stands_far_apart_or_has_a_rule_between_is_two() -> None:
    far = licences(gap=25)
    assert without_lone_partings(far, ()) == far
    rule = Rule(box=Box(left=90, top=20, right=90.5, bottom=40), horizontal=False)
    assert without_lone_partings(licences(), [rule]) == licences()


def counts(*, named: bool = False, digits: str = "620") -> PageGrid:
    words = [word("Place", 4, 4), word("Total", 66, 4), word("New", 170, 4)]
    words += [word("Own", 120, 4)] if named else []
    for row in range(1, 5):
        y = 20.0 * row + 4
        words += [word("Quay", 4, y), word(f"{row}8", 76, y), word(digits, 92, y), word("402", 180, y)]
    return grid_of(words, ROWS, COLUMNS)


def test_the_last_three_digits_of_figures_are_no_column() -> None:
    """Previously 148 and 620 of 148 620 were, with no name over the latter."""
    assert texts_of(without_lone_partings(counts(), ()))[:2] == [["Place", "Total", "New"], ["Quay", "18 620", "402"]]


def test_figures_with_a_name_of_their_own_or_of_other_lengths_are() -> None:
    for grid in (counts(named=True), counts(digits="62")):
        assert without_lone_partings(grid, ()) == grid


@pytest.mark.parametrize(("parted", "kept"), [((2, 4), False), ((1, 2, 4), True)])
def test_an_edge_with_ink_on_it_in_more_rows_than_it_parts_is_none(parted: tuple[int, ...], kept: bool) -> None:
    """Previously 左侧 and 30° were of two columns in rows where OCR left a blank between."""
    words = [word("Side", 4, 4), word("Lying", 78, 4), word("By", 170, 4)]
    for row in range(1, 5):
        y = 20.0 * row + 4
        words += [word("06", 4, y), word("Xin", 180, y)]
        words += [word("left", 66, y), word("30", 93, y)] if row in parted else [word("left 30", 70, y)]
    spans = {(row, 1): (1, 2) for row in range(5) if row not in parted}
    grid = grid_of(words, ROWS, COLUMNS, spans)
    assert (without_lone_partings(grid, ()).n_columns == 4) == kept
