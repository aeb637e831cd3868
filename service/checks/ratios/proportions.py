"""Percentages and changes that are made of what the table has, and not of what the sentence says beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from corpora.document.mention import Share
from corpora.document.proportion import percentage, percentage_of_pair
from service.checks.figures.arithmetic import rounding_that_fits
from service.checks.inspection import Inspection
from service.checks.ratios.finding import ALL

TELLING: Final = 10
"""A percentage without a digit behind its point, or a change, that is smaller fits by chance."""


def is_proportioned(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`实际办结137件，占应办182件的95.1%` of 173, `登记739件，比2023年的655件多138件` of 793: what the sentence makes
    of its figure is made of the table's.
    """
    return _is_what_changed(inspection, claim, found) or any(
        _is_made_of(by_table, percent) and not _is_made_of(as_said, percent)
        for percent, as_said, by_table in _percentages(inspection, claim, found)
    )


def _percentages(
    inspection: Inspection, claim: Claim, found: Decimal
) -> Iterator[tuple[Claim, Decimal | None, Decimal | None]]:
    """Percentages of the sentence that the claim may be in, with what the claim's figure and the table's make."""
    for share in inspection.mentions.shares:
        percent = inspection.claims[share.percent]
        if percent.sentence == claim.sentence and _tells(percent):
            yield from ((percent, *made) for made in _made(inspection, share, claim, found))


def _made(
    inspection: Inspection, share: Share, claim: Claim, found: Decimal
) -> Iterator[tuple[Decimal | None, Decimal | None]]:
    other = replace(claim, number=replace(claim.number, value=found))
    for pair in share.candidates:
        if claim.id in pair and share.basis != "points":
            first, second = (inspection.claims[name] for name in pair)
            mended = (other if name == claim.id else inspection.claims[name] for name in pair)
            yield percentage_of_pair(share.basis, first, second), percentage_of_pair(share.basis, *mended)
    for whole in share.wholes if share.numerator == claim.id else ():
        of = inspection.value(whole)
        if of is not None:
            yield percentage(claim.number.value, of), percentage(found, of)


def _tells(percent: Claim) -> bool:
    value = percent.number.value
    return percent.number.bound == "exact" and value != ALL and (percent.number.decimals > 0 or value >= TELLING)


def _is_made_of(exact: Decimal | None, percent: Claim) -> bool:
    said = percent.number
    return exact is not None and rounding_that_fits(abs(exact), said.value, said.decimals) is not None


def _is_what_changed(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """Last year's figure and the change to it, both told in the sentence, come to the table's."""
    told = [one for one in inspection.mentions.claims if one.sentence == claim.sentence and one.id != claim.id]
    alike = [one for one in told if one.number.unit == claim.number.unit and one.number.value >= TELLING]
    before = {one.number.value for one in alike if one.period_kind == "last_year" and one.relation == "equal"}
    signs = {"increase": 1, "decrease": -1}
    changes = {signs[one.relation] * one.number.value for one in alike if one.relation in signs}
    return any(base + change == found for base in before for change in changes)
