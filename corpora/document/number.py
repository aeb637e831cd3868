"""A number as printed: exact value, words on the page, unit, scale."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from corpora.document.geometry import Span

Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "range"]
"""How the words around a number limit it: 约 about, 以上/不少于 at_least, 余/多/超过 more_than, 近/不足 less_than."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """What `printed` says.

    Args:
        value: as printed, before the unit's scale: "1.2万件" has 12000 (万 belongs to the numeral), "3.5万元" has 3.5
            (万元 is a unit). Never a float.
        printed: the characters of the numeral.
        span: where `printed` stands in the text that was parsed, `text[span.start:span.end] == printed`.
        unit: the measure word or unit that follows, None when none does: 件, 条, 万元, %.
        decimals: printed digits after the decimal point, which is what a percentage may be rounded to.
        bound: how the words around limit it.
        upper: the other end of a range, None otherwise.
    """

    value: Decimal
    printed: str
    span: Span
    unit: str | None = None
    decimals: int = 0
    bound: Bound = "exact"
    upper: Decimal | None = None

    @property
    def is_exact(self) -> bool:
        """Whether nothing limits it; 约 in front of a percentage with decimals says only that it is rounded."""
        return self.bound == "exact" or (self.bound == "about" and self.unit == "%" and self.decimals > 0)
