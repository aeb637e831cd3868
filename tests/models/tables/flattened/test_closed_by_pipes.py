"""A cell a line, closed by a pipe: runs of pipes for what spans hide tell the columns, and so whose a blank is."""

from __future__ import annotations

from models.tables.flattened.closed_by_pipes import closed_rows
from models.tables.flattened.lines import Line

PRINTED = ["项目 |", "情况 |", "||||", "子目 |", "甲 |", "乙 |", "合计 |", "||", "一、收到 |", "|", "2 |", "2 |", "||"]
GROUPED = ["二、办结 |", "1.公开 |", "|", "|", "|", "|", "2.其他 |", "3 |", "|", "3 |", "||"]
"""Rows of six columns; 1.公开 is blank, and a single pipe stands for what 二、办结 hides."""


def rows(printed: list[str]) -> tuple[list[list[str]], str]:
    lines = [Line(text=text, start=10 * n, kind="cell") for n, text in enumerate(printed)]
    found, trust = closed_rows(lines, None)
    return [[slip.text for slip in row] for row in found], trust


def test_rows_have_as_many_pipes_as_the_table_has_columns() -> None:
    found, trust = rows(PRINTED + GROUPED)
    assert trust == "rows"
    assert found[2] == ["一、收到", "", "2", "2"]
    assert found[3] == ["二、办结", "1.公开", "", "", ""]
    assert found[4] == ["2.其他", "3", "", "3"]


def test_the_last_row_may_have_lost_its_pipes() -> None:
    found, trust = rows([*PRINTED, *GROUPED[:-1]])
    assert trust == "rows"
    assert found[-1] == ["2.其他", "3", "", "3"]


def test_a_pipe_on_the_next_line_closes_a_cell_too() -> None:
    found, trust = rows([line for text in PRINTED for line in text.split()])
    assert trust == "rows"
    assert found[2] == ["一、收到", "", "2", "2"]


def test_without_runs_of_pipes_nothing_tells_rows() -> None:
    found, trust = rows([text for text in PRINTED if "||" not in text])
    assert trust == "cells"
    assert [row[0] for row in found] == ["项目", "情况", "子目", "甲", "乙", "合计", "一、收到", "", "2", "2"]


def test_a_table_cut_off_at_its_top_is_read_cell_by_cell() -> None:
    assert rows(PRINTED[1:] + GROUPED)[1] == "cells"
