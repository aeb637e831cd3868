"""Dark lines along the sides of a picture."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.pictures.sheet_edges import without_sheet_edges

WORD = Word(text="表1", box=Box(left=100, top=100, right=120, bottom=110), origin="ocr")


def page(*rules: Rule, scanned: bool = True) -> PrintedPage:
    return PrintedPage(page=Page(number=1, width=600, height=840), words=(WORD,), rules=rules, scanned=scanned)


def upright(left: float, *, thick: float = 5.0) -> Rule:
    return Rule(box=Box(left=left, top=20, right=left + thick, bottom=820), horizontal=False)


def test_a_thick_line_outside_of_all_print_is_the_edge_of_the_sheet() -> None:
    """Previously it was a side of a table around all of the page."""
    top = Rule(box=Box(left=10, top=20, right=590, bottom=25), horizontal=True)
    assert without_sheet_edges(page(upright(20), upright(575), top)).rules == ()


def test_a_thin_one_and_one_that_print_is_beside_are_rules() -> None:
    for kept in (page(upright(20, thick=1.0)), page(upright(105)), page(upright(20), scanned=False)):
        assert without_sheet_edges(kept) == kept
