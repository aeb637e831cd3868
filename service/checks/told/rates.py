"""Rates of told counts: 应办234件，实际办结222件，办结率94.9%; 纠正5件，按审结25件计，纠错率20.0%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from corpora.document.proportion import percentage
from service.checks.figures.part_groups import sum_of, thing_counted
from service.checks.figures.plain_counts import PERCENT, is_count
from service.checks.figures.ratio_doubts import rounding_of
from service.checks.inspection import Finding, Inspection, plain
from service.checks.told.counts import Sentence, told_finding

_RATE: Final = re.compile(
    r"[，,；;（(]\s?(?:(?:(?P<timely>按期|按时|及时|如期)|当年|年度|总体)?(?P<un>未)?(?:办结|办复|答复|回复|结案)率)(?:为|达到?|是)?\s?$"
)
_TO_SETTLE: Final = re.compile(
    r"(?:应办(?:理|结)?|须办(?:理|结)?|应答复|须答复|应结|需办(?:理|结)?)(?:申请|件|事项)?(?:共|为|有)?\s?$"
)
_CAME_IN: Final = re.compile(r"(?:收到|承办|受理|接收|接到|交办|转办)[^，,。；;：:\d]{0,16}$")
_DONE: Final = re.compile(
    r"(?:已|实际|按期|按时|如期|均|年内|期限内|当年|共)*(?:办结|办复|答复|回复|办理完毕|已办)(?:了|的)?\s?$"
)
_COUNTED_AS: Final = re.compile(r"(?:按|以)(?:照)?(?:已|当年)?(?:审结|结案|办结|审理终结|已结|答复)的?\s?$")
_AS: Final = re.compile(r"\s?(?:案件|案)?(?:计|计算|测算|核算|为基数)")
_RATE_BY: Final = re.compile(r"率(?:按|以)(?:照)?[^，,。；;\d]{1,6}$")
_RESULTS: Final = (
    (re.compile(r"(?:纠错|纠正|被纠正|改变)率"), re.compile("纠正|纠错|改变")),
    (re.compile(r"维持率"), re.compile("维持")),
)
_CONCLUDED: Final = re.compile(r"(?:已经?)?(?:审结|结案|办结)的?\s?$")
_AMONG: Final = re.compile(r"\s?(?:行政)?(?:复议|诉讼)?(?:案件?)?(?:之?[中里]|当中)")
_IN_TIME: Final = re.compile("按期|按时|及时|如期|期限内|规定时间内|时限内")
_OF_THEN: Final = re.compile("上年|上一年|去年|前年|同期|全[市省县区]|平均")
"""`比上年的14.9%回落`."""
ALL: Final = 100
"""Percent, of which people say that nothing was left to do in time."""
_PENDING: Final = re.compile("未审结|在审|未结|待审")


def told_rates(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each such rate."""
    for place, percent in enumerate(told.counts):
        if percent.number.unit != PERCENT or percent.number.bound != "exact" or place < 1:
            continue
        if percent.period_kind != "this_year" or _OF_THEN.search(told.own_words(place)):
            continue
        made = _of_results(inspection, told, place) or _of_settled(inspection, told, place)
        if made is not None:
            yield made


def _finding(
    inspection: Inspection, percent: Claim, part: Claim, whole: Claim, *, left: bool = False, settled: bool = True
) -> Finding | None:
    exact = percentage(part.number.value, whole.number.value)
    if exact is None or part.number.value > whole.number.value:
        return None
    exact = 100 - exact if left else exact
    share = f"{plain(part.number.value)} ÷ {plain(whole.number.value)} × 100"
    return told_finding(
        inspection, "claim-ratio", percent, [part, whole], fits=rounding_of(exact, percent) is not None,
        exact=exact.quantize(Decimal(1).scaleb(-max(1, percent.number.decimals))),
        arithmetic=f"100 − {share}" if left else share, settled=settled,
    )  # fmt: skip


def _of_settled(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`应办234件，实际办结222件，办结率94.9%`: both right in front."""
    rate = _RATE.search(told.head(place))
    if rate is None or place < 2 or told.counts[place].number.value == ALL:
        return None
    if rate["timely"] and not _IN_TIME.search(told.clause(place - 1)):
        return None  # 应办14件，已办13件，按期答复率92.9% may be of those answered
    whole, part = told.counts[place - 2 : place]
    if not is_count(whole) or not is_count(part) or thing_counted(whole) != thing_counted(part):
        return None
    between = told.text[told.behind(whole) : part.number.span.start]
    done = _DONE.search(told.clause(place - 1)) is not None and not re.search(r"[。；;]|其中|结转|上年", between)
    to_settle = _TO_SETTLE.search(told.clause(place - 2)) is not None
    came = _CAME_IN.search(told.clause(place - 2)) is not None and not whole.fields and not part.fields
    if not done or not (to_settle or came) or whole.period_kind != "this_year":
        return None
    if re.search(r"[，,]", told.head(place)[1:]) or whole.number.bound != "exact":
        return None
    return _finding(inspection, told.counts[place], part, whole, left=rate["un"] is not None)


def _of_results(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """Of the count that the words say it is reckoned by, else of the concluded ones that the sentence divides."""
    head = told.text[told.start : told.counts[place].number.span.start][-30:]
    kind = next(((rate, result) for rate, result in _RESULTS if rate.search(head)), None)
    if kind is None:
        return None
    counts = [one for one in range(place) if is_count(told.counts[one])]
    parts = [one for one in counts if kind[1].search(_named(told, one))]
    if len(parts) != 1:
        return None
    part = told.counts[parts[0]]
    by = [one for one in counts if _COUNTED_AS.search(told.clause(one)) and _AS.match(told.tail(one))]
    by = by or _by_the_rate(told, place, counts)
    if len(by) == 1:
        return _finding(inspection, told.counts[place], part, told.counts[by[0]])
    first = counts[0]
    concluded = _CONCLUDED.search(told.clause(first)) and _AMONG.match(told.tail(first))
    behind = [told.counts[one] for one in counts[1:]]
    whole = told.counts[first]
    if (
        not concluded
        or parts[0] == first
        or sum_of(behind) != whole.number.value
        or _PENDING.search(told.text[told.start : told.end])
    ):
        return None
    return _finding(inspection, told.counts[place], part, whole)


def _by_the_rate(told: Sentence, place: int, counts: Sequence[int]) -> list[int]:
    """`纠错率按已结14件计为21.4%`."""
    last = counts[-1:]
    return [
        one for one in last
        if _RATE_BY.search(told.clause(one)) and _AS.match(told.tail(one)) and one == place - 1
    ]  # fmt: skip


def _named(told: Sentence, place: int) -> str:
    """What is counted, by the words on either side of it up to a mark: `纠正5件`, `3件被纠正`."""
    behind = re.split("[，,、。；;：:（(]", told.tail(place))[0]
    front = "" if re.search("率", told.clause(place)) else told.clause(place)
    return front + behind if not re.search("率", behind) else front
