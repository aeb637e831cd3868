"""Figures on two lines beside a label in their middle."""

from __future__ import annotations

from models.tables.pages.page_grid import PageGrid
from models.tables.pages.rows.two_lines_of_figures import with_two_lines_of_figures_apart
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 60.0, 120.0, 180.0, 240.0)


def splits(*, label: float = 6.0, said: str = "9:44") -> PageGrid:
    """Times of two runners, and under each when that was, the names `label` points below the first line."""
    words = [word(text, left + 4, 4) for text, left in zip(("Name", "31", "44", "52"), COLUMNS, strict=False)]
    for at, name in enumerate(("Sahl", "Wall")):
        top = 24.0 + 30 * at
        words.append(word(name, 4, top + label))
        for left in COLUMNS[1:4]:
            words += [word("2:14/1", left + 4, top), word(said, left + 4, top + 12)]
    return grid_of(words, (0.0, 20.0, 50.0, 80.0), COLUMNS)


def test_are_two_rows_each() -> None:
    """Previously split times and the sums under them were one row."""
    made = texts_of(with_two_lines_of_figures_apart(splits()))
    assert [row[0] for row in made] == ["Name", "Sahl[2x1]", "9:44", "Wall[2x1]", "9:44"]
    assert made[1][1:] == ["2:14/1"] * 3


def test_a_label_on_the_first_line_and_words_leave_one_row() -> None:
    for grid in (splits(label=0.0), splits(said="later")):
        assert with_two_lines_of_figures_apart(grid) == grid
