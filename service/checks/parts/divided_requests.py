"""What came in, divided by content, place or way behind it: 按内容分，征地43件、物业21件，其余38件为….

A list that ends with the rest, or that names the ways a request may come, leaves nothing out, however far in front of
it its whole stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import Final

from corpora.document.claim import Claim
from corpora.document.slips import is_far
from service.checks.figures.beside import gives
from service.checks.figures.part_groups import is_the_rest, sum_of
from service.checks.figures.request_totals import ALL_REQUESTS, NEW, UNITS
from service.checks.inspection import Inspection
from service.checks.parts.ways import WAY

FARTHEST: Final = Decimal("1.25")
"""How many times the whole, or what part of it, a list comes to that divides something else."""
FARTHEST_OPENING: Final = 60
"""Characters in front of the first part in which words may open the list."""
_BRACKET: Final = re.compile(r"[（(][^（()）]*[）)]")
OPENS: Final = re.compile(
    r"(?P<by>[从按依][^，,。；;\d]{0,12}?(?:看|分|划分|统计|区分|计)[，,：:]?|按(?:申请|受理|承办|办理)?(?:内容|主题|事项|领域|渠道|方式|单位|部门|层级|机构|主体)[，,：:]|(?:主体|渠道|方式|途径|内容|类型|事项|区域)(?:方面|上|中)?[，,：:]|申请主体(?:方面|上|中)|(?:来源|(?:提交|递交|申请)(?:渠道|方式))(?:分别)?[为是][，,：:]?|涉及(?:事项|内容)[^，,。；;\d]{0,4}[，,：:])|其中[，,：:]?"
)
"""Words that say that what follows divides what came in; 其中 the count right in front of it alone."""
_OTHER_BUSINESS: Final = re.compile("工单|来信|来访|信访件|复议|诉讼|热线|建议|提案|信箱|留言")
_SETTLED: Final = re.compile("办结|答复")
_SOME: Final = re.compile("主要|例如|部分|最多|较多|为主|集中|前[两二三四五]")
_A_WAY: Final = re.compile(WAY)


_ASKED: Final = re.compile(r"requests\.new\.(?!total).*")
"""Who asked: a way to divide, too."""


def divided_otherwise(inspection: Inspection) -> Iterator[tuple[Claim, list[Claim]]]:
    """What came in, and a list that divides all of it and comes to nothing that the report has of all requests."""
    every = {inspection.value(total) for total in ALL_REQUESTS}
    text, claims = inspection.document.text, inspection.mentions.claims
    if None in every:
        return
    whole: Claim | None = None
    for place, first in enumerate(claims):
        if first.firm and gives(inspection, first, NEW):
            whole = first
            continue
        if whole is None or "\n" in text[whole.number.span.end : first.number.span.start] or not _is_a_part(first):
            continue
        if (opened := _opening(text, first)) is None:
            continue
        told = [one for one in claims[:place] if one.number.span.start > whole.number.span.start]
        run = _in_one_row(text, claims[place:])
        if not _may_divide(text, whole, told, first, by=opened["by"] is not None) or not _leaves_none(text, run):
            continue
        total, least = sum_of(run), whole.number.value
        fits = total in {one.number.value for one in told} or total == least
        fits = fits or (total in every and (opened["by"] is not None or total < least))
        if not fits and not is_far(total, least, times=FARTHEST):
            yield whole, run


def _opening(text: str, first: Claim) -> re.Match[str] | None:
    """The words right in front of the first part that open a list."""
    before = text[max(first.sentence.start, first.number.span.start - FARTHEST_OPENING) : first.number.span.start]
    start = max(before.rfind(mark) for mark in "。；;") + 1
    found = list(OPENS.finditer(_BRACKET.sub("", before[start:])))
    names = _BRACKET.sub("", before[start:])[found[-1].end() :] if found else ""
    return found[-1] if found and not re.search(r"[\d，,、]", names) and not _SOME.search(names) else None


def _is_a_part(claim: Claim) -> bool:
    exact = claim.relation == "equal" and claim.number.bound == "exact" and claim.period_kind == "this_year"
    told = claim.fields[0].fields if claim.firm and claim.fields else ()
    tied = len(told) > 1 or any(not _ASKED.fullmatch(field) for field in told)
    return exact and claim.number.unit in UNITS and not claim.negated and not tied


def _in_one_row(text: str, claims: Sequence[Claim]) -> list[Claim]:
    """The counts from the first of them to the next ； or 其中, but for what stands in brackets; none where one is no
    part.
    """
    first = claims[0]
    row = re.split("[。；;]|其中|包括", text[first.number.span.end : first.sentence.end])[0]
    flat = _BRACKET.sub(lambda found: "（" * len(found[0]), row)
    end = first.number.span.end + len(row)
    inside = [
        one
        for one in takewhile(lambda one: one.number.span.start < end, claims[1:])
        if not flat.startswith("（", one.number.span.start - first.number.span.end) and one.number.unit in UNITS
    ]
    return [first, *inside] if all(map(_is_a_part, inside)) and not _SOME.search(flat) else []


def _may_divide(text: str, whole: Claim, told: Sequence[Claim], first: Claim, *, by: bool) -> bool:
    """Is nothing else told between that the list could divide?"""
    between = text[whole.number.span.end : first.number.span.start]
    own = [one for one in told if not one.fields and one.period_kind == "this_year" and one.relation == "equal"]
    if not by:
        return not own
    within = all(one.number.value <= whole.number.value for one in own)
    return within and not _OTHER_BUSINESS.search(between)


def _leaves_none(text: str, run: Sequence[Claim]) -> bool:
    """Is the last of them the rest, or each a way?"""
    if len(run) < 2 or any(_OTHER_BUSINESS.search(one.measure) or _SETTLED.search(one.measure) for one in run):
        return False
    last = text[run[-2].number.span.end : run[-1].number.span.start]
    return is_the_rest(run[-1]) or "其余" in last or all(_A_WAY.search(one.measure) for one in run)
