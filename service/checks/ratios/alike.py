"""What a percentage is taken of, by the others of its sentence."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.mention import Share
from corpora.document.proportion import percentage
from service.checks.figures.beside import in_the_sentence_before
from service.checks.figures.ratio_doubts import (
    BARE_SHARE,
    WELL_ROUNDED,
    counts_before,
    follows_from,
    is_of_one_of_them,
    rounding_of,
)
from service.checks.figures.request_totals import NEW, SETTLED, TO_SETTLE
from service.checks.inspection import Finding, Inspection
from service.checks.ratios.by_name import STAGE_NAMED
from service.checks.ratios.finding import CONTRADICTED, borne_out_as, is_exact, only_part, ratio_finding

FEWEST_ALIKE = 2
"""Other shares of a sentence that show what all of them are taken of; one may fit a whole by chance."""
NO_CHANCE = 50
"""A told whole to which two counts do not come by chance: one other share is enough then."""
MANY_ALIKE = 6
"""Of so many others one may be rounded up where it should not be, and all but one show their whole."""
_CUT_OR_ROUNDED: Final = WELL_ROUNDED | {"cut"}
_ANYHOW: Final = _CUT_OR_ROUNDED | {"rounded-up"}


def beside_its_like(inspection: Inspection, share: Share) -> Finding | None:
    """`公开132件，占39.1%；部分公开30件，占8.9%；不予公开20件，占7.9%`: the other shares of the sentence show what all
    are taken of, where two or more of them, and no other, fit one whole.
    """
    percent, numerator = inspection.claims[share.percent], only_part(inspection, share)
    words = percent.measure.strip()
    if numerator is None or not (
        BARE_SHARE.fullmatch(words) or STAGE_NAMED.fullmatch(words) or _is_told_behind(inspection, percent, numerator)
    ):
        return None
    others = [
        other
        for other in inspection.mentions.shares
        if other.basis == "share"
        and other is not share
        and inspection.claims[other.percent].sentence == percent.sentence
        and inspection.claims[other.percent].period_kind == percent.period_kind
    ]
    if len(others) < FEWEST_ALIKE or not is_exact(percent, numerator):
        return None
    if is_of_one_of_them(inspection, percent, numerator):
        return None
    in_any_way = len(others) >= MANY_ALIKE
    wholes = [_wholes_that_fit(inspection, other, _ANYHOW if in_any_way else _CUT_OR_ROUNDED) for other in others]
    rounded = [_wholes_that_fit(inspection, other, WELL_ROUNDED) for other in others]
    common = [
        whole
        for whole in wholes[0]
        if all(whole in fitting for fitting in wholes)
        and sum(whole in fitting for fitting in rounded) >= (MANY_ALIKE - 1 if in_any_way else FEWEST_ALIKE)
        and whole >= numerator.number.value
    ]
    if len(common) != 1:
        return None
    of = wholes[0][common[0]]
    exact = percentage(numerator.number.value, common[0])
    if exact is not None and (fits := rounding_of(exact, percent)) is not None:
        return ratio_finding(inspection, percent, numerator, of, exact, borne_out_as(fits))
    if exact is None or follows_from(counts_before(inspection, percent, numerator), [common[0]], percent):
        return None
    return ratio_finding(inspection, percent, numerator, of, exact, CONTRADICTED)


_BRACKET = re.compile(r"\s?[%％]?\s?[（(]\s?")


def _is_told_behind(inspection: Inspection, percent: Claim, numerator: Claim) -> bool:
    """`予以公开46.7%（185件）`: the count stands in a bracket right behind its share."""
    text = inspection.document.text
    return _BRACKET.fullmatch(text[percent.number.span.end : numerator.number.span.start]) is not None


def of_what_they_divide(inspection: Inspection, share: Share) -> Finding | None:
    """`网上申请29件，占78.4%；信函申请8件，占22.6%` of 37: the counts that a sentence gives shares of come to a total
    of the tables, and another of the shares is of that.
    """
    percent, numerator = inspection.claims[share.percent], only_part(inspection, share)
    if numerator is None or not BARE_SHARE.fullmatch(percent.measure.strip()) or not is_exact(percent, numerator):
        return None
    beside = _with_shares(inspection, percent)
    total = sum((part.number.value for part, _ in beside.values()), Decimal(0))
    whole = next((one for one in (NEW, SETTLED, TO_SETTLE) if inspection.value(one) == total), None)
    made = {name: percentage(part.number.value, total) for name, (part, _) in beside.items()} if whole else {}
    fits = {name for name, exact in made.items() if exact is not None and rounding_of(exact, beside[name][1])}
    exact = made.get(numerator.id)
    if whole is None or exact is None or numerator.id in fits or len(beside) - len(fits) > 1 or not fits:
        return None
    return ratio_finding(inspection, percent, numerator, whole, exact, CONTRADICTED)


def of_a_told_whole_they_divide(inspection: Inspection, share: Share) -> Finding | None:
    """`公开80条。…累计公开540条。审批类76条，占95%，监管类1条，占1%，其他3条，占4%`: the counts of which the sentence
    gives shares come to one told further up, and not to the nearest. The one that is none of it is wrong.
    """
    percent, numerator = inspection.claims[share.percent], only_part(inspection, share)
    if numerator is None or not BARE_SHARE.fullmatch(percent.measure.strip()) or not is_exact(percent, numerator):
        return None
    beside = _with_shares(inspection, percent)
    total = sum((part.number.value for part, _ in beside.values()), Decimal(0))
    told = (
        one for one in inspection.mentions.claims
        if one.number.value == total and one.number.unit == numerator.number.unit and one.relation == "equal"
        and one.number.span.end <= percent.sentence.start
    )  # fmt: skip
    whole, exact = next(told, None), percentage(numerator.number.value, total) if total else None
    fits = rounding_of(exact, percent) if exact is not None else None
    if whole is None or exact is None or len(beside) < FEWEST_ALIKE:
        return None
    if fits is not None:
        return ratio_finding(inspection, percent, numerator, whole, exact, borne_out_as(fits))
    others = [(part, one) for part, one in beside.values() if one.id != percent.id]
    made = [(percentage(part.number.value, total), one) for part, one in others]
    enough = len(others) >= FEWEST_ALIKE or (len(others) == 1 and total >= NO_CHANCE)
    all_fit = enough and all(one is not None and rounding_of(one, of) for one, of in made)
    return ratio_finding(inspection, percent, numerator, whole, exact, CONTRADICTED) if all_fit else None


def _with_shares(inspection: Inspection, percent: Claim) -> dict[str, tuple[Claim, Claim]]:
    """The counts of its sentence that have a share each, with that share."""
    return {
        part.id: (part, inspection.claims[other.percent])
        for other in inspection.mentions.shares
        if inspection.claims[other.percent].sentence == percent.sentence
        and (part := only_part(inspection, other)) is not None
    }


def _wholes_that_fit(inspection: Inspection, share: Share, ways: frozenset[str]) -> dict[Decimal, Claim | Expression]:
    """What the share may be taken of so that it holds, brought to its decimals in one of these ways."""
    kept = inspection.wholes_of_shares.get((share.percent, ways))
    if kept is not None:
        return kept
    percent = inspection.claims[share.percent]
    pairs: list[tuple[Claim, Decimal, Claim | Expression]] = []
    for a, b in share.candidates:
        pairs.append((inspection.claims[a], inspection.claims[b].number.value, inspection.claims[b]))
    if share.numerator is not None:
        for item in share.wholes:
            if (total := inspection.value(item)) is not None:
                pairs.append((inspection.claims[share.numerator], total, item))
    if (part := only_part(inspection, share)) is not None:
        # 公开政府信息24条。其中，水利4条，占17%；林业11条，占46%
        told = in_the_sentence_before(inspection, part)
        alike = [one for one in told if one.relation == "equal" and one.number.unit == part.number.unit]
        pairs += [(part, one.number.value, one) for one in alike]
    found: dict[Decimal, Claim | Expression] = {}
    for part, whole, of in pairs:
        exact = percentage(part.number.value, whole)
        if exact is not None and rounding_of(exact, percent) in ways:
            found.setdefault(whole, of)
    inspection.wholes_of_shares[share.percent, ways] = found
    return found
