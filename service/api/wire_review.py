"""A reviewer's word, and what follows from it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from service.api.wire import Decision, JsonNumber, Note, Reason, Sha256, Verdict, Wire
from service.api.wire_documents import DocumentNameWire
from service.revision.corrections import MOST_OF_A_NAME, YEARS

MAX_TEXT = 10_000
"""Characters of a cell."""

Target = Literal["figure", "cell", "claim", "check", "document"]


def _no_truth(value: object) -> object:
    """Python takes `true` for 1."""
    if isinstance(value, bool):
        raise ValueError("true and false are no numbers")
    return value


Value = Annotated[JsonNumber | Annotated[str, Field(max_length=100)] | None, BeforeValidator(_no_truth)]


class FigurePatch(Wire):
    """A figure as the page has it. A value equal to the one that was read confirms it."""

    value: Value = Field(
        description="数值，字符串按原样精确解析；null 为空白 / a string is taken exactly; null is blank"
    )
    state: Literal["read", "blank", "unreadable"] | None = None
    note: Note | None = None


class CellPatch(Wire):
    """A cell's text as the page has it."""

    text: Annotated[str, Field(max_length=MAX_TEXT)]
    note: Note | None = None


class ClaimPatch(Wire):
    """A figure of the prose: its number, or the field that it speaks of. A key that is left out stays as it is."""

    value: Value = None
    field: Annotated[str, Field(max_length=1000)] | None = None
    note: Note | None = None


class DocumentPatch(Wire):
    """What the document itself is. A key that is left out stays as it is; null is that the document names none. Spaces
    are folded into one line.
    """

    title: Annotated[str, Field(max_length=MOST_OF_A_NAME["title"])] | None = None
    organisation: Annotated[str, Field(max_length=MOST_OF_A_NAME["organisation"])] | None = None
    year: Annotated[int, Field(ge=YEARS.start, lt=YEARS.stop)] | None = None
    note: Note | None = None


class CheckPatch(Wire):
    """Is the contradiction one? null takes an earlier word back."""

    decision: Decision | None
    reason: Reason | None = None
    note: Note | None = None


class WithdrawnWire(Wire):
    """Who took a word back, and when."""

    who: str
    when: datetime | None


class WordWire(Wire):
    """One word of a reviewer, which is never changed. `key` names the figure's field, the cell as `table/row/col`, the
    claim's or the check's id, of a document what is said of it (`organisation`, `organisation,year`); `about` is what
    people call it, `before` and `after` what a person reads there.
    """

    id: int
    when: datetime
    who: str
    document: Sha256
    target: Target
    key: str
    about: str | None
    before: JsonNumber | str | None
    after: JsonNumber | str | None
    reason: str | None
    note: str | None
    withdrawn: WithdrawnWire | None


class ListedWordWire(WordWire):
    """A word with the document that it is about."""

    document: DocumentNameWire  # type: ignore[assignment]


class ChangeWire(Wire):
    """A check whose verdict changed. `before` is null for a new one, `after` for one that is gone."""

    id: str
    number: str | None
    before: Verdict | None
    after: Verdict | None
    message: str


class OutcomeWire(Wire):
    """A word and what followed from it."""

    word: WordWire
    changed: list[ChangeWire]
    record_revision: int


class ReviewedCheckWire(Wire):
    """A check of the document with what was said of it; `number` is its `id` in the record."""

    id: str
    number: str
    decision: Decision | None
    reason: str | None
    note: str | None
    who: str | None
    when: datetime | None


class ProgressWire(Wire):
    """How far a reviewer is with a document."""

    contradictions: int
    open: int
    doubtful: int
    doubtful_open: int


class ReviewWire(Wire):
    """Everything that reviewers said of a document."""

    words: list[WordWire]
    checks: list[ReviewedCheckWire]
    progress: ProgressWire
