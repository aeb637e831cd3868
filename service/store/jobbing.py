"""Jobs: told, listed, cancelled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from corpora.document.errors import Failure
from service.store.counting import is_wanted, move, move_in_job
from service.store.filters import Page, Paging
from service.store.nouns import Job, JobCounts, JobDocument, JobStatus
from service.store.schema import JOB_COUNTS, documents, job_documents, jobs


def told_job(connection: Connection, job: str, *, with_documents: bool) -> Job | None:
    """The job; None where there is none."""
    row = connection.execute(select(jobs).where(jobs.c.id == job)).first()
    if row is None:
        return None
    return _job(row, _entries(connection, job) if with_documents else ())


def list_jobs(connection: Connection, paging: Paging) -> Page[Job]:
    """The latest first, without their documents."""
    total = connection.execute(select(func.count()).select_from(jobs)).scalar_one()
    rows = connection.execute(
        select(jobs).order_by(jobs.c.created.desc(), jobs.c.id.desc()).limit(paging.size).offset(paging.offset)
    )
    return Page(items=tuple(_job(row, ()) for row in rows), total=total, page=paging.page, size=paging.size)


def cancel(connection: Connection, job: str, *, now: datetime) -> bool:
    """Takes its queued documents out: those that no other job waits for are not read. Running ones go on. False where
    there is no such job; a job that ended stays as it is.
    """
    queued = connection.execute(
        select(documents.c.id)
        .join(job_documents)
        .where(job_documents.c.job_id == job, job_documents.c.status.is_(None), documents.c.status == "queued")
        .distinct()
    ).scalars()
    locked = _lock(connection, list(queued))
    row = connection.execute(select(jobs).where(jobs.c.id == job).with_for_update()).first()
    if row is None:
        return False
    if row.finished is None and row.stopped is None:
        connection.execute(update(jobs).where(jobs.c.id == job).values(stopped=now))
        for document_id in locked:
            _take_out(connection, job, document_id, now=now)
    return True


def _lock(connection: Connection, ids: list[int]) -> list[int]:
    """Those of them that are still queued, locked."""
    found: list[int] = []
    for start in range(0, len(ids), 500):
        statement = select(documents.c.id).where(
            documents.c.id.in_(sorted(ids)[start : start + 500]), documents.c.status == "queued"
        )
        found += connection.execute(statement.order_by(documents.c.id).with_for_update()).scalars()
    return found


def _take_out(connection: Connection, job: str, document_id: int, *, now: datetime) -> None:
    number = connection.execute(
        update(job_documents)
        .where(
            job_documents.c.job_id == job,
            job_documents.c.document_id == document_id,
            job_documents.c.status.is_(None),
        )
        .values(status="cancelled")
    ).rowcount
    move_in_job(connection, job, "queued", "cancelled", number, now=now)
    if not is_wanted(connection, document_id):
        connection.execute(update(documents).where(documents.c.id == document_id).values(status="cancelled"))
        move(connection, document_id, "queued", "cancelled", now=now)


def _entries(connection: Connection, job: str) -> tuple[JobDocument, ...]:
    own, its = job_documents.c, documents.c
    rows: Iterable[Any] = connection.execute(
        select(
            own.path, own.sha256, own.document_id,
            func.coalesce(own.status, its.status).label("status"),
            func.coalesce(own.error_code, its.error_code).label("error_code"),
            func.coalesce(own.error_message, its.error_message).label("error_message"),
        )
        .select_from(job_documents.outerjoin(documents))
        .where(own.job_id == job)
        .order_by(own.position)
    )  # fmt: skip
    return tuple(JobDocument(sha256=row.sha256, path=row.path, status=row.status, error=_failure(row)) for row in rows)


def _failure(row: Any) -> Failure | None:
    if row.status != "failed" or row.error_code is None:
        return None
    return Failure(code=row.error_code, message=row.error_message or "")


def _job(row: Row[Any], entries: tuple[JobDocument, ...]) -> Job:
    counts = JobCounts(**{name: row._mapping[name] for name in JOB_COUNTS})
    return Job(
        id=row.id, created=row.created, finished=row.finished, status=_status(row, counts), counts=counts,
        documents=entries,
    )  # fmt: skip


def _status(row: Row[Any], counts: JobCounts) -> JobStatus:
    if row.stopped is not None:
        return "cancelled"
    if counts.waiting == 0:
        return "done"
    return "queued" if counts.queued == counts.total else "running"
