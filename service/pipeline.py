"""The line, as Python: bytes → document → tables → outline → mentions → checks → reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpora.document.check import Check
from corpora.document.document import Document
from corpora.document.errors import DocumentError, Internal, TooLarge
from corpora.document.layout import Layout
from corpora.document.mention import Mentions
from corpora.document.reading import Reading, Unread
from corpora.profiles.profile import Profile
from corpora.readers.read import known_media_type
from corpora.readers.sources import RawSource
from models.language.outline import Outline, profile_by_title, read_outline
from models.language.protocol import LanguageModel
from models.tables.recover import Recovered
from service.checks.between_bodies import between_bodies, sums_up_its_bodies
from service.checks.between_years import HANDED_ON, between_years, handed_on
from service.checks.claim_change import claim_change, last_year_of, next_year_of
from service.checks.inspection import Inspection
from service.checks.read_doubtfully import as_read, doubted
from service.checks.run import run_checks
from service.checks.witnessed import witnessed


@dataclass(frozen=True, slots=True, kw_only=True)
class Toolkit:
    """What the line works with. Built once by `service.assemble`; every part can be replaced by a fake."""

    read: Callable[[RawSource], Document]
    recover: Callable[[Document], Recovered]
    language: LanguageModel
    profiles: tuple[Profile, ...]

    def profile(self, identifier: str | None) -> Profile | None:
        """The profile of that id."""
        return next((profile for profile in self.profiles if profile.id == identifier), None)


def read_report(source: RawSource, toolkit: Toolkit) -> Reading | Unread:
    """Understands and checks one document. Whatever goes wrong with it becomes an `Unread`, never an exception."""
    try:
        return _understood(source, toolkit)
    except DocumentError as error:
        return unread_report(source, error)
    except MemoryError:
        return unread_report(source, TooLarge("内存不足"))
    except Exception as error:  # noqa: BLE001 - our own defect costs this document, with its name, and no other
        return unread_report(source, Internal(f"{type(error).__name__}: {error}"[:200]))


def _understood(source: RawSource, toolkit: Toolkit) -> Reading:
    document = toolkit.read(source)
    recovered = toolkit.recover(document)
    profile = toolkit.profile(recovered.profile) or profile_by_title(
        document.text, recovered.passages, toolkit.profiles
    )
    outline = read_outline(document.text, recovered.passages, profile=profile)
    layout = _laid_out(recovered, outline)
    mentions = doubted(toolkit.language.read(document, layout, profile=profile), layout)
    layout = replace(layout, warnings=(*layout.warnings, *mentions.warnings))
    inspection = witnessed(Inspection(document=document, layout=layout, mentions=mentions, profile=profile))
    mentions = inspection.mentions
    checks, coverage = run_checks(inspection)
    return Reading(
        document=document, layout=layout, entities=mentions.entities, claims=mentions.claims, checks=checks,
        coverage=coverage, part_lists=mentions.part_lists, shares=mentions.shares, item_lists=mentions.item_lists,
        years=mentions.years,
    )  # fmt: skip


def _laid_out(recovered: Recovered, outline: Outline) -> Layout:
    return Layout(
        title=outline.title, title_span=outline.title_span, organisation=outline.organisation, year=outline.year,
        sections=outline.sections, passages=recovered.passages, tables=recovered.tables, figures=recovered.figures,
        profile=recovered.profile, warnings=recovered.warnings,
    )  # fmt: skip


def unread_report(source: RawSource, error: DocumentError) -> Unread:
    """The document as one that could not be read, with what is known of it."""
    return Unread(
        path=source.path, failure=error.failure(), sha256=source.sha256, size_bytes=len(source.data),
        media_type=known_media_type(source.data),
    )  # fmt: skip


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
