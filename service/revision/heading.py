"""A document's title, issuing body and year as a person says them.

Only what the document is filed and compared under changes. The prose is not read anew: which of its figures are this
year's stays as the machine took it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.document.layout import Layout
from corpora.document.mention import YearMention
from corpora.document.reading import Reading
from models.language.report_title import year_of_title
from service.revision.corrections import FACTS, DocumentCorrection, Fact


def correct_heading(reading: Reading, corrections: Sequence[DocumentCorrection]) -> Reading:
    """The reading with each correction in it; what one leaves unsaid an earlier one may have said. A title that prints
    another year than the machine read is the title whose year is checked.
    """
    layout = reading.layout
    for one in corrections:
        layout = replace(
            layout,
            title=one.title if "title" in one.said else layout.title,
            organisation=one.organisation if "organisation" in one.said else layout.organisation,
            year=one.year if "year" in one.said else layout.year,
        )
    years = reading.years if layout.title == reading.layout.title else _titled(reading.years, layout.title)
    return replace(reading, layout=layout, years=years)


def changed_facts(machine: Layout, now: Layout) -> tuple[Fact, ...]:
    """Those that are not what the machine read."""
    return tuple(fact for fact in FACTS if getattr(machine, fact) != getattr(now, fact))


def _titled(years: Sequence[YearMention], title: str | None) -> tuple[YearMention, ...]:
    year = year_of_title(title) if title else None
    said = [mention for mention in years if mention.role == "title"]
    first = [] if year is None else [replace(mention, year=year) for mention in said[:1]]
    return (*first, *(mention for mention in years if mention.role != "title"))
