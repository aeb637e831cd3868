"""What is written of a document when it was read, or when a reviewer's word changed what follows from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What lists show of a document.

    Args:
        body: the same text for all spellings of the organisation; reports of one body are found by it. None takes the
            organisation itself.
        pages: None where the source has none.
    """

    title: str | None
    organisation: str | None
    year: int | None
    body: str | None = None
    media_type: str | None = None
    pages: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """One check.

    Args:
        id: the public id, which stays with the check when checks are run again.
        number: its id in the record, `k3`.
        detail: the whole check as JSON text.
    """

    id: str
    number: str
    kind: str
    verdict: str
    cause: str | None
    confidence: float
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtfulRow:
    """A figure that a person should look at.

    Args:
        table: with `row` and `column` the cell that prints it; None where no cell does.
        detail: all that lists show of it as JSON text.
    """

    field: str
    confidence: float
    detail: str
    table: str | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What follows from reading a document.

    Args:
        record: the current record as JSON text in UTF-8.
        machine_record: the record as the machine said it; None leaves the one that is kept, or takes `record` where
            none is.
        reading: what corrections are applied to, bytes of the caller's own; None leaves what is kept.
        checks: in the order of the record.
        doubtful: least confident first.
        figures: how many the record has.
        claims: the same.
    """

    facts: Facts
    record: bytes
    machine_record: bytes | None = None
    reading: bytes | None = None
    checks: tuple[CheckRow, ...] = ()
    doubtful: tuple[DoubtfulRow, ...] = ()
    figures: int = 0
    claims: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """A result for a document that was read before.

    Args:
        revision: of the document when the result was computed.
    """

    sha256: str
    result: Result
    revision: int
