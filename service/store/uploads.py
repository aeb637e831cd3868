"""Documents sent: one row each for the same bytes, however often and under whatever names they are sent."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, insert, select, update

from service.store.errors import IdempotencyConflict
from service.store.nouns import Rejected, Upload
from service.store.schema import documents, job_documents, jobs
from service.store.searching import searchable
from service.store.upsert import insert_missing

Item = TypeVar("Item")

ROWS = 500
"""In one statement: SQLite takes 32,766 values, and a document has some ten."""

TRIED_AGAIN = frozenset({"failed", "cancelled"})
"""Documents that are read when they are sent again."""


def accept(
    connection: Connection,
    uploads: Sequence[Upload],
    rejected: Sequence[Rejected],
    *,
    idempotency_key: str | None,
    now: datetime,
) -> str:
    """The job's id. Raises IdempotencyConflict."""
    digest = _digest(uploads, rejected)
    job = uuid.uuid4().hex
    insert_missing(
        connection,
        jobs,
        [{"id": job, "created": now, "idempotency_key": idempotency_key, "uploads_digest": digest}],
    )
    if idempotency_key is not None and (known := _known(connection, idempotency_key)).id != job:
        if known.uploads_digest != digest:
            raise IdempotencyConflict("幂等键已用于另一次上传 (the key was used for another upload)")
        return str(known.id)
    rows = _rows(connection, uploads, now=now)
    _queue_again(connection, [row for row in rows.values() if row.status in TRIED_AGAIN])
    _enter(connection, job, rows, uploads, rejected, now=now)
    return job


def _known(connection: Connection, idempotency_key: str) -> Row[Any]:
    return connection.execute(select(jobs).where(jobs.c.idempotency_key == idempotency_key)).one()


def _digest(uploads: Sequence[Upload], rejected: Sequence[Rejected]) -> str:
    sent = [[upload.path, upload.sha256] for upload in uploads], [[one.path, one.failure.code] for one in rejected]
    return hashlib.sha256(json.dumps(sent).encode()).hexdigest()


def _rows(connection: Connection, uploads: Sequence[Upload], *, now: datetime) -> dict[str, Row[Any]]:
    """The rows of the documents, made where there were none, locked until the transaction ends."""
    turns: dict[str, tuple[int, Upload]] = {}
    for upload in uploads:
        turns.setdefault(upload.sha256, (len(turns), upload))
    found: dict[str, Row[Any]] = {}
    # In one order everywhere, so that two transactions never wait for each other.
    for part in _parts(sorted(turns)):
        insert_missing(connection, documents, [_document(*turns[sha256], now=now) for sha256 in part])
        statement = select(documents).where(documents.c.sha256.in_(part)).order_by(documents.c.sha256)
        found |= {row.sha256: row for row in connection.execute(statement.with_for_update())}
    return found


def _document(turn: int, upload: Upload, *, now: datetime) -> dict[str, Any]:
    return {
        "sha256": upload.sha256, "path": upload.path, "media_type": upload.media_type, "size_bytes": upload.size_bytes,
        "searched": searchable(upload.path), "status": "queued", "added": now, "turn": turn,
    }  # fmt: skip


def _queue_again(connection: Connection, rows: Sequence[Row[Any]]) -> None:
    """Jobs that saw the document end keep what they saw."""
    for row in rows:
        connection.execute(
            update(job_documents)
            .where(job_documents.c.document_id == row.id, job_documents.c.status.is_(None))
            .values(status=row.status, error_code=row.error_code, error_message=row.error_message)
        )
        connection.execute(
            update(documents)
            .where(documents.c.id == row.id)
            .values(status="queued", attempts=0, error_code=None, error_message=None)
        )


def _enter(
    connection: Connection,
    job: str,
    rows: Mapping[str, Row[Any]],
    uploads: Sequence[Upload],
    rejected: Sequence[Rejected],
    *,
    now: datetime,
) -> None:
    entries = [
        {
            "job_id": job, "position": position, "path": upload.path, "sha256": upload.sha256,
            "document_id": rows[upload.sha256].id, "status": None, "error_code": None, "error_message": None,
        }
        for position, upload in enumerate(uploads)
    ]  # fmt: skip
    entries += [
        {
            "job_id": job, "position": position, "path": one.path, "sha256": one.sha256, "document_id": None,
            "status": "failed", "error_code": one.failure.code, "error_message": one.failure.message,
        }
        for position, one in enumerate(rejected, start=len(uploads))
    ]  # fmt: skip
    for part in _parts(entries):
        connection.execute(insert(job_documents), part)
    counts = Counter(_now(rows[upload.sha256].status) for upload in uploads) + Counter(failed=len(rejected))
    waits = counts["queued"] or counts["running"]
    connection.execute(update(jobs).where(jobs.c.id == job).values(**counts, finished=None if waits else now))


def _now(status: str) -> str:
    return "queued" if status in TRIED_AGAIN else status


def _parts(items: Sequence[Item]) -> Iterator[list[Item]]:
    for start in range(0, len(items), ROWS):
        yield list(items[start : start + ROWS])
