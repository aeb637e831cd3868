"""All is said to be settled within the year, against what the tables carry over: 共86件，均已于当年办结."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpora.document.claim import Claim
from service.checks.inspection import Finding, Inspection, message
from service.checks.request_totals import CARRIED_IN, CARRIED_OUT, NEW, TO_SETTLE

CONFIDENCE: Final = 0.85
_ALL: Final = "均|都|全部|全数|悉数|皆"
_IN_THE_YEAR: Final = "(?:于|在)?(?:当年|年内|本年度?内?|年底前|年末前|(?:19|20)\\d\\d年(?:底前|末前|内))"
_WITHIN: Final = re.compile(
    rf"\s?[件份宗](?:申请)?[）)]?[，,]\s?(?P<words>(?:截至(?:年底|年末|12月31日)[，,]?)?(?:已|现已)?(?:(?:{_ALL})已?{_IN_THE_YEAR}(?:{_ALL})?"
    rf"|{_IN_THE_YEAR}(?:已)?(?:{_ALL})|(?:截至(?:年底|年末|12月31日)[，,]?)(?:已)?(?:{_ALL})(?:已)?|(?:{_ALL})已(?:{_ALL}))"
    r"(?:依法|按期|按时|如期)?(?:办结|办理完毕|答复完毕|办复完毕|处理完毕))(?=[，,。；;）)]|$)"
)
"""Not 均按期办结: what is not due yet is put off by nobody."""


def settled_all(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each count of all the year's requests that such words follow."""
    for claim in inspection.mentions.claims:
        said = _WITHIN.match(inspection.document.text, claim.number.span.end, claim.sentence.end)
        plain = claim.relation == "equal" and not claim.negated and claim.number.bound == "exact"
        if said is None or not plain or not claim.fields or claim.period_kind != "this_year":
            continue
        fitting = inspection.fitting(claim)
        of_all = fitting is not None and fitting.counts_as(TO_SETTLE)
        if of_all or (fitting is not None and claim.firm and fitting.counts_as(NEW)):
            yield from _judged(inspection, claim, said["words"], of_all=of_all)


def _judged(inspection: Inspection, claim: Claim, words: str, *, of_all: bool) -> Iterator[Finding]:
    """What is carried over is of all that there was to settle; of the new ones it is what those carried in leave."""
    left, before = inspection.value(CARRIED_OUT), inspection.value(CARRIED_IN)
    if left is None or (not of_all and before is None) or (left > 0 and not of_all and left <= (before or 0)):
        return
    yield Finding(
        kind="claim-table",
        verdict="contradicted" if left else "supported",
        cause="published",
        message=message(
            "in-words.settled-contradicted" if left else "in-words.settled",
            words=words, all=claim.number.value, left=left,
        ),
        fields=CARRIED_OUT.fields,
        found=left,
        evidence=(inspection.sentence(claim), *inspection.cells(CARRIED_OUT.fields)),
        confidence=min(CONFIDENCE, claim.confidence, inspection.confidence(CARRIED_OUT.fields)),
        claim_ids=(claim.id,),
    )  # fmt: skip
