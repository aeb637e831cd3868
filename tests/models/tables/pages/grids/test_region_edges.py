"""Edges that rules draw by where they begin and end."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.find_grids import find_grids
from tests.models.tables.table_grids_by_hand import level, word


def _figure(text: str, right: float, top: float) -> Word:
    box = Box(left=right - 5.0 * len(text), top=top, right=right, bottom=top + 10)
    return Word(text=text, box=box)


def test_the_end_of_one_rule_is_an_edge_beside_those_of_several() -> None:
    """Previously Day was in the column of distances, where other rules begin at one place."""
    words = [word("To", 54, 108), word("Via", 152, 108), word("km", 242, 108), word("Price", 330, 98)]
    words += [word("Day", 290, 117), word("Night", 360, 117)]
    for at, (name, way) in enumerate((("Alba", "N-6"), ("", "A-6"), ("Orz", "C-5"), ("Lanza", "N-6"), ("", "A-6"))):
        top = 134 + 18.0 * at
        words += [word(name, 54, top)] if name else []
        words += [word(way, 152, top), _figure(f"2{at}", 252, top), _figure(f"3{at},00", 337, top)]
        words += [_figure(f"4{at},80", 395, top)]
    level_ones = [level(y, 50, 400) for y in (94, 130, 166, 184, 220)]
    rules = [*level_ones, level(113, 260, 400), level(148, 150, 400), level(202, 150, 400)]
    (grid,) = find_grids(
        PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words), rules=tuple(rules))
    )
    named = {cell.words[0].text: cell.column for cell in grid.cells if cell.words}
    assert (named["km"], named["Day"], named["Night"]) == (2, 3, 4)
