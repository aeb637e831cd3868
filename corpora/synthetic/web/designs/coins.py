"""How bills print amounts."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from corpora.synthetic.web.design import Align, WebCell
from corpora.synthetic.web.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Coins:
    """How one bill prints its amounts."""

    currency: str
    grouped: bool
    decimals: int
    align: Align

    def shown(self, value: float) -> str:
        """An amount as the bill prints it."""
        figure = f"{value:,.{self.decimals}f}" if self.grouped else f"{value:.{self.decimals}f}"
        return self.currency + figure

    def cell(self, value: float, *, across: int = 1, bold: bool = False) -> WebCell:
        """The cell of an amount."""
        return WebCell(text=self.shown(value), across=across, align=self.align, bold=bold)


def draw_coins(random: Random, words: Words) -> Coins:
    """The way of printing amounts of a bill."""
    signs = ("", "", "", "¥", "￥", "¥ ") if words.chinese else ("", "", "$", "$", "£", "€", "$ ", "EUR ")
    return Coins(
        currency=random.choice(signs),
        grouped=random.random() < (0.4 if words.chinese else 0.8),
        decimals=random.choice((2, 2, 2, 2, 0, 1)),
        align=random.choice(("", "right", "right", "center")),
    )
