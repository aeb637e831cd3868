"""Lines as programs take them out of pages: measure words apart from figures, rows that break before their pipes."""

from __future__ import annotations

import pytest

from models.tables.flattened.plain_lines import FEWEST_MEASURED, plain_lines


@pytest.mark.parametrize("between", [" ", "\n", "  \n"])
def test_measure_words_apart_from_their_figures_are_left_out(between: str) -> None:
    between = between if between == " " else between.strip(" ")
    text = "规章" + f"\n12{between}件" * FEWEST_MEASURED + "\n收费\n0 万元\n"
    found = plain_lines(text)
    assert len(found) == len(text)
    assert found.split() == ["规章", *["12"] * FEWEST_MEASURED, "收费", "0"]


def test_rows_with_measure_words() -> None:
    text = "规章 | 1 件 | 2 件 | 3 件\n规范性文件 | 4 件 | 5 件 | 6 件\n"
    assert plain_lines(text).replace(" ", "") == "规章|1|2|3\n规范性文件|4|5|6\n"


@pytest.mark.parametrize("text", ["收到 3 件，办结 2 件。\n" * 9, "规章 1 件\n", "3件\n" * 9, "件\n" * 9])
def test_other_measure_words_stay(text: str) -> None:
    assert plain_lines(text) == text


def test_a_row_that_breaks_before_its_pipes_is_one_line() -> None:
    text = "自然人  \n| 法人  \n| 总计  \n一、收到  \n|  2 | 3|  5   \n二、结转  \n| 0 | 1 | 1\n"
    lines = plain_lines(text).split("\n")
    assert [line.replace(" ", "") for line in lines] == ["自然人|法人|总计", "一、收到|2|3|5", "二、结转|0|1|1", ""]


@pytest.mark.parametrize(
    "text",
    ["| 甲 | 乙 |\n| 1 | 2 |\n", "甲\n|\n乙\n|\n", "一、收到 | 2 | 3\n | 4 | 5\n", "甲 |\n乙 |\n"],
    ids=["closed", "pipes alone", "a blank first cell", "closed cells"],
)
def test_other_pipes_stay(text: str) -> None:
    assert plain_lines(text) == text
