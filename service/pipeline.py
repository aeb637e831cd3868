"""The line, as Python: bytes → document → tables → outline → mentions → checks → reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from corpora.document.document import Document
from corpora.document.errors import DocumentError, Internal, TooLarge
from corpora.document.reading import Reading, Unread
from corpora.profiles.profile import Profile
from corpora.readers.sources import RawSource
from corpora.readers.unread import unread_report
from models.laid_out import laid_out
from models.language.choose import Formulas
from models.language.formulas.stated import possible
from models.language.outline import profile_by_title, read_outline
from models.language.protocol import LanguageModel
from models.tables.recover import Recovered
from service.checks.as_borne_out import as_borne_out
from service.checks.cells.witnessed import witnessed
from service.checks.inspection import Inspection
from service.checks.run import run_checks
from service.checks.told.stated import in_question
from service.checks.withdrawn.read_doubtfully import doubted


@dataclass(frozen=True, slots=True, kw_only=True)
class Toolkit:
    """What the line works with. Built once by `service.assemble`; every part can be replaced by a fake."""

    read: Callable[[RawSource], Document]
    recover: Callable[[Document], Recovered]
    language: LanguageModel
    profiles: tuple[Profile, ...]
    formulas: Formulas | None = None

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
    layout = laid_out(recovered, outline)
    mentions = doubted(toolkit.language.read(document, layout, profile=profile), layout)
    layout = replace(layout, warnings=(*layout.warnings, *mentions.warnings))
    inspection = witnessed(Inspection(document=document, layout=layout, mentions=mentions, profile=profile))
    if toolkit.formulas is not None:
        inspection = _stating(inspection, toolkit.formulas)
        layout = replace(layout, warnings=(*layout.warnings, *toolkit.formulas.warnings))
    mentions = inspection.mentions
    checks, coverage = run_checks(inspection)
    return Reading(
        document=document, layout=layout, entities=mentions.entities, claims=as_borne_out(inspection), checks=checks,
        coverage=coverage, part_lists=mentions.part_lists, shares=mentions.shares, item_lists=mentions.item_lists,
        years=mentions.years, rough_shares=mentions.rough_shares, rankings=mentions.rankings,
        all_but=mentions.all_but, stated=mentions.stated,
    )  # fmt: skip


def _stating(inspection: Inspection, formulas: Formulas) -> Inspection:
    """With what passages state of their figures, those alone of which anything is in question."""
    if (reader := formulas.reader) is None:
        return inspection
    told = (
        (one, in_question(inspection, one.stated))
        for one in possible(inspection.document, inspection.layout, inspection.mentions.claims)
    )
    stated = tuple(one.scored(reader, asked) for one, asked in told if asked)
    return replace(inspection, mentions=replace(inspection.mentions, stated=stated))
