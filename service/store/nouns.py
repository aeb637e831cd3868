"""Documents, jobs, keys and reviewers' words, as the store is given and gives them.

Every moment is an aware `datetime`, kept to the microsecond in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from corpora.document.errors import Failure

DocumentStatus = Literal["queued", "running", "read", "failed", "cancelled"]
JobStatus = Literal["queued", "running", "done", "cancelled"]
WordKind = Literal["figure", "claim", "cell", "check", "document"]
Scope = Literal["read", "review", "admin"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A document to be accepted.

    Args:
        path: as the sender named it, `archive.zip!/member` for what lay in an archive.
        sha256: of its bytes, 64 lower-case hex digits.
        data: its bytes; None where `Store.keep` was given them before.
    """

    path: str
    sha256: str
    media_type: str | None
    size_bytes: int
    data: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """Something sent that holds no document: a damaged archive, an empty file. It ends as failed in its job."""

    path: str
    failure: Failure
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobDocument:
    """A document as one job sees it. `sha256` is None for what held no document."""

    sha256: str | None
    path: str
    status: DocumentStatus
    error: Failure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobCounts:
    """Documents of a job by status; the same bytes under two paths count twice."""

    queued: int = 0
    running: int = 0
    read: int = 0
    failed: int = 0
    cancelled: int = 0

    @property
    def total(self) -> int:
        """All that was sent."""
        return self.queued + self.running + self.read + self.failed + self.cancelled

    @property
    def waiting(self) -> int:
        """Those that have not ended yet."""
        return self.queued + self.running


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An upload and how its documents stand.

    Args:
        finished: when its last document ended; None while one has not.
        documents: in the order sent; () in lists of jobs.
    """

    id: str
    created: datetime
    finished: datetime | None
    status: JobStatus
    counts: JobCounts
    documents: tuple[JobDocument, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A document that a worker has taken.

    Args:
        path: under which it was first sent.
        attempts: times it was taken, this one included.
        revision: for `Store.finish`.
    """

    sha256: str
    path: str
    media_type: str | None
    attempts: int
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWord:
    """A reviewer's word.

    Args:
        document: sha256.
        target: a figure's field, a claim's id, `table/row/column` of a cell, a check's public id, or of the document
            itself what is said of it: `title`, `organisation`, `year`, or several with commas.
        before: what stood there: JSON text, for a check the bare decision; None for nothing.
        after: what stands there now; for a check `accepted`, `dismissed`, or None for undecided.
        reason: a code, for a dismissed check.
        note: the reviewer's own.
    """

    who: str
    document: str
    kind: WordKind
    target: str
    before: str | None
    after: str | None
    reason: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Word(NewWord):
    """A word that was said. Words are never changed; taking one back is said beside it.

    Args:
        id: later words have greater ones.
        withdrawn_by: who took it back, None while it holds.
    """

    id: int
    when: datetime
    withdrawn_by: str | None = None
    withdrawn: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key of access; its secret is not kept."""

    id: str
    name: str
    scope: Scope
    created: datetime
    revoked: datetime | None = None
