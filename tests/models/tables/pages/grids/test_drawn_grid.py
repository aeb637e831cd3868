"""Lattices that rules alone draw."""

from __future__ import annotations

from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.grids.drawn_grid import drawn_grid, with_drawn_columns
from models.tables.pages.page_grid import PageCell, PageGrid

PAGE = Page(number=1, width=600, height=800)
WORDS = tuple(
    Word(text="12", box=Box(left=x, top=y, right=x + 12, bottom=y + 10)) for x in (120, 180, 320) for y in (110, 140)
)  # fmt: skip


def level(y: float) -> Rule:
    return Rule(box=Box(left=100, top=y, right=400, bottom=y + 0.5), horizontal=True)


def upright(x: float) -> Rule:
    return Rule(box=Box(left=x, top=100, right=x + 0.5, bottom=160), horizontal=False)


def known() -> PageGrid:
    """With an edge at 160 that no rule draws."""
    at = (100.0, 160.0, 250.0, 400.0)
    cells = [
        PageCell(
            row=0, column=column, row_span=1, column_span=1,
            box=Box(left=at[column], top=100, right=at[column + 1], bottom=160),
            words=tuple(word for word in WORDS if at[column] < word.box.left < at[column + 1]),
        )
        for column in range(3)
    ]  # fmt: skip
    return PageGrid(
        box=Box(left=100, top=100, right=400, bottom=160), row_edges=(100.0, 160.0), column_edges=at,
        cells=tuple(cells), confidence=1.0, found_by="both",
    )  # fmt: skip


def test_only_what_rules_draw_is_an_edge_and_no_word_is_lost() -> None:
    rules = (level(100), level(130), level(160), upright(100), upright(250), upright(400))
    found = drawn_grid(known(), PrintedPage(page=PAGE, words=WORDS, rules=rules))
    assert found is not None
    assert (found.n_rows, found.n_columns, found.found_by) == (2, 2, "rules")
    assert sorted(len(cell.words) for cell in found.cells) == [1, 1, 2, 2]


def test_rules_that_leave_a_side_open_are_no_lattice() -> None:
    rules = (level(100), level(130), level(160), upright(100), upright(250))
    assert drawn_grid(known(), PrintedPage(page=PAGE, words=WORDS, rules=rules)) is None
    assert drawn_grid(known(), PrintedPage(page=PAGE, words=WORDS)) is None


def test_rows_that_words_show_stand_in_the_columns_that_rules_draw() -> None:
    """A form whose body has upright rules alone; previously its rows came with columns of words."""
    rules = (level(100), level(115), level(160), upright(100), upright(250), upright(400))
    rows = replace(known(), row_edges=(100.0, 130.0, 160.0))
    found = with_drawn_columns(rows, PrintedPage(page=PAGE, words=WORDS, rules=rules))
    assert found is not None
    assert (found.n_rows, found.n_columns, found.found_by) == (2, 2, "both")
    assert sorted(len(cell.words) for cell in found.cells) == [1, 1, 2, 2]
    assert (
        with_drawn_columns(
            replace(rows, row_edges=(100.0, 115.0, 160.0)), PrintedPage(page=PAGE, rules=rules, words=WORDS)
        )
        is None
    )
