"""Documents in force at the year's end, by those at its beginning and what the year made and abolished."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from service.checks.figures.beside import beside
from service.checks.inspection import Inspection

_IN_FORCE, _MADE, _ABOLISHED = ".in_force", ".made", ".abolished"
_BEGINS: Final = "年初|上(?:一)?年(?:度)?末|[去上]年底"
_AT_FIRST: Final = re.compile(rf"{_BEGINS}|原有|此前")
"""`年初现行有效33件`."""
_BEGINNING: Final = re.compile(rf"{_BEGINS}|(?:合并|成立|组建|挂牌|划转|清理)(?:时|前|之初)")


def is_of_the_years_beginning(inspection: Inspection, claim: Claim) -> bool:
    """`年初现行有效规范性文件31件`, `合并时共有现行规范性文件31件` of 36: the table has those at the year's end, unless
    there was no change.
    """
    in_force = claim.fields[0].fields[0].endswith(_IN_FORCE) and _BEGINNING.search(claim.measure) is not None
    return in_force and any(
        one.fields and one.fields[0].fields[0].endswith((_MADE, _ABOLISHED)) and one.number.value
        for one in inspection.mentions.claims
        if one.sentence == claim.sentence
    )


def moved_to(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`年初现行有效33件，当年废止6件、新制发2件，年末现行有效31件` of 29: does what the sentence tells of the year lead
    to the table's figure, with every change as the tables have it?
    """
    kind, dot, what = claim.fields[0].fields[0].rpartition(".")
    if dot + what != _IN_FORCE or len(claim.fields[0].fields) != 1 or _AT_FIRST.search(claim.measure):
        return False
    told: dict[str, list[Claim]] = {}
    for other in beside(inspection, claim):
        field = other.fields[0].fields[0]
        if field.startswith(f"{kind}.") and other.relation == "equal" and other.number.bound == "exact":
            told.setdefault(field.removeprefix(kind), []).append(other)
    first = [one for one in told.get(_IN_FORCE, ()) if _AT_FIRST.search(one.measure)]
    changes = [*told.get(_MADE, ()), *told.get(_ABOLISHED, ())]
    if len(first) != 1 or len(changes) != len({one.fields[0].fields for one in changes}) or not changes:
        return False
    if any(inspection.fitting(one) is None for one in changes) or len(told.get(_IN_FORCE, ())) > 1:
        return False
    moved = sum((one.number.value for one in told.get(_MADE, ())), Decimal(0))
    moved -= sum((one.number.value for one in told.get(_ABOLISHED, ())), Decimal(0))
    return first[0].number.value + moved == found != inspection.said(claim)
