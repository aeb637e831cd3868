"""Percentages whose whole their words leave in no doubt: the count that the statement opens with (`55件新收申请中，涉及
学区的26件，占44.1%`), one told between (`48件，占同类申请61件的27.6%`), one told by the name of the whole (`办结38件，
其中予以公开16件，占企业办结件的39.0%`), and lists whose shares are handed out (`231件、148件、18件，分别占58.2%、35.6%
和4.5%`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from corpora.document.claim import Claim
from corpora.document.proportion import percentage
from corpora.document.slips import is_slip
from service.checks.figures.plain_counts import PERCENT, is_count
from service.checks.figures.ratio_doubts import rounding_of
from service.checks.figures.request_totals import ALL_REQUESTS
from service.checks.inspection import Finding, Inspection, plain
from service.checks.told.counts import Sentence, told_finding
from service.checks.told.named_amounts import amounts_named
from service.checks.told.whole_called import sums_of_last, told_by_name, whole_that_opens

_FILL: Final = r"(?:约|已|就|也|仅|只|均|为|达到?|是|比例|比重|占比|的){0,4}"
_GAP: Final = re.compile(
    rf"[^，,。；;]{{0,16}}[，,（(]\s?(?P<sum>[两二三四]者|[两二三四]项|[两二三四]类|合计|共计|共|之和){{0,2}}{_FILL}"
    rf"占(?:到|了)?(?:全部|全年|我[局区市县镇])?(?P<of>[^，,。；;：:\d（(占]{{0,14}}?){_FILL}\s?"
)
"""Between the unit of a part and its share."""
_OF_TOLD: Final = re.compile(
    r"[，,（(]\s?(?:约)?(?:(?P<which>[前后])者)?(?:约)?占(?:到|了)?(?:[^，,。；;：:\d（(占]{0,12}?)\s?"
)
"""Between a part and the whole that is told behind it."""
_BEHIND_TOLD: Final = re.compile(rf"(?:[^，,。；;：:\d（(占]{{0,8}}?)的{_FILL}\s?")
_HANDED_OUT: Final = re.compile(
    r"[，,]\s?(?:占比)?(?:分别|依次|各)(?:约)?占?(?:比|到)?(?:[^，,。；;\d]{0,10}?的?)(?:为|是)?\s?"
)
_NEXT: Final = re.compile(r"\s?(?:%|％)?\s?[、，,和与及]\s?")
_NEXT_COUNT: Final = re.compile(r"[、，,；;和与及][^。\d]{0,16}")
_NO_NAME: Final = re.compile("(?:其|其中|总数|总量|全部|申请|申请总数|总数量|总件数|该类|此类)?")
_OTHERS: Final = re.compile("上年|去年|前年|同期|目标|计划|力争|累计|[两三四五近]年|平均|率")
FEWEST, POINTS = 8, Decimal("1.5")
"""Of a whole, and percentage points up to which a share is near what it should be."""
_TIMES: Final = ("this_year", "part_of_year")
FEWEST_HANDED_OUT: Final = 3


def told_shares_framed(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each percentage that its whole does not make, and that another whole, or a slip, does."""
    for place, share in enumerate(told.counts):
        if not _is_share(share) or _OTHERS.search(told.clause(place)):
            continue
        front = [
            one for item, one in enumerate(told.counts[:place])
            if is_count(one) and one.period_kind in _TIMES and one.relation == "equal" and not told.is_aside(item)
        ]  # fmt: skip
        run = _run(told, place)
        if front and len(run) >= FEWEST_HANDED_OUT:
            yield from _of_a_list(inspection, told, front, run)
        elif front and (place == 0 or not _is_share(told.counts[place - 1]) or not _follows(told, place)):
            finding = _of_told_between(inspection, told, front, share) or _of_named(inspection, told, front, share)
            if finding is not None:
                yield finding


def _is_share(claim: Claim) -> bool:
    number = claim.number
    exact = number.unit == PERCENT and number.bound == "exact" and number.decimals > 0
    return exact and claim.relation not in ("increase", "decrease")


def _follows(told: Sentence, place: int) -> bool:
    one, other = told.counts[place - 1], told.counts[place]
    return _NEXT.fullmatch(told.text, told.behind(one), other.number.span.start) is not None


def _of_told_between(inspection: Inspection, told: Sentence, front: Sequence[Claim], share: Claim) -> Finding | None:
    """`48件，占全年同类申请61件的27.6%`, `上半年144件，下半年201件，后者占全年345件的41.7%`."""
    if len(front) < 2:
        return None
    whole, part = front[-1], front[-2]
    said = _OF_TOLD.fullmatch(told.text, told.behind(part), whole.number.span.start)
    behind = _BEHIND_TOLD.fullmatch(told.text, told.behind(whole), share.number.span.start)
    if said is None or behind is None or part.number.unit != whole.number.unit:
        return None
    if said["which"]:
        if len(front) < 3:
            return None
        part = front[-2] if said["which"] == "后" else front[-3]
    sums = sums_of_last(told, front[:-1]) if not said["which"] else []
    return _judged(inspection, told, share, [part], [part.number.value, *sums], whole, sure=True)


def _of_named(inspection: Inspection, told: Sentence, front: Sequence[Claim], share: Claim) -> Finding | None:
    """Of the whole that the statement opens with, or that is told by its name."""
    part = front[-1]
    said = _GAP.fullmatch(told.text, told.behind(part), share.number.span.start)
    alike = [one for one in front if one.number.unit == part.number.unit]
    if said is None or _OTHERS.search(told.text, max(told.start, part.number.span.start - 12), part.number.span.start):
        return None
    several = bool(said["sum"]) or "合计" in told.own_words(told.counts.index(part))
    several = several or (
        len(alike) > 1 and _EACH_ITS_OWN.search(told.own_words(told.counts.index(alike[-2]))) is not None
    )
    together = sums_of_last(told, alike)
    parts = [part]
    values = [part.number.value]
    if several and together:
        parts, values = [*alike[-2:]], together
    if _NO_NAME.fullmatch(said["of"]):
        opens = whole_that_opens(told, part)
        if opens is None or opens in parts:
            return None
        between = told.text[told.behind(opens) : part.number.span.start]
        if "其中" in between or any(one.number.value > opens.number.value for one in parts):
            return None
        return _judged(inspection, told, share, parts, values, opens, sure=False)
    larger = [one for one in alike if one not in parts and one.number.value >= max(values)]
    called = told_by_name(told.text, said["of"], larger)
    if called is None:
        called = told_by_name(told.text, said["of"], _in_the_paragraph(inspection, told, part))
    if called is None:
        return None
    totals = [value for one in amounts_named(inspection, said["of"]) if (value := inspection.value(one))]
    if any(_fits(one.number.value, of, share) for one in alike if one not in parts for of in totals):
        return None  # 办结12件。…其他处理1件，占全部办结件的10.7%
    return _judged(inspection, told, share, parts, values, called, sure=True)


_EACH_ITS_OWN: Final = re.compile(r"(?:分别|依次)(?:为|是|有)?\s?$")
"""`两项分别为8件、7件，占不予公开总数的60%`: of both."""


def _in_the_paragraph(inspection: Inspection, told: Sentence, part: Claim) -> list[Claim]:
    start = inspection.paragraph_start(told.start)
    return [
        one for one in inspection.mentions.claims
        if start <= one.number.span.start < told.start and is_count(one) and one.number.unit == part.number.unit
        and one.relation == "equal" and one.period_kind == "this_year"
    ]  # fmt: skip


def _judged(
    inspection: Inspection, told: Sentence, share: Claim, parts: Sequence[Claim], values: Sequence[Decimal],
    whole: Claim, *, sure: bool,
) -> Finding | None:  # fmt: skip
    """`sure`: the words name the whole beside the share; else another whole of the sentence may be meant."""
    of = whole.number.value
    exact = percentage(values[0], of)
    if exact is None or of < FEWEST or values[0] > of:
        return None
    if any(_fits(value, of, share) for value in values):
        return None
    if not sure and not _is_of_another_total(inspection, told, share, values, [*parts, whole], exact):
        return None
    return told_finding(
        inspection, "claim-ratio", share, [*parts, whole], fits=False,
        exact=exact.quantize(Decimal(1).scaleb(-max(1, share.number.decimals))),
        arithmetic=f"{_together(parts, values[0])} ÷ {plain(of)} × 100", settled=True,
    )  # fmt: skip


def _together(parts: Sequence[Claim], value: Decimal) -> str:
    if len(parts) > 1 and sum(one.number.value for one in parts) == value:
        return f"({' + '.join(plain(one.number.value) for one in parts)})"
    return plain(value)


def _fits(value: Decimal, of: Decimal, share: Claim) -> bool:
    exact = percentage(value, of) if of else None
    return exact is not None and rounding_of(exact, share) is not None


def _is_near(exact: Decimal, share: Claim) -> bool:
    scale = Decimal(10) ** share.number.decimals
    rounded = exact.quantize(Decimal(1).scaleb(-share.number.decimals))
    return abs(exact - share.number.value) <= POINTS or is_slip(share.number.value * scale, rounded * scale)


def _is_of_another_total(
    inspection: Inspection, told: Sentence, share: Claim, values: Sequence[Decimal], own: Sequence[Claim],
    exact: Decimal,
) -> bool:  # fmt: skip
    """Is it near the share, or what another total makes, and nothing that the sentence tells besides?"""
    between = [one for one in told.counts if is_count(one) and one not in own and one.number.unit == own[0].number.unit]
    if any(_fits(value, one.number.value, share) for value in values for one in between):
        return False
    totals = [of for one in ALL_REQUESTS if (of := inspection.value(one))]
    return _is_near(exact, share) or any(_fits(value, of, share) for value in values for of in totals)


def _run(told: Sentence, place: int) -> list[Claim]:
    """The shares that follow one another from this one on, if none stands right in front."""
    if place and _is_share(told.counts[place - 1]) and _follows(told, place):
        return []
    run = [told.counts[place]]
    for item in range(place + 1, len(told.counts)):
        if not _is_share(told.counts[item]) or not _follows(told, item):
            break
        run.append(told.counts[item])
    return run


def _of_a_list(
    inspection: Inspection, told: Sentence, front: Sequence[Claim], run: Sequence[Claim]
) -> Iterator[Finding]:
    """The one share that the whole of all others does not make."""
    counts = [*front[-len(run) :]]
    handed_out = _HANDED_OUT.fullmatch(told.text, told.behind(counts[-1]), run[0].number.span.start)
    if len(counts) < len(run) or handed_out is None or len({one.number.unit for one in counts}) > 1:
        return
    for one, other in pairwise(counts):
        if not _NEXT_COUNT.fullmatch(told.text, told.behind(one), other.number.span.start):
            return
    totals = [value for one in ALL_REQUESTS if (value := inspection.value(one))]
    larger = [one.number.value for one in front[: -len(run)] if one.number.unit == counts[0].number.unit]
    wholes = dict.fromkeys([*larger, sum((one.number.value for one in counts), Decimal(0)), *totals])
    for of in wholes:
        wrong = [
            (one, share) for one, share in zip(counts, run, strict=True) if not _fits(one.number.value, of, share)
        ]  # fmt: skip
        if not wrong:
            return
        if len(wrong) > 1:
            continue
        one, share = wrong[0]
        exact = percentage(one.number.value, of)
        if exact is None or any(_fits(one.number.value, other, share) for other in larger):
            return
        yield told_finding(
            inspection, "claim-ratio", share, [one], fits=False,
            exact=exact.quantize(Decimal(1).scaleb(-share.number.decimals)),
            arithmetic=f"{plain(one.number.value)} ÷ {plain(of)} × 100", settled=True,
        )  # fmt: skip
        return
