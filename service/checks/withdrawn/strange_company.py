"""Contradictions of a cell in a sentence of whose other figures more differ from their cells than agree: `区房管局新收
514件，上年结转37件，办结508件，转下年43件` is of an office, whatever the words in front say.

A report errs in one figure; where several differ side by side, the sentence counts something else. Of what four sets of
paragraphs of strangers showed it took twelve false ones of 25, and two right ones of 231
(training/results/2026-11-30-lists-and-totals.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpora.document.claim import Claim
from service.checks.figures.plain_counts import PERCENT
from service.checks.inspection import Finding, Inspection
from service.checks.withdrawn.too_far import its_list_misses_it, missed_by_lists, taken_back

BY_CHANCE: Final = 3
"""Figures up to this one agree with cells by chance."""
SEVERAL: Final = 2
LIKELY: Final = 0.96
"""What the network must give the field of one of two figures that both differ, that either may err."""
_COUNTED: Final = ("equal", "none")


def without_those_in_strange_company(inspection: Inspection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, such contradictions left open, but where a list falls short by as much."""
    missed = missed_by_lists(findings)
    return [
        taken_back(one) if _is_in_strange_company(inspection, one) and not its_list_misses_it(one, missed) else one
        for one in findings
    ]


def _is_in_strange_company(inspection: Inspection, finding: Finding) -> bool:
    if finding.kind != "claim-table" or finding.verdict != "contradicted" or finding.settled or not finding.claim_ids:
        return False
    claim = inspection.claims[finding.claim_ids[0]]
    agree, differ = company(inspection, claim, own=finding.claim_ids)
    doubtful = claim.likely is not None and claim.likely < LIKELY
    return differ > agree and (differ >= SEVERAL or doubtful)


def company(inspection: Inspection, claim: Claim, *, own: Sequence[str] = ()) -> tuple[int, int]:
    """How many of the figures of its sentence, but for its own, that are tied to other cells agree with these, and how
    many differ.
    """
    agree = differ = 0
    for one in inspection.mentions.claims:
        if one.sentence != claim.sentence or one.number.span == claim.number.span or not one.fields or one.id in own:
            continue
        if claim.fields and one.fields[0].counts_as(claim.fields[0]):
            continue
        if one.relation in _COUNTED and one.number.unit != PERCENT and one.number.value > BY_CHANCE:
            fits = inspection.fitting(one) is not None
            agree, differ = agree + fits, differ + (not fits)
    return agree, differ
