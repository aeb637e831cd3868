"""What the narrative says: entities and claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpora.document.geometry import Span
from corpora.document.number import Number

Relation = Literal["equal", "increase", "decrease", "share", "at_least", "none"]
PeriodKind = Literal["this_year", "last_year", "running_total", "plan", "part_of_year", "other_year"]
Body = Literal["own", "office", "region", "subordinate", "other"]
"""Whose figure: the issuing body's own, its office's (or 本级), its whole region's (全市), subordinates', another's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A named thing in the text: `Document.text[span] == text`."""

    label: str
    text: str
    span: Span
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Sum of signed fields that people mean by certain words, with its Chinese name for messages."""

    name: str
    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field concerned, added ones first."""
        return self.plus + self.minus

    def counts_as(self, other: Expression) -> bool:
        """Do both come to the same figure, whatever words name them?"""
        return (self.plus, self.minus) == (other.plus, other.minus)


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """What a network alone takes a claim for, and how sure it is of that."""

    expression: Expression
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Ties of a claim about a region (全市, in the report of one of its bureaus), as a `Claim` has them."""

    fields: tuple[Expression, ...]
    firm: bool
    plain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One figure said in prose, or one negation (未收到 is zero).

    Args:
        text: the words, `Document.text[span] == text`.
        sentence: span of the whole sentence, for showing.
        measure: what is counted, in the report's own words.
        number: the numeral; its span indexes `Document.text`. A negation has the value 0 and prints its own words.
        period: the year said or inherited ("2023"), None when nothing says.
        fields: the profile's fields it may speak of, best first; each is an expression: one field, or several to add
            (`+`) or take away (`-`), as the profile names them.
        firm: the words mean `fields` and nothing else, so that disagreement with all of them is a contradiction.
        plain: not firm, but only because such words name other things too; nothing around them speaks against `fields`.
        supposed: what a network takes for `fields`, or for what they may be, where no rule says anything.
        contested: a network that read the claim takes its figure for another than the rules do, or for none, however
            sure it is of that.
        likely: how probable a network that read the claim finds it that its figure is that of one of `fields`; None
            where none was asked.
        elsewhere: what it would be tied to if the tables counted the region that the words name; nothing else then is.
        unrelated: the words say that it counts nothing of the kind (`最多的一人提交9件`), whatever a network says.
    """

    id: str
    text: str
    span: Span
    sentence: Span
    section: str | None
    measure: str
    number: Number
    relation: Relation
    period: str | None
    period_kind: PeriodKind
    body: Body
    fields: tuple[Expression, ...]
    confidence: float
    negated: bool = False
    firm: bool = False
    plain: bool = False
    supposed: Supposed | None = None
    contested: bool = False
    likely: float | None = None
    elsewhere: Elsewhere | None = None
    unrelated: bool = False
