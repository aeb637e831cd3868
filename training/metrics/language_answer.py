"""What is true of a text, or what some reader says of it, in one form: named things, figures, ties. Spans index it.

A figure is one numeral or one denial in the text. A joint zero (均为0件) is one figure that is said of several fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from corpora.document.claim import Body, PeriodKind, Relation
from corpora.document.geometry import Span

_EDGES = "，,、；;。：: \t\n\u3000"


class Sum(NamedTuple):
    """Statutory fields added and taken away, in any order."""

    plus: frozenset[str]
    minus: frozenset[str]


def sum_of(plus: Iterable[str], minus: Iterable[str] = ()) -> Sum:
    """The fields as a sum."""
    return Sum(frozenset(plus), frozenset(minus))


def trimmed(span: Span, text: str) -> Span:
    """The span without the signs that part one item of a list from the next."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(_EDGES))
    return Span(start, max(start, span.start + len(words.rstrip(_EDGES))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An entity. The truth is sure of itself."""

    label: str
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A figure.

    Args:
        span: digits or characters of the numeral, or the words that deny.
        relation: `none` when it is no claim.
        period_kind, body: None where the reader does not tell.
        fields: what the figure is said of, each a sum of fields; empty when it speaks of none.
        zero: the figure is nothing: a denial, or the numeral says 0.
        sure: confidence in `field`, `relation`, `period` and `body`, for those that the reader has one for.
    """

    span: Span
    denial: bool
    relation: Relation
    period_kind: PeriodKind | None
    body: Body | None
    fields: frozenset[Sum]
    zero: bool = False
    sure: tuple[tuple[str, float], ...] = ()


TieKind = Literal["parts", "share", "growth", "change", "points", "items"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """Figures that hang together, each by its span; for `items` the things that a count announces.

    Args:
        head: the whole, the percentage, the count.
        members: the parts in any order; or the two figures of a percentage, None where the text says it not.
        lengths: of `items`, how many a reader may count.
    """

    kind: TieKind
    head: Span
    members: tuple[Span | None, ...]
    lengths: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """All of one text. `ties` is None where the reader tells of none (a record)."""

    named: frozenset[Named] = frozenset()
    said: tuple[Said, ...] = ()
    ties: tuple[Tied, ...] | None = ()

    def moved(self, move: Callable[[Span], Span]) -> Answer:
        """The same of another text, where `move` tells what stands where."""
        return Answer(
            named=frozenset(replace(one, span=move(one.span)) for one in self.named),
            said=tuple(replace(one, span=move(one.span)) for one in self.said),
            ties=None if self.ties is None else tuple(_moved_tie(one, move) for one in self.ties),
        )


def _moved_tie(tie: Tied, move: Callable[[Span], Span]) -> Tied:
    return replace(tie, head=move(tie.head), members=tuple(one and move(one) for one in tie.members))


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A text with its truth, both of which may be empty. `families` are the wordings of its sentences, None for one
    that belongs to none.
    """

    text: str = ""
    truth: Answer
    families: tuple[tuple[Span, str | None], ...]

    def family_at(self, span: Span) -> str | None:
        """The wording that the span begins in."""
        return next((name for place, name in self.families if place.start <= span.start < place.end), None)
