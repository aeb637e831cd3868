"""Columns that number the rows (序号, 行次, 代码), and rows that number the columns (甲, 乙, 1, 2, 3): no figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpora.document.region import Region
from models.once import once_each
from models.tables.printed.occupancy import placed_rows

FEWEST, MANY = 5, 12
"""Rows numbered one after another under a head that says so or by codes (01), and under any head: few figures may rise
so.
"""
_COUNT, _CODE = re.compile(r"0?\d{1,2}"), re.compile(r"0\d")
_STEM = re.compile(r"[甲乙丙丁]|栏次|列次|栏目|序号")
_HEAD = re.compile(r"(?:指标|项目)?(?:序号|行次|行号|编号|编码|代码|代号|[Nn][Oo]\.?)")


@once_each
def row_numbers(region: Region) -> frozenset[tuple[int, int]]:
    """(row, column) of the cells that number their rows or columns, in a region that states rows."""
    if region.trust == "cells":
        return frozenset()
    return _numbered_rows(region) | _numbered_columns(region)


def _numbered_columns(region: Region) -> frozenset[tuple[int, int]]:
    """The cells of the first row with numbers, where they count from one, no label stands beside them and there are
    numbers below.
    """
    rows = placed_rows(region)
    figured = [row for row, cells in enumerate(rows) if any(slip.text[:1].isdigit() for _, slip in cells)]
    if len(figured) < 2:
        return frozenset()
    texts = [slip.text for _, slip in rows[figured[0]] if slip.text]
    counts = [text for text in texts if not _STEM.fullmatch(text)]
    counted = len(counts) >= FEWEST and counts == [str(number) for number in range(1, len(counts) + 1)]
    return frozenset((figured[0], column) for column, _ in rows[figured[0]]) if counted else frozenset()


def _numbered_rows(region: Region) -> frozenset[tuple[int, int]]:
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
