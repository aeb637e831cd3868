"""Heads and cells that fills show where no rule does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.pictures.rules_between_fills import with_rules_between_fills
from models.tables.pages.regions.filled_heads import tops_of_filled_heads, with_filled_heads_ruled

COLUMNS = (50.0, 110.0, 180.0, 250.0)
ROWS = (100.0, 120.0, 140.0, 160.0)
HEAD = Box(left=50, top=80, right=250, bottom=99)


def word(text: str, left: float, top: float) -> Word:
    return Word(text=text, box=Box(left=left, top=top, right=left + 9.0 * len(text), bottom=top + 9))


def level(y: float, left: float = 50.0, right: float = 250.0) -> Rule:
    return Rule(box=Box(left=left, top=y, right=right, bottom=y), horizontal=True)


def upright(x: float, top: float = 100.0, bottom: float = 160.0) -> Rule:
    return Rule(box=Box(left=x, top=top, right=x, bottom=bottom), horizontal=False)


HEADS = (word("月份", 60, 85), word("周次", 125, 85), word("备注", 195, 85))
BODY = tuple(word(f"1{at}", x + 12, y + 5) for at, y in enumerate(ROWS[:-1]) for x in COLUMNS[:-1])
FRAME = (*map(level, ROWS), *map(upright, COLUMNS))
PAGE = PrintedPage(
    page=Page(number=1, width=600, height=800), words=(*HEADS, *BODY), rules=FRAME, shades=(HEAD,)
)  # fmt: skip


def shapes(page: PrintedPage) -> list[tuple[int, int, int]]:
    found = GridFinder(lambda: None)(page, None)
    return [(grid.n_rows, grid.n_columns, len(grid.cells)) for grid in found]


@pytest.mark.parametrize("gaps", [(), (110.0, 180.0)], ids=["one fill", "a fill for each cell"])
def test_a_filled_head_on_a_frame_is_its_first_row(gaps: Sequence[float]) -> None:
    edges = (50.0, *gaps, 250.0)
    fills = tuple(replace(HEAD, left=left, right=right) for left, right in pairwise(edges))
    assert shapes(replace(PAGE, shades=fills)) == [(4, 3, 12)]


def test_a_head_over_two_columns_is_one_cell() -> None:
    words = (HEADS[0], word("第一周和第二周", 148, 85), *BODY)
    assert shapes(replace(PAGE, words=words)) == [(4, 3, 11)]


@pytest.mark.parametrize(
    "page",
    [
        replace(PAGE, shades=(replace(HEAD, right=170.0),)),
        replace(PAGE, shades=(replace(HEAD, top=70.0, bottom=89.0),), words=tuple(HEADS)),
        replace(PAGE, words=(word("月份周次", 120, 85), *BODY)),
        replace(PAGE, rules=(*FRAME, upright(110.0, 80.0, 99.0))),
    ],
    ids=["narrower", "apart", "a title", "with rules"],
)
def test_other_fills_have_no_rules_made(page: PrintedPage) -> None:
    assert with_filled_heads_ruled(page) is page


def test_light_rules_between_dark_cells_are_rules_where_others_are_along_the_cells() -> None:
    fills = tuple(
        Box(left=left, top=101, right=right, bottom=119) for left, right in ((51, 109), (111, 179), (181, 249))
    )
    page = replace(PAGE, shades=fills, rules=(*map(level, ROWS), upright(50), upright(250)))
    made = with_rules_between_fills(page).rules[len(page.rules) :]
    assert [(one.horizontal, round(one.box.left)) for one in made] == [(False, 109), (False, 179)]
    assert with_rules_between_fills(replace(page, rules=(level(300.0),))).rules == (level(300.0),)
    assert with_rules_between_fills(replace(page, rules=FRAME)).rules == FRAME  # they are known


def test_a_gap_under_a_head_without_a_rule_above_it_is_no_rule() -> None:
    """It would be the frame's first, and leave the head outside."""
    fills = (HEAD, Box(left=50, top=100, right=250, bottom=119))
    page = replace(PAGE, shades=fills, rules=(level(120), level(140)))
    assert with_rules_between_fills(page) is page
    assert len(with_rules_between_fills(replace(page, rules=(level(80), *page.rules))).rules) == 4


def test_a_table_begins_where_filled_heads_below_a_title_do() -> None:
    columns = (54.0, 160.0, 220.0)
    words = [word("统计局", 60, 60), word("三月", 200, 60), word("一、综合", 50, 78), word("指标", 54, 106)]
    words += [word("绝对量", 180, 100), word("本月", 160, 118), word("累计", 220, 118)]
    tops = (135.0, 150.0, 165.0, 180.0)
    words += [word(f"8{at}.4", x, top) for at, top in enumerate(tops) for x in columns[1:]]
    words += [word("税收", 54, top) for top in tops]
    fills = (
        Box(left=50, top=96, right=150, bottom=130), Box(left=150, top=96, right=260, bottom=113),
        Box(left=150, top=113, right=210, bottom=130), Box(left=210, top=113, right=260, bottom=130),
    )  # fmt: skip
    rules = tuple(level(y, right=260.0) for y in (130.0, 146.0, 161.0, 176.0, 191.0))
    page = replace(PAGE, words=tuple(words), rules=rules, shades=fills)
    assert [box.top for box in tops_of_filled_heads(page)[0]] == [96.0]
    assert [shape[:2] for shape in shapes(page)] == [(6, 3)]
    rows = replace(page, words=(*words[3:], word("81.4", 160, 80), word("81.4", 220, 80), word("税收", 54, 80)))
    assert tops_of_filled_heads(rows) == ([], [])


def test_a_spread_name_over_two_columns_of_a_ruled_head_is_one_cell() -> None:
    """人　数 in a fill of its own between rules, over two columns; previously a rule parted it."""
    columns = (50.0, 90.0, 130.0)
    fills = (Box(left=50.5, top=80.5, right=129.5, bottom=99.5),)
    words = (word("件", 74, 85), word("数", 97, 85))
    rules = (
        level(80, 50, 130),
        level(100, 50, 130),
        *(upright(x, 100, 160) for x in columns),
        upright(50, 80),
        upright(130, 80),
    )
    page = replace(PAGE, words=words, rules=rules, shades=fills)
    assert with_filled_heads_ruled(page).rules == page.rules
    apart = replace(page, words=(word("男", 66, 85), word("女", 106, 85)))
    assert len(with_filled_heads_ruled(apart).rules) > len(page.rules)


@pytest.mark.parametrize(("said", "left"), [("（万元）", 210), ("保险金额：十万元", 60)])
def test_what_is_said_of_a_table_right_over_its_filled_cells_is_no_row(said: str, left: float) -> None:
    """Previously it was the first row: no rule stands at the sides of fills."""
    fills = [Box(left=left, top=80, right=right, bottom=99) for left, right in pairwise(COLUMNS)]
    fills += [Box(left=left, top=118, right=right, bottom=137) for left, right in pairwise(COLUMNS)]
    body = [word(f"1{at}", x + 12, y) for at, y in enumerate((104, 123, 142)) for x in COLUMNS[:-1]]
    page = PrintedPage(
        page=Page(number=1, width=600, height=800),
        words=(*HEADS, *body, word(said, left, 68)),
        shades=tuple(fills),
        rules=(),
    )
    assert [(rows, columns) for rows, columns, _ in shapes(page)] == [(4, 3)]


def test_a_filled_head_set_off_from_a_closed_frame_begins_another_table() -> None:
    """Previously particulars in a frame and the findings under them, five points below, were one table."""
    sides = (50.0, 150.0, 300.0, 400.0)
    rules = [level(y, 50, 400) for y in (100.0, 115.0, 130.0, *(165.0 + 15 * at for at in range(3)))]
    rules += [upright(x, 100, 130) for x in sides]
    words = [word(text, x + 4, 102) for text, x in zip(("Client", "Parish", "Taken"), sides, strict=False)]
    words += [word(text, x + 4, 117) for text, x in zip(("Place", "Fountain", "Brought"), sides, strict=False)]
    columns = (60.0, 200.0, 280.0, 360.0)
    for at, texts in enumerate(
        (("Test", "Unit", "Found", "Limit"), *((f"Salt {row}", "mg", "2", "4") for row in "abc"))
    ):
        words += [word(text, x, 138 + 15.0 * at) for text, x in zip(texts, columns, strict=True)]
    head = Box(left=50, top=135, right=400, bottom=150)
    rules.append(level(150, 50, 400))
    page = PrintedPage(
        page=Page(number=1, width=600, height=800), words=tuple(words), rules=tuple(rules), shades=(head,)
    )
    assert [shape[:2] for shape in shapes(page)] == [(2, 3), (4, 4)]
