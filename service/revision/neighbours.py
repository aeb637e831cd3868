"""Whose reports a report is held against, and which have to be looked at again when it changes.

What stands between two years is always told in the later year's report, and what stands between a region and its bodies
in the region's, whichever was uploaded first.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpora.document.reading import Reading
from service.checks.between.bodies import region_of, regions_around, words_of_summing_up
from service.checks.changes.claim_change import body_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """Reports of one body (`body_key` of its name) for one year."""

    body: str
    year: int


def issued(reading: Reading) -> Issued | None:
    """Whose report it is, for which year; None where one is unknown: nothing finds it then."""
    layout = reading.layout
    return Issued(body=body_key(layout.organisation), year=layout.year) if layout.organisation and layout.year else None


def last_years(reading: Reading) -> Issued | None:
    """The reports that the reading's changes and carry-overs are held against."""
    own = issued(reading)
    return None if own is None else Issued(body=own.body, year=own.year - 1)


def region_summed_up(reading: Reading) -> Issued | None:
    """The beginning of the names of bodies whose reports the reading says that it sums up, and the year."""
    layout = reading.layout
    if layout.year is None or words_of_summing_up(reading.document.text, layout.organisation) is None:
        return None
    region = region_of(layout.organisation)
    return None if region is None else Issued(body=region, year=layout.year)


def depend_on(reading: Reading) -> tuple[Issued, ...]:
    """The reports whose checks look at the figures of this one: next year's, and those of the regions around."""
    own = issued(reading)
    if own is None or reading.layout.organisation is None:
        return ()
    regions = (body_key(name) for name in regions_around(reading.layout.organisation))
    return (
        Issued(body=own.body, year=own.year + 1),
        *(Issued(body=name, year=own.year) for name in dict.fromkeys(regions) if name != own.body),
    )
