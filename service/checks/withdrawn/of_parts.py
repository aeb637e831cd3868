"""Contradictions by a list or a change that its words do not tell: of lists whose every count is what the tables have,
which leave something out (`复议后起诉的44件，维持27件，纠正2件，另有9件在审`), and of changes told of a whole that were
taken for its last part's (`6件，自然人5件、法律服务机构1件，较上年下降三分之一`).
"""

from __future__ import annotations

from collections.abc import Sequence

from service.checks.inspection import Finding, Inspection
from service.checks.withdrawn.too_far import taken_back

FEWEST = 3
"""A whole and two of its parts."""


def without_those_of_parts(inspection: Inspection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, such contradictions left open."""
    return [taken_back(one) if _is_of_parts(inspection, one) else one for one in findings]


def _is_of_parts(inspection: Inspection, finding: Finding) -> bool:
    if finding.verdict != "contradicted":
        return False
    if finding.kind == "claim-parts":
        claims = [inspection.claims[name] for name in finding.claim_ids]
        told = all(one.fields and inspection.fitting(one) is not None for one in claims)
        short = finding.claimed is not None and finding.found is not None and finding.found < finding.claimed
        return short and told and len(claims) >= FEWEST and not finding.settled
    in_words = finding.kind == "claim-change" and "words" in dict(finding.message.values)
    return in_words and bool({*finding.claim_ids} & inspection.part_ids)
