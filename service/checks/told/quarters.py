"""Halves and quarters of a year whose four quarters the sentence tells: 四个季度依次为39件、58件、47件、40件，下半年比
上半年少10件; 二季度占全年的31.5%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from corpora.document.proportion import percentage
from service.checks.figures.part_groups import sum_of
from service.checks.figures.plain_counts import PERCENT, is_count
from service.checks.figures.ratio_doubts import rounding_of
from service.checks.inspection import Finding, Inspection, plain
from service.checks.told.counts import Sentence, told_finding
from service.checks.told.most import quarters

_TIME: Final = r"(?:(?:第?[一二三四1-4]|[首末])季度?|[上下前后]半年)"
_IS: Final = re.compile(
    rf"(?P<time>{_TIME})(?:的)?(?:申请|收件|来件|受理|推送|发布|来访)?(?:总?量|数量?)?(?:共计?|合计|总计|累计|为|有|达到?|是|收到?|仅)*\s?$"
)
_THAN: Final = re.compile(
    rf"(?:(?P<one>{_TIME})(?:[^，,。；;：:\d]{{0,6}}?))?(?:比|较)(?P<other>{_TIME})[^，,。；;：:\d]{{0,6}}?"
    r"(?:(?P<more>多|增加|增长|高|上升|增)|(?P<less>少|减少|下降|低|减))(?:了|出|收到?)?\s?$"
)
_SHARE: Final = re.compile(
    rf"(?P<time>{_TIME})(?:的)?(?:申请|收件|来件)?(?:总?量|数量?)?(?:就|便|约)?占(?:到|了|比)?(?:全年)?(?:总[数量])?(?:的)?(?:申请)?(?:总?[数量])?(?:的)?\s?$"
)
_EACH_HALF: Final = re.compile(
    r"上下半年[^。；;\d]{0,8}[，,]?\s?(?:均|都|各)(?:收到|受理|办理|新收)?(?:申请|来件)?(?:为|是)?\s?$"
)
"""`上下半年持平，各收到申请` in front of 125件."""
_NUMBER: Final = {"一": 0, "二": 1, "三": 2, "四": 3, "1": 0, "2": 1, "3": 2, "4": 3, "首": 0, "末": 3}


def told_quarters(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each figure of a half or a quarter behind all four."""
    run = quarters(told)
    if not run:
        return
    counts = [told.counts[one] for one in run]
    for place in range(run[-1] + 1, len(told.counts)):
        said, clause = told.counts[place], told.clause(place)
        if said.number.bound != "exact":
            continue
        if said.number.unit == PERCENT and (share := _SHARE.search(clause)) is not None:
            yield from _share(inspection, said, counts, _meant(share["time"], counts))
        elif not is_count(said) or said.number.unit != counts[0].number.unit:
            continue
        elif (than := _THAN.search(clause)) is not None:
            one = than["one"] or _before(told, place)
            if one and one != than["other"]:
                sign = 1 if than["more"] else -1
                yield _difference(inspection, said, _meant(one, counts), _meant(than["other"], counts), sign)
        elif (is_half := _IS.search(clause)) is not None and "半" in is_half["time"]:
            yield _half(inspection, said, _meant(is_half["time"], counts))
        elif _EACH_HALF.search(told.text[told.start : said.number.span.start]):
            halves = (counts[:2], counts[2:])
            yield _half(inspection, said, next((one for one in halves if sum_of(one) != said.number.value), counts[:2]))


def _half(inspection: Inspection, said: Claim, half: Sequence[Claim]) -> Finding:
    return told_finding(
        inspection, "claim-parts", said, half, fits=sum_of(half) == said.number.value, exact=sum_of(half),
        arithmetic=" + ".join(plain(one.number.value) for one in half), settled=True,
    )  # fmt: skip


def _meant(time: str, counts: Sequence[Claim]) -> Sequence[Claim]:
    if "半" in time:
        return counts[:2] if time[0] in "上前" else counts[2:]
    return (counts[_NUMBER[time.removeprefix("第")[0]]],)


def _before(told: Sentence, place: int) -> str | None:
    """`下半年297件，` in front of 比上半年少."""
    said = _IS.search(told.clause(place - 1))
    return said["time"] if said is not None else None


def _difference(
    inspection: Inspection, said: Claim, one: Sequence[Claim], other: Sequence[Claim], sign: int
) -> Finding:
    left, right = (sum_of(some) for some in (one, other))
    exact = sign * (left - right)
    shown = (f"({' + '.join(plain(c.number.value) for c in some)})" for some in (one, other))
    first, second = shown
    return told_finding(
        inspection, "claim-change", said, [*one, *other], fits=exact == said.number.value, exact=exact,
        arithmetic=f"{first} − {second}" if sign > 0 else f"{second} − {first}", settled=True,
    )  # fmt: skip


def _share(inspection: Inspection, said: Claim, counts: Sequence[Claim], part: Sequence[Claim]) -> Iterator[Finding]:
    exact = percentage(sum_of(part), sum_of(counts))
    if exact is not None:
        yield told_finding(
            inspection, "claim-ratio", said, [*part, *counts], fits=rounding_of(exact, said) is not None,
            exact=exact.quantize(Decimal("0.01")),
            arithmetic=f"{plain(sum_of(part))} ÷ {plain(sum_of(counts))} × 100", settled=True,
        )  # fmt: skip
