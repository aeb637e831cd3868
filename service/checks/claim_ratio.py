"""Does a percentage follow from the two figures that it is made of?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from corpora.document.check import Verdict
from corpora.document.claim import Claim, Expression
from corpora.document.mention import Share
from corpora.document.proportion import percentage, percentage_of_pair
from service.checks.arithmetic import rounding_that_fits
from service.checks.inspection import Finding, Inspection, message

FEWEST_ALIKE = 2
"""Other shares of a sentence that show what all of them are taken of; one may fit a whole by chance."""
ALL = 100
"""Percent of a rate (办结率, 答复率) that says only that nothing was left, of whatever figures."""
_BARE_SHARE = re.compile(r"(?:约|各)?占(?:比)?(?:为|达|约|到)?")


def claim_ratio(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each percentage whose figures the sentence names."""
    for share in inspection.mentions.shares:
        finding = _judged(inspection, share)
        if finding is None or finding.verdict == "unverifiable":
            finding = _beside_its_like(inspection, share) or finding
        if finding is not None:
            yield finding


def _judged(inspection: Inspection, share: Share) -> Finding | None:
    percent = inspection.claims[share.percent]
    if share.parts:
        return _of_named_part(inspection, share, percent)
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
    if percent.number.value == ALL and not share.firm:
        return None
    firm = share.firm and all(claim.number.bound == "exact" for claim in (percent, first[0], first[1]))
    code = "claim-ratio.contradicted" if firm else "claim-ratio.other-sense"
    verdict: Verdict = "contradicted" if firm else "unverifiable"
    return _finding(inspection, percent, *first, verdict=verdict, code=code)


def _beside_its_like(inspection: Inspection, share: Share) -> Finding | None:
    """`公开132件，占39.1%；部分公开30件，占8.9%；不予公开20件，占7.9%`: the other shares of the sentence show what all
    are taken of, where two or more of them, and no other, fit one whole.
    """
    percent, parts = inspection.claims[share.percent], {a for a, _ in share.candidates} | {share.numerator} - {None}
    if share.basis != "share" or len(parts) != 1 or not _BARE_SHARE.fullmatch(percent.measure.strip()):
        return None
    numerator = inspection.claims[str(parts.pop())]
    others = [
        other
        for other in inspection.mentions.shares
        if other.basis == "share"
        and other is not share
        and inspection.claims[other.percent].sentence == percent.sentence
    ]
    wholes = [_wholes_that_fit(inspection, other) for other in others]
    if len(wholes) < FEWEST_ALIKE or not _is_exact(percent, numerator):
        return None
    common = [
        whole for whole in wholes[0] if all(whole in fitting for fitting in wholes) and whole >= numerator.number.value
    ]
    if len(common) != 1:
        return None
    of = wholes[0][common[0]]
    exact = percentage(numerator.number.value, common[0])
    if exact is None:
        return None
    if isinstance(of, Claim):
        return _finding(
            inspection, percent, numerator, of, exact, verdict="contradicted", code="claim-ratio.contradicted"
        )
    return _of_total(inspection, percent, numerator, of, exact, verdict="contradicted", code="claim-ratio.contradicted")


def _is_exact(*claims: Claim) -> bool:
    return all(claim.number.bound == "exact" for claim in claims)


def _wholes_that_fit(inspection: Inspection, share: Share) -> dict[Decimal, Claim | Expression]:
    """What the share may be taken of so that it holds, rounded as one rounds."""
    percent = inspection.claims[share.percent].number
    pairs: list[tuple[Claim, Decimal, Claim | Expression]] = []
    for a, b in share.candidates:
        pairs.append((inspection.claims[a], inspection.claims[b].number.value, inspection.claims[b]))
    if share.numerator is not None:
        for item in share.wholes:
            if (total := inspection.value(item)) is not None:
                pairs.append((inspection.claims[share.numerator], total, item))
    found: dict[Decimal, Claim | Expression] = {}
    for part, whole, of in pairs:
        exact = percentage(part.number.value, whole)
        if exact is not None and rounding_that_fits(exact, percent.value, percent.decimals) in ("exact", "rounded"):
            found.setdefault(whole, of)
    return found


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


def _of_named_part(inspection: Inspection, share: Share, percent: Claim) -> Finding | None:
    """`予以公开占57.7%、不予公开占5.8%`: part and whole by the tables. Where none fit, the other shares of the sentence
    tell what all are taken of.
    """
    shown = _by_parts(inspection, share)
    for part, whole, exact in shown:
        fits = rounding_that_fits(exact, percent.number.value, percent.number.decimals)
        if fits is not None:
            return _named_finding(inspection, percent, part, whole, exact, f"claim-ratio.{fits}")
    beside = [
        {
            whole
            for part, whole, exact in _by_parts(inspection, other)
            if _rounds(exact, inspection.claims[other.percent])
        }
        for other in inspection.mentions.shares
        if other.parts and other is not share and inspection.claims[other.percent].sentence == percent.sentence
    ]
    if not shown:
        return None
    common = set.intersection(*beside) if len(beside) >= FEWEST_ALIKE else set()
    told = [one for one in shown if one[1] in common]
    sure = bool(told) and share.firm and _is_exact(percent)
    code = "claim-ratio.contradicted" if sure else "claim-ratio.other-sense"
    return _named_finding(inspection, percent, *(told or shown)[0], code)


def _rounds(exact: Decimal, percent: Claim) -> bool:
    return rounding_that_fits(exact, percent.number.value, percent.number.decimals) in ("exact", "rounded")


def _by_parts(inspection: Inspection, share: Share) -> list[tuple[Expression, Expression, Decimal]]:
    """Parts and wholes that the tables have, with the percentage that they make."""
    pairs = ((part, whole) for part in share.parts[:1] for whole in share.wholes)
    found = []
    for part, whole in pairs:
        a, b = inspection.value(part), inspection.value(whole)
        exact = percentage(a, b) if a is not None and b else None
        if exact is not None:
            found.append((part, whole, exact))
    return found


def _named_finding(
    inspection: Inspection, percent: Claim, part: Expression, whole: Expression, exact: Decimal, code: str
) -> Finding:
    verdict = _VERDICTS.get(code, "supported")
    shown = _shown(exact, percent)
    fields = (*part.fields, *whole.fields)
    return Finding(
        kind="claim-ratio",
        verdict=verdict,
        cause="published",
        message=message(
            code,
            percent=percent.number.value,
            exact=shown,
            a=inspection.value(part),
            b=inspection.value(whole),
            unit="件",
        ),
        fields=fields,
        claimed=percent.number.value,
        found=shown,
        evidence=(inspection.sentence(percent), *inspection.cells(fields)),
        confidence=min(percent.confidence, inspection.confidence(fields)),
        claim_ids=(percent.id,),
    )


_VERDICTS: dict[str, Verdict] = {
    "claim-ratio.contradicted": "contradicted",
    "claim-ratio.other-sense": "unverifiable",
}


def _of_total(
    inspection: Inspection, percent: Claim, a: Claim, item: Expression, exact: Decimal, *, verdict: Verdict, code: str
) -> Finding:
    shown = _shown(exact, percent)
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
    shown = _shown(exact, percent)
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


def _shown(exact: Decimal, percent: Claim) -> Decimal:
    """To as many places as the claim says, two at least."""
    return exact.quantize(Decimal(1).scaleb(-max(2, percent.number.decimals)))
