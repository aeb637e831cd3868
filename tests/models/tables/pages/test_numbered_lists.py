"""Numbers of a list with what they lead are no table; rows that numbers count are one."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.find_grids import find_grids

PAGE = Page(number=1, width=600, height=800)
SIZE = 10.0
ITEMS = ("公开机构职能和办事指南", "办理群众的申请并答复", "编制年度报告与公开目录", "处理举报和其他的来信")


def _page(rows: Sequence[tuple[str, ...]], rules: tuple[Rule, ...] = ()) -> PrintedPage:
    words = [
        Word(text=text, box=Box(left=x, top=y, right=x + SIZE * len(text), bottom=y + SIZE))
        for number, texts in enumerate(rows)
        for text, x, y in zip(texts, (80.0, 130.0, 330.0), (100.0 + 20 * number,) * 3, strict=False)
    ]
    return PrintedPage(page=PAGE, words=tuple(words), rules=rules)


def test_numbers_and_dashes_before_items_make_no_table() -> None:
    for marks in (
        ("(1)", "(2)", "(3)", "(4)"), ("a)", "b)", "c)", "d)"), ("一、", "二、", "三、", "四、"), ("—",) * 4,
        ("2.1.1", "2.1.2", "2.1.3", "2.1.4"), ("••", "•", "•", "续"), ("\uf0fc",) * 4, ("✔", "❖", "►", "★"),
    ):  # fmt: skip
        assert find_grids(_page(tuple(zip(marks, ITEMS, strict=True)))) == (), marks


def test_numbers_before_figures_count_the_rows_of_a_table() -> None:
    (grid,) = find_grids(_page((("1.", "120"), ("2.", "85"), ("3.", "96"), ("4.", "41"))))
    assert (grid.n_rows, grid.n_columns) == (4, 2)


def test_numbered_rows_of_several_columns_are_a_table() -> None:
    rows = tuple((f"{n}.", item, str(100 + n)) for n, item in enumerate(ITEMS))
    (grid,) = find_grids(_page(rows))
    assert grid.n_columns == 3


def test_rules_between_numbered_items_are_believed() -> None:
    rules = tuple(
        Rule(box=Box(left=70, top=y, right=260, bottom=y), horizontal=True) for y in (95.0, 115.0, 135.0, 155.0, 175.0)
    )
    (grid,) = find_grids(_page(tuple(zip(("1.", "2.", "3.", "4."), ITEMS, strict=True)), rules))
    assert (grid.n_rows, grid.n_columns) == (4, 2)


def test_one_line_of_words_far_apart_is_no_table() -> None:
    assert find_grids(_page((("第一", "第二部分的题目", "第三"),))) == ()


def test_bare_numbers_before_long_lines_are_those_of_notes() -> None:
    rows = tuple((str(n), "，".join(ITEMS[:2])) for n in range(1, 5))
    assert find_grids(_page(rows)) == ()
    (grid,) = find_grids(_page(tuple((str(n), item) for n, item in enumerate(ITEMS, 1))))
    assert grid.n_columns == 2
