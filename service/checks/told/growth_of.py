"""Growth in words between a count and what the words set it against: 新收50件，比上年多10件，增长四分之一; 与2021年的
25件相比，今年的50件增加一倍; 25件，比部分公开的12件多出一倍有余.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from corpora.document.claim import Claim
from corpora.document.numeral import DIGITS
from corpora.document.proportion import percentage
from corpora.document.proportion_words import find_proportions
from service.checks.figures.plain_counts import PERCENT, is_count
from service.checks.inspection import Finding, Inspection, message
from service.checks.told.counts import CONFIDENCE, Sentence

_UP: Final = "增长|增加|上升|提高|增幅|升幅|增|升|多出|多"
_DOWN: Final = "减少|下降|降低|回落|压减|缩减|降幅|减幅|减|降|少"
_THEN: Final = r"(?:上(?:一)?年度?|去年|前年|年初|上年[底末]|(?:19|20)\d\d\s?年度?)"
_WORDS: Final = re.compile(
    rf"[^，,。；;：:、（()\d]{{0,3}}[，,（(]?\s?(?:同比|总体|整体|已经?|净|就|则|申请量|数量|总量)*(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|出|幅度?|为|达|约)*"
    rf"(?P<words>[^，,。；;：:、）)\d]{{1,8}})(?=[，,。；;）)]|$)"
)
_BY: Final = re.compile(rf"(?:比|较){_THEN}(?:同期)?(?:净)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|出)?\s?$")
_THAN: Final = re.compile(rf"(?:较|比)(?:于)?{_THEN}[^，,。；;：:\d多少增减升降]{{0,6}}$")
_THAN_NAMED: Final = re.compile(r"(?:较|比)(?:于)?[^，,。；;：:\d多少增减升降]{2,12}的$")
_AGAINST: Final = re.compile(rf"(?:与|同|和|跟){_THEN}[^，,。；;：:\d]{{0,6}}$")
_NOW: Final = re.compile(
    r"\s?[^，,。；;：:\d]{0,4}?(?:相?比)?(?:较)?[，,](?:今年|本年度?|(?:19|20)\d\d\s?年度?)[^，,。；;：:\d]{0,8}$"
)
_TWO_YEARS: Final = re.compile(r"\s?[，,；;](?:19|20)\d\d\s?年度?[^，,。；;：:\d]{0,8}$")
_OF_YEAR: Final = re.compile(r"(?:19|20)\d\d\s?年度?[^，,。；;：:\d]{0,10}$")
_TIMES: Final = re.compile(r"(?:近|超过?|约|整整)?(?P<many>[一两二三四五])倍(?P<more>多|有余|以上|余)?")
WHOLE: Final = Decimal(100)
OFF, WIDE = Decimal(12), Decimal(35)
"""Percentage points around 两倍 within which it is right, and within which it is no mistake."""
MORE: Final = Decimal(12)
FEWEST: Final = 3


class _Pair(NamedTuple):
    """This year's figure, the one it is set against, and where the words of the change begin."""

    now: Decimal
    base: Decimal
    claims: tuple[Claim, Claim]
    behind: int
    strict: bool = False


def told_growth_of(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each pair of counts whose change follows in words."""
    for place in range(1, len(told.counts)):
        pair = _pair(told, place)
        said = _WORDS.match(told.text, pair.behind, told.end) if pair is not None else None
        if pair is not None and said is not None and pair.base and max(pair.now, pair.base) >= FEWEST:
            finding = _judged(inspection, told, pair, said)
            if finding is not None:
                yield finding


def _pair(told: Sentence, place: int) -> _Pair | None:
    other = told.counts[place]
    fronts = [one for one in told.counts[:place] if one.number.unit != PERCENT]
    one = fronts[-1] if fronts else None
    if one is None or not is_count(one) or not is_count(other) or one.number.unit != other.number.unit:
        return None
    if one.relation not in ("equal", "none"):
        return None
    words, between = (
        told.text[told.start : other.number.span.start],
        told.text[told.behind(one) : other.number.span.start],
    )
    behind, now, then = told.behind(other), one.number.value, other.number.value
    if re.search("[。；;]", between):
        return None
    by = _BY.search(told.own_words(place))
    if by is not None and one.period_kind == "this_year" and fronts[-1] is told.counts[place - 1]:
        return _Pair(now, now - then if by["up"] else now + then, (one, other), behind)
    if other.relation not in ("equal", "none"):
        return None
    if _THAN.search(words) and one.period_kind == "this_year" and re.match(r"\s?[^，,。；;\d]{0,6}[，,]", between):
        return _Pair(now, then, (one, other), behind)
    if fronts[-1] is not told.counts[place - 1]:
        return None
    if _THAN_NAMED.search(told.own_words(place)) and re.match(r"\s?[，,]", between):
        return _Pair(now, then, (one, other), behind, strict=True)
    front = told.text[told.start : one.number.span.start]
    if _AGAINST.search(front) and _NOW.fullmatch(between):
        return _Pair(then, now, (other, one), behind)
    if _OF_YEAR.search(front) and _TWO_YEARS.fullmatch(between) and one.period_kind in ("last_year", "other_year"):
        return _Pair(then, now, (other, one), behind)
    return None


def _judged(inspection: Inspection, told: Sentence, pair: _Pair, said: re.Match[str]) -> Finding | None:
    change = percentage(pair.now - pair.base, pair.base)
    if change is None:
        return None
    change = change if said["up"] else -change
    times = _TIMES.fullmatch(said["words"])
    if times is not None:
        value = WHOLE * DIGITS[times["many"]]
        if times["more"]:
            fits, near = value <= change < value + WHOLE, abs(change - value) < OFF
        else:
            fits, near = abs(change - value) <= OFF, abs(change - value) <= WIDE
        near = near or (not pair.strict and abs(change - value + WHOLE) <= OFF)
    else:
        shares = list(find_proportions(said["words"]))
        if len(shares) != 1 or shares[0].span.end - shares[0].span.start < len(said["words"]) - 1:
            return None
        share = shares[0]
        fits = share.usual[0] <= change <= share.usual[1]
        near = share.least <= change <= share.most
        if not fits and said["words"].endswith("强"):
            near = share.least <= change <= share.least + MORE
    if near and not fits:
        return None
    now, base = pair.claims
    return Finding(
        kind="claim-change",
        verdict="supported" if fits else "contradicted",
        cause="published",
        message=message(
            "claim-change.words" if fits else "claim-change.words-contradicted", words=said[0].strip("，, （(件份"),
            now=pair.now, before=pair.base,
        ),
        claimed=pair.now,
        evidence=(inspection.sentence(now), *(inspection.words(one.span, role="part") for one in (now, base))),
        confidence=CONFIDENCE,
        claim_ids=(now.id, base.id),
    )  # fmt: skip
