"""Tables as values with commas or semicolons between them."""

from __future__ import annotations

from itertools import accumulate

import pytest

from models.tables.flattened.lines import Line
from models.tables.flattened.separated import separated_blocks, separated_region, split_cells

COMMAS = ["项目,本年,上年", "收件,12,9", "办结,11,9"]
SEMICOLONS = ["项目;本年;上年", "收件;1,234;9,5", "办结;11;"]
PROSE = [
    "信函申请12件;网上申请9件;当面申请3件",
    "予以公开8件;不予公开4件;部分公开2件",
    "维持1件;纠正0件;尚未审结1件",
]


def _lines(texts: list[str]) -> list[Line]:
    starts = accumulate((len(text) + 1 for text in texts), initial=0)
    return [Line(text=text, start=start, kind="cell") for text, start in zip(texts, starts, strict=False)]


@pytest.mark.parametrize("rows", [COMMAS, SEMICOLONS])
def test_rows_with_as_many_cells_are_a_table(rows: list[str]) -> None:
    lines = _lines(["上一行。", *rows, "下一行。"])
    assert separated_blocks(lines) == [(1, 4)]
    region = separated_region(lines[1:4], page=1)
    assert [len(row) for row in region.rows] == [3, 3, 3]
    assert [slip.text for slip in region.rows[1]] == split_texts(rows[1])


def split_texts(text: str) -> list[str]:
    return [cell for _, cell in split_cells(text)]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("收件;1,234;5", ["收件", "1,234", "5"]),
        ("收件;1,5;2,7", ["收件", "1,5", "2,7"]),
        ('"信函;传真";3', ["信函;传真", "3"]),
        ("信函;传真,12,9", ["信函;传真", "12", "9"]),
        ('"1,234",5', ["1,234", "5"]),
    ],
)
def test_the_mark_is_the_one_that_parts_the_cells(text: str, cells: list[str]) -> None:
    assert split_texts(text) == cells


def test_clauses_between_semicolons_are_prose() -> None:
    assert separated_blocks(_lines(PROSE)) == []


def test_rows_of_another_mark_are_another_table() -> None:
    assert separated_blocks(_lines(COMMAS + SEMICOLONS)) == [(0, 3), (3, 6)]
