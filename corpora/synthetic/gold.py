"""A report's truth as the JSON that scorers and trainers read.

Figures as printed, grids, planted contradictions, claims that must be found supported, and every sentence with its
entities and claims. Spans are half-open and index the sentence's own text: what renderers do to a document's text
(line breaks, full-width signs) is theirs, and the words stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from corpora.labelled.mention import ClaimMention
from corpora.synthetic.plant import Contradiction
from corpora.synthetic.report import Fact, PrintedTable, Report, Statement

SHORTEST_NAME = 3
"""Characters of the shortest region, 璟沚市."""


def gold(
    report: Report,
    *,
    source: str,
    kind: str,
    contradictions: Sequence[Contradiction] = (),
    dossier: tuple[int, str] | None = None,
    knobs: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """The truth of one rendered report.

    Args:
        report: what was rendered, planted errors included.
        source: file name of the document.
        kind: how it was rendered, for tallies.
        contradictions: what was planted; empty for a clean twin.
        dossier: number of the group of documents that it belongs to, and its role there.
        knobs: every irregularity of this document and its setting.
    """
    cells = [cell for table in report.tables for cell in table.cells if cell.field]
    wrong = {contradiction.sentence for contradiction in contradictions}
    said = [(fact, s.text) for s in report.statements if s.text not in wrong for fact in s.facts if fact.firm]
    return {
        "source": source,
        "kind": kind,
        "organisation": _named_body(report),
        "year": report.year,
        "figures": {cell.field: _number(cell.value) for cell in cells if cell.value is not None},
        "blank": [cell.field for cell in cells if cell.value is None],
        "grids": [_grid(table) for table in report.tables if table.form],
        "tables": [_table(table, number) for number, table in enumerate(report.tables, start=1) if not table.form],
        "contradictions": [_contradiction(contradiction) for contradiction in contradictions],
        "supported": [_supported(fact, sentence) for fact, sentence in said],
        "statements": [_statement(statement) for statement in report.statements],
        **({"dossier": {"id": dossier[0], "role": dossier[1]}} if dossier else {}),
        **({"knobs": knobs} if knobs else {}),
    }


def _named_body(report: Report) -> str | None:
    """The body as far as the title names it: whole, or its region alone; None for a report without a title."""
    title = "".join((report.title or "").split())
    ends = range(len(report.body), SHORTEST_NAME - 1, -1)
    return next((report.body[:end] for end in ends if report.body[:end] in title), None)


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "text": statement.text,
        "family": statement.family,
        "entities": [[entity.label, *entity.span] for entity in statement.entities],
        "claims": [_claim(claim) for claim in statement.claims],
        **_ties(statement),
    }


def _ties(statement: Statement) -> dict[str, Any]:
    """How claims hang together, by their place among the sentence's claims; kinds that it has none of are left out."""
    ties: dict[str, list[dict[str, Any]]] = {
        "parts": [
            {"whole": one.whole, "parts": [*one.parts], "complete": one.complete} for one in statement.part_lists
        ],
        "shares": [
            {"percent": one.percent, "basis": one.basis, "first": one.first, "second": one.second}
            for one in statement.shares
        ],
        "lists": [
            {"count": one.count, "items": [[*item] for item in one.items], "open": one.open_ended}
            for one in statement.item_lists
        ],
    }
    return {kind: told for kind, told in ties.items() if told}


def _claim(claim: ClaimMention) -> dict[str, Any]:
    """Keys whose value says nothing (no unit, no field) are left out."""
    told = {
        "span": list(claim.span),
        "numeral": list(claim.numeral) if claim.numeral else None,
        "value": _number(claim.value),
        "unit": claim.unit,
        "measure": list(claim.measure) if claim.measure else None,
        "relation": claim.relation,
        "period": claim.period,
        "period_kind": claim.period_kind,
        "body": claim.body,
        "fields": list(claim.fields),
        "minus": list(claim.minus),
        "approximate": claim.approximate,
    }
    return {key: value for key, value in told.items() if value not in (None, [], False)} | {"value": told["value"]}


def _grid(table: PrintedTable) -> dict[str, Any]:
    cells = [[c.row, c.column, c.row_span, c.column_span, c.text] for c in table.cells]
    return {"name": table.form, "n_rows": table.n_rows, "n_cols": table.n_columns, "cells": cells}


def _table(table: PrintedTable, number: int) -> dict[str, Any]:
    """A general table; `sums` are [total, parts …] as [row, column] each."""
    cells = [[c.row, c.column, c.row_span, c.column_span, c.text] for c in table.cells]
    return {
        "id": f"t{number}",
        "n_rows": table.n_rows,
        "n_cols": table.n_columns,
        "n_header_rows": table.n_header_rows,
        "caption": table.caption,
        "unit_line": table.unit_line,
        "note": table.note,
        "headers": [[c.row, c.column] for c in table.cells if c.header],
        "cells": cells,
        "sums": [[list(place) for place in one.positions] for one in table.sums],
    }


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
