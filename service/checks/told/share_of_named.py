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
from models.language.formulas.totals import EXPRESSIONS, RECONSIDERED, SUED
from service.checks.figures.beside import totals_of_requests
from service.checks.figures.plain_counts import PERCENT, is_count
from service.checks.figures.ratio_doubts import rounding_of
from service.checks.figures.subjects import asker_in_front
from service.checks.inspection import Finding, Inspection, plain
from service.checks.named.words import (
    CARRIED_IN,
    DENIED,
    GROUPS,
    NEW,
    NOT_PROCESSED,
    SETTLED,
    TOTAL,
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
_UNITS: Final = ("件", "宗")
_GROUPS: Final = tuple(cells_of(rows, TOTAL).plus for rows in GROUPS)
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
        if (whole := _told_whole(inspection, told, place)) is not None and is_count(part):
            if (finding := _of_told(inspection, part, share, whole)) is not None:
                yield finding
            continue
        if said is None or not is_count(part) or part.number.unit not in _UNITS or part.period_kind != "this_year":
            continue
        if _OF_OTHERS.search(told.text, told.start, share.number.span.start) or part.relation != "equal":
            continue
        wholes = [*_wholes(inspection, share, _WHOLES[said["what"]], said["who"])]
        if (finding := _judged(inspection, part, share, wholes)) is not None:
            yield finding


_OF_ITS_KIND: Final = re.compile(
    r"[，,（(]\s?(?:约)?占(?:了)?(?:该类|这类|此类|同类|其中|该类答复|这类答复|此类答复)的?(?:比例|比重)?(?:为|达|是)?\s?$"
)
_OF_CLOSED: Final = re.compile(
    r"[，,（(]\s?(?:约)?占(?:全部|年内)?(?:已)?审结(?:的)?(?:总数|案件|件|数|案件数|案件总数|件数)(?:的)?(?:比例|比重)?(?:为|达|是)?\s?$"
)
_CLOSED: Final = re.compile("审结(?!率)")


def _told_whole(inspection: Inspection, told: Sentence, place: int) -> Claim | None:
    """What `占该类的` is of, the group of rows that opens the sentence, or `占已审结案件的`, the cases closed."""
    part, share = told.counts[place - 1], told.counts[place]
    front = [one for one in told.counts[: place - 1] if is_count(one) and one.number.unit == part.number.unit]
    words = (told.behind(part), share.number.span.start)
    if _OF_ITS_KIND.fullmatch(told.text, *words) and front:
        fitting = inspection.fitting(front[0]) if front[0].fields else None
        return front[0] if fitting is not None and fitting.plus in _GROUPS else None
    if _OF_CLOSED.fullmatch(told.text, *words):
        before = [*inspection.told_in_front_of(part.sentence), *front]
        closed = [one for one in before if is_count(one) and _CLOSED.search(one.text) and one.number.unit in _UNITS]
        return closed[-1] if len({one.number.span for one in closed}) == 1 else None
    return None


def _wholes(
    inspection: Inspection, share: Claim, row: tuple[str, ...], who: str | None
) -> Iterator[tuple[Expression, Decimal]]:
    """What the named total is in the tables: of all, and of the applicant that the paragraph speaks of."""
    columns: list[tuple[str, ...]] = [TOTAL]
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
    cells, whole = wholes[0]
    return _finding(inspection, share, [part], made[0], whole, fits=fits, fields=cells.fields)


def _of_told(inspection: Inspection, part: Claim, share: Claim, whole: Claim) -> Finding | None:
    exact = percentage(part.number.value, whole.number.value)
    if exact is None or part.number.value > whole.number.value or whole.number.value < FEWEST:
        return None
    fits = rounding_of(exact, share) is not None
    if not fits and not _is_of_another(inspection, part.number.value, share):
        return None
    return _finding(inspection, share, [part, whole], exact, whole.number.value, fits=fits)


def _finding(
    inspection: Inspection, share: Claim, counts: Sequence[Claim], exact: Decimal, whole: Decimal, *, fits: bool,
    fields: tuple[str, ...] = (),
) -> Finding:  # fmt: skip
    """Of a share of the first of the counts."""
    return told_finding(
        inspection, "claim-ratio", share, counts, fits=fits,
        exact=exact.quantize(Decimal(1).scaleb(-max(1, share.number.decimals))),
        arithmetic=f"{plain(counts[0].number.value)} ÷ {plain(whole)} × 100", fields=fields, settled=True,
    )  # fmt: skip


def _is_of_another(inspection: Inspection, value: Decimal, share: Claim) -> bool:
    """Is it what the count is of another total?"""
    cases = (inspection.value(EXPRESSIONS[one]) for one in (RECONSIDERED, SUED))
    return any(
        whole and (exact := percentage(value, whole)) is not None and rounding_of(exact, share) is not None
        for whole in (*totals_of_requests(inspection), *cases)
    )
