"""Columns of a table and of what the next page prints."""

from __future__ import annotations

from models.tables.pages.same_columns import common_edges


def test_edges_that_white_space_shows_may_differ_by_a_part_of_a_column() -> None:
    edges = (0.0, 80.0, 160.0, 240.0)
    assert common_edges(edges, (0.0, 95.0, 150.0, 262.0)) == edges


def test_a_column_too_far_away_is_another() -> None:
    assert common_edges((0.0, 80.0, 160.0, 240.0), (0.0, 120.0, 160.0, 240.0)) is None


def test_a_page_with_fewer_merged_cells_shows_more_columns() -> None:
    assert common_edges((0.0, 80.0, 240.0), (0.0, 80.0, 160.0, 240.0)) == (0.0, 80.0, 160.0, 240.0)


def test_tables_of_other_widths_are_two() -> None:
    assert common_edges((0.0, 80.0, 160.0), (0.0, 80.0, 240.0)) is None
