"""What the words in front of a claim speak of: an applicant, and counts that what follows may be of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpora.document.claim import Claim
from service.checks.figures.plain_counts import is_count
from service.checks.inspection import Inspection

ASKERS: Final = {
    "bodies": "法人(?:或|和|及|、|或者)?其[他它]组织",
    "natural_person": "自然人|个人(?!隐私|信息)|公民|居民|群众|村民",
    "business": "企业|公司",
    "research": "科研|研究[所院]",
    "social_welfare": "公益|社会组织|社会团体|社团",
    "legal_service": "法律服务|律师|律所",
    "other_org": "其[他它]组织",
}
"""Words for the columns of the table of applications, and for all but the first of them together."""
ASKER: Final = re.compile("|".join(f"(?P<{column}>{words})" for column, words in ASKERS.items()))
"""Any of them, by name."""
_BODIES: Final = "bodies"
ORGANISATIONS: Final = tuple(one for one in ASKERS if one not in (_BODIES, "natural_person"))
"""Columns of the applicants that are no persons."""
_STOP: Final = re.compile("[。；;]")


def asker_in_front(inspection: Inspection, claim: Claim) -> tuple[tuple[str, ...], int] | None:
    """The columns of the applicant that its paragraph has named last, and where; None where several are listed."""
    text = inspection.document.text
    start = inspection.paragraph_start(claim.number.span.start)
    named = [*ASKER.finditer(text, start, claim.number.span.start)]
    if not named or (column := named[-1].lastgroup) is None or _is_one_of_a_list(text, named):
        return None
    columns = (column,) if column != _BODIES else ORGANISATIONS
    return columns, named[-1].start()


def _is_one_of_a_list(text: str, named: Sequence[re.Match[str]]) -> bool:
    """`个人8件、企业2件`: do the last of the applicants divide something?"""
    others = [one for one in named if one.lastgroup != named[-1].lastgroup][-1:]
    return any(_STOP.search(text, one.end(), named[-1].start()) is None for one in others)


def counts_of_paragraph_in_front(inspection: Inspection, claim: Claim) -> list[Claim]:
    """The counts of its paragraph in front of it, one of each place, in their order."""
    start = inspection.paragraph_start(claim.number.span.start)
    told = {
        one.number.span: one for one in inspection.mentions.claims
        if start <= one.number.span.start < claim.number.span.start and is_count(one)
    }  # fmt: skip
    return [told[span] for span in sorted(told)]


def counts_in_front(
    inspection: Inspection, claim: Claim, *, alike: bool = True, of_sentence_before: bool = True, both: bool = False
) -> list[Claim]:
    """The counts in front of it in its sentence; where there are none (with `both`, in any case) first those of the
    sentence before. With `alike` only those in its unit.
    """
    told = [*_told(inspection, claim, claim.sentence.start, alike=alike)]
    if (told and not both) or not of_sentence_before:
        return told
    before = inspection.told_in_front_of(claim.sentence)
    return [*_told(inspection, claim, before[0].sentence.start, alike=alike)] if before else told


def _told(inspection: Inspection, claim: Claim, start: int, *, alike: bool) -> Iterator[Claim]:
    for one in inspection.mentions.claims:
        in_front = start <= one.number.span.start < claim.number.span.start
        counts = not one.negated and one.number.unit != "%" and (one.number.unit == claim.number.unit or not alike)
        if in_front and counts:
            yield one
