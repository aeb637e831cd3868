"""Growth told right behind the two figures that it lies between."""

from __future__ import annotations

import re

from corpora.document.claim import Claim
from corpora.document.mention import Share
from service.checks.inspection import Inspection
from service.checks.ratios.finding import is_exact

_FROM = re.compile(
    r"[，,]?\s?(?:较|比|同比)(?:上(?:一)?年度?|去年)(?:同期)?(?:的)?[（(]?\s?[\d,]+\s?\S{1,2}?[）)]?(?:增加|增长|上升|减少|下降)(?:了|为)?\s?"
)


def grew_from(inspection: Inspection, share: Share, percent: Claim, now: Claim, before: Claim) -> bool:
    """`受理620份，较上年度（500份）增加了42%`: nothing but last year's figure stands between the two."""
    if share.basis != "growth" or not now.number.span.end < before.number.span.start < percent.number.span.start:
        return False
    if fills_its_bracket(inspection, share, percent):
        return True
    between = inspection.document.text[now.number.span.end : percent.number.span.start]
    return _FROM.fullmatch(between.removeprefix(now.number.unit or "")) is not None


_BRACKET_OF_THEN = re.compile(
    r"\s?\S{1,2}[（(]\s?(?:上(?:一)?年度?|去年|(?:19|20)\d\d\s?年度?)(?:同期)?(?:为|是|共)?\s?"
)
_AND_GREW = re.compile(r"\s?\S{1,2}[，,、；;]\s?(?:同比)?(?:增加|增长|上升|减少|下降|增|降)(?:了|为)?\s?[-－−—]?\s?")


def fills_its_bracket(inspection: Inspection, share: Share, percent: Claim) -> bool:
    """`予以公开46件（上年40件，增长15.0%）`: last year's figure and growth share the bracket right behind what grew,
    and no other figure is meant.
    """
    text = inspection.document.text
    pairs = [(inspection.claims[a].number.span, inspection.claims[b].number.span) for a, b in share.candidates[:1]]
    return any(
        _BRACKET_OF_THEN.fullmatch(text[now.end : base.start])
        and _AND_GREW.fullmatch(text[base.end : percent.number.span.start])
        for now, base in pairs
    )


_NEGATIVE = re.compile(r"[-－−—负]\s?$")


def went_the_other_way(inspection: Inspection, share: Share, percent: Claim, now: Claim, before: Claim) -> bool:
    """`接待52批，与上年65批相比，增长20%`: the figure of last year, told as such, was the larger one."""
    sure = share.firm or (percent.number.decimals > 0 and before.number.span.start < percent.number.span.start)
    told = sure and percent.relation in ("increase", "decrease") and len(share.candidates) == 1
    told = told and is_exact(percent, now, before)
    told = told and (now.relation, before.relation) == ("equal", "equal")
    told = told and (now.period_kind, before.period_kind) == ("this_year", "last_year")
    minus = _NEGATIVE.search(inspection.document.text[: percent.number.span.start])
    rose = now.number.value > before.number.value
    return told and minus is None and rose != (percent.relation == "increase")
