"""Figures that may be of more, or of fewer, acts than the tables count: 作为被申请人的行政复议12件, 抽查中处罚12件."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from service.checks.beside import DISPUTES
from service.checks.inspection import Inspection

_OF_ALL_ACTS: Final = re.compile(r"作为(?:被申请人|被告|共同被告|复议机关)|应诉|承办|被诉")
_OF_INFORMATION: Final = re.compile(r"信息|依申请|公开")
_IN_AN_ACTION: Final = re.compile(r"抽查|专项(?:检查|整治|行动|执法)|检查|排查|巡查|整治|行动")
NEAR: Final = 60
"""Characters in front of the sentence in which information may be named."""


def may_be_of_other_acts(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """Disputes over any act, of which there are more than of information; or penalties of one campaign, of which there
    are fewer than of the year.
    """
    return _are_of_any_act(inspection, claim, found) or _are_of_one_action(inspection, claim, found)


def _are_of_any_act(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    if not claim.fields[0].fields[0].startswith(f"{DISPUTES}.") or inspection.said(claim) <= found:
        return False
    text = inspection.document.text
    start = max(0, claim.sentence.start - NEAR, text.rfind("\n", 0, claim.sentence.start))
    around = text[start : claim.sentence.end]
    lead = text[claim.sentence.start : claim.number.span.start]
    return _OF_ALL_ACTS.search(lead) is not None and _OF_INFORMATION.search(around) is None


def _are_of_one_action(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    if claim.fields[0].fields[0] not in ("proactive.penalties", "proactive.coercion"):
        return False
    lead = re.split("[。；;]", inspection.document.text[claim.sentence.start : claim.number.span.start])[-1]
    return (
        inspection.said(claim) < found and re.search(rf"(?:{_IN_AN_ACTION.pattern})[^，,。；;\d]*\d", lead) is not None
    )
