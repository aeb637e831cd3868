"""A number as a sentence prints it, and what it is a number of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, get_args

from corpora.document.claim import Body, PeriodKind, Relation
from corpora.synthetic.prose.numerals import print_number

AT_LEAST = ("超过", "超", "逾", "突破", "不少于", "不低于", "至少", "余", "多", "以上", "多达", "高于")
"""Words at a number that make it a lower bound; 约, 近 and 左右 only make it approximate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a number says beside its value; see `ClaimMention`. None where the words alone decide it (a percentage is a
    share, a span of time is claimed of nothing).
    """

    fields: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    relation: Relation | None = None
    period_kind: PeriodKind = "this_year"
    body: Body = "own"
    approximate: bool = False

    def narrowed(self, words: Iterable[str]) -> Sense:
        """With what the words of a markup slot say.

        Raises:
            ValueError: for a word of no sense.
        """
        changes: dict[str, Any] = {}
        for word in words:
            changes[_PART_OF_WORD[word]] = True if word == "approximate" else word
        return replace(self, **changes) if changes else self


_PART_OF_WORD: dict[str, str] = {
    **dict.fromkeys(get_args(PeriodKind), "period_kind"),
    **dict.fromkeys(get_args(Body), "body"),
    **dict.fromkeys(get_args(Relation), "relation"),
    "approximate": "approximate",
}
PLAIN = Sense()


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A number and the style in which this sentence prints it.

    Args:
        value: as printed, before `scale`: 1.2 of 1.2万.
        style: a name of `numerals.print_number`.
        before, scale, after: 超过, 万, 余 around the numeral.
    """

    value: Decimal
    style: str = "arabic"
    before: str = ""
    scale: str = ""
    after: str = ""
    sense: Sense = PLAIN

    @property
    def numeral(self) -> str:
        """The numeral's characters alone."""
        return print_number(self.value, self.style)

    @property
    def text(self) -> str:
        """With the words around it, without the unit."""
        return f"{self.before}{self.numeral}{self.scale}{self.after}"

    @property
    def exact_words(self) -> bool:
        """Whether no word around it makes it approximate (万 may be all that 12000 needs, 百分之 is no such word)."""
        return not self.after and (not self.before or self.before.endswith("分之"))

    @property
    def exact(self) -> bool:
        """Whether a reader must take it for its value: 1.2万 may be rounded, 1 272 may be two numbers."""
        return self.exact_words and not self.scale and self.style != "spaced"

    def narrowed(self, *words: str) -> Printed:
        """The same with words of a sense."""
        return replace(self, sense=self.sense.narrowed(words))

    def of(self, *fields: str, minus: tuple[str, ...] = ()) -> Printed:
        """The same as the sum of statutory fields."""
        return replace(self, sense=replace(self.sense, fields=fields, minus=minus))
