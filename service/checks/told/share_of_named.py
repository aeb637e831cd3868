"""Percentages of a total of the tables that is named behind 占, by the count right in front: 47件，占办结件的88.7%
of 52, where 47 of the 53 that came in are 88.7%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.proportion import percentage
from service.checks.figures.plain_counts import PERCENT, is_count
from service.checks.figures.ratio_doubts import rounding_of
from service.checks.figures.subjects import asker_in_front
from service.checks.inspection import Finding, Inspection, plain
from service.checks.named.words import (
    CARRIED_IN,
    DENIED,
    NEW,
    NOT_PROCESSED,
    SETTLED,
    UNAVAILABLE,
    cells_of,
    words_of,
)
from service.checks.told.counts import Sentence, told_finding

_NAMED: Final = re.compile(
    r"[，,（(]\s?(?:约|合计|共|各|均|分别)?占(?:到|了)?(?:全部|全年|全区|全市|全县|本年度?|当年|年内|我[局区市县镇]|各类)?(?P<who>自然人|企业|商业企业|法律服务机构)?(?:全部|全年)?(?:申请)?"
    r"(?:的)?(?P<what>新收|应办|应办理|需办理|办结|答复|不予公开|无法提供|不予处理)(?:的)?(?:申请|信息|政府信息公开申请)?(?:件|总量|总数|总件数|量|件数|数|总)*的?(?:比例|比重)?(?:为|达|是)?\s?$"
)
_WHOLES: Final = {
    "新收": (NEW,), "应办": (NEW, CARRIED_IN), "应办理": (NEW, CARRIED_IN), "需办理": (NEW, CARRIED_IN),
    "办结": (SETTLED,), "答复": (SETTLED,), "不予公开": DENIED, "无法提供": UNAVAILABLE, "不予处理": NOT_PROCESSED,
}  # fmt: skip
_TOTALS: Final = ((NEW,), (NEW, CARRIED_IN), (SETTLED,))
_UNITS: Final = ("件", "宗")
POINTS: Final = Decimal("1.5")
"""Percentage points up to which a share is near what it should be."""
FEWEST: Final = 8
_OF_OTHERS: Final = re.compile("上年|去年|前年|同期|[上下]半年|季度|月至|复议|诉讼|[两三近]年|累计")


def told_share_of_named(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each such percentage."""
    for place, share in enumerate(told.counts[1:], 1):
        part = told.counts[place - 1]
        if share.number.unit != PERCENT or share.number.bound != "exact" or share.number.decimals < 1:
            continue
        said = _NAMED.fullmatch(told.text, told.behind(part), share.number.span.start)
        if said is None or not is_count(part) or part.number.unit not in _UNITS or part.period_kind != "this_year":
            continue
        if _OF_OTHERS.search(told.text, told.start, share.number.span.start) or part.relation != "equal":
            continue
        wholes = [*_wholes(inspection, share, _WHOLES[said["what"]], said["who"])]
        if (finding := _judged(inspection, part, share, wholes)) is not None:
            yield finding


def _wholes(
    inspection: Inspection, share: Claim, row: tuple[str, ...], who: str | None
) -> Iterator[tuple[Expression, Decimal]]:
    """What the named total is in the tables: of all, and of the applicant that the paragraph speaks of."""
    columns: list[tuple[str, ...]] = [("total",)]
    if who is not None:
        columns = [word.means for word in words_of(who, 0, len(who)) if word.kind == "column"]
    elif (asker := asker_in_front(inspection, share)) is not None:
        columns.append(asker[0])
    for one in columns:
        cells = cells_of(row, one)
        if value := inspection.value(cells):
            yield cells, value


def _judged(
    inspection: Inspection, part: Claim, share: Claim, wholes: Sequence[tuple[Expression, Decimal]]
) -> Finding | None:  # fmt: skip
    value = part.number.value
    made = [exact for _, whole in wholes if value <= whole and (exact := percentage(value, whole)) is not None]
    if len(made) < len(wholes) or not made or max(whole for _, whole in wholes) < FEWEST:
        return None
    fits = any(rounding_of(exact, share) is not None for exact in made)
    if not fits and not _is_of_another(inspection, value, share) and abs(made[0] - share.number.value) > POINTS:
        return None
    return told_finding(
        inspection, "claim-ratio", share, [part], fits=fits,
        exact=made[0].quantize(Decimal(1).scaleb(-max(1, share.number.decimals))),
        arithmetic=f"{plain(value)} ÷ {plain(wholes[0][1])} × 100", fields=wholes[0][0].fields, settled=True,
    )  # fmt: skip


def _is_of_another(inspection: Inspection, value: Decimal, share: Claim) -> bool:
    """Is it what the count is of another total?"""
    totals = (inspection.value(cells_of(rows, ("total",))) for rows in _TOTALS)
    return any(
        whole and (exact := percentage(value, whole)) is not None and rounding_of(exact, share) is not None
        for whole in totals
    )
