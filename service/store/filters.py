"""What lists can be asked for, and what they hold. A filter's None means any."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Literal, TypeVar

from corpora.document.errors import Failure
from service.store.nouns import DocumentStatus, Word
from service.store.results import CheckRow, DoubtfulRow

Item = TypeVar("Item")

MAX_SIZE = 200
"""Items a page."""

MAX_PAGE = 10_000_000
"""More than any list has."""

DocumentSort = Literal[
    "-added", "added", "-year", "year", "organisation", "title", "path", "-contradicted", "-open", "-doubtful", "-read"
]
CheckSort = Literal["-confidence", "confidence", "document"]
BodySort = Literal["organisation", "-open", "-contradicted", "-doubtful", "-missing"]
DoubtfulSort = Literal["confidence", "document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """`page` counts from 1 to `MAX_PAGE`, `size` from 1 to `MAX_SIZE`. Raises ValueError for anything else."""

    page: int = 1
    size: int = 50

    def __post_init__(self) -> None:
        if not 1 <= self.page <= MAX_PAGE or not 1 <= self.size <= MAX_SIZE:
            raise ValueError(f"pages count from 1 to {MAX_PAGE} and have 1 to {MAX_SIZE} items")

    @property
    def offset(self) -> int:
        """Items before this page."""
        return (self.page - 1) * self.size


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Item]):
    """One page of a list.

    Args:
        total: items on all pages.
        exact: False when there are more than `total`: counting stopped there.
    """

    items: tuple[Item, ...]
    total: int
    page: int
    size: int
    exact: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFilter:
    """`search` is words that must all be part of path, title or organisation; `open` asks for contradictions that no
    reviewer has spoken of; `named` asks whether a document that was read names its body. `organisation` finds all
    reports of the body that goes by this name, also under its other spellings.
    """

    search: str | None = None
    organisation: str | None = None
    year: int | None = None
    status: DocumentStatus | None = None
    media_type: str | None = None
    open: bool | None = None
    named: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRef:
    """Which document something belongs to."""

    sha256: str
    path: str
    title: str | None
    organisation: str | None
    year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow(DocumentRef):
    """A document in a list.

    Args:
        revision: grows with every result that is written for it.
        open: contradictions that no reviewer has spoken of.
        doubtful: figures that a person should look at; `doubtful_open` those that none has.
        decided: checks that a reviewer has accepted or dismissed.
        corrections: figures, cells and claims with a reviewer's word that holds.
    """

    status: DocumentStatus
    error: Failure | None
    media_type: str | None
    size_bytes: int
    pages: int | None
    body: str | None
    revision: int
    attempts: int
    added: datetime
    read: datetime | None
    figures: int = 0
    claims: int = 0
    checks: int = 0
    contradicted: int = 0
    open: int = 0
    doubtful: int = 0
    doubtful_open: int = 0
    decided: int = 0
    corrections: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFilter:
    """`document` is a sha256; `search` as in `DocumentFilter`; confidences are inclusive."""

    verdict: str | None = None
    kind: str | None = None
    cause: str | None = None
    organisation: str | None = None
    year: int | None = None
    document: str | None = None
    reviewed: bool | None = None
    min_confidence: float | None = None
    max_confidence: float | None = None
    search: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a reviewer said of a check: `accepted` or `dismissed`, by the word `word`."""

    decision: str
    reason: str | None
    note: str | None
    who: str
    when: datetime
    word: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCheck:
    """A check with its document and a reviewer's word on it."""

    check: CheckRow
    document: DocumentRef
    decision: Decision | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtfulFilter:
    """`document` is a sha256."""

    organisation: str | None = None
    document: str | None = None
    reviewed: bool | None = None
    search: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDoubtful:
    """A doubtful figure with its document; `reviewed` when a word on its field or its cell holds."""

    figure: DoubtfulRow
    document: DocumentRef
    reviewed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFilter:
    """`document` is a sha256; `holds` leaves out words that were taken back, or those that were not."""

    document: str | None = None
    who: str | None = None
    holds: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedWord:
    """A word with its document."""

    word: Word
    document: DocumentRef


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyFilter:
    """`gaps`: with a year missing between its first and its last; `open` as in `DocumentFilter`."""

    search: str | None = None
    gaps: bool | None = None
    open: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyYear:
    """A report of a body. Two reports of one year are two of these."""

    year: int | None
    sha256: str
    status: DocumentStatus
    contradicted: int
    open: int
    doubtful: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow:
    """A body with its reports that were read.

    Args:
        organisation: the name that its latest report gives it.
        missing_years: those without a report between its first and its last.
    """

    organisation: str
    years: tuple[BodyYear, ...]
    missing_years: tuple[int, ...]
    contradicted: int
    open: int
    doubtful: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Totals of everything.

    Args:
        waiting: documents queued or running.
        contradicted: checks; `open` those without a word.
        doubtful: figures that a person should look at and none has.
        reviewed: checks that a reviewer has accepted or dismissed.
        unnamed: documents that were read and name no body.
    """

    documents: int = 0
    read: int = 0
    waiting: int = 0
    failed: int = 0
    cancelled: int = 0
    contradicted: int = 0
    open: int = 0
    doubtful: int = 0
    reviewed: int = 0
    corrections: int = 0
    bodies: int = 0
    bodies_with_gaps: int = 0
    unnamed: int = 0
