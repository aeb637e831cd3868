"""Percentages of what the tables count: 自然人12件，占92.3%, 予以公开占57.7%."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.mention import Share
from corpora.document.proportion import percentage
from corpora.document.slips import SINGLE
from service.checks.figures.beside import REQUESTS, gives, in_the_sentence_before, told_before, topic_of
from service.checks.figures.ratio_doubts import (
    BARE_SHARE,
    WELL_ROUNDED,
    is_of_one_of_them,
    is_of_what_came_in,
    rounding_of,
)
from service.checks.figures.request_totals import ALL_REQUESTS, NEW, SETTLED
from service.checks.inspection import Finding, Inspection
from service.checks.ratios.alike import FEWEST_ALIKE
from service.checks.ratios.by_name import STAGE_NAMED
from service.checks.ratios.finding import (
    ALL,
    CONTRADICTED,
    OTHER_SENSE,
    borne_out_as,
    is_exact,
    only_part,
    ratio_finding,
)

_OF_REQUESTS = re.compile("(?:类|方面)的?(?:信息公开|公开)?申请|的(?:信息公开|公开)?申请(?:有|共)*$")
"""`征地类申请31件`: some of them, by what they are about, which no row counts."""
_IN_TIME = re.compile(r"(?:按[时期]|及时|限时|准时)[^，,。；;\d]{0,6}率")
"""办结52件，按时办结率97%: of which some were late."""


def by_table(inspection: Inspection, share: Share, percent: Claim) -> Finding | None:
    """A share of what the tables count: 自然人12件，占92.3% of all applications. Only a numerator that the tables bear
    out makes a mismatch a contradiction, by words that leave no doubt or figures that agree by no chance; without one
    there is nothing to say.
    """
    numerator = inspection.claims[share.numerator or ""]
    of_requests = (
        topic_of(numerator) == REQUESTS if numerator.fields else _OF_REQUESTS.search(numerator.measure) is not None
    )
    of_requests = of_requests and share.basis == "share" and not share.candidates
    came = is_of_what_came_in(inspection, percent, numerator) or _another_asker_is(inspection, percent, numerator)
    wholes = (NEW,) if came else share.wholes or (ALL_REQUESTS if of_requests else ())
    totals = [(item, value) for item in wholes if (value := inspection.value(item))]
    shown: list[tuple[Expression, Decimal]] = []
    for item, total in totals:
        exact = percentage(numerator.number.value, total)
        if exact is None or exact > ALL:
            continue
        fits = rounding_of(exact, percent)
        if fits is not None and (fits in WELL_ROUNDED or not (share.firm and share.candidates)):
            return ratio_finding(inspection, percent, numerator, item, exact, borne_out_as(fits))
        shown.append((item, exact))
    if not shown or inspection.fitting(numerator) is None or _IN_TIME.search(percent.measure):
        return None
    if not numerator.firm and numerator.number.value < SINGLE:
        return None
    if is_of_one_of_them(inspection, percent, numerator):
        return None
    if any(_may_be_of_another(inspection, share, percent, inspection.claims[whole]) for _, whole in share.candidates):
        return None
    return ratio_finding(inspection, percent, numerator, *shown[0], CONTRADICTED)


_OF_AN_ASKER: Final = re.compile(r"requests\.new\.(?!total)")


def _another_asker_is(inspection: Inspection, percent: Claim, numerator: Claim) -> bool:
    """`自然人41件，占82%；法人9件，占17%`: the share of another kind of applicant beside it is of all that came in,
    and of no other total.
    """
    if not _is_of_an_asker(inspection, numerator) or BARE_SHARE.fullmatch(percent.measure.strip()) is None:
        return False
    for other in inspection.mentions.shares:
        of, part = inspection.claims[other.percent], only_part(inspection, other)
        if of.id == percent.id or of.sentence != percent.sentence or part is None or part.id == numerator.id:
            continue
        if not _is_of_an_asker(inspection, part) or BARE_SHARE.fullmatch(of.measure.strip()) is None:
            continue
        fits = [total for total in ALL_REQUESTS if _makes(inspection, part, total, of)]
        if fits == [NEW]:
            return True
    return False


def _is_of_an_asker(inspection: Inspection, part: Claim) -> bool:
    meant = inspection.fitting(part) if part.fields else None
    return meant is not None and all(map(_OF_AN_ASKER.match, meant.fields))


def _makes(inspection: Inspection, part: Claim, total: Expression, percent: Claim) -> bool:
    value = inspection.value(total)
    exact = percentage(part.number.value, value) if value else None
    return exact is not None and rounding_of(exact, percent) in WELL_ROUNDED


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
    based = _on_the_base_named(inspection, percent)
    shown = [one for one in shown if based is None or inspection.value(one[1]) == based] or shown
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
    common = set.intersection(*beside) if len(beside) >= FEWEST_ALIKE else _whole_told(inspection, share, percent)
    common |= _of_stage_named(share, percent)
    told = [one for one in shown if one[1] in common]
    sure = bool(told) and share.firm and is_exact(percent)
    return ratio_finding(inspection, percent, *(told or shown)[0], CONTRADICTED if sure else OTHER_SENSE)


_ON_A_BASE = re.compile(
    r"(?:以|按)[^，,。；;\d]{0,12}(?P<base>\d[\d,]*)\s?[件宗份条][^，,。；;\d]{0,6}(?:为|作为?)(?:底数|基数|分母|基准)"
)


def _on_the_base_named(inspection: Inspection, percent: Claim) -> Decimal | None:
    """`以办结的62件为底数，予以公开占50.0%`: what the sentence says that its shares are of."""
    named = _ON_A_BASE.search(inspection.document.text, percent.sentence.start, percent.number.span.start)
    return Decimal(named["base"].replace(",", "")) if named is not None else None


_STAGES: Final = {"办结": SETTLED, "答复": SETTLED, "新收": NEW}


def _total_named(percent: Claim) -> Expression | None:
    named = STAGE_NAMED.search(percent.measure.strip())
    return _STAGES.get(named["stage"]) if named is not None else None


def _of_stage_named(share: Share, percent: Claim) -> set[Expression]:
    """`公开及部分公开占办结的38.8%`: a whole that the words name."""
    total = _total_named(percent)
    return {whole for whole in share.wholes if total is not None and whole.counts_as(total)}


_IN_ALL: Final = re.compile(r"requests\.(?:new|carried_in|carried_out|outcome_total)\.(?P<column>\w+)")


def _in_the_stage_named(part: Expression, percent: Claim) -> Expression:
    """`转下年12件；自然人申请占新收申请总数的82.7%`: of those who asked, though what stood in front is what is left."""
    total = _total_named(percent)
    meant = _IN_ALL.fullmatch(part.plus[0]) if total is not None and part.fields == part.plus[:1] else None
    if total is None or meant is None or meant["column"] == "total":
        return part
    return replace(part, plus=(f"{total.plus[0].rpartition('.')[0]}.{meant['column']}",))


def _whole_told(inspection: Inspection, share: Share, percent: Claim) -> set[Expression]:
    """`新收的50件申请中，自然人占82%`: the one count in front of the shares is what the tables have of their whole; or
    what the sentence before tells, if that is one of them alone (`新收申请50件。自然人申请占82%`).
    """
    counts = [one for one in told_before(inspection, percent) if one.number.unit != "%"]
    if counts:
        return {whole for whole in share.wholes if len(counts) == 1 and gives(inspection, counts[0], whole)}
    counts = [one for one in in_the_sentence_before(inspection, percent) if one.firm and one.period_kind == "this_year"]
    told = {whole for whole in share.wholes for one in counts if gives(inspection, one, whole)}
    return told if len(told) == 1 else set()


def _by_parts(inspection: Inspection, share: Share) -> list[tuple[Expression, Expression, Decimal]]:
    """The part and the wholes that the tables have, with the percentage that they make."""
    part = _in_the_stage_named(share.parts[0], inspection.claims[share.percent])
    count = inspection.value(part)
    if count is None:
        return []
    totals = [(whole, total) for whole in share.wholes if (total := inspection.value(whole))]
    return [(part, whole, exact) for whole, total in totals if (exact := percentage(count, total)) is not None]
