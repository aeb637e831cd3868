"""Shares of all requests whose parts the prose tells and whose whole only the tables or a sentence before have."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.proportion import percentage
from service.checks.figures.beside import REQUESTS, in_the_sentence_before, told_before
from service.checks.figures.part_groups import sum_of
from service.checks.figures.ratio_doubts import rounding_of
from service.checks.figures.request_totals import ALL_REQUESTS, UNITS
from service.checks.inspection import Finding, Inspection
from service.checks.parts.divided_requests import OPENS
from service.checks.ratios.finding import ALL, CONTRADICTED, borne_out_as, is_exact, ratio_finding

_OPENS_A_ROW: Final = re.compile(f"(?:{OPENS.pattern})|申请内容")
FARTHEST_NAME: Final = 60
"""Characters in front of a share in which it names what it is of."""
FARTHEST_ROW: Final = 400
"""The same in which the row stands that it is one of."""
_BARE: Final = re.compile(r"\s?[件份宗](?:申请)?[，,（(](?:约|共)?占(?:比|到|了|全部|总数|总量|申请)*(?:的|为|达)*\s?")
"""Between a count and its share."""
_TOGETHER: Final = re.compile(
    r"\s?[件份宗][）)]?[，,](?:以上|前述|上述|这|[两二三四]|[类项者])*(?:合计|共计?|共)?占(?:比|到|了|全部|总数|总量|申请)*(?:的|为|达)*\s?"
)
"""`（12件），合计占` behind the last of several."""
_ONE: Final = re.compile(
    r"(?:其中|而|但)?[，,]?(?P<name>[^，,。；;、：:\d占]{2,14}?)(?:申请|类)*(?:的)?(?:占比|比重|比例)?(?:最[高大多])?[，,]?(?:占|占比|比重)?(?:为|达|占|约|到)*"
)
_RESULT: Final = "予以公开|部分公开|不予公开|无法提供|不予处理|其他处理"
_RESULTS: Final = re.compile(_RESULT)
_SEVERAL_RESULTS: Final = re.compile(
    rf"(?:[，,。；;]|^)(?:其中|以|对)*(?:{_RESULT})(?:[和与及、](?:{_RESULT}))+[^，,。；;、\d占]{{0,8}}[，,]?(?:[两二三四][项类者])?(?:合计|共计|共)占[^，,。；;、\d]{{0,8}}$"
)
_ONE_RESULT: Final = re.compile(
    rf"(?:[，,。；;]|^)(?:其中|以)*(?P<name>{_RESULT})(?:的)?(?:占比|比重|比例)(?:最[高大低小])?[，,]?(?:为|达|是)?\s?$"
)


def of_requests(inspection: Inspection, percent: Claim) -> Finding | None:
    """Of the parts in front of it or named by it; wrong where no count that the report has of all requests makes it."""
    if percent.relation != "share" or not is_exact(percent) or percent.number.value > ALL or percent.body == "other":
        return None
    if percent.period_kind != "this_year":
        return None
    parts = _named_results(inspection, percent) or _of_a_row(inspection, percent)
    if not parts:
        return None
    wholes = [one for one in ALL_REQUESTS if inspection.value(one)]
    told = [one for one in (*told_before(inspection, percent), *in_the_sentence_before(inspection, percent))
            if one.relation == "equal" and one.number.unit in UNITS and one not in parts]  # fmt: skip
    total = sum_of(parts)
    made: list[tuple[Claim | Expression, Decimal]] = []
    values: list[tuple[Claim | Expression, Decimal | None]] = [(one, inspection.value(one)) for one in wholes]
    values += [(one, one.number.value) for one in told]
    for whole, value in values:
        made_of = percentage(total, value) if value else None
        if made_of is not None and made_of <= ALL:
            made.append((whole, made_of))
    for whole, exact in made:
        if (fits := rounding_of(exact, percent)) is not None:
            return ratio_finding(inspection, percent, parts, whole, exact, borne_out_as(fits))
    if not made or not isinstance(made[0][0], Expression) or not percent.number.decimals:
        return None
    return ratio_finding(inspection, percent, parts, *made[0], CONTRADICTED)


def _named_results(inspection: Inspection, percent: Claim) -> list[Claim]:
    """`…；其中以不予公开和予以公开两类较多，共占51.6%`: the figures by those names, as the tables have them."""
    start = max(percent.sentence.start, percent.number.span.start - FARTHEST_NAME)
    lead = inspection.document.text[start : percent.number.span.start]
    said = _SEVERAL_RESULTS.search(lead) or _ONE_RESULT.search(lead)
    if said is None:
        return []
    names = _RESULTS.findall(said[0])
    before = (*told_before(inspection, percent), *in_the_sentence_before(inspection, percent))
    parts: list[Claim] = []
    for name in dict.fromkeys(names):
        told = [one for one in before if one.measure.strip().removeprefix("其中").lstrip("，,：: ") == name]
        if (
            len(told) != 1
            or inspection.fitting(told[0]) is None
            or not told[0].fields[0].fields[0].startswith(REQUESTS)
        ):
            return []
        parts.extend(told)
    return parts


def _of_a_row(inspection: Inspection, percent: Claim) -> list[Claim]:
    """`按渠道分：网络93件、信函38件、当面13件，网络申请占64.6%`: of a row of counts that comes to all requests its one
    part, in front of the share or by its name; or the sum of a row of contents (`，合计占81.8%`).
    """
    text, start = inspection.document.text, max(percent.sentence.start, percent.number.span.start - FARTHEST_ROW)
    lead = text[start : percent.number.span.start]
    opened = max((one.start() for one in _OPENS_A_ROW.finditer(lead)), default=None)
    if opened is None:
        return []
    row = [
        one for one in told_before(inspection, percent) if _is_a_part(one) and one.number.span.start > start + opened
    ]
    behind = [one for one in inspection.mentions.claims if one.sentence == percent.sentence and _is_a_part(one)]
    behind = [one for one in behind if one.number.span.start > start + opened]
    every = {inspection.value(total) for total in ALL_REQUESTS}
    if not row or any(one.firm and one.fields for one in behind):
        return []
    between = text[row[-1].number.span.end : percent.number.span.start]
    if len(row) > 1 and "合计" in between and _TOGETHER.fullmatch(between):
        return row if "申请" in lead else []
    if sum_of(behind) not in every:
        return []
    if _BARE.fullmatch(between):
        return row[-1:]
    said = _ONE.fullmatch(percent.measure.strip()) or _ONE.fullmatch(re.sub(r"^\s?[件份宗][）)]?", "", between))
    named = [one for one in row if said is not None and _is_named(one, said["name"])]
    return named if len(named) == 1 else []


def _is_a_part(claim: Claim) -> bool:
    counts = claim.relation == "equal" and claim.number.bound == "exact" and not claim.negated
    return counts and claim.number.unit in UNITS and claim.period_kind == "this_year" and not _is_a_total(claim)


def _is_a_total(claim: Claim) -> bool:
    return bool(claim.fields) and claim.firm and any(claim.fields[0].counts_as(total) for total in ALL_REQUESTS)


def _is_named(part: Claim, name: str) -> bool:
    its = re.sub(r"\s|其中|涉及|按[^，,]*分[，,：:]?|[类的]$", "", part.measure)
    return len(name) > 1 and its.endswith(re.sub("[类的]$", "", name))
