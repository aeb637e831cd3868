"""Tables of marks: what was checked on which day."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.find_grids import find_grids
from models.tables.pages.print.text_columns import despread

DAYS = "一二三四五"


def word(text: str, left: float, top: float) -> Word:
    return Word(text=text, box=Box(left=left, top=top, right=left + 9.0 * len(text), bottom=top + 9))


def checks() -> list[Word]:
    """The last row has a mark on its first day alone."""
    words = [
        word("设备", 50, 100),
        word("记录", 300, 100),
        *(word(day, 100 + 34.0 * at, 100) for at, day in enumerate(DAYS)),
    ]
    for row, name in enumerate(("清洗机", "干燥柜", "水枪", "洗眼器"), 1):
        words.append(word(name, 50, 100 + 15.0 * row))
        words += [word("√", 102 + 34.0 * at, 100 + 15.0 * row) for at in range(1 if row == 4 else 5)]
    return [*words, word("压力低", 300, 145), word("每周", 300, 160)]


def test_marks_and_what_stands_over_them_are_no_characters_of_one_label() -> None:
    """Previously 一二三四五 was one, and so were five marks: a week was one column."""
    assert len(despread(checks(), ())) == len(checks())
    (grid,) = find_grids(PrintedPage(page=Page(number=1, width=400, height=600), words=tuple(checks())))
    assert (grid.n_rows, grid.n_columns) == (5, 7)
