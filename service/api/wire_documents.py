"""Documents, bodies and what the whole store comes to, as lists show them."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from service.api.wire import JsonNumber, Sha256, Wire
from service.api.wire_jobs import DocumentStatus, FailureWire


class OverviewWire(Wire):
    """Counts over everything. `open` are contradictions without a reviewer's word, `unnamed` documents that were read
    and name no body.
    """

    documents: int
    read: int
    waiting: int
    failed: int
    contradicted: int
    open: int
    doubtful: int
    bodies: int
    bodies_with_gaps: int
    unnamed: int
    reviewed: int


class BodyYearWire(Wire):
    """A body's report of one year."""

    year: int | None
    sha256: Sha256
    status: DocumentStatus
    contradicted: int
    open: int
    doubtful: int


class BodyWire(Wire):
    """A body with its years; `missing_years` lie between its first and its last and have no report."""

    organisation: str = Field(examples=["云岭台市教育局"])
    years: list[BodyYearWire]
    missing_years: list[int]
    contradicted: int
    open: int
    doubtful: int


class DocumentWire(Wire):
    """A document in a list. `added` is when it came in, `read` when it was read last."""

    sha256: Sha256
    path: str
    title: str | None
    organisation: str | None
    year: int | None
    status: DocumentStatus
    error: FailureWire | None
    media_type: str | None
    bytes: int
    pages: int | None
    contradicted: int
    open: int
    doubtful: int
    corrections: int
    added: datetime
    read: datetime | None


class DocumentNameWire(Wire):
    """Which document a check or a doubtful figure is of."""

    sha256: Sha256
    path: str
    organisation: str | None
    year: int | None
    title: str | None


class DoubtfulWire(Wire):
    """A figure that is not sure: confidence under 0.9, or unreadable. `text` is what its cell says."""

    document: DocumentNameWire
    field: str = Field(examples=["requests.new.natural_person"])
    label: str
    value: JsonNumber | None
    state: str
    unit: str | None
    table: str
    cell: tuple[int, int]
    text: str
    page: int | None
    bbox: tuple[float, float, float, float] | None
    confidence: float
    reviewed: bool


class PageWire(Wire):
    """A page's size in points as it lies in the file, and the quarter turns clockwise that show it upright."""

    number: int = Field(ge=1)
    width: float
    height: float
    turn: int = Field(ge=0, le=3)
