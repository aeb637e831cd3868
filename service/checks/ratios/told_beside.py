"""A percentage in words of its own, which counts of its sentence make together or by what they leave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import Final

from corpora.document.claim import Claim
from corpora.document.proportion import percentage
from service.checks.figures.beside import told_before, totals_of_requests
from service.checks.figures.ratio_doubts import BARE_SHARE, JOINED_SHARES, WELL_ROUNDED, is_one_of
from service.checks.inspection import Inspection
from service.checks.ratios.finding import ALL

FEWEST: Final = 2
"""Counts that are taken together."""
MOST_HANDED_OUT: Final = 6
MOST_COUNTS: Final = 24
"""In front of a percentage, or of a sentence, that are tried with one another: more would agree by chance."""


def is_made_beside(inspection: Inspection, percent: Claim) -> bool:
    """`抽查文书46份，不够规范的5份，规范率89.1%` is what the one leaves of the other; `办结的23件中，5日内答复的8件，
    6至10日的8件，11至20日的5件，经延期的2件；20日内答复的占91.3%` the first few together. A bare share is of the count
    right in front of it, or one of several that are handed out to counts of which they are all
    (`个人、单位分别提出225件和75件，各占75%、25%`).
    """
    return is_one_of(_percentages(inspection, percent), percent, ways=WELL_ROUNDED)


def _percentages(inspection: Inspection, percent: Claim) -> Iterable[Decimal | None]:
    """What it may be; none where it is of the count in front, by all that its words say."""
    if (whole := _bracketed_behind(inspection, percent)) is not None:
        return [percentage(one.number.value, whole.number.value) for one in told_before(inspection, percent)[-1:]]
    if _is_handed_out(inspection, percent):
        return _of_any(inspection, percent)
    measure = percent.measure.strip()
    told = [
        one for one in told_before(inspection, percent)
        if one.relation == "equal" and one.period_kind == percent.period_kind and one.number.unit not in (None, "%")
    ][-MOST_COUNTS:]  # fmt: skip
    if BARE_SHARE.fullmatch(measure) is not None:
        return _of_all_of_them(told) if "各占" in measure else ()
    if measure.endswith(("率", "率为", "率达")):
        return (*_left(told), *_of_totals(inspection, told, measure))
    return _together(inspection, told) if _NAMES_THEM.search(measure) and percent.number.decimals else ()


_NAMES_THEM: Final = re.compile(r"占(?:比)?(?:为|达|约|到)?$")
"""`20日内答复的占` names the counts and not what they are taken of."""


def _is_handed_out(inspection: Inspection, percent: Claim) -> bool:
    """`公开答复率分别为81.1%和86.2%`: is it one of several percentages in a row that 分别 hands out?"""
    row = [*told_before(inspection, percent)[-MOST_HANDED_OUT:], percent]
    for before, one in reversed([*pairwise(row)]):
        if re.search("分别|依次", one.measure):
            return True
        between = inspection.document.text[before.number.span.end : one.number.span.start]
        if one.measure.strip() or before.number.unit != "%" or JOINED_SHARES.fullmatch(between) is None:
            return False
    return re.search("分别|依次", row[0].measure) is not None


def _of_any(inspection: Inspection, percent: Claim) -> Iterator[Decimal | None]:
    """Percent of every count of the sentence in every other, in all of them and in the totals of requests."""
    counts = {
        one.number.value for one in inspection.mentions.claims
        if one.sentence == percent.sentence and one.relation == "equal" and one.number.unit not in (None, "%")
    }  # fmt: skip
    if len(counts) > MOST_COUNTS:
        return
    told = [one for one in told_before(inspection, percent) if one.relation == "equal" and one.number.unit != "%"]
    yield from _of_all_of_them(told)
    wholes = counts | totals_of_requests(inspection)
    yield from (percentage(one, whole) for one in counts for whole in wholes if one < whole)


_WHOLE_BEHIND: Final = re.compile(r"[%％]?\s?[（(](?:共计?|全部|总计|合计|全年|总[数量])[^（()）\d]{0,6}$")


def _bracketed_behind(inspection: Inspection, percent: Claim) -> Claim | None:
    """`退回203篇，占送审稿件的6.1%（共3328篇）`: the whole in the bracket right behind the percentage."""
    text = inspection.document.text
    behind = (
        one for one in inspection.mentions.claims
        if one.sentence == percent.sentence and one.number.span.start > percent.number.span.end
        and _WHOLE_BEHIND.fullmatch(text[percent.number.span.end : one.number.span.start])
    )  # fmt: skip
    return next(behind, None)


def _of_all_of_them(told: Sequence[Claim]) -> Iterator[Decimal | None]:
    """Percent of the last few counts in what they come to."""
    for many in range(FEWEST, MOST_HANDED_OUT + 1):
        last = [one.number.value for one in told[-many:]]
        whole = sum(last, Decimal(0))
        yield from (percentage(one, whole) for one in last if len(last) == many and whole)


def _of_totals(inspection: Inspection, told: Sequence[Claim], measure: str) -> Iterator[Decimal | None]:
    """Percent of each count in the totals of requests, of which a rate may be (`部分公开率14.3%`); of what was made
    public the last two together (`予以公开92件、部分公开38件，公开率为43.3%`).
    """
    counts = [one.number.value for one in told]
    counts += [sum(counts[-2:], Decimal(0))] if "公开" in measure and len(counts) > 1 else []
    yield from (percentage(one, of) for one in counts for of in totals_of_requests(inspection) if one <= of)


def _left(told: Sequence[Claim]) -> Iterator[Decimal | None]:
    """Percent of the first count, and of that in front of the last one, that the last one leaves."""
    for whole in (*told[:1], *told[-2:-1]) if len(told) > 1 else ():
        share = percentage(told[-1].number.value, whole.number.value)
        if share is not None and whole.number.unit == told[-1].number.unit:
            yield ALL - share


def _together(inspection: Inspection, told: Sequence[Claim]) -> Iterator[Decimal | None]:
    """Percent that the first few counts behind each, or the last few, make of it or of a total of the tables."""
    totals = totals_of_requests(inspection)
    for place, whole in enumerate(told):
        values = [one.number.value for one in told[place + 1 :] if one.number.unit == whole.number.unit]
        sums = {*list(accumulate(values))[FEWEST - 1 :], *list(accumulate(reversed(values)))[FEWEST - 1 :]}
        for of in (whole.number.value, *totals):
            yield from (percentage(one, of) for one in sums if one <= of)
