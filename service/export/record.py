"""A reading as a record."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.check import Check, Evidence
from corpora.document.claim import Claim, Entity, Expression
from corpora.document.figure import Figure
from corpora.document.geometry import Box
from corpora.document.grid import Cell, Table
from corpora.document.layout import Section
from corpora.document.place import Place
from corpora.document.reading import Reading, Unread
from service.export.decimals import json_number
from service.export.html import table_html
from service.export.messages import failure_message, render
from service.export.wire import (
    Bbox,
    CellRecord,
    CheckRecord,
    ClaimRecord,
    CoverageRecord,
    EntityRecord,
    ErrorRecord,
    EvidenceRecord,
    FigureRecord,
    PageBoxRecord,
    Record,
    SectionRecord,
    SourceRecord,
    TableRecord,
)

__all__ = ["Record", "to_record"]


def to_record(result: Reading | Unread, *, language: str = "zh") -> Record:
    """The record of one document; messages in `language` ("zh" or "en"), the document's own words as they are."""
    if isinstance(result, Unread):
        return _unread_record(result, language=language)
    document, layout, coverage = result.document, result.layout, result.coverage
    return Record(
        schema_version="1",
        source=SourceRecord(
            path=document.source.path,
            sha256=document.source.sha256,
            media_type=document.source.media_type,
            bytes=document.source.size_bytes,
            pages=len(document.pages) or None,
        ),
        error=None,
        title=layout.title,
        organisation=layout.organisation,
        year=layout.year,
        text=document.text,
        sections=[_section(section) for section in layout.sections],
        tables=[_table(table) for table in layout.tables],
        figures=[_figure(figure) for figure in layout.figures],
        entities=[_entity(entity) for entity in result.entities],
        claims=[_claim(claim) for claim in result.claims],
        checks=[_check(check, language=language) for check in result.checks],
        coverage=CoverageRecord(claims=coverage.claims, linked=coverage.linked, checked=coverage.checked),
        warnings=list(dict.fromkeys((*document.warnings, *layout.warnings))),
    )


def _unread_record(unread: Unread, *, language: str) -> Record:
    return Record(
        schema_version="1",
        source=SourceRecord(
            path=unread.path,
            sha256=unread.sha256,
            media_type=unread.media_type,
            bytes=unread.size_bytes,
            pages=None,
        ),
        error=ErrorRecord(code=unread.failure.code, message=failure_message(unread.failure, language=language)),
        title=None,
        organisation=None,
        year=None,
        text=None,
        sections=[],
        tables=[],
        figures=[],
        entities=[],
        claims=[],
        checks=[],
        coverage=None,
        warnings=[],
    )


def _bbox(box: Box | None) -> Bbox | None:
    """A column of labels that no page shows has a box without a width: nothing to light, nothing to learn from."""
    if box is None or box.left == box.right or box.top == box.bottom:
        return None
    return box.left, box.top, box.right, box.bottom


def _page(place: Place | None) -> int | None:
    return None if place is None else place.page_number


def _section(section: Section) -> SectionRecord:
    place = section.place
    return SectionRecord(number=section.number, title=section.title, span=place.span, page=place.page_number)


def _table(table: Table) -> TableRecord:
    cells = table.grid.cells
    pages = {_page(table.place), *(_page(cell.place) for cell in cells)} - {None}
    return TableRecord(
        id=table.id,
        form=table.form,
        caption=table.caption,
        pages=sorted(page for page in pages if page is not None),
        boxes=_boxes(cells),
        n_rows=table.grid.n_rows,
        n_cols=table.grid.n_columns,
        found_by=table.found_by,
        html=table_html(table),
        cells=[_cell(cell) for cell in sorted(cells, key=lambda cell: (cell.row, cell.column))],
    )


def _boxes(cells: Sequence[Cell]) -> list[PageBoxRecord]:
    """One a page."""
    held: dict[int, list[Box]] = {}
    for cell in cells:
        if cell.place and cell.place.page_number is not None and cell.place.box is not None:
            held.setdefault(cell.place.page_number, []).append(cell.place.box)
    return [
        PageBoxRecord(
            page=page,
            bbox=(
                min(box.left for box in boxes), min(box.top for box in boxes),
                max(box.right for box in boxes), max(box.bottom for box in boxes),
            ),
        )
        for page, boxes in sorted(held.items())
    ]  # fmt: skip


def _cell(cell: Cell) -> CellRecord:
    return CellRecord(
        row=cell.row,
        col=cell.column,
        row_span=cell.row_span,
        col_span=cell.column_span,
        text=cell.text,
        header=cell.header,
        number=json_number(cell.number.value) if cell.number else None,
        page=_page(cell.place),
        bbox=_bbox(cell.place.box) if cell.place else None,
        confidence=cell.confidence,
    )


def _figure(figure: Figure) -> FigureRecord:
    value = json_number(figure.value)
    return FigureRecord(
        field=figure.field,
        label=figure.label,
        value=value,
        state="unreadable" if figure.state == "read" and value is None else figure.state,
        unit=figure.unit,
        table=figure.table,
        cell=figure.cell,
        confidence=figure.confidence,
    )


def _entity(entity: Entity) -> EntityRecord:
    return EntityRecord(label=entity.label, text=entity.text, span=entity.span, confidence=entity.confidence)


def _claim(claim: Claim) -> ClaimRecord:
    return ClaimRecord(
        id=claim.id,
        text=claim.text,
        span=claim.span,
        section=claim.section,
        measure=claim.measure,
        value=json_number(claim.number.value),
        unit=claim.number.unit,
        numeral=claim.number.span,
        relation=claim.relation,
        period=claim.period,
        period_kind=claim.period_kind,
        body=claim.body,
        field=_expression(claim.fields[0]) if claim.fields else None,
        confidence=claim.confidence,
    )


def _expression(expression: Expression) -> str:
    return "+".join(expression.plus) + "".join(f"-{field}" for field in expression.minus)


def _check(check: Check, *, language: str) -> CheckRecord:
    return CheckRecord(
        id=check.id,
        kind=check.kind,
        verdict=check.verdict,
        cause=check.cause,
        message=render(check.message, language=language),
        claimed=json_number(check.claimed),
        found=json_number(check.found),
        fields=list(check.fields),
        confidence=check.confidence,
        evidence=[_evidence(evidence) for evidence in check.evidence],
    )


def _evidence(evidence: Evidence) -> EvidenceRecord:
    place = evidence.place
    return EvidenceRecord(
        role=evidence.role,
        text=evidence.text,
        span=place.span if place else None,
        table=evidence.table,
        cell=evidence.cell,
        page=_page(place),
        bbox=_bbox(place.box) if place else None,
        source=evidence.source,
    )
