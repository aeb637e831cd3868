"""Shares in words of told counts: 发布会12场，负责人出席9场，占四分之三; 34宗在全部61宗中过半; 后者占六成."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.geometry import Span
from corpora.document.proportion import percentage
from corpora.document.proportion_words import Proportion, find_proportions
from service.checks.figures.beside import totals_of_requests
from service.checks.figures.part_groups import thing_counted
from service.checks.figures.plain_counts import is_count
from service.checks.figures.request_totals import ALL_REQUESTS, NEW, SETTLED
from service.checks.inspection import Finding, Inspection, plain
from service.checks.told.counts import Sentence, share_in_words

MOST: Final = 16
FEWEST: Final = 6
"""A whole of fewer is no matter for tenths."""
RUN: Final = 3
"""Counts in front of a part that it may be told together with."""
_AND: Final = r"(?:也|已|就|约|更|更是|几乎|正好|刚好|恰好|仅|只|均)*"
_IS_SHARE: Final = re.compile(rf"\s?{_AND}(?:占(?:比|到|了|据|其)?{_AND}|为|达到?)?\s?$")
_NAMES: Final = re.compile(
    rf"\s?{_AND}占(?:到|了|据)?(?:全部|全年)?(?:的)?(?P<of>办结|新收)(?:的)?(?:申请)?(?:件|数|总数|总量|量)*的?\s?$"
)
_OF_A_COUNT: Final = re.compile(r"占(?:到|了|据)?[^，,。；;：:\d]{0,6}$|在[^，,。；;：:\d]{0,6}$")
_OF_SEVERAL: Final = re.compile("[。；;]|合计|共计|总计|[两二三四五][者类项家个]|相加|加起来|合起来|之和")
_FORMER: Final = re.compile(rf"\s?(?P<which>[前后])者{_AND}(?:占(?:比|到|了)?{_AND})?\s?$")
_BY_NAME: Final = re.compile(
    rf"\s?(?P<name>[^，,。；;：:、\d占]{{2,6}}?)(?:制定|提出|提交|承办|申请|来件|办理|发布)?的?{_AND}(?:占(?:比|到|了)?{_AND})?\s?$"
)
_ENDS: Final = re.compile(r"\s?(?:[，,。；;）)]|$)")
_COMMA: Final = re.compile(r"[，,（(]\s?$")
_NO_SHARE: Final = re.compile(r"(?:增长|增加|上升|提高|下降|减少|降低|回落|少|多)了?\s?$")


def told_proportions(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each share in words that its sentence's counts bear out or exclude."""
    text = told.text[told.start : told.end]
    for one in islice(find_proportions(text), MOST):
        if _is_judged(inspection, told.start + one.span.start, told.start + one.span.end):
            continue
        made = _made(inspection, told, text, one)
        if made is not None:
            yield made


def _is_judged(inspection: Inspection, start: int, end: int) -> bool:
    """Do the tables tell for sure what such words are of?"""
    return any(one.sure and one.words.start < end and start < one.words.end for one in inspection.mentions.rough_shares)


Of = tuple[Claim, Sequence[tuple[Decimal, Claim | Expression]]]
"""A part, and the wholes that it may be of."""


def _made(inspection: Inspection, told: Sentence, text: str, one: Proportion) -> Finding | None:
    front = [place for place, claim in enumerate(told.counts) if claim.number.span.end <= told.start + one.span.start]
    front = [
        place for place in front
        if is_count(told.counts[place]) and told.counts[place].period_kind == "this_year"
        and not told.is_a_change(told.counts[place])
    ]  # fmt: skip
    clause = re.split("[，,。；;：:（(]", text[: one.span.start])[-1]
    if not front or _NO_SHARE.search(clause):
        return None
    of = _of(inspection, told, text, one, front, clause)
    if of is None or not of[1]:
        return None
    part, wholes = of
    if "各" in told.own_words(told.counts.index(part)):
        return None
    exact = [(made, whole) for value, whole in wholes if (made := percentage(part.number.value, value)) is not None]
    exact = [(made, whole) for made, whole in exact if made <= 100]
    if not exact or max(value for value, _ in wholes) < FEWEST:
        return None
    usual = next(((made, whole) for made, whole in exact if one.usual[0] <= made <= one.usual[1]), None)
    if usual is None and any(one.least <= made <= one.most for made, _ in exact):
        return None
    elsewhere = (
        percentage(said, value)
        for said in (part.number.value, *_with_those_beside(told, front, part))
        for value in (*_told_elsewhere(inspection, part), *(value for value, _ in wholes))
    )
    if usual is None and any(made is not None and one.least <= made <= one.most for made in elsewhere):
        return None
    made, whole = usual or exact[0]
    return _finding(inspection, told, one, part, whole, made, fits=usual is not None)


def _of(
    inspection: Inspection, told: Sentence, text: str, one: Proportion, front: Sequence[int], clause: str
) -> Of | None:
    last = told.counts[front[-1]]
    start = told.start + one.span.start
    beside = told.text[told.behind(last) : start]
    if (said := _FORMER.fullmatch(clause)) is not None and len(front) > 1:
        pair = [told.counts[place] for place in front[-2:]]
        if thing_counted(pair[0]) != thing_counted(pair[1]):
            return None
        both = pair[0].number.value + pair[1].number.value
        part = pair[said["which"] == "后"]
        larger = [c for place in front if (c := told.counts[place]).number.value == both]
        totals = [one for one in ALL_REQUESTS if inspection.value(one) == both]
        wholes: list[Claim | Expression] = [*larger, *totals]
        return (part, [(both, wholes[0])]) if wholes else None
    if re.search(r"\d", clause) and len(front) > 1:
        return _of_a_told_whole(told, front, start)
    if not _COMMA.search(text[: one.span.start - len(clause)]) or one.of:
        return None
    if (named := _NAMES.fullmatch(clause)) is not None and "，" in beside and beside.count("，") == 1:
        total = SETTLED if named["of"] == "办结" else NEW
        value = inspection.value(total)
        known = last.fields and inspection.fitting(last) is not None
        return (last, [(value, total)]) if value and known else None
    ends = _ENDS.match(text, one.span.end) is not None
    if (
        _IS_SHARE.fullmatch(clause)
        and ends
        and len(re.findall("[，,]", beside)) == 1
        and not re.search("[。；;（(]", beside)
    ):
        return last, _larger(inspection, told, front, last)
    if ends and (said := _BY_NAME.fullmatch(clause)) is not None:
        meant = told.named(said["name"], front)
        if len(meant) != 1 and len(said["name"]) > 2:
            meant = told.named(said["name"][:2], front)
        if len(meant) == 1:
            part = told.counts[meant[0]]
            return part, _told_larger(told, front, part)
    return None


def _of_a_told_whole(told: Sentence, front: Sequence[int], start: int) -> Of | None:
    """`34宗来件在全部61宗中`, `73件，占到全部109件答复的`: of the count between them."""
    part, whole = told.counts[front[-2]], told.counts[front[-1]]
    between = told.text[told.behind(part) : whole.number.span.start]
    behind = told.text[told.behind(whole) : start]
    of_it = _OF_A_COUNT.search(between) is not None and not _OF_SEVERAL.search(between)
    closes = re.fullmatch(r"[^，,。；;：:\d]{0,8}(?:的|[之当]?中)(?:占(?:比|了)?)?\s?", behind) is not None
    alike = thing_counted(part) == thing_counted(whole) and whole.number.value > part.number.value
    return (part, [(whole.number.value, whole)]) if of_it and closes and alike else None


def _told_larger(told: Sentence, front: Sequence[int], part: Claim) -> list[tuple[Decimal, Claim | Expression]]:
    return [
        (one.number.value, one) for place in front
        if (one := told.counts[place]) is not part and one.number.value > part.number.value
        and thing_counted(one) == thing_counted(part)
    ]  # fmt: skip


def _with_those_beside(told: Sentence, front: Sequence[int], part: Claim) -> list[Decimal]:
    """`建设类44件，环保类27件，占近四分之三`, `公开57件、部分公开24件，公开面近半`: what several are together."""
    run = [part]
    sums = [
        part.number.value + told.counts[place].number.value for place in front
        if told.counts[place - 1] is part and told.own_words(place).lstrip("，,、 ").startswith("部分")
    ]  # fmt: skip
    for place in sorted(
        (one for one in front if told.counts[one].number.span.end < part.number.span.start), reverse=True
    ):
        one = told.counts[place]
        if thing_counted(one) != thing_counted(part) or re.search("[。；;（(]", told.tail(place)) or len(run) > RUN:
            break
        run.append(one)
        sums.append(sum((claim.number.value for claim in run), Decimal(0)))
    return sums


def _told_elsewhere(inspection: Inspection, part: Claim) -> list[Decimal]:
    """What the sentence in front tells of the same thing, and all that came in or were settled: it may be of these."""
    before = inspection.told_in_front_of(part.sentence)
    values = [one.number.value for one in before if is_count(one) and thing_counted(one) == thing_counted(part)]
    return [*values, *(totals_of_requests(inspection) if part.fields else ())]


def _larger(
    inspection: Inspection, told: Sentence, front: Sequence[int], part: Claim
) -> list[tuple[Decimal, Claim | Expression]]:
    """Counts in front that are more, and the tables' totals where the part is one of the tables' own."""
    wholes = _told_larger(told, front, part)
    fitting = inspection.fitting(part) if part.fields else None
    if fitting is not None and all(field.startswith("requests.") for field in fitting.fields):
        wholes += [(value, one) for one in ALL_REQUESTS if (value := inspection.value(one))]
    elif part.fields and not wholes:
        return []
    return wholes


def _finding(
    inspection: Inspection, told: Sentence, one: Proportion, part: Claim, whole: Claim | Expression, exact: Decimal,
    *, fits: bool,
) -> Finding:  # fmt: skip
    span = Span(told.start + one.span.start, told.start + one.span.end)
    value = inspection.value(whole) if isinstance(whole, Expression) else whole.number.value
    fields = whole.fields if isinstance(whole, Expression) else ()
    claims = [part, *([whole] if isinstance(whole, Claim) else [])]
    return share_in_words(
        inspection, told, span, claims, exact=exact,
        arithmetic=f"{plain(part.number.value)} ÷ {plain(value)}", fits=fits, fields=fields,
    )  # fmt: skip
