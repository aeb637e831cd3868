"""What the parts of a batch say to each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, Protocol

from corpora.document.reading import Unread
from corpora.readers.sources import RawSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A document that is known to be there. Its bytes are fetched in the worker, by `Fetch`.

    Args:
        path: as the user named it, with `archive.zip!/member` for what lies inside; the record's `source.path`.
        url: of the file that holds it: an absolute path of this machine, or a URL of fsspec (`s3://…`).
        members: names to follow through archives in archives; () for the file itself.
        size_bytes: as far as known without opening it.
        position: in the corpus, from 0.
    """

    path: str
    url: str
    members: tuple[str, ...] = ()
    size_bytes: int | None = None
    position: int = 0


Entry = Item | Unread
"""What enumerating a corpus gives: something to read, or the reason why there is nothing (then a failure row)."""


class Fetch(Protocol):
    """Gives the bytes of an item, in the worker; holds archives and file systems open from one to the next.

    It never raises over an item: what cannot be had is an `Unread`.
    """

    def __call__(self, item: Item) -> Iterator[RawSource | Unread]:
        """The bytes, or why there are none; several when the item turns out to be an archive."""

    def close(self) -> None:
        """Lets go of what it holds open."""


Ending = Literal["complete", "partial", "failed"]
"""`partial`: read, but with warnings that something of it could not be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one document ended.

    Args:
        path: the first path under which it was met.
        sha256: None where there were no bytes to be had.
        pages: None where the source has none.
        seconds: from the request to the answer, all attempts together.
        attempts: how often it was begun.
        code: of its failure; None for a document that was read.
        message: of its failure.
        contradicted: checks with that verdict.
    """

    path: str
    sha256: str | None
    media_type: str | None
    size_bytes: int | None
    pages: int | None
    seconds: float
    attempts: int
    ending: Ending
    code: str | None = None
    message: str | None = None
    supported: int = 0
    contradicted: int = 0
    unverifiable: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Entries of the corpus met so far; `all_of_them` when there will be no more."""

    entries: int
    all_of_them: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A path whose document is in the output already (`known`), or was met under another path in this run (`twin`)."""

    path: str
    sha256: str
    why: Literal["known", "twin"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """A part is in the output, with the documents named; they count from now on and not before."""

    part: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workers:
    """How many workers live; `lost` counts those that ended without being asked to."""

    alive: int
    lost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What the run is at."""

    name: Literal["starting", "reading", "comparing", "compacting", "done", "interrupted"]


Event = Found | Skipped | Committed | Workers | Stage


class Watch(Protocol):
    """Hears of what happens, in the driver, one event at a time; must not raise, and must be quick."""

    def __call__(self, event: Event) -> None:
        """Take note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Where a run stands; all counts are of this run, `known` of what earlier ones left.

    Args:
        found: entries of the corpus met; None until all are met would be a guess, so see `all_found`.
        known: skipped, since in the output already.
        twins: further paths of the same bytes.
        codes: failures by code.
    """

    stage: str = "starting"
    found: int = 0
    all_found: bool = False
    known: int = 0
    twins: int = 0
    complete: int = 0
    partial: int = 0
    failed: int = 0
    pages: int = 0
    size_bytes: int = 0
    contradicted: int = 0
    workers: int = 0
    workers_lost: int = 0
    parts: int = 0
    seconds: float = 0.0
    codes: dict[str, int] = field(default_factory=dict)

    @property
    def done(self) -> int:
        """Documents that this run has put into the output."""
        return self.complete + self.partial + self.failed
