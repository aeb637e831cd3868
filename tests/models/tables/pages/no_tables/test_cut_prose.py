"""A note in the margin beside a paragraph makes no table of its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpora.document.printed_page import Word
from models.tables.pages.no_tables.cut_prose import is_cut_from_prose
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, word

LINE = "words that go on from side to side of it"
SHORT = "a short label"


def paragraph(first: int, last: int, text: str = LINE, left: float = 60.0) -> list[Word]:
    return [word(text, left, 100 + 14.0 * at) for at in range(first, last)]


def beside(words: Sequence[Word]) -> PageGrid:
    """Three lines with a note in the margin, in rows of their own."""
    note = [word("Note", 320, 100), word("163", 320, 128)]
    return replace(grid_of([*words, *note], (98.0, 112.0, 126.0, 140.0), (55.0, 300.0, 350.0)), found_by="text")


@pytest.mark.parametrize("further", [(3, 6), (-4, 0)], ids=["below", "above"])
def test_a_paragraph_that_goes_on_is_no_column(further: tuple[int, int]) -> None:
    lines = paragraph(0, 3)
    grid = beside(lines)
    assert is_cut_from_prose(grid, [*lines, *paragraph(*further)])
    assert not is_cut_from_prose(replace(grid, found_by="rules"), [*lines, *paragraph(*further)])


@pytest.mark.parametrize(
    ("lines", "further"),
    [
        (paragraph(0, 3), []),
        (paragraph(0, 3), paragraph(5, 8)),
        (paragraph(0, 3), paragraph(3, 6, left=20)),
        (paragraph(0, 3), paragraph(3, 6, LINE + LINE)),
        (paragraph(0, 3, SHORT), paragraph(3, 6, SHORT)),
    ],
    ids=["nothing below", "further down", "further left", "wider", "labels"],
)
def test_a_column_of_words_is_one(lines: list[Word], further: list[Word]) -> None:
    assert not is_cut_from_prose(beside(lines), [*lines, *further])
