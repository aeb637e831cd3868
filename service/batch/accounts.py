"""Exactly once: which documents are to be read, and what a committed part changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from service.batch.commits import Ledger, staged
from service.batch.documents import Doc, Read
from service.batch.fingerprint import Fingerprints
from service.batch.index import Index
from service.batch.nouns import Committed, Skipped, Watch
from service.batch.parts import write_rows

PLACES_AT_ONCE: Final = 5000
"""Further places of known documents, to a part of their own."""


class Accounts:
    """What the driver alone decides; workers only do.

    Args:
        retry_failures: also documents that failed with the same gouji, limits and all.
    """

    def __init__(
        self, ledger: Ledger, index: Index, fingerprints: Fingerprints, *, retry_failures: bool, watch: Watch
    ) -> None:
        self._ledger, self._index, self._fingerprints = ledger, index, fingerprints
        self._retry_failures, self._watch = retry_failures, watch
        self._pending: dict[str, list[Doc]] = {}
        self._retried: set[str] = set()
        self._places: list[Doc] = []

    def wanted(self, docs: Iterable[Doc]) -> tuple[list[Doc], list[Doc]]:
        """Those to be read now, and those that are not: in the output already, or being read from another place."""
        new: list[Doc] = []
        old: list[Doc] = []
        for doc in docs:
            (new if self._is_new(doc) else old).append(doc)
        return new, old

    def commit(self, read: Read) -> None:
        """Makes a staged part the output's; from here on its documents are there."""
        if read.tables:
            self._ledger.commit("read", part=read.part, tables=read.tables, documents=len(read.done))
        for done in read.done:
            key = done.doc.key
            failed = done.outcome.code is not None
            self._index.enter(key, part=read.part, fingerprint=done.fingerprint, failed=failed)
            self._index.place(done.doc.path, key, read.part)
            self._places += self._pending.pop(key, [])
            if failed and self._retry_failures:
                self._retried.add(key)
        if read.done:
            self._watch(Committed(part=read.part, outcomes=tuple(done.outcome for done in read.done)))
        if len(self._places) > PLACES_AT_ONCE:
            self.commit_places()

    def commit_places(self) -> None:
        """Writes down the further places met so far."""
        rows: list[dict[str, Any]] = []
        part = self._ledger.reserve()
        for doc in self._places:
            known = self._index.get(doc.key)
            if known is not None:
                keys = {"sha256": doc.sha256, "path": doc.path, "fingerprint": known.fingerprint, "part": part}
                rows.append(keys | {"bytes": doc.size_bytes})
        if rows:
            write_rows(self._ledger.store, staged(part, "paths"), table="paths", rows=rows)
            self._ledger.commit("read", part=part, tables=("paths",))
        for doc in self._places:
            self._index.place(doc.path, doc.key, part)
        self._places.clear()

    def release(self, doc: Doc) -> None:
        """The document is not read after all: its bytes have changed. Its other places are looked at again."""
        self._pending.pop(doc.key, None)

    def twins(self, doc: Doc) -> list[Doc]:
        """Other places met in this run of a document that is being read."""
        return list(self._pending.get(doc.key, ()))

    def _is_new(self, doc: Doc) -> bool:
        if doc.key in self._pending:
            self._pending[doc.key].append(doc)
            self._skip(doc, known=False)
            return False
        if not self._is_done(doc):
            self._pending[doc.key] = []
            return True
        same_place = self._index.key_at(doc.path) == doc.key
        if same_place:
            self._index.saw(doc.path)
        else:
            self._places.append(doc)
        self._skip(doc, known=same_place)
        return False

    def _is_done(self, doc: Doc) -> bool:
        known = self._index.get(doc.key)
        if known is None or known.fingerprint != self._fingerprints.of(paged=doc.paged, failed=known.failed):
            return False
        return not (known.failed and self._retry_failures and doc.key not in self._retried)

    def _skip(self, doc: Doc, *, known: bool) -> None:
        self._watch(Skipped(path=doc.path, sha256=doc.sha256 or "", why="known" if known else "twin"))
