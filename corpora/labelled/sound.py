"""Every writer asks here before it writes: shifted ends are the commonest defect of labelled sets."""

from __future__ import annotations

from corpora.document.geometry import Span
from corpora.labelled.faults import BadStructure, SpanMismatch, UnknownLabel
from corpora.labelled.label import CLAIM_LABELS, ENTITY_LABELS, LabelledReport, LabelledText, PairLabel, TableLabel

MOST_POSITIONS = 250_000
"""Of a table; one that claims more was printed by nobody."""


def sound_report(report: LabelledReport) -> None:
    """Raises SpanMismatch, UnknownLabel or BadStructure where some format could not be written of it."""
    sound_text(report)
    for table in report.tables:
        sound_table(table)
    for pair in report.pairs:
        sound_pair(pair, report.tables)
        inside(report.text, pair.span, name=pair.id)


def sound_text(item: LabelledText | LabelledReport) -> None:
    """Raises SpanMismatch or UnknownLabel when a label of the text is not what stands there."""
    for entity in item.entities:
        at(item.text, entity.span, entity.text, name=entity.label)
        if entity.label not in ENTITY_LABELS:
            raise UnknownLabel(entity.label)
    for claim in item.claims:
        at(item.text, claim.span, claim.text, name=claim.id)
        inside(item.text, claim.numeral, name=claim.id)
        if claim.relation not in CLAIM_LABELS:
            raise UnknownLabel(claim.relation)
    for span in (*item.withheld_entities, *item.withheld_claims):
        inside(item.text, span, name="withheld")


def sound_pair(pair: PairLabel, tables: tuple[TableLabel, ...]) -> None:
    """Raises SpanMismatch for a numeral outside the statement, BadStructure for a cell that no table has."""
    if pair.numeral is not None:
        inside(pair.statement, pair.numeral, name=pair.id)
    corners = {(table.id, cell.row, cell.column) for table in tables for cell in table.cells}
    for name in pair.evidence:
        if (name.table, name.row, name.column) not in corners:
            raise BadStructure(f"{pair.id}: {name.table} ({name.row}, {name.column})")


def sound_table(table: TableLabel) -> None:
    """Raises BadStructure unless each position is covered exactly once."""
    if not 0 < table.n_rows * table.n_columns <= MOST_POSITIONS:
        raise BadStructure(f"{table.id}: {table.n_rows} × {table.n_columns}")
    seen: set[tuple[int, int]] = set()
    for cell in table.cells:
        if cell.row + cell.row_span > table.n_rows or cell.column + cell.column_span > table.n_columns:
            raise BadStructure(f"{table.id} ({cell.row}, {cell.column})")
        covered = {
            (row, column)
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }
        if not covered or covered & seen or cell.row < 0 or cell.column < 0:
            raise BadStructure(f"{table.id} ({cell.row}, {cell.column})")
        seen |= covered
    if len(seen) != table.n_rows * table.n_columns:
        raise BadStructure(f"{table.id}: {table.n_rows} × {table.n_columns}")


def at(text: str, span: Span, words: str, *, name: str) -> None:
    """Raises SpanMismatch unless `text[span]` is `words`."""
    inside(text, span, name=name)
    if text[span.start : span.end] != words:
        raise SpanMismatch(f"{name} [{span.start}, {span.end})")


def inside(text: str, span: Span, *, name: str) -> None:
    """Raises SpanMismatch for an empty span, or one that the text does not reach."""
    if not 0 <= span.start < span.end <= len(text):
        raise SpanMismatch(f"{name} [{span.start}, {span.end})")
