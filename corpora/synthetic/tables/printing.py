"""How a table prints its numbers: decimals, thousands, percentages, negatives, and what stands for nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Literal

from corpora.synthetic.tables.words import load_words

Negative = Literal["minus", "full_width", "parentheses"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberStyle:
    """Habits of one table.

    Args:
        comma: thousands separators.
        negative: `-1.5`, `－1.5` or `(1.5)`.
        hole: what a cell without a number prints: nothing, a dash, 无.
        hide_zeros: a zero prints as `hole`, so that the cell holds no number.
    """

    comma: bool = False
    negative: Negative = "minus"
    hole: str = ""
    hide_zeros: bool = False

    def number(self, value: Decimal, *, decimals: int, suffix: str = "") -> str:
        """The value with exactly `decimals` digits after the point."""
        digits = format(abs(rounded(value, decimals)), f"{',' if self.comma else ''}.{decimals}f") + suffix
        if rounded(value, decimals) >= 0:
            return digits
        return {"minus": f"-{digits}", "full_width": f"－{digits}", "parentheses": f"({digits})"}[self.negative]


PLAIN = NumberStyle()


def draw_number_style(random: Random) -> NumberStyle:
    """Most tables print plain digits; zeros are hidden only where the hole is said by a mark or left blank."""
    return NumberStyle(
        comma=random.random() < 0.3,
        negative=random.choices(("minus", "full_width", "parentheses"), (7, 1, 2))[0],
        hole=random.choice(load_words("names")["holes"]),
        hide_zeros=random.random() < 0.35,
    )


def rounded(value: Decimal, decimals: int) -> Decimal:
    """四舍五入 at `decimals` digits after the point."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def share(part: Decimal, whole: Decimal, decimals: int) -> Decimal | None:
    """`part` in percent of `whole` as it is printed; None when there is no whole."""
    return None if whole == 0 else rounded(part * 100 / whole, decimals)


def growth(new: Decimal, old: Decimal, decimals: int) -> Decimal | None:
    """Change from `old` to `new` in percent as it is printed; None when there was nothing."""
    return None if old == 0 else rounded((new - old) * 100 / old, decimals)
