"""The rows and columns of a table without a form as lines with labels: totals, parts, shares, or within others.

Rows and columns are looked at in the same way: a line crosses others, and a total may add up, in each crossing line,
the cells of some lines beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpora.document.grid import Cell, Grid

LineKind = Literal["item", "total", "subtotal", "share", "apart"]
"""`share`: named as a share, a rate, an average, a rank. `apart`: some of another line (其中), or nameless. Neither
is added up, but a row may be called 完成率 for what it is given points for."""

TOTAL = re.compile(r"(?:合|总|共)计(?:[（(].*[）)])?$|^计$|^总数$|^全部$|^总分$|^总得分$|^全年(?:合计)?$|^累计$")
SUBTOTAL = re.compile(r"^小计(?:[（(].*[）)])?$|小计$")
_SHARE = re.compile(
    r"占比|比重|比例|比率|率(?:[（(].*[）)])?$|所占|百分|[%％‰]|增长|增幅|增减|同比|环比|平均|人均|均值|指数"
    r"|排名|名次|位次|单价"
)
_ORDER = re.compile(r"序号|编号|行次|栏次|代码|编码|电话|邮编|年份")
_WITHIN = re.compile(r"其中|^[#＃]")
LONGEST_LABEL = 24
"""Characters; longer cells are prose, and say nothing about sums."""
_MARKS = (
    re.compile(r"^[一二三四五六七八九十]+[、.．]"),
    re.compile(r"^[（(][一二三四五六七八九十]+[)）]"),
    re.compile(r"^\d{1,2}[、.．](?!\d)"),
    re.compile(r"^[（(]\d{1,2}[)）]"),
    re.compile(r"^[①-⑳]"),
)
"""Marks of the levels of a list, the outermost first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row or a column.

    Args:
        index: its row or column in the grid.
        group: corner of the label cell that spans it and its neighbours, None when it stands in no group.
        level: depth of its list mark (一、 is 0), None without one.
    """

    index: int
    label: str
    kind: LineKind
    group: tuple[int, int] | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Columns of numbers beside the columns of their labels; a table of two halves has two blocks."""

    rows: tuple[Line, ...]
    columns: tuple[Line, ...]


Cells = dict[tuple[int, int], Cell]


def blocks_of(grid: Grid) -> tuple[Cells, list[Block]]:
    """Every position's cell, and the blocks of the table from left to right."""
    cells = {position: cell for cell in grid.cells for position in cell.positions()}
    head = _head_rows(grid, cells)
    found: list[Block] = []
    labels: list[int] = []
    numbers: list[int] = []
    for column in range(grid.n_columns):
        if _is_number_column(grid, cells, head, column):
            numbers.append(column)
            continue
        if numbers and _has_labels(grid, cells, head, column):
            found.append(_block(grid, cells, head, labels, numbers))
            labels, numbers = [], []
        if not numbers:
            labels.append(column)
    if numbers:
        found.append(_block(grid, cells, head, labels, numbers))
    return cells, [block for block in found if block.rows and block.columns]


def folded(text: str) -> str:
    """A label without white space."""
    return re.sub(r"\s", "", text)


def _head_rows(grid: Grid, cells: Cells) -> int:
    """Leading rows without a number, or said to be heads."""
    for row in range(grid.n_rows):
        if any(
            cells[row, column].number is not None and not cells[row, column].header for column in range(grid.n_columns)
        ):
            return row
    return grid.n_rows


def _is_number_column(grid: Grid, cells: Cells, head: int, column: int) -> bool:
    """Numbers in it, as many as words, and no head that makes them names (序号)."""
    body = [cells[row, column] for row in range(head, grid.n_rows)]
    n_numbers = sum(cell.number is not None for cell in body)
    n_words = sum(cell.number is None and cell.state != "blank" for cell in body)
    return n_numbers > 0 and n_numbers >= n_words and not _is_order(_head_labels(cells, head, column))


def _has_labels(grid: Grid, cells: Cells, head: int, column: int) -> bool:
    """Is it a column of names or of numbers of order? A column of remarks, mostly blank, is neither."""
    body = {cells[row, column] for row in range(head, grid.n_rows)}
    return sum(bool(folded(cell.text)) for cell in body) * 2 > len(body)


def _is_order(labels: Sequence[str]) -> bool:
    return bool(labels) and _ORDER.search(labels[-1]) is not None


def _head_labels(cells: Cells, head: int, column: int) -> list[str]:
    """Labels above a column, outermost first; a cell over several rows once."""
    above = dict.fromkeys(cells[row, column] for row in range(head))
    return [folded(cell.text) for cell in above if folded(cell.text)]


def _block(grid: Grid, cells: Cells, head: int, labels: Sequence[int], numbers: Sequence[int]) -> Block:
    rows = tuple(_row(cells, row, labels) for row in range(head, grid.n_rows))
    columns = [_column(cells, head, column, labels) for column in numbers]
    percents = {
        column
        for column in numbers
        if any(re.search("[%％‰]", cells[row, column].text) for row in range(head, grid.n_rows))
    }
    shown = tuple(
        Line(index=line.index, label=line.label, kind="share", group=line.group) if line.index in percents else line
        for line in columns
    )
    return Block(rows=rows, columns=shown)


def _row(cells: Cells, row: int, labels: Sequence[int]) -> Line:
    """The row by its last label; a label before it that spans several rows is its group. 合计 in the first column of a
    row speaks for every block.
    """
    told = list(dict.fromkeys(cells[row, column] for column in labels if folded(cells[row, column].text)))
    told = [cell for cell in told if len(folded(cell.text)) <= LONGEST_LABEL] or told[:1]
    told = [cell for cell in told if cell.number is None or len(labels) == 1]
    if not told:
        first = folded(cells[row, 0].text)
        return Line(index=row, label=first, kind="total" if _kind(first) == "total" else "apart")
    label = folded(told[-1].text)
    spans = [cell for cell in told[:-1] if cell.row_span > 1]
    group = (spans[-1].row, spans[-1].column) if spans else None
    kinds = [_kind(folded(cell.text)) for cell in told]
    kind: LineKind = kinds[-1]
    if kind == "item" and group is None and "total" in kinds:
        kind = "total"
    if group is not None and kind == "total":
        kind = "subtotal"
    return Line(index=row, label=label, kind=kind, group=group, level=_level(label))


def _column(cells: Cells, head: int, column: int, labels: Sequence[int]) -> Line:
    """The column by its last head; a head over it and its neighbours is its group, innermost first."""
    above = list(dict.fromkeys(cells[row, column] for row in range(head)))
    told = [cell for cell in above if folded(cell.text)]
    label = folded(told[-1].text) if told else ""
    spans = [cell for cell in told[:-1] if cell.column_span > 1 and cell.column not in labels]
    group = (spans[-1].row, spans[-1].column) if spans else None
    kinds = [_kind(folded(cell.text)) for cell in told]
    kind: LineKind = kinds[-1] if kinds else "item"
    if "apart" in kinds or "share" in kinds:
        kind = "apart" if "apart" in kinds else "share"
    if kind == "item" and "total" in kinds and told[-1].column_span == 1 and group is None:
        kind = "total"
    if kind == "total" and group is not None:
        kind = "subtotal"
    return Line(index=column, label=label, kind=kind, group=group)


def _kind(label: str) -> LineKind:
    if _WITHIN.search(label):
        return "apart"
    if _SHARE.search(label):
        return "share"
    if SUBTOTAL.search(label):
        return "subtotal"
    return "total" if TOTAL.search(label) else "item"


def _level(label: str) -> int | None:
    return next((level for level, mark in enumerate(_MARKS) if mark.match(label)), None)
