"""Contradictions that a judge finds improbable by everything that is known of them are left open; of the others none is
surer than it finds them.

Every rule that finds contradictions was written on some prose, and every guard against false ones, too; on prose of
others both err anew. What is common to false findings of all rules was learned from first readings alone
(`models/cards/judge.md`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.judge.judge import Judge, load_judge
from service.checks.inspection import Finding, Inspection, message, shown
from service.checks.judged.features import JUDGED, features


def without_doubtful(
    inspection: Inspection, findings: Sequence[Finding], *, judge: Judge | None = None
) -> list[Finding]:
    """The findings, improbable contradictions left open; none where no network has read the claims: its opinion is most
    of what there is to judge by.
    """
    if all(one.likely is None for one in inspection.mentions.claims):
        return [*findings]
    judge = judge or load_judge()
    return [
        _judged(inspection, one, judge) if one.verdict == "contradicted" and one.kind in JUDGED else one
        for one in findings
    ]


def _judged(inspection: Inspection, finding: Finding, judge: Judge) -> Finding:
    probable = judge.probable(features(inspection, finding))
    if probable < judge.least:
        return finding.left_open(message("judged.claim", claimed=shown(finding.claimed), found=shown(finding.found)))
    return replace(finding, confidence=min(finding.confidence, round(probable, 2)))
