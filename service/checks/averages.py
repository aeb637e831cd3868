"""Averages that are told of the year's applications: 平均每月收到7件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from service.checks.beside import gives, told_before
from service.checks.inspection import Finding, Inspection, message
from service.checks.request_totals import NEW, TO_SETTLE

CONFIDENCE: Final = 0.8
ROUGHLY: Final = Decimal("0.08")
"""Of an average that is told with 约 or 近."""
_EACH: Final = {"月": 12, "季度": 4, "季": 4}
_ON_AVERAGE: Final = re.compile(
    r"(?:平均每(?:个)?(月|季度|季)|每(?:个)?(月|季度|季)平均|(月|季)均)(?:要|都|约|就|能|可)*"
    r"(?:收到|新收|接到|接收|受理|收)(?:的|到|约|政府信息公开|信息公开|公开|依申请公开|申请)*\s?$"
)
_BARE_AVERAGE: Final = re.compile(
    r"[，,（(](?:平均)?(?:每(?:个)?(月|季度|季)(?:平均)?|(月|季)均)(?:约|为|达|有)*(?:将近|接近|近|大约)?\s?$"
)
"""`全年新接156件，月均` in front of 13件: of the figure right in front of it."""
_OF_REQUESTS: Final = re.compile(r"\s?\w{0,2}(?:政府信息公开|信息公开|公开|依申请公开)?申请")


def averages(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each average of what came in a month or a quarter."""
    text, total = inspection.document.text, inspection.value(NEW)
    for claim in inspection.mentions.claims:
        head = text[claim.sentence.start : claim.number.span.start]
        if not total or claim.negated or claim.number.unit not in ("件", "份", "宗"):
            continue
        said = _ON_AVERAGE.search(head)
        if said is None or not ("申请" in said.group() or _OF_REQUESTS.match(text, claim.number.span.end)):
            said = _BARE_AVERAGE.search(head)
            if said is None or not _is_of_what_came_in(inspection, claim, said.start()):
                continue
        each = next(_EACH[name] for name in said.groups() if name)
        exact, handled = total / each, (inspection.value(TO_SETTLE) or total) / each
        exactly = claim.number.bound == "exact"
        slack = Decimal(1).scaleb(-claim.number.decimals) if exactly else max(Decimal(1), ROUGHLY * exact)
        fits = abs(claim.number.value - exact) < slack or abs(claim.number.value - handled) <= slack / 2
        near = not exactly and abs(claim.number.value - exact) < 2 * slack
        if not fits and (near or claim.body not in ("own", "office")):
            continue
        yield Finding(
            kind="claim-ratio",
            verdict="supported" if fits else "contradicted",
            cause="published",
            message=message(
                "in-words.average" if fits else "in-words.average-contradicted", claimed=claim.number.value,
                unit=claim.number.unit, total=total, each=each, exact=exact.quantize(Decimal("0.1")),
            ),
            fields=NEW.fields,
            claimed=claim.number.value,
            found=exact.quantize(Decimal("0.1")),
            evidence=(inspection.sentence(claim), *inspection.cells(NEW.fields)),
            confidence=min(CONFIDENCE, claim.confidence, inspection.confidence(NEW.fields)),
            claim_ids=(claim.id,),
        )  # fmt: skip


def _is_of_what_came_in(inspection: Inspection, claim: Claim, offset: int) -> bool:
    """Does the count of all that came in stand right in front of the average?"""
    before = told_before(inspection, claim)[-1:]
    between = inspection.document.text[before[0].number.span.end : claim.sentence.start + offset] if before else ""
    bare = re.fullmatch(r"\s?\w{0,2}(?:申请)?[）)]?", between) is not None
    return bool(before) and bare and gives(inspection, before[0], NEW)
