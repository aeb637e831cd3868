"""One document's turn: taken from the store, understood, held against others, written back."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Final

from corpora.document.errors import Crashed, DocumentError, Failure, Internal, NotStarted
from corpora.document.reading import Reading, Unread
from corpora.readers.read import known_media_type
from corpora.readers.sources import RawSource
from service.revision.errors import StateTooOld
from service.revision.state import load_light
from service.settings import Settings
from service.store.errors import Changed
from service.store.filters import DocumentRow
from service.store.nouns import Waiting
from service.store.results import Result, Revised
from service.store.store import Store
from service.work.asking import Asks
from service.work.child import not_understood
from service.work.neighbourhood import FEW, as_others, held_against, kept, look_at
from service.work.requests import Conclude, Concluded, NotUnderstood, Read, Understood, checked_answer

log = logging.getLogger("gouji.work")

ATTEMPTS: Final = 2
"""Of a document whose process crashes: a defect may hang on what was read before it."""
KILLED_ATTEMPTS: Final = 3
"""Of a document whose process is killed by SIGKILL, which it does not do itself: the system or a person does."""
CLAIMS: Final = 10
"""Times that a document is taken up again whose server ended over it, before it is the document's fault."""
TRIES: Final = 5
"""To write a result, when a reviewer is quicker."""
HEAD_BYTES: Final = 4096


class Turn:
    """Does it with one process that reads. `stopped` is asked before anything is begun again.

    Raises:
        StoreError: the store does not answer; the document is still this worker's.
        NotStarted: there is no process that reads.
    """

    def __init__(
        self, store: Store, reader: Asks, settings: Settings, *, worker: str, stopped: Callable[[], bool]
    ) -> None:
        self._store, self._reader, self._settings = store, reader, settings
        self._worker, self._stopped = worker, stopped
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
            found = kept(self._store, row)
            if found is None or row.status != "read":
                return False
            try:
                others = as_others(self._store, held_against(self._store, load_light(found.parcel)))
                result = self._result(Conclude(parcel=found.parcel, words=found.words, others=others, as_new=False))
                self._store.revise([Revised(sha256=row.sha256, result=result, revision=row.revision)])
            except Changed:
                again = self._store.document(row.sha256)
                if again is None:
                    return False
                row = again
            except (DocumentError, StateTooOld) as error:
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
                most = KILLED_ATTEMPTS if error.detail == "SIGKILL" else ATTEMPTS
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
            reading = load_light(parcel)
            used = self._finish(waiting, parcel, reading)
        except (StateTooOld, DocumentError) as error:
            if isinstance(error, Crashed) and self._stopped():
                self._store.release(waiting.sha256, worker=self._worker)
                return ()
            self._fail(waiting, b"", error if isinstance(error, DocumentError) else Internal("parcel"))
            return ()
        if used is None:
            return ()
        return self._neighbours(waiting.sha256, reading, used)

    def _finish(self, waiting: Waiting, parcel: bytes, reading: Reading) -> tuple[str, ...] | None:
        """The documents that it was held against; None where it is another worker's by now."""
        for _ in range(TRIES):
            row = self._store.document(waiting.sha256)
            if row is None:
                return None
            rows = held_against(self._store, reading)
            before = kept(self._store, row)
            request = Conclude(
                parcel=parcel, words=before.words if before else (), others=as_others(self._store, rows), as_new=True
            )
            result = self._result(request)
            try:
                written = self._store.finish(waiting.sha256, result, worker=self._worker, revision=row.revision)
            except Changed:
                continue
            return tuple(one.sha256 for one in rows) if written else None
        raise Internal("revision")

    def _neighbours(self, sha256: str, reading: Reading, used: Sequence[str]) -> tuple[DocumentRow, ...]:
        """Looks at those anew that look at this one, and at this one where another came meanwhile, which then could not
        see it.
        """
        if tuple(row.sha256 for row in held_against(self._store, reading)) != tuple(used):
            own = self._store.document(sha256)
            if own is not None:
                self.renew(own)
        later = []
        for row in look_at(self._store, reading):
            if len(self._store.bodies_under(row.body or "", year=row.year or 0)) > FEW:
                later.append(row)
            else:
                self.renew(row)
        return tuple(later)

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
