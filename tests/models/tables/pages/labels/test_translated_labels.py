"""Labels with their translation behind them."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.labels.translated_labels import with_translated_labels_whole
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 40.0, 120.0, 180.0, 240.0, 300.0)
NAMES = (("2023", ""), ("江浦市", "Jiangpu"), ("南屏市", "Nanping"), ("石渠州", "Shiqu Pref."))


def name(text: str, top: float) -> Word:
    return Word(text=text, box=Box(left=4, top=top, right=4 + 9.0 * len(text), bottom=top + 10))


def table(names: Sequence[tuple[str, str]] = NAMES, *, head: float = 45.0) -> PageGrid:
    words = [word("地区", head, 4), *(word("合计", left, 4) for left in (130, 190, 250))]
    for row, (own, other) in enumerate(names, 1):
        words += [name(own, 20.0 * row + 4) if not own.isdigit() else word(own, 4, 20.0 * row + 4)]
        words += [word(other, 41, 20.0 * row + 4)] if other else []
        words += [word("12.5", left, 20.0 * row + 4) for left in (130, 190, 250)]
    return grid_of(words, [20.0 * row for row in range(len(names) + 2)], COLUMNS)


def uprights(*xs: float) -> list[Rule]:
    return [Rule(box=Box(left=x - 0.25, top=0, right=x + 0.25, bottom=100), horizontal=False) for x in xs]


def test_a_name_and_its_translation_are_one_label_where_rules_draw_the_columns() -> None:
    """Previously the translations were a column."""
    made = texts_of(with_translated_labels_whole(table(), uprights(120, 180, 240)))
    assert [row[0] for row in made] == [
        "地区[1x2]",
        "2023[1x2]",
        "江浦市 Jiangpu[1x2]",
        "南屏市 Nanping[1x2]",
        "石渠州 Shiqu Pref.[1x2]",
    ]


def test_columns_that_rules_do_not_draw_stay() -> None:
    for drawn in ((), (40, 120, 180, 240), (120, 180)):
        assert with_translated_labels_whole(table(), uprights(*drawn)) == table()


def test_what_is_no_translation_is_a_column() -> None:
    for names in (NAMES[:3], (*NAMES[1:], ("临湖市", "…")), (*NAMES[1:], ("临湖市", "甲"))):
        grid = table(names)
        assert with_translated_labels_whole(grid, uprights(120, 180, 240)) == grid


def test_no_rules_are_needed_where_all_are_a_blank_apart_under_a_head_of_both() -> None:
    """Previously two columns, where other labels, set in below, go over both: a yearbook's cities and counties."""
    words = [word("地区", 20, 4), *(word("合计", left, 4) for left in (130, 190, 250))]
    rows = (("江浦市", "Jiangpu"), ("芦店县石鼓乡", ""), ("石渠州", "Shiqu"), ("望岭县新乡", ""))
    for row, (own, other) in enumerate(rows, 1):
        words += [name(own, 20.0 * row + 4)] + ([word(other, 41, 20.0 * row + 4)] if other else [])
        words += [word("12.5", left, 20.0 * row + 4) for left in (130, 190, 250)]
    spans = {(0, 0): (1, 2), (2, 0): (1, 2), (4, 0): (1, 2)}
    made = texts_of(with_translated_labels_whole(grid_of(words, [20.0 * row for row in range(6)], COLUMNS, spans), ()))
    assert [row[0] for row in made[1:]] == [
        "江浦市 Jiangpu[1x2]", "芦店县石鼓乡[1x2]", "石渠州 Shiqu[1x2]", "望岭县新乡[1x2]",
    ]  # fmt: skip
