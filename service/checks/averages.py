"""Averages that are told of the year's applications: 平均每月收到7件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from service.checks.inspection import Finding, Inspection, message, slack_of
from service.checks.request_totals import NEW, TO_SETTLE

CONFIDENCE: Final = 0.8
_EACH: Final = {"月": 12, "季度": 4, "季": 4}
_ON_AVERAGE: Final = re.compile(
    r"(?:平均每(?:个)?(?P<each>月|季度|季)|每(?:个)?(?P<each2>月|季度|季)平均|(?P<each3>月|季)均)(?:要|都|约|就|能|可)*"
    r"(?:收到|新收|接到|接收|受理|收)(?:的|到|约|政府信息公开|信息公开|公开|依申请公开|申请)*\s?$"
)
_OF_REQUESTS: Final = re.compile(r"\s?\w{0,2}(?:政府信息公开|信息公开|公开|依申请公开)?申请")


def averages(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each average of what came in a month or a quarter."""
    text, total = inspection.document.text, inspection.value(NEW)
    for claim in inspection.mentions.claims:
        head = text[claim.sentence.start : claim.number.span.start]
        said = _ON_AVERAGE.search(head)
        if said is None or not total or claim.negated or claim.number.unit not in ("件", "份", "宗"):
            continue
        if "申请" not in said.group() and _OF_REQUESTS.match(text, claim.number.span.end) is None:
            continue
        each = _EACH[said["each"] or said["each2"] or said["each3"]]
        exact = total / each
        slack = (
            Decimal(1).scaleb(-claim.number.decimals) if claim.number.bound == "exact" else slack_of(claim.number.value)
        )
        handled = (inspection.value(TO_SETTLE) or total) / each
        fits = abs(claim.number.value - exact) < slack or abs(claim.number.value - handled) < slack
        if not fits and (claim.number.bound != "exact" or claim.body not in ("own", "office")):
            continue
        yield Finding(
            kind="claim-ratio",
            verdict="supported" if fits else "contradicted",
            cause="published",
            message=message(
                "claim-ratio.average" if fits else "claim-ratio.average-contradicted", claimed=claim.number.value,
                unit=claim.number.unit, total=total, each=each, exact=exact.quantize(Decimal("0.1")),
            ),
            fields=NEW.fields,
            claimed=claim.number.value,
            found=exact.quantize(Decimal("0.1")),
            evidence=(inspection.sentence(claim), *inspection.cells(NEW.fields)),
            confidence=min(CONFIDENCE, claim.confidence, inspection.confidence(NEW.fields)),
            claim_ids=(claim.id,),
        )  # fmt: skip
