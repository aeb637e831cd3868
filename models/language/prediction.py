"""The seam between the network and those who use it: passages in, what stands in them out, each with a confidence.

The network points; numerals are found and parsed by the grammar and handed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from corpora.document.claim import Body, Entity, PeriodKind, Relation
from corpora.document.geometry import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageQuery:
    """A passage to read. Spans index `text`.

    Args:
        heading: the nearest heading above, or "".
        text: the passage, of any length; the reader cuts it at sentence ends where it must.
        sentences: its sentences in order.
        numerals: numerals that may be claims, in order: digits alone, without their unit.
        year: of the report, None where it is not known: 2022年 is last year in a report on 2023.
    """

    heading: str
    text: str
    sentences: tuple[Span, ...]
    numerals: tuple[Span, ...]
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedClaim:
    """What the network says of one numeral, or of words that deny. Confidences are calibrated probabilities.

    Args:
        span: the numeral as it was handed in, or the words that deny (未收到).
        measure: the words that name what is counted, None where another sentence does.
        fields, minus: of the network's own family of reports; empty when it speaks of none. `each`: they are not a sum,
            the figure is said of each of them (均为0件).
        field_confidence: that exactly these fields, or none, are meant.
    """

    span: Span
    negated: bool
    confidence: float
    measure: Span | None
    relation: Relation
    relation_confidence: float
    period_kind: PeriodKind
    period_confidence: float
    body: Body
    body_confidence: float
    fields: tuple[str, ...]
    minus: tuple[str, ...]
    each: bool
    field_confidence: float
    approximate: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedTie:
    """Claims that hang together, by their index in the prediction's `claims`, or a count with the list behind it.

    Args:
        kind: `parts`: members are the parts of the whole `head`; `share`, `growth`, `change`: members are (a, b) or
            (d, a) of the percentage `head`, as of a `ShareMention`; `items`: none, `items` instead.
        complete: for `parts`, that the words claim to leave nothing out; for `items`, that no 等 follows.
    """

    kind: Literal["parts", "share", "growth", "change", "items"]
    head: int
    members: tuple[int | None, ...] = ()
    items: tuple[Span, ...] = ()
    complete: bool = True
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """All that was found in one passage: entities, one claim for each numeral handed in, denials among them in reading
    order, and ties.
    """

    entities: tuple[Entity, ...] = ()
    claims: tuple[PredictedClaim, ...] = ()
    ties: tuple[PredictedTie, ...] = ()


class PassageReader(Protocol):
    """A network with its weights, on whatever runs it. One by one and in batches it says the same."""

    def read(self, queries: Iterable[PassageQuery]) -> Iterator[Prediction]:
        """A prediction for each query, in order."""
        ...
