"""Which way up pages lie, by the boxes of their cells."""

from __future__ import annotations

import json
from typing import Any

import pytest

from service.api.turned import page_turns

UPRIGHT = [
    (row, column, (40 + 60 * column, 60 + 20 * row, 95 + 60 * column, 75 + 20 * row))
    for row in range(3)
    for column in range(4)
]
WIDE, HIGH = 595, 842


def lain(box: tuple[int, ...], turn: int) -> list[int]:
    """Where a box lies in a file that is upright after so many quarter turns clockwise."""
    left, top, right, bottom = box
    return [
        [left, top, right, bottom], [top, WIDE - right, bottom, WIDE - left],
        [WIDE - right, HIGH - bottom, WIDE - left, HIGH - top], [HIGH - bottom, left, HIGH - top, right],
    ][turn]  # fmt: skip


def table(page: int | None, turn: int) -> dict[str, Any]:
    return {
        "cells": [
            {"row": row, "col": column, "row_span": 1, "col_span": 1, "page": page, "bbox": lain(box, turn)}
            for row, column, box in UPRIGHT
        ]
    }


def sizes(*turns: int) -> dict[int, tuple[float, float]]:
    return {page: (HIGH, WIDE) if turn % 2 else (WIDE, HIGH) for page, turn in enumerate(turns, start=1)}


@pytest.mark.parametrize("turn", range(4))
def test_the_way_its_columns_go_tells_how_a_page_lies(turn: int) -> None:
    record = json.dumps({"tables": [table(1, 0), table(2, turn), table(None, turn)]}).encode()
    assert page_turns(record, sizes(0, turn)) == {1: 0, 2: turn}


@pytest.mark.parametrize(("told", "usual"), [((3, 3), 3), ((3, 1), 0), ((3, 0), 3)])
def test_pages_without_tables_lie_as_those_of_their_shape(told: tuple[int, int], usual: int) -> None:
    """Scans are turned all alike; a page in landscape between upright ones says nothing of these."""
    record = json.dumps({"tables": [table(page, turn) for page, turn in enumerate(told, start=1)]}).encode()
    assert page_turns(record, sizes(*told, 3, 0))[3] == usual
    assert page_turns(record, sizes(*told, 3, 0))[4] == 0


def test_without_places_nothing_is_turned() -> None:
    cell = {"row": 0, "col": 0, "row_span": 1, "col_span": 1, "page": None, "bbox": None}
    record = json.dumps({"tables": [{"cells": [cell, {**cell, "row": 1}]}]}).encode()
    assert (
        page_turns(record, sizes(0)) == page_turns(b'{"tables": []}', sizes(0)) == page_turns(b"{}", sizes(0)) == {1: 0}
    )
    assert page_turns(record, {}) == {}
