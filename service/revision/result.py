"""What the store keeps of a reading, or of a document that could not be read."""

from __future__ import annotations

import json
from collections.abc import Mapping

from corpora.document.figure import Figure
from corpora.document.grid import Table
from corpora.document.reading import Reading, Unread
from service.checks.changes.claim_change import body_key
from service.export.decimals import json_number
from service.export.record import to_record
from service.export.wire import CheckRecord, Record
from service.revision.identity import check_ids
from service.revision.state import dump_reading
from service.revision.tables import cell_of
from service.store.results import CheckRow, DoubtfulRow, Facts, Result

SURE_FIGURE = 0.9
"""Confidence of a figure below which a person should look at it."""


def result_of(current: Reading | Unread, *, machine: Reading | None = None, language: str = "zh") -> Result:
    """`current` as rows and blobs, messages in `language`. `machine` is what corrections are to be applied to from now
    on, where the document has just been read; its record is kept as what the machine said. None leaves what is kept.
    """
    record = to_record(current, language=language)

    said = record if machine is current else None if machine is None else to_record(machine, language=language)
    return Result(
        facts=_facts(record),
        record=_json(record),
        machine_record=None if said is None else _json(said),
        reading=None if machine is None else dump_reading(machine),
        checks=tuple(check_rows(record)),
        doubtful=tuple(doubtful_rows(current)) if isinstance(current, Reading) else (),
        figures=len(record.figures),
        claims=len(record.claims),
    )


def _json(record: Record) -> bytes:
    return record.model_dump_json().encode()


def _facts(record: Record) -> Facts:
    return Facts(
        title=record.title, organisation=record.organisation, year=record.year,
        body=body_key(record.organisation) if record.organisation else None, media_type=record.source.media_type,
        pages=record.source.pages,
    )  # fmt: skip


def check_rows(record: Record) -> list[CheckRow]:
    """Each check under its public id, which its `detail` has too."""
    return [_check_row(check, name) for check, name in zip(record.checks, check_ids(record), strict=True)]


def _check_row(check: CheckRecord, name: str) -> CheckRow:
    detail = check.model_copy(update={"id": name}).model_dump_json()
    return CheckRow(
        id=name, number=check.id, kind=check.kind, verdict=check.verdict, cause=check.cause,
        confidence=check.confidence, detail=detail,
    )  # fmt: skip


def doubtful_rows(reading: Reading) -> list[DoubtfulRow]:
    """The figures that a person should look at, least confident first."""
    tables = {table.id: table for table in reading.layout.tables}
    doubtful = [figure for figure in reading.layout.figures if _is_doubtful(figure)]
    doubtful.sort(key=lambda figure: (figure.confidence, figure.field))
    return [_doubtful_row(figure, tables) for figure in doubtful]


def _is_doubtful(figure: Figure) -> bool:
    """A person's word has confidence 1, also on a cell that nobody can read."""
    return figure.confidence < SURE_FIGURE


def _doubtful_row(figure: Figure, tables: Mapping[str, Table]) -> DoubtfulRow:
    """Of a figure that has lost its cell, the whole table is shown: nobody knows where in it the figure stands."""
    cell, (row, column) = cell_of(figure, tables), figure.cell
    table = tables.get(figure.table)
    place = figure.place or (cell.place if cell is not None else table.place if table is not None else None)
    box = place.box if place else None
    detail = {
        "field": figure.field,
        "label": figure.label,
        "value": json_number(figure.value),
        "state": figure.state,
        "unit": figure.unit,
        "table": figure.table,
        "cell": [row, column],
        "text": figure.printed,
        "page": place.page_number if place else None,
        "bbox": None if box is None else [box.left, box.top, box.right, box.bottom],
        "confidence": figure.confidence,
    }
    return DoubtfulRow(
        field=figure.field, confidence=figure.confidence, detail=json.dumps(detail, ensure_ascii=False),
        table=figure.table if cell is not None else None, row=None if cell is None else row,
        column=None if cell is None else column,
    )  # fmt: skip
