"""Percentages of what the tables count: 自然人12件，占92.3%, 予以公开占57.7%."""

from __future__ import annotations

import re
from decimal import Decimal

from corpora.document.claim import Claim, Expression
from corpora.document.mention import Share
from corpora.document.proportion import percentage
from service.checks.beside import told_before
from service.checks.inspection import Finding, Inspection
from service.checks.ratio_alike import FEWEST_ALIKE
from service.checks.ratio_doubts import WELL_ROUNDED, is_of_one_of_them, rounding_of
from service.checks.ratio_finding import ALL, CONTRADICTED, OTHER_SENSE, borne_out_as, is_exact, ratio_finding
from service.checks.request_totals import NEW, SETTLED, TO_SETTLE

_IN_TIME = re.compile(r"(?:按[时期]|及时|限时|准时)[^，,。；;\d]{0,6}率")
"""办结52件，按时办结率97%: of which some were late."""
_REQUESTS_GREW = re.compile(
    r"(?:申请|受理|收件|新收)(?:总|件|数)?量(?:比|较|与|同)[^，,。；;\d]{0,4}(?:(?:19|20)\d\d年)?(?:度)?的?\s?$"
)
_GREW = re.compile(r"\s?[件宗份条](?:相比)?[，,]?(?:同比)?(?:增长|增加|上升|下降|减少|降低)了?\s?")


def growth_of_requests(inspection: Inspection, percent: Claim) -> Finding | None:
    """`受理申请52件。…受理量比2020年的38件增长36.8%`: this year's figure is the tables'."""
    sign = {"increase": 1, "decrease": -1}.get(percent.relation)
    if sign is None or percent.number.unit != "%" or not percent.number.decimals:
        return None
    before = told_before(inspection, percent)
    if not before or before[-1].period_kind != "last_year" or not is_exact(percent, before[-1]):
        return None
    base, text = before[-1], inspection.document.text
    if not _REQUESTS_GREW.search(text[base.sentence.start : base.number.span.start]):
        return None
    if not base.number.value or not _GREW.fullmatch(text[base.number.span.end : percent.number.span.start]):
        return None
    made = {
        one.name: (one, percentage(sign * (now - base.number.value), base.number.value))
        for one in (NEW, SETTLED, TO_SETTLE)
        if (now := inspection.value(one)) is not None
    }
    for one, exact in made.values():
        if exact is not None and (fits := rounding_of(exact, percent)) is not None:
            return ratio_finding(inspection, percent, one, base, exact, borne_out_as(fits))
    grown = made[NEW.name][1] if NEW.name in made else None
    return None if grown is None else ratio_finding(inspection, percent, NEW, base, grown, CONTRADICTED)


def by_table(inspection: Inspection, share: Share, percent: Claim) -> Finding | None:
    """A share of what the tables count: 自然人12件，占92.3% of all applications. Only a numerator that the tables bear
    out makes a mismatch a contradiction; without one there is nothing to say.
    """
    numerator = inspection.claims[share.numerator or ""]
    totals = [(item, value) for item in share.wholes if (value := inspection.value(item))]
    shown: list[tuple[Expression, Decimal]] = []
    for item, total in totals:
        exact = percentage(numerator.number.value, total)
        if exact is None or exact > ALL:
            continue
        fits = rounding_of(exact, percent)
        if fits is not None:
            return ratio_finding(inspection, percent, numerator, item, exact, borne_out_as(fits))
        shown.append((item, exact))
    if not shown or not numerator.firm or inspection.fitting(numerator) is None or _IN_TIME.search(percent.measure):
        return None
    if is_of_one_of_them(inspection, percent, numerator):
        return None
    if any(_may_be_of_another(inspection, share, percent, inspection.claims[whole]) for _, whole in share.candidates):
        return None
    return ratio_finding(inspection, percent, numerator, *shown[0], CONTRADICTED)


def _may_be_of_another(inspection: Inspection, share: Share, percent: Claim, whole: Claim) -> bool:
    """Is a figure in front of the share another whole than those of the tables? One of the sentence before is none that
    is last year's, or that is a whole of the tables itself (`收到550件，较上年的487件增加63件。自然人468件，占86.1%`).
    """
    if whole.sentence == percent.sentence:
        return True
    ours = any(one.counts_as(whole.fields[0]) for one in share.wholes) if whole.fields else False
    ours = ours and inspection.fitting(whole) is not None
    return not ours and whole.period_kind == "this_year"


def of_named_part(inspection: Inspection, share: Share, percent: Claim) -> Finding | None:
    """`予以公开占57.7%、不予公开占5.8%`: part and whole by the tables. Where none fit, the other shares of the sentence
    tell what all are taken of.
    """
    shown = _by_parts(inspection, share)
    for part, whole, exact in shown:
        fits = rounding_of(exact, percent)
        if fits is not None:
            return ratio_finding(inspection, percent, part, whole, exact, borne_out_as(fits))
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
    sure = bool(told) and share.firm and is_exact(percent)
    return ratio_finding(inspection, percent, *(told or shown)[0], CONTRADICTED if sure else OTHER_SENSE)


def _by_parts(inspection: Inspection, share: Share) -> list[tuple[Expression, Expression, Decimal]]:
    """The part and the wholes that the tables have, with the percentage that they make."""
    part = share.parts[0]
    count = inspection.value(part)
    if count is None:
        return []
    totals = [(whole, total) for whole in share.wholes if (total := inspection.value(whole))]
    return [(part, whole, exact) for whole, total in totals if (exact := percentage(count, total)) is not None]
