"""Frames that stand close, one under another or side by side, and stacks of rules with more than rows between."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.geometry import Box, around
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.print.lines import lines_of
from models.tables.pages.print.ruled_groups import RuledGroup, ruled_groups
from models.tables.pages.regions.closed_frames import closed_frames
from models.tables.pages.regions.regions import _region, table_regions
from models.tables.pages.regions.rule_stacks import parted_at_titles
from models.tables.pages.regions.shade_rules import shaded
from models.tables.pages.regions.side_by_side import widened
from tests.models.tables.table_grids_by_hand import level, word

COLUMNS = (50.0, 120.0, 190.0, 260.0)


def upright(x: float, top: float, bottom: float) -> Rule:
    return Rule(box=Box(left=x - 0.25, top=top, right=x + 0.25, bottom=bottom), horizontal=False)


def frame(rows: Sequence[float], columns: Sequence[float] = COLUMNS) -> list[Rule]:
    return [
        *(level(y, columns[0], columns[-1]) for y in rows),
        *(upright(x, rows[0], rows[-1]) for x in columns),
    ]


def test_frames_with_filled_heads_are_apart_though_their_sides_look_like_one_rule() -> None:
    """Previously one table of seven rows: readers join upright rules over gaps of a few points."""
    rules = [*(level(y, 50, 260) for y in (100, 114, 128, 132.5, 146, 160)), *(upright(x, 100, 160) for x in COLUMNS)]
    heads = [Box(left=50, top=top, right=260, bottom=top + 14) for top in (100, 132.5)]
    assert len(ruled_groups(rules)) == 1
    assert [group.box.bottom < 132 for group in ruled_groups(rules, heads)] == [True, False]
    assert len(ruled_groups(rules, heads[1:])) == 1
    names = [
        word(text, x + 5, top + 2)
        for top in (100, 132.5)
        for text, x in zip(("Of", "Unit", "Sum"), COLUMNS, strict=False)
    ]
    page = PrintedPage(
        page=Page(number=1, width=600, height=800), words=tuple(names), rules=tuple(rules), shades=tuple(heads)
    )
    assert [box.bottom < 132 for box in closed_frames(page)] == [True, False]


def test_a_low_head_over_some_columns_is_of_its_frame() -> None:
    """Previously the first rule was a frame of its own, and the table began under its head."""
    rules = [
        level(100, 120, 260), *(level(y, 50, 260) for y in (107, 120, 133)),
        *(upright(x, 100, 133) for x in (50, 120, 260)), upright(190, 107, 133),
    ]  # fmt: skip
    (group,) = ruled_groups(rules)
    assert round(group.box.top) == 100


def groups(gap: float) -> list[RuledGroup]:
    table = frame((100, 120, 140, 160))
    box = frame((100, 160), (260 + gap, 400))
    return ruled_groups([*table, *box])


def test_a_frame_beside_a_table_is_none_of_its_columns_where_wide_white_is_between() -> None:
    """Previously both had the same top and bottom, and were parts of one table that had lost rules."""
    words = tuple(word("甲", x + 5, y + 5) for x in COLUMNS[:-1] for y in (100, 120, 140))
    page = PrintedPage(page=Page(number=1, width=600, height=800), words=(*words, word("Notes of it", 300, 125)))
    assert [round(box.right) for box in widened(groups(18), page)] == [260, 400]
    assert {round(box.right) for box in widened(groups(6), page)} == {355, 400}


def rows(tops: Sequence[float]) -> list[Word]:
    return [word(text, x, top) for top in tops for text, x in (("Power", 60), ("21,407", 140), ("282", 220))]


def test_a_stack_of_rules_ends_where_lines_of_text_stand() -> None:
    stack = [level(y, 50, 260).box for y in (118, 136, 230, 248)]
    text = [word("Clean the tanks on Monday from ten to noon", 50, 150 + 14 * at) for at in range(4)]
    lines = lines_of([*rows((104, 122)), *text, *rows((216, 234))])
    assert [(box.top, box.bottom) for box in parted_at_titles(stack, lines)] == [(117.75, 136.25), (209, 248.25)]
    assert len(parted_at_titles(stack, lines_of([*rows((104, 122)), *text[:2], *rows((216, 234))]))) == 1


def test_a_band_over_two_tables_joins_them_no_more_than_white_does() -> None:
    """Previously the lower edge of its fill was a rule that both hung on."""
    table, notes = frame((104, 120, 140, 160)), frame((104, 160), (280, 400))
    words = [word("甲", x + 5, y + 5) for x in COLUMNS[:-1] for y in (104, 120, 140)]
    page = PrintedPage(
        page=Page(number=1, width=600, height=800), rules=(*table, *notes),
        words=(*words, word("Pay of the staff", 55, 90), word("First pay", 290, 110)),
        shades=(Box(left=50, top=88, right=400, bottom=102),),
    )  # fmt: skip
    assert [round(region.box.right) for region in table_regions(page)] == [260, 400]


def test_frames_that_touch_keep_their_own_columns() -> None:
    """Previously both had the upright rules of both."""
    upper, lower = frame((100, 130, 160)), frame((160.1, 180, 200), (50, 90, 230, 260))
    page = PrintedPage(page=Page(number=1, width=600, height=800), words=(), rules=(*upper, *lower))
    for own in (upper, lower):
        box = around(rule.box for rule in own)
        found = _region(box, page, shaded(page), framed=True).rules
        assert [rule for rule in found if not rule.horizontal] == [rule for rule in own if not rule.horizontal]


def test_the_line_under_a_title_holds_no_frames_together() -> None:
    """Previously frames beside each other with a title over both were one table, the white between a column of it."""
    beside = [*frame((104, 120, 136), (50.0, 90.0, 130.0)), *frame((104, 120, 136), (150.0, 200.0, 260.0))]
    assert [group.box.right < 140 for group in ruled_groups([level(100.5, 50, 260), *beside])] == [True, False]
    assert len(ruled_groups([level(103, 50, 260), *beside])) == 1


def test_a_title_in_a_box_right_above_a_frame_is_none_of_its_rows() -> None:
    rules = [*(level(y, 50, 260) for y in (100, 114, 120, 134, 148)), upright(50, 100, 148), upright(260, 100, 148)]
    assert [group.box.bottom < 118 for group in ruled_groups([*rules, upright(120, 120, 148)])] == [True, False]
    assert len(ruled_groups([*rules, upright(120, 100, 148)])) == 1


def test_a_title_in_the_middle_under_a_frame_begins_lines_without_sides() -> None:
    """Previously who hands over and who receives were the last rows of the list above."""
    table = [word(text, x + 5, y + 3) for y in (100, 120) for text, x in zip("甲乙丙", COLUMNS, strict=False)]
    signed = [
        word("交接", 150, 152),
        *(word("交出人", x, 174) for x in (55, 170)),
        *(word("接手人", x, 194) for x in (55, 170)),
    ]
    rules = [*frame((98, 118, 138)), level(188, 50, 260), level(208, 50, 260)]
    page = PrintedPage(page=Page(number=1, width=600, height=800), words=(*table, *signed), rules=tuple(rules))
    assert next(round(region.box.bottom) for region in table_regions(page)) == 138
