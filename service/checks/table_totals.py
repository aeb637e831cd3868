"""In any table without a form: does a 合计 or 总计 row or column equal its parts?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpora.document.check import Evidence, Verdict
from corpora.document.grid import Cell, Table
from service.checks.inspection import Finding, Inspection, message

TOTAL = re.compile(r"^(?:合|总|共)?\s*计$|^(?:合|总|共)\s*计(?:[（(].*[）)])?$|^总\s*数$|^全部$")
_SUBTOTAL = re.compile(r"小\s*计|其中|合\s*计|总\s*计")
MIN_PARTS = 2

Line = tuple[Cell, tuple[Cell, ...]]
"""A total and the cells that it should be the sum of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sum:
    total: Cell
    parts: tuple[Cell, ...]

    @property
    def printed(self) -> Decimal:
        return _value(self.total)

    @property
    def added(self) -> Decimal:
        return sum((_value(part) for part in self.parts), Decimal(0))


def table_totals(inspection: Inspection) -> Iterator[Finding]:
    """Findings for tables that fill no form: one when all totals hold, one for each that does not.

    A total that fails is told only where another total along the same line holds: that shows that the line is indeed a
    sum of these rows or columns, and not of some of them.
    """
    for table in inspection.layout.tables:
        if table.form is None:
            for sums in _totals(table):
                yield from _judged(inspection, table, sums)


def _totals(table: Table) -> Iterator[list[_Sum]]:
    cells = {position: cell for cell in table.grid.cells for position in cell.positions()}
    rows, columns = range(table.grid.n_rows), range(table.grid.n_columns)
    for row in rows:
        if _is_total_line(cells[row, column] for column in columns if column < 2):
            body = [line for line in range(row) if not _is_header_line([cells[line, column] for column in columns])]
            yield [
                item
                for column in columns
                if (
                    item := _sum(
                        cells[row, column], [cells[line, column] for line in body], [cells[line, 0] for line in body]
                    )
                )
            ]
    for column in columns:
        heads = [cells[row, column] for row in rows if cells[row, column].number is None]
        if (column > 0 and heads and TOTAL.match(_folded(heads[-1].text))) or (
            column > 0 and heads and TOTAL.match(_folded(heads[0].text))
        ):
            others = [other for other in columns if other != column and any(cells[row, other].number for row in rows)]
            labels = [cells[0, other] for other in others]
            yield [
                item
                for row in rows
                if (item := _sum(cells[row, column], [cells[row, other] for other in others], labels))
            ]


def _is_total_line(labels: Iterator[Cell]) -> bool:
    return any(TOTAL.match(_folded(cell.text)) for cell in labels)


def _is_header_line(cells: Sequence[Cell]) -> bool:
    return all(cell.number is None for cell in cells)


def _folded(text: str) -> str:
    return re.sub(r"\s", "", text)


def _sum(total: Cell, parts: Sequence[Cell], labels: Sequence[Cell]) -> _Sum | None:
    distinct = tuple(dict.fromkeys(part for part in parts if part is not total))
    if total.number is None or len(distinct) < MIN_PARTS or any(part.number is None for part in distinct):
        return None
    if any(_SUBTOTAL.search(_folded(label.text)) for label in labels) or "%" in total.text:
        return None
    return _Sum(total=total, parts=distinct)


def _value(cell: Cell) -> Decimal:
    return Decimal(0) if cell.number is None else cell.number.value


def _judged(inspection: Inspection, table: Table, sums: Sequence[_Sum]) -> Iterator[Finding]:
    holding = [item for item in sums if item.printed == item.added]
    meaningful = [item for item in holding if item.printed != 0]
    if meaningful and len(holding) == len(sums):
        yield _finding(table, holding[0], "supported", len(holding))
    elif meaningful:
        for item in sums:
            if item.printed != item.added:
                yield _finding(table, item, "contradicted", 1)
    _ = inspection


def _finding(table: Table, item: _Sum, verdict: Verdict, count: int) -> Finding:
    evidence = tuple(
        Evidence(role="cell", text=cell.text, place=cell.place, table=table.id, cell=(cell.row, cell.column))
        for cell in (item.total, *item.parts)
    )
    return Finding(
        kind="table-identity",
        verdict=verdict,
        cause="published",
        message=message(
            f"table-total.{verdict}",
            printed=item.printed,
            added=item.added,
            table=table.caption or table.id,
            count=count,
        ),
        claimed=item.printed,
        found=item.added,
        evidence=evidence if verdict == "contradicted" else (),
        confidence=round(min(cell.confidence for cell in (item.total, *item.parts)) * 0.9, 2),
    )
