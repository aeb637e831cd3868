"""Totals that the words say are all of a list, whatever stands between its counts: 3日内答复36件，4至10日241件，延期
24件，三档合计319件; 涉及规划47件、不动产31件，其他18件，四类相加即全年的286件.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpora.document.claim import Claim
from corpora.document.numeral import DIGITS
from corpora.document.slips import is_slip
from service.checks.figures.beside import totals_of_requests
from service.checks.figures.part_groups import sum_of
from service.checks.figures.plain_counts import PERCENT, is_count
from service.checks.inspection import Finding, Inspection, plain
from service.checks.told.counts import Sentence, told_finding

_KINDS: Final = "档|项|类|种|者|级|部分|年|家|个|方面|渠道|方式|途径|领域|季度|批|段"
_TOTAL: Final = re.compile(
    rf"(?<![、至到和第])(?:(?P<all>各|以上|上述|前述|这)?(?:各)?(?P<many>[两二三四五六七八九3-9])?(?P<of>{_KINDS})?[^，,。；;：:、\d占]{{0,4}}?)"
    r"(?P<sum>合计|共计|总计|相加|加起来|合起来|之和|加总|累计)[^，,。；;：:、\d占]{0,10}$"
)
_IS_DIVIDED: Final = re.compile("\\s?(?:答复|申请|案件)?[中里]")
"""`自然人22件答复中，两者合计14件`: of those, and not with them."""
_OF_SOME: Final = re.compile(r"[一二三四1-4]\s?季度|半年|\d月|未|审结|维持|纠正")
"""`二、三季度合计29件`, `两类案件相加尚未审结3件`: of which other counts tell."""
_BREAK: Final = re.compile(r"其中|：|[（(]|较上|比上|同比|上年|去年|主要|包括")
_ONE_BY_ONE: Final = re.compile("分别|依次")
_FLOWS: Final = re.compile("结转|转入|办结")
"""`新收50件，结转5件，办结52件` are no parts of one whole."""
_SPAN: Final = re.compile(r"((?:19|20)\d\d)\s?年?\s?[-—–~～至到]\s?((?:19|20)\d\d)")
_LISTED: Final = ("equal", "none")
FEWEST: Final = 2
MOST: Final = 12
NEAR: Final = 2
"""How many times the other the sum and the total are at most."""


def told_summed_up(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each such total that a list in front of it does not come to, or does."""
    for place, total in enumerate(told.counts):
        if not is_count(total) or total.relation not in _LISTED:
            continue
        said = _TOTAL.search(told.clause(place))
        if said is not None and _OF_SOME.search(said[0]):
            continue
        parts = _parts(inspection, told, place, said) if said is not None else []
        if len(parts) < FEWEST or any(told.is_of_each(one) for one in parts):
            continue
        if _IS_DIVIDED.match(told.tail(told.counts.index(parts[-1]))):
            continue
        exact, value = sum_of(parts), total.number.value
        if exact != value and not (is_slip(value, exact) or max(exact, value) <= NEAR * min(exact, value)):
            continue
        yield told_finding(
            inspection, "claim-parts", total, parts, fits=exact == value, exact=exact,
            arithmetic=" + ".join(plain(one.number.value) for one in parts), settled=True,
        )  # fmt: skip


def _parts(inspection: Inspection, told: Sentence, place: int, said: re.Match[str]) -> Sequence[Claim]:
    """The counts that the total is of: as many as its words say, or all of a list that it is known to be of."""
    total = told.counts[place]
    listed = _listed(told, place)
    if any(_FLOWS.search(told.clause(told.counts.index(one))) for one in listed):
        return ()
    if said["many"] is not None:
        many = int(said["many"]) if said["many"].isdigit() else DIGITS[said["many"]]
        if said["of"] is None or len(listed) < many or (said["of"] == "年" and _is_of_more_years(told, place, many)):
            return ()
        return listed[-many:] if len(listed) == many or not _may_be_others(listed, many, total) else ()
    if len(listed) <= FEWEST:
        return ()
    first = listed[0].number.span.start
    whole = [
        one for one in told.counts[:place] if one.number.span.end <= first and one.number.value == total.number.value
    ]
    known = bool(whole) or total.number.value in totals_of_requests(inspection)
    opened = _ONE_BY_ONE.search(told.text, told.start, first) is not None
    return listed if known or opened or said["all"] else ()


def _is_of_more_years(told: Sentence, place: int, many: int) -> bool:
    """`2020—2023年…三年合计`."""
    span = _SPAN.search(told.text, told.start, told.counts[place].number.span.start)
    return span is not None and int(span[2]) - int(span[1]) + 1 != many


def _may_be_others(listed: Sequence[Claim], many: int, total: Claim) -> bool:
    """Do other counts in a row come to the total?"""
    return any(sum_of(listed[first : first + many]) == total.number.value for first in range(len(listed) - many + 1))


def _listed(told: Sentence, place: int) -> list[Claim]:
    """The counts in its unit that stand in front of a total, back to the whole that they divide."""
    found: list[Claim] = []
    last = told.counts[place].number.span.start
    for one in reversed(told.counts[:place]):
        if one.number.unit == PERCENT or one.number.unit != told.counts[place].number.unit:
            continue
        between = told.text[told.behind(one) : last]
        if not is_count(one) or one.relation not in _LISTED or one.number.value == told.counts[place].number.value:
            break
        if "。" in between or (found and _BREAK.search(between)):
            break
        found.insert(0, one)
        last = one.number.span.start
    return found if len(found) <= MOST else []
