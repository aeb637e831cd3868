"""Counts of two years of which the earlier stands in front of the later: 由30批减至25批，减少5批，下降16.7%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from corpora.document.claim import Claim
from corpora.document.proportion import percentage
from service.checks.figures.beside import gives, told_before
from service.checks.figures.ratio_doubts import rounding_of
from service.checks.figures.request_totals import NEW
from service.checks.figures.told_again import FILLERS
from service.checks.inspection import Finding, Inspection
from service.checks.ratios.finding import is_exact, judged_as, ratio_finding, sign_of_growth

LONGEST_WORDS: Final = 50
"""Characters in front of a number that compare it."""
_UNIT: Final = r"\s?[）)]?\s?\w{0,2}?[）)]?"
_UP: Final = "净?(?:增加|增长|增幅|上升|升幅|增多|涨幅|多|增)"
_DOWN: Final = "净?(?:减少|下降|降低|减幅|降幅|缩减|回落|下滑|少|减|降)"
_BY: Final = rf"(?:同比|相比|共|即)*(?:{_UP}|{_DOWN})(?:率|幅度)?(?:了|出|为|约|达到?)*\s?"
_GREW: Final = re.compile(rf"{_UNIT}[，,、；;]?[（(]?\s?{_BY}")
"""Between a count of this year and its growth, or between a change and the percentage that it comes to."""
_CHANGED: Final = re.compile(rf"{_UNIT}(?:相比|相较|比较)?[，,]?\s?{_BY}")
"""Between last year's count and the change."""
_ROSE_TO: Final = re.compile(
    rf"{_UNIT}[，,]?(?:略|微|小幅|大幅|稳步|逐步|逐年)?(?:增|升|降|减|提|跃|精简|压减|扩|下|上|回)[^，,。；;\d]{{0,4}}(?:至|到|为)(?:(?:19|20)\d\d\s?年度?的?)?\s?"
)
_COMPARED: Final = re.compile(r"(?:与|同|和|较|比)(?:上(?:一)?年度?|去年|(?:19|20)\d\d\s?年度?)[^，,。；;\d]{0,8}$")
_TO_COMPARE: Final = re.compile(rf"{_UNIT}\s?(?:相比|相较|比较)[，,]")
_THIS_YEAR: Final = r"(?:(?:19|20)\d\d\s?年度?|今年|本年度?|全年|当年)"
_NOW: Final = re.compile(
    rf"{_UNIT}[，,；;]\s?(?P<year>{_THIS_YEAR})?(?:全年)?(?:共|累计|实际|仅)*(?P<words>[^，,。；;：:、\d]{{0,8}})$"
)
_BY_YEAR: Final = re.compile(rf"{_THIS_YEAR}|上(?:一)?年度?|去年")
_LATER: Final = re.compile("结|复|公开|维持|纠正|废止|处")
"""What became of what had come in may be fewer."""
_NAMES_NOTHING: Final = re.compile(r"(?:共|累计)?(?:收到|受理|新收|接收|办理|发生|为|是|有|达到?|降为|增为)?(?:了)?")
"""Of the words in front of this year's count: what came in, or nothing that is named."""


class _Years(NamedTuple):
    now: Claim
    base: Claim


def change_of_two_years(inspection: Inspection, change: Claim) -> tuple[Claim, Claim] | None:
    """(this year's count, last year's) of which `change` is told as the difference; None where the sentence says them
    otherwise.
    """
    if change.number.unit == "%" or not is_exact(change):
        return None
    before = told_before(inspection, change)
    years = _told_in_front(inspection, before[-2:], change) or _told_around(inspection, before[-1:], change)
    return years if years is not None and _alike(*years, change) else None


def growth_of_two_years(inspection: Inspection, percent: Claim) -> Finding | None:
    """The percentage that two years' counts come to, the change between them told in front of it or left out."""
    sign = sign_of_growth(percent)
    if sign is None:
        return None
    before = told_before(inspection, percent)
    change = before[-1] if before and before[-1].relation == percent.relation else None
    if change is not None and not _GREW.fullmatch(_between(inspection, change, percent)):
        return None
    years = _told_in_front(inspection, (before[:-1] if change else before)[-2:], change or percent)
    if years is None and change is None and len(before) > 2 and before[-2].relation == percent.relation:
        around = _told_around(inspection, before[-3:-2], before[-2])
        close = _GREW.fullmatch(_between(inspection, before[-1], percent))
        years = around if close and around is not None and around.now == before[-1] else None
    if years is None and change is None:
        years = _told_behind(inspection, before[-1:], percent)
    if years is None or not _alike(*years, *([change] if change else [])) or not years.base.number.value:
        return None
    exact = percentage(sign * (years.now.number.value - years.base.number.value), years.base.number.value)
    if exact is None:
        return None
    return ratio_finding(inspection, percent, *years, exact, judged_as(rounding_of(exact, percent)))


_OF_HALVES: Final = re.compile(rf"(?P<now>[上下]半年)(?:比|较|环比)(?P<base>[上下]半年)(?:相比)?{_BY}$")


def growth_of_halves(inspection: Inspection, percent: Claim) -> Finding | None:
    """`上半年71件、下半年96件，下半年比上半年增长35.2%`: of the one figure of each half in front of it."""
    sign = sign_of_growth(percent)
    said = _OF_HALVES.search(_in_front(inspection, percent)[-LONGEST_WORDS:] if sign is not None else "")
    if (
        said is None
        or sign is None
        or said["now"] == said["base"]
        or not _in_front(inspection, percent).endswith(said[0])
    ):
        return None
    told = [one for one in told_before(inspection, percent) if one.relation == "equal" and is_exact(one)]
    halves = [[one for one in told if said[name] in one.measure] for name in ("now", "base")]
    if any(len(half) != 1 for half in halves):
        return None
    (now,), (base,) = halves
    exact = percentage(sign * (now.number.value - base.number.value), base.number.value) if base.number.value else None
    if exact is None or now.number.unit != base.number.unit:
        return None
    return ratio_finding(inspection, percent, now, base, exact, judged_as(rounding_of(exact, percent)))


def _told_in_front(inspection: Inspection, counts: list[Claim], grown: Claim) -> _Years | None:
    """`由30批减至25批，减少5批`, `与上年30批相比，今年25批，减少5批`, `2022年30批，2021年25批，净增5批`: both right in
    front of what grew.
    """
    if len(counts) < 2 or not _GREW.fullmatch(_between(inspection, counts[1], grown)):
        return None
    base, now = counts
    if (now.period_kind, base.period_kind) == ("last_year", "this_year"):
        bare = _BARE_YEAR.fullmatch(now.measure.strip()) is not None and _are_all_told(inspection, counts, grown)
        return _Years(base, now) if bare or _are_named_alike(base, now) else None
    between = _between(inspection, base, now)
    rose = _ROSE_TO.fullmatch(between)
    compared = bool(_TO_COMPARE.match(between) and _COMPARED.search(_in_front(inspection, base)))
    compared = compared and not re.search(r"\d", between.partition("年")[2])
    return _Years(now, base) if rose or compared or _are_named_alike(now, base) else None


_BARE_YEAR: Final = re.compile(
    r"(?:上(?:一)?年度?|去年|(?:19|20)\d\d\s?年度?)(?:同期)?(?:新收|收到|受理|接收|办结)?(?:为|是|有|仅)*"
)
"""`全年办结1260件，2022年为1050件，净增210件`: the year alone in front of last year's count."""


def _are_all_told(inspection: Inspection, counts: Sequence[Claim], grown: Claim) -> bool:
    """Does the sentence tell no third count of their unit in front of what grew?"""
    told = [one for one in told_before(inspection, grown) if one.number.unit == grown.number.unit]
    return told == list(counts)


_THEN_IN_A_BRACKET: Final = re.compile(
    r"\s?[%％]?[（(]\s?(?:上(?:一)?年度?|去年|(?:19|20)\d\d\s?年度?)(?:同期)?(?:为|是|有|共)?\s?"
)


def _told_behind(inspection: Inspection, counts: list[Claim], percent: Claim) -> _Years | None:
    """`三个平台共1283条，同比增长18.4%（2022年1084条）`: last year's count in the bracket right behind the growth."""
    if not counts or not percent.number.decimals or not _GREW.fullmatch(_between(inspection, counts[0], percent)):
        return None
    behind = [one for one in inspection.mentions.claims if one.number.span.start >= percent.number.span.end]
    base = min(behind, key=lambda one: one.number.span.start, default=None)
    if base is None or not _THEN_IN_A_BRACKET.fullmatch(_between(inspection, percent, base)):
        return None
    return _Years(counts[0], base)


def _are_named_alike(now: Claim, base: Claim) -> bool:
    """`2022年接待30批，2023年接待25批`: each by its year, and by one name or the second by none."""
    said = [_BY_YEAR.match(one.measure) for one in (now, base)]
    names = [FILLERS.sub("", _BY_YEAR.sub("", one.measure, count=1)) for one in (now, base)]
    return all(said) and names[0] in ("", names[1])


def _told_around(inspection: Inspection, counts: list[Claim], change: Claim) -> _Years | None:
    """`较2022年的30批减少5批，2023年接待25批`: last year's in front of the change and this year's behind it."""
    behind = [
        one for one in inspection.mentions.claims
        if one.sentence == change.sentence and one.number.span.start > change.number.span.end
    ]  # fmt: skip
    if not counts or not behind or change.relation not in ("increase", "decrease"):
        return None
    base, now = counts[0], min(behind, key=lambda one: one.number.span.start)
    head = _in_front(inspection, base)
    if not _COMPARED.search(head) or not _CHANGED.fullmatch(_between(inspection, base, change)):
        return None
    if re.search(r"\d\s?[件条份个次批项宗起篇期场]", head):
        return None  # 收到40件，较上年的30件增加10件，公开20件
    told = _NOW.fullmatch(_between(inspection, change, now))
    if told is None:
        return None
    named = _NAMES_NOTHING.sub("", told["words"], count=1)
    of_it = not named or named in head or (_COMPARED.fullmatch(head.strip()) and not _LATER.search(named))
    return _Years(now, base) if of_it and (told["year"] or _NAMES_NOTHING.fullmatch(told["words"])) else None


_THEN_ALONE: Final = re.compile(
    r"(?:^|[，,。；;：:（(])\s?(?:而)?(?:与|同|和|较|比)?(?:上(?:一)?年度?|去年|(?:19|20)\d\d\s?年度?)(?:同期)?(?:收到|受理|新收|接收)?(?:的|为|是|共)*(?:政府信息公开|信息公开|依申请公开)?(?:申请)?(?:的|为|是|共)*[（(]?\s?$"
)
"""In front of last year's count that names nothing but what came in."""


_CAME_IN: Final = re.compile(r"requests\.new\.")
_MARKS: Final = re.compile("[，,；;]")
SEVERAL_MARKS: Final = 2
"""Between last year's count and the one in front of it, behind which something else is told; a ； is as good."""


def change_by_its_tie(inspection: Inspection, change: Claim) -> tuple[Claim, Claim] | None:
    """`新收28件，其中自然人22件、企业6件；比上年的21件增加7件`: (this year's count, last year's) where the change is
    tied to a total that the same paragraph tells further in front, as the tables have it.
    """
    before = told_before(inspection, change)
    base = before[-1] if before else None
    if base is None or change.relation not in ("increase", "decrease") or base.fields:
        return None
    alone = _THEN_ALONE.search(_in_front(inspection, base)[-LONGEST_WORDS:])
    beside = _between(inspection, before[-2], base) if len(before) > 1 else "；"
    totals = [one for one in change.fields if len(one.fields) == 1 and one.fields[0].endswith(".total")]
    if "；" in beside and not totals and change.fields and _CAME_IN.match(change.fields[0].fields[0]):
        totals = [NEW]  # as many as 自然人22件、企业6件；
    if not alone or not totals or len(_MARKS.findall(beside)) + ("；" in beside) < SEVERAL_MARKS:
        return None  # 诉讼0件，与上年的1件相比减少1件
    if not _CHANGED.fullmatch(_between(inspection, base, change)):
        return None
    for now in reversed(inspection.mentions.claims[: inspection.mentions.claims.index(base)]):
        if "\n" in _between(inspection, now, base) and "申请" not in alone[0]:
            return None
        if now.firm and now.body == change.body and gives(inspection, now, totals[0]):
            return (now, base) if _alike(now, base, change) else None
    return None


def _alike(now: Claim, base: Claim, *changes: Claim) -> bool:
    """Are they exact counts of one unit, of this year and the last?"""
    counts = (now.relation, base.relation) == ("equal", "equal") and is_exact(now, base, *changes)
    years = (now.period_kind, base.period_kind) == ("this_year", "last_year")
    return counts and years and len({one.number.unit for one in (now, base, *changes)}) == 1


def _between(inspection: Inspection, one: Claim, other: Claim) -> str:
    return inspection.document.text[one.number.span.end : other.number.span.start]


def _in_front(inspection: Inspection, claim: Claim) -> str:
    return inspection.document.text[claim.sentence.start : claim.number.span.start]
