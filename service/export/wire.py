"""The record as others see it: contract section 2, key for key. Wire types, apart from the nouns inside.

`record.schema.json` is generated from these models (`gouji schema`).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from corpora.document.check import Cause, CheckKind, Role, Verdict
from corpora.document.claim import Body, PeriodKind, Relation
from corpora.document.figure import FigureState

SCHEMA_VERSION = "1"

REPLACEMENT = "�"


def _without_surrogates(text: object) -> object:
    """Half a character (from a file name that is not UTF-8) has no UTF-8 form. One for one, so that spans hold."""
    if isinstance(text, str) and not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            return "".join(REPLACEMENT if "\ud800" <= character <= "\udfff" else character for character in text)
    return text


Text = Annotated[str, BeforeValidator(_without_surrogates)]
JsonNumber = int | float
Pair = tuple[int, int]
Score = Annotated[float, Field(ge=0, le=1)]
Bbox = Annotated[
    tuple[float, float, float, float],
    Field(description="left, top, right, bottom in points from the page's top left"),
]
PageNumber = Annotated[int, Field(ge=1)]


class Wire(BaseModel):
    """A misspelt key is an error on the way in as on the way out."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class SourceRecord(Wire):
    """What was read. Of a document that could not be read, what is known."""

    path: Text
    sha256: str | None
    media_type: str | None
    bytes: int | None
    pages: int | None = Field(description="null where the source has no pages")


class ErrorRecord(Wire):
    """Why a document could not be read: `code` for programs, `message` for people."""

    code: str
    message: Text


class SectionRecord(Wire):
    """A section's heading; `number` is null where the report lost it."""

    number: Text | None
    title: Text
    span: Pair
    page: PageNumber | None


class CellRecord(Wire):
    """A cell at (`row`, `col`), both from 0; `number` is what its text says as a number, null when none."""

    row: int
    col: int
    row_span: int
    col_span: int
    text: Text
    header: bool
    number: JsonNumber | None
    page: PageNumber | None
    bbox: Bbox | None
    confidence: Score


class PageBoxRecord(Wire):
    """What of a table stands on one page: the box around its cells there."""

    page: PageNumber
    bbox: Bbox


class TableRecord(Wire):
    """A grid that covers each position once; `form` is null when it fills no form of the profile.

    `found_by` says what found the grid on its page: rules, text, both, form, or a recogniser; null where the source
    states it.
    """

    id: str
    form: str | None
    caption: Text | None
    pages: list[PageNumber]
    boxes: list[PageBoxRecord]
    n_rows: int
    n_cols: int
    found_by: str | None
    html: Text
    cells: list[CellRecord]


class FigureRecord(Wire):
    """`value` is a number as printed, null unless `state` is "read"."""

    field: str
    label: Text
    value: JsonNumber | None
    state: FigureState
    unit: Text | None
    table: str
    cell: Pair
    confidence: Score


class EntityRecord(Wire):
    """A named thing: `text` stands at `span` of the record's text."""

    label: str
    text: Text
    span: Pair
    confidence: Score


class ClaimRecord(Wire):
    """One figure said in prose. `field` is the one it most likely speaks of; a sum is written `a+b-c`.

    `numeral` is where the number alone stands, or the words that deny; `body` says whose figure it is.
    """

    id: str
    text: Text
    span: Pair
    section: Text | None
    measure: Text
    value: JsonNumber | None
    unit: Text | None
    numeral: Pair
    relation: Relation
    period: Text | None
    period_kind: PeriodKind
    body: Body
    field: str | None
    confidence: Score


class EvidenceRecord(Wire):
    """A sentence or a cell; `table` and `cell` are set for cells only. `source` names another document that it is from
    (last year's report), null for this one.
    """

    role: Role
    text: Text
    span: Pair | None
    table: str | None
    cell: Pair | None
    page: PageNumber | None
    bbox: Bbox | None
    source: str | None = None


class CheckRecord(Wire):
    """`cause` is set only for a contradiction."""

    id: str
    kind: CheckKind
    verdict: Verdict
    cause: Cause | None
    message: Text
    claimed: JsonNumber | None
    found: JsonNumber | None
    fields: list[str]
    confidence: Score
    evidence: list[EvidenceRecord]


class CoverageRecord(Wire):
    """Figures claimed in the narrative, tied to a field, put to some check."""

    claims: int
    linked: int
    checked: int


class Record(Wire):
    """One document. When `error` is set, nothing but `source` is promised: the rest is empty or null."""

    model_config = ConfigDict(title="gouji record")

    schema_version: Literal["1"]
    source: SourceRecord
    error: ErrorRecord | None
    title: Text | None
    organisation: Text | None
    year: int | None
    text: Text | None
    sections: list[SectionRecord]
    tables: list[TableRecord]
    figures: list[FigureRecord]
    entities: list[EntityRecord]
    claims: list[ClaimRecord]
    checks: list[CheckRecord]
    coverage: CoverageRecord | None
    warnings: list[Text]
