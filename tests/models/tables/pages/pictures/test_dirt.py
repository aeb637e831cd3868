"""Specks and streaks of scans beside the print: no prose, and nothing that parts a table from what the next page has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpora.document.document import Source
from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.passage import Passage
from corpora.document.printed_page import PrintedPage, Rule, Word
from corpora.document.region import Region
from models.tables.pages.find_grids import find_grids
from models.tables.pages.over_pages.same_columns import common_edges, same_on_pictures
from models.tables.pages.paged_document import paged_document
from models.tables.pages.pictures.dirt import without_dirt

SOURCE = Source(path="a.pdf", sha256="0" * 64, media_type="application/pdf", size_bytes=1)


def read(text: str, left: float, top: float, *, confidence: float = 1.0) -> Word:
    box = Box(left=left, top=top, right=left + 10 * len(text), bottom=top + 10)
    return Word(text=text, box=box, confidence=confidence, origin="ocr")


@pytest.mark.parametrize(("text", "confidence"), [("1", 0.5), ("4 y", 0.07), ("RASN", 0.18)])
def test_what_no_reader_is_sure_of_and_stands_alone_is_dirt(text: str, confidence: float) -> None:
    print_, speck = read("各有关单位要明确专人负责", 100, 200), read(text, 400, 600, confidence=confidence)
    assert without_dirt([print_, speck]) == [print_]


def test_far_out_on_a_line_of_print_it_is_dirt_and_within_it_is_not() -> None:
    ahead, behind = read("共收到申请", 100, 200), read("件", 180, 200)
    asked = read("7", 160, 201, confidence=0.2)
    assert without_dirt([ahead, asked, behind, read("4", 480, 200, confidence=0.2)]) == [ahead, asked, behind]


def test_what_is_sure_or_long_or_of_a_text_layer_stays() -> None:
    layer = Word(text="1", box=Box(left=1, top=1, right=9, bottom=9), confidence=0.1, origin="layer")
    kept = [read("无", 400, 600, confidence=0.9), read("附件一览表", 100, 300, confidence=0.2), layer]
    assert without_dirt(kept) == kept


def test_a_camera_that_comes_nearer_shows_the_same_columns() -> None:
    far, near = (0.0, 31, 87, 221, 267, 343, 450), (0.0, 28, 77, 198, 243, 314, 421)
    assert common_edges(far, near) is None
    assert same_on_pictures(far, near)
    assert not same_on_pictures(far, (0.0, 70, 140, 210, 280, 350, 421))
    assert not same_on_pictures(far, tuple(edge * 1.4 for edge in far))
    assert not same_on_pictures((0.0, 100, 200), (0.0, 100, 190))


def _sheet(number: int, rows: Sequence[Sequence[str]], top: float, scale: float, *others: Word) -> PrintedPage:
    """A ruled table of five columns, as a picture of that scale shows it."""
    edges = [60 + scale * edge for edge in (0, 60, 110, 230, 290, 400)]
    words = [
        read(text, edges[column] + 5, top + 20 * row + 5)
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
    ]
    bottom = top + 20 * len(rows)
    level = [Box(left=edges[0], top=y, right=edges[-1], bottom=y + 0.5) for y in _steps(top, len(rows))]
    upright = [Box(left=x, top=top, right=x + 0.5, bottom=bottom) for x in edges]
    rules = [*(Rule(box=box, horizontal=True) for box in level), *(Rule(box=box, horizontal=False) for box in upright)]
    page = Page(number=number, width=560, height=900)
    return PrintedPage(page=page, words=(*words, *others), rules=tuple(rules), scanned=True)


def _steps(top: float, rows: int) -> list[float]:
    return [top + 20 * row for row in range(rows + 1)]


def test_a_table_of_two_photographs_is_one_whatever_lies_between_them() -> None:
    head = ["序号", "甲", "乙事项名称", "丙", "丁事项依据"]
    other = ["序寺", "甲", "乙事顶各称", "丙", "丁事项依据"]
    pages = (
        _sheet(
            1, [head, ["1", "2", "3", "4", "5"]], 600, 1.0, read("1", 500, 760, confidence=0.2), read("-1一", 280, 800)
        ),
        _sheet(2, [other, ["6", "7", "8", "9", "0"]], 100, 0.9, read("4", 30, 40, confidence=0.1)),
    )
    document = paged_document(pages, source=SOURCE, find_grids=find_grids)
    (region,) = (block for block in document.blocks if isinstance(block, Region))
    assert [row[0].text for row in region.rows] == ["序号", "1", "6"]
    assert not [block for block in document.blocks if isinstance(block, Passage)]


def test_a_hole_in_the_margin_is_dirt_and_a_nought_is_not() -> None:
    """Previously a hole that was read as 0 stood between the parts of a table on two pages."""
    print_, nought = read("各有关单位要明确专人负责", 100, 200), read("0", 150, 300)
    hole = read("0", 30, 300)
    narrow = replace(hole, box=replace(hole.box, right=35))
    assert without_dirt([print_, hole]) == [print_]
    assert without_dirt([print_, nought]) == [print_, nought]
    assert without_dirt([print_, narrow]) == [print_, narrow]


def test_a_speck_much_lower_than_print_beside_all_of_it_is_dirt_however_sure() -> None:
    """Previously a 1 in the corner of the sheet stood between the parts of a table on two pages."""
    lines = [read("各有关单位要明确专人负责", 100, 200.0 + 20 * at) for at in range(3)]
    speck = replace(read("1", 11, 2), box=Box(left=11, top=2, right=13, bottom=6))
    assert without_dirt([*lines, speck]) == lines
    number = replace(speck, box=Box(left=160, top=780, right=162, bottom=784))
    assert without_dirt([*lines, number]) == [*lines, number]
