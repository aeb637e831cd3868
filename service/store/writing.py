"""A result, or the reason why there is none, into the rows of its document."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from corpora.document.errors import Failure
from service.store.errors import Changed, Unknown
from service.store.packed import pack, pack_text
from service.store.results import CheckRow, DoubtfulRow, Facts, Result, Revised
from service.store.said import Said, said_of
from service.store.schema import checks, documents, doubtful, records
from service.store.searching import searchable
from service.store.sums import accounted


def locked(connection: Connection, sha256: str) -> Row[Any]:
    """The document's row, which nobody else changes until the transaction ends. Raises Unknown."""
    row = connection.execute(select(documents).where(documents.c.sha256 == sha256).with_for_update()).first()
    if row is None:
        raise Unknown(f"没有这份文件 (no such document): {sha256[:16]}")
    return row


def write_result(connection: Connection, document: Row[Any], result: Result, *, now: datetime) -> None:
    """Everything that follows from a result but the document's status, which the caller has set."""
    said = said_of(connection, document.id)
    _write_record(connection, document.id, result)
    facts = result.facts
    year = _year(facts)
    connection.execute(
        update(documents)
        .where(documents.c.id == document.id)
        .values(
            title=facts.title, organisation=facts.organisation, year=year, body=facts.body or facts.organisation,
            media_type=facts.media_type or document.media_type, pages=facts.pages,
            searched=searchable(document.path, facts.title, facts.organisation),
            figures=result.figures, claims=result.claims, revision=document.revision + 1,
            read=document.read or now, error_code=None, error_message=None,
        )
    )  # fmt: skip
    _clear_rows(connection, document.id)
    if rows := [_check(document.id, position, one, year, said) for position, one in enumerate(result.checks)]:
        connection.execute(insert(checks), rows)
    if rows := [_doubtful(document.id, position, one, said) for position, one in enumerate(result.doubtful)]:
        connection.execute(insert(doubtful), rows)


def write_failure(connection: Connection, document: Row[Any], failure: Failure, *, record: bytes | None) -> None:
    """Everything that follows from a failure but the document's status."""
    if record is not None:
        _write_record(
            connection, document.id, Result(facts=Facts(title=None, organisation=None, year=None), record=record)
        )
    connection.execute(
        update(documents)
        .where(documents.c.id == document.id)
        .values(error_code=failure.code, error_message=failure.message, revision=document.revision + 1)
    )
    _clear_rows(connection, document.id)


def revise_all(connection: Connection, revised: Iterable[Revised], *, now: datetime) -> None:
    """Results for documents that were read before, all or none. Raises Changed where one has moved on meanwhile."""
    for one in sorted(revised, key=lambda one: one.sha256):
        document = locked(connection, one.sha256)
        if document.revision != one.revision or document.status != "read":
            raise Changed(f"文件已被他人更新 (changed meanwhile): {one.sha256[:16]}")
        with accounted(connection, document):
            write_result(connection, document, one.result, now=now)


def _write_record(connection: Connection, document_id: int, result: Result) -> None:
    kept = connection.execute(select(records).where(records.c.document_id == document_id)).first()
    record = pack(result.record)
    machine = record if kept is None else kept.machine_record
    if result.machine_record is not None:
        machine = record if result.machine_record == result.record else pack(result.machine_record)
    values: dict[str, Any] = {"machine_record": machine, "record": None if machine == record else record}
    if result.reading is not None:
        values["reading"] = pack(result.reading)
    if kept is None:
        connection.execute(insert(records).values(document_id=document_id, **values))
    else:
        connection.execute(update(records).where(records.c.document_id == document_id).values(**values))


def _clear_rows(connection: Connection, document_id: int) -> None:
    connection.execute(delete(checks).where(checks.c.document_id == document_id))
    connection.execute(delete(doubtful).where(doubtful.c.document_id == document_id))


def _year(facts: Facts) -> int | None:
    """A year of four digits; what else was read as one is in the record."""
    return facts.year if facts.year is not None and 1000 <= facts.year <= 9999 else None


def _check(document_id: int, position: int, check: CheckRow, year: int | None, said: Said) -> dict[str, Any]:
    word = said.decisions.get(check.id)
    return {
        "document_id": document_id, "position": position, "public_id": check.id, "number": check.number, "year": year,
        "kind": check.kind, "verdict": check.verdict, "cause": check.cause, "confidence": _score(check.confidence),
        "reviewed": word is not None, "word_id": word, "detail": pack_text(check.detail),
    }  # fmt: skip


def _doubtful(document_id: int, position: int, figure: DoubtfulRow, said: Said) -> dict[str, Any]:
    return {
        "document_id": document_id, "position": position, "field": figure.field, "table_id": figure.table,
        "row": figure.row, "column": figure.column, "confidence": _score(figure.confidence),
        "reviewed": said.speaks_of(figure), "detail": pack_text(figure.detail),
    }  # fmt: skip


def _score(confidence: float) -> float:
    """SQLite takes NaN for null."""
    return confidence if math.isfinite(confidence) else 0.0
