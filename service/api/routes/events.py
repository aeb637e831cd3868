"""A job as it goes, sent to whoever listens (server-sent events)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, Final

from fastapi import APIRouter
from sse_starlette.event import ServerSentEvent
from sse_starlette.sse import EventSourceResponse
from starlette.concurrency import run_in_threadpool

from service.api.access import Reader
from service.api.backend import Backend, Rooms
from service.api.following import Follower
from service.api.routes.jobs import JobId, found_job
from service.api.shown import job_document_wire, job_wire
from service.api.wire import Wire, refusals
from service.store.nouns import Job, JobCounts, JobDocument

router = APIRouter(prefix="/v1/jobs", tags=["jobs"])

EVENT: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["event", "data"],
    "properties": {
        "event": {"type": "string", "enum": ["progress", "document", "end"]},
        "data": {"type": "string", "contentMediaType": "application/json"},
    },
}
"""One of the stream's; `data` is the JSON of a `JobWire`, of a document a `JobDocumentWire`."""

STREAM: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "progress：任务，document：一份文件，end：结束 / the job, a document of it, the end",
        "content": {
            "text/event-stream": {
                "schema": EVENT,
                "example": 'event: document\ndata: {"sha256": "…", "path": "报告.pdf", "status": "read"}\n\n',
            }
        },
    }
}


@router.get("/{id}/events", response_class=EventSourceResponse, responses={**STREAM, **refusals("no_job")})
async def follow_job(id: JobId, _: Reader, rooms: Rooms) -> EventSourceResponse:
    """`progress` with the job's counts, first at once and then at each change; `document` for each document that has
    ended, also those that had ended before; `end` when nothing of it waits any more.
    """
    job = await run_in_threadpool(found_job, rooms, id)
    return EventSourceResponse(_events(job, rooms))


async def _events(job: Job, rooms: Backend) -> AsyncIterator[ServerSentEvent]:
    told: set[int] = set()
    with Follower(rooms.desk) as follower:
        yield _event("progress", job_wire(job))
        while True:
            for number, document in _ended(job, told):
                told.add(number)
                yield _event("document", job_document_wire(document))
            if job.finished is not None or job.counts.waiting == 0:
                yield _event("end", job_wire(job))
                return
            before = job.counts
            while job.counts == before:
                await follower.changed()
                job = await run_in_threadpool(found_job, rooms, job.id, with_documents=False)
            yield _event("progress", job_wire(job))
            if _ended_count(job.counts) != _ended_count(before):
                job = await run_in_threadpool(found_job, rooms, job.id)
                follower.rest(job.counts.total)


def _ended(job: Job, told: set[int]) -> list[tuple[int, JobDocument]]:
    """Documents by their number in the job: the same bytes may be in it twice."""
    ended = ("read", "failed", "cancelled")
    return [
        (number, document)
        for number, document in enumerate(job.documents)
        if document.status in ended and number not in told
    ]


def _ended_count(counts: JobCounts) -> int:
    return counts.total - counts.waiting


def _event(name: str, data: Wire) -> ServerSentEvent:
    return ServerSentEvent(event=name, data=data.model_dump_json())
