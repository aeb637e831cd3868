"""What stands behind a numeral: its unit, and words that limit it."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpora.document.claim import Relation

_COUNTERS = (
    "件（次）|次（件）|条（次）|条（件）|件（条）|篇（条）|人次|件次|条次|篇次|场次|批次|台次|家次|万元|亿元|元|件|条|次|个|份|篇"
    "|项|名|人|家|期|场|起|宗|例|封|通|部(?!分)|户|处|类|批|则|本|册|幅|张|段|套|所|笔|单|组|支|位|种|轮|堂|间|台|块|方面|届|字|栏|句|步|分(?!钟)"
)
_UNCOUNTED = "个工作日|工作日|个百分点|百分点|平方米|个月|小时|分钟|公里|天|日|周|年|岁|折|成|倍|秒|%|‰"
UNIT = re.compile(rf"(?P<space>\s?)(?P<unit>{_UNCOUNTED}|{_COUNTERS})(?P<limit>以上|左右|上下|以内|之多)?")
NOT_CLAIMED = frozenset(_UNCOUNTED.split("|")) - {"%"}
"""Units of time, size and growth: said, but counted by no table, unless a direction word makes it a change."""


class Tail(NamedTuple):
    """Unit (None where none is printed), words of limit behind it, and how many characters both take."""

    unit: str | None
    limit: str
    length: int


def tail_at(text: str, end: int) -> Tail:
    """What follows a numeral that ends at `end`."""
    match = UNIT.match(text, end)
    if match is None:
        return Tail(None, "", 0)
    return Tail(match["unit"], match["limit"] or "", match.end() - end)


def begins_with_unit(text: str) -> bool:
    """Whether words that follow a numeral begin with its unit."""
    match = UNIT.match(text)
    return match is not None and match["unit"] != "%"


def relation_by_unit(unit: str | None, *, at_least: bool) -> Relation:
    """What a number with this unit says where no other word tells; `at_least`: words at it make it a lower bound."""
    if unit == "%":
        return "share"
    if unit in NOT_CLAIMED:
        return "none"
    return "at_least" if at_least else "equal"
