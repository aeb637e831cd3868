"""Columns that number the rows: 序号, 行次, 代码. Their cells are no figures, wherever they stand among the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpora.document.region import Region
from models.tables.occupancy import placed_rows

FEWEST, MANY = 5, 12
"""Rows numbered one after another under a head that says so or by codes (01), and under any head: few figures may rise
so.
"""
_COUNT, _CODE = re.compile(r"0?\d{1,2}"), re.compile(r"0\d")
_HEAD = re.compile(r"(?:指标|项目)?(?:序号|行次|行号|编号|编码|代码|代号|[Nn][Oo]\.?)")


def row_numbers(region: Region) -> frozenset[tuple[int, int]]:
    """(row, column) of the cells that number their rows, in a region that states rows."""
    if region.trust == "cells":
        return frozenset()
    columns: dict[int, list[tuple[int, str]]] = {}
    headed: set[int] = set()
    for row, cells in enumerate(placed_rows(region)):
        for column, slip in cells:
            if slip.text[:1].isdigit() and slip.column_span == 1:
                columns.setdefault(column, []).append((row, slip.text))
            elif column not in columns and _HEAD.fullmatch(slip.text):
                headed.add(column)
    return frozenset(
        (row, column) for column, held in columns.items() if _counts(held, column in headed) for row, _ in held
    )


def _counts(held: Sequence[tuple[int, str]], headed: bool) -> bool:
    if len(held) < FEWEST or not all(_COUNT.fullmatch(text) for _, text in held):
        return False
    if any(int(below) != int(above) + 1 for (_, above), (_, below) in pairwise(held)):
        return False
    return headed or len(held) >= MANY or any(_CODE.fullmatch(text) for _, text in held)
