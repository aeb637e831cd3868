"""Rows of elements that are no table: cut apart at the cells, and only there."""

from __future__ import annotations

import pytest

from corpora.document.document import Document, Source
from corpora.document.region import Region
from corpora.readers.html import read_html

LABELS = ("一、本年新收申请", "二、上年结转申请", "三、予以公开")


def read(body: str) -> Document:
    data = f"<html><body>{body}</body></html>".encode()
    return read_html(data, source=Source(path="页", sha256="0" * 64, media_type="text/html", size_bytes=len(data)))


def rows(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row] for block in document.blocks if isinstance(block, Region) for row in block.rows]


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        ('<div class="row">', '<span class="cell">'),
        ("<p>", '<span class="tableCell c1">'),
        ("<p>", '<b class="label-item">'),
        ('<ul class="tr">', '<li class="td">'),
        ("<div>", '<div class="col-md-2">'),
        ("<div>", '<span style="display: inline-block; width: 80px">'),
        ('<div style="display:flex">', "<span>"),
        ('<div class="d-flex">', "<label>"),
        ('<p class="table-row">', "<span>"),
    ],
)
def test_cells_of_a_row_stay_apart_and_blank_ones_keep_their_place(row: str, cell: str) -> None:
    end_row, end_cell = f"</{row[1:].split()[0].rstrip('>')}>", f"</{cell[1:].split()[0]}>"
    end_cell = end_cell.replace(">>", ">")
    printed = [[label, "28", "", "6"] for label in LABELS]
    body = "".join(row + "".join(cell + text + end_cell for text in cells) + end_row for cells in printed)
    assert rows(read(f"<div>{body}</div>")) == printed


def test_a_row_of_one_cell_among_them_is_a_row_too() -> None:
    cells = [["第二十条第（一）项"], ["规章", "1", "2", "3"], ["规范性文件", "4", "5", "6"]]
    body = "".join("<div>" + "".join(f'<span class="cell">{text}</span>' for text in line) + "</div>" for line in cells)
    assert rows(read(f"<div>{body}</div>")) == cells


@pytest.mark.parametrize(
    "body",
    [
        # every character in an element of its own
        "<p><i class=s1>收</i><i class=s1>到</i><i class=s1>2</i><i class=s1>8</i></p>" * 2,
        # one line of dates above the article
        '<div><span class="item">时间</span><span class="item">来源</span><span class="item">作者</span></div><p>正文</p>',
        # a menu
        ('<ul>' + '<li class="item"><a href="#">公开</a></li>' * 3 + "</ul>") * 2,
        # words between the elements
        '<p>收到<span class="item">28</span>件，其中<span class="item">6</span>件，<span class="item">2</span>件</p>' * 2,
    ],
)  # fmt: skip
def test_what_is_no_row_is_left_as_it_is(body: str) -> None:
    assert rows(read(f"<div>{body}</div>")) == []
