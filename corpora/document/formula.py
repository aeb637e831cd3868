"""A way in which one figure of a passage may be made of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, TypeVar

FormulaKind = Literal[
    "sum", "table-sum", "pair", "table-rest", "table-more", "average", "average-over", "table-average", "times",
    "times-more", "table-times", "share", "growth", "growth-by", "rest-share", "share-of-both", "table-share",
    "table-growth", "table-growth-by", "table-share-of-both", "sum-share", "table-sum-share", "table-table",
    "complement", "percent-sum", "cell", "gap-sum",
]  # fmt: skip
KINDS: Final[tuple[FormulaKind, ...]] = (
    "sum", "table-sum", "pair", "table-rest", "table-more", "average", "average-over", "table-average", "times",
    "times-more", "table-times", "share", "growth", "growth-by", "rest-share", "share-of-both", "table-share",
    "table-growth", "table-growth-by", "table-share-of-both", "sum-share", "table-sum-share", "table-table",
    "complement", "percent-sum", "cell", "gap-sum",
)  # fmt: skip
"""In the order of the network's embeddings; `table-table` and `cell` are no longer asked for."""
SUMS: Final[frozenset[FormulaKind]] = frozenset({"sum", "pair", "gap-sum"})
"""A told whole and told parts."""
Amount = TypeVar("Amount", Decimal, float)
OVER: Final = (12, 4, 2)
"""Months, quarters, halves: what an average may be taken over without a word."""


@dataclass(frozen=True, slots=True)
class Formula:
    """Places are indices of the passage's counts.

    Args:
        kind: how the result is made; 自然人31件、企业9件，共40件 is a `sum`.
        result: the figure that is made; of a `table-sum`, where that is a total of the tables, the first part.
        parts: what is added up, ascending.
        numerator, base: of a fraction.
        total: name of the total of the tables that stands among the operands.
        over: what an average is taken over.
    """

    kind: FormulaKind
    result: int
    parts: tuple[int, ...] = ()
    numerator: int | None = None
    base: int | None = None
    total: str | None = None
    over: int | None = None

    @property
    def places(self) -> tuple[int, ...]:
        """Every count concerned, the result first."""
        own = [self.result, *(one for one in self.parts if one != self.result)]
        own += [one for one in (self.numerator, self.base) if one is not None]
        return tuple(own)


def made(formula: Formula, values: Sequence[Amount], totals: Mapping[str, Amount]) -> Amount:
    """What the formula's operands come to; of a `table-sum` what its parts do. Divisors are never zero: `formulas_of`
    makes none with such a base. Exact with decimals, quick with floats.
    """
    nothing = values[formula.result] * 0
    summed = sum((values[one] for one in formula.parts), nothing)
    total = totals[formula.total] if formula.total is not None else nothing
    n = values[formula.numerator] if formula.numerator is not None else nothing
    d = values[formula.base] if formula.base is not None else nothing
    match formula.kind:
        case "sum" | "pair" | "gap-sum" | "table-sum" | "percent-sum":
            return summed
        case "table-rest":
            return total - summed
        case "table-more":
            return total + summed
        case "average" | "times":
            return n / d
        case "average-over":
            return (total if formula.numerator is None else n) / (formula.over or 1)
        case "table-average":
            return total / d
        case "times-more":
            return n / d - 1
        case "table-times":
            return n / total if formula.base is None else total / d
        case "share":
            return 100 * n / d
        case "growth":
            return 100 * abs(n - d) / d
        case "growth-by":
            return 100 * n / (d - n)
        case "rest-share":
            return 100 - 100 * n / d
        case "share-of-both":
            return 100 * n / (d + n)
        case "table-share":
            return 100 * n / total
        case "table-growth":
            return 100 * abs(total - d) / d
        case "table-growth-by":
            return 100 * n / (total - n)
        case "table-share-of-both":
            return 100 * n / (total + n)
        case "sum-share":
            return 100 * summed / d
        case "table-sum-share":
            return 100 * summed / total
        case "complement":
            return 100 - summed
        case _:
            return total
