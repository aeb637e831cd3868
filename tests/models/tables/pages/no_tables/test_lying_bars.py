"""Charts of bars that lie one below another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.no_tables.bars import figures_of_bars
from models.tables.pages.no_tables.lying_bars import without_lying_bars
from tests.models.tables.table_grids_by_hand import level, word

LENGTHS = (60, 90, 120, 30)
TITLE = word("Rejected, per cent", 10, 20)


def page_of(words: list[Word], fills: list[Box]) -> PrintedPage:
    page = Page(number=1, width=600, height=400)
    return PrintedPage(page=page, words=(TITLE, *words), rules=(level(52, 100, 160),), shades=tuple(fills))


def bars() -> tuple[list[Word], list[Box]]:
    fills = [
        Box(left=100, top=50.0 + 20 * at, right=100.0 + long, bottom=62.0 + 20 * at) for at, long in enumerate(LENGTHS)
    ]
    words = [word("Lorries", 10, fill.top + 1) for fill in fills]
    return words + [word("n.a.", fill.right + 4, fill.top + 1) for fill in fills], fills


def test_labels_bars_and_figures_are_no_table() -> None:
    """Previously they were, though what reads figures for a scale tells nothing of these."""
    words, fills = bars()
    found = without_lying_bars(page_of(words, fills), fills)
    assert [one.text for one in found.words] == [TITLE.text]
    assert not found.rules
    edge = replace(word("1", 98, 51), text="1")
    assert without_lying_bars(page_of([*words, edge], fills), fills).words == (TITLE,)


@pytest.mark.parametrize("change", ["text in one", "a column behind", "one length"])
def test_stripes_and_cells_are_kept(change: str) -> None:
    words, fills = bars()
    if change == "text in one":
        words.append(word("wide", 110, 51))
    elif change == "a column behind":
        words += [word("17", 400, fill.top + 1) for fill in fills]
    else:
        fills = [replace(fill, right=220.0) for fill in fills]
    page = page_of(words, fills)
    assert without_lying_bars(page, fills) == page


def test_a_comma_may_part_the_decimals() -> None:
    fills = [
        Box(left=100, top=50.0 + 20 * at, right=100.0 + long, bottom=62.0 + 20 * at) for at, long in enumerate(LENGTHS)
    ]
    words = [word(f"{(fill.right - 100) / 4:.1f}".replace(".", ","), fill.right + 4, fill.top + 1) for fill in fills]
    assert len(figures_of_bars(page_of(words, fills))) == len(LENGTHS)


def test_a_table_left_of_the_bars_keeps_its_rows() -> None:
    """Previously rows level with bars beside a table were the chart's, and the table lost them."""
    words, fills = bars()
    moved = [replace(one, box=replace(one.box, left=one.box.left + 300, right=one.box.right + 300)) for one in words]
    right = [replace(fill, left=fill.left + 300, right=fill.right + 300) for fill in fills]
    rows = [word(text, left, fill.top + 1) for fill in fills for text, left in (("Vans", 10), ("412", 120))]
    kept = without_lying_bars(page_of([*rows, *moved], right), right).words
    assert kept == (TITLE, *rows)
