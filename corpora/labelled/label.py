"""A report with its labels: what every training format is written from, and what its readers give back.

A label says where it comes from and how sure that source is, so that what a person said is never mixed up with what a
model guessed. Spans are half-open, in characters (code points), and index the text that the labels belong to.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from pydantic import ConfigDict

from corpora.document.check import Verdict
from corpora.document.claim import Body, PeriodKind, Relation
from corpora.document.figure import FigureState
from corpora.document.geometry import Box, Span

Origin = Literal["person", "arithmetic", "model"]
"""`person`: a reviewer said so. `arithmetic`: identities of the table and the prose both confirm it. `model`: it was
read, and nothing has confirmed it."""
ORIGINS: Final[tuple[Origin, ...]] = ("person", "arithmetic", "model")

ENTITY_LABELS: Final = ("ORG", "PLACE", "PERIOD", "LAW", "DOCUMENT", "DOCUMENT_NUMBER", "CHANNEL")
CLAIM_LABELS: Final[tuple[Relation, ...]] = ("equal", "increase", "decrease", "share", "at_least", "none")

STRICT: Final = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityLabel:
    """A named thing; `label` is one of ENTITY_LABELS."""

    __pydantic_config__ = STRICT

    label: str
    text: str
    span: Span
    origin: Origin
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLabel:
    """A figure said in prose; keys mean what they mean in the record's `claims`."""

    __pydantic_config__ = STRICT

    id: str
    text: str
    span: Span
    numeral: Span
    measure: str
    value: Decimal | None
    unit: str | None
    relation: Relation
    period: str | None
    period_kind: PeriodKind
    body: Body
    field: str | None
    origin: Origin
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLabel:
    """A cell; `box` is in points of page `page` (from 1), None where the source has no pages or the cell no ink."""

    __pydantic_config__ = STRICT

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    header: bool
    page: int | None
    box: Box | None
    origin: Origin
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLabel:
    """A field's value at `cell` (row, column) of table `table`; None unless `state` is "read"."""

    __pydantic_config__ = STRICT

    field: str
    label: str
    value: Decimal | None
    state: FigureState
    unit: str | None
    table: str
    cell: tuple[int, int]
    origin: Origin
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLabel:
    """A grid that covers each position once; `origin` is of its structure, `confidence` that of the least sure cell.

    `found_by` is what found the grid on its page, as the record has it: only boxes of `rules` and `both` are of lines
    that are drawn there. None where the source states its tables.
    """

    __pydantic_config__ = STRICT

    id: str
    form: str | None
    caption: str | None
    n_rows: int
    n_columns: int
    found_by: str | None
    cells: tuple[CellLabel, ...]
    origin: Origin
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CellName:
    """A cell of a report."""

    __pydantic_config__ = STRICT

    table: str
    row: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLabel:
    """A statement beside the cells that decide it.

    Args:
        statement: the whole sentence; of a twin it is printed nowhere.
        span: where the sentence stands in the report's text; of a twin, its original's.
        numeral: where the number in question stands in `statement`, None where the words deny without one.
        claimed, found: what the sentence says, and what the cells come to.
        twin_of: the pair whose number was put right to make this one, None for a sentence of the report.
    """

    __pydantic_config__ = STRICT

    id: str
    statement: str
    span: Span
    numeral: Span | None
    claimed: Decimal | None
    found: Decimal | None
    fields: tuple[str, ...]
    evidence: tuple[CellName, ...]
    verdict: Verdict
    twin_of: str | None
    origin: Origin
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSize:
    """Of a page, in points. `exact` is False where only the boxes on the page tell how large it is at least."""

    __pydantic_config__ = STRICT

    number: int
    width: float
    height: float
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A section's title and all that it stands above."""

    __pydantic_config__ = STRICT

    title: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How often two sources that judged the same thing said the same."""

    __pydantic_config__ = STRICT

    kind: Literal["figure", "claim", "cell", "check", "entity"]
    origins: tuple[Origin, Origin]
    agreed: int
    differed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledReport:
    """One report.

    Args:
        document: SHA-256 of its bytes; the only name that it has in a set, since paths are somebody's own.
        body: the issuing body's name in one spelling, by which splits are made; None when it is unknown.
        unbroken: spans that no passage may be cut inside (sentences that a line end divides).
        context: tables that are no examples of structure, and that pairs and figures are in.
        withheld_entities, withheld_claims: where labels stood that were not good enough. What stands there is unknown,
            not nothing: training must pass over it.
        agreement: counts for the card.
    """

    __pydantic_config__ = STRICT

    document: str
    title: str | None
    organisation: str | None
    body: str | None
    year: int | None
    text: str
    headings: tuple[Heading, ...] = ()
    unbroken: tuple[Span, ...] = ()
    entities: tuple[EntityLabel, ...] = ()
    claims: tuple[ClaimLabel, ...] = ()
    tables: tuple[TableLabel, ...] = ()
    figures: tuple[FigureLabel, ...] = ()
    pairs: tuple[PairLabel, ...] = ()
    context: tuple[TableLabel, ...] = ()
    pages: tuple[PageSize, ...] = ()
    withheld_entities: tuple[Span, ...] = ()
    withheld_claims: tuple[Span, ...] = ()
    agreement: tuple[Agreement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledText:
    """An example of text: a passage, or a whole report. `start` is where it stands in the report's text; what is
    withheld is as in `LabelledReport`.
    """

    __pydantic_config__ = STRICT

    id: str
    document: str
    organisation: str | None
    year: int | None
    heading: str
    start: int
    text: str
    entities: tuple[EntityLabel, ...] = ()
    claims: tuple[ClaimLabel, ...] = ()
    withheld_entities: tuple[Span, ...] = ()
    withheld_claims: tuple[Span, ...] = ()
