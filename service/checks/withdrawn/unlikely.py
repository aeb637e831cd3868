"""Contradictions of a cell by a figure that the network, which has read much true prose, hardly takes for that cell's.

What it gives the field that it names tells well whether the cell has the figure: of prose of unseen bodies, every
figure true, hardly one in fifty of what it finds likely has another, and one in three of the rest
(training/results/2026-11-30-claims-of-true-prose.md). A slip of the pen is a better reason to believe in an error than
any two figures that differ, so that it asks for less.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from corpora.document.slips import SINGLE, is_slip
from service.checks.inspection import Finding, Inspection
from service.checks.withdrawn.strange_company import company
from service.checks.withdrawn.too_far import its_list_misses_it, missed_by_lists, taken_back

LIKELY, LIKELY_SLIP = 0.5, 0.2
"""What the network must give the field, and what where one slip of the pen makes the figure of the cell's."""
LIKELY_ALONE: Final = 0.9
"""What it must give where the figure is less than the cell's, no slip makes it, and nothing in its sentence agrees with
the tables: it may well be of some of what the cell counts.
"""
LIKELY_NONE: Final = 0.55
"""What it must give where nothing is said to be of the cell."""
LIKELY_BOTH: Final = 0.7
"""What it must give both of two figures that are said to be of one cell."""
LIKELY_PLAIN: Final = 0.3
"""What it must give where a sentence opens with all that came in this year, in so many words."""
_OPENS_WITH_ALL: Final = re.compile(
    r"(?:(?:19|20)\d\d年(?:度|全年)?|本年度?|今年|全年|年内|报告期内?|一年来|[，,\s]){0,4}"
    r"(?:[我本](?:机关|单位|局|办|委|厅|院|镇|乡|街道|区|县|市|省)|[，,\s])*(?:共|合计|累计|总共|全年){0,2}"
    r"(?:新?收到|新收|接到|受理|未收到|未接到|没有收到)(?:的|任何(?:单位和个人|公民|组织)?(?:提出)?的?|各类)?(?:政府)?信息公开(?:的)?申请(?:事项)?(?:共)?\s?"
)
"""`本年度收到政府信息公开申请`6件."""
KINDS: Final = ("claim-table", "claim-claim")


def without_unlikely(inspection: Inspection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, such contradictions left open, but where a list falls short by as much; none where no network was
    asked.
    """
    missed = missed_by_lists(findings)
    return [
        taken_back(one) if _is_unlikely(inspection, one) and not its_list_misses_it(one, missed) else one
        for one in findings
    ]


def _is_unlikely(inspection: Inspection, finding: Finding) -> bool:
    if finding.verdict != "contradicted" or finding.settled or finding.kind not in KINDS:
        return False
    claims = [inspection.claims[name] for name in finding.claim_ids]
    if finding.kind == "claim-claim":
        return any(one.likely is not None and one.likely < LIKELY_BOTH for one in claims)
    if not claims or not finding.fields:
        return False
    likely = claims[0].likely
    return likely is not None and likely < _needed(inspection, finding, claims[0])


def _needed(inspection: Inspection, finding: Finding, claim: Claim) -> float:
    """What the network must give the claim's field, that the claim may contradict it."""
    if _is_a_slip(finding.claimed, finding.found):
        return LIKELY_SLIP
    if _tells_all(inspection, claim):
        return LIKELY_PLAIN
    if claim.negated:
        return LIKELY_NONE
    less = finding.claimed is not None and finding.found is not None and finding.claimed < finding.found
    return LIKELY_ALONE if less and not company(inspection, claim)[0] else LIKELY


def _tells_all(inspection: Inspection, claim: Claim) -> bool:
    """Do the words from the sentence's beginning to the figure, or a denial, say all that came in this year?"""
    end = claim.span.end if claim.negated else claim.number.span.start
    return (
        claim.period_kind == "this_year"
        and _OPENS_WITH_ALL.fullmatch(inspection.document.text, claim.sentence.start, end) is not None
    )


def _is_a_slip(said: Decimal | None, found: Decimal | None) -> bool:
    return said is not None and found is not None and min(said, found) >= SINGLE and is_slip(said, found)
