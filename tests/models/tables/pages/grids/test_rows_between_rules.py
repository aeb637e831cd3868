"""Rows that no rule parts, between two rules of a frame."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule
from models.tables.pages.find_grids import find_grids
from tests.models.tables.table_grids_by_hand import level, word

PAGE = Page(number=1, width=600, height=800)


def test_two_figures_in_each_of_several_columns_of_a_frame_are_two_rows() -> None:
    """Previously kinds of frost, no rule between them and as near to each other as lines, were one row."""
    columns = (50.0, 110.0, 180.0, 250.0, 320.0, 390.0)
    rules = [level(y, 50, 390) for y in (100, 114, 128, 154, 180, 194)]
    rules += [Rule(box=Box(left=x, top=100, right=x, bottom=194), horizontal=False) for x in columns]
    words = [word(text, x + 4, 102) for text, x in zip(("灾种", "型", "次数", "亩", "万元"), columns, strict=False)]
    words += [word(text, x + 30, 116) for text, x in zip(("风", "强"), columns, strict=False)]
    for first, (top, figures) in enumerate(((116, ("1", "48", "7")), (130, ("1", "90", "6")), (156, ("6", "13", "3")))):
        words += [word(text, x + 40, top) for text, x in zip(figures, columns[2:], strict=False)]
        if first:
            words += [word("寒", 60, top + 6), word("甲", 120, top), word("乙", 120, top + 12)]
            words += [word("—" if first == 1 else "8", x + 40, top + 12) for x in columns[2:-1]]
    words += [word("合计", 60, 182), *(word("17", x + 40, 182) for x in columns[2:-1])]
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=tuple(rules)))
    assert grid.n_rows == 7
