"""The rate of applications that were answered, by the tables: 收到申请50件，均已答复，答复率100%."""

from __future__ import annotations

import re
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.proportion import percentage
from service.checks.figures.beside import REQUESTS, gives, told_before, topic_of
from service.checks.figures.ratio_doubts import WELL_ROUNDED, rounding_of
from service.checks.figures.request_totals import ALL_REQUESTS, CARRIED_IN, NEW, SETTLED, TO_SETTLE
from service.checks.inspection import Finding, Inspection
from service.checks.ratios.finding import ALL, CONTRADICTED, borne_out_as, is_exact, ratio_finding

_RATE: Final = re.compile(
    r"(?:其中[，,]?)?(?:政府信息公开|信息公开|依申请公开)?(?:的?申请)?(?:件)?(?:的)?(?:答复办结|办结答复|答复|办结|办复|回复)率(?:均|都)?(?:为|达到?|是)?"
)
"""Not 按时答复率, of which some were late; not 办理率, which is of what was taken up."""
SETTLED_OF_NEW: Final = Expression(name="办结－上年结转", plus=SETTLED.plus, minus=CARRIED_IN.plus)


def of_settled_rate(inspection: Inspection, percent: Claim) -> Finding | None:
    """Of what was to be settled, of what came in, or of that alone: one of them where it fits. Where none does, it is
    wrong, but for 100 % beside applications carried over, which may be of those that were due.
    """
    if percent.relation != "share" or _RATE.fullmatch(percent.measure.strip()) is None:
        return None
    if not _is_of_requests(inspection, percent) or not is_exact(percent):
        return None
    pairs = ((SETTLED, TO_SETTLE), (SETTLED_OF_NEW, NEW), (SETTLED, NEW))
    counts = [(part, inspection.value(part), whole, inspection.value(whole)) for part, whole in pairs]
    made = [
        (part, whole, exact)
        for part, count, whole, total in counts
        if count is not None and total and (exact := percentage(count, total)) is not None and 0 <= exact <= ALL
    ]
    for part, whole, exact in made:
        if (fits := rounding_of(exact, percent)) in WELL_ROUNDED:
            return ratio_finding(inspection, percent, part, whole, exact, borne_out_as(fits))
    if not made or percent.number.value == ALL or any(rounding_of(exact, percent) for *_, exact in made):
        return None
    return ratio_finding(inspection, percent, *made[0], CONTRADICTED)


def _is_of_requests(inspection: Inspection, percent: Claim) -> bool:
    """Are the counts in front of it those of applications, one of them a total that the tables have?"""
    counts = [one for one in told_before(inspection, percent) if one.number.unit != "%"]
    if not counts or any(not one.fields or topic_of(one) != REQUESTS for one in counts):
        return False
    totals = [one for one in counts if any(gives(inspection, one, total) for total in ALL_REQUESTS)]
    return bool(totals) and all(one.firm and one.period_kind == "this_year" for one in totals)
