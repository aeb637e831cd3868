"""Does a percentage follow from the two figures that it is made of?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from corpora.document.check import Verdict
from corpora.document.claim import Claim, Expression
from corpora.document.mention import Share
from corpora.document.proportion import percentage, percentage_of_pair
from service.checks.beside import topic_of
from service.checks.inspection import Finding, Inspection, message
from service.checks.ratio_doubts import (
    BARE_SHARE,
    LEFT_OPEN,
    WELL_ROUNDED,
    counts_before,
    follows_from,
    follows_from_a_whole_elsewhere,
    follows_otherwise,
    follows_within_rounding,
    grows_from_a_figure_beside,
    is_of_one_of_them,
    is_rate_of_others,
    leaves_out_a_part,
    rounding_of,
)
from service.checks.slips import is_far

TELLING = 10
"""A figure that agrees with the tables by more than chance."""
FEWEST_ALIKE = 2
"""Other shares of a sentence that show what all of them are taken of; one may fit a whole by chance."""
ALL = 100
"""Percent of a rate (办结率, 答复率) that says only that nothing was left, of whatever figures."""
CONTRADICTED: Final = "claim-ratio.contradicted"
OTHER_SENSE: Final = "claim-ratio.other-sense"
_VERDICTS: Final[dict[str, Verdict]] = {CONTRADICTED: "contradicted", OTHER_SENSE: "unverifiable"}
"""Of the codes that do not say how a percentage is borne out."""
_CUT_OR_ROUNDED: Final = WELL_ROUNDED | {"cut"}


def claim_ratio(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each percentage whose figures the sentence names."""
    for share in inspection.mentions.shares:
        finding = _judged(inspection, share)
        if finding is None or finding.verdict == "unverifiable":
            finding = _beside_its_like(inspection, share) or finding
        if finding is not None:
            yield _doubted(inspection, share, finding) if finding.verdict == "contradicted" else finding


def _doubted(inspection: Inspection, share: Share, finding: Finding) -> Finding:
    """The finding, left open where figures further off make the percentage."""
    percent = inspection.claims[share.percent]
    if any(_is_among(inspection, percent, inspection.claims[whole]) for _, whole in share.candidates):
        return finding
    names = [a for a, _ in share.candidates] + ([share.numerator] if share.numerator else [])
    parts = [inspection.claims[name] for name in names] if share.basis == "share" else []
    if follows_from_a_whole_elsewhere(inspection, percent, parts) or grows_from_a_figure_beside(inspection, percent):
        return replace(finding, verdict="unverifiable", message=replace(finding.message, code=OTHER_SENSE))
    return finding


def _judged(inspection: Inspection, share: Share) -> Finding | None:
    percent = inspection.claims[share.percent]
    if _COMPOUND.search(percent.measure):
        return None
    if share.parts:
        return _of_named_part(inspection, share, percent)
    if (told := _of_part_it_names(inspection, share, percent)) is not None:
        return told
    if (wrong := _of_whole_it_names(inspection, share, percent)) is not None:
        return wrong
    first: tuple[Claim, Claim, Decimal] | None = None
    for a, b in share.candidates:
        pair = inspection.claims[a], inspection.claims[b]
        exact = percentage_of_pair(share.basis, *pair)
        if exact is None or (share.basis == "share" and (exact > ALL or _of_two_years(*pair))):
            continue
        fits = rounding_of(exact, percent)
        if fits is not None:
            return _finding(inspection, percent, *pair, exact, f"claim-ratio.{fits}")
        first = first or (*pair, exact)
    if share.numerator is not None:
        told = _of_named_whole(inspection, percent, inspection.claims[share.numerator])
        if (found := told or _by_table(inspection, share, percent)) is not None:
            return found
    if first is None:
        return None
    if (by_name := _of_named_whole(inspection, percent, first[0])) is not None:
        return by_name
    if not _is_among(inspection, percent, first[1]) and (by_place := _of_whole_before(inspection, percent, first[0])):
        return by_place
    wholes = [inspection.claims[whole].number.value for _, whole in share.candidates]
    if follows_otherwise(inspection, percent, first[0], wholes) or follows_within_rounding(percent, *first[:2]):
        return None
    if percent.number.value == ALL and not (share.firm and first[0].number.unit == first[1].number.unit):
        return None  # 发布信息2.2万条，政策解读96篇，解读率100%
    firm = (share.firm or _names(inspection, percent, *first[:2])) and _is_exact(percent, *first[:2])
    firm = firm and not is_rate_of_others(inspection, percent, first[0])
    firm = firm and not is_of_one_of_them(inspection, percent, first[0])
    firm = firm and not leaves_out_a_part(inspection, percent, *first[:2])
    firm = firm and not (is_far(percent.number.value, first[2]) and _may_be_of_others(inspection, percent, *first[:2]))
    return _finding(inspection, percent, *first, CONTRADICTED if firm else OTHER_SENSE)


_CONCLUDED: Final = "审结"
"""Of disputes: the total less those pending."""
_COMPOUND = re.compile(r"年均|年平均|平均每年|复合")
"""两年间年均增长13.9% is of more years than two figures tell."""
_STAGE_NAMED = re.compile(
    r"占(?:全年|本年度?|年度|当年)?(?P<stage>新收|办结|审结)到?的?(?:政府信息公开)?(?:申请|案件)?件?总?[数量件]?[的比]*$"
)


def _of_two_years(part: Claim, whole: Claim) -> bool:
    """`自然人由281件降到248件，占比由94.9%降到91.2%`: this year's figure is no part of last year's."""
    return {part.period_kind, whole.period_kind} == {"this_year", "last_year"}


def _of_whole_it_names(inspection: Inspection, share: Share, percent: Claim) -> Finding | None:
    """`新收24件，上年结转1件。予以公开15件，占全年新收申请的65.2%`, which is of the 23 settled: words that say what
    stage a share is of mean no other, where prose and tables agree on its figure.
    """
    named = _STAGE_NAMED.fullmatch(percent.measure.strip())
    parts = {a for a, _ in share.candidates} | ({share.numerator} - {None})
    if named is None or len(parts) != 1 or share.basis != "share":
        return None
    part = inspection.claims[str(parts.pop())]
    wholes = {
        claim.number.value: claim for claim in inspection.mentions.claims
        if named["stage"] in claim.text and not LEFT_OPEN.search(claim.text) and claim.relation == "equal"
        and (claim.firm or named["stage"] == _CONCLUDED or claim.number.value >= TELLING)
        and claim.number.unit == part.number.unit
        and claim.fields and inspection.fitting(claim) == claim.fields[0]
        and (len(claim.fields[0].fields) == 1 or named["stage"] == _CONCLUDED)
    }  # fmt: skip
    if len(wholes) != 1 or not part.fields or inspection.fitting(part) is None:
        return None
    ((value, whole),) = wholes.items()
    if topic_of(whole) != topic_of(part):
        return None
    exact = percentage(part.number.value, value)
    if exact is None or rounding_of(exact, percent) is not None or not _is_exact(percent, part, whole):
        return None
    if follows_from(counts_before(inspection, percent, part), [value], percent):
        return None
    if follows_within_rounding(percent, part, whole):
        return None
    return _finding(inspection, percent, part, whole, exact, CONTRADICTED)


_PART_NAMED = re.compile(
    r"(?:其中)?[，,]?(?P<part>[\u4e00-\u9fff]{2,10})占(?:全年|本年度?|年度|当年)?(?P<stage>新收|办结)(?:的?申请)?件?(?:总?[数量])?的?(?:比[重例])?(?:为|达)?"
)


def _of_part_it_names(inspection: Inspection, share: Share, percent: Claim) -> Finding | None:
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
    whole = _STAGE_TOTALS[named["stage"]]
    value = inspection.value(whole)
    if len(told) != 1 or not told[0].fields or inspection.fitting(told[0]) != told[0].fields[0] or not value:
        return None
    exact = percentage(told[0].number.value, value)
    fits = rounding_of(exact, percent) if exact is not None else None
    if exact is None or (fits is None and not _is_exact(percent, told[0])):
        return None
    return _finding(inspection, percent, told[0], whole, exact, f"claim-ratio.{fits}" if fits else CONTRADICTED)


_STAGE_TOTALS: Final = {
    "新收": Expression(name="新收", plus=("requests.new.total",)),
    "办结": Expression(name="办结", plus=("requests.outcome_total.total",)),
}


_WHOLE_NAMED = re.compile(
    r"占(?:全部|所有|全年|年内|已|总)?(?P<name>[\u4e00-\u9fff]{2,8}?)(?:件|申请)?(?:的|总)?(?:数|量|件)?(?:的|比)*$"
)


def _names(inspection: Inspection, percent: Claim, part: Claim, whole: Claim) -> bool:
    """`办结24件…予以公开14件，占办结数的56%`: the share names the figure beside it, and the tables bear out both."""
    named = _WHOLE_NAMED.match(percent.measure.strip())
    if named is None or named["name"] not in whole.text:
        return False
    return (whole.firm or whole.plain) and all(inspection.fitting(one) is not None for one in (part, whole))


def _may_be_of_others(inspection: Inspection, percent: Claim, part: Claim, whole: Claim) -> bool:
    """Does the sentence tell other counts in front of the percentage, which names none of the two?"""
    if _names(inspection, percent, part, whole):
        return False
    return any(
        other.id not in (part.id, whole.id)
        and other.sentence == percent.sentence
        and other.relation == "equal"
        and other.number.unit not in (None, "%")
        and other.number.span.end <= percent.number.span.start
        for other in inspection.mentions.claims
    )


def _of_named_whole(inspection: Inspection, percent: Claim, part: Claim) -> Finding | None:
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
            return _finding(inspection, percent, part, whole, exact, f"claim-ratio.{fits}")
    return None


FARTHEST_WHOLE = 240
"""Characters back to the whole of a paragraph that divides it in one way after the other."""


_AMONG = re.compile(r"\s?的?(?:政府信息公开)?(?:申请|案件)?(?:之|当)?[中里][，,]")
_NAMES_NO_WHOLE = re.compile(r"占(?:比)?(?:为|达|约|到)?")


def _is_among(inspection: Inspection, percent: Claim, whole: Claim) -> bool:
    """`在办结的79件当中，予以公开的41件，占50.6%` is of the 79; 占总数的 may be of all that came in."""
    behind = inspection.document.text[whole.number.span.end : percent.number.span.start]
    unit = behind.removeprefix(whole.number.unit or "")
    return bool(_NAMES_NO_WHOLE.fullmatch(percent.measure.strip())) and bool(_AMONG.match(unit))


def _of_whole_before(inspection: Inspection, percent: Claim, part: Claim) -> Finding | None:
    """`收到申请143件。…就主体看，个人129件…。就内容看，档案61件，占42.7%`: a bare 占 may be of the whole that
    opened the paragraph, not of the figure before it.
    """
    if not BARE_SHARE.fullmatch(percent.measure.strip()):
        return None
    for whole in inspection.mentions.claims:
        apart = inspection.document.text[whole.span.end : part.span.start]
        if whole.relation != "equal" or whole.number.unit != part.number.unit or not whole.fields or not apart:
            continue
        if len(apart) > FARTHEST_WHOLE or "\n" in apart:
            continue
        exact = percentage(part.number.value, whole.number.value)
        fits = rounding_of(exact, percent) if exact is not None else None
        if exact is not None and fits is not None and inspection.fitting(whole) is not None:
            return _finding(inspection, percent, part, whole, exact, f"claim-ratio.{fits}")
    return None


def _is_named(whole: Claim, name: str) -> bool:
    """In its own words, or as the figure of the tables that it is: 占新收件的37.6% of 收到申请487件."""
    return name in whole.text or (whole.firm and bool(_STAGES & {*name} & {*whole.fields[0].name}))


_STAGES = frozenset("收办复结")
"""Signs by which words tell what came in from what was settled."""


def _beside_its_like(inspection: Inspection, share: Share) -> Finding | None:
    """`公开132件，占39.1%；部分公开30件，占8.9%；不予公开20件，占7.9%`: the other shares of the sentence show what all
    are taken of, where two or more of them, and no other, fit one whole.
    """
    percent, parts = inspection.claims[share.percent], {a for a, _ in share.candidates} | {share.numerator} - {None}
    if share.basis != "share" or len(parts) != 1 or not BARE_SHARE.fullmatch(percent.measure.strip()):
        return None
    numerator = inspection.claims[str(parts.pop())]
    others = [
        other
        for other in inspection.mentions.shares
        if other.basis == "share"
        and other is not share
        and inspection.claims[other.percent].sentence == percent.sentence
    ]
    if len(others) < FEWEST_ALIKE or not _is_exact(percent, numerator):
        return None
    if is_of_one_of_them(inspection, percent, numerator):
        return None
    wholes = [_wholes_that_fit(inspection, other, _CUT_OR_ROUNDED) for other in others]
    rounded = [_wholes_that_fit(inspection, other, WELL_ROUNDED) for other in others]
    common = [
        whole
        for whole in wholes[0]
        if all(whole in fitting for fitting in wholes)
        and sum(whole in fitting for fitting in rounded) >= FEWEST_ALIKE
        and whole >= numerator.number.value
    ]
    if len(common) != 1:
        return None
    of = wholes[0][common[0]]
    exact = percentage(numerator.number.value, common[0])
    if exact is None or follows_from(counts_before(inspection, percent, numerator), [common[0]], percent):
        return None
    return _finding(inspection, percent, numerator, of, exact, CONTRADICTED)


def _is_exact(*claims: Claim) -> bool:
    return all(claim.number.bound == "exact" for claim in claims)


def _wholes_that_fit(inspection: Inspection, share: Share, ways: frozenset[str]) -> dict[Decimal, Claim | Expression]:
    """What the share may be taken of so that it holds, brought to its decimals in one of these ways."""
    percent = inspection.claims[share.percent]
    pairs: list[tuple[Claim, Decimal, Claim | Expression]] = []
    for a, b in share.candidates:
        pairs.append((inspection.claims[a], inspection.claims[b].number.value, inspection.claims[b]))
    if share.numerator is not None:
        for item in share.wholes:
            if (total := inspection.value(item)) is not None:
                pairs.append((inspection.claims[share.numerator], total, item))
    found: dict[Decimal, Claim | Expression] = {}
    for part, whole, of in pairs:
        exact = percentage(part.number.value, whole)
        if exact is not None and rounding_of(exact, percent) in ways:
            found.setdefault(whole, of)
    return found


def _by_table(inspection: Inspection, share: Share, percent: Claim) -> Finding | None:
    """A share of what the tables count: 自然人12件，占92.3% of all applications. Only a numerator that the tables bear
    out makes a mismatch a contradiction; without one there is nothing to say.
    """
    numerator = inspection.claims[share.numerator or ""]
    totals = [(item, value) for item in share.wholes if (value := inspection.value(item))]
    shown: list[tuple[Expression, Decimal]] = []
    for item, total in totals:
        exact = percentage(numerator.number.value, total)
        if exact is None:
            continue
        fits = rounding_of(exact, percent)
        if fits is not None:
            return _finding(inspection, percent, numerator, item, exact, f"claim-ratio.{fits}")
        shown.append((item, exact))
    if not shown or not numerator.firm or inspection.fitting(numerator) is None:
        return None
    if is_of_one_of_them(inspection, percent, numerator):
        return None
    if any(_may_be_of_another(inspection, share, percent, inspection.claims[whole]) for _, whole in share.candidates):
        return None
    return _finding(inspection, percent, numerator, *shown[0], CONTRADICTED)


def _may_be_of_another(inspection: Inspection, share: Share, percent: Claim, whole: Claim) -> bool:
    """Is a figure in front of the share another whole than those of the tables? One of the sentence before is none that
    is last year's, or that is a whole of the tables itself (`收到550件，较上年的487件增加63件。自然人468件，占86.1%`).
    """
    if whole.sentence == percent.sentence:
        return True
    ours = any(one.counts_as(whole.fields[0]) for one in share.wholes) if whole.fields else False
    ours = ours and inspection.fitting(whole) is not None
    return not ours and whole.period_kind == "this_year"


def _of_named_part(inspection: Inspection, share: Share, percent: Claim) -> Finding | None:
    """`予以公开占57.7%、不予公开占5.8%`: part and whole by the tables. Where none fit, the other shares of the sentence
    tell what all are taken of.
    """
    shown = _by_parts(inspection, share)
    for part, whole, exact in shown:
        fits = rounding_of(exact, percent)
        if fits is not None:
            return _finding(inspection, percent, part, whole, exact, f"claim-ratio.{fits}")
    if not shown:
        return None
    beside = [
        {
            whole
            for part, whole, exact in _by_parts(inspection, other)
            if rounding_of(exact, inspection.claims[other.percent]) in WELL_ROUNDED
        }
        for other in inspection.mentions.shares
        if other.parts and other is not share and inspection.claims[other.percent].sentence == percent.sentence
    ]
    common = set.intersection(*beside) if len(beside) >= FEWEST_ALIKE else set()
    told = [one for one in shown if one[1] in common]
    sure = bool(told) and share.firm and _is_exact(percent)
    return _finding(inspection, percent, *(told or shown)[0], CONTRADICTED if sure else OTHER_SENSE)


def _by_parts(inspection: Inspection, share: Share) -> list[tuple[Expression, Expression, Decimal]]:
    """The part and the wholes that the tables have, with the percentage that they make."""
    part = share.parts[0]
    count = inspection.value(part)
    if count is None:
        return []
    totals = [(whole, total) for whole in share.wholes if (total := inspection.value(whole))]
    return [(part, whole, exact) for whole, total in totals if (exact := percentage(count, total)) is not None]


def _finding(
    inspection: Inspection, percent: Claim, a: Claim | Expression, b: Claim | Expression, exact: Decimal, code: str
) -> Finding:
    """What the percentage of `a` in `b` comes to, each of them said by the prose or told by the tables."""
    shown = exact.quantize(Decimal(1).scaleb(-max(2, percent.number.decimals)))
    said = [one for one in (a, b) if isinstance(one, Claim)]
    fields = tuple(field for one in (a, b) if isinstance(one, Expression) for field in one.fields)
    return Finding(
        kind="claim-ratio",
        verdict=_VERDICTS.get(code, "supported"),
        cause="published",
        message=message(
            code,
            percent=percent.number.value,
            exact=shown,
            a=_value(inspection, a),
            b=_value(inspection, b),
            unit=(a.number.unit or "") if isinstance(a, Claim) else "件",
        ),
        fields=fields,
        claimed=percent.number.value,
        found=shown,
        evidence=(
            inspection.sentence(percent),
            *(inspection.words(claim.span, role="part") for claim in said),
            *inspection.cells(fields),
        ),
        confidence=min(inspection.confidence(fields), *(claim.confidence for claim in (percent, *said))),
        claim_ids=tuple(claim.id for claim in (percent, *said)),
    )


def _value(inspection: Inspection, one: Claim | Expression) -> Decimal | None:
    return one.number.value if isinstance(one, Claim) else inspection.value(one)
