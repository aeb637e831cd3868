"""Labels whose characters stand apart over the columns that they name."""

from __future__ import annotations

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.print.spread_labels import is_spread, with_spread_labels_whole
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word


def character(text: str, left: float, top: float = 4.0) -> Word:
    return Word(text=text, box=Box(left=left, top=top, right=left + 10, bottom=top + 10))


ROWS, COLUMNS = (0.0, 20.0, 40.0), (0.0, 50.0, 100.0, 150.0)
WORDS = [character("合", 35), character("計", 55), word("12", 110, 4), word("Nets", 4, 24), word("Pots", 54, 24), word("7", 110, 24)]  # fmt: skip


def test_a_label_over_two_columns_is_one_cell() -> None:
    """Previously a cell each, and what held them so lost to grids that had no such columns."""
    grid = grid_of(WORDS, ROWS, COLUMNS)
    assert texts_of(with_spread_labels_whole(grid, ()))[0] == ["合 計[1x2]", "12"]
    rule = Rule(box=Box(left=50, top=0, right=50.5, bottom=40), horizontal=False)
    assert with_spread_labels_whole(grid, [rule]) == grid


@pytest.mark.parametrize(
    ("words", "spread"),
    [
        ([character("総", 10), character("数", 35)], True),
        ([character("男", 10), character("女", 60)], False),
        ([character("総", 10), word("No.", 35, 4)], False),
        ([character("病", 10), character("因", 30), character("物", 62)], False),
        ([character("計", 10)], False),
    ],
)
def test_characters_stand_as_far_apart_as_blanks_are(words: list[Word], spread: bool) -> None:
    assert is_spread(words) == spread
