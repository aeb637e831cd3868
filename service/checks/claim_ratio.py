"""Does a percentage follow from the two figures that it is made of?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from corpora.document.check import Verdict
from corpora.document.claim import Claim, Expression
from corpora.document.mention import Share
from corpora.document.proportion import percentage, percentage_of_pair
from service.checks.arithmetic import rounding_that_fits
from service.checks.inspection import Finding, Inspection, message


def claim_ratio(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each percentage whose figures the sentence names."""
    for share in inspection.mentions.shares:
        finding = _judged(inspection, share)
        if finding is not None:
            yield finding


def _judged(inspection: Inspection, share: Share) -> Finding | None:
    percent = inspection.claims[share.percent]
    first: tuple[Claim, Claim, Decimal] | None = None
    for a, b in share.candidates:
        pair = inspection.claims[a], inspection.claims[b]
        exact = percentage_of_pair(share.basis, *pair)
        if exact is None:
            continue
        fits = rounding_that_fits(exact, percent.number.value, percent.number.decimals)
        if fits is not None:
            return _finding(inspection, percent, *pair, exact, verdict="supported", code=f"claim-ratio.{fits}")
        first = first or (*pair, exact)
    if share.numerator is not None and (by_table := _by_table(inspection, share, percent)) is not None:
        return by_table
    if first is None:
        return None
    firm = share.firm and all(claim.number.bound == "exact" for claim in (percent, first[0], first[1]))
    code = "claim-ratio.contradicted" if firm else "claim-ratio.other-sense"
    verdict: Verdict = "contradicted" if firm else "unverifiable"
    return _finding(inspection, percent, *first, verdict=verdict, code=code)


def _by_table(inspection: Inspection, share: Share, percent: Claim) -> Finding | None:
    """A share of what the tables count: 自然人12件，占92.3% of all applications. Only a numerator that the tables bear
    out makes a mismatch a contradiction; without one there is nothing to say.
    """
    numerator = inspection.claims[share.numerator or ""]
    totals = [(item, value) for item in share.wholes if (value := inspection.value(item))]
    shown: list[tuple[Expression, Decimal]] = []
    for item, total in totals:
        exact = percentage(numerator.number.value, total)
        if exact is None:
            continue
        fits = rounding_that_fits(exact, percent.number.value, percent.number.decimals)
        if fits is not None:
            return _of_total(
                inspection, percent, numerator, item, exact, verdict="supported", code=f"claim-ratio.{fits}"
            )
        shown.append((item, exact))
    if share.candidates or not shown or not numerator.firm or inspection.fitting(numerator) is None:
        return None
    code = "claim-ratio.contradicted"
    return _of_total(inspection, percent, numerator, *shown[0], verdict="contradicted", code=code)


def _of_total(
    inspection: Inspection, percent: Claim, a: Claim, item: Expression, exact: Decimal, *, verdict: Verdict, code: str
) -> Finding:
    shown = exact.quantize(Decimal(1).scaleb(-max(2, percent.number.decimals)))
    total = inspection.value(item)
    return Finding(
        kind="claim-ratio",
        verdict=verdict,
        cause="published",
        message=message(
            code, percent=percent.number.value, exact=shown, a=a.number.value, b=total, unit=a.number.unit or ""
        ),
        fields=item.fields,
        claimed=percent.number.value,
        found=shown,
        evidence=(inspection.sentence(percent), inspection.words(a.span, role="part"), *inspection.cells(item.fields)),
        confidence=min(percent.confidence, a.confidence, inspection.confidence(item.fields)),
        claim_ids=(percent.id, a.id),
    )


def _finding(
    inspection: Inspection, percent: Claim, a: Claim, b: Claim, exact: Decimal, *, verdict: Verdict, code: str
) -> Finding:
    shown = exact.quantize(Decimal(1).scaleb(-max(2, percent.number.decimals)))
    return Finding(
        kind="claim-ratio",
        verdict=verdict,
        cause="published",
        message=message(
            code,
            percent=percent.number.value,
            exact=shown,
            a=a.number.value,
            b=b.number.value,
            unit=a.number.unit or "",
        ),
        claimed=percent.number.value,
        found=shown,
        evidence=(
            inspection.sentence(percent),
            inspection.words(a.span, role="part"),
            inspection.words(b.span, role="part"),
        ),
        confidence=min(percent.confidence, a.confidence, b.confidence),
        claim_ids=(percent.id, a.id, b.id),
    )
