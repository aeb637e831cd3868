"""Figures behind a count that the tables do not know: 同一小区业主提出9件，均予以公开，没有引发诉讼.

Which requests a count of a sentence is of need not be told in words that gouji knows. Where it is tied to nothing, or
was left open, and no total of the year is told in front of it, what became of those is held against no total either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from corpora.document.check import Verdict
from corpora.document.claim import Claim
from service.checks.cells.some_requests import as_of_some
from service.checks.figures.beside import DISPUTES, REQUESTS, beside, is_result, told_before, totals_of_requests
from service.checks.figures.request_totals import CARRIED_IN, UNITS
from service.checks.inspection import Finding, Inspection

_OF_THEM: Final = re.compile(r"\s?[件宗份](?:[^，,。；;\d]{0,6}申请)?(?:之|当)?[中里][，,：:]?")
"""Behind a count that what follows is of: `上年结转的5件申请中，`."""
LEAST_ALIKE: Final = 2
"""Figure from which on one that is as the tables have it is no chance."""


def without_those_of_unknown_counts(inspection: Inspection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, contradictions of totals left open where a count that is not known stands in front of them."""
    verdicts = {one.claim_ids[0]: one.verdict for one in findings if one.kind == "claim-table" and one.claim_ids}
    return [as_of_some(one) if _is_of_unknown(inspection, one, verdicts) else one for one in findings]


def _is_of_unknown(inspection: Inspection, finding: Finding, verdicts: Mapping[str, Verdict]) -> bool:
    if finding.kind not in ("claim-table", "claim-claim") or finding.verdict != "contradicted":
        return False
    told = finding.claim_ids[: 1 if finding.kind == "claim-table" else None]
    return any(_stands_behind_an_unknown(inspection, inspection.claims[name], verdicts) for name in told)


def _stands_behind_an_unknown(inspection: Inspection, claim: Claim, verdicts: Mapping[str, Verdict]) -> bool:
    if not claim.fields or not _is_of_requests(claim):
        return False
    counts = [one for one in told_before(inspection, claim) if one.number.unit in UNITS and _may_hold(one, claim)]
    totals = totals_of_requests(inspection)
    whole = next((one for one in reversed(counts) if not (one.fields and is_result(one))), None)
    if whole is None:
        return False
    if _is_carried_in(inspection, whole):
        return is_result(claim) and _OF_THEM.match(inspection.document.text, whole.number.span.end) is not None
    if any(one.number.value in totals or verdicts.get(one.id) == "supported" for one in counts):
        return False
    known = verdicts.get(whole.id) not in (None, "unverifiable")
    return not known and not _divides_as_the_table_does(inspection, whole, claim)


def _divides_as_the_table_does(inspection: Inspection, whole: Claim, claim: Claim) -> bool:
    """`两类情形共6件：国家秘密2件，法律法规禁止公开3件`: is another result behind the count as the tables have it?"""
    return any(
        one.id != claim.id and is_result(one) and one.number.value >= LEAST_ALIKE
        and whole.number.span.end < one.number.span.start and inspection.fitting(one) is not None
        for one in beside(inspection, claim)
    )  # fmt: skip


def _is_of_requests(claim: Claim) -> bool:
    """Is it what became of requests, or a denial of that or of disputes?"""
    table = claim.fields[0].fields[0].partition(".")[0]
    return is_result(claim) or (claim.negated and table in (REQUESTS, DISPUTES))


def _may_hold(whole: Claim, claim: Claim) -> bool:
    counted = whole.relation == "equal" and not whole.negated
    return counted and (claim.negated or whole.number.value >= claim.number.value)


def _is_carried_in(inspection: Inspection, whole: Claim) -> bool:
    return bool(whole.fields) and whole.fields[0].counts_as(CARRIED_IN)
