"""Values of lines by columns: drawn where neither adds up, computed where one does. All arithmetic is exact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from random import Random

from corpora.synthetic.tables.columns import Column
from corpora.synthetic.tables.names import draw_amount
from corpora.synthetic.tables.printing import growth, rounded, share
from corpora.synthetic.tables.rows import Line, Rows

Values = Mapping[tuple[int, str], Decimal | None]
"""By line and column key; None where there is no number to print."""


def draw_values(
    random: Random, rows: Rows, columns: Sequence[Column], *, percent_decimals: int = 2, empty_share: float = 0.0
) -> Values:
    """Values that agree with each other: totals of lines and of columns, shares, growth.

    `empty_share` of the items are zero throughout most of their columns.
    """
    values: dict[tuple[int, str], Decimal | None] = {}
    sizes = [random.random() for _ in rows.lines]
    for column in columns:
        if column.kind == "base":
            _fill_column(random, rows.lines, column, values, sizes, empty_share)
    for column in columns:
        if column.kind == "total":
            for line in range(len(rows.lines)):
                values[line, column.key] = sum((values[line, key] or Decimal(0) for key in column.of), Decimal(0))
    for column in columns:
        if column.kind in ("share", "growth"):
            for line in range(len(rows.lines)):
                values[line, column.key] = _derived(rows, line, column, values, percent_decimals)
    return values


def _fill_column(
    random: Random,
    lines: Sequence[Line],
    column: Column,
    values: dict[tuple[int, str], Decimal | None],
    sizes: Sequence[float],
    empty_share: float,
) -> None:
    for index, line in enumerate(lines):
        if line.kind == "item":
            drawn = _drawn(random, column, _nearby(values, index, column), sizes[index])
            values[index, column.key] = Decimal(0) if random.random() < empty_share else drawn
    for index, line in enumerate(lines):
        if line.kind == "within" and line.whole is not None:
            values[index, column.key] = _some_of(random, column, values, lines, index)
    for index in _innermost_first(lines):
        parts = [values[part, column.key] or Decimal(0) for part in lines[index].parts]
        total = sum(parts, Decimal(0))
        mean = rounded(total / max(1, sum(part != 0 for part in parts)), column.measure.decimals)
        values[index, column.key] = mean if column.measure.rate else total


def _nearby(values: Values, line: int, column: Column) -> Decimal | None:
    key = column.most_of or column.near
    return values.get((line, key)) if key else None


def _drawn(random: Random, column: Column, near: Decimal | None, size: float) -> Decimal:
    """A value of the measure; big rows are big in most columns."""
    measure = column.measure
    if near is not None:
        low, high = (0.7, 1.0) if column.most_of else (0.82, 1.27)
        moved = rounded(near * Decimal(repr(round(random.uniform(low, high), 3))), measure.decimals)
        return min(moved, Decimal(100)) if measure.unit == "%" else moved
    if measure.rate:
        drawn = Decimal(repr(random.uniform(float(measure.low), float(measure.high))))
        return rounded(drawn, measure.decimals)
    top = measure.low + (measure.high - measure.low) * Decimal(repr(round(0.05 + 0.95 * size, 3)))
    return draw_amount(random, measure.low, top, measure.decimals)


def _some_of(
    random: Random,
    column: Column,
    values: Mapping[tuple[int, str], Decimal | None],
    lines: Sequence[Line],
    index: int,
) -> Decimal:
    """A part of a line's value; several parts of one line leave something over."""
    whole = lines[index].whole
    assert whole is not None
    value = values[whole, column.key] or Decimal(0)
    if column.measure.rate:
        return value
    fraction = Decimal(repr(round(random.uniform(0.05, 0.45), 3)))
    return rounded(value * fraction - Decimal("0.5").scaleb(-column.measure.decimals), column.measure.decimals).max(0)


def _innermost_first(lines: Sequence[Line]) -> list[int]:
    """Totals after their parts."""
    pending, done = [i for i, line in enumerate(lines) if line.kind == "total"], list[int]()
    while pending:
        ready = [i for i in pending if not any(part in pending for part in lines[i].parts)]
        done += ready
        pending = [i for i in pending if i not in ready]
    return done


def _derived(rows: Rows, line: int, column: Column, values: Values, decimals: int) -> Decimal | None:
    first = values[line, column.of[0]] or Decimal(0)
    if column.kind == "growth":
        return growth(first, values[line, column.of[1]] or Decimal(0), decimals)
    if len(column.of) > 1:
        return share(first, values[line, column.of[1]] or Decimal(0), decimals)
    whole = rows.grand_total
    if whole is not None:
        return share(first, values[whole, column.of[0]] or Decimal(0), decimals)
    items = [values[i, column.of[0]] or Decimal(0) for i, one in enumerate(rows.lines) if one.kind == "item"]
    return share(first, sum(items, Decimal(0)), decimals)
