"""Which documents of the store a report is held against, and which are held against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final

from corpora.document.reading import Reading
from service.checks.between.bodies import region_of
from service.revision.conclusion import Said, as_filed
from service.revision.errors import StateTooOld
from service.revision.neighbours import Issued, depend_on, issued, last_years, region_summed_up
from service.store.filters import MAX_SIZE, DocumentFilter, DocumentRow, Paging
from service.store.nouns import Word
from service.store.store import Store
from service.work.requests import Other

FEW: Final = 40
"""Reports that a region's report is held against at once when one of them changes; where there are more it waits until
nothing else is to be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A document as it stands in the store, all of one moment.

    Args:
        row: has its revision.
        parcel: the machine's reading.
        words: those that hold, first to last.
    """

    row: DocumentRow
    parcel: bytes
    words: tuple[Said, ...]


def kept(store: Store, row: DocumentRow) -> Kept | None:
    """None where the document has no reading, or it and its words are not of one moment any more."""
    parcel = store.reading(row.sha256)
    words = said(store.words(row.sha256)) if row.corrections else ()
    return None if parcel is None else Kept(row=row, parcel=parcel, words=words)


def said(words: Iterable[Word]) -> tuple[Said, ...]:
    """Words that hold and correct something, first to last."""
    return tuple(
        (word.kind, word.target, word.after)
        for word in words
        if word.withdrawn_by is None and word.kind != "check" and word.after is not None
    )


def held_against(store: Store, reading: Reading) -> tuple[DocumentRow, ...]:
    """The documents that a reading is compared with, in a fixed order: the body's of last year, a region's bodies."""
    rows = list(_of(store, last_years(reading)))
    region = region_summed_up(reading)
    if region is not None:
        rows += store.bodies_under(region.body, year=region.year)
    own = reading.document.source.sha256
    return tuple(sorted((row for row in rows if row.sha256 != own), key=lambda row: (row.path, row.sha256)))


def look_at(store: Store, reading: Reading) -> tuple[DocumentRow, ...]:
    """The documents whose checks look at the figures of this one: next year's, and of the regions around those that
    say that they sum up their bodies.
    """
    own, mine = reading.document.source.sha256, issued(reading)
    found = [row for one in depend_on(reading) for row in _of(store, one) if row.sha256 != own]
    return tuple(row for row in found if (mine and row.body == mine.body) or sums_up(store, row))


def sums_up(store: Store, row: DocumentRow) -> bool:
    """Does the document say that it sums up its bodies?"""
    found = kept(store, row)
    try:
        return found is not None and region_summed_up(as_filed(found.parcel, found.words)) is not None
    except StateTooOld:
        return False


def is_held_against_many(store: Store, row: DocumentRow) -> bool:
    """Is it a region's report with more bodies than are looked at whenever one of them changes?"""
    if not row.body or row.year is None:
        return False
    return len(store.bodies_under(row.body, year=row.year)) > FEW


def as_others(
    store: Store, rows: Iterable[DocumentRow], *, and_this: tuple[DocumentRow, Other] | None = None
) -> tuple[Other, ...]:
    """The reports as they are kept, with their words, in the order of their paths; `and_this` is about to be kept."""
    found = {
        (row.path, row.sha256): Other(parcel=one.parcel, words=one.words)
        for row in rows
        if (one := kept(store, row)) is not None
    }
    if and_this is not None:
        found[and_this[0].path, and_this[0].sha256] = and_this[1]
    return tuple(other for _, other in sorted(found.items(), key=lambda item: item[0]))


def many_bodied(store: Store) -> Iterator[DocumentRow]:
    """Every region's report that is looked at later than its bodies are read, for when that may not have come about."""
    for number in count(1):
        page = store.documents(DocumentFilter(status="read"), Paging(page=number, size=MAX_SIZE), sort="added")
        for row in page.items:
            if region_of(row.organisation) is not None and is_held_against_many(store, row) and sums_up(store, row):
                yield row
        if len(page.items) < MAX_SIZE:
            return


def _of(store: Store, whose: Issued | None) -> tuple[DocumentRow, ...]:
    return () if whose is None else store.others_of(body=whose.body, years=(whose.year,))
