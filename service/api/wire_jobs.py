"""Uploads and what becomes of them."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from service.api.wire import Sha256, Wire

JobStatus = Literal["queued", "running", "done", "cancelled"]
DocumentStatus = Literal["queued", "running", "read", "failed", "cancelled"]


class FailureWire(Wire):
    """Why a document could not be read."""

    code: str = Field(examples=["encrypted"])
    message: str = Field(examples=["文件已加密"])


class JobDocumentWire(Wire):
    """A document of a job. `sha256` is null where not even the bytes could be had (a damaged member of an archive)."""

    sha256: Sha256 | None
    path: str = Field(examples=["2023年度报告.pdf"])
    status: DocumentStatus
    error: FailureWire | None = None


class CountsWire(Wire):
    """Documents of a job by status."""

    queued: int
    running: int
    read: int
    failed: int
    cancelled: int
    total: int


class AcceptedWire(Wire):
    """What an upload is answered with. A document that was read before is `read` at once."""

    job: str
    documents: list[JobDocumentWire]


class JobWire(Wire):
    """A job without its documents."""

    id: str
    status: JobStatus
    created: datetime
    finished: datetime | None
    counts: CountsWire


class WholeJobWire(JobWire):
    """A job with its documents."""

    documents: list[JobDocumentWire]
