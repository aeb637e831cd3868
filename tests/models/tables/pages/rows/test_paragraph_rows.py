"""Rows that blank lines part between two rules."""

from __future__ import annotations

from corpora.document.printed_page import Word
from models.tables.pages.rows.paragraph_rows import with_paragraphs_apart
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 100.0, 250.0)
HEAD = [word("Kind", 4, 4), word("Meaning", 104, 4)]


def kinds(*, second: float = 80) -> list[Word]:
    """Two labels set in under one of both, a paragraph of two lines beside each."""
    words = [word("Fixed:", 4, 24), word("Large", 14, 46), word("Small", 14, 80)]
    words += [word(text, 104, top) for text, top in (("burns a lot", 46), ("of coal", 58))]
    return [*words, *(word(text, 104, top) for text, top in (("burns little", second), ("or none", second + 12)))]


def test_paragraphs_level_with_their_labels_are_rows() -> None:
    """Previously all between two rules was one row."""
    made = with_paragraphs_apart(grid_of([*HEAD, *kinds()], (0, 20, 110), COLUMNS))
    assert texts_of(made) == [
        ["Kind", "Meaning"], ["Fixed:", ""], ["Large", "burns a lot of coal"], ["Small", "burns little or none"],
    ]  # fmt: skip


def test_a_text_that_goes_on_beside_labels_is_one_row() -> None:
    made = with_paragraphs_apart(grid_of([*HEAD, *kinds(second=70)], (0, 20, 110), COLUMNS))
    assert texts_of(made)[1:] == [["Fixed:", ""], ["Large Small", "burns a lot of coal burns little or none"]]
    one = [*HEAD, word("Large", 4, 24), word("Small", 4, 60), word("burns", 104, 24)]
    assert len(texts_of(with_paragraphs_apart(grid_of(one, (0, 20, 110), COLUMNS)))) == 2


def test_lines_that_are_all_as_far_apart_are_of_one_cell() -> None:
    words = [*HEAD, *(word(text, left, top) for top in (24, 46) for text, left in (("08:00", 4), ("open", 104)))]
    assert len(texts_of(with_paragraphs_apart(grid_of(words, (0, 20, 80), COLUMNS)))) == 2
