"""Two columns of a page, tables in them: read one after the other, and a table goes on at the top of the second."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.document import Document, Source
from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from corpora.document.region import Region
from models.tables.pages.find_grids import find_grids
from models.tables.pages.paged_document import paged_document

SOURCE = Source(path="a.pdf", sha256="0" * 64, media_type="application/pdf", size_bytes=1)
EDGES = (0.0, 100.0, 150.0, 200.0)
Part = tuple[list[Word], list[Rule]]


def word(text: str, left: float, top: float) -> Word:
    return Word(text=text, box=Box(left=left, top=top, right=left + 10 * len(text), bottom=top + 10))


def table(rows: Sequence[Sequence[str]], *, left: float, top: float) -> Part:
    """Ruled, rows 20 points high."""
    words = [
        word(text, left + EDGES[column] + 5, top + 20 * row + 5)
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
    ]
    bottom, right = top + 20 * len(rows), left + EDGES[-1]
    levels = [Box(left=left, top=top + 20 * y, right=right, bottom=top + 20 * y + 0.5) for y in range(len(rows) + 1)]
    uprights = [Box(left=left + x, top=top, right=left + x + 0.5, bottom=bottom) for x in EDGES]
    rules = [Rule(box=box, horizontal=True) for box in levels] + [Rule(box=box, horizontal=False) for box in uprights]
    return words, rules


def read(*parts: Part, lines: Sequence[Word]) -> Document:
    page = PrintedPage(
        page=Page(number=1, width=600, height=400),
        words=(*lines, *(one for words, _ in parts for one in words)), rules=tuple(one for _, rules in parts for one in rules),
    )  # fmt: skip
    return paged_document((page,), source=SOURCE, find_grids=find_grids)


def rows_of(document: Document) -> list[list[list[str]]]:
    return [[[slip.text for slip in row] for row in one.rows] for one in document.blocks if isinstance(one, Region)]


def test_a_table_goes_on_in_the_next_column() -> None:
    """Previously it was two tables, the second of them read first where it stood higher."""
    first = table([["项目", "上年", "本年"], ["甲", "1", "2"]], left=50, top=300)
    document = read(first, table([["乙", "3", "4"], ["丙", "5", "6"]], left=320, top=60), lines=[word("标题", 120, 60)])
    assert rows_of(document) == [[["项目", "上年", "本年"], ["甲", "1", "2"], ["乙", "3", "4"], ["丙", "5", "6"]]]


def test_tables_that_begin_side_by_side_are_two() -> None:
    head = ["项目", "上年", "本年"]
    first, second = (table([head, [name, "1", "2"]], left=left, top=60) for name, left in (("甲", 50), ("乙", 320)))
    assert rows_of(read(first, second, lines=[])) == [[head, ["甲", "1", "2"]], [head, ["乙", "1", "2"]]]


def test_each_column_is_read_to_its_end() -> None:
    lines = [word("左上说明", 60, 60), word("左下说明", 60, 200), word("右上说明", 330, 60), word("右下说明", 330, 200)]
    rows = [["项目", "上年", "本年"], ["甲", "1", "2"]]
    document = read(table(rows, left=50, top=100), table(rows, left=320, top=120), lines=lines)
    places = [document.text.index(line.text) for line in lines]
    assert places == sorted(places)
