"""How far headings over rows reach."""

from __future__ import annotations

from models.tables.pages.labels.heading_spans import with_headings_alike
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 60.0, 120.0, 180.0)


def fruit(*, white: float, set_in: float = 0.0) -> PageGrid:
    """Prices of two kinds, `white` points more above the second kind's name than between rows."""
    words = [word(text, left + 4, 4) for text, left in zip(("Sort", "Stock", "Price"), COLUMNS, strict=False)]
    rows, top = [0.0], 4.0
    for name in ("Apples", "Anna", "Bell", "Pears", "Cone", "Dove"):
        heading = name in ("Apples", "Pears")
        top += 20.0 + (white if name == "Pears" else 0.0)
        rows.append(top - 4)
        words.append(word(name, 4 if heading else 4 + set_in, top))
        words += [] if heading else [word("M9", 64, top), word("9.50", 124, top)]
    return grid_of(words, [*rows, top + 16], COLUMNS)


def test_those_set_off_go_over_their_rows() -> None:
    """Previously each was a label with blanks beside it."""
    made = texts_of(with_headings_alike(fruit(white=5.0), []))
    assert (made[1], made[4]) == (["Apples[1x3]"], ["Pears[1x3]"])


def test_rows_as_far_apart_as_others_and_labels_set_in_leave_them() -> None:
    for grid in (fruit(white=0.0), fruit(white=5.0, set_in=8.0)):
        assert texts_of(with_headings_alike(grid, []))[1] == ["Apples", "", ""]
