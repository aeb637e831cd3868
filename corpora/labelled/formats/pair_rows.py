"""A statement beside its tables and evidence cells as plain values, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from corpora.document.geometry import Span
from corpora.labelled.faults import BadFile
from corpora.labelled.formats.plain import decimal, number
from corpora.labelled.label import LabelledReport, PairLabel, TableLabel
from corpora.labelled.sound import at, inside, sound_pair

_PAIR: TypeAdapter[PairLabel] = TypeAdapter(PairLabel)
TABFACT: Final = {"supported": 1, "contradicted": 0, "unverifiable": None}
"""`label` as TabFact has it (Chen et al., ICLR 2020); it has no third value."""
_OUTER = ("label", "document", "organisation", "year", "tables", "start", "end", "numeral_start", "numeral_end")


def pair_row(pair: PairLabel, report: LabelledReport) -> dict[str, Any]:
    """A pair of the report, with the tables that its evidence is in. Raises SpanMismatch or BadStructure."""
    every = (*report.tables, *report.context)
    sound_pair(pair, every)
    if pair.twin_of is None:
        at(report.text, pair.span, pair.statement, name=pair.id)
    texts = {(table.id, cell.row, cell.column): cell.text for table in every for cell in table.cells}
    named = dict.fromkeys(name.table for name in pair.evidence)
    tables = [table for table in every if table.id in named]
    return {
        "id": pair.id, "document": report.document, "organisation": report.organisation, "year": report.year,
        "statement": pair.statement, "start": pair.span.start, "end": pair.span.end,
        "numeral_start": None if pair.numeral is None else pair.numeral.start,
        "numeral_end": None if pair.numeral is None else pair.numeral.end,
        "claimed": number(pair.claimed), "found": number(pair.found), "fields": list(pair.fields),
        "tables": [{"id": table.id, "caption": table.caption, "rows": written_out(table)} for table in tables],
        "evidence": [
            {"table": one.table, "row": one.row, "column": one.column, "text": texts[one.table, one.row, one.column]}
            for one in pair.evidence
        ],
        "verdict": pair.verdict, "label": TABFACT[pair.verdict], "twin_of": pair.twin_of,
        "origin": pair.origin, "confidence": pair.confidence,
    }  # fmt: skip


def written_out(table: TableLabel) -> list[list[str]]:
    """The texts position by position: a cell over several repeats its text, as TabFact's tables do."""
    rows = [[""] * table.n_columns for _ in range(table.n_rows)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                rows[row][column] = cell.text
    return rows


def pair_of(row: Mapping[str, Any]) -> PairLabel:
    """The pair that `pair_row` made.

    Raises:
        BadFile: for other keys or values, or evidence whose text is not what its table has there.
        SpanMismatch: for a numeral outside the statement.
    """
    inner = {key: value for key, value in row.items() if key not in _OUTER}
    try:
        numeral = None if row["numeral_start"] is None else Span(row["numeral_start"], row["numeral_end"])
        grids = {table["id"]: table["rows"] for table in row["tables"]}
        true = all(grids[one["table"]][one["row"]][one["column"]] == one["text"] for one in row["evidence"])
        pair = _PAIR.validate_python(
            {
                **inner,
                "span": Span(row["start"], row["end"]),
                "numeral": numeral,
                "claimed": decimal(row["claimed"]),
                "found": decimal(row["found"]),
                "evidence": [{key: one[key] for key in ("table", "row", "column")} for one in row["evidence"]],
            }
        )
    except (ValidationError, KeyError, IndexError, TypeError, ValueError) as error:
        raise BadFile(f"{row.get('id')}: {type(error).__name__}") from error
    if not true:
        raise BadFile(f"{pair.id}: evidence")
    if pair.numeral is not None:
        inside(pair.statement, pair.numeral, name=pair.id)
    return pair
