"""What reports say of one another: read one by one, held against each other afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.document.check import Check
from corpora.document.mention import Mentions
from corpora.document.reading import Reading
from service.checks.between.bodies import between_bodies, sums_up_its_bodies
from service.checks.between.years import HANDED_ON, between_years, handed_on
from service.checks.changes.claim_change import claim_change, last_year_of, next_year_of
from service.checks.inspection import Inspection
from service.checks.withdrawn.read_doubtfully import as_read

BETWEEN_REPORTS = "between-"
"""How the codes of findings begin that need another report."""


def compare_years(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The same readings in the same order, with what reports say of one another: changes since last year's report and
    carry-overs from it, and a region's report beside those of its bodies, as far as they are among the readings.
    """
    inspections = [_inspection(reading) for reading in readings]
    return tuple(
        _compared(reading, inspection, [other for other in inspections if other is not inspection])
        for reading, inspection in zip(readings, inspections, strict=True)
    )


def compare_with_others(reading: Reading, others: Sequence[Reading]) -> Reading:
    """The one reading as `compare_years` gives it back among these others."""
    return _compared(reading, _inspection(reading), [_inspection(other) for other in others])


def compare_with_next_year(reading: Reading, next_years: Sequence[Reading]) -> Reading:
    """The reading with its carry-over held against next year's report, for when that one went out before it."""
    inspection = _inspection(reading)
    after = next_year_of(inspection, [_inspection(other) for other in next_years])
    if after is None:
        return reading
    found = [finding.check("") for finding in handed_on(inspection, after=after)]
    return replace(reading, checks=_numbered([*reading.checks, *found]))


def waits_for_others(reading: Reading) -> bool:
    """Does it speak for bodies whose reports may be in the corpus?"""
    return sums_up_its_bodies(_inspection(reading))


def _inspection(reading: Reading) -> Inspection:
    return Inspection(
        document=reading.document, layout=reading.layout, mentions=Mentions(claims=reading.claims), profile=None
    )


def _compared(reading: Reading, inspection: Inspection, others: Sequence[Inspection]) -> Reading:
    found = list(between_bodies(inspection, others))
    replaced = {"claim-change"} if (last_year := last_year_of(inspection, others)) is not None else set()
    if last_year is not None:
        found += as_read(inspection, list(claim_change(inspection, last_year)))
        found += between_years(inspection, before=last_year)
    kept = [check for check in reading.checks if check.kind not in replaced and not _is_found_anew(check)]
    if not found and len(kept) == len(reading.checks):
        return reading
    return replace(reading, checks=_numbered([*kept, *(finding.check("") for finding in found)]))


def _is_found_anew(check: Check) -> bool:
    """What was said in view of next year's report stays: only that report's absence tells it on this side."""
    return check.message.code.startswith(BETWEEN_REPORTS) and not set(check.fields) & HANDED_ON


def _numbered(checks: Sequence[Check]) -> tuple[Check, ...]:
    return tuple(replace(check, id=f"k{number}") for number, check in enumerate(checks, 1))
