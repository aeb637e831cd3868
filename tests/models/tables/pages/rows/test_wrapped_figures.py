"""Figures broken over two lines of a narrow cell: one row, whose label stands once."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.rows.wrapped_figures import with_wrapped_figures_whole

EDGES = (0.0, 100.0, 113.0, 126.0, 139.0)


def grid(rows: Sequence[Sequence[str]]) -> PageGrid:
    """Rows ten points high, digits five wide."""
    cells = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            left, top = EDGES[column], 10.0 * row
            box = Box(left=left, top=top, right=EDGES[column + 1], bottom=top + 10)
            width = (5 if text.isdigit() else 9) * len(text)
            word = Word(text=text, box=Box(left=left + 1, top=top, right=left + 1 + width, bottom=top + 9))
            cells.append(
                PageCell(row=row, column=column, row_span=1, column_span=1, box=box, words=(word,) if text else ())
            )
    edges = tuple(10.0 * row for row in range(len(rows) + 1))
    whole = Box(left=0, top=0, right=EDGES[-1], bottom=edges[-1])
    return PageGrid(box=whole, row_edges=edges, column_edges=EDGES, cells=tuple(cells), confidence=1.0, found_by="both")


def rule(y: float) -> Rule:
    return Rule(box=Box(left=0, top=y, right=139, bottom=y + 0.5), horizontal=True)


def said(found: PageGrid) -> list[list[str]]:
    return [
        ["".join(word.text for word in cell.words) for cell in found.cells if cell.row == row]
        for row in range(found.n_rows)
    ]


BROKEN = [["本年新收", "32", "", "90"], ["", "4", "69", "3"], ["上年结转", "9", "0", "8"]]


def test_a_broken_figure_is_one() -> None:
    """Previously it was the figure of its first line, 32, of a confidence of 0.95."""
    found = with_wrapped_figures_whole(grid(BROKEN), [rule(0), rule(20)])
    assert said(found) == [["本年新收", "324", "69", "903"], BROKEN[2]]
    assert found.row_edges == (0.0, 20.0, 30.0)


def test_rows_that_a_rule_divides_are_two() -> None:
    assert with_wrapped_figures_whole(grid(BROKEN), [rule(0), rule(10), rule(20)]) == grid(BROKEN)


def test_rows_with_figures_of_their_own_are_two() -> None:
    rows = [["本年新收", "32", "12", "90"], ["上年结转", "4", "69", "3"]]
    assert with_wrapped_figures_whole(grid(rows), [rule(0), rule(20)]) == grid(rows)


def test_a_figure_with_room_behind_it_is_whole() -> None:
    rows = [["本年新收", "", "", "9"], ["", "4", "69", "3"]]
    assert with_wrapped_figures_whole(grid(rows), [rule(0), rule(20)]) == grid(rows)


def test_rows_that_no_rules_close_are_two() -> None:
    assert with_wrapped_figures_whole(grid(BROKEN), []) == grid(BROKEN)
