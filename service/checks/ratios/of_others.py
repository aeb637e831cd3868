"""Whether the words of a percentage name its whole, or leave others open: 在办结的79件当中，予以公开的41件，占50.6%."""

from __future__ import annotations

import re

from corpora.document.claim import Claim
from service.checks.inspection import Inspection
from service.checks.ratios.by_name import names_both


def is_narrower(percent: Claim, part: Claim, whole: Claim) -> bool:
    """`文件60件，配文解读45件，惠农文件图文解读率100%`: does the rate name more than the two counts do?"""
    name = percent.measure.strip().partition("率")[0]
    for length in range(len(name), 1, -1):
        for start in range(len(name) - length + 1):
            words = name[start : start + length]
            if words.strip() and (words in part.text or words in whole.text):
                name = name.replace(words, " " * length)
    return len(name.replace(" ", "")) > 1


def may_be_of_others(inspection: Inspection, percent: Claim, part: Claim, whole: Claim) -> bool:
    """Does the sentence tell other counts in front of the percentage, which names none of the two?"""
    if names_both(inspection, percent, part, whole):
        return False
    return any(
        other.id not in (part.id, whole.id)
        and other.sentence == percent.sentence
        and other.relation == "equal"
        and other.number.unit not in (None, "%")
        and other.number.span.end <= percent.number.span.start
        for other in inspection.mentions.claims
    )


_AMONG = re.compile(r"\s?的?(?:政府信息公开)?(?:申请|案件)?(?:之|当)?[中里][，,]")
_NAMES_NO_WHOLE = re.compile(r"占(?:比)?(?:为|达|约|到)?")


def is_among(inspection: Inspection, percent: Claim, whole: Claim) -> bool:
    """`在办结的79件当中，予以公开的41件，占50.6%` is of the 79; 占总数的 may be of all that came in."""
    behind = inspection.document.text[whole.number.span.end : percent.number.span.start]
    unit = behind.lstrip().removeprefix(whole.number.unit or "")
    return bool(_NAMES_NO_WHOLE.fullmatch(percent.measure.strip())) and bool(_AMONG.match(unit))
