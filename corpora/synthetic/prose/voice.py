"""How one report speaks: its names for itself, its habit of printing numbers, and the filling of a template."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from corpora.document.geometry import Span
from corpora.synthetic.prose.numerals import print_number
from corpora.synthetic.split import Split
from corpora.synthetic.values import StatutoryFigures

SLOT = re.compile(r"\{(\w+)\}")
SHARE_IN_CHARACTERS = 0.06
"""Share of small numbers printed in Chinese characters."""
LARGEST_IN_CHARACTERS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A number and the style in which this sentence prints it."""

    value: Decimal
    style: str

    @property
    def text(self) -> str:
        """The numeral's characters."""
        return print_number(self.value, self.style)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A template with its blanks filled; `spans` tells where each slot's words stand."""

    text: str
    spans: dict[str, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What every sentence of one report shares.

    Args:
        habit: the usual style of numerals, "arabic", "comma" or "wide".
        split: whose wordings it uses.
        previous: last year's figures of the same body; true whether or not that report is in the corpus.
    """

    random: Random
    body: str
    we: str
    year: int
    figures: StatutoryFigures
    previous: StatutoryFigures
    habit: str = "arabic"
    split: Split = "all"

    def print(self, value: Decimal | int, *, style: str | None = None) -> Printed:
        """`value` in this report's habit, now and then in Chinese characters."""
        number = Decimal(value)
        if style:
            return Printed(value=number, style=style)
        if number % 1:
            return Printed(value=number, style="arabic")
        if 0 < number <= LARGEST_IN_CHARACTERS and self.random.random() < SHARE_IN_CHARACTERS:
            return Printed(value=number, style="chinese")
        comma_says_nothing = self.habit == "comma" and number < 1000
        return Printed(value=number, style="arabic" if comma_says_nothing else self.habit)

    def fill(self, template: str, **slots: Printed | str) -> Filled:
        """The template with numerals, words and this report's own names in place of its {slots}.

        Raises:
            KeyError: when the template names a slot that is not given.
        """
        words: dict[str, Any] = {
            "when": self.random.choice((f"{self.year}年", f"{self.year}年度", "本年度", "全年")),
            "we": self.we,
            "body": self.body,
            "year": str(self.year),
            "last_year": str(self.year - 1),
            "next_year": str(self.year + 1),
            **slots,
        }
        text, spans, end = "", {}, 0
        for match in SLOT.finditer(template):
            word = words[match[1]]
            printed = word if isinstance(word, str) else word.text
            text += template[end : match.start()]
            spans[match[1]] = Span(len(text), len(text) + len(printed))
            text, end = text + printed, match.end()
        return Filled(text=text + template[end:], spans=spans)
