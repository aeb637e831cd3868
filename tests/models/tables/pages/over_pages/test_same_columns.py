"""Columns of a table and of what the next page prints."""

from __future__ import annotations

from models.tables.pages.over_pages.same_columns import Reach, common_edges, edges_between, edges_in_white


def test_edges_that_white_space_shows_may_differ_by_a_part_of_a_column() -> None:
    edges = (0.0, 80.0, 160.0, 240.0)
    assert common_edges(edges, (0.0, 95.0, 150.0, 262.0)) == edges


def test_a_column_too_far_away_is_another() -> None:
    assert common_edges((0.0, 80.0, 160.0, 240.0), (0.0, 120.0, 160.0, 240.0)) is None


def test_a_page_with_fewer_merged_cells_shows_more_columns() -> None:
    assert common_edges((0.0, 80.0, 240.0), (0.0, 80.0, 160.0, 240.0)) == (0.0, 80.0, 160.0, 240.0)


def test_tables_of_other_widths_are_two() -> None:
    assert common_edges((0.0, 80.0, 160.0), (0.0, 80.0, 240.0)) is None


def test_guessed_edges_that_differ_are_one_where_the_words_of_both_parts_leave_room() -> None:
    one, other = (0.0, 80.0, 150.0, 300.0), (0.0, 125.0, 210.0, 300.0)
    words = [
        Reach(column=0, left=0, right=60),
        Reach(column=1, left=130, right=145),
        Reach(column=2, left=260, right=300),
    ]
    others = [
        Reach(column=0, left=0, right=75),
        Reach(column=1, left=128, right=149),
        Reach(column=2, left=250, right=300),
    ]
    assert common_edges(one, other) is None
    assert edges_between((one, words), (other, others)) == (0.0, 101.5, 199.5, 300.0)
    over = [*others, Reach(column=1, left=70, right=149)]
    assert edges_between((one, words), (other, over)) is None
    assert edges_between((one, words[1:]), (other, others[1:])) is None


def test_white_at_one_place_of_both_pages_is_between_the_same_columns() -> None:
    """Previously parts whose words ended at other x were two tables, though the white between was the same."""
    words = [Reach(column=at, left=100.0 * at + 5, right=100.0 * at + 60) for at in range(4)]
    others = [Reach(column=at, left=100.0 * at + 20, right=100.0 * at + 80) for at in range(4)]
    edges = edges_in_white(((5, 90, 190, 290, 360), words), ((20, 95, 195, 295, 380), others))
    assert edges == (5, 92.5, 192.5, 292.5, 380)
    apart = [Reach(column=at, left=100.0 * at + 50, right=100.0 * at + 130) for at in range(4)]
    assert edges_in_white(((5, 90, 190, 290, 360), words), ((50, 140, 240, 340, 430), apart)) is None
