"""The verdict on one claim, one identity, one comparison: with everything that a reader needs to see for himself."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from corpora.document.place import Place

CheckKind = Literal[
    "table-identity", "claim-table", "claim-parts", "claim-ratio", "claim-list", "claim-claim", "claim-change", "period"
]
Verdict = Literal["supported", "contradicted", "unverifiable"]
Cause = Literal["published", "reading", "scope"]
Role = Literal["claim", "cell", "part", "item", "title"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence or a cell, with its place. `table` and `cell` are set for cells only. `source` is the path of another
    document that it comes from (last year's report), None for the document itself.
    """

    role: Role
    text: str
    place: Place | None
    table: str | None = None
    cell: tuple[int, int] | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A sentence for people, kept apart from its language: `code` names the template, `values` fill it. `remark` is a
    word of ours that follows in brackets.
    """

    code: str
    values: tuple[tuple[str, str], ...] = ()
    remark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """`cause` is set only for a contradiction."""

    id: str
    kind: CheckKind
    verdict: Verdict
    message: Message
    fields: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    confidence: float
    claimed: Decimal | None = None
    found: Decimal | None = None
    cause: Cause | None = None

    def __post_init__(self) -> None:
        if (self.cause is not None) != (self.verdict == "contradicted"):
            raise ValueError(f"a cause belongs to a contradiction and to nothing else: {self.verdict} {self.cause}")
