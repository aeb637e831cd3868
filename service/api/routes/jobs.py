"""What became of uploads."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from service.api.access import Reader, Reviewer
from service.api.backend import Backend, Rooms
from service.api.problems import Refused
from service.api.shown import job_wire, whole_job_wire
from service.api.wire import Listed, PageNumber, PageSize, refusals
from service.api.wire_jobs import JobWire, WholeJobWire
from service.store.filters import Paging
from service.store.nouns import Job

router = APIRouter(prefix="/v1/jobs", tags=["jobs"])

JobId = Annotated[str, Path(min_length=1, max_length=64, pattern=r"^[0-9A-Za-z_-]+$")]


@router.get("", responses=refusals())
def list_jobs(_: Reader, rooms: Rooms, page: PageNumber = 1, size: PageSize = 50) -> Listed[JobWire]:
    """All jobs, the latest first."""
    found = rooms.store.jobs(Paging(page=page, size=size))
    return Listed[JobWire](
        items=[job_wire(job) for job in found.items], total=found.total, page=page, size=size, exact=found.exact
    )


@router.get("/{id}", responses=refusals("no_job"))
def get_job(id: JobId, _: Reader, rooms: Rooms) -> WholeJobWire:
    """A job with its documents."""
    return whole_job_wire(found_job(rooms, id))


@router.delete("/{id}", responses=refusals("no_job"))
def cancel_job(id: JobId, _: Reviewer, rooms: Rooms) -> WholeJobWire:
    """Takes its documents out of the queue and ends their readings. A job that is done stays done."""
    job = rooms.store.cancel_job(id)
    if job is None:
        raise Refused("no_job")
    rooms.desk.give_up_unwanted()
    return whole_job_wire(found_job(rooms, id))


def found_job(rooms: Backend, id: str, *, with_documents: bool = True) -> Job:
    """Raises Refused when there is none."""
    job = rooms.store.job(id, with_documents=with_documents)
    if job is None:
        raise Refused("no_job")
    return job
