from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.document.document import Source
from corpora.document.errors import Empty, ExpandsTooFar, TooLarge
from corpora.document.passage import Passage
from corpora.document.region import Region
from corpora.readers.assembly import Assembler, RawCell, fold
from corpora.readers.limits import Limits

SOURCE = Source(path="report", sha256="0" * 64, media_type="text/plain", size_bytes=1)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("自然\n人", "自然人"),
        ("（一）\n予以公开", "（一）予以公开"),
        ("本年\n 2023\n年", "本年 2023 年"),
        ("12\n34", "12 34"),
        ("  合\t 计 ", "合 计"),
        ("", ""),
    ],
)
def test_fold(source: str, expected: str) -> None:
    assert fold(source) == expected


def test_cells_and_paragraphs_stand_where_their_spans_say() -> None:
    assembler = Assembler()
    assembler.paragraph("一、总体情况\n 　二０二三年 ", heading_level=2)
    assembler.table([[RawCell(text="自然\n人", row_span=2), RawCell(text="")], [RawCell(text="１０")]])
    document = assembler.document(SOURCE)
    first, second, region = document.blocks
    assert isinstance(first, Passage)
    assert isinstance(second, Passage)
    assert isinstance(region, Region)
    assert [document.text[slice(*block.place.span)] for block in document.blocks] == [
        "一、总体情况",
        "二0二三年",
        "自然人\t\n10",
    ]
    assert (first.heading_level, second.heading_level) == (2, 2)
    blank = region.rows[0][1]
    assert blank.text == ""
    assert blank.place.span.start == blank.place.span.end == region.rows[0][0].place.span.end + 1


@given(st.lists(st.lists(st.text(st.sampled_from("一二1２ \t\n，(\u200b"), max_size=6), min_size=1), min_size=1))
def test_every_slip_reproduces_its_text(rows: list[list[str]]) -> None:
    assembler = Assembler()
    assembler.paragraph("前")
    assembler.table([[RawCell(text=text) for text in row] for row in rows])
    assembler.paragraph("后")
    document = assembler.document(SOURCE)
    region = document.blocks[1]
    assert isinstance(region, Region)
    slips = [slip for row in region.rows for slip in row]
    assert len(slips) == sum(map(len, rows))
    assert all(document.text[slice(*slip.place.span)] == slip.text for slip in slips)
    assert document.text[slice(*document.blocks[2].place.span)] == "后"


def test_a_row_span_ends_with_the_table() -> None:
    assembler = Assembler()
    assembler.table([[RawCell(text="a", row_span=65534)], [RawCell(text="b", row_span=0)]])
    region = assembler.document(SOURCE).blocks[0]
    assert isinstance(region, Region)
    assert [row[0].row_span for row in region.rows] == [2, 1]


def test_limits() -> None:
    limits = Limits(max_characters=10, max_cells=4, max_columns=3)
    with pytest.raises(TooLarge):
        Assembler(limits=limits).paragraph("十个字以上的一段文字啊")
    with pytest.raises(ExpandsTooFar):
        Assembler(limits=limits).table([[RawCell(text="a", column_span=1_000_000)]])
    with pytest.raises(ExpandsTooFar):
        Assembler(limits=limits).table([[RawCell(text="a", row_span=2, column_span=3)], [RawCell(text="a")]])
    with pytest.raises(TooLarge):
        Assembler(limits=limits).table([[RawCell(text="")] * 5])
    with pytest.raises(Empty):
        Assembler().document(SOURCE)


def test_warnings_are_said_once() -> None:
    assembler = Assembler()
    assembler.paragraph("x")
    assembler.warn("a")
    assembler.warn("a")
    assert assembler.document(SOURCE).warnings == ("a",)
