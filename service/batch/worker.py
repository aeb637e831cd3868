"""A worker: looks at documents, reads them, stages their rows. Ray makes an actor of it; it knows nothing of Ray."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from corpora.document.errors import Failure, Internal
from corpora.document.reading import Unread
from corpora.readers.read import known_media_type
from corpora.readers.sources import RawSource
from service.batch.attempts import Attempts, Reads
from service.batch.documents import Doc, Done, Looked, Plan, Read, nowhere, shown
from service.batch.fingerprint import fingerprints
from service.batch.folder import open_store
from service.batch.nouns import Fetch, Item, Outcome
from service.batch.opening import Opener
from service.batch.parts import Part
from service.batch.reading import Assignment, Rows, document_rows
from service.isolation.reading import PAGED

HELD_BYTES: Final = 96 << 20
"""Of documents that were looked at and wait to be read; more are looked at again, or fetched once more."""
HEAD_BYTES: Final = 4096
PART_CHARACTERS: Final = 64 << 20
"""Of records as JSON, after which a part is staged, however little time it took."""


class BatchWorker:
    """What a driver asks; first of all to `open`. It looks in one thread and reads in another."""

    def __init__(self, plan: Plan, *, apart: Callable[[Assignment], Reads] = Attempts) -> None:
        self._plan, self._apart = plan, apart
        self._held: dict[tuple[Item, int], RawSource] = {}
        self._held_bytes = 0
        self._holding = threading.Lock()

    def open(self) -> None:
        """Makes ready.

        Raises:
            UsageError: when this machine's gouji would read otherwise than the driver's.
        """
        plan = self._plan
        sys.path[:] = list(dict.fromkeys((*sys.path, *plan.path)))
        self._fingerprints = fingerprints(plan.settings, expected=plan.fingerprint)
        self._store = open_store(plan.out)
        self._fetch: Fetch = Opener(limits=plan.settings.limits())
        self._attempts = self._apart(Assignment(settings=plan.settings, reader=plan.reader))

    def close(self) -> None:
        """Ends what it started."""
        self._attempts.close()
        self._fetch.close()

    def look(self, items: Sequence[Item]) -> Looked:
        """The documents that these items are; their bytes are held, as far as there is room, until they are read."""
        docs: list[Doc] = []
        for index, item in enumerate(items):
            if docs and self._held_bytes + (item.size_bytes or 0) > HELD_BYTES:
                return Looked(docs=tuple(docs), rest=tuple(items[index:]))
            docs += [self._looked(item, nth, source) for nth, source in enumerate(self._fetch(item))]
        return Looked(docs=tuple(docs))

    def read(self, docs: Sequence[Doc], *, part: str, seconds: float) -> Read:
        """Reads for about so long, at least one document, and stages what was read as `part`."""
        end = time.monotonic() + seconds
        writing = Part(part)
        done: list[Done] = []
        changed: list[Doc] = []
        left: tuple[Doc, ...] = ()
        for index, doc in enumerate(docs):
            if done and (time.monotonic() > end or writing.held_characters > PART_CHARACTERS):
                left = tuple(docs[index:])
                break
            one = self._read(doc, writing)
            if one is None:
                changed.append(doc)
            else:
                done.append(one)
        tables = writing.stage(self._store)
        return Read(part=part, tables=tables, done=tuple(done), left=left, changed=tuple(changed))

    def fail(self, doc: Doc, failure: Failure, *, attempts: int, part: str) -> Read:
        """Stages the document as one that could not be read."""
        writing = Part(part)
        unread = Unread(path=doc.path, failure=failure, sha256=doc.sha256, size_bytes=doc.size_bytes)
        done = self._put(writing, doc, self._rows_of(unread), attempts=attempts, seconds=0.0)
        return Read(part=part, tables=writing.stage(self._store), done=(done,))

    def forget(self, docs: Sequence[Doc]) -> None:
        """Lets go of the bytes of documents that are not to be read here."""
        for doc in docs:
            self._take(doc)

    def _looked(self, item: Item, nth: int, source: RawSource | Unread) -> Doc:
        if isinstance(source, Unread):
            key = source.sha256 or nowhere(source.path)
            return Doc(
                item=item,
                nth=nth,
                path=shown(source.path),
                key=key,
                size_bytes=source.size_bytes,
                failure=source.failure,
            )
        with self._holding:
            if self._held_bytes + len(source.data) <= HELD_BYTES or not self._held:
                self._held[item, nth] = source
                self._held_bytes += len(source.data)
        paged = known_media_type(source.data[:HEAD_BYTES]) in PAGED
        return Doc(
            item=item, nth=nth, path=shown(source.path), key=source.sha256, size_bytes=len(source.data), paged=paged
        )

    def _read(self, doc: Doc, part: Part) -> Done | None:
        """None when the bytes are not any more what was looked at."""
        begin = time.monotonic()
        if doc.failure is not None:
            unread = Unread(path=doc.path, failure=doc.failure, sha256=doc.sha256, size_bytes=doc.size_bytes)
            return self._put(part, doc, self._rows_of(unread), attempts=1, seconds=0.0)
        source = self._take(doc) or next(self._fetched(doc), None)
        if source is None or source.sha256 != doc.key:
            return None
        attempted = self._attempts.read(source)
        return self._put(part, doc, attempted.rows, attempts=attempted.attempts, seconds=time.monotonic() - begin)

    def _put(self, part: Part, doc: Doc, rows: Rows, *, attempts: int, seconds: float) -> Done:
        """Rows that fit into no table become those of a failure."""
        try:
            return self._added(part, doc, rows, attempts=attempts, seconds=seconds)
        except Internal as error:
            unread = Unread(path=doc.path, failure=error.failure(), sha256=doc.sha256, size_bytes=doc.size_bytes)
            return self._added(part, doc, self._rows_of(unread), attempts=attempts, seconds=seconds)

    def _added(self, part: Part, doc: Doc, rows: Rows, *, attempts: int, seconds: float) -> Done:
        fingerprint = self._fingerprints.of(paged=doc.paged, failed=bool(rows["failures"]))
        part.add(doc, rows, fingerprint=fingerprint, attempts=attempts)
        outcome = _outcome(doc, rows, attempts=attempts, seconds=seconds)
        return Done(doc=doc, fingerprint=fingerprint, outcome=outcome)

    def _rows_of(self, unread: Unread) -> Rows:
        return document_rows(unread, RawSource(path=unread.path, data=b""), language=self._plan.settings.lang)

    def _take(self, doc: Doc) -> RawSource | None:
        with self._holding:
            source = self._held.pop((doc.item, doc.nth), None)
            self._held_bytes -= len(source.data) if source else 0
        return source

    def _fetched(self, doc: Doc) -> Iterator[RawSource]:
        for nth, source in enumerate(self._fetch(doc.item)):
            if nth == doc.nth and isinstance(source, RawSource):
                yield source
                return


def _outcome(doc: Doc, rows: Rows, *, attempts: int, seconds: float) -> Outcome:
    record: dict[str, Any] = rows["records"][0]
    failure = rows["failures"][0] if rows["failures"] else None
    return Outcome(
        path=doc.path,
        sha256=doc.sha256,
        media_type=record.get("media_type"),
        size_bytes=doc.size_bytes,
        pages=record.get("pages"),
        seconds=seconds,
        attempts=attempts,
        ending="failed" if failure else "partial" if record.get("warnings") else "complete",
        code=failure["code"] if failure else None,
        message=failure["message"] if failure else None,
        supported=record.get("supported") or 0,
        contradicted=record.get("contradicted") or 0,
        unverifiable=record.get("unverifiable") or 0,
    )
