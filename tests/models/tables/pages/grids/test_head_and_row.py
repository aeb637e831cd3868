"""A first line with one figure over all columns is a row, and so is the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.find_grids import find_grids
from models.tables.pages.grids.head_and_row import begins_with_one_figure
from tests.models.tables.table_grids_by_hand import texts_of, word

EDGES = (0.0, 80.0, 120.0, 160.0, 200.0, 240.0)


def starts(first: Sequence[str], second: Sequence[str], *, rules: Sequence[Rule] = (), columns: int = 5) -> bool:
    words: list[Word] = []
    for top, texts in ((10, first), (22, second)):
        words += [word(text, 40 + 40 * at if at else 4, top) for at, text in enumerate(texts[:columns]) if text]
    return begins_with_one_figure(words, EDGES[: columns + 1], rules)


def test_a_lines_number_over_each_journey_and_the_marks_below_it_are_two_rows() -> None:
    """Previously both were one head: 7 A, 7, 7 B."""
    line, marks = ("Ferry", "7", "7", "7", "7"), ("Notes", "A", "", "B", "B")
    assert starts(line, marks)
    assert not starts(line, marks, columns=4)
    assert not starts(("Ferry", "7", "8", "7", "7"), marks)
    assert not starts(("Year", "now", "now", "now", "now"), marks)
    assert not starts(("Ferry", "7", "", "", ""), marks)


def test_a_head_whose_label_has_one_line_or_that_upright_rules_close_is_one_row() -> None:
    line = ("Ferry", "7", "7", "7", "7")
    assert not starts(line, ("", "A", "", "B", "B"))
    upright = Rule(box=Box(left=80, top=8, right=80.5, bottom=34), horizontal=False)
    assert not starts(line, ("Notes", "A", "", "B", "B"), rules=[upright])


def test_such_rows_over_striped_ones_are_read_apart() -> None:
    rows = [("Ferry", *("7",) * 6), ("Notes", "A", "", "B", "B", "", "C")]
    rows += [("Quay", *(f"{hour}.{at}5" for hour in range(6, 12))) for at in range(6)]
    tops = (100, 113, *(128 + 16 * at for at in range(6)))
    places = (62, *(160 + 50 * at for at in range(6)))
    words = [
        word(text, left, top)
        for top, texts in zip(tops, rows, strict=True)
        for text, left in zip(texts, places, strict=True)
        if text
    ]
    edges = (60, *(left - 15 for left in places[1:]), 450)
    shades = [
        Box(left=left, top=top - 3, right=right, bottom=top + 13)
        for top in tops[2::2]
        for left, right in pairwise(edges)
    ]
    page = PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words), shades=tuple(shades))
    (grid,) = find_grids(page)
    assert [texts[0] for texts in texts_of(grid)][:3] == ["Ferry", "Notes", "Quay"]
