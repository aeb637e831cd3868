"""How many times last year's figure this year's is: 申请量是上年的2.6倍, 同比增长1.6倍, 增长近两倍."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from corpora.document.number import Number
from corpora.document.proportion import percentage
from corpora.document.quantity import find_quantities
from service.checks.figures.arithmetic import rounding_that_fits
from service.checks.figures.beside import came_in_before
from service.checks.inspection import Finding, Inspection, message

CONFIDENCE: Final = 0.85
"""Of what is told in words."""
THEN: Final = r"(?:上(?:一)?年度?|去年|(?P<year>(?:19|20)\d\d)\s?年度?)(?:同期)?"
"""Words for last year, or a year that may be it."""
UP: Final = "增长|增加|上升|提高|增多|攀升|多|升|涨"
"""Words for a rise."""
TIMES: Final = "倍"
_IS_SO_MANY: Final = re.compile(
    rf"(?:是|为|达到?|相当于|等于|(?P<over>超过?|逾)){THEN}(?:的|数)*(?:近|约|大约|超过?|整整|恰好|正好)?\s?$"
)
"""`申请量已是上年的` in front of 2.6倍."""
_IS_SO_MANY_OF: Final = re.compile(
    rf"(?:是|为|达到?|相当于|等于){THEN}(?:的|收到|新收|[（(])*(?P<base>\d[\d,.]*\s?\w{{0,3}})[）)]?的(?:近|约|大约|超过?|整整|足足|恰好|正好)?\s?$"
)
"""`收到45件，是上年18件的` in front of 2.5倍."""
_EXACTLY: Final = re.compile(r"(?:整整|恰好|正好|刚好|恰为)\s?$")
_GROWS_BY: Final = re.compile(rf"(?:{UP})了?(?:近|约|大约|超过?|整整|恰好|正好)?\s?$")
"""`收到26件，2022年为11件，同比增长` in front of 1.4倍."""
_GROWS_AS: Final = ("exact", "less_than")
LEAST_OF_NEARLY: Final = (Decimal("0.72"), Decimal("0.8"))
"""Shares of so many times from which on less may be, and is, nearly as many."""
NEARLY: Final = (Decimal("0.5"), Decimal("0.75"))
"""How far below 近四倍 what it is said of is right, and may be."""
_TOLD_AS: Final = ("exact", "more_than", "at_least", "less_than")
_AND_MORE: Final = re.compile(r"\s?[余多]?\s?倍[多余]|\s?[余多]\s?倍")
"""4 in front of 倍多."""
_BETWEEN_THEM: Final = re.compile(r"\s?\w{0,2}[，,（(]?(?:已|更|约)?")


_CAME_IN: Final = re.compile(r"(?:申请|收件|受理)(?:总?数?量|件数|总数)?[^，,。；;\d]{0,4}$")


def _with_the_base_said(
    inspection: Inspection, times: Claim, now: Sequence[Claim], said: re.Match[str]
) -> tuple[Claim, Number] | None:
    """This year's figure, and last year's that the words hold: `81.6万次，是2021年20.4万次的3倍` of the figure right in
    front of them, `收到申请56件。申请量达到上年20件的3.5倍` of what came in by the sentence in front.
    """
    then = [one for one in find_quantities(said.groupdict().get("base") or "") if one.unit is not None]
    if not then:
        return None
    text, start = inspection.document.text, times.sentence.start
    place = start + said.start()
    beside = [one for one in now if _BETWEEN_THEM.fullmatch(text, one.number.span.end, place) is not None]
    if beside:
        return beside[-1], then[-1]
    came = came_in_before(inspection, times) if _CAME_IN.search(text[start:place]) else None
    return (came, then[-1]) if came is not None else None


WELL_ROUNDED, ROUGHLY = Decimal("0.2"), Decimal("0.35")
"""How far what is told as 一倍 or 两倍 may be off to be right, and not to be wrong."""


def _right_in_front(inspection: Inspection, times: Claim, told: Sequence[Claim]) -> list[Claim]:
    """`较2022年的347件增加37件；较2019年的151件则增长了1.5倍`: the other year's figure of the same clause."""
    last = told[-1:]
    if not last or last[0].period_kind not in ("last_year", "other_year"):
        return []
    between = inspection.document.text[last[0].number.span.end : times.number.span.start]
    return [] if re.search("[，,。；;]", between) else [*last]


_OVER_YEARS: Final = re.compile(r"[两二三四五六七八九十\d]年(?:间|来|内)[^，,。；;\d]*$")
"""`2020年、2019年依次为19件和8件，两年间增长` in front of 1.9倍: not since last year."""


def as_many_times(inspection: Inspection, times: Claim, before: Sequence[Claim]) -> Finding | None:
    """`收到286件，2023年为110件，申请量是上年的2.6倍`: of the one figure of each year in its sentence; `同比增长1.6倍`
    of the same, where a number told in tenths is a growth worked out, and 增长两倍 may be said of twice as many.
    """
    text = inspection.document.text
    head = text[times.sentence.start : times.number.span.start]
    told = [one for one in before if one.sentence == times.sentence and one.relation == "equal" and not one.negated]
    now = [one for one in told if one.period_kind == "this_year"]
    then = [one for one in told if one.period_kind == "last_year"]
    then = _right_in_front(inspection, times, told) or then
    said, grows = _IS_SO_MANY.search(head) or _IS_SO_MANY_OF.search(head), _GROWS_BY.search(head) is not None
    if (said is not None and not is_of_last_year(inspection, said["year"])) or _OVER_YEARS.search(head):
        return None
    beside = _with_the_base_said(inspection, times, now, said) if said is not None else None
    if len({one.number.value for one in now}) == 1:
        now = now[:1]  # 收到51件，全部为自然人提出，是上年（15件）的3.4倍
    if not now and said is not None and _CAME_IN.search(head[: said.start()]):
        now = [came] if (came := came_in_before(inspection, times)) is not None else []
    if beside is None and ((said is None and not grows) or len(now) != 1 or len(then) != 1):
        return None
    this, base = beside or (now[0], then[0].number)
    exact = all(one.bound == "exact" for one in (this.number, base)) and times.number.bound in _TOLD_AS
    percent = percentage(this.number.value, base.value)
    if not exact or percent is None or this.number.unit != base.unit or (grows and times.number.bound not in _GROWS_AS):
        return None
    ratio = percent / 100 - (1 if grows else 0)
    how = rounding_that_fits(ratio, times.number.value, times.number.decimals)
    fits = how == "exact" or (how is not None and _EXACTLY.search(head) is None)
    if said is not None and said.groupdict().get("over"):
        fits = ratio >= times.number.value
    if grows and times.number.bound == "less_than":  # 增长近两倍, by which some mean twice as much
        least, nearly = (share * times.number.value for share in LEAST_OF_NEARLY)
        fits = any(nearly <= told <= times.number.value for told in (ratio, ratio + 1))
        if not fits and least <= ratio + 1 < times.number.value + 2:
            return None
    elif times.number.bound == "less_than":  # 近四倍
        off = times.number.value - ratio
        fits = 0 <= off <= NEARLY[0]
        if not fits and -NEARLY[0] < off <= NEARLY[1]:
            return None
    if _AND_MORE.match(text, times.number.span.end):
        fits = times.number.value <= ratio < times.number.value + 1
    if times.number.bound == "exact" and not times.number.decimals and not _AND_MORE.match(text, times.number.span.end):
        off = abs(ratio - times.number.value)
        fits = fits and off <= WELL_ROUNDED
        if not fits and (off < ROUGHLY or (grows and times.number.value > 1 and abs(off - 1) < ROUGHLY)):
            return None  # some say 增长两倍 of twice as much
    supported, contradicted = (
        ("in-words.grown", "in-words.grown-contradicted")
        if grows
        else ("in-words.times", "in-words.times-contradicted")
    )
    told = [this] if beside is not None else [this, then[0]]
    shown = ratio.quantize(Decimal("0.01"))
    return Finding(
        kind="claim-ratio",
        verdict="supported" if fits else "contradicted",
        cause="published",
        message=message(
            supported if fits else contradicted, times=times.number.value,
            now=this.number.value, before=base.value, exact=shown,
        ),
        claimed=times.number.value,
        found=shown,
        evidence=(inspection.sentence(times), *(inspection.words(one.span, role="part") for one in told)),
        confidence=min(CONFIDENCE, *(one.confidence for one in (times, *told))),
        claim_ids=(times.id, *(one.id for one in told)),
    )  # fmt: skip


def is_of_last_year(inspection: Inspection, named: str | None) -> bool:
    """Is the year that is named, if one is, the one before the report's?"""
    year = inspection.layout.year
    return named is None or (year is not None and int(named) == year - 1)
