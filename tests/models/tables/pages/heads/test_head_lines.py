"""Heads of several lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpora.document.printed_page import Word
from models.tables.pages.heads.head_lines import with_heads_whole, with_wide_heads_whole
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 100.0, 150.0, 200.0)
BODY = [word("Staff", 4, 44), word("4210", 110, 44), word("4377", 160, 44)]
ROWS = (0.0, 15.0, 30.0, 60.0)


def heads(*, top: float = 4) -> list[Word]:
    return [
        word("Soll", 110, top), word("1978", 132, top), word("1979", 160, top),
        word("Item", 4, 18), word("TDM", 110, 18), word("TDM", 160, 18),
    ]  # fmt: skip


def test_lines_of_heads_close_together_are_one_row() -> None:
    made = with_heads_whole(grid_of([*heads(), *BODY], ROWS, COLUMNS), ())
    assert texts_of(made) == [["Item", "Soll 1978 TDM", "1979 TDM"], ["Staff", "4210", "4377"]]
    assert made.row_edges == (0, 30, 60)
    assert [cell.box.top for cell in made.cells] == [0, 0, 0, 30, 30, 30]


def test_what_a_rule_or_white_divides_stays_two_rows() -> None:
    grid = grid_of([*heads(), *BODY], ROWS, COLUMNS)
    assert with_heads_whole(grid, [level(15, 0, 200)]) == grid
    apart = grid_of([*heads(top=-4), *BODY], (-10.0, 15.0, 30.0, 60.0), COLUMNS)
    assert with_heads_whole(apart, ()) == apart


@pytest.mark.parametrize("spans", [{(0, 1): (1, 2)}, {(0, 0): (2, 1)}])
def test_heads_over_heads_stay_two_rows(spans: dict[tuple[int, int], tuple[int, int]]) -> None:
    grid = grid_of([*heads(), *BODY], ROWS, COLUMNS, spans)
    assert with_heads_whole(grid, ()) == grid


def test_figures_are_no_heads() -> None:
    words = [word("Staff", 4, 4), word("4210", 110, 4), word("77", 160, 4), *heads()[3:], *BODY]
    grid = grid_of(words, ROWS, COLUMNS)
    assert with_heads_whole(grid, ()) == grid


def test_a_head_of_two_lines_beside_heads_as_high_as_both_is_one() -> None:
    words = [word("Domaine", 4, 10), word("Agents", 110, 10), word("Durée", 160, 4), word("moyenne", 160, 24), *BODY]
    grid = grid_of(words, (0.0, 19.0, 36.0, 60.0), COLUMNS, {(0, 0): (2, 1), (0, 1): (2, 1)})
    made = with_heads_whole(grid, ())
    assert texts_of(made)[0] == ["Domaine", "Agents", "Durée moyenne"]
    assert made.n_rows == 2
    far = grid_of([*words[:3], word("moyenne", 160, 34), *BODY], (0.0, 24.0, 44.0, 60.0), COLUMNS, {(0, 0): (2, 1)})
    assert with_heads_whole(far, ()) == far


def test_units_in_brackets_below_heads_beside_a_head_as_high_as_both_are_theirs() -> None:
    words = [word("Item", 4, 10), word("Level", 110, 4), word("(m)", 110, 18), word("Full", 160, 4), *BODY]
    assert texts_of(with_heads_whole(grid_of([*words, word("(%)", 160, 18)], ROWS, COLUMNS, {(0, 0): (2, 1)}), ())) == [
        ["Item", "Level (m)", "Full (%)"], ["Staff", "4210", "4377"],
    ]  # fmt: skip
    numbered = grid_of([*words, word("(2)", 160, 18)], ROWS, COLUMNS, {(0, 0): (2, 1)})
    assert with_heads_whole(numbered, ()).n_rows == 3


def test_a_head_over_columns_and_its_translation_are_one() -> None:
    words = [word("Item", 4, 10), word("演出", 145, 4), word("Shows", 140, 17), *BODY]
    words += [word("a", 120, 33), word("b", 170, 33)]
    words = [replace(one, box=replace(one.box, top=50, bottom=60)) if one.box.top == 44 else one for one in words]
    grid = grid_of(words, (0.0, 15.0, 30.0, 48.0, 62.0), COLUMNS, {(0, 0): (3, 1), (0, 1): (1, 2), (1, 1): (1, 2)})
    made = with_wide_heads_whole(grid, ())
    assert texts_of(made)[:2] == [["Item[2x1]", "演出 Shows[1x2]"], ["a", "b"]]
    assert with_wide_heads_whole(grid, [level(15, 0, 200)]) == grid
