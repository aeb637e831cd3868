"""Texts set in the middle of one column, or of two."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.cells.texts_at_middles import with_texts_at_middles
from tests.models.tables.table_grids_by_hand import CHARACTER, grid_of, texts_of, word

COLUMNS = (0.0, 60.0, 160.0, 260.0)
BLANK = 3.0
ROWS = (0.0, 20.0, 40.0, 60.0, 80.0)


def middle(text: str, x: float, row: int) -> list[Word]:
    parts, words = text.split(), list[Word]()
    left = x - (CHARACTER * sum(map(len, parts)) + BLANK * (len(parts) - 1)) / 2
    for part in parts:
        words.append(word(part, left, 20.0 * row + 4))
        left += CHARACTER * len(part) + BLANK
    return words


def lorries(*texts: Word) -> list[Word]:
    words = [*middle("Monday", 110, 0), *middle("Tuesday", 210, 0), *middle("North shop", 110, 1)]
    words += [*middle("South", 210, 1), *middle("Bakeries", 110, 3), *middle("Mill", 210, 3)]
    return [*words, *(word(f"Van {at}", 4, 20.0 * at + 4) for at in range(1, 4)), *texts]


def test_a_text_in_the_middle_of_two_columns_is_of_both() -> None:
    """Previously an edge cut it between two words: Whole | market."""
    words = lorries(*middle("Whole market", 160, 2))
    grid = grid_of(words, ROWS, COLUMNS)
    assert texts_of(grid)[2] == ["Van 2", "Whole", "market"]
    assert texts_of(with_texts_at_middles(grid, ()))[2] == ["Van 2", "Whole market[1x2]"]
    upright = Rule(box=Box(left=160, top=0, right=160.5, bottom=80), horizontal=False)
    assert with_texts_at_middles(grid, [upright]) == grid


def test_a_text_in_the_middle_of_one_column_is_of_that() -> None:
    """Previously a blank beside it was of its cell."""
    grid = grid_of(lorries(*middle("Farm gate", 210, 2)), ROWS, COLUMNS, {(2, 1): (1, 2)})
    assert texts_of(with_texts_at_middles(grid, ()))[2] == ["Van 2", "", "Farm gate"]
    half = Rule(box=Box(left=160, top=0, right=160.5, bottom=40), horizontal=False)
    assert with_texts_at_middles(grid, [half]) == grid
    whole = grid_of(lorries(*middle("Farm gate", 160, 2)), ROWS, COLUMNS, {(2, 1): (1, 2)})
    assert with_texts_at_middles(whole, ()) == whole


def test_texts_beside_each_other_in_their_own_middles_are_two() -> None:
    grid = grid_of(lorries(*middle("Farm", 110, 2), *middle("gate", 210, 2)), ROWS, COLUMNS)
    assert with_texts_at_middles(grid, ()) == grid
