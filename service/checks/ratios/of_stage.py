"""Percentages that name the total they are of and were worked out on another: 予以公开30件，占办结数的60%, of 52."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.proportion import percentage
from service.checks.figures.beside import (
    REQUESTS,
    gives,
    in_the_sentence_before,
    told_before,
    topic_of,
    totals_of_requests,
)
from service.checks.figures.ratio_doubts import WELL_ROUNDED, counts_before, rounding_of
from service.checks.figures.request_totals import ALL_REQUESTS, CARRIED_IN, CARRIED_OUT, NEW, OPENED, SETTLED
from service.checks.inspection import Finding, Inspection
from service.checks.ratios.finding import ALL, CONTRADICTED, is_exact, ratio_finding

CONFIDENCE: Final = 0.85
_STAGE: Final = (
    r"(?:全年|本年度?|年度|当年|全部|所有|总)*(?P<stage>新收|办结)(?!件的)到?的?(?:政府信息公开)?(?:申请|案件)?件?"
    r"总?[数量件]?"
)
_OF_A_STAGE: Final = re.compile(rf"占(?:到了?)?{_STAGE}的?(?:比[重例]?|[\d.]+)?(?:约|达到?|为)?")
"""`占办结总数的`, `占全部新收申请的`."""
_RATE_AS_DEFINED: Final = re.compile(
    rf"公开率[（(](?:予以公开|公开)(?:与|和|及|、|加)部分公开(?:之和|合计|件数|数)?[^，,。；;（()）\d]{{0,4}}占{_STAGE}的?(?:比[重例]?)[）)](?:约|达到?|为)?"
)
"""`公开率（予以公开与部分公开之和占办结数的比重）为`."""
_TOTALS: Final = {"新收": NEW, "办结": SETTLED}
_IN_THE_NEXT: Final = re.compile(r"\s?\w{1,3}。\s*(?:其中)?[，,]?[\u4e00-\u9fff]{2,16}")
"""Between a total and the first count behind it: `件。其中自然人`."""
_BARE: Final = re.compile(r"占(?:比)?(?:约|达到?|为)?")


def of_stage_it_names(inspection: Inspection, percent: Claim) -> Finding | None:
    """A share of the total that its words name, made of another one; None where it is made of that, or of neither."""
    measure = re.sub(r"\s", "", percent.measure)
    defined = _RATE_AS_DEFINED.fullmatch(measure)
    named = defined or _OF_A_STAGE.fullmatch(measure)
    if named is None or percent.relation != "share" or percent.period_kind != "this_year" or not is_exact(percent):
        return None
    stage = _TOTALS[named["stage"]]
    total = inspection.value(stage)
    part = OPENED if defined is not None else _part(inspection, percent)
    if not total or part is None:
        return None
    count = inspection.value(part if isinstance(part, Expression) else inspection.fitting(part) or stage)
    if count is None or _fits(percent, count, _may_be_meant(inspection, named["stage"])):
        return None
    if isinstance(part, Claim) and any(
        _fits(percent, one, _may_be_meant(inspection, named["stage"]))
        for one in counts_before(inspection, percent, part)
    ):
        return None
    others = [value for one in ALL_REQUESTS if not one.counts_as(stage) and (value := inspection.value(one))]
    exact = percentage(count, total)
    if exact is None or exact > ALL or not _fits(percent, count, others):
        return None
    made = ratio_finding(inspection, percent, part, stage, exact, CONTRADICTED)
    cells = inspection.confidence([*stage.fields, *made.fields])
    return replace(made, confidence=min(CONFIDENCE, percent.confidence, cells))


def _part(inspection: Inspection, percent: Claim) -> Claim | None:
    """The count right in front, where it is what the tables have of applications."""
    before = [one for one in told_before(inspection, percent) if one.number.unit != "%"][-1:]
    if not before or not before[0].fields or topic_of(before[0]) != REQUESTS or not is_exact(before[0]):
        return None
    between = inspection.document.text[before[0].number.span.end : percent.span.start]
    right_behind = re.fullmatch(r"\s?\w{0,3}[，,（(]?\s?", between) is not None
    return before[0] if right_behind and inspection.fitting(before[0]) is not None else None


def _may_be_meant(inspection: Inspection, stage: str) -> list[Decimal]:
    """What the tables have of the stage, and whatever the prose tells by its name."""
    told = [one.number.value for one in inspection.mentions.claims if stage in one.text and one.number.unit != "%"]
    new, settled, before, left = (inspection.value(one) for one in (NEW, SETTLED, CARRIED_IN, CARRIED_OUT))
    if stage == SETTLED.name:
        told += [settled - before] if settled is not None and before is not None else []
        told += [new - left] if new is not None and left is not None else []
    own = inspection.value(_TOTALS[stage])
    return [one for one in (own, *told) if one]


def _fits(percent: Claim, count: Decimal, totals: Iterable[Decimal]) -> bool:
    made = (percentage(count, total) for total in totals)
    return any(exact is not None and rounding_of(exact, percent) in WELL_ROUNDED for exact in made)


def is_of_the_total_before(inspection: Inspection, percent: Claim, part: Claim, whole: Claim) -> bool:
    """`全年收到申请50件。其中自然人41件，占72.7%`: of the total that the sentence in front tells alone, both as
    the tables have them.
    """
    if _BARE.fullmatch(percent.measure.strip()) is None or part.sentence != percent.sentence:
        return False
    told = [*in_the_sentence_before(inspection, percent), *told_before(inspection, part)]
    if [one.id for one in told if one.number.unit != "%"] != [whole.id]:
        return False
    between = inspection.document.text[whole.number.span.end : part.number.span.start]
    if _IN_THE_NEXT.fullmatch(between) is None or not (part.fields and whole.firm):
        return False
    if inspection.fitting(part) is None or not any(gives(inspection, whole, total) for total in (NEW, SETTLED)):
        return False
    totals = totals_of_requests(inspection)
    return not any(_fits(percent, one, totals) for one in _counts(inspection, percent, part))


def _counts(inspection: Inspection, percent: Claim, part: Claim) -> Iterator[Decimal]:
    yield part.number.value
    yield from counts_before(inspection, percent, part)
