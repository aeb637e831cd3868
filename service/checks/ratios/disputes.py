"""Rates of reviews and suits that ended one way: 复议12件，维持4件，纠正3件，尚未审结5件，复议纠错率25%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.proportion import percentage
from service.checks.figures.beside import DISPUTES, told_before
from service.checks.figures.ratio_doubts import rounding_of
from service.checks.inspection import Finding, Inspection
from service.checks.ratios.finding import ALL, CONTRADICTED, borne_out_as, is_exact, ratio_finding

_RATE: Final = re.compile(
    r"(?:其中[，,]?)?(?:行政)?(?P<path>复议|诉讼)?(?:案件)?(?:直接)?(?P<name>维持|纠[正错])率(?:[（(][^（()）]*[）)])?(?:约)?(?:为|达到?|是)?"
)
_RESULTS: Final = {"维持": "upheld", "纠正": "corrected", "纠错": "corrected"}
_WORDS: Final = {"upheld": "维持", "corrected": "纠"}
_RESULT: Final = re.compile(r"\.(?:upheld|corrected|other|pending)$")
_PATHS: Final = {"复议": ("reconsideration",), "诉讼": ("litigation_direct", "litigation_after")}


def of_dispute_rate(inspection: Inspection, percent: Claim) -> Finding | None:
    """Of all cases of the path or of those concluded, by the tables, where the prose tells the part as they have it. A
    rate that is neither is wrong, unless it is of what else stands in front.
    """
    rate = _RATE.fullmatch(_BASE_SAID.sub("", percent.measure.strip()))
    if rate is None or percent.relation != "share" or not is_exact(percent):
        return None
    before = told_before(inspection, percent)
    if (base := _base_told(inspection, percent, before)) is not None:
        before = [one for one in before if one is not base or _CONCLUDED.search(one.measure) is None]
    part = _told_part(inspection, percent, before, path=rate["path"], result=_RESULTS[rate["name"]])
    if part is None:
        return _by_the_tables(inspection, percent, before, path=rate["path"], result=_RESULTS[rate["name"]])
    rows = tuple(dict.fromkeys(field.rpartition(".")[0] for field in part.fields[0].plus))
    made = _of_the_wholes(inspection, rows, part.number.value)
    if base is not None:
        made = [one for one in made if inspection.value(one[0]) == base.number.value]
    for whole, exact in made:
        if (fits := rounding_of(exact, percent)) is not None:
            return ratio_finding(inspection, percent, part, whole, exact, borne_out_as(fits))
    if base is not None and made:
        return ratio_finding(inspection, percent, part, *made[0], CONTRADICTED)
    wholes = [
        one.number.value
        for one in before
        if one.number.unit == part.number.unit and not (one.fields and _RESULT.search(one.fields[0].fields[0]))
    ]
    others = (percentage(part.number.value, whole) for whole in wholes if whole and whole >= part.number.value)
    if not made or any(one is not None and rounding_of(one, percent) for one in others) or made[0][1] > ALL:
        return None
    return ratio_finding(inspection, percent, part, *made[0], CONTRADICTED)


_CONCLUDED: Final = re.compile("(?:审结|已结|办结|结案)")
_BASE_SAID: Final = re.compile(
    r"^(?:计|计算|测算|统计|为基数|为分母|件|[，,])*(?=(?:行政)?(?:复议|诉讼)?(?:案件)?(?:直接)?(?:维持|纠)|为|$)"
)
_ON_A_BASE: Final = re.compile(
    r"[按以](?:已)?(?:审结|已结|办结|结案)的?(?:案件)?\s?$|^(?:其中)?(?:当年|年内|全年)?(?:已|已经)?(?:审结|办结|结案)的$"
)
"""`按已结` in front of 14件计, `已审结的` in front of 16件复议案中."""


def _base_told(inspection: Inspection, percent: Claim, before: Sequence[Claim]) -> Claim | None:
    """`按已结14件计`, `已审结的16件复议案中，…`: the cases that the statement says it takes the rate of."""
    text = inspection.document.text
    start = max(percent.sentence.start, *(text.rfind(mark, 0, percent.number.span.start) + 1 for mark in "。；;"))
    told = [
        one for one in before
        if one.number.span.start >= start
        and _ON_A_BASE.search(text[one.span.start : one.number.span.start].strip("，, "))
    ]  # fmt: skip
    return told[0] if len(told) == 1 else None


def _of_the_wholes(inspection: Inspection, rows: Sequence[str], count: Decimal) -> list[tuple[Expression, Decimal]]:
    """What a count comes to of the cases of these rows that were concluded, and of all of them."""
    total = Expression(name="总计", plus=tuple(f"{row}.total" for row in rows))
    concluded = Expression(name="已审结", plus=total.plus, minus=tuple(f"{row}.pending" for row in rows))
    return [
        (whole, exact)
        for whole in (concluded, total)
        if (value := inspection.value(whole)) and (exact := percentage(count, value)) is not None
    ]


_OF_REQUESTS: Final = re.compile("信息公开|公开申请|申请公开|答复")


def _by_the_tables(
    inspection: Inspection, percent: Claim, before: Sequence[Claim], *, path: str | None, result: str
) -> Finding | None:
    """`信息公开类复议68件，审结63件，纠错率4.8%`: of the path that it names, or else that the figure in front of it is
    of, where no words tell how many ended so. None where other cases may be meant.
    """
    lead = re.split("[；;]", inspection.document.text[percent.sentence.start : percent.number.span.start])[-1]
    start = percent.number.span.start - len(lead)
    cases = [one for one in before if one.number.span.start >= start and one.relation == "equal"]
    cases = [one for one in cases if one.number.unit != "%"]
    last = cases[-1] if cases else None
    ways = _PATHS.get(path or "", ())
    if last is not None:
        told = inspection.fitting(last)
        if told is None or not told.fields[0].startswith(DISPUTES):
            return None
        its = tuple(dict.fromkeys(field.split(".")[1] for field in told.plus))
        if ways and not set(its) <= set(ways):
            return None
        ways = ways or next((rows for rows in _PATHS.values() if set(its) <= set(rows)), ())
    if not ways or percent.body != "own" or percent.period_kind != "this_year" or not _OF_REQUESTS.search(lead):
        return None
    rows = tuple(f"{DISPUTES}.{way}" for way in ways)
    part = Expression(name=percent.measure, plus=tuple(f"{row}.{result}" for row in rows))
    count = inspection.value(part)
    if count is None:
        return None
    made = _of_the_wholes(inspection, rows, count)
    for whole, exact in made:
        if (fits := rounding_of(exact, percent)) is not None:
            return ratio_finding(inspection, percent, part, whole, exact, borne_out_as(fits))
    return ratio_finding(inspection, percent, part, *made[0], CONTRADICTED) if made else None


def _told_part(
    inspection: Inspection, percent: Claim, before: Sequence[Claim], *, path: str | None, result: str
) -> Claim | None:
    """The one count in front of it of cases that ended so, of one path, as the tables have it."""
    told = [
        one
        for one in before
        if one.relation == "equal"
        and one.period_kind == percent.period_kind
        and one.fields
        and one.fields[0].fields[0].startswith(DISPUTES)
        and all(field.endswith(f".{result}") for field in one.fields[0].fields)
        and (path is None or one.fields[0].fields[0].split(".")[1] in _PATHS[path])
    ]
    word = _WORDS[result]
    named = [one for one in before if one.number.unit != "%" and word in one.measure]
    if len(told) != 1 or not named or named[-1] is not told[0]:
        return None  # 委机关纠正2件，…；全系统纠正11件，纠错率13.4%
    return told[0] if inspection.fitting(told[0]) == told[0].fields[0] else None
