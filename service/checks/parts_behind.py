"""Wholes that the sentence behind them divides without a word that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from service.checks.inspection import Inspection

LEAST: Final = 20
"""A whole that two or three counts come to by no chance."""
MYRIAD: Final = 10_000
_WRITTEN_OUT: Final = re.compile(r"\d{4,}\s?万")
"""`148206万`: in 万 nobody writes out so many digits, unless the 万 is one too much."""


def divided_behind(inspection: Inspection) -> Iterator[tuple[Claim, list[Claim]]]:
    """`公开信息71380条。网站8217条、政务服务网196条，新媒体62967条。`: the last count of a sentence and all counts of
    the one behind it, which come to it; or would, but for a 万 (`公开信息148206万条`).
    """
    divided = {parts.whole for parts in inspection.mentions.part_lists}
    claims = inspection.mentions.claims
    for place, whole in enumerate(claims[:-1]):
        behind = claims[place + 1]
        if whole.id in divided or whole.sentence == behind.sentence or not _is_count(whole):
            continue
        if inspection.document.text[whole.sentence.end : behind.sentence.start].strip(" "):
            continue
        last = place + 1
        while last < len(claims) and claims[last].sentence == behind.sentence:
            last += 1
        parts = list(claims[place + 1 : last])
        alike = all(_is_count(one) and one.number.unit == whole.number.unit for one in parts)
        together = sum((one.number.value for one in parts), Decimal(0))
        told = whole.number.value in (together, _misprinted(whole, together))
        if alike and told and len(parts) > 1 and together >= LEAST:
            yield whole, parts


def _is_count(claim: Claim) -> bool:
    counts = claim.relation == "equal" and claim.number.bound == "exact" and claim.period_kind == "this_year"
    return counts and claim.number.unit not in (None, "%") and not claim.negated and claim.number.value > 0


def _misprinted(whole: Claim, together: Decimal) -> Decimal | None:
    """What the parts come to with a 万 too much, where the whole is printed so."""
    return together * MYRIAD if _WRITTEN_OUT.fullmatch(whole.number.printed.strip()) else None
