"""The store's documents with what reviewers said, as the labelled sets want them; one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from corpora.document.errors import GoujiError
from corpora.labelled.label import PageSize
from service.api.backend import Backend
from service.labels.archive import Stored
from service.labels.words import Decision, PersonsWord
from service.store.filters import MAX_SIZE, DocumentFilter, DocumentRow, Paging
from service.store.nouns import Word


def stored_documents(rooms: Backend, *, sizes: bool) -> Iterator[Stored]:
    """Everything that was read, in the order in which it came in; with `sizes` the pages are measured, too."""
    page = 1
    while True:
        found = rooms.store.documents(DocumentFilter(status="read"), Paging(page=page, size=MAX_SIZE), sort="added")
        for row in found.items:
            record = rooms.store.record(row.sha256)
            if record is not None:
                yield Stored(record=record, words=_words(rooms, row), pages=_pages(rooms, row) if sizes else ())
        if len(found.items) < MAX_SIZE:
            return
        page += 1


def _words(rooms: Backend, row: DocumentRow) -> tuple[PersonsWord, ...]:
    """The last word on each thing that still stands."""
    if not (row.corrections or row.decided or row.doubtful != row.doubtful_open):
        return ()
    standing = {(word.kind, word.target): word for word in rooms.store.words(row.sha256) if word.withdrawn_by is None}
    said = (_word(rooms, word) for word in standing.values())
    return tuple(word for word in said if word is not None)


def _word(rooms: Backend, word: Word) -> PersonsWord | None:
    if word.kind == "document":
        return None  # what it says is in the record; no label stands on it
    if word.kind != "check":
        return PersonsWord(kind=word.kind, target=word.target, agreed=word.before == word.after)
    check = rooms.store.check(word.target)
    if check is None or word.after not in ("accepted", "dismissed"):
        return None
    return PersonsWord(
        kind="check", target=check.check.number, agreed=word.after == "accepted", decision=cast(Decision, word.after),
        reason=word.reason,
    )  # fmt: skip


def _pages(rooms: Backend, row: DocumentRow) -> tuple[PageSize, ...]:
    if not row.pages:
        return ()
    try:
        sizes = rooms.pages.sizes(row.sha256)
    except GoujiError:
        return ()
    return tuple(PageSize(number=page.number, width=page.width, height=page.height, exact=True) for page in sizes)
