"""One document at a time, in a process of its own: how often it is tried, and what is left behind is swept up.

Nothing of a document runs in the worker itself. A crash, a hang or a flood of memory ends the process that reads; what
it started and left is killed with it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from corpora.document.errors import Crashed, DocumentError, Internal, NotStarted, TooLarge
from corpora.readers.sources import RawSource
from corpora.readers.unread import unread_report
from service.batch.leftovers import Descendants
from service.batch.reading import Assignment, Rows, document_rows
from service.isolation.process import Worker
from service.isolation.tries import KILLED_ATTEMPTS, most_attempts

STARTS: Final = 3
"""In a row that may fail, before the worker gives up: none of them is a document's doing."""
START_PAUSE_SECONDS: Final = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempted:
    """What came of a document, and how often it was begun."""

    rows: Rows
    attempts: int


class Reads(Protocol):
    """Reads one document after the other and never raises over one."""

    def read(self, source: RawSource) -> Attempted:
        """Its rows."""

    def close(self) -> None:
        """Ends what it started."""


class Attempts:
    """Reads documents; never raises over one.

    Raises:
        NotStarted: when the process that reads cannot be started at all.
    """

    def __init__(self, assignment: Assignment, *, factory: str = "service.batch.reading:batch_reports") -> None:
        self._language = assignment.settings.lang
        self._limits = assignment.settings.limits()
        self._worker = Worker(factory, assignment, limits=self._limits)
        self._descendants = Descendants(lambda: self._worker.process_id, max_bytes=self._limits.max_memory_bytes)

    def close(self) -> None:
        """Ends the process."""
        self._worker.close()
        self._descendants.close()

    def read(self, source: RawSource) -> Attempted:
        """The document's rows; those of a failure where it could not be read."""
        for attempt in range(1, KILLED_ATTEMPTS + 1):
            try:
                return Attempted(rows=self._asked(source), attempts=attempt)
            except Crashed as error:
                last: DocumentError = error
                if attempt >= most_attempts(error):
                    break
            except DocumentError as error:
                last = error
                break
        failure = document_rows(unread_report(source, last), source, language=self._language)
        return Attempted(rows=failure, attempts=attempt)

    def _asked(self, source: RawSource) -> Rows:
        self._descendants.watch()
        try:
            answer: Rows = started(lambda: self._worker.ask(source))
        except Crashed as error:
            if self._descendants.too_large:
                raise TooLarge("内存不足") from error
            raise
        finally:
            self._descendants.sweep()
        if not _sound(answer):
            raise Internal("answer")
        return answer


def started(ask: Callable[[], Rows]) -> Rows:
    """Asks again when the process could not be started."""
    for start in range(1, STARTS + 1):
        try:
            return ask()
        except NotStarted:
            if start == STARTS:
                raise
            time.sleep(START_PAUSE_SECONDS)
    raise AssertionError("unreachable")


def _sound(answer: object) -> bool:
    """A process that hostile bytes have taken over may send anything made of plain values."""
    return (
        isinstance(answer, dict)
        and all(isinstance(rows, list) and all(isinstance(row, dict) for row in rows) for rows in answer.values())
        and len(answer.get("records", ())) == 1
    )
