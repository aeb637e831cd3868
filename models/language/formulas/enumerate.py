"""Every formula that may make one figure of a passage of others, whatever the words say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Final

from corpora.document.formula import OVER, Formula
from models.language.formulas.totals import ADDED, GROWING, MAIN, SHARED, SUMMED, TO_AVERAGE  # fmt: skip

PERCENT: Final = ("%", "％", "个百分点")
_RATIOS: Final = ("倍", "成")
_KINDS: Final = ("个", "类", "种", "项", "家", "位", "名", "方面", "大", "级", "档", "", "轮", "批")
_NUMERALS: Final = "两一二三四五六七八九十"
LONGEST: Final = 8
"""Parts of a sum at most."""
REACH: Final = 3
"""Counts between a run of parts and their whole, and one: 收到12件，其中网上5件、当面7件."""
NEAR: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure of a passage: its value, unit, printed decimals, and where its numeral stands in the passage's text."""

    value: Decimal
    unit: str
    decimals: int
    printed: str
    start: int
    end: int

    @property
    def is_percent(self) -> bool:
        """A percentage, or points of it."""
        return self.unit in PERCENT

    @property
    def is_of_kinds(self) -> bool:
        """三类, 五个: how many kinds there are, and no amount."""
        return bool(self.printed) and all(one in _NUMERALS for one in self.printed) and self.unit in _KINDS


def formulas_of(counts: Sequence[Count], totals: Mapping[str, Decimal]) -> list[Formula]:
    """Those of the counts, in the order of the passage, and of totals of the tables by name, all above zero."""
    return [*_Passage(counts, totals).formulas()]


class _Passage:
    """The counts by what they can be."""

    def __init__(self, counts: Sequence[Count], totals: Mapping[str, Decimal]) -> None:
        self.counts, self.totals = counts, totals
        self.values = [one.value for one in counts]
        amounts = [place for place, one in enumerate(counts) if not one.is_percent and one.unit not in _RATIOS]
        self.plain = [one for one in amounts if not (counts[one].is_of_kinds and self.values[one] <= 10)]
        self.divisors = [one for one in amounts if self.values[one] >= 2]
        self.rank = {place: rank for rank, place in enumerate(self.plain)}

    def formulas(self) -> Iterator[Formula]:
        """All of them."""
        yield from self._runs()
        yield from self._gaps()
        yield from self._pairs()
        yield from self._with_totals()
        yield from self._averages()
        yield from self._times()
        for place, one in enumerate(self.counts):
            if one.is_percent:
                yield from self._percentages(place)

    def _runs(self) -> Iterator[Formula]:
        plain = self.plain
        for first in range(len(plain)):
            for end in range(first + 2, min(len(plain), first + LONGEST + 1) + 1):
                run = tuple(plain[first:end])
                for other in (*range(first - 1, first - REACH - 1, -1), *range(end, end + REACH)):
                    if 0 <= other < len(plain):
                        yield Formula("sum", plain[other], parts=run)
                for name in SUMMED:
                    if name in self.totals:
                        yield Formula("table-sum", run[0], parts=run, total=name)

    def _gaps(self) -> Iterator[Formula]:
        """Runs of which one inside is no part: 招录35条、财务22条列第一、二位，其中经费8条，人事14条."""
        plain = self.plain
        for first in range(len(plain)):
            for end in range(first + 4, min(len(plain), first + LONGEST - 1) + 1):
                for left in range(first + 1, end - 1):
                    run = tuple(plain[one] for one in range(first, end) if one != left)
                    for other in (first - 1, end):
                        if 0 <= other < len(plain):
                            yield Formula("gap-sum", plain[other], parts=run)

    def _pairs(self) -> Iterator[Formula]:
        """Sums of two that do not stand side by side beside their whole; differences are such sums, too."""
        rank = self.rank
        for whole in self.plain:
            near = [one for one in self.plain if one != whole and abs(rank[one] - rank[whole]) <= NEAR]
            for one, other in combinations(near, 2):
                beside = (rank[whole] - rank[other], rank[one] - rank[whole])
                if rank[other] - rank[one] == 1 and any(1 <= step <= REACH for step in beside):
                    continue
                yield Formula("pair", whole, parts=(one, other))

    def _with_totals(self) -> Iterator[Formula]:
        for result in self.plain:
            for part in self.plain:
                if part == result:
                    continue
                for name in ADDED:
                    if name not in self.totals:
                        continue
                    if self.totals[name] >= self.values[part]:
                        yield Formula("table-rest", result, parts=(part,), total=name)
                    if result >= part:
                        yield Formula("table-more", result, parts=(part,), total=name)

    def _averages(self) -> Iterator[Formula]:
        rank, values = self.rank, self.values
        for result in self.plain:
            for top in self.plain:
                if top == result or abs(rank[top] - rank[result]) > NEAR:
                    continue
                for base in self.divisors:
                    if base not in (top, result) and abs(base - result) <= NEAR + 2:
                        yield Formula("average", result, numerator=top, base=base)
            for over in OVER:
                for top in self.plain:
                    if top != result and abs(rank[top] - rank[result]) <= REACH:
                        yield Formula("average-over", result, numerator=top, over=over)
                if over == OVER[0] and TO_AVERAGE[0] in self.totals:
                    yield Formula("average-over", result, total=TO_AVERAGE[0], over=over)
            for base in self.plain:
                if base != result and values[base] > 1:
                    for name in TO_AVERAGE:
                        if name in self.totals:
                            yield Formula("table-average", result, base=base, total=name)

    def _times(self) -> Iterator[Formula]:
        values = self.values
        for result in (place for place, one in enumerate(self.counts) if one.unit == "倍"):
            near = [one for one in self.plain if abs(one - result) <= NEAR + 2]
            for top in near:
                for base in near:
                    if top != base and values[base]:
                        yield Formula("times", result, numerator=top, base=base)
                        if values[top] >= values[base]:
                            yield Formula("times-more", result, numerator=top, base=base)
                for name in MAIN:
                    if name in self.totals and values[top]:
                        yield Formula("table-times", result, numerator=top, total=name)
                        yield Formula("table-times", result, base=top, total=name)

    def _percentages(self, result: int) -> Iterator[Formula]:
        near = [one for one in self.plain if -7 <= one - result <= REACH]
        for top in near:
            for base in near:
                if top != base and self.values[base]:
                    yield from self._of_two(result, top, base)
            yield from self._of_a_total(result, top)
        yield from self._of_sums(result)
        others = [
            place for place, one in enumerate(self.counts)
            if one.is_percent and place != result and abs(place - result) <= NEAR + 2
        ]  # fmt: skip
        for one in others:
            if self.values[one] <= 100:
                yield Formula("complement", result, parts=(one,))
        for one, other in combinations(others, 2):
            yield Formula("percent-sum", result, parts=(one, other))

    def _of_two(self, result: int, top: int, base: int) -> Iterator[Formula]:
        n, d = self.values[top], self.values[base]
        if n <= d:
            yield Formula("share", result, numerator=top, base=base)
        yield Formula("growth", result, numerator=top, base=base)
        if d > n:
            yield Formula("growth-by", result, numerator=top, base=base)
            yield Formula("rest-share", result, numerator=top, base=base)
        yield Formula("share-of-both", result, numerator=top, base=base)

    def _of_a_total(self, result: int, top: int) -> Iterator[Formula]:
        value = self.values[top]
        for name, total in self.totals.items():
            if value <= total:
                yield Formula("table-share", result, numerator=top, total=name)
            if name in GROWING:
                if value:
                    yield Formula("table-growth", result, base=top, total=name)
                if total > value:
                    yield Formula("table-growth-by", result, numerator=top, total=name)
                yield Formula("table-share-of-both", result, numerator=top, total=name)

    def _of_sums(self, result: int) -> Iterator[Formula]:
        """Of two, three or four counts in a row in front of it."""
        plain = self.plain
        for first in range(len(plain)):
            for end in range(first + 2, min(len(plain), first + NEAR) + 1):
                run = tuple(plain[first:end])
                if not 0 < result - run[-1] <= REACH:
                    continue
                summed = sum((self.values[one] for one in run), Decimal(0))
                for base in plain:
                    if base not in run and self.values[base] >= summed and self.values[base]:
                        yield Formula("sum-share", result, parts=run, base=base)
                for name in SHARED:
                    if name in self.totals and self.totals[name] >= summed:
                        yield Formula("table-sum-share", result, parts=run, total=name)
