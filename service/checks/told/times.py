"""How many times one told count another is: 局机关135件、分局88件，前者是后者的1.53倍; 2022年是2020年的3.25倍."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from service.checks.figures.arithmetic import rounding_that_fits
from service.checks.figures.plain_counts import is_count
from service.checks.figures.request_totals import NEW
from service.checks.inspection import Finding, Inspection, plain
from service.checks.told.counts import Sentence, told_finding

_IS: Final = r"(?:已|就|约|更|几乎)?(?:是|为|达到?|相当于|等于)"
_ENDS: Final = r"的?(?:近|约|大约|整整|恰好|正好)?\s?$"
_FORMER: Final = re.compile(rf"(?P<one>[前后])者(?:[^，,。；;\d]{{0,6}}?){_IS}(?P<other>[前后])者{_ENDS}")
_OF_YEARS: Final = re.compile(
    rf"(?P<one>(?:19|20)\d\d)\s?年度?[^，,。；;\d]{{0,8}}?{_IS}(?P<other>(?:19|20)\d\d)\s?年度?{_ENDS}"
)
_NAMED: Final = re.compile(rf"(?P<one>[^，,。；;：:、\d]{{2,12}}?){_IS}(?P<other>[^，,。；;：:、\d]{{2,12}}?){_ENDS}")
_OF_THE_COUNT: Final = re.compile(rf"{_IS}[^，,。；;：:、]{{0,12}}$")
_THEN: Final = re.compile(r"上年|去年|上一年|同期|往年|[前当]年")
_OWN: Final = re.compile(
    rf"(?:今年|本年度?|全年)?的?(?:政府信息公开|信息公开)?(?:申请|收件|新收)(?:数?量|件数|总数)?{_IS}(?:上年度?|去年){_ENDS}"
)
_OF_THEN: Final = re.compile(r"[）)]?[，,（(；;]\s?(?:上年度?|去年)(?:同期)?(?:为|是|有|收到|共)*\s?$")
FARTHEST: Final = Decimal("0.35")
"""How far whole times may be off that are only rounded."""
ABOUT: Final = Decimal("0.1")
"""The same of times told with 约 and a decimal."""


def told_times(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each 倍 whose two counts the sentence tells."""
    for place, times in enumerate(told.counts):
        if times.number.unit == "倍" and times.number.bound in ("exact", "about"):
            pair = _pair(told, place)
            if pair is not None:
                yield from _judged(inspection, times, *pair)
            elif (base := _of_last_year(told, place)) is not None and (now := inspection.value(NEW)):
                yield from _made(inspection, times, now, base.number.value, [base], NEW.fields)


def _pair(told: Sentence, place: int) -> tuple[Claim, Claim] | None:
    words = told.text[told.start : told.counts[place].number.span.start][-40:]
    counts = [one for one in range(place) if is_count(told.counts[one])]
    if (said := _FORMER.search(words)) is not None and said["one"] != said["other"]:
        last = counts[-2:]
        if len(last) < 2 or told.counts[last[0]].number.unit != told.counts[last[1]].number.unit:
            return None
        first, second = (told.counts[one] for one in last)
        return (first, second) if said["one"] == "前" else (second, first)
    if (said := _OF_YEARS.search(words)) is not None:
        pair = [_of_year(told, said[name], counts) for name in ("one", "other")]
        return (pair[0], pair[1]) if pair[0] is not None and pair[1] is not None else None
    if len(counts) > 1 and counts[-1] == place - 1 and re.fullmatch(_ENDS, told.head(place)):
        base, now = told.counts[counts[-1]], told.counts[counts[-2]]
        of_it = _OF_THE_COUNT.search(told.text[told.start : base.number.span.start]) is not None
        return (now, base) if of_it and now.number.unit == base.number.unit and counts[-2] == place - 2 else None
    if (said := _NAMED.fullmatch(told.clause(place).strip())) is not None and not _THEN.search(said[0]):
        one, other = (told.named(said[name], counts) for name in ("one", "other"))
        if len(one) == len(other) == 1 and one != other:
            return told.counts[one[0]], told.counts[other[0]]
    return None


def _of_year(told: Sentence, year: str, counts: Sequence[int]) -> Claim | None:
    """The one count that is told right behind a year."""
    found = [one for one in counts if re.search(rf"{year}\s?年度?[^，,。；;、\d]{{0,10}}$", told.clause(one))]
    return told.counts[found[0]] if len(found) == 1 else None


def _of_last_year(told: Sentence, place: int) -> Claim | None:
    """`今年的申请量是去年的1.25倍，去年40件`: of what came in by the tables."""
    if place + 1 >= len(told.counts) or place != 0 or not _OWN.search(told.clause(place)):
        return None
    base = told.counts[place + 1]
    return base if is_count(base) and _OF_THEN.fullmatch(told.tail(place)) else None


def _judged(inspection: Inspection, times: Claim, now: Claim, base: Claim) -> Iterator[Finding]:
    yield from _made(inspection, times, now.number.value, base.number.value, [now, base], ())


def _made(
    inspection: Inspection, times: Claim, now: Decimal, base: Decimal, counts: Sequence[Claim], fields: tuple[str, ...]
) -> Iterator[Finding]:
    if not base:
        return
    ratio, value = now / base, times.number.value
    fits = rounding_that_fits(ratio, value, times.number.decimals) is not None
    off = abs(ratio - value)
    roughly = off < FARTHEST if not times.number.decimals else times.number.bound == "about" and off < ABOUT
    if not fits and roughly:
        return
    yield told_finding(
        inspection, "claim-ratio", times, counts, fits=fits, exact=ratio.quantize(Decimal("0.01")),
        arithmetic=f"{plain(now)} ÷ {plain(base)}", fields=fields,
    )  # fmt: skip
