"""A record as a labelled report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from corpora.document.geometry import Box, Span
from corpora.labelled.label import (
    CellLabel,
    ClaimLabel,
    EntityLabel,
    FigureLabel,
    Heading,
    LabelledReport,
    Origin,
    PageSize,
    TableLabel,
)
from corpora.labelled.personal import Masked, mask, mask_beside
from corpora.labelled.sound import sound_table, sound_text
from service.checks.changes.claim_change import body_key
from service.export.wire import CellRecord, Record, TableRecord
from service.labels.pairs import pairs_of
from service.labels.words import PersonsWord
from service.labels.worth import Backing, agreement_of, backing_of

SURE: Final = 1.0
"""Confidence of what a person said."""


def labelled_report(
    record: Record, *, words: Sequence[PersonsWord] = (), masked: bool = False, pages: Sequence[PageSize] = ()
) -> LabelledReport:
    """The labels of a record that was read; `pages` are the sizes of its pages, where they are known.

    Raises:
        SpanMismatch, UnknownLabel, BadStructure: when the record's own spans or cells are not true.
        ValueError: for the record of a document that could not be read.
    """
    if record.error is not None or record.text is None or record.source.sha256 is None:
        raise ValueError("the record of a document that was not read")
    backing = backing_of(record, words)
    whole = mask(record.text) if masked else Masked(text=record.text, hidden=())
    figures = _figures(record, backing)
    origins = {(one.table, *one.cell): one.origin for one in figures}
    tables = tuple(_table(table, record, backing, origins, masked=masked) for table in record.tables)
    for table in tables:
        sound_table(table)
    report = LabelledReport(
        document=record.source.sha256,
        title=mask(record.title).text if masked and record.title else record.title,
        organisation=record.organisation,
        body=body_key(record.organisation) or None if record.organisation else None,
        year=record.year,
        text=record.text,
        headings=tuple(Heading(title=one.title, span=Span(*one.span)) for one in record.sections),
        unbroken=tuple(_sentences(record)),
        entities=tuple(
            EntityLabel(label=one.label, text=one.text, span=Span(*one.span), origin="model", confidence=one.confidence)
            for one in record.entities
        ),
        claims=_claims(record, backing),
        tables=tables,
        figures=figures,
        pairs=tuple(pairs_of(record, text=whole.text, backing=backing, words=words, hidden=whole.hidden)),
        pages=tuple(pages),
        agreement=agreement_of(record, backing, words),
    )
    sound_text(report)
    return _hidden(report, whole) if masked else report


def _hidden(report: LabelledReport, whole: Masked) -> LabelledReport:
    """The report on the masked text. A claim whose number is hidden says nothing any more: what stood there is
    withheld.
    """

    def words(span: Span) -> str:
        return whole.text[span.start : span.end]

    def touched(span: Span) -> bool:
        return any(one.start < span.end and span.start < one.end for one in whole.hidden)

    shown = [one for one in report.claims if not touched(one.numeral)]
    return replace(
        report,
        text=whole.text,
        entities=tuple(replace(one, text=words(one.span)) for one in report.entities),
        claims=tuple(replace(one, text=words(one.span), measure=mask(one.measure).text) for one in shown),
        withheld_claims=tuple(one.span for one in report.claims if one not in shown),
    )


def _sentences(record: Record) -> Iterable[Span]:
    """Sentences that checks quote: a line end inside one is the page's."""
    spans = {one.span for check in record.checks for one in check.evidence if one.source is None and one.role != "cell"}
    return [Span(*span) for span in sorted(span for span in spans if span is not None)]


def _claims(record: Record, backing: Backing) -> tuple[ClaimLabel, ...]:
    found = []
    for one in record.claims:
        origin = backing.claim(one, record.checks)
        found.append(
            ClaimLabel(
                id=one.id, text=one.text, span=Span(*one.span), numeral=Span(*one.numeral), measure=one.measure,
                value=_exact(one.value), unit=one.unit, relation=one.relation, period=one.period,
                period_kind=one.period_kind, body=one.body, field=one.field, origin=origin,
                confidence=SURE if origin == "person" else one.confidence,
            )
        )  # fmt: skip
    return tuple(found)


def _figures(record: Record, backing: Backing) -> tuple[FigureLabel, ...]:
    found = []
    for one in record.figures:
        origin = backing.figure(one)
        found.append(
            FigureLabel(
                field=one.field, label=one.label, value=_exact(one.value), state=one.state, unit=one.unit,
                table=one.table, cell=one.cell, origin=origin,
                confidence=SURE if origin == "person" else one.confidence,
            )
        )  # fmt: skip
    return tuple(found)


def _table(
    table: TableRecord,
    record: Record,
    backing: Backing,
    origins: dict[tuple[str, int, int], Origin],
    *,
    masked: bool,
) -> TableLabel:
    own = [one for one in record.figures if one.table == table.id]
    beside = _beside(table) if masked else {}
    cells = tuple(
        _cell(cell, backing.cell(table, cell.row, cell.col, origins), text=beside.get((cell.row, cell.col), cell.text))
        for cell in table.cells
    )
    return TableLabel(
        id=table.id, form=table.form, caption=mask(table.caption).text if masked and table.caption else table.caption,
        n_rows=table.n_rows, n_columns=table.n_cols, found_by=table.found_by, cells=cells, origin=backing.table(own),
        confidence=min((cell.confidence for cell in cells), default=0.0),
    )  # fmt: skip


def _beside(table: TableRecord) -> dict[tuple[int, int], str]:
    """The masked texts of the cells."""
    before = {(cell.row, cell.col + cell.col_span): cell.text for cell in table.cells}
    return {
        (cell.row, cell.col): mask_beside(cell.text, key=before.get((cell.row, cell.col), "")) for cell in table.cells
    }


def _cell(cell: CellRecord, origin: Origin, *, text: str) -> CellLabel:
    box = cell.bbox and Box(left=cell.bbox[0], top=cell.bbox[1], right=cell.bbox[2], bottom=cell.bbox[3])
    return CellLabel(
        row=cell.row, column=cell.col, row_span=cell.row_span, column_span=cell.col_span, text=text,
        header=cell.header, page=cell.page, box=box, origin=origin,
        confidence=SURE if origin == "person" else cell.confidence,
    )  # fmt: skip


def _exact(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
