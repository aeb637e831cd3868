"""Blocks of the form of 复议 and 诉讼 as words on a page, without rules."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from corpora.profiles.load import load_profiles
from models.tables.pages.page_grid import PageGrid
from models.tables.registration.block_grids import block_grids

PROFILE = next(profile for profile in load_profiles() if profile.id == "statutory-2021")
DISPUTES = next(form for form in PROFILE.forms if form.id == "disputes")
REQUESTS = next(form for form in PROFILE.forms if form.id == "requests")
HEADS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
LEFT, RIGHT, SIZE, ROW = 60.0, 540.0, 9.0, 20.0


def word(text: str, x: float, y: float) -> Word:
    """Centred at x."""
    width = SIZE * len(text)
    return Word(text=text, box=Box(left=x - width / 2, top=y, right=x + width / 2, bottom=y + SIZE), origin="ocr")


def spread(texts: Sequence[str], y: float) -> list[Word]:
    """Texts over the width of the table, "" for a blank."""
    pitch = (RIGHT - LEFT) / len(texts)
    return [word(text, LEFT + (place + 0.5) * pitch, y) for place, text in enumerate(texts) if text]


def block(y: float, titles: Sequence[Sequence[str]], heads: Sequence[str], figures: Sequence[str]) -> list[Word]:
    rows = [*titles, heads, figures]
    return [one for place, texts in enumerate(rows) for one in spread(texts, y + place * ROW)]


def grids(words: Sequence[Word]) -> list[PageGrid]:
    page = PrintedPage(page=Page(number=1, width=595.0, height=842.0), words=tuple(words), scanned=True)
    return [grid for found in block_grids([page], DISPUTES) for grid in found.grids.values()]


def rows(grid: PageGrid) -> list[list[str]]:
    return [
        ["".join(one.text for one in cell.words) for cell in grid.cells if cell.row == row]
        for row in range(grid.n_rows)
    ]


ABOVE = block(100, [["行政复议"]], HEADS, ["3", "1", "4", "2", "10"])
WIDE = block(
    200,
    [["行政诉讼"], ["未经复议直接起诉", "复议后起诉"]],
    HEADS * 2,
    ["5", "0", "", "1", "6", "0", "2", "7", "0", "9"],
)


def test_each_line_of_heads_is_a_block_with_its_titles_and_figures() -> None:
    one, two = grids(ABOVE + WIDE)
    assert rows(one) == [["行政复议"], list(HEADS), ["3", "1", "4", "2", "10"]]
    assert rows(two) == [
        ["行政诉讼"],
        ["未经复议直接起诉", "复议后起诉"],
        list(HEADS * 2),
        ["5", "0", "", "1", "6", "0", "2", "7", "0", "9"],
    ]


def test_heads_on_two_lines_and_one_between_them() -> None:
    halves = [(head[:2], head[2:]) for head in HEADS[:4]]
    words = spread(["行政复议"], 100) + spread([first for first, _ in halves] + [""], 120)
    words += spread([""] * 4 + ["总计"], 126) + spread([second for _, second in halves] + [""], 132)
    (found,) = grids(words + spread(["3", "1", "4", "2", "10"], 160))
    assert rows(found)[1:] == [list(HEADS), ["3", "1", "4", "2", "10"]]


def test_heads_read_as_one_word_and_one_not_read() -> None:
    glued = [one for one in WIDE if one.text not in ("结果纠正", "其他结果")]
    pitch = (RIGHT - LEFT) / 10
    glued.append(word("结果纠正其他结果", LEFT + 2 * pitch, 200 + 2 * ROW))
    (found,) = grids(glued)
    assert rows(found)[3] == ["5", "0", "", "1", "6", "0", "2", "7", "0", "9"]


@pytest.mark.parametrize(
    "words",
    [
        block(100, [["行政复议"]], HEADS, [""] * 5),
        block(100, [], HEADS * 3, list("123456789012345")),
        block(100, [["行政复议"]], HEADS[:2], ["3", "1"]),
        block(100, [], (*HEADS, *[""] * 5, *HEADS), list("123456789012345")),
    ],
    ids=["no figures", "side by side as in the form", "too few heads", "a group between that was not read"],
)
def test_what_is_no_block(words: list[Word]) -> None:
    assert grids(words) == []


def test_a_heading_is_no_title() -> None:
    words = spread(["行政诉讼情况"], 84) + block(100, [], HEADS, ["3", "1", "4", "2", "10"])
    assert rows(grids(words)[0])[0] == list(HEADS)


def test_forms_whose_heads_come_once_have_no_blocks() -> None:
    page = PrintedPage(page=Page(number=1, width=595.0, height=842.0), words=tuple(ABOVE), scanned=True)
    assert block_grids([page], REQUESTS) == []
