"""TEDS, GriTS and adjacency: examples worked by hand, laws, and an optimum found by trying everything."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.document.grid import Cell, Grid
from training.metrics.adjacency import Relations, compared, relations
from training.metrics.grits import grits_con, grits_loc, grits_top
from training.metrics.teds import teds, teds_struct

Written = Callable[..., Grid]
Measure = Callable[[Grid, Grid], float]

TEXTS = st.sampled_from(["", "", "0", "1", "12", "总计", "自然人", "予以公开"])
NOTHING = Grid(n_rows=0, n_columns=0, cells=())


@st.composite
def grids(draw: st.DrawFn, most: int = 4) -> Grid:
    """Any grid of up to `most` rows and columns, some of its cells merged."""
    n_rows, n_columns = draw(st.integers(1, most)), draw(st.integers(1, most))
    taken: set[tuple[int, int]] = set()
    cells = []
    for row, column in ((row, column) for row in range(n_rows) for column in range(n_columns)):
        if (row, column) not in taken:
            free = next((at for at in range(column, n_columns) if (row, at) in taken), n_columns) - column
            down, across = draw(st.integers(1, min(2, n_rows - row))), draw(st.integers(1, min(2, free)))
            cells.append(Cell(row=row, column=column, row_span=down, column_span=across, text=draw(TEXTS)))
            taken |= set(cells[-1].positions())
    return Grid(n_rows=n_rows, n_columns=n_columns, cells=tuple(cells))


def top(truth: Grid, read: Grid) -> float:
    return grits_top(truth, read).score


def con(truth: Grid, read: Grid) -> float:
    return grits_con(truth, read).score


ALL = [teds, teds_struct, top, con]


@pytest.mark.parametrize("measure", ALL)
@given(one=grids(), other=grids())
def test_laws(measure: Measure, one: Grid, other: Grid) -> None:
    assert measure(one, one) == pytest.approx(1.0, abs=1e-12)
    assert measure(one, other) == pytest.approx(measure(other, one), abs=1e-9) or measure in (top, con)
    assert 0.0 <= measure(one, other) <= 1.0 + 1e-12


@given(one=grids(), other=grids())
def test_the_order_of_cells_changes_nothing(one: Grid, other: Grid) -> None:
    turned = replace(one, cells=one.cells[::-1])
    assert [measure(turned, other) for measure in ALL] == [measure(one, other) for measure in ALL]
    assert relations(turned) == relations(one)


@given(one=grids(), other=grids())
def test_texts_can_only_lower_the_score_of_a_structure(one: Grid, other: Grid) -> None:
    assert teds(one, other) <= teds_struct(one, other) + 1e-12


def test_empty_tables(grid: Written) -> None:
    for measure in ALL:
        assert measure(NOTHING, NOTHING) == 1.0
        assert measure(NOTHING, grid("a b", "c d")) == measure(grid("a b", "c d"), NOTHING) == 0.0
    assert compared(NOTHING, NOTHING).f1 is None


def test_white_space_and_full_width_signs_are_no_errors(grid: Written) -> None:
    printed, read = grid("总计 12"), grid("总计 12")
    printed = replace(printed, cells=tuple(replace(cell, text=f" {cell.text} ") for cell in printed.cells))
    assert [measure(printed, read) for measure in ALL] == [1.0] * 4


def test_teds_by_hand(grid: Written) -> None:
    truth = grid("甲 乙", "1 2", "3 4")  # three rows of two cells: 9 nodes
    assert teds_struct(truth, grid("甲 乙", "1 2")) == pytest.approx(1 - 3 / 9)
    assert teds(truth, grid("甲 乙", "1 2", "3 5")) == pytest.approx(1 - 1 / 9)
    assert teds(truth, grid("甲 乙", "1 2", "3 49")) == pytest.approx(1 - 0.5 / 9)
    assert teds(truth, grid("甲 <", "1 2", "3 4")) == pytest.approx(1 - 2 / 9)  # another span, and one cell less


def test_a_blank_cell_is_a_cell(grid: Written) -> None:
    truth = grid("甲 · 乙", "1 · 2")
    assert teds_struct(truth, grid("甲 乙", "1 2")) == pytest.approx(1 - 2 / 8)
    assert con(truth, grid("甲 乙", "1 2")) == pytest.approx(2 * 4 / (6 + 4))
    assert top(truth, grid("甲 · 乙", "1 · 2")) == 1.0


def test_grits_by_hand(grid: Written) -> None:
    truth = grid("a b c", "d e f", "g h i")
    without_row = grid("a b c", "g h i")
    without_row_and_column = grid("a c", "g i")
    assert top(truth, without_row) == con(truth, without_row) == pytest.approx(2 * 6 / (9 + 6))
    assert con(truth, without_row_and_column) == pytest.approx(2 * 4 / (9 + 4))
    assert con(truth, grid("a b c", "d e f", "g h iii")) == pytest.approx(2 * (8 + 2 / 4) / 18)


def test_grits_top_by_hand(grid: Written) -> None:
    """One merged cell of two positions read as two: each position sees half of what is there."""
    assert top(grid("a < b", "c d e"), grid("a x b", "c d e")) == pytest.approx(2 * (4 + 2 * 0.5) / 12)
    assert top(grid("a <"), grid("a", "^")) == pytest.approx(2 * (1 / 3) / 4)  # true union 3, common hull 4


def test_grits_con_counts_a_merged_text_at_each_position(grid: Written) -> None:
    assert con(grid("ab < x"), grid("ab x")) == pytest.approx(2 * 2 / 5)


def test_grits_loc_by_hand(grid: Written, on_page: Written) -> None:
    table = grid("a b", "c d")
    truth = on_page(table)
    assert grits_loc(truth, truth).score == 1.0
    assert grits_loc(truth, on_page(table, left=5.0)).score == pytest.approx(5 / 15)
    assert grits_loc(truth, on_page(table, page=2)).score == 0.0
    assert grits_loc(truth, table).score == 0.0


@settings(max_examples=60)
@given(one=grids(most=3), other=grids(most=3))
def test_grits_is_no_more_than_the_best_substructures(one: Grid, other: Grid) -> None:
    for measure, agree in ((grits_top, _same_cell_share), (grits_con, _text_share)):
        found, best = measure(one, other).reward, _best_by_trying(one, other, agree)
        assert found <= best + 1e-9
        assert measure(one, one).reward == pytest.approx(_best_by_trying(one, one, agree))


def _best_by_trying(one: Grid, other: Grid, agree: Callable[[Cell, Cell, tuple[int, ...]], float]) -> float:
    best = 0.0
    for n in range(1, min(one.n_rows, other.n_rows) + 1):
        for k in range(1, min(one.n_columns, other.n_columns) + 1):
            for rows in combinations(range(one.n_rows), n):
                for others in combinations(range(other.n_rows), n):
                    for columns in combinations(range(one.n_columns), k):
                        for other_columns in combinations(range(other.n_columns), k):
                            pairs = [
                                ((row, column), (other_row, other_column))
                                for row, other_row in zip(rows, others, strict=True)
                                for column, other_column in zip(columns, other_columns, strict=True)
                            ]
                            met = sum(agree(one.at(*here), other.at(*there), (*here, *there)) for here, there in pairs)
                            best = max(best, met)
    return best


def _same_cell_share(one: Cell, other: Cell, at: tuple[int, ...]) -> float:
    here = {(row - at[0], column - at[1]) for row, column in one.positions()}
    there = {(row - at[2], column - at[3]) for row, column in other.positions()}
    return len(here & there) / len(here | there)


def _text_share(one: Cell, other: Cell, at: tuple[int, ...]) -> float:
    if not one.text and not other.text:
        return 1.0
    pieces = {"".join(piece) for n in range(len(one.text) + 1) for piece in combinations(one.text, n)}
    others = {"".join(piece) for n in range(len(other.text) + 1) for piece in combinations(other.text, n)}
    return 2 * max(map(len, pieces & others)) / (len(one.text) + len(other.text))


def test_relations_step_over_blanks_and_count_them(grid: Written) -> None:
    assert relations(grid("a · b", "c d ·")) == Counter(
        {("a", "b", "right", 1): 1, ("a", "c", "below", 0): 1, ("c", "d", "right", 0): 1}
    )


def test_a_merged_cell_has_a_relation_to_each_neighbour_and_to_each_once(grid: Written) -> None:
    assert relations(grid("a < b", "^ ^ c", "d e f")) == Counter(
        {
            ("a", "b", "right", 0): 1, ("a", "c", "right", 0): 1, ("a", "d", "below", 0): 1, ("a", "e", "below", 0): 1,
            ("b", "c", "below", 0): 1, ("c", "f", "below", 0): 1, ("d", "e", "right", 0): 1, ("e", "f", "right", 0): 1,
        }
    )  # fmt: skip
    assert relations(grid("a b", "^ ^")) == Counter({("a", "b", "right", 0): 1})


def test_adjacency_by_hand(grid: Written) -> None:
    truth, read = grid("a b", "c d"), grid("a b", "c x")
    assert compared(truth, read) == Relations(true=4, read=4, right=2)
    assert compared(truth, grid("a b")) == Relations(true=4, read=1, right=1)
    assert compared(truth, grid("a b")).f1 == pytest.approx(2 / 5)
