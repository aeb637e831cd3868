"""Cells that hold phrases of several columns."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.columns.columns_apart import with_columns_apart
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 100.0, 150.0, 200.0, 250.0, 300.0)
ROWS = (0.0, 20.0, 40.0)
BODY = [word("Sex", 4, 24), *(word(f"{at}5", left + 20, 24) for at, left in enumerate(COLUMNS[1:-1]))]


def upright(x: float, top: float, bottom: float) -> Rule:
    return Rule(box=Box(left=x - 0.25, top=top, right=x + 0.25, bottom=bottom), horizontal=False)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ([word("2007", 140, 4), word("2009", 240, 4)], ["", "2007[1x2]", "2009[1x2]"]),
        ([word("Yes", 115, 4), word("2009", 215, 4)], ["", "Yes", "2009[1x3]"]),
        ([word("In all", 115, 4), word("years", 148, 4)], ["", "In all years[1x4]"]),  # no room for an edge
        ([word("合", 140, 4), word("计", 240, 4)], ["", "合 计[1x4]"]),  # one word that is spread
        ([word("–", 120, 4), word("–", 220, 4)], ["", "–", "–[1x3]"]),  # signs are none
        ([word("From this year to the next", 130, 4)], ["", "From this year to the next[1x4]"]),
    ],
)
def test_phrases_far_apart_are_of_the_columns_that_they_are_in_the_middle_of(
    head: list[Word], expected: list[str]
) -> None:
    made = with_columns_apart(grid_of([*head, *BODY], ROWS, COLUMNS, {(0, 1): (1, 4)}), ())
    assert texts_of(made)[0] == expected


def test_what_rules_close_is_one_cell() -> None:
    grid = grid_of([word("2007", 140, 4), word("2009", 240, 4), *BODY], ROWS, COLUMNS, {(0, 1): (1, 4)})
    frame = [level(0, 100, 300), level(20, 100, 300), upright(100, 0, 20), upright(300, 0, 20)]
    assert with_columns_apart(grid, frame) == grid
    assert with_columns_apart(grid, frame[:3]) != grid


@pytest.mark.parametrize(("origin", "expected"), [("ocr", ["", "Due", "Sum", "New", "Old"]), ("layer", 2)])
def test_a_dark_head_of_a_picture_has_a_cell_for_each_column_that_it_names(
    origin: Literal["ocr", "layer"], expected: list[str] | int
) -> None:
    """Its light rules are not seen; those of a page with text are."""
    names = zip(("Due", "Sum", "New", "Old"), COLUMNS[1:-1], strict=True)
    head = [replace(word(text, left + 15, 4), origin=origin) for text, left in names]
    grid = grid_of([*head, *BODY], ROWS, COLUMNS, {(0, 1): (1, 4)})
    frame = [level(0, 100, 300), level(20, 100, 300), *(upright(x, 0 if x in (100, 300) else 20, 40) for x in COLUMNS)]
    made = texts_of(with_columns_apart(grid, frame))[0]
    assert (len(made) if isinstance(expected, int) else made) == expected


def test_an_edge_that_rules_show_in_other_rows_is_none_where_they_do_not() -> None:
    grid = grid_of([word("2007", 140, 4), word("2009", 240, 4), *BODY], ROWS, COLUMNS, {(0, 1): (1, 4)})
    assert with_columns_apart(grid, [upright(x, 20, 40) for x in COLUMNS]) == grid
