"""A registered form whose labels of groups go on over a page break, and whose rows have figures that no column has."""

from __future__ import annotations

from collections.abc import Mapping

from corpora.document.document import Source
from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from corpora.document.region import Region
from corpora.profiles.profile import Field, Form, FormLabel
from models.tables.pages.paged_document import paged_document
from models.tables.registration.form_grid import form_grids

GROUPS = {1: ("（一）准予办理", 3), 4: ("（二）不予办理", 3), 7: ("（三）其他办理", 2)}
NAMES = (
    "书面申请件数",
    "网上申请件数",
    "窗口申请件数",
    "要件齐全件数",
    "要件欠缺件数",
    "权限不符件数",
    "撤回申请件数",
    "逾期申请件数",
)
HEADS = ("个体工商户", "有限公司", "股份公司")
FORM = Form(
    id="licences",
    caption="许可办理情况",
    n_rows=9,
    n_columns=6,
    labels=(
        FormLabel(row=0, column=0, text="事项", column_span=3),
        *(FormLabel(row=0, column=3 + at, text=head) for at, head in enumerate(HEADS)),
        FormLabel(row=1, column=0, text="一、本年度受理结果", row_span=8),
        *(FormLabel(row=row, column=1, text=text, row_span=span) for row, (text, span) in GROUPS.items()),
        *(FormLabel(row=row, column=2, text=name) for row, name in enumerate(NAMES, 1)),
    ),
    fields=tuple(
        Field(id=f"{row}.{column}", label="", unit="件", row=row, column=column)
        for row in range(1, 9)
        for column in range(3, 6)
    ),
)
X = (60.0, 120.0, 200.0, 340.0, 420.0, 500.0)
ROW, SIZE, LAST = 24.0, 9.0, 4
"""Points between rows, of print; the last row of the first page."""


def word(text: str, left: float, y: float) -> Word:
    return Word(text=text, box=Box(left=left, top=y, right=left + SIZE * len(text), bottom=y + SIZE))


def printed(more: Mapping[int, Word]) -> list[PrintedPage]:
    """Two pages; the second group's label has its last character on the second, `more` words by page."""
    words: list[list[Word]] = [[word(head, X[3 + at], 100) for at, head in enumerate(HEADS)], []]
    words[0] += [word("事项", X[0], 100), word("一、本年度", X[0], 130), word("受理结果", X[0], 142)]
    for row, name in enumerate(NAMES, 1):
        page, y = (0, 100 + ROW * row) if row <= LAST else (1, 100 + ROW * (row - LAST))
        words[page].append(word(name, X[2], y))
        words[page] += [word(str(row * 10 + column), X[column], y) for column in range(3, 6)]
        if row in GROUPS:
            text = GROUPS[row][0]
            words[page].append(word(text[:-1], X[1], y))
            rest = (0, y + 11) if row == 1 else (1, y + 11) if row == 7 else (1, 100 + ROW)
            words[rest[0]].append(word(text[-1], X[1], rest[1]))
    for page, extra in more.items():
        words[page].append(extra)
    return [
        PrintedPage(page=Page(number=number, width=595.0, height=842.0), words=tuple(found))
        for number, found in enumerate(words, 1)
    ]


def region(pages: list[PrintedPage]) -> Region:
    (found,) = form_grids(pages, [FORM])
    source = Source(path="p.pdf", sha256="0" * 64, media_type="application/pdf", size_bytes=1)
    grids = {id(pages[index]): grid for index, grid in found.grids.items()}
    document = paged_document(pages, source=source, find_grids=lambda page: (grids[id(page)],))
    (only,) = (block for block in document.blocks if isinstance(block, Region))
    return only


def test_a_label_of_a_group_goes_on_over_the_page_break() -> None:
    """Previously its last character was given to the label beside it, and the two parts of a label were two cells."""
    rows = region(printed({})).rows
    labels = {slip.text.replace("\n", ""): slip for row in rows for slip in row if slip.column in (0, 1) and slip.text}
    assert {"一、本年度受理结果", *(text for text, _ in GROUPS.values())} < set(labels)
    assert [labels[text].row_span for text, _ in GROUPS.values()] == [3, 3, 2]


def test_a_blank_beside_a_figure_without_a_column_is_no_sure_one() -> None:
    pages = printed({})
    (figure,) = (one for one in pages[0].words if one.text == "24")
    pages = printed({0: word("77", figure.box.left - 40, figure.box.top)})
    words = tuple(one for one in pages[0].words if one.text != "24")
    rows = region([PrintedPage(page=pages[0].page, words=words), pages[1]]).rows
    blanks = [slip.is_unread for row in rows for slip in row if slip.column == 4 and not slip.text]
    assert blanks == [True]


def test_a_figure_with_a_note_stands_in_the_column_that_is_free() -> None:
    """Set flush left, its sides and its middle are those of no column."""
    pages = printed({})
    words = [one for one in pages[0].words if one.text != "24"]
    (figure,) = (one for one in pages[0].words if one.text == "24")
    noted = word("24（其中网上新办13件）", X[4] - 89, figure.box.top)
    rows = region([PrintedPage(page=pages[0].page, words=(*words, noted)), pages[1]]).rows
    assert [slip.text for row in rows for slip in row if slip.column == 4 and slip.text.startswith("24")] == [
        noted.text
    ]
