"""A row that a page break cuts is one row, also where the label's column is told a little otherwise on the next page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpora.document.geometry import Box
from models.tables.pages.over_pages.cut_rows import under
from models.tables.pages.over_pages.whole_table import TableCell, WholeTable

BOX = Box(left=0.0, top=0.0, right=100.0, bottom=100.0)
Rows = Sequence[Sequence[tuple[str, int]]]
"""Each row as (text, columns) of its cells."""


def _table(page: int, rows: Rows) -> WholeTable:
    cells = []
    for row, told in enumerate(rows):
        column = 0
        for text, span in told:
            cells.append(
                TableCell(row=row, column=column, row_span=1, column_span=span, text=text, page_number=page, box=BOX)
            )  # fmt: skip
            column += span
    return WholeTable(
        page_number=page, last_page=page, box=BOX, left=0.0, edges=tuple(range(column + 1)), n_rows=len(rows),
        cells=tuple(cells),
    )  # fmt: skip


ABOVE = [[("1.甲", 2), ("3", 1), ("4", 1)], [("2.逾期未按", 2), ("0", 1), ("5", 1)]]
BELOW = [("3.其他", 2), ("0", 1), ("1", 1)]


@pytest.mark.parametrize(
    "rest",
    [
        [("收费通知缴纳", 2), ("", 1), ("", 1)],
        [("", 1), ("收费通知缴纳", 1), ("", 1), ("", 1)],
        [("收费通知缴纳", 1), ("", 1), ("", 1), ("", 1)],
    ],
    ids=["same columns", "begins a column later", "ends a column earlier"],
)
def test_the_rest_of_a_label_joins_it(rest: list[tuple[str, int]]) -> None:
    joined = under(_table(1, ABOVE), _table(2, [rest, BELOW]))
    told = [[cell.text for cell in joined.cells if cell.row == row] for row in range(joined.n_rows)]
    assert told == [["1.甲", "3", "4"], ["2.逾期未按\n收费通知缴纳", "0", "5"], ["3.其他", "0", "1"]]


@pytest.mark.parametrize(
    "first",
    [[("3.乙", 2), ("", 1), ("", 1)], [("收费", 1), ("通知", 1), ("1", 1), ("", 1)]],
    ids=["numbered", "figures"],
)
def test_a_row_of_its_own_stays_one(first: list[tuple[str, int]]) -> None:
    assert under(_table(1, ABOVE), _table(2, [first, BELOW])).n_rows == 4
