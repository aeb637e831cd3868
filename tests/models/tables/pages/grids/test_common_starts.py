"""A label longer than the others, right before texts that all begin at one x."""

from __future__ import annotations

from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.grids.common_starts import clear_of_labels
from tests.models.tables.table_grids_by_hand import level, word

LABELS = ("Oak", "Ash", "Hornbeam, a hedge")
KINDS = ("hard, for floors", "tough, for tools", "heavy, for screws")


def test_an_edge_runs_between_the_longest_label_and_the_texts_behind_it() -> None:
    """Previously the label and the text beside it were one cell."""
    words = [
        word(text, left, 20.0 * at)
        for at, pair in enumerate(zip(LABELS, KINDS, strict=True))
        for text, left in zip(pair, (10, 100), strict=True)
    ]
    assert clear_of_labels(80, 200, words) == 97.5
    assert clear_of_labels(80, 200, [*words[:4], word(LABELS[2], 14, 40), words[5]]) == 80  # set in
    assert clear_of_labels(80, 200, [*words[:5], word(KINDS[2], 104, 40)]) == 80
    assert clear_of_labels(96, 200, words) == 96


def test_the_table_has_a_cell_for_each() -> None:
    names = ("Wood", "Use", "Price")
    rows = [
        names,
        *zip(("Oak", "Ash", "Lime", "Hornbeam, a hedge"), (*KINDS, "light"), ("1", "2", "3", "4"), strict=True),
    ]
    words = [
        word(text, left, 100 + 20.0 * at)
        for at, row in enumerate(rows)
        for text, left in zip(row, (10, 100, 260), strict=True)
    ]
    rules = tuple(level(y, 5, 280) for y in (97, 115, 195))
    page = PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words), rules=rules)
    (grid,) = GridFinder(lambda: None)(page, None)
    assert (grid.n_rows, grid.n_columns, len(grid.cells)) == (5, 3, 15)
