"""What the routes need of the room of work, so that tests can put fakes in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from corpora.document.page import Page
from service.store.nouns import Word, WordKind


class Workers(Protocol):
    """Reading processes: that live, that read just now, that ended without being asked to."""

    @property
    def alive(self) -> int:
        """Live."""

    @property
    def busy(self) -> int:
        """Read."""

    @property
    def lost(self) -> int:
        """Ended."""


class Desk(Protocol):
    """Reads what waits in the store; see `service.work`. All of it may be called from any thread."""

    @property
    def ready(self) -> bool:
        """Has a worker its models?"""

    @property
    def workers(self) -> Workers:
        """How they stand."""

    def wake(self) -> None:
        """Something new waits."""

    def give_up_unwanted(self) -> None:
        """Ends readings that no job waits for any longer."""

    def on_change(self, callback: Callable[[str], None]) -> Callable[[], None]:
        """`callback(sha256)` after each change of a document's status; what is returned ends that."""


class Pages(Protocol):
    """Pictures of pages, drawn in a process apart."""

    def sizes(self, sha256: str) -> Sequence[Page]:
        """Each page. Raises DocumentError."""

    def png(self, sha256: str, number: int, *, scale: float) -> bytes:
        """The picture, `scale` pixels a point. Raises DocumentError, LookupError for a page that is not there."""


class Change(Protocol):
    """A check whose verdict changed."""

    @property
    def id(self) -> str:
        """Public."""

    @property
    def number(self) -> str | None:
        """In the record."""

    @property
    def before(self) -> str | None:
        """Verdict; None for a new check."""

    @property
    def after(self) -> str | None:
        """Verdict; None for a check that is gone."""

    @property
    def message(self) -> str:
        """For people."""


class Outcome(Protocol):
    """A word and what followed from it."""

    @property
    def word(self) -> Word:
        """As it is kept."""

    @property
    def changed(self) -> Sequence[Change]:
        """Checks."""

    @property
    def revision(self) -> int:
        """Of the document now."""


class Review(Protocol):
    """Reviewers' words and what follows from them; see `service.work.review`."""

    def say(
        self,
        *,
        document: str,
        kind: WordKind,
        target: str,
        after: Mapping[str, Any],
        who: str,
        reason: str | None = None,
        note: str | None = None,
    ) -> Outcome:
        """Keeps the word, and what follows from it."""

    def withdraw(self, word_id: int, *, who: str) -> Outcome:
        """Takes the word back."""
