"""What is carried over beside what had been: 年末结转102件，较年初增加19件, where the tables count both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from service.checks.figures.beside import gives, told_before
from service.checks.figures.request_totals import CARRIED_IN, CARRIED_OUT
from service.checks.inspection import Finding, Inspection, message

CONFIDENCE: Final = 0.85
_SINCE_THE_START: Final = re.compile(
    r"\s?[件宗份][）)]?(?:的)?(?:未办结|未结|在办)?(?:申请)?(?:(?:结转|转)(?:至|到|入)?(?:下(?:一)?年度?|次年|来年|(?:19|20)\d\d年度?)?(?:继续)?(?:办理)?)?[，,（(]?(?:比|较|与|同)(?:年初|上年末|上年底|去年末|去年底|(?:上年度?|去年|年初)(?:的)?(?:结转|接转)(?:的)?(?:申请)?)(?:数|量|件)?(?:相比)?[，,]?(?:净)?(?:(?P<up>增加|上升|多|增)|减少|下降|少|减)(?:了)?\s?"
)


def carried_change(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each change since the start of the year that is told right behind what is carried over."""
    base, now = inspection.value(CARRIED_IN), inspection.value(CARRIED_OUT)
    if base is None or now is None:
        return
    for claim in inspection.mentions.claims:
        before = told_before(inspection, claim)[-1:]
        if claim.relation not in ("increase", "decrease", "equal") or claim.number.bound != "exact" or not before:
            continue
        between = inspection.document.text[before[0].number.span.end : claim.number.span.start]
        alike = before[0].number.unit == claim.number.unit and gives(inspection, before[0], CARRIED_OUT)
        said = _SINCE_THE_START.fullmatch(between) if alike else None
        if said is None:
            continue
        change = now - base if said["up"] else base - now
        fits = claim.number.value == change
        fields = (*CARRIED_OUT.fields, *CARRIED_IN.fields)
        yield Finding(
            kind="claim-change",
            verdict="supported" if fits else "contradicted",
            cause="published",
            message=message(
                "claim-change.inside" if fits else "claim-change.inside-contradicted",
                claimed=claim.number.value, unit=claim.number.unit or "",
                direction="@increase" if said["up"] else "@decrease", now=now, before=base, change=now - base,
            ),
            fields=fields,
            claimed=claim.number.value,
            found=change,
            evidence=(inspection.sentence(claim), *inspection.cells(fields)),
            confidence=min(claim.confidence, before[0].confidence, inspection.confidence(fields), CONFIDENCE),
            claim_ids=(claim.id, before[0].id),
        )  # fmt: skip
