"""A figure that is its cell's but for one digit, where nothing else in the report explains it.

Words that leave open what a figure counts tell little by themselves. But whoever means something else than the cell
mostly tells the cell's figure, too, or has the other one from some cell; where the prose has the one nowhere and the
tables have the other nowhere, and one digit makes the one of the other, it was written wrongly
(training/results/2026-11-27-one-figure-changed.md).
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import Final

from corpora.document.claim import Claim
from corpora.document.slips import is_one_digit_or_swap
from service.checks.cells.bodies import is_one_of_all
from service.checks.figures.beside import topic_of
from service.checks.figures.company import ACTS
from service.checks.inspection import Inspection

LIKELY: Final = 0.73
"""Confidence of a tie that a network, if there is one, does not gainsay."""
_SOME_OF_THEM: Final = re.compile(r"每[十百千万]|[中里](?:也|又|还|另|仅|只)?有|转来|平均")
"""`260件申请中有39件涉及改制`, `每百件办结中，无法提供24件`."""

_TOLD: Final = ("equal", "increase", "decrease")
_MADE_PUBLIC: Final = re.compile(r"^(?!.*规范性文件).*公[开示布]")
"""`公文公开属性认定155件，主动公开92件`: what was published need not be what was decided or made."""

_PRINTED: Final = re.compile(r"公[开示布]|刊[载登发]|登载|发布|转载|收录")
"""`政府公报4期，刊载规范性文件9件`: of whomever and of whatever year."""


def is_lone_slip(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """Is the claim one digit off its cell (or two of its digits exchanged), the cell's figure told by no other claim
    and its own by no cell and no two figures beside it?
    """
    said = inspection.said(claim)
    if not _is_plain(inspection, claim) or not found or not said or not is_one_digit_or_swap(said, found):
        return False
    if any(figure.value == said for figure in inspection.figures.values()):
        return False
    others = [
        one for one in inspection.mentions.claims if one.id != claim.id and one.number.unit in (claim.number.unit, None)
    ]
    if any(one.number.value in (said, found) for one in others):
        return False
    return not _is_made_beside(claim, [one for one in others if one.sentence == claim.sentence])


def _is_plain(inspection: Inspection, claim: Claim) -> bool:
    """Exact, of the report's own body, and no share or part of others by its words."""
    text = inspection.document.text
    before = re.split(r"[。；;]", text[claim.sentence.start : claim.number.span.end])[-1]
    return (
        claim.number.bound == "exact"
        and claim.relation == "equal"
        and not claim.negated
        and claim.confidence >= LIKELY
        and claim.body == "own"
        and _SOME_OF_THEM.search(before) is None
        and not (topic_of(claim) == ACTS and _MADE_PUBLIC.search(before))
        and not (claim.fields[0].fields[0].endswith(".made") and _PRINTED.search(before))
        and not is_one_of_all(inspection, claim)
    )


def _is_made_beside(claim: Claim, others: list[Claim]) -> bool:
    """`合计43件` of 42 and 1 that stand in front of it, `由41件增至46件，新增5件`: their sum or difference."""
    values = [one.number.value for one in others if one.relation in _TOLD]
    return any(claim.number.value in (a + b, abs(a - b)) for a, b in combinations(values, 2))
