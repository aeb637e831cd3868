"""信息处理费, what applications beyond measure cost (国办函〔2020〕109号): none in one place, some in another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpora.document.claim import Claim
from service.checks.inspection import MONEY, Finding, Inspection, message

CONFIDENCE: Final = 0.85
_FEE: Final = re.compile(r"信息处理费|(?:政府信息|信息|依申请)公开[^，,。；;\d]{0,6}(?:收费|费用)")
_TAKEN: Final = re.compile(r"收取|收到|到账|缴纳|缴费|收缴|入库|上缴|实收|共收")


def processing_fees(inspection: Inspection) -> Iterator[Finding]:
    """At most one finding: the first denial beside the first amount that is not nothing."""
    claims = [one for one in inspection.mentions.claims if one.period_kind == "this_year" and one.body == "own"]
    told = [one for one in claims if _is_amount(inspection, one)]
    denied = [
        one for one in claims if (one.negated and _FEE.search(_clause(inspection, one))) or _is_none(inspection, one)
    ]
    if not told or not denied or any(one.sentence == told[0].sentence for one in denied):
        return
    first, other = sorted((denied[0], told[0]), key=lambda one: one.number.span.start)
    yield Finding(
        kind="claim-claim",
        verdict="contradicted",
        cause="published",
        message=message(
            "claim-claim.contradicted", measure="信息处理费", first=first.number.value, second=other.number.value,
            unit=told[0].number.unit or "",
        ),
        claimed=told[0].number.value,
        found=denied[0].number.value,
        evidence=(inspection.sentence(told[0]), inspection.sentence(denied[0])),
        confidence=min(CONFIDENCE, told[0].confidence, denied[0].confidence),
        claim_ids=(first.id, other.id),
    )  # fmt: skip


def _is_amount(inspection: Inspection, claim: Claim) -> bool:
    words = _clause(inspection, claim)
    money = claim.number.unit in MONEY and claim.number.value > 0 and claim.relation == "equal"
    return money and "信息处理费" in words and _TAKEN.search(words) is not None


def _is_none(inspection: Inspection, claim: Claim) -> bool:
    """`收取信息处理费0元`."""
    money = claim.number.unit in MONEY and claim.number.value == 0 and not claim.negated
    return money and "信息处理费" in _clause(inspection, claim)


def _clause(inspection: Inspection, claim: Claim) -> str:
    """From the last mark in front of the claim to the next one behind it."""
    text = inspection.document.text
    head = re.split("[，,。；;]", text[claim.sentence.start : claim.number.span.start])[-1]
    return head + re.split("[，,。；;]", text[claim.number.span.start : claim.sentence.end])[0]
