"""A report's truth as the JSON that scorers read: figures as printed, grids, contradictions, what must be supported."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from corpora.synthetic.plant import Contradiction
from corpora.synthetic.report import Fact, PrintedTable, Report


def gold(report: Report, *, source: str, kind: str, contradictions: Sequence[Contradiction] = ()) -> dict[str, Any]:
    """The truth of one rendered report.

    Args:
        report: what was rendered, planted errors included.
        source: file name of the document.
        kind: how it was rendered, for tallies.
        contradictions: what was planted; empty for a clean twin.
    """
    cells = [cell for table in report.tables for cell in table.cells if cell.field]
    wrong = {contradiction.sentence for contradiction in contradictions}
    said = [(fact, s.text) for s in report.statements if s.text not in wrong for fact in s.facts if fact.firm]
    return {
        "source": source,
        "kind": kind,
        "organisation": report.body if report.title else None,
        "year": report.year,
        "figures": {cell.field: _number(cell.value) for cell in cells if cell.value is not None},
        "blank": [cell.field for cell in cells if cell.value is None],
        "grids": [_grid(table) for table in report.tables],
        "contradictions": [_contradiction(contradiction) for contradiction in contradictions],
        "supported": [_supported(fact, sentence) for fact, sentence in said],
    }


def _grid(table: PrintedTable) -> dict[str, Any]:
    cells = [[c.row, c.column, c.row_span, c.column_span, c.text] for c in table.cells]
    return {"name": table.form, "n_rows": table.n_rows, "n_cols": table.n_columns, "cells": cells}


def _contradiction(planted: Contradiction) -> dict[str, Any]:
    truth: dict[str, Any] = {
        "kind": planted.kind,
        "claimed": _number(planted.claimed),
        "found": _number(planted.found),
    }
    if planted.sentence:
        truth["sentence"] = planted.sentence
    if planted.fields:
        truth["field"] = planted.fields[0] if len(planted.fields) == 1 else list(planted.fields)
    if planted.kind == "claim-parts":
        truth |= {"whole": truth["claimed"], "parts": [_number(part) for part in planted.parts]}
    if planted.kind == "claim-ratio":
        truth["percent"] = truth["claimed"]
    if planted.kind == "claim-claim":
        truth |= {"first": truth["found"], "second": truth["claimed"]}
    return truth


def _supported(fact: Fact, sentence: str) -> dict[str, Any]:
    return {"kind": fact.kind, "fields": list(fact.fields), "claimed": _number(fact.value), "sentence": sentence}


def _number(value: Decimal | None) -> int | float | None:
    """JSON has no decimals; whole numbers stay whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
