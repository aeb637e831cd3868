"""What a reader must find in a text, as truth to learn from: entities, claims, and how claims hang together.

Spans are half-open and index the text that the mentions belong to; claims are named by their place in it, from 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from corpora.document.claim import Body, PeriodKind, Relation
from corpora.document.geometry import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityMention:
    """A named thing in a text; `span` indexes the text. Labels are those of `corpora.document`."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMention:
    """A quantity or a negation in a text, with what a reader must know of it. Spans index the text.

    Args:
        span: the numeral with its unit and what rounds it (约1200余件); for a negation the words that say it (未收到).
        numeral: the digits or characters of the number alone, None for a negation.
        value: as printed (1.2万 is 1.2 with the unit 万件), 0 for a negation.
        unit: 件, 万元, % …; None where none is printed.
        measure: the words that name what is counted, None where the text leaves them to an earlier one.
        relation, period_kind, body: as in `corpora.document.claim`.
        period: the year said or inherited ("2023"), None when nothing says.
        fields: statutory fields whose sum it is; `minus` those to take away. Empty when it speaks of none.
        approximate: 余, 约, 近, 超过: the printed value is not the exact one.
    """

    span: Span
    numeral: Span | None
    value: Decimal
    unit: str | None
    measure: Span | None
    relation: Relation
    period_kind: PeriodKind
    body: Body
    period: str | None = None
    fields: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartListMention:
    """A whole and the parts that the text names of it; `complete` when the words claim that nothing is left out."""

    whole: int
    parts: tuple[int, ...]
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareMention:
    """A percentage and the two claims that it is made of.

    Args:
        percent: the claim of the percentage.
        basis: `share` a/b, `growth` (a-b)/b, `change` d/(a-d) with the signed change d and this year's figure a.
        first, second: a and b, or d and a for `change`; None where the text does not say it.
    """

    percent: int
    basis: Literal["share", "growth", "change"]
    first: int | None
    second: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemListMention:
    """A count and the list that it announces; `open_ended` when the words say that more exist (等)."""

    count: int
    items: tuple[Span, ...]
    open_ended: bool


Tie = PartListMention | ShareMention | ItemListMention
