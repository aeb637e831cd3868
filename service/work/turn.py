"""One document's turn: taken from the store, understood, held against others, written back."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from corpora.document.errors import Crashed, DocumentError, Failure, Internal, NotStarted
from corpora.document.reading import Reading, Unread
from corpora.readers.read import known_media_type
from corpora.readers.sources import RawSource
from service.isolation.tries import ATTEMPTS, KILLED_ATTEMPTS, most_attempts
from service.revision.conclusion import Said, as_filed
from service.revision.errors import StateTooOld
from service.revision.neighbours import depend_on, issued
from service.settings import Settings
from service.store.errors import Changed
from service.store.filters import DocumentRow
from service.store.nouns import Waiting
from service.store.results import Result, Revised
from service.store.store import Store
from service.work.alone import Alone
from service.work.asking import Asks
from service.work.child import not_understood
from service.work.neighbourhood import as_others, held_against, is_held_against_many, kept, look_at, said
from service.work.requests import Conclude, Concluded, NotUnderstood, Other, Read, Understood, checked_answer

log = logging.getLogger("gouji.work")

CLAIMS: Final = 10
"""Times that a document is taken up again whose server ended over it, before it is the document's fault."""
TRIES: Final = 5
"""To write a result, when a reviewer is quicker."""
HEAD_BYTES: Final = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finished:
    """`reading` as it is filed; `seen` are the documents that it was held against, as they were; `told` those that look
    at it, of which `later` have still to.
    """

    reading: Reading
    seen: tuple[tuple[str, int], ...]
    told: frozenset[str]
    later: tuple[DocumentRow, ...]


def _seen(rows: Sequence[DocumentRow]) -> tuple[tuple[str, int], ...]:
    return tuple((row.sha256, row.revision) for row in rows)


class Turn:
    """Does it with one process that reads. `stopped` is asked before anything is begun again.

    Raises:
        StoreError: the store does not answer; the document is still this worker's.
        NotStarted: there is no process that reads.
    """

    def __init__(
        self,
        store: Store,
        reader: Asks,
        settings: Settings,
        *,
        worker: str,
        stopped: Callable[[], bool],
        alone: Alone | None = None,
    ) -> None:
        self._store, self._reader, self._settings = store, reader, settings
        self._worker, self._stopped, self._alone = worker, stopped, alone or Alone()
        self.crashes = 0

    def take(self, waiting: Waiting) -> tuple[DocumentRow, ...]:
        """Reads it and writes what came of it; the documents that look at it and are too many to be looked at now."""
        data = self._store.original(waiting.sha256)
        if data is None:
            self._fail(waiting, b"", Internal("original"))
            return ()
        try:
            if waiting.attempts > CLAIMS:
                raise Crashed("SIGKILL")
            understood = self._understood(RawSource(path=waiting.path, data=data))
        except NotStarted:
            raise
        except DocumentError as error:
            return self._ended_badly(waiting, data, error)
        if isinstance(understood, NotUnderstood):
            failure = Failure(code=understood.code, message=understood.message)
            self._store.fail(waiting.sha256, failure, worker=self._worker, record=understood.record)
            return ()
        return self._concluded(waiting, understood.parcel)

    def give_up(self, waiting: Waiting) -> None:
        """Ends the document's turn after a defect of ours."""
        self._fail(waiting, b"", Internal("desk"))

    def renew(self, row: DocumentRow) -> bool:
        """A document that was read before is held against others again. False where it cannot be, and stays."""
        for _ in range(TRIES):
            if row.status != "read":
                return False
            try:
                revised = self._revised(row)
                if revised is None:
                    return False
                self._store.revise([revised])
            except Changed:
                again = self._store.document(row.sha256)
                if again is None:
                    return False
                row = again
            except DocumentError as error:
                log.warning("not compared anew", extra={"sha256": row.sha256, "code": error.code})
                return False
            else:
                return True
        return False

    def _understood(self, source: RawSource) -> Understood | NotUnderstood:
        """Raises DocumentError: Crashed when it did so each time."""
        for attempt in range(1, KILLED_ATTEMPTS + 1):
            try:
                answer = checked_answer(self._reader.ask(Read(source=source)))
            except Crashed as error:
                self.crashes += 1
                most = most_attempts(error)
                if attempt >= most or self._stopped() or not self._store.wanted(source.sha256):
                    raise
                continue
            if isinstance(answer, Understood | NotUnderstood):
                return answer
            raise Internal("answer")
        raise Crashed("SIGKILL")

    def _ended_badly(self, waiting: Waiting, data: bytes, error: DocumentError) -> tuple[DocumentRow, ...]:
        """What was interrupted goes back; anything else is the document's end."""
        if isinstance(error, Crashed) and (self._stopped() or not self._store.wanted(waiting.sha256)):
            self._store.release(waiting.sha256, worker=self._worker)
        else:
            self._fail(waiting, data, error)
        return ()

    def _fail(self, waiting: Waiting, data: bytes, error: DocumentError) -> None:
        unread = Unread(
            path=waiting.path, failure=error.failure(), sha256=waiting.sha256, size_bytes=len(data),
            media_type=waiting.media_type or known_media_type(data[:HEAD_BYTES]),
        )  # fmt: skip
        said = not_understood(unread, language=self._settings.lang)
        failure = Failure(code=said.code, message=said.message)
        self._store.fail(waiting.sha256, failure, worker=self._worker, record=said.record)

    def _concluded(self, waiting: Waiting, parcel: bytes) -> tuple[DocumentRow, ...]:
        try:
            reading = as_filed(parcel, self._said(self._store.document(waiting.sha256)))
            with self._alone.over(one.body for one in (issued(reading), *depend_on(reading)) if one is not None):
                finished = self._finish(waiting, parcel)
        except NotStarted:
            raise
        except (StateTooOld, DocumentError) as error:
            if isinstance(error, Crashed) and self._stopped():
                self._store.release(waiting.sha256, worker=self._worker)
            else:
                self._fail(waiting, b"", error if isinstance(error, DocumentError) else Internal("parcel"))
            return ()
        if finished is None:
            return ()
        # Another server, or a reviewer, may have been at work on a report that this one looks at, or that looks at it.
        written = self._store.document(waiting.sha256)
        if _seen(held_against(self._store, finished.reading)) != finished.seen:
            self._renew_by_name(waiting.sha256)
        for row in look_at(self._store, finished.reading):
            if row.sha256 not in finished.told:
                self.renew(row)
        if written is not None:
            self._store.settle(written.sha256, revision=written.revision)
        return finished.later

    def settle(self, row: DocumentRow) -> tuple[str, ...]:
        """A document whose change a server did not live to see through: it is compared anew, and so is what looks at
        it. Gives the SHA-256 of what was.
        """
        found = kept(self._store, row)
        if found is None:
            return ()
        try:
            looking = look_at(self._store, as_filed(found.parcel, found.words))
        except StateTooOld:
            looking = ()
        renewed = tuple(one.sha256 for one in (row, *looking) if self.renew(one))
        self._store.settle(row.sha256, revision=row.revision)
        return renewed

    def _finish(self, waiting: Waiting, parcel: bytes) -> _Finished | None:
        """Writes the document, and with it those that look at it; None where it is another worker's by now."""
        for _ in range(TRIES):
            row = self._store.document(waiting.sha256)
            if row is None:
                return None
            words = self._said(row)
            reading = as_filed(parcel, words)
            rows = held_against(self._store, reading)
            own = Other(parcel=parcel, words=words)
            request = Conclude(parcel=parcel, words=words, others=as_others(self._store, rows), as_new=True)
            result = self._result(request)
            now, later = self._looking_at(reading)
            revised = [one for found in now if (one := self._revised(found, and_this=(row, own))) is not None]
            try:
                written = self._store.finish(
                    waiting.sha256, result, worker=self._worker, revision=row.revision, revised=revised
                )
            except Changed:
                continue
            told = frozenset(one.sha256 for one in (*now, *later))
            return _Finished(reading=reading, seen=_seen(rows), told=told, later=later) if written else None
        raise Internal("revision")

    def _said(self, row: DocumentRow | None) -> tuple[Said, ...]:
        return said(self._store.words(row.sha256)) if row is not None and row.corrections else ()

    def _looking_at(self, reading: Reading) -> tuple[list[DocumentRow], tuple[DocumentRow, ...]]:
        """Documents that look at this one: to be looked at in the same moment, and later."""
        rows = look_at(self._store, reading)
        many = [row for row in rows if is_held_against_many(self._store, row)]
        return [row for row in rows if row not in many], tuple(many)

    def _revised(self, row: DocumentRow, *, and_this: tuple[DocumentRow, Other] | None = None) -> Revised | None:
        """What another document says now, with one beside that is about to be written; None where it has to stay."""
        found = kept(self._store, row)
        if found is None:
            return None
        try:
            rows = held_against(self._store, as_filed(found.parcel, found.words))
            others = as_others(self._store, rows, and_this=and_this)
            result = self._result(Conclude(parcel=found.parcel, words=found.words, others=others, as_new=False))
        except (StateTooOld, Internal) as error:
            log.warning("not compared anew", extra={"sha256": row.sha256, "code": error.code})
            return None
        return Revised(sha256=row.sha256, result=result, revision=row.revision)

    def _renew_by_name(self, sha256: str) -> None:
        row = self._store.document(sha256)
        if row is not None:
            self.renew(row)

    def _result(self, request: Conclude) -> Result:
        """Raises DocumentError."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                answer = checked_answer(self._reader.ask(request))
            except Crashed:
                self.crashes += 1
                if attempt == ATTEMPTS or self._stopped():
                    raise
                continue
            if isinstance(answer, Concluded):
                return answer.concluded
            raise Internal("answer")
        raise Crashed("SIGKILL")
