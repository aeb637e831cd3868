"""The store as the rest of the service sees it. Each method is one transaction; whoever gets an answer to one that
writes knows that it is on disk.

All methods may be called from any thread. Besides what each says, all raise `StoreUnavailable`. `now` is for tests.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType

from sqlalchemy import ColumnElement, func, select

from corpora.document.errors import Failure
from service.store import (
    jobbing,
    keyring,
    list_bodies,
    list_checks,
    list_doubtful,
    listing,
    queue,
    settling,
    uploads,
    wording,
)
from service.store.columns import within
from service.store.counting import is_wanted
from service.store.engine import Database
from service.store.errors import Unknown
from service.store.filters import (
    BodyFilter,
    BodyRow,
    BodySort,
    CheckFilter,
    CheckSort,
    DocumentFilter,
    DocumentRow,
    DocumentSort,
    DoubtfulFilter,
    DoubtfulSort,
    ListedCheck,
    ListedDoubtful,
    ListedWord,
    Overview,
    Page,
    Paging,
    WordFilter,
)
from service.store.nouns import Job, Key, NewWord, Rejected, Scope, Upload, Waiting, Word
from service.store.originals import Originals
from service.store.packed import unpack
from service.store.results import Result, Revised
from service.store.schema import documents, records, words
from service.store.writing import revise_all

LEASE_SECONDS = 120.0
"""For which a worker holds a document that it does not ask for again: longer than any pause of a busy machine."""


class Store:
    """See `service.store.opening.open_store`."""

    def __init__(self, database: Database, originals: Originals) -> None:
        self._database, self._originals = database, originals

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the database; nothing waits to be written."""
        self._database.close()

    # Uploads and jobs

    def keep(self, data: bytes) -> str:
        """SHA-256 of bytes that are now on disk. They are a document only when they are accepted."""
        return self._originals.keep(data)

    def accept(
        self,
        sent: Sequence[Upload],
        *,
        rejected: Sequence[Rejected] = (),
        idempotency_key: str | None = None,
        now: datetime | None = None,
    ) -> Job:
        """A job for these uploads, with their originals on disk. Documents that were read before are done at once;
        those that failed are tried again. The same key with the same uploads gives the job of the first time.

        Raises:
            IdempotencyConflict: the key belongs to other uploads.
            Unknown: an upload without bytes that were never kept.
            ValueError: bytes that do not have the upload's hash.
        """
        for upload in sent:
            self._keep_upload(upload)
        when = _moment(now)
        job = self._database.write(
            lambda connection: uploads.accept(connection, sent, rejected, idempotency_key=idempotency_key, now=when)
        )
        return self._told(job)

    def job(self, job: str, *, with_documents: bool = True) -> Job | None:
        """None where there is no such job."""
        with self._database.read() as connection:
            return jobbing.told_job(connection, job, with_documents=with_documents)

    def jobs(self, paging: Paging) -> Page[Job]:
        """The latest first, without their documents."""
        with self._database.read() as connection:
            return jobbing.list_jobs(connection, paging)

    def cancel_job(self, job: str, *, now: datetime | None = None) -> Job | None:
        """Takes the queued documents of the job out; those being read go on. None where there is no such job."""
        when = _moment(now)
        found = self._database.write(lambda connection: jobbing.cancel(connection, job, now=when))
        return self._told(job) if found else None

    def original(self, sha256: str) -> bytes | None:
        """The bytes as they were sent."""
        return self._originals.read(sha256)

    def original_path(self, sha256: str) -> Path | None:
        """Where they lie; they must not be changed."""
        return self._originals.path(sha256)

    # Work

    def claim_next(
        self, worker: str, *, now: datetime | None = None, lease_seconds: float = LEASE_SECONDS
    ) -> Waiting | None:
        """The next document, for this worker alone until the lease ends. Short uploads do not wait for long ones."""
        when, lease = _moment(now), timedelta(seconds=lease_seconds)
        return self._database.write(lambda connection: queue.claim_next(connection, worker, now=when, lease=lease))

    def renew(self, worker: str, *, now: datetime | None = None, lease_seconds: float = LEASE_SECONDS) -> int:
        """How many documents this worker still holds, from now on for the whole lease again."""
        when, lease = _moment(now), timedelta(seconds=lease_seconds)
        return self._database.write(lambda connection: queue.renew(connection, worker, now=when, lease=lease))

    def requeue_lost(self, *, of: str | None = None, now: datetime | None = None) -> int:
        """How many documents were put back: those whose lease ended, and all of workers whose names begin with `of`."""
        when = _moment(now)
        return self._database.write(lambda connection: queue.requeue_lost(connection, of=of, now=when))

    def release(self, sha256: str, *, worker: str, now: datetime | None = None) -> bool:
        """Hands a document back unread: it is queued again, or cancelled when no job waits for it any longer. False
        where the worker no longer holds it. Raises Unknown.
        """
        when = _moment(now)
        return self._database.write(lambda connection: queue.release(connection, sha256, worker=worker, now=when))

    def finish(
        self,
        sha256: str,
        result: Result,
        *,
        worker: str,
        revision: int | None = None,
        revised: Sequence[Revised] = (),
        now: datetime | None = None,
    ) -> bool:
        """Writes what was read, and what the machine now says anew of other documents, all or none. Words that
        were said before stay with their checks.

        Returns:
            False, and nothing is written, where the worker no longer holds the document.

        Raises:
            Changed: one of the documents is at another revision than the one given.
            Unknown: there is no such document.
        """
        when = _moment(now)
        return self._database.write(
            lambda connection: queue.finish(
                connection, sha256, result, worker=worker, revision=revision, revised=revised, now=when
            )
        )

    def fail(
        self, sha256: str, failure: Failure, *, worker: str, record: bytes | None = None, now: datetime | None = None
    ) -> bool:
        """As `finish`, for a document that could not be read; `record` says so as JSON."""
        when = _moment(now)
        return self._database.write(
            lambda connection: queue.fail(connection, sha256, failure, worker=worker, record=record, now=when)
        )

    def revise(self, revised: Sequence[Revised], *, now: datetime | None = None) -> None:
        """Writes what the machine says anew of documents read before, all or none. Raises Changed, Unknown."""
        when = _moment(now)
        self._database.write(lambda connection: revise_all(connection, revised, now=when))

    def settle(self, sha256: str, *, revision: int) -> None:
        """The reports that look at the document at this revision have been seen to; see `service.store.settling`."""
        self._database.write(lambda connection: settling.settle(connection, sha256, revision=revision))

    def unsettled(self) -> tuple[DocumentRow, ...]:
        """Documents that have changed, and nobody has said since that those that look at them were seen to."""
        with self._database.read() as connection:
            return settling.list_unsettled(connection)

    def waiting(self) -> int:
        """Documents in the queue."""
        with self._database.read() as connection:
            return connection.execute(select(func.count()).where(documents.c.status == "queued")).scalar_one()

    def wanted(self, sha256: str) -> bool:
        """Is there a job, not cancelled, that has this document?"""
        with self._database.read() as connection:
            found = connection.execute(select(documents.c.id).where(documents.c.sha256 == sha256)).scalar()
            return found is not None and is_wanted(connection, found)

    # Reading

    def record(self, sha256: str, *, machine: bool = False) -> bytes | None:
        """The record as JSON in UTF-8: as it stands, or as the machine said it. None where there is none yet."""
        with self._database.read() as connection:
            row = connection.execute(
                select(records.c.machine_record if machine else _CURRENT).join(documents).where(_is(sha256))
            ).scalar()
        return None if row is None else unpack(row)

    def reading(self, sha256: str) -> bytes | None:
        """What corrections are applied to, as it was given."""
        with self._database.read() as connection:
            row = connection.execute(select(records.c.reading).join(documents).where(_is(sha256))).scalar()
        return None if row is None else unpack(row)

    def document(self, sha256: str) -> DocumentRow | None:
        """None where there is no such document."""
        with self._database.read() as connection:
            row = connection.execute(select(documents).where(_is(sha256))).first()
        return None if row is None else listing.document_row(row)

    def documents(self, asked: DocumentFilter, paging: Paging, *, sort: DocumentSort = "-added") -> Page[DocumentRow]:
        """A page of documents."""
        with self._database.read() as connection:
            return listing.list_documents(connection, asked, paging, sort=sort)

    def checks(self, asked: CheckFilter, paging: Paging, *, sort: CheckSort = "-confidence") -> Page[ListedCheck]:
        """A page of checks."""
        with self._database.read() as connection:
            return list_checks.list_checks(connection, asked, paging, sort=sort)

    def check(self, public_id: str) -> ListedCheck | None:
        """None where there is no such check."""
        with self._database.read() as connection:
            return list_checks.find_check(connection, public_id)

    def doubtful(
        self, asked: DoubtfulFilter, paging: Paging, *, sort: DoubtfulSort = "confidence"
    ) -> Page[ListedDoubtful]:
        """A page of doubtful figures."""
        with self._database.read() as connection:
            return list_doubtful.list_doubtful(connection, asked, paging, sort=sort)

    def bodies(self, asked: BodyFilter, paging: Paging, *, sort: BodySort = "organisation") -> Page[BodyRow]:
        """A page of bodies."""
        with self._database.read() as connection:
            return list_bodies.list_bodies(connection, asked, paging, sort=sort)

    def overview(self) -> Overview:
        """Totals of everything."""
        with self._database.read() as connection:
            return list_bodies.overview(connection)

    def others_of(self, *, body: str, years: Sequence[int]) -> tuple[DocumentRow, ...]:
        """Reports of one body (`Facts.body`) for these years."""
        with self._database.read() as connection:
            return list_bodies.others_of(connection, body, years)

    def bodies_under(self, prefix: str, *, year: int) -> tuple[DocumentRow, ...]:
        """Reports for this year of all bodies whose `Facts.body` begins so."""
        with self._database.read() as connection:
            return list_bodies.bodies_under(connection, prefix, year)

    # Reviewers' words

    def say(self, word: NewWord, *, revised: Sequence[Revised] = (), now: datetime | None = None) -> Word:
        """Writes the word and what follows from it for its own and other documents, all or none.

        Raises:
            Changed: one of the documents is no longer at the revision that its result was computed from.
            Unknown: there is no such document.
        """
        when = _moment(now)
        return self._database.write(lambda connection: wording.say(connection, word, revised=revised, now=when))

    def withdraw(self, word: int, *, who: str, revised: Sequence[Revised] = (), now: datetime | None = None) -> Word:
        """Takes a word back. Raises AlreadyWithdrawn, and as `say`."""
        when = _moment(now)
        return self._database.write(
            lambda connection: wording.withdraw(connection, word, who=who, revised=revised, now=when)
        )

    def words(self, sha256: str) -> tuple[Word, ...]:
        """All words on a document, first to last, also those that were taken back."""
        with self._database.read() as connection:
            return wording.told(connection, _is(sha256))

    def history(self, asked: WordFilter, paging: Paging) -> Page[ListedWord]:
        """All that was said, the latest first."""
        with self._database.read() as connection:
            return wording.list_words(connection, asked, paging)

    def word(self, word: int) -> Word | None:
        """None where there is no such word."""
        with self._database.read() as connection:
            found = wording.told(connection, words.c.id == within(word))
        return found[0] if found else None

    # Keys

    def add_key(self, name: str, scope: Scope, *, now: datetime | None = None) -> str:
        """A new secret, which nobody can ask for again."""
        when = _moment(now)
        return self._database.write(lambda connection: keyring.add_key(connection, name, scope, now=when))

    def key(self, secret: str) -> Key | None:
        """The key that this secret opens; None for any other text and for keys that were revoked."""
        with self._database.read() as connection:
            return keyring.find_key(connection, secret)

    def keys(self) -> tuple[Key, ...]:
        """All, also those that were revoked."""
        with self._database.read() as connection:
            return keyring.list_keys(connection)

    def key_by_id(self, key: str) -> Key | None:
        """None for a key that was revoked, or never was."""
        with self._database.read() as connection:
            return keyring.find_key_by_id(connection, key)

    def revoke_key(self, key: str, *, now: datetime | None = None) -> Key:
        """The key with this id, or with this name where only one has it. Raises Unknown where none such still opens."""
        when = _moment(now)
        return self._database.write(lambda connection: keyring.revoke_key(connection, key, now=when))

    def _keep_upload(self, upload: Upload) -> None:
        if upload.data is not None:
            if (kept := self._originals.keep(upload.data)) != upload.sha256:
                raise ValueError(f"the bytes of {upload.path!r} have the hash {kept}, not {upload.sha256}")
        elif self._originals.path(upload.sha256) is None:
            raise Unknown(f"没有这份原件 (no such original): {upload.sha256[:16]}")

    def _told(self, job: str) -> Job:
        found = self.job(job)
        if found is None:
            raise Unknown(f"没有这个任务 (no such job): {job}")
        return found


_CURRENT = func.coalesce(records.c.record, records.c.machine_record)


def _is(sha256: str) -> ColumnElement[bool]:
    return documents.c.sha256 == sha256


def _moment(now: datetime | None) -> datetime:
    return datetime.now(UTC) if now is None else now
