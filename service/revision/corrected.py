"""A reading with a reviewer's corrections, and everything that depends on them checked anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpora.document.check import Check
from corpora.document.claim import Claim
from corpora.document.geometry import Span
from corpora.document.reading import Reading
from corpora.profiles.profile import Profile
from service.between_reports import compare_with_others
from service.checks.inspection import Inspection
from service.checks.run import run_checks
from service.revision.corrections import (
    CellCorrection,
    ClaimCorrection,
    Correction,
    DocumentCorrection,
    FigureCorrection,
)
from service.revision.heading import changed_facts, correct_heading
from service.revision.prose import believed, correct_claims
from service.revision.tables import CellKey, correct_tables

REMARK: Final = "corrected"
"""Follows the message of each check that rests on a number which a person has changed."""
WARNING: Final = "corrected_by_person"
"""Begins a record's warning that names such a number, or the title, body or year that a person has changed."""


def corrected(
    machine: Reading, corrections: Iterable[Correction], *, profile: Profile | None, others: Sequence[Reading] = ()
) -> Reading:
    """What follows from the machine's reading and all corrections that stand; undone ones are simply left out. Equal
    input gives an equal reading, in whatever steps the corrections came.

    Args:
        machine: as the document was read, its checks made without other reports.
        corrections: oldest first; of several on one figure or cell the last counts.
        profile: the reading's report family.
        others: reports that this one is held against: the same body's of last year, those of a region's bodies.

    Raises:
        NoSuchTarget: a correction of something that the document has not.
    """
    said = tuple(corrections)
    reading = _checked_anew(machine, said, profile=profile) if said else machine
    return compare_with_others(reading, others) if others else reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """A reading with corrections in it, its checks still those of the machine.

    Args:
        cells: that say something else than the machine read.
        claims: the same.
    """

    reading: Reading
    cells: frozenset[CellKey]
    claims: tuple[Claim, ...]


def applied(machine: Reading, said: Sequence[Correction]) -> Applied:
    """The corrections' own effect. Raises NoSuchTarget like `corrected`."""
    on_tables = [one for one in said if isinstance(one, FigureCorrection | CellCorrection)]
    on_claims = [one for one in said if isinstance(one, ClaimCorrection)]
    headed = correct_heading(machine, [one for one in said if isinstance(one, DocumentCorrection)])
    tables = correct_tables(headed.layout, on_tables)
    claims = correct_claims(machine.claims, on_claims, figures=machine.layout.figures)
    layout = believed(tables.layout, claims, frozenset(one.claim for one in on_claims))
    changed = tuple(
        claim for before, claim in zip(machine.claims, claims, strict=True) if _says(before) != _says(claim)
    )
    facts = [f"{WARNING}: {fact}" for fact in changed_facts(machine.layout, layout)]
    warnings = _warnings(tables.changed, tables.fields, changed, machine)
    layout = replace(layout, warnings=(*layout.warnings, *facts, *warnings))
    return Applied(reading=replace(headed, layout=layout, claims=claims), cells=tables.changed, claims=changed)


def _checked_anew(machine: Reading, said: Sequence[Correction], *, profile: Profile | None) -> Reading:
    told = applied(machine, said)
    reading = told.reading
    checks, coverage = run_checks(
        Inspection(document=reading.document, layout=reading.layout, mentions=reading.mentions, profile=profile)
    )
    return replace(reading, coverage=coverage, checks=tuple(remarked(checks, told.cells, told.claims)))


def _says(claim: Claim) -> tuple[object, ...]:
    return claim.number.value, claim.number.unit, [(item.plus, item.minus) for item in claim.fields[:1]]


def _warnings(
    cells: frozenset[CellKey], fields: frozenset[str], claims: Sequence[Claim], machine: Reading
) -> list[str]:
    """One for each number: by its field, by its place where it is no figure of the form, by the claim's words."""
    carried = {(figure.table, *figure.cell) for figure in machine.layout.figures if figure.field in fields}
    return [
        *(f"{WARNING}: {figure.field}" for figure in machine.layout.figures if figure.field in fields),
        *(f"{WARNING}: {table} {row} {column}" for table, row, column in sorted(cells - carried)),
        *(f"{WARNING}: {claim.id}" for claim in claims),
    ]


def remarked(checks: Iterable[Check], cells: frozenset[CellKey], claims: Sequence[Claim]) -> Iterable[Check]:
    """The checks; those that rest on a changed cell or numeral say so."""
    numerals = [claim.number.span for claim in claims]
    for check in checks:
        if _rests_on(check, cells, numerals):
            yield replace(check, message=replace(check.message, remark=REMARK))
        else:
            yield check


def _rests_on(check: Check, cells: frozenset[CellKey], numerals: Sequence[Span]) -> bool:
    for evidence in check.evidence:
        if evidence.source is not None:
            continue
        if evidence.table is not None and evidence.cell is not None and (evidence.table, *evidence.cell) in cells:
            return True
        if evidence.role != "cell" and evidence.place is not None:
            span = evidence.place.span
            if any(span.start <= numeral.start and numeral.end <= span.end for numeral in numerals):
                return True
    return False
