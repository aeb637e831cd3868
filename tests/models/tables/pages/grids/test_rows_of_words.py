"""Rows of words that only upright rules part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.grids.rows_of_words import has_rows_as_others, has_rows_of_words

COLUMNS = (50.0, 150.0, 250.0, 400.0)
ROWS = (("燃やす物", "月曜日", "本町"), ("びん・缶", "第一火曜日", "栄町、本町"), ("古紙", "金曜日", "全域"))


def words(rows: Sequence[Sequence[str]], top: float = 124) -> list[Word]:
    return [
        Word(text=text, box=Box(left=left + 4, top=top + 15 * at, right=left + 4 + 10 * len(text), bottom=top + 10 + 15 * at))
        for at, row in enumerate(rows)
        for text, left in zip(row, COLUMNS, strict=False)
        if text
    ]  # fmt: skip


def page(rows: Sequence[Sequence[str]]) -> PrintedPage:
    bottom = 124.0 + 15 * len(rows)
    level = [Rule(box=Box(left=50, top=y, right=400, bottom=y), horizontal=True) for y in (100.0, 120.0, bottom)]
    upright = [Rule(box=Box(left=x, top=100, right=x, bottom=bottom), horizontal=False) for x in COLUMNS]
    return PrintedPage(
        page=Page(number=1, width=600, height=800), rules=(*level, *upright),
        words=(*words([("区分", "収集日", "町名")], top=105), *words(rows)),
    )  # fmt: skip


def test_lines_that_break_off_in_two_columns_are_rows() -> None:
    (grid,) = GridFinder(lambda: None)(page(ROWS), None)
    assert (grid.n_rows, grid.n_columns) == (4, 3)


def test_full_lines_and_cells_of_fewer_lines_are_no_rows() -> None:
    full = [
        ("物資部負責采購驗收", "每月第一個星期一全", "本町"),
        ("保管及發放全部材料", "天開放辦理領用手續", ""),
        ("和報表", "", ""),
    ]
    assert not has_rows_of_words(words(full), COLUMNS)
    assert has_rows_of_words(words(ROWS), COLUMNS)
    assert not has_rows_of_words(words(ROWS[:2]), COLUMNS)  # a name and what is said of it


def test_a_group_between_rules_without_figures_has_rows_as_the_others() -> None:
    """Matches that are still to be played; previously they were one row with the heading over them."""
    played = [words([("本町", "12", "栄町"), ("全域", "7", "古紙")], top) for top in (100, 140)]
    ahead = words([("八月三十日", "", ""), ("本町", "栄町", "古紙"), ("全域", "金町", "月町")], 180)
    assert has_rows_as_others(ahead, played, COLUMNS)
    assert not has_rows_as_others(ahead, played[:1], COLUMNS)
    assert not has_rows_as_others(words([("本町", "", "月曜日"), ("全域", "", "")]), played, COLUMNS)
    near = [replace(one, box=replace(one.box, top=180 + 11 * at, bottom=190 + 11 * at)) for at, one in enumerate(ahead)]
    assert not has_rows_as_others(near[:2], played, COLUMNS)
