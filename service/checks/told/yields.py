"""Totals of a rate and how many there are of its things: 每季度召开例会2次，全年共8次; 违停2918件，每件罚款150元，
罚款总额43.77万元; 分两批，每批60人，合计120人.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from service.checks.inspection import MONEY, Finding, Inspection, plain
from service.checks.told.counts import Sentence, told_finding

_RATE: Final = re.compile(
    r"(?:^|[，,、；;：:])?[^，,、；;：:\d每]{0,8}每(?:个|一)?(?P<of>[^，,。；;：:、\d每]{1,3}?)(?:都|均|各)?(?P<verb>(?:是|为|有|罚款|收费|收取|收|成本|印制|印发|编发|召开|举办|发布|推送|更新|安排|培训|补助|工本费|费用|单价|刊发|刊登|制作|受理)?[^，,。；;：:、\d每的]{0,6})\s?$"
)
_TOTAL: Final = re.compile(r"(?:共计?|合计|累计|总计|总共|总额|全年|年内|总成本|总费用)[^，,。；;：:、\d]{0,8}$")
_TOTAL_WORDS: Final = re.compile(
    r"共计?|合计|累计|总计|总共|总额|全年|年内|总成本|总费用|[为达约需]|编发|印制|印发|召开|举办|发布|推送|更新|罚款|收费|收取|培训|金额|支出"
)
_LOOSE: Final = re.compile(r"至少|不少于|不低于|约|以上|最多|不超过|平均|左右|起步|原则上")
_OF_TIME: Final = {"月": 12, "季度": 4, "季": 4}
"""A year has weeks of holidays, so that of a week's count nobody can say how many there were."""
_SOME: Final = re.compile(r"半年|月起|月份|月至|以来|其中|除")
FAR: Final = 3
"""Counts between the things and their rate, or it and the total."""


def told_yields(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each such total."""
    for place, rate in enumerate(told.counts):
        if rate.number.bound != "exact" or rate.negated or place + 1 >= len(told.counts):
            continue
        said = _RATE.search(told.clause(place))
        if said is None or told.clause(place).count("每") > 1 or _LOOSE.search(told.text[told.start : told.end]):
            continue
        total = _total(told, place)
        many = _many(told, place, said["of"])
        if total is None or many is None:
            continue
        yield from _judged(inspection, rate, total, *many)


def _scale(claim: Claim) -> Decimal | None:
    return MONEY.get(claim.number.unit or "")


def _total(told: Sentence, place: int) -> Claim | None:
    """The first count behind that says it is of all, of the rate's unit or of money like it."""
    rate = told.counts[place]
    for one in range(place + 1, min(place + FAR, len(told.counts))):
        claim = told.counts[one]
        alike = claim.number.unit == rate.number.unit or (_scale(claim) is not None and _scale(rate) is not None)
        if alike:
            between = told.text[told.behind(rate) : claim.number.span.start]
            words = _TOTAL_WORDS.sub("", told.own_words(one).strip())
            if len(words) > 1 and words not in told.clause(place):
                return None
            clear = _TOTAL.search(told.own_words(one)) is not None and not re.search("[。；;]", between)
            return claim if clear and claim.number.bound == "exact" and not claim.negated else None
    return None


def _many(told: Sentence, place: int, name: str) -> tuple[Decimal, list[Claim]] | None:
    if name in _OF_TIME:
        words = told.text[told.start : told.end]
        alone = place == 0 and not _SOME.search(words)
        yearly = re.search("全年|年内|本年|今年", told.text[told.behind(told.counts[place]) : told.end]) is not None
        return (Decimal(_OF_TIME[name]), []) if alone and yearly else None
    found = []
    for one in range(max(0, place - FAR), place):
        claim = told.counts[one]
        unit = claim.number.unit or ""
        behind = told.tail(one).lstrip()
        if (
            unit == name
            or (unit in ("个", "名", "家", "块") and behind.startswith(name))
            or (len(unit) == 1 and name.startswith(unit))
        ):
            found.append(claim)
    if len(found) != 1 or found[0].number.bound != "exact":
        return None
    return found[0].number.value, found


def _judged(inspection: Inspection, rate: Claim, total: Claim, many: Decimal, of: list[Claim]) -> Iterator[Finding]:
    of_rate, of_total = _scale(rate), _scale(total)
    exact = many * rate.number.value
    if of_rate is not None and of_total is not None:
        exact = exact * of_rate / of_total
    digit = Decimal(1).scaleb(-total.number.decimals)
    slack = digit / 2 if of_total is not None and of_total != of_rate else Decimal(0)
    yield told_finding(
        inspection, "claim-ratio", total, [*of, rate], fits=abs(exact - total.number.value) <= slack, exact=exact,
        arithmetic=f"{plain(many)} × {plain(rate.number.value)}", settled=True,
    )  # fmt: skip
