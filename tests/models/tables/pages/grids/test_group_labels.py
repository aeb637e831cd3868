"""Labels of several rows that no rule shows."""

from __future__ import annotations

from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage
from models.tables.pages.find_grids import find_grids
from tests.models.tables.table_grids_by_hand import level, word

ROWS = (("Extra", "North"), ("", "South"), ("Plain", "North"), ("", "South"), ("Lamp", "Base"), ("Raw", "Mill"))


def test_labels_level_with_rows_are_one_each_and_name_no_two_rows_alike() -> None:
    """Previously Plain was in the middle of three rows, with one of Extra's, and Lamp and Raw were one label."""
    words = [word("Kind", 54, 104), word("Place", 124, 104), word("Price", 230, 104), word("Last", 290, 104)]
    for at, (kind, place) in enumerate(ROWS):
        top = 120 + 15.5 * at
        words += [word(place, 124, top), word("465", 235, top), word("452", 295, top)]
        words += [word(kind, 54, top)] if kind else []
    rules = [level(y, 50, 320) for y in (100, 117, 212)]
    (grid,) = find_grids(
        PrintedPage(page=Page(number=1, width=400, height=600), words=tuple(words), rules=tuple(rules))
    )
    labels = [(cell.row_span, cell.words[0].text) for cell in grid.cells if cell.column == 0 and cell.words]
    assert labels == [(1, "Kind"), (2, "Extra"), (2, "Plain"), (1, "Lamp"), (1, "Raw")]
