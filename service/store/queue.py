"""Documents that wait to be read, and the workers who have taken them for a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, or_, select, update

from corpora.document.errors import Failure
from service.store.counting import is_wanted, move
from service.store.errors import Changed
from service.store.nouns import Waiting
from service.store.results import Result, Revised
from service.store.schema import documents
from service.store.settling import mark_unsettled
from service.store.sums import accounted
from service.store.writing import locked, revise_all, write_failure, write_result


def claim_next(connection: Connection, worker: str, *, now: datetime, lease: timedelta) -> Waiting | None:
    """The document whose turn it is, for this worker alone until the lease ends. Short uploads do not wait for long
    ones sent before: a job's first document comes before another's second.
    """
    row = connection.execute(
        select(documents)
        .where(documents.c.status == "queued")
        .order_by(documents.c.turn, documents.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if row is None:
        return None
    _set(connection, row, status="running", worker=worker, leased_until=now + lease, attempts=row.attempts + 1)
    move(connection, row.id, "queued", "running", now=now)
    return Waiting(
        sha256=row.sha256, path=row.path, media_type=row.media_type, attempts=row.attempts + 1, revision=row.revision
    )


def renew(connection: Connection, worker: str, *, now: datetime, lease: timedelta) -> int:
    """How many documents this worker still holds, now for longer."""
    return connection.execute(
        update(documents)
        .where(documents.c.status == "running", documents.c.worker == worker)
        .values(leased_until=now + lease)
    ).rowcount


def requeue_lost(connection: Connection, *, of: str | None, now: datetime) -> int:
    """Puts back what no worker holds any longer: leases that ended, and all of workers whose names begin with `of`."""
    lost = [documents.c.leased_until < now]
    if of is not None:
        lost.append(documents.c.worker.startswith(of, autoescape=True))
    rows = connection.execute(
        select(documents)
        .where(documents.c.status == "running", or_(*lost))
        .order_by(documents.c.sha256)
        .with_for_update(skip_locked=True)
    ).all()
    for row in rows:
        _put_back(connection, row, now=now)
    return len(rows)


def release(connection: Connection, sha256: str, *, worker: str, now: datetime) -> bool:
    """Hands a document back unread; the attempt does not count."""
    row = locked(connection, sha256)
    if not _holds(row, worker):
        return False
    _set(connection, row, attempts=row.attempts - 1)
    _put_back(connection, row, now=now)
    return True


def finish(
    connection: Connection,
    sha256: str,
    result: Result,
    *,
    worker: str,
    revision: int | None,
    revised: Sequence[Revised],
    now: datetime,
) -> bool:
    """False, and nothing is written, where the worker no longer holds the document. Raises Changed, Unknown."""
    row = locked(connection, sha256)
    if not _holds(row, worker):
        return False
    if revision is not None and row.revision != revision:
        raise Changed(f"文件已被他人更新 (changed meanwhile): {sha256[:16]}")
    with accounted(connection, row):
        _set(connection, row, status="read", worker=None, leased_until=None)
        write_result(connection, row, result, now=now)
        mark_unsettled(connection, row.id)
    move(connection, row.id, "running", "read", now=now)
    revise_all(connection, revised, now=now)
    return True


def fail(
    connection: Connection, sha256: str, failure: Failure, *, worker: str, record: bytes | None, now: datetime
) -> bool:
    """As `finish`, for a document that cannot be read."""
    row = locked(connection, sha256)
    if not _holds(row, worker):
        return False
    with accounted(connection, row):
        _set(connection, row, status="failed", worker=None, leased_until=None)
        write_failure(connection, row, failure, record=record)
    move(connection, row.id, "running", "failed", now=now)
    return True


def _put_back(connection: Connection, row: Row[Any], *, now: datetime) -> None:
    status = "queued" if is_wanted(connection, row.id) else "cancelled"
    _set(connection, row, status=status, worker=None, leased_until=None)
    move(connection, row.id, "running", status, now=now)


def _holds(row: Row[Any], worker: str) -> bool:
    return bool(row.status == "running" and row.worker == worker)


def _set(connection: Connection, row: Row[Any], **values: Any) -> None:
    connection.execute(update(documents).where(documents.c.id == row.id).values(**values))
