"""Wholes that the sentence behind them divides without a word that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final

from corpora.document.claim import Claim
from corpora.document.numeral import DIGITS
from corpora.document.slips import is_far, is_slip
from service.checks.figures.part_groups import count_one_thing, sum_of
from service.checks.figures.request_totals import NEW
from service.checks.inspection import Inspection
from service.checks.parts.doubts import are_exact

LEAST: Final = 20
"""A whole that two or three counts come to by no chance."""
MYRIAD: Final = 10_000
_WRITTEN_OUT: Final = re.compile(r"\d{4,}\s?万")
"""`148206万`: in 万 nobody writes out so many digits, unless the 万 is one too much."""


def divide_what_came_in(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """`收到申请41件。自然人33件；企业8件。涉及处罚14件、经营权11件、征地9件、其他7件`: behind a full stop a list
    divides what came in, and not what stands last in front of it.
    """
    start = whole.number.span.start
    if "。" not in inspection.document.text[start : named[0].number.span.start]:
        return False
    together = sum_of(named)
    before = (one for one in inspection.mentions.claims if one.number.span.end <= start and one.fields)
    return together != whole.number.value and any(
        one.number.value == together and (cell := inspection.fitting(one)) is not None and cell.counts_as(NEW)
        for one in before
    )


SMALL_SHARE: Final = Decimal("0.05")
"""Of a whole by which its parts may miss it and still be all of them."""
_ENDS_A_RUN: Final = re.compile(r"\s?[件条份个篇次宗起](?:申请)?[；;。]")
_DIVIDES: Final = re.compile(r"其中|[中里][，,：:]|包括")
_LISTED: Final = re.compile(r"[^，,。；;：:（）()]*、[^，,。；;：:（）()、]*")


def run_but_for_a_slip(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> Sequence[Claim]:
    """`文件144件，其中市政府52件、办公室91件；规章3件`: parts joined by 、, up to a stronger mark, and a digit off."""
    text = inspection.document.text
    ends = [place for place, one in enumerate(named) if _ENDS_A_RUN.match(text, one.number.span.end)]
    run = named[: ends[0] + 1] if ends else named[:0]
    if not 1 < len(run) < len(named) or run[0].number.span.start < whole.number.span.end:
        return ()
    opened = _DIVIDES.search(text, whole.number.span.end, run[0].number.span.start) is not None
    opened = opened and all(
        _LISTED.fullmatch(text, one.number.span.end, other.number.span.start) for one, other in pairwise(run)
    )
    off, least = sum_of(run) - whole.number.value, min(one.number.value for one in run)
    near = 0 < abs(off) < least and abs(off) <= SMALL_SHARE * whole.number.value and whole.number.value >= LEAST
    slip = near and is_slip(whole.number.value, sum_of(run))
    return run if opened and slip and are_exact(whole, run) and count_one_thing(whole, run) else ()


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


_SO_MANY: Final = re.compile(
    r"[，,；;](?:以上|上述|前述|这)?(?P<count>[两二三四五六七八])(?:项|类|者|级|期|年|家|地|村|镇|部分|方面|(?:个|大|种)?(?:渠道|平台|方式|途径|栏目|部门|中队|类别))?(?:信息|申请|数量)?(?:合计|共计|总计|累计|总共|共)(?:公开|发布|为|达|有)?\s?$"
)
_YEARS: Final = re.compile(r"(?:19|20)\d\d\s?年?\s?[-—–~～至到]\s?(?:19|20)\d\d")
"""A range of years may be of more of them than are told."""
MOST_TOLD: Final = 12
"""Counts in front of a total that may be its terms."""
LONGEST_NAME: Final = 30
"""Characters of the words that call a count a total."""
MOST_OFF: Final = Decimal("1.5")
"""How many times a total its terms come to, or the other way round, that are the terms of another."""


def totals_of_so_many(inspection: Inspection) -> Iterator[tuple[Claim, list[Claim]]]:
    """`网站342条，公众号867条，公示栏1314条次，三项合计2523条次`: a total that says of how many counts it is, and as
    many right in front of it.
    """
    text = inspection.document.text
    told: list[Claim] = []
    for claim in inspection.mentions.claims:
        if told and told[-1].sentence != claim.sentence:
            told = []
        head = text[max(claim.sentence.start, claim.number.span.start - LONGEST_NAME) : claim.number.span.start]
        said = _SO_MANY.search(head)
        if said is not None and _tells(claim):
            count = DIGITS[said["count"]]
            parts = _that_make(claim, told[-MOST_TOLD:], count) or told[-count:]
            alike = len(parts) == count and count_one_thing(claim, parts)
            alike = alike and ("年" in said[0] or len({one.period_kind for one in parts}) == 1)
            alike = alike and not _YEARS.search(text, claim.sentence.start, claim.number.span.start)
            if alike and not is_far(sum_of(parts), claim.number.value, times=MOST_OFF):
                yield claim, parts
        if _tells(claim):
            told.append(claim)


def _that_make(total: Claim, told: Sequence[Claim], count: int) -> list[Claim]:
    """`新收34件，其中自然人31件；上年结转2件，两项合计36件`: any so many in front of it that come to it."""
    some = (list(one) for one in combinations(told, count) if sum_of(one) == total.number.value)
    return next(some, [])


def _tells(claim: Claim) -> bool:
    counts = claim.relation == "equal" and claim.number.bound == "exact" and not claim.negated
    return counts and claim.number.unit not in (None, "%") and claim.number.value > 0


_CONCLUDED: Final = re.compile(
    r"\s?[件宗起][，,（(；;](?:其中)?[，,]?(?:已经?|共|现已|当年)*(?:审结|结案|(?<=已)结)(?:了|的)?\s?"
)
_AND_PENDING: Final = re.compile(
    r"\s?[件宗起](?:[，,]?(?:均|都|全部)[^，,。；;、\d]{1,8})?[，,、；;](?:另?有|尚有|还有|其余|剩余|余下)?(?P<words>(?:尚|还)?(?:未审结|未结案?|未办结|待审|在审|待判|(?:正在)?审理中)(?:的|有)?)?\s?"
)
_IS_PENDING: Final = re.compile(
    r"\s?[件宗起](?:案件)?(?:尚|还|仍)?(?:未审结|未结|未办结|待审|在审|待判|正在审理|审理中)"
)


def concluded_and_not(inspection: Inspection) -> Iterator[tuple[Claim, list[Claim]]]:
    """`行政诉讼56件，已审结49件，未审结7件`, `诉讼3件，审结2件均维持，1件待判`: cases are concluded or pending."""
    claims, text = inspection.mentions.claims, inspection.document.text
    divided = {parts.whole for parts in inspection.mentions.part_lists}
    for whole, done, rest in zip(claims, claims[1:], claims[2:], strict=False):
        counts = all(_is_count(one) and one.sentence == whole.sentence for one in (whole, done, rest))
        if not counts or whole.id in divided or len({one.number.unit for one in (whole, done, rest)}) > 1:
            continue
        if not _CONCLUDED.fullmatch(text[whole.number.span.end : done.number.span.start]):
            continue
        told = _AND_PENDING.fullmatch(text[done.number.span.end : rest.number.span.start])
        behind = _IS_PENDING.match(text, rest.number.span.end) is not None
        behind = behind and not (_are_the_tables(inspection, whole, done) and rest.fields)
        if told is not None and (told["words"] or behind):
            yield whole, [done, rest]


def _are_the_tables(inspection: Inspection, *claims: Claim) -> bool:
    """Then `还有3件在审` is wrong by its own cell alone."""
    return all(one.fields and inspection.fitting(one) is not None for one in claims)


def _is_count(claim: Claim) -> bool:
    return claim.period_kind == "this_year" and _tells(claim)


def _misprinted(whole: Claim, together: Decimal) -> Decimal | None:
    """What the parts come to with a 万 too much, where the whole is printed so."""
    return together * MYRIAD if _WRITTEN_OUT.fullmatch(whole.number.printed.strip()) else None
