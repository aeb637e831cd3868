"""Two tables in one grid of a scan come apart at the title between them; sections of one table stay together."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.neighbours.parted_at_titles import parted_at_titles
from models.tables.pages.page_grid import PageCell, PageGrid

WIDE, HIGH = 20.0, 15.0
Row = Sequence[tuple[int, str]]
"""Columns that each cell of a row takes, and what it says."""

ABOVE: Sequence[Row] = [
    [(4, "重复申请"), (4, "0"), (4, "3"), (4, "1")],
    [(4, "其他"), (4, "2"), (4, ""), (4, "0")],
]
BELOW: Sequence[Row] = [
    [(3, "结果维持"), (3, "结果纠正"), (3, "尚未审结"), (5, "总计"), (2, "")],
    [(3, "1"), (3, "0"), (3, "2"), (5, "3"), (2, "")],
]


def _grid(rows: Sequence[Row]) -> PageGrid:
    cells = []
    for row, texts in enumerate(rows):
        column = 0
        for span, text in texts:
            box = Box(left=column * WIDE, top=row * HIGH, right=(column + span) * WIDE, bottom=(row + 1) * HIGH)
            words = (Word(text=text, box=box, origin="ocr", confidence=0.9),) if text else ()
            cells.append(PageCell(row=row, column=column, row_span=1, column_span=span, box=box, words=words))
            column += span
    columns = sum(span for span, _ in rows[0])
    return PageGrid(
        box=Box(left=0.0, top=0.0, right=columns * WIDE, bottom=len(rows) * HIGH),
        row_edges=tuple(row * HIGH for row in range(len(rows) + 1)),
        column_edges=tuple(column * WIDE for column in range(columns + 1)), cells=tuple(cells), confidence=1.0,
        found_by="rules",
    )  # fmt: skip


def _texts(grid: PageGrid) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(grid.n_rows)]
    for cell in grid.cells:
        rows[cell.row].append("".join(word.text for word in cell.words))
    return rows


def test_two_tables_come_apart_at_the_title_between_them() -> None:
    title: Row = [(2, ""), (14, "四、行政复议、行政诉讼情况")]
    upper, lower = parted_at_titles([_grid([*ABOVE, title, *BELOW])])
    assert _texts(upper) == [["重复申请", "0", "3", "1"], ["其他", "2", "", "0"]]
    assert _texts(lower) == [["结果维持", "结果纠正", "尚未审结", "总计", ""], ["1", "0", "2", "3", ""]]
    assert (upper.n_columns, lower.n_columns) == (4, 5)
    assert upper.box.bottom == 2 * HIGH
    assert lower.box.top == 3 * HIGH


def test_a_heading_within_one_table_parts_nothing() -> None:
    one = _grid([*ABOVE, [(2, ""), (14, "第二部分情况")], *ABOVE])
    assert parted_at_titles([one]) == (one,)


def test_figures_and_rows_of_several_texts_are_no_titles() -> None:
    for row in ([(2, ""), (14, "20240131")], [(2, "合计"), (14, "行政复议、行政诉讼情况")], [(16, "小计")]):
        one = _grid([*ABOVE, row, *BELOW])
        assert parted_at_titles([one]) == (one,)
