"""The line, as Python: bytes → document → tables → outline → mentions → checks → reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

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
from service.checks.claim_change import claim_change, last_year_of
from service.checks.inspection import Inspection
from service.checks.run import run_checks


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
    mentions = toolkit.language.read(document, layout, profile=profile)
    layout = replace(layout, warnings=(*layout.warnings, *mentions.warnings))
    inspection = Inspection(document=document, layout=layout, mentions=mentions, profile=profile)
    checks, coverage = run_checks(inspection)
    return Reading(
        document=document, layout=layout, entities=mentions.entities, claims=mentions.claims, checks=checks,
        coverage=coverage,
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


def compare_years(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The same readings in the same order, with `claim-change` judged by last year's report where it is among them."""
    inspections = [_inspection(reading) for reading in readings]
    return tuple(
        _compared(
            reading, inspection, last_year_of(inspection, [other for other in inspections if other is not inspection])
        )
        for reading, inspection in zip(readings, inspections, strict=True)
    )


def _inspection(reading: Reading) -> Inspection:
    return Inspection(
        document=reading.document, layout=reading.layout, mentions=Mentions(claims=reading.claims), profile=None
    )


def _compared(reading: Reading, inspection: Inspection, last_year: Inspection | None) -> Reading:
    if last_year is None:
        return reading
    kept = [check for check in reading.checks if check.kind != "claim-change"]
    changed = [finding.check("") for finding in claim_change(inspection, last_year)]
    checks = tuple(replace(check, id=f"k{number}") for number, check in enumerate([*kept, *changed], 1))
    return replace(reading, checks=checks)
