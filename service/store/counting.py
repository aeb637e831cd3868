"""How a job's documents stand, counted as they move."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, case, func, literal, select, update

from service.store.schema import job_documents, jobs

WAITING = ("queued", "running")


def move(connection: Connection, document_id: int, old: str, new: str, *, now: datetime) -> None:
    """The document went from one status to another, in each job that goes with it."""
    entries = connection.execute(
        select(job_documents.c.job_id, func.count())
        .where(job_documents.c.document_id == document_id, job_documents.c.status.is_(None))
        .group_by(job_documents.c.job_id)
        .order_by(job_documents.c.job_id)
    ).all()
    for job, number in entries:
        move_in_job(connection, job, old, new, number, now=now)


def move_in_job(connection: Connection, job: str, old: str, new: str, number: int, *, now: datetime) -> None:
    """So many documents of one job; the job is finished when none is left waiting."""
    ended = number * ((old in WAITING) - (new in WAITING))
    waiting = jobs.c.queued + jobs.c.running - ended
    connection.execute(
        update(jobs)
        .where(jobs.c.id == job)
        .values(
            {
                old: jobs.c[old] - number,
                new: jobs.c[new] + number,
                "finished": case(
                    (waiting > 0, None), else_=func.coalesce(jobs.c.finished, literal(now, jobs.c.finished.type))
                ),
            }
        )
    )


def is_wanted(connection: Connection, document_id: int) -> bool:
    """Is there a job, not cancelled, that waits for it?"""
    statement = (
        select(jobs.c.id)
        .join(job_documents)
        .where(job_documents.c.document_id == document_id, job_documents.c.status.is_(None), jobs.c.stopped.is_(None))
    )
    return connection.execute(statement.limit(1)).first() is not None
