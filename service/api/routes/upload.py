"""Documents come in."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Header, Request, Response
from starlette.concurrency import run_in_threadpool

from service.api.access import Reviewer
from service.api.backend import Backend, Rooms
from service.api.intake import Intake
from service.api.multipart import FIELD, received_files, refuse_by_length
from service.api.problems import Refused
from service.api.shown import job_document_wire
from service.api.wire import refusals
from service.api.wire_jobs import AcceptedWire
from service.store.nouns import Job

router = APIRouter(prefix="/v1", tags=["documents"])

BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": [FIELD],
                    "properties": {
                        FIELD: {
                            "type": "array", "minItems": 1, "items": {"type": "string", "format": "binary"},
                            "description": "报告，或装有报告的 .zip / reports, or archives of reports",
                        }
                    },
                }
            }
        },
    }
}  # fmt: skip

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key", min_length=1, max_length=255, pattern=r"^[\x21-\x7e]+$",
        description="同一键与同样的文件再次上传，得到同一任务 / the same key and files again give the same job",
    ),
]  # fmt: skip


@router.post(
    "/documents",
    status_code=202,
    openapi_extra=BODY,
    responses=refusals(
        "bad_request", "too_large", "too_many_files", "expansion", "unsupported_media_type", "no_files",
        "idempotency_conflict", "queue_full", "stopping",
    ),
)  # fmt: skip
async def upload(
    request: Request, response: Response, asker: Reviewer, rooms: Rooms, idempotency_key: IdempotencyKey = None
) -> AcceptedWire:
    """Takes in one file or many; an archive's members are documents of their own. When this answers, they are safe on
    disk. The same bytes sent twice are one document.
    """
    limits = rooms.options.uploads
    refuse_by_length(request, limits=limits)
    await run_in_threadpool(_refuse_when_full, rooms)
    key = f"{asker.name}:{idempotency_key}" if idempotency_key else None
    with rooms.uploads.taken():
        rooms.metrics.uploading(1)
        try:
            intake = await _taken_in(request, rooms)
            job = await run_in_threadpool(_accepted, rooms, intake, key)
        finally:
            rooms.metrics.uploading(-1)
    rooms.desk.wake()
    response.headers["Location"] = f"/v1/jobs/{job.id}"
    return AcceptedWire(job=job.id, documents=[job_document_wire(document) for document in job.documents])


async def _taken_in(request: Request, rooms: Backend) -> Intake:
    def keep(data: bytes) -> str:
        rooms.metrics.received(len(data))
        return rooms.store.keep(data)

    intake = Intake(keep=keep, limits=rooms.options.settings.limits(), uploads=rooms.options.uploads)
    try:
        async for received in received_files(request, limits=rooms.options.uploads):
            await run_in_threadpool(intake.take, received.name, received.file, received.size_bytes)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refused("busy", (f"无法暂存上传的文件：{reason}", f"the upload cannot be kept: {reason}")) from error
    intake.check()
    return intake


def _accepted(rooms: Backend, intake: Intake, key: str | None) -> Job:
    return rooms.store.accept(intake.accepted, rejected=intake.rejected, idempotency_key=key)


def _refuse_when_full(rooms: Backend) -> None:
    waiting, most = rooms.store.waiting(), rooms.options.uploads.waiting_documents
    if waiting >= most:
        raise Refused("queue_full", (f"已有 {waiting} 份文件排队", f"{waiting} documents are waiting"))
