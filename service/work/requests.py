"""What is asked of a process that reads, and what it may answer: plain values, which its parent looks at twice.

The parent is trusted and sends nouns. The process works on the bytes of strangers: what comes back from it is made of
text, bytes and numbers, and is built into the store's nouns only after each of them has been checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic import dataclasses as checked

from corpora.document.errors import Internal
from corpora.readers.sources import RawSource
from service.store.results import Result

Words = tuple[tuple[str, str, str], ...]
"""Of a document, oldest first: the kind of target, the target, what a reviewer says of it as JSON text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Understand this document; `Understood` or `NotUnderstood` comes back."""

    source: RawSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Another report, as it is kept, with what reviewers said of it."""

    parcel: bytes
    words: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclude:
    """What follows from a reading, its words and other reports: the plain values of a `Result` come back.

    Args:
        parcel: the machine's reading as it is kept.
        as_new: it has just been read: it goes into the result with its record.
    """

    parcel: bytes
    words: Words
    others: tuple[Other, ...]
    as_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WarmUp:
    """Load what is needed; True comes back."""


Request = Read | Conclude | WarmUp


@checked.dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Understood:
    """`parcel` is the reading as it is kept."""

    parcel: bytes


@checked.dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class NotUnderstood:
    """Why a document could not be read, and the record that says so as JSON."""

    code: str
    message: str
    media_type: str | None
    record: bytes


@checked.dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Concluded:
    """`concluded` is what the store keeps."""

    concluded: Result


Answer = Understood | NotUnderstood | Concluded
_ANSWER: Final[TypeAdapter[Answer]] = TypeAdapter(Answer)


def plain(answer: Answer) -> dict[str, Any]:
    """The answer as plain values."""
    values: dict[str, Any] = _ANSWER.dump_python(answer)
    return values


def checked_answer(values: object) -> Answer:
    """The answer that these plain values are.

    Raises:
        Internal: they are none.
    """
    try:
        return _ANSWER.validate_python(values)
    except ValidationError as error:
        raise Internal("answer") from error
