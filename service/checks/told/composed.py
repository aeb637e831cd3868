"""Parts that are said to be all of a whole in front, or that are more than it: 587件按层级划分，市局210件，分局377件;
3.5万元由水资源费2.1万元和其他1.4万元组成; 1至6月35件，7至12月23件，全年58件; 上半年20件，下半年30件，环比增长50%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from corpora.document.numeral import DIGITS
from service.checks.figures.part_groups import sum_of, thing_counted
from service.checks.figures.plain_counts import PERCENT, is_count
from service.checks.inspection import MONEY, Finding, Inspection, plain
from service.checks.told.counts import Sentence, told_finding

_MADE_OF: Final = re.compile(
    r"由[^，,。；;：:\d]{0,16}$|[，,]\s?系[^，,。；;：:\d]{0,16}$|(?:按|照)[^，,。；;：:\d]{0,10}(?:划分|区分|分|拆分|统计|看)(?:为)?[，,：:][^，,。；;：:\d]{0,12}$"
    r"|(?:分为|分|分成)?(?P<many>[两二三四五六七八])(?:类|种|项|部分|块|级)(?:分别为|分别是|：|:)[^，,。；;：:\d]{0,12}$"
)
_MONEY_IN_ALL: Final = re.compile(
    r"(?:罚没|收费|收入|经费|资金|费用)[^，,。；;：:\d]{0,6}(?:共计?|合计|总计|总额)(?:为|达)?\s?$"
)
_FIRST_PART: Final = re.compile(r"\s?[，,：:]\s?[^，,。；;：:、\d其]{2,10}")
_OVER_ALL: Final = re.compile(r"[^，,。；;：:\d（(]{2,24}[，,：:][^，,。；;：:、\d其]{2,12}")
_NO_LIST: Final = re.compile(
    "主要|重点|等[，,。；;]|左右|同比|比上|较上|上年同期|其中|涉及|原因|理由|因|其他年|分别|依次"
)
_BODIES: Final = ("个", "家")
_BETWEEN: Final = re.compile(r"\s?[、，,和及与]\s?(?:\d{1,2}\s?个)?[^，,。；;：:、\d（(]{2,12}")
"""Between two parts; `，6个分局` may stand in front of the last.
"""
_KINDS: Final = re.compile("[类级方]$|分局|本级|机关|企业|费$|款$|所得$")
_LAST_MARK: Final = re.compile("[，,、：:和及与]")
_END: Final = re.compile(r"\s?(?:组成|构成)?\s?(?:[。；;]|$)")
_FIRST: Final = re.compile(r"[上前]半年|(?:1|一)\s?月?\s?[-—–~～至到]\s?(?:6|六)\s?月")
_SECOND: Final = re.compile(r"[下后]半年|(?:7|七)\s?月?\s?[-—–~～至到]\s?(?:12|十二)\s?月")
_YEAR: Final = re.compile(r"(?:全年|合计|共计|总计)[^，,。；;：:\d]{0,6}$")
_GREW: Final = re.compile(
    r"(?:环比|(?:较|比)(?:上|前)半年)(?:(?P<up>增长|增加|上升|提高|增幅)|(?P<down>下降|减少|回落|降低))(?:了|约|达|为)*\s?$"
)
_TIMES: Final = ("月", "年", "季度")
FAR: Final = Decimal("1.3")


def told_composed(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each such whole, and for each half of a year."""
    for place in range(len(told.counts)):
        if (finding := _composed(inspection, told, place)) is not None:
            yield finding
    if (finding := _halves(inspection, told)) is not None:
        yield finding


def _run_behind(told: Sentence, place: int) -> list[Claim]:
    """The counts behind of the same thing, each with nothing but a mark and its name, to the statement's end."""
    whole = told.counts[place]
    found: list[Claim] = []
    for claim in told.counts[place + 1 :]:
        if claim.number.unit in _BODIES and claim.number.unit != whole.number.unit:
            continue
        if not is_count(claim) or thing_counted(claim) != thing_counted(whole) or claim.relation != "equal":
            return []
        if found and not _BETWEEN.fullmatch(told.text[told.behind(found[-1]) : claim.number.span.start]):
            return []
        found.append(claim)
        if _END.match(told.text, told.behind(claim), told.end + 1):
            return found
    return []


def _composed(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    whole, parts = told.counts[place], _run_behind(told, place)
    if len(parts) < 2 or not is_count(whole) or whole.relation != "equal" or told.is_aside(place):
        return None
    if place and not re.search("[。；;]", told.text[told.counts[place - 1].number.span.end : whole.number.span.start]):
        return None
    gap = told.text[told.behind(whole) : parts[0].number.span.start]
    if _NO_LIST.search(told.text[told.start : parts[-1].number.span.end]) or "（" in gap:
        return None
    exact = sum_of(parts)
    low, high = sorted((exact, whole.number.value))
    if low == high or high > FAR * low:
        return None
    said = _MADE_OF.search(gap)
    of_money = whole.number.unit in MONEY and _MONEY_IN_ALL.search(told.clause(place)) and _FIRST_PART.fullmatch(gap)
    all_of_it = of_money or (said is not None and not (said["many"] and DIGITS[said["many"]] != len(parts)))
    names = [_LAST_MARK.split(told.text[told.start : one.number.span.start])[-1] for one in parts]
    more = exact > whole.number.value and _OVER_ALL.fullmatch(gap) and all(_KINDS.search(one) for one in names)
    if not all_of_it and not more:
        return None
    return told_finding(
        inspection, "claim-change", whole, parts, fits=False, exact=exact,
        arithmetic=" + ".join(plain(one.number.value) for one in parts), settled=True,
    )  # fmt: skip


def _halves(inspection: Inspection, told: Sentence) -> Finding | None:
    """Two halves and the year that they make, or how the second grew."""
    counts = [place for place, one in enumerate(told.counts) if is_count(one) and one.number.unit not in _TIMES]
    first = [one for one in counts if _FIRST.search(told.clause(one)) and not _SECOND.search(told.clause(one))]
    second = [one for one in counts if _SECOND.search(told.clause(one)) and not _FIRST.search(told.clause(one))]
    if len(first) != 1 or len(second) != 1 or second[0] < first[0]:
        return None
    if any(is_count(one) and one.number.unit not in _TIMES for one in told.counts[first[0] + 1 : second[0]]):
        return None
    one, other = told.counts[first[0]], told.counts[second[0]]
    if one.number.unit != other.number.unit or one.relation != "equal" or other.relation != "equal":
        return None
    for place in range(second[0] + 1, len(told.counts)):
        said = told.counts[place]
        if is_count(said) and said.number.unit == one.number.unit and _YEAR.search(told.clause(place)):
            return _of_both(inspection, said, (one, other))
        grew = _GREW.search(told.clause(place))
        if said.number.unit == PERCENT and said.number.bound == "exact" and grew is not None:
            return _growth(inspection, said, one, other, up=grew["up"] is not None)
    front = [place for place in range(first[0]) if is_count(told.counts[place])]
    whole = told.counts[front[0]] if len(front) == 1 else None
    opens = whole is not None and whole.number.unit == one.number.unit and "全年" in told.clause(front[0])
    end = told.text[told.behind(other) : told.end].strip("。 ") == ""
    return _of_both(inspection, whole, (one, other)) if whole is not None and opens and end else None


def _of_both(inspection: Inspection, said: Claim, halves: Sequence[Claim]) -> Finding | None:
    exact = sum_of(halves)
    low, high = sorted((exact, said.number.value))
    if high > FAR * low:
        return None
    return told_finding(
        inspection, "claim-change", said, halves, fits=exact == said.number.value, exact=exact,
        arithmetic=" + ".join(plain(one.number.value) for one in halves), settled=True,
    )  # fmt: skip


def _growth(inspection: Inspection, said: Claim, one: Claim, other: Claim, *, up: bool) -> Finding | None:
    if not one.number.value:
        return None
    change = other.number.value - one.number.value
    exact = (change if up else -change) * 100 / one.number.value
    digit = Decimal(1).scaleb(-said.number.decimals)
    return told_finding(
        inspection, "claim-change", said, (other, one), fits=abs(exact - said.number.value) <= digit,
        exact=exact.quantize(Decimal("0.01")),
        arithmetic=f"({plain(other.number.value)} − {plain(one.number.value)}) ÷ {plain(one.number.value)} × 100",
        settled=True,
    )  # fmt: skip
