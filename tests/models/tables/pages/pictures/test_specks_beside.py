from __future__ import annotations

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.pictures.specks_beside import without_specks_beside

FIGURE = Word(text="0", box=Box(left=20, top=12, right=26, bottom=20), confidence=0.99, origin="ocr")


def beside(text: str, sure: float, box: tuple[float, float, float, float]) -> list[str]:
    """What a cell with FIGURE and another word says."""
    left, top, right, bottom = box
    other = Word(text=text, box=Box(left=left, top=top, right=right, bottom=bottom), confidence=sure, origin="ocr")
    whole = Box(left=0, top=0, right=40, bottom=30)
    cell = PageCell(row=0, column=0, row_span=1, column_span=1, box=whole, words=(other, FIGURE))
    grid = PageGrid(
        box=whole, row_edges=(0.0, 30.0), column_edges=(0.0, 40.0), cells=(cell,), confidence=1.0, found_by="rules"
    )
    return [word.text for made in without_specks_beside(grid).cells for word in made.words]


def test_a_piece_of_a_rule_beside_a_figure_is_none() -> None:
    assert beside("--", 0.11, (20, -6, 40, 20)) == ["0"]
    assert beside(":", 0.3, (38, 14, 40, 18)) == ["0"]
    assert beside("·", 0.3, (22, 4, 24, 6)) == ["0"]
    assert beside("2", 0.2, (22, 4, 25, 9)) == ["0"]


@pytest.mark.parametrize(
    ("text", "sure", "box"),
    [
        ("--", 0.9, (20, -6, 40, 20)),
        ("-", 0.3, (12, 15, 18, 17)),
        (":", 0.3, (28, 14, 30, 18)),
        ("2", 0.2, (30, 12, 36, 20)),
        ("2", 0.2, (20, 2, 26, 10)),
        ("2", 0.4, (22, 4, 25, 9)),
        ("件", 0.4, (30, 12, 38, 20)),
    ],
)
def test_what_may_be_of_the_figure_stays(text: str, sure: float, box: tuple[float, float, float, float]) -> None:
    assert beside(text, sure, box) == [text, "0"]
