"""Parts that are more than their whole: 5起投诉中有6起超期; and one figure for two that are told right in front:
办理建议132件、提案187件，319件答复全部公开.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from service.checks.figures.part_groups import sum_of
from service.checks.figures.plain_counts import is_count
from service.checks.inspection import Finding, Inspection, plain
from service.checks.told.counts import Sentence, told_finding

_AMONG: Final = re.compile(
    r"[^，,。；;：:、（）()\d]{0,12}?(?:(?:[中里]|之内)[，,]?|[，,](?=\s?(?:其中|有)))\s?(?:其中)?(?:就|已|共|仅|只)?(?:有|占)?\s?"
)
_OTHERS: Final = re.compile("以外|此外|另|除")
_BARE: Final = re.compile(r"[）)]?[，,；;]\s?(?:上述|以上|这|共)?\s?$")
_ALL_OF_THEM: Final = re.compile(r"[^，,。；;：:\d]{0,12}?(?:除[^，,。；;：:\d]{1,10}外)?(?:全部|均|都|悉数|无一例外)")
_JOINED: Final = re.compile(r"[，,、和与及]?[^，,。；;：:\d]{0,12}")
_IN_FRONT: Final = re.compile("其中|除|上年|去年|同期|较|比|结转|新增|主要")
NEAR: Final = Decimal("1.1")
FAR: Final = Decimal("1.3")
LEAST_RUN: Final = 2
"""Counts that are told one beside the other."""


def told_excess(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each such part or total."""
    for place in range(1, len(told.counts)):
        said, whole = told.counts[place], told.counts[place - 1]
        if not is_count(said) or said.number.unit != whole.number.unit or told.is_aside(place):
            continue
        if (
            is_count(whole)
            and whole.relation == "equal"
            and _AMONG.fullmatch(told.head(place))
            and said.number.value > whole.number.value
        ):
            if _OTHERS.search(told.clause(place - 1) + told.head(place)) or not _is_of_it(told, place):
                continue
            if _is_the_last_of_a_list(told, place - 1) or _are_siblings(told, place):
                continue
            if place > 1 and re.search("[和与及、加]", told.head(place - 1)):
                continue
            yield told_finding(
                inspection, "claim-parts", said, (whole,), fits=False, exact=whole.number.value,
                arithmetic=f"{plain(said.number.value)} > {plain(whole.number.value)}", settled=True,
            )  # fmt: skip
        elif (finding := _of_both(inspection, told, place)) is not None:
            yield finding


def _is_the_last_of_a_list(told: Sentence, place: int) -> bool:
    """`结转5件，个人4件，律师事务所1件，其中3件涉及县道`: of the whole that it divides with those in front."""
    values = [one.number.value for one in told.counts[: place + 1]]
    return any(sum(values[first + 1 :]) == values[first] for first in range(place - 1))


_THERE_ARE: Final = re.compile(r"[，,；;]?\s?有\s?$")


def _are_siblings(told: Sentence, place: int) -> bool:
    """`制作类的3件，有1件需要汇总，有2件要求制图`: both are told with 有 alike, of what stands in front."""
    return all(_THERE_ARE.fullmatch(told.own_words(one)) for one in (place - 1, place))


def _is_of_it(told: Sentence, place: int) -> bool:
    """Does no further noun follow the part that would be another thing: `3个街道中，5个社区`?"""
    unit = told.counts[place].number.unit
    behind = told.tail(place).lstrip()
    front = told.tail(place - 1).lstrip()
    generic = unit in ("个", "项", "条", "次", "名", "家")
    named = re.match(r"[\u4e00-\u9fff]{2}", behind)
    return (
        not generic
        or named is None
        or behind[:2] in front
        or re.match("已|未|均|按|没|存|被|面|得|完|在", behind) is not None
    )


def _of_both(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`建议132件、提案187件，319件答复全部公开`: of all counts in front, which are of one thing."""
    said, front = told.counts[place], told.counts[:place]
    if not _BARE.search(told.head(place)) and not (place > LEAST_RUN and told.own_words(place).strip() == ""):
        return None
    if not LEAST_RUN <= len(front) <= 4 or not _ALL_OF_THEM.match(told.tail(place)):
        return None
    alike = all(is_count(one) and one.number.unit == said.number.unit and one.relation == "equal" for one in front)
    run = all(_JOINED.fullmatch(told.tail(one)) for one in range(place - 1))
    if not alike or not run or _IN_FRONT.search(told.text[told.start : said.number.span.start]):
        return None
    if any(one.fields for one in front) or said.number.value in {one.number.value for one in front}:
        return None
    exact, value = sum_of(front), said.number.value
    if exact != value and not (exact <= value * NEAR and value <= exact * FAR):
        return None
    return told_finding(
        inspection, "claim-parts", said, front, fits=exact == value, exact=exact,
        arithmetic=" + ".join(plain(one.number.value) for one in front), settled=True,
    )  # fmt: skip
