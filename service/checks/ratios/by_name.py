"""Percentages whose own words name their part or their whole: 占全年新收申请的65.2%."""

from __future__ import annotations

import re
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.mention import Share
from corpora.document.proportion import percentage
from service.checks.figures.beside import REQUESTS, in_the_sentence_before, topic_of
from service.checks.figures.ratio_doubts import (
    BARE_SHARE,
    LEFT_OPEN,
    counts_before,
    follows_from,
    follows_within_rounding,
    rounding_of,
)
from service.checks.figures.request_totals import ALL_REQUESTS, NEW, SETTLED
from service.checks.inspection import Finding, Inspection
from service.checks.ratios.finding import ALL, CONTRADICTED, borne_out_as, is_exact, judged_as, only_part, ratio_finding

FARTHEST_WHOLE = 240
"""Characters back to the whole of a paragraph that divides it in one way after the other."""
TELLING = 10
"""A figure that agrees with the tables by more than chance."""
_CONCLUDED: Final = "审结"
"""Of disputes: the total less those pending."""
STAGE_NAMED = re.compile(
    r"占(?:到了?)?(?:全年|本年度?|年度|当年)?已?(?P<stage>新收|办结|审结|答复)到?的?(?:政府信息公开)?(?:申请|案件)?件?总?[数量件]?[的比]*$"
)


def of_whole_it_names(inspection: Inspection, share: Share, percent: Claim) -> Finding | None:
    """`新收24件，上年结转1件。予以公开15件，占全年新收申请的65.2%`, which is of the 23 settled: words that say what
    stage a share is of mean no other, where prose and tables agree on its figure.
    """
    named = STAGE_NAMED.fullmatch(percent.measure.strip())
    part = only_part(inspection, share)
    if named is None or part is None:
        return None
    wholes = {
        claim.number.value: claim for claim in inspection.mentions.claims
        if named["stage"] in claim.text and not LEFT_OPEN.search(claim.text) and claim.relation == "equal"
        and (claim.firm or named["stage"] == _CONCLUDED or claim.number.value >= TELLING)
        and claim.number.unit == part.number.unit and claim.number.value >= part.number.value
        and claim.number.span != part.number.span
        and claim.fields and inspection.fitting(claim) == claim.fields[0]
        and (len(claim.fields[0].fields) == 1 or named["stage"] == _CONCLUDED)
    }  # fmt: skip
    if not part.fields or inspection.fitting(part) is None:
        return None
    if not wholes:
        return _of_stage_by_table(inspection, percent, part, named["stage"])
    if len(wholes) > 1 and named["stage"] == _CONCLUDED:  # 复议审结103件，纠正9件，占审结数的8.7%；诉讼审结34件
        wholes = {
            value: claim for value, claim in wholes.items()
            if claim.sentence == percent.sentence and claim.number.span.end <= part.number.span.start
            and topic_of(claim) == topic_of(part)
        }  # fmt: skip
    if len(wholes) != 1:
        return None
    ((value, whole),) = wholes.items()
    if topic_of(whole) != topic_of(part):
        return None
    exact = percentage(part.number.value, value)
    if exact is None or rounding_of(exact, percent) is not None or not is_exact(percent, part, whole):
        return None
    if follows_from(counts_before(inspection, percent, part), [value], percent):
        return None
    if follows_within_rounding(percent, part, whole):
        return None
    return ratio_finding(inspection, percent, part, whole, exact, CONTRADICTED)


def _of_stage_by_table(inspection: Inspection, percent: Claim, part: Claim, stage: str) -> Finding | None:
    """`自然人87件，占新收件的78.9%` where only the table tells how many came in."""
    whole = _STAGE_TOTALS.get(stage)
    value = inspection.value(whole) if whole is not None else None
    if whole is None or not value or not (part.firm and is_exact(percent, part)) or topic_of(part) != REQUESTS:
        return None
    totals = [one for total in ALL_REQUESTS if (one := inspection.value(total))]
    exact = percentage(part.number.value, value)
    if exact is None or exact > ALL or follows_from([part.number.value], totals, percent):
        return None
    if follows_from(counts_before(inspection, percent, part), totals, percent) or not percent.number.decimals:
        return None
    return ratio_finding(inspection, percent, part, whole, exact, CONTRADICTED)


_PART_NAMED = re.compile(
    r"(?:其中)?[，,]?(?P<part>[\u4e00-\u9fff]{2,10}?)件?占(?:到了?)?(?:全年|本年度?|年度|当年|已|全部)*(?P<stage>新收|办结|审结)(?:的?申请)?件?(?:总?[数量])?的?(?:比[重例])?(?:为|达)?"
)


def of_part_it_names(inspection: Inspection, share: Share, percent: Claim) -> Finding | None:
    """`不予公开82件、无法提供79件…，其中不予公开占办结件的21.4%`: of the figure by that name in front of it, in the
    total by that name; None where either is not told as the tables have it.
    """
    named = _PART_NAMED.fullmatch(percent.measure.strip())
    if named is None or share.basis != "share":
        return None
    told = [
        one for one in inspection.mentions.claims
        if one.sentence == percent.sentence and one.measure.strip().removeprefix("其中") == named["part"]
        and one.relation == "equal" and one.number.span.end < percent.number.span.start
    ]  # fmt: skip
    if len(told) != 1 or not told[0].fields or inspection.fitting(told[0]) != told[0].fields[0]:
        return None
    whole = _STAGE_TOTALS.get(named["stage"]) or _concluded(told[0].fields[0])
    value = inspection.value(whole)
    if not value:
        return None
    exact = percentage(told[0].number.value, value)
    fits = rounding_of(exact, percent) if exact is not None else None
    if exact is None or (fits is None and not is_exact(percent, told[0])):
        return None
    return ratio_finding(inspection, percent, told[0], whole, exact, judged_as(fits))


def _concluded(part: Expression) -> Expression:
    """All cases of the part's dispute less those pending."""
    rows = tuple(dict.fromkeys(field.rpartition(".")[0] for field in part.plus))
    return Expression(
        name=_CONCLUDED, plus=tuple(f"{row}.total" for row in rows), minus=tuple(f"{row}.pending" for row in rows)
    )


_STAGE_TOTALS: Final = {one.name: one for one in (NEW, SETTLED)}


_WHOLE_NAMED = re.compile(
    r"占(?:全部|所有|全年|年内|已|总)?(?P<name>[\u4e00-\u9fff]{2,8}?)(?:件|申请)?(?:的|总)?(?:数|量|件)?(?:的|比)*$"
)


def names_both(inspection: Inspection, percent: Claim, part: Claim, whole: Claim) -> bool:
    """`办结24件…予以公开14件，占办结数的56%`: the share names the figure beside it, and the tables bear out both."""
    named = _WHOLE_NAMED.match(percent.measure.strip())
    if named is None or named["name"] not in whole.text:
        return False
    return (whole.firm or whole.plain) and all(inspection.fitting(one) is not None for one in (part, whole))


def of_named_whole(inspection: Inspection, percent: Claim, part: Claim) -> Finding | None:
    """`办结659件。…自然人610件…合计284件，占办结总数的43.1%`: the whole that a share names may be told further up."""
    named = _WHOLE_NAMED.search(percent.measure.strip())
    if named is None:
        return None
    for whole in inspection.mentions.claims:
        if whole.relation != "equal" or whole.number.unit != part.number.unit or not _is_named(whole, named["name"]):
            continue
        exact = percentage(part.number.value, whole.number.value)
        fits = rounding_of(exact, percent) if exact is not None else None
        if exact is not None and fits is not None:
            return ratio_finding(inspection, percent, part, whole, exact, borne_out_as(fits))
    return None


def _is_named(whole: Claim, name: str) -> bool:
    """In its own words, or as the figure of the tables that it is: 占新收件的37.6% of 收到申请487件."""
    return name in whole.text or (whole.firm and bool(_STAGES & {*name} & {*whole.fields[0].name}))


_RATE_OF_A_BASE = re.compile(
    r"[，,、]?[以按](?:已)?(?P<stage>审结|办结|结案)(?:件数|案件数|案件|数)?(?:为基数|为分母|计算?)的?(?P<rate>纠错|纠正|维持|败诉|胜诉)率(?:为|达到?)?"
)
_COUNTED: Final = {"纠错": "纠正", "纠正": "纠正"}
_BY_NAME = re.compile(r"(?:其中)?(?:被|结果|直接)*(?P<name>纠正|纠错|维持|败诉|胜诉)(?:的)?")


def of_rate_of_a_named_base(inspection: Inspection, percent: Claim) -> Finding | None:
    """`审结79件，其中维持44件、纠正13件，以审结件数为基数的纠错率为16.5%`: a rate that names both its figures, the last
    ones in front of it that bear those names.
    """
    named = _RATE_OF_A_BASE.fullmatch(re.sub(r"\s", "", percent.measure))
    if named is None:
        return None
    told = [
        one for one in inspection.mentions.claims
        if one.sentence == percent.sentence and one.relation == "equal" and one.number.unit != "%"
        and one.number.span.end < percent.number.span.start
    ]  # fmt: skip
    name = _COUNTED.get(named["rate"], named["rate"])
    parts = [
        one
        for one in told
        if (by := _BY_NAME.fullmatch(one.measure.strip())) and _COUNTED.get(by["name"], by["name"]) == name
    ]
    wholes = [one for one in told if named["stage"] in one.measure and not LEFT_OPEN.search(one.measure)]
    if not parts or not wholes or not wholes[-1].number.span.end < parts[-1].number.span.start:
        return None
    part, whole = parts[-1], wholes[-1]
    exact = percentage(part.number.value, whole.number.value)
    if exact is None or exact > ALL or part.number.unit != whole.number.unit or not is_exact(percent, part, whole):
        return None
    return ratio_finding(inspection, percent, part, whole, exact, judged_as(rounding_of(exact, percent)))


_RATE_ALONE = re.compile(r"(?:总体|综合|整体)?(?P<stage>办结|办复|回复|答复|处理)率(?:为|达到?|均为)?")
_CAME_IN = re.compile(r"(?:受理|收到|接收|接到|承办|接办|登记)")


def of_rate_behind_its_sentence(inspection: Inspection, percent: Claim) -> Finding | None:
    """`受理来信50条，当场答复21条，已办结45条。办结率100%`: a sentence that is nothing but the rate, of the last count
    in front, which it names, and of what came in, the first; not of 按期办结率, and none of what the tables count.
    """
    text = inspection.document.text
    rate = _RATE_ALONE.fullmatch(text[percent.sentence.start : percent.number.span.start].strip())
    counts = [one for one in in_the_sentence_before(inspection, percent) if one.number.unit != "%"]
    if rate is None or len(counts) < 2 or not is_exact(percent, counts[0], counts[-1]):
        return None
    whole, part = counts[0], counts[-1]
    alike = whole.number.unit == part.number.unit and (whole.relation, part.relation) == ("equal", "equal")
    named = _CAME_IN.search(whole.measure) and rate["stage"] in part.measure and not (whole.fields or part.fields)
    if not (alike and named) or part.number.value > whole.number.value or _CAME_IN.search(part.measure):
        return None
    exact = percentage(part.number.value, whole.number.value)
    if exact is None:
        return None
    return ratio_finding(inspection, percent, part, whole, exact, judged_as(rounding_of(exact, percent)))


_STAGES = frozenset("收办复结")
"""Signs by which words tell what came in from what was settled."""


def of_whole_before(inspection: Inspection, percent: Claim, part: Claim) -> Finding | None:
    """`收到申请143件。…就主体看，个人129件…。就内容看，档案61件，占42.7%`: a bare 占 may be of the whole that
    opened the paragraph, not of the figure before it; or of all requests (`网络申请占62.8%（115件）`).
    """
    between = inspection.document.text[percent.number.span.end : part.number.span.start]
    if not BARE_SHARE.fullmatch(percent.measure.strip()) and _BRACKETED.fullmatch(between) is None:
        return None
    for whole in inspection.mentions.claims:
        apart = inspection.document.text[whole.span.end : part.span.start]
        if whole.relation != "equal" or whole.number.unit != part.number.unit or not whole.fields or not apart:
            continue
        if not percent.number.decimals and not any(whole.fields[0].counts_as(total) for total in ALL_REQUESTS):
            continue  # one of many wholes makes 占5% by chance
        if len(apart) > FARTHEST_WHOLE or "\n" in apart:
            continue
        exact = percentage(part.number.value, whole.number.value)
        fits = rounding_of(exact, percent) if exact is not None else None
        if exact is not None and fits is not None and inspection.fitting(whole) is not None:
            return ratio_finding(inspection, percent, part, whole, exact, borne_out_as(fits))
    for total in ALL_REQUESTS if percent.number.decimals and not part.fields else ():
        exact = percentage(part.number.value, value) if (value := inspection.value(total)) else None
        fits = rounding_of(exact, percent) if exact is not None else None
        if exact is not None and fits is not None:
            return ratio_finding(inspection, percent, part, total, exact, borne_out_as(fits))
    return None


_BRACKETED = re.compile(r"[%％]?\s?[（(](?:共|计|即)?")
