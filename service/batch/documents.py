"""What goes between the driver and its workers."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.document.errors import Failure
from service.batch.nouns import Item, Outcome
from service.settings import Settings

REPORTS = "service.isolation.paged:paged_reports"
"""What reads a document, in a process of its own; tests name one that misbehaves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What every worker is told once.

    Args:
        out: DIR, as `service.batch.folder.open_store` takes it.
        fingerprint: of the driver; a worker that comes to another one (an older gouji on its machine) refuses to work.
        reader: "module:function", as `service.isolation.worker.Start.factory`: settings and a function to call after
            each page → what makes a `RawSource` a reading.
        path: folders of the driver's that modules are looked for in.
    """

    settings: Settings
    out: str
    fingerprint: str
    reader: str = REPORTS
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Doc:
    """A document that was looked at: the `nth` of those that its item turned out to be.

    Args:
        key: the SHA-256 of its bytes in hexadecimal; where there are none, `nowhere` of its path.
        failure: why there are no bytes.
        paged: does it have pages, so that OCR and the readers of tables see it?
    """

    item: Item
    nth: int
    path: str
    key: str
    size_bytes: int | None
    paged: bool = False
    failure: Failure | None = None

    @property
    def sha256(self) -> str | None:
        """The key as tables have it."""
        return None if self.failure and self.key.startswith(_NOWHERE) else self.key


_NOWHERE = "path:"


def nowhere(path: str) -> str:
    """The key of a document without bytes."""
    return _NOWHERE + shown(path)


def shown(path: str) -> str:
    """The path as tables have it: what of a file's name is not UTF-8 is written out, so that two names stay two."""
    return path.encode("utf-8", "backslashreplace").decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a look found.

    Args:
        rest: items that there was no room for any more; to be looked at again.
    """

    docs: tuple[Doc, ...]
    rest: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A document whose rows are staged, with the fingerprint that they bear."""

    doc: Doc
    fingerprint: str
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a worker has staged.

    Args:
        part: as the driver named it.
        tables: those that have rows.
        left: documents that there was no time for.
        changed: documents whose bytes are not those that were looked at.
    """

    part: str
    tables: tuple[str, ...]
    done: tuple[Done, ...]
    left: tuple[Doc, ...] = ()
    changed: tuple[Doc, ...] = ()
