"""A sentence that repeats a cell of a table, with its row and its column in words."""

from __future__ import annotations

import re
from collections.abc import Set
from decimal import Decimal
from random import Random
from string import Formatter

from corpora.document.claim import Body
from corpora.document.geometry import Span
from corpora.labelled.mention import ClaimMention
from corpora.synthetic.report import Position, PrintedCell, PrintedTable, Statement

_UNIT_IN_HEAD = re.compile(r"（([^（）%]{1,4})）$")
_UNIT_LINE = re.compile(r"^(?:金额|计量)?单位：([^、]{1,4})$")
_MARKS = re.compile(r"^(?:其中：|[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+\.)")
_OTHER_BODY = re.compile(r"(?:局|镇|乡|街道|县|区|市|委员会)$")
LONGEST_MEASURE = 26
"""Characters; longer labels are sentences of their own."""


def repeat_cell(
    random: Random, table: PrintedTable, templates: list[str], *, number: int, year: int
) -> Statement | None:
    """A sentence with a positive number of the table, its unit and what it counts; None where no cell says all three.

    Args:
        random: which cell and which words.
        table: with one row of heads.
        templates: with {n} (the table's number), {measure}, {value}, {unit}.
        number: of the table in its document.
        year: the document's; cells of other years are left alone.
    """
    if table.n_header_rows != 1:
        return None
    candidates = [found for cell in table.cells if (found := _said(table, cell, year)) is not None]
    if not candidates:
        return None
    cell, measure, unit, body = random.choice(candidates)
    parts = {"n": str(number), "measure": measure, "value": cell.text.removesuffix(unit), "unit": unit}
    text, spans = _filled(random.choice(templates), parts)
    assert cell.value is not None
    claim = ClaimMention(
        span=Span(spans["value"].start, spans["unit"].end),
        numeral=spans["value"],
        value=cell.value,
        unit=unit,
        measure=spans["measure"],
        relation="equal",
        period_kind="this_year",
        body=body,
        period=str(year),
    )
    return Statement(text=text, claims=(claim,), family="general")


def repeated_cells(table: PrintedTable, said: Set[Decimal]) -> frozenset[Position]:
    """Cells that print one of these numbers."""
    return frozenset((cell.row, cell.column) for cell in table.cells if cell.value is not None and cell.value in said)


def _said(table: PrintedTable, cell: PrintedCell, year: int) -> tuple[PrintedCell, str, str, Body] | None:
    """The cell with its measure, its unit and whose it is."""
    if cell.value is None or cell.value <= 0 or not re.fullmatch(r"[\d,.]+\D*", cell.text):
        return None
    head = next((one.text for one in table.cells if one.row == 0 and _covers(one, cell.column)), "")
    labels = [one.text for one in table.cells if one.header and _beside(one, cell) and not one.text.isdigit()]
    unit = _unit(table, cell, head)
    if not labels or unit is None or re.search(r"[%\n]|占|比|率|均|分值|名次|增|年（", head):
        return None
    if re.search(r"\d{4}年", head) and f"{year}年" not in head:
        return None
    label = _MARKS.sub("", labels[-1].strip("　 "))
    measure = label + _UNIT_IN_HEAD.sub("", head).replace(f"{year}年", "")
    body: Body = "subordinate" if _OTHER_BODY.search(label) else "own"
    if not 2 <= len(measure) <= LONGEST_MEASURE or "其中" in measure:
        return None
    return cell, measure, unit, body


def _covers(head: PrintedCell, column: int) -> bool:
    return head.column <= column < head.column + head.column_span


def _beside(label: PrintedCell, cell: PrintedCell) -> bool:
    """Is it a label of the cell's row, left of it?"""
    return label.row <= cell.row < label.row + label.row_span and label.column < cell.column and label.row > 0


def _unit(table: PrintedTable, cell: PrintedCell, head: str) -> str | None:
    """From the cell, from its head, or from the line above a table of one unit."""
    inside = re.sub(r"^[\d,.]+", "", cell.text)
    of_head, of_table = _UNIT_IN_HEAD.search(head), _UNIT_LINE.match(table.unit_line or "")
    return inside or (of_head[1] if of_head else of_table[1] if of_table else None)


def _filled(template: str, parts: dict[str, str]) -> tuple[str, dict[str, Span]]:
    """The words, and where each part stands in them."""
    text, spans = "", dict[str, Span]()
    for literal, name, _, _ in Formatter().parse(template):
        text += literal
        if name is not None:
            spans[name] = Span(len(text), len(text) + len(parts[name]))
            text += parts[name]
    return text, spans
