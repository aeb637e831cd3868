"""Dots from labels to their figures, as a picture's reader sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage
from models.tables.pages.find_grids import find_grids
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.print.leaders import with_leaders_joined
from tests.models.tables.table_grids_by_hand import level, word

ROWS = (("Taxes", ("...", 40)), ("Fees", ("……………………", 180)), ("Fines", ("..", 38)), ("Grants", ("..........", 150)))


def page(rows: Sequence[tuple[str, tuple[str, float]]] = ROWS) -> PrintedPage:
    words = [word("2023", 300, 104), word("2024", 360, 104)]
    for at, (label, (dots, x)) in enumerate(rows):
        top = 124 + 16 * at
        words += [word(label, 10, top), word(dots, x, top), word(f"1,{at}18", 300, top), word(f"2,{at}20", 360, top)]
    rules = (level(118, 10, 390), level(190, 10, 390))
    read = tuple(replace(one, origin="ocr") for one in words)
    return PrintedPage(page=Page(number=1, width=600, height=800), words=read, rules=rules, scanned=True)


def test_dots_that_were_read_make_no_column() -> None:
    (grid,) = GridFinder(lambda: None)(page(), None)
    assert (grid.n_rows, grid.n_columns) == (5, 3)
    assert len(find_grids(page())[0].column_edges) > len(grid.column_edges)


def test_dots_for_figures_that_are_not_known_stay_words() -> None:
    unknown = page([("Taxes", ("..", 240)), ("Fees", ("..", 240)), ("Fines", ("...", 240)), ("Grants", ("..", 240))])
    assert with_leaders_joined(unknown) is unknown
    assert with_leaders_joined(replace(page(), scanned=False)).words == page().words


def test_dots_from_labels_to_one_figure_each_make_rows_without_rules() -> None:
    """Previously a label, its dots and its figure were one text, and the lines no table."""
    rows = [("Receipts" + "." * 30, "8,190"), ("Interest" + "." * 30, "955"), ("Payments" + "." * 30, "2,961")]
    words = [
        word(text, left, 100 + 14 * at)
        for at, row in enumerate(rows)
        for text, left in zip(row, (10, 201), strict=True)
    ]
    (grid,) = find_grids(PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words)))
    assert (grid.n_rows, grid.n_columns) == (3, 2)
    cut = [replace(one, text=one.text.rstrip(".") + "...") for one in words]
    assert find_grids(PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(cut))) == ()
