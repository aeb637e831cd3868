"""Several rows typed into one: lines under one another in each of its cells."""

from __future__ import annotations

from corpora.readers.assembly import RawCell
from corpora.readers.stacked_rows import unstacked


def row(*texts: str, first: int = 0) -> tuple[RawCell, ...]:
    return tuple(RawCell(text=text, column=column) for column, text in enumerate(texts, first))


def texts(rows: tuple[tuple[RawCell, ...], ...]) -> list[list[str]]:
    return [[cell.text for cell in one] for one in rows]


def test_each_line_becomes_a_row_and_cells_beside_them_grow() -> None:
    group = RawCell(text="办理结果", column=0, row_span=2)
    found = unstacked([(group, *row("1.甲\n2.乙", "3\n０", "/\n12件", first=1)), row("3.丙", "5", "6", first=1)])
    assert texts(found) == [["办理结果", "1.甲", "3", "/"], ["2.乙", "０", "12件"], ["3.丙", "5", "6"]]
    assert found[0][0].row_span == 3


def test_wrapped_labels_and_blank_lines_stay_one_row() -> None:
    rows = [row("行政\n强制", "3"), row("结果\n维持", "结果\n纠正"), row("许可", "\n12\n"), row("只此\n一格")]
    assert unstacked(rows) == tuple(rows)


def test_blank_cells_are_blank_in_each_row() -> None:
    assert texts(unstacked([row("甲\n乙", "", "1\n2")])) == [["甲", "", "1"], ["乙", "", "2"]]
