"""Figures of two columns that a text layer prints without a gap: each goes where its column stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.over_pages.joined_figures import with_figures_apart
from models.tables.pages.over_pages.whole_table import TableCell, WholeTable

EDGES = (0.0, 100.0, 130.0, 160.0)
DIGIT = 5.0


def figure(text: str, column: int, share: float) -> Word:
    """Figures begin (share 0), have their middle or end at one x."""
    width, start, end = DIGIT * len(text), EDGES[column], EDGES[column + 1]
    left = start + share * (end - start - width)
    return Word(text=text, box=Box(left=left, top=0, right=left + width, bottom=10))


def cell(row: int, column: int, words: Sequence[Word]) -> TableCell:
    box = Box(left=EDGES[column], top=20.0 * row, right=EDGES[column + 1], bottom=20.0 * row + 20)
    text = "".join(word.text for word in words)
    return TableCell(
        row=row, column=column, row_span=1, column_span=1, text=text, page_number=1, box=box, words=tuple(words)
    )


def table(rows: Sequence[tuple[str, str]], *, share: float, joined: Word, row: int, at: int) -> WholeTable:
    cells = [
        cell(y, x + 1, [figure(text, x + 1, share)]) for y, texts in enumerate(rows) for x, text in enumerate(texts)
    ]
    cells = [one for one in cells if one.row != row]
    cells += [cell(row, column, [joined] if column == at else []) for column in (1, 2)]
    label = Word(text="甲", box=Box(left=5, top=0, right=15, bottom=10))
    return WholeTable(
        page_number=1, last_page=1, box=Box(left=0, top=0, right=160, bottom=20.0 * len(rows)), left=0, edges=EDGES,
        n_rows=len(rows), cells=(*cells, *(cell(y, 0, [label]) for y in range(len(rows)))),
    )  # fmt: skip


ROWS = [("12", "345"), ("1", "62"), ("204", "17"), ("0", "0"), ("", "")]


def texts(found: WholeTable, row: int) -> list[str]:
    return [one.text for one in sorted(found.cells, key=lambda one: one.column) if one.row == row and one.column]


@pytest.mark.parametrize(("share", "left"), [(0.0, 100.0), (1.0, 105.0), (0.5, 100.0)])
@pytest.mark.parametrize("at", [1, 2])
def test_each_figure_goes_where_its_column_stands(share: float, left: float, at: int) -> None:
    """Previously 37841 and 2214 were one figure of a confidence of 0.95."""
    size = {0.0: ("378412", "2214"), 1.0: ("37841", "221400"), 0.5: ("378412", "221451")}[share]
    width = DIGIT * (len(size[0]) + len(size[1]))
    joined = Word(text="".join(size), box=Box(left=left, top=0, right=left + width, bottom=10))
    found = with_figures_apart(table(ROWS, share=share, joined=joined, row=4, at=at))
    assert texts(found, 4) == list(size)


def test_a_wide_figure_beside_a_blank_cell_is_one() -> None:
    joined = Word(text="2214", box=Box(left=100, top=0, right=135, bottom=10))
    found = with_figures_apart(table(ROWS, share=0.0, joined=joined, row=4, at=1))
    assert texts(found, 4) == ["2214", ""]


def test_what_cannot_be_parted_is_unread() -> None:
    joined = Word(text="22143781", box=Box(left=110, top=0, right=150, bottom=10))
    found = with_figures_apart(table(ROWS[3:], share=0.5, joined=joined, row=1, at=1))
    assert texts(found, 1) == ["", ""]
    assert all(one.unread for one in found.cells if one.row == 1 and one.column)


def test_a_figure_of_a_column_of_remarks_is_parted_from_the_one_before_it() -> None:
    """Previously 704 and the 3 of a remark were 7043, at 0.99."""
    rows = [("12", "3"), ("204", "3"), ("86", "3"), *[(str(90 + row), "见附件") for row in range(5)], ("", "")]
    joined = Word(text="7043", box=Box(left=115, top=0, right=135, bottom=10))
    found = with_figures_apart(set_left(table(rows, share=1.0, joined=joined, row=8, at=1), column=2))
    assert texts(found, 8) == ["704", "3"]


def set_left(found: WholeTable, *, column: int) -> WholeTable:
    """The table, words of one column at its left edge."""

    def moved(word: Word) -> Word:
        return replace(word, box=replace(word.box, left=EDGES[column], right=EDGES[column] + DIGIT * len(word.text)))

    cells = (
        replace(one, words=tuple(map(moved, one.words))) if one.column == column else one for one in found.cells
    )  # fmt: skip
    return replace(found, cells=tuple(cells))
