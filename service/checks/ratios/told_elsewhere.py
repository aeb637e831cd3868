"""Percentages of what another sentence counts as a part: 工作动态74条 … 工作动态占61.7%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpora.document.claim import Claim
from corpora.document.proportion import percentage
from corpora.document.slips import is_slip, is_swap
from service.checks.figures.beside import told_before
from service.checks.figures.ratio_doubts import WELL_ROUNDED, rounding_of
from service.checks.inspection import Finding, Inspection
from service.checks.ratios.finding import ALL, CONTRADICTED, as_printed, borne_out_as, is_exact, ratio_finding

_NAMED = re.compile(
    r"(?:其中|而|但)?[，,]?(?P<name>[^，,。；;、\d占]{2,14}?)(?:仅|只|就|约|也|却)*占(?:到|了|比|全部|全年|发布|公开|信息|条|总数|总量|的)*(?:为|达|约|仅|只)*"
)
_MARKS: Final = re.compile(r"[“”\"《》\s：:、，,]")
_TRIMMED: Final = re.compile(r"^(?:[中里的]|其中|包括|公开|发布|更新|有)|(?:类|信息|数|方面|共|有|为|公开)+$")
SHORTEST = 2
"""Characters of a name by which a part is known again."""


def of_part_told_elsewhere(inspection: Inspection, percent: Claim) -> Finding | None:
    """What the one part of that name comes to in what its list divides, or in a count of the percentage's own sentence;
    wrong only by a slip of the pen, as the same words may name something else.
    """
    named = _NAMED.fullmatch(percent.measure.strip())
    if percent.relation != "share" or named is None or not is_exact(percent) or percent.number.value > ALL:
        return None
    name = _name(named["name"])
    told = list(_pairs(inspection, percent, re.compile(re.escape(name)))) if len(name) >= SHORTEST else []
    shortened = not told  # 要闻 of 水利要闻
    if shortened and len(name) >= SHORTEST:
        told = list(_pairs(inspection, percent, re.compile(f".*{re.escape(name)}")))
    pairs = list({(part.id, whole.id): (part, whole) for part, whole in told if part != whole}.values())
    made = [(part, whole, percentage(part.number.value, whole.number.value)) for part, whole in pairs]
    for part, whole, exact in made:
        if exact is not None and (fits := rounding_of(exact, percent)) in WELL_ROUNDED:
            return ratio_finding(inspection, percent, part, whole, exact, borne_out_as(str(fits)))
    if len(made) != 1 or shortened or not percent.number.decimals:
        return None
    ((part, whole, exact),) = made
    said, right = percent.number.value, None if exact is None else as_printed(exact, percent)
    if exact is None or right is None or not (is_slip(said, right) or is_swap(said, right)):
        return None
    return ratio_finding(inspection, percent, part, whole, exact, CONTRADICTED)


def _name(words: str) -> str:
    return _TRIMMED.sub("", _MARKS.sub("", words))


def _pairs(inspection: Inspection, percent: Claim, name: re.Pattern[str]) -> Iterator[tuple[Claim, Claim]]:
    """Parts of that name, each with its whole and with the counts in front of the percentage."""
    beside = [one for one in told_before(inspection, percent) if one.relation == "equal" and one.number.unit != "%"]
    for parts in inspection.mentions.part_lists:
        for part in (inspection.claims[one] for one in parts.parts):
            if name.fullmatch(_name(part.measure)) is None:
                continue
            for whole in (inspection.claims[parts.whole], *beside):
                if whole.number.unit == part.number.unit and 0 < part.number.value <= whole.number.value:
                    yield part, whole
