"""Heads over several columns that begin where the first name under them does."""

from __future__ import annotations

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.heads.heads_set_left import with_heads_set_left
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 60.0, 120.0, 180.0, 240.0, 300.0)


def table(*, second: float = 184.0) -> PageGrid:
    """Two heads, the second one `second` points from the left, two names under each."""
    words = [word("Site", 4, 12), word("Mill", 64, 4), word("Quay", second, 4)]
    words += [word(text, left + 4, 24) for text, left in zip(("In", "Out", "In", "Out"), COLUMNS[1:], strict=False)]
    for row in (2, 3):
        words += [word("Day", 4, 20.0 * row + 4), *(word("1.5", left + 4, 20.0 * row + 4) for left in COLUMNS[1:5])]
    return grid_of(words, [20.0 * at for at in range(5)], COLUMNS, {(0, 0): (2, 1)})


def test_go_on_to_the_next_one_and_the_last_to_its_last_name() -> None:
    """Previously a head was over its first name, or in the middle of columns on both sides of it."""
    assert texts_of(with_heads_set_left(table(), ()))[0] == ["Site[2x1]", "Mill[1x2]", "Quay[1x2]"]


@pytest.mark.parametrize(
    "rule", [level(20.0, 60, 170), Rule(box=Box(left=119.5, top=0, right=120.5, bottom=20), horizontal=False)]
)
def test_rules_tell_otherwise(rule: Rule) -> None:
    assert with_heads_set_left(table(), [rule]) == table()


def test_a_head_that_begins_elsewhere_tells_of_none() -> None:
    assert with_heads_set_left(table(second=200.0), ()) == table(second=200.0)
