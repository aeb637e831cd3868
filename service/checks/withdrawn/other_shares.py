"""Contradicted percentages that other counts of their paragraph bear out to the last digit: `企业办结66件，公开33件、
部分公开8件。公开与部分公开占企业办结件的62.1%`, `合格10645批次，不合格191批次，不合格率1.76%`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from service.checks.figures.arithmetic import makes_percentage
from service.checks.figures.part_groups import sum_of, thing_counted
from service.checks.figures.plain_counts import PERCENT
from service.checks.figures.subjects import counts_of_paragraph_in_front
from service.checks.inspection import Finding, Inspection
from service.checks.withdrawn.too_far import taken_back

RUN: Final = 3
"""Counts one behind the other that may be meant together."""
FAR: Final = 12
"""Counts in front of a percentage that it may be made of."""
SAME: Final = 2
"""Characters that a count's words share with those of the percentage, to be named by them."""


def without_other_shares(inspection: Inspection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, such contradictions left open."""
    return [taken_back(one) if _is_borne_out(inspection, one) else one for one in findings]


def _is_borne_out(inspection: Inspection, finding: Finding) -> bool:
    if finding.verdict != "contradicted" or finding.kind != "claim-ratio" or finding.claimed is None:
        return False
    if finding.settled and finding.fields:
        return False  # 占不予公开件的19.4% says of what it is
    share = inspection.claims[finding.claim_ids[0]] if finding.claim_ids else None
    if share is None or share.number.unit != PERCENT or share.number.decimals < 1 or share.relation != "share":
        return False
    counts = counts_of_paragraph_in_front(inspection, share)[-FAR:]
    return any(
        makes_percentage(sum_of(part), whole, share.number.value, share.number.decimals)
        for part, whole in _pairs(share, counts)
    )


def _pairs(share: Claim, counts: Sequence[Claim]) -> Iterator[tuple[Sequence[Claim], Decimal]]:
    """Runs of counts of one thing, and wholes that they may be a share of: of a run and of its whole the words of the
    percentage name one each; or the last count, and what it comes to with the one in front of it.
    """
    for first in range(len(counts)):
        for end in range(first + 1, min(first + RUN, len(counts)) + 1):
            part = counts[first:end]
            if len({thing_counted(one) for one in part}) > 1 or not all(_is_named(one, share) for one in part):
                continue
            yield from (
                (part, one.number.value) for one in counts
                if one not in part and _is_named(one, share) and one.number.value > sum_of(part)
            )  # fmt: skip
    if len(counts) > 1 and thing_counted(counts[-1]) == thing_counted(counts[-2]):
        yield counts[-1:], sum_of(counts[-2:])


def _is_named(count: Claim, share: Claim) -> bool:
    own, words = count.measure, share.measure
    return any(own[place : place + SAME] in words for place in range(len(own) - SAME + 1))
