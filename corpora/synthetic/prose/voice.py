"""How one report speaks: its names for itself, its habit of printing numbers, its choice of words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from functools import cache
from random import Random

from corpora.synthetic.prose.filling import Filled, Filling, Word
from corpora.synthetic.prose.phrases import lexicon, shared_rules
from corpora.synthetic.prose.printed import Printed
from corpora.synthetic.prose.standing import Standing, standing_of
from corpora.synthetic.prose.surface import generated
from corpora.synthetic.prose.template import parse_template
from corpora.synthetic.split import Split, allowed
from corpora.synthetic.values import StatutoryFigures

SHARE_IN_CHARACTERS = 0.06
"""Share of small numbers printed in Chinese characters."""
LARGEST_IN_CHARACTERS = 10_000
SHARE_IN_TEN_THOUSANDS = 0.5
"""Share of the round large numbers (12000) printed with 万."""

SAME_THROUGHOUT = ("piece", "case", "paper", "document")
"""Productions that a sentence chooses once: nobody counts the same requests as 件 and as 起."""


NOTHING: Mapping[str, Word] = {}
_PLACE = re.compile(r".{2,}?(?:街道|[市县区州旗盟镇乡])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What every sentence of one report shares.

    Args:
        habit: the usual style of numerals, "arabic", "comma", "wide" or "spaced".
        gap: a space between each numeral and its unit.
        previous: last year's figures of the same body; true whether or not that report is in the corpus.
        split: which wordings it may use.
    """

    random: Random
    body: str
    we: str
    year: int
    figures: StatutoryFigures
    previous: StatutoryFigures
    habit: str = "arabic"
    gap: bool = False
    split: Split = "all"

    @property
    def place(self) -> str:
        """The place of the body, 云岭台市 of 云岭台市教育局."""
        return place_of(self.body)

    @property
    def standing(self) -> Standing:
        """What the body is among others."""
        return standing_of(self.body)

    def print(self, value: Decimal | int, *, style: str | None = None) -> Printed:
        """`value` in this report's habit, now and then in Chinese characters."""
        number = Decimal(value)
        if style:
            return Printed(value=number, style=style)
        if number % 1:
            return Printed(value=number)
        if 0 < number <= LARGEST_IN_CHARACTERS and self.random.random() < SHARE_IN_CHARACTERS:
            return Printed(value=number, style="chinese")
        if number == 0 and self.random.random() < SHARE_IN_CHARACTERS:
            return Printed(value=number, style="circle")
        if number >= 10_000 and number % 1000 == 0 and self.random.random() < SHARE_IN_TEN_THOUSANDS:
            return Printed(value=number / 10_000, scale="万")
        says_nothing = self.habit in ("comma", "spaced") and number < 1000
        return Printed(value=number, style="arabic" if says_nothing else self.habit)

    def print_percent(self, value: Decimal) -> Printed:
        """A percentage, now and then as 百分之九十八."""
        if self.random.random() < SHARE_IN_CHARACTERS:
            return Printed(value=value, style="spelled", before="百分之")
        return Printed(value=value)

    def print_roughly(self, value: Decimal) -> Printed | None:
        """`value` rounded as people round it (1200余, 近1300, 约1.2万); None when it is small or round."""
        if value < 100:
            return None
        step = Decimal(10) ** (len(str(int(value))) - 2)
        floor = (value / step).quantize(Decimal(1), ROUND_DOWN) * step
        if floor == value:
            return None
        before, after, up = self.random.choice(
            (("", "余", 0), ("", "多", 0), ("超过", "", 0), ("不少于", "", 0), ("逾", "", 0), ("近", "", 1))
            + ((("约", "", 0),) if value - floor < step / 2 else (("约", "", 1),))
        )
        number, scale = floor + up * step, ""
        if number >= 10_000 and self.random.random() < 0.7:
            number, scale = number / 10_000, "万"
        elif number >= 1000 and number % 1000 == 0 and self.random.random() < 0.5:
            number, scale = number / 1000, "千"
        return Printed(value=number.normalize() + 0, before=before, scale=scale, after=after)

    def choose(self, options: Sequence[str], *, without: str | None = None) -> str:
        """One of the alternatives that this report's split may use; `without` a certain word, if any is."""
        mine = _allowed(tuple(options), self.split)
        fitting = [option for option in mine if without is None or without not in option]
        return self.random.choice(fitting or mine)

    def fill(self, template: str, slots: Mapping[str, Word] = NOTHING, *, sense: tuple[str, ...] = ()) -> Filled:
        """The template with numerals, words and this report's own names in place of its {slots}.

        Raises:
            KeyError: when the template names a slot that is neither given nor a production.
        """
        words: dict[str, Word] = {
            "we": self.we,
            "body": parse_template(f"<O {self.body}>"),
            "place": parse_template(f"<P {place_of(self.body)}>"),
            "region": self.standing.region,
            "seat": self.standing.seat,
            "rank": self.standing.rank,
            "year": str(self.year),
            "last_year": str(self.year - 1),
            "before_last": str(self.year - 2),
            "next_year": str(self.year + 1),
            **slots,
        }
        said: set[str] = set()
        kept: dict[str, Word] = {}

        def expand(name: str) -> Word:
            if name not in SAME_THROUGHOUT:
                return self._expand(name, said)
            kept.setdefault(name, self._expand(name, said))
            return kept[name]

        filling = Filling(words=words, expand=expand, year=self.year, sense=sense, gap=self.gap)
        return filling.fill(parse_template(template))

    def _expand(self, name: str, said: set[str]) -> Word:
        """An alternative of the production; a turn of phrase is not said twice in a sentence while there is another."""
        made = generated(name, self.random, place=self.place)
        if made is not None:
            return made
        options = lexicon()[name]
        if name in shared_rules():
            return parse_template(self.random.choice(options))
        options = _allowed(options, self.split)
        chosen = self.random.choice([option for option in options if option not in said] or options)
        said.add(chosen)
        return parse_template(chosen)


def family_name(name: str, template: str) -> str:
    """A family's name for `Statement.family`: it stays the same when other wordings are added."""
    return f"{name}:{_digest(template)}"


def place_of(body: str) -> str:
    """The place that a body's name begins with: 云岭台市 of 云岭台市教育局; the whole name where no rank shows."""
    match = _PLACE.match(body)
    return match.group() if match else body


@cache
def _digest(template: str) -> str:
    return hashlib.sha256(template.encode()).hexdigest()[:8]


@cache
def _allowed(options: tuple[str, ...], split: Split) -> tuple[str, ...]:
    return tuple(allowed(options, split))
