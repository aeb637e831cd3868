"""A name beside the figures that it names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.columns.names_beside_figures import with_names_over_their_figures
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 60.0, 92.0, 120.0)


def table(*, left: float = 74.0) -> PageGrid:
    words = [word("Site", 4, 4), word("In", left, 4)]
    for at, name in enumerate(("Mill", "Quay", "Fair"), 1):
        words += [word(name, 4, 20.0 * at + 4), word("0.4", 94, 20.0 * at + 4)]
    return grid_of(words, [20.0 * at for at in range(5)], COLUMNS)


def test_a_column_of_one_name_is_that_of_the_figures_beside_it() -> None:
    """Previously the white between the two was an edge."""
    made = texts_of(with_names_over_their_figures(table(left=80), ()))
    assert made[:2] == [["Site", "In"], ["Mill", "0.4"]]


def test_what_stands_far_off_or_has_a_rule_between_is_two() -> None:
    assert with_names_over_their_figures(table(left=62), ()) == table(left=62)
    upright = Rule(box=Box(left=91.5, top=0, right=92.5, bottom=80), horizontal=False)
    assert with_names_over_their_figures(table(left=80), [upright]) == table(left=80)


def test_two_figures_are_enough_and_a_heading_may_stand_over_them() -> None:
    """Previously two of six mixes with a second binder, and figures below a heading over rows, had no name."""
    words = [word("Mix", 4, 4), word("Lime", 72, 4), word("Light", 4, 24)]
    words += [word(text, left, top) for top in (44, 64) for text, left in (("A", 4), ("33", 94))]
    rows = [0.0, 10.0, 20.0, 40.0, 60.0, 80.0]
    grid = grid_of(words, rows, COLUMNS, {(0, 0): (2, 1), (0, 1): (2, 1), (2, 0): (1, 3)})
    made = texts_of(with_names_over_their_figures(grid, ()))
    assert made == [["Mix[2x1]", "Lime[2x1]"], [], ["Light[1x2]"], ["A", "33"], ["A", "33"]]


def test_a_unit_behind_a_name_is_no_column() -> None:
    """Previously 占比 stood over a blank column, and (%) over its figures."""
    words = [word("Site", 4, 4), word("占比", 80, 4), word("(%)", 94, 4)]
    for at, name in enumerate(("Mill", "Quay", "Fair"), 1):
        words += [word(name, 4, 20.0 * at + 4), word("0.4", 100, 20.0 * at + 4)]
    grid = grid_of(words, [20.0 * at for at in range(5)], COLUMNS)
    assert texts_of(with_names_over_their_figures(grid, ()))[:2] == [["Site", "占比 (%)"], ["Mill", "0.4"]]
    both = grid_of([*words, word("7", 80, 24)], [20.0 * at for at in range(5)], COLUMNS)
    assert with_names_over_their_figures(both, ()) == both


@pytest.mark.parametrize(("last", "whole"), [(206.0, True), (230.0, False)])
def test_a_name_as_far_from_its_figures_as_others_is_theirs(last: float, whole: bool) -> None:
    """Previously a picture's edge between a name in the middle and figures at the right left two columns."""
    words = [word("Age", 4, 4), *([word("Men", 70, 4)] if whole else []), word("Boys", 160, 4)]
    for row in range(1, 4):
        top = 20.0 * row + 4
        words += [word("to 20", 4, top), word("12", 111, top), replace(word("一", last, top), origin="ocr")]
        words[-1] = words[-1] if row == 2 else word("34", last, top)
    grid = grid_of(words, [20.0 * at for at in range(5)], (0.0, 60.0, 130.0, 195.0, 250.0))
    made = texts_of(with_names_over_their_figures(grid, ()))
    assert made[1] == (["to 20", "12", "34"] if whole else ["to 20", "12", "", "34"])


@pytest.mark.parametrize("named", [True, False])
def test_a_name_a_little_further_off_is_theirs_where_all_other_columns_have_one(named: bool) -> None:
    """Previously mín. in the middle of its column had no figures; one row may say that there were none."""
    words = [word("Site", 4, 4), word("In", 68, 4), *([word("Sum", 124, 4)] if named else [])]
    for at, text in enumerate(("0.4", "0.7", "none", "0.9"), 1):
        words += [word("Mill", 4, 20.0 * at + 4), word(text, 94, 20.0 * at + 4), word("8", 130, 20.0 * at + 4)]
    grid = grid_of(words, [20.0 * at for at in range(6)], (*COLUMNS, 150.0))
    made = with_names_over_their_figures(grid, ())
    assert made.n_columns == (3 if named else 4)


@pytest.mark.parametrize(("named", "columns"), [(True, 4), (False, 5)])
def test_a_name_with_nothing_below_is_that_of_the_texts_beside_it(named: bool, columns: int) -> None:
    """Previously a name in the middle over texts set left was a column of its own."""
    heads = ("In", "Sum", "Out", "Cost" if named else "")
    words = [word(text, left, 4) for text, left in zip(heads, (4, 70, 170, 230), strict=True) if text]
    for row, name in enumerate(("Mill", "Quay", "Fair"), 1):
        words += [word(name, 4, 20.0 * row + 4), word("0.4", 70, 20.0 * row + 4)]
        words += [word("rent", 104, 20.0 * row + 4), word("12", 230, 20.0 * row + 4)]
    grid = grid_of(words, [20.0 * at for at in range(5)], (0.0, 60.0, 100.0, 160.0, 220.0, 260.0))
    assert with_names_over_their_figures(grid, ()).n_columns == columns
