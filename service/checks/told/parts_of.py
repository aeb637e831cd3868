"""Percentages whose part and whole the words name: 回收180份，满意162份，满意度90%; 三类共占全部200件的50%;
全区收到1120件，开发区占7.8%; 纠错率为25%，即审结的8件中有2件被纠正.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from corpora.document.claim import Claim
from corpora.document.numeral import DIGITS
from corpora.document.proportion import percentage
from service.checks.figures.part_groups import sum_of, thing_counted
from service.checks.figures.plain_counts import PERCENT, is_count
from service.checks.figures.ratio_doubts import rounding_of
from service.checks.figures.request_totals import ALL_REQUESTS, NEW, SETTLED, TO_SETTLE
from service.checks.inspection import Finding, Inspection, plain
from service.checks.told.counts import Sentence, told_finding

_RATE: Final = re.compile(
    r"^\s?(?:平均|总体|综合|实际)?(?P<name>[\u4e00-\u9fff]{2,8}?)(?:率|度|比例|占比)(?:为|达到?|是|约)?\s?$"
)
_NO_RATE: Final = re.compile("办结|答复|办复|同比|增长|下降|公开|结案|维持|按期|按时|及时")
_TOGETHER: Final = re.compile(
    r"(?P<many>[两二三四五])(?:者|类|项|种|部分|方面|个)?(?:申请|来件)?(?:合计|共计?|总计|一共|加起来|之和|相加|合)?占(?P<of>[^，,。；;：:]{0,14})$"
)
_OF_ALL: Final = re.compile(
    r"^(?:到|了|据)?(?:全部|全年|所有|申请|来件|收件|本年度?)*(?:的)?"
    r"(?:总[数量]|总件数|申请总?[数量]|申请)(?:的)?\s?$"
)
_OF_SETTLED: Final = re.compile(
    r"占(?:到|了)?(?:全部|所有|各类)?(?:答复|办理结果|办理答复|答复结果|结案|办结件)(?:总?[数量]|件数)?的?\s?$"
)
_OF_NUMBER: Final = re.compile(r"占(?:到|了|据)?[^，,。；;：:\d]{0,8}$")
_CLOSES: Final = re.compile(r"[^，,。；;：:\d]{0,8}的\s?")
_DISTRICT: Final = re.compile(r"全[区市县省州]|[区市县省州](?:共|合计)?(?:收到|受理)")
_ITS_SHARE: Final = re.compile(
    r"^\s?(?P<who>[^，,。；;：:\d占]{2,10}?)(?:约|仅|就)?占(?:到|了|其中的?)?(?:比)?(?:为)?\s?$"
)
_IS_THAT: Final = re.compile(r"\s?(?:[，,]\s?(?:即|也就是说?)|[（(])[^，,。；;：:（()）\d]{0,8}$")
_AMONG: Final = re.compile(r"[^，,。；;：:\d]{0,10}?(?:[中里][，,]?(?:有|共)?|[，,、])[^，,。；;：:\d]{0,8}$")
_CLOSED: Final = re.compile(r"审结|已结|办结|结案|收回|回收|检查|抽查|共|总")
MOST: Final = 6


def told_parts_of(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each such percentage."""
    for place, percent in enumerate(told.counts):
        if percent.number.unit != PERCENT or percent.number.bound != "exact":
            continue
        if percent.relation in ("increase", "decrease") or percent.number.value > 100:
            continue
        for of in (_by_rate, _together, _of_settled, _of_number, _of_district, _told_behind):
            if (finding := of(inspection, told, place)) is not None:
                yield finding
                break


def _finding(
    inspection: Inspection, percent: Claim, part: Decimal, whole: Decimal, claims: Sequence[Claim],
    fields: tuple[str, ...] = (), *, others: Sequence[Decimal] = (),
) -> Finding | None:  # fmt: skip
    exact = percentage(part, whole)
    if exact is None or part > whole:
        return None
    fits = rounding_of(exact, percent) is not None
    made = [percentage(part, one) for one in others]
    if not fits and any(one is not None and rounding_of(one, percent) is not None for one in made):
        return None
    return told_finding(
        inspection, "claim-ratio", percent, claims, fits=fits,
        exact=exact.quantize(Decimal(1).scaleb(-max(1, percent.number.decimals))),
        arithmetic=f"{plain(part)} ÷ {plain(whole)} × 100", fields=fields, settled=True,
    )  # fmt: skip


def _by_rate(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`回收180份，满意162份，满意度90%`: of the only two counts in front, the second told by the rate's name."""
    said = _RATE.search(told.own_words(place))
    if (
        said is None
        or place != 2
        or _NO_RATE.search(said["name"])
        or not re.match(r"\s?[^，,。；;\d]{0,6}[，,（(]", told.tail(1))
    ):
        return None
    whole, part = told.counts[:2]
    alike = is_count(whole) and is_count(part) and thing_counted(whole) == thing_counted(part)
    alike = alike and whole.relation == part.relation == "equal" and whole.number.value > part.number.value
    if not alike or whole.fields or part.fields or said["name"][-2:] not in _named(told, 1):
        return None
    if not re.match(r"[^，,。；;、：:\d]{0,8}[，,]", told.tail(0)):
        return None
    if re.search("[。；;]|上年|去年|同期", told.text[told.start : told.counts[place].number.span.start]):
        return None
    return _finding(inspection, told.counts[place], part.number.value, whole.number.value, (part, whole))


def _named(told: Sentence, place: int) -> str:
    """The words of its clause on both sides."""
    return told.clause(place) + re.split("[，,。；;：:（(]", told.tail(place))[0]


def _together(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`甲41件，乙35件，丙27件，三类占总数的56.0%`, `三类共占全部200件的50%`."""
    words = told.text[told.start : told.counts[place].number.span.start][-40:]
    told_whole = told.counts[place - 1] if place else None
    said = _TOGETHER.search(words)
    if said is None:
        return None
    many, last = DIGITS[said["many"]], place
    while last and (
        told.is_aside(last - 1) or told.counts[last - 1].number.span.start >= _at(told, place, words, said)
    ):
        last -= 1
    run = [one for one in range(last) if is_count(told.counts[one]) and not told.is_aside(one)]
    if len(run) < many or run[-many:] != [*range(last - many, last)]:
        return None
    counts = [told.counts[one] for one in run[-many:]]
    if len({thing_counted(one) for one in counts}) > 1 or any(one.relation != "equal" for one in counts):
        return None
    own = place - 1 >= last and told_whole is not None and not told.is_aside(place - 1)
    if own and told_whole is not None and is_count(told_whole) and _CLOSES.fullmatch(told.head(place)):
        if thing_counted(told_whole) != thing_counted(counts[0]) or len(run) > many + 1:
            return None
        return _finding(inspection, told.counts[place], sum_of(counts), told_whole.number.value, (*counts, told_whole))
    if len(run) > many or not _OF_ALL.match(said["of"]) or counts[0].number.unit not in ("件", "份", "宗"):
        return None
    if told.counts[place].body not in ("own", "office"):
        return None
    totals = [(value, one) for one in ALL_REQUESTS if (value := inspection.value(one))]
    if not totals:
        return None
    return _finding(
        inspection, told.counts[place], sum_of(counts), totals[0][0], counts, totals[0][1].fields,
        others=[value for value, _ in totals[1:]],
    )  # fmt: skip


def _at(told: Sentence, place: int, words: str, said: re.Match[str]) -> int:
    """Where the words that it matched begin in the text."""
    return told.counts[place].number.span.start - len(words) + said.start()


def _of_settled(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`公开和部分公开的有100件，占全部答复的53.8%`."""
    if not place or not _OF_SETTLED.search(told.clause(place)) or not re.match(r"\s?[，,]", told.tail(place - 1)):
        return None
    part, value = told.counts[place - 1], inspection.value(SETTLED)
    alone = is_count(part) and not told.before(place - 1) and part.number.unit in ("件", "份", "宗")
    if not alone or not value or not part.fields or inspection.fitting(part) is None:
        return None
    return _finding(inspection, told.counts[place], part.number.value, value, (part,), SETTLED.fields)


def _of_number(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`…2件，占已结21件的9.5%`: of that whole one of the counts in front, or several together."""
    if place < 2 or not _CLOSES.fullmatch(told.head(place)) or not _OF_NUMBER.search(told.clause(place - 1)):
        return None
    whole = told.counts[place - 1]
    front = [told.counts[one] for one in range(place - 1) if is_count(told.counts[one])]
    front = [one for one in front if thing_counted(one) == thing_counted(whole)]
    if not is_count(whole) or not 0 < len(front) <= MOST or front[0].number.value >= whole.number.value:
        return None
    if len(front) > 1 and sum_of(front[1:]) != front[0].number.value and len(front) > 2:
        return None
    percent = told.counts[place]
    for size in range(1, len(front) + 1):
        for some in combinations(front, size):
            exact = percentage(sum_of(some), whole.number.value)
            if exact is not None and rounding_of(exact, percent) is not None:
                return _finding(inspection, percent, sum_of(some), whole.number.value, (*some, whole))
    return _finding(inspection, percent, front[0].number.value, whole.number.value, (front[0], whole))


def _of_district(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`全区收到申请1120件，开发区占7.8%`: what came in here, of all there."""
    said = _ITS_SHARE.search(told.own_words(place))
    if said is None or place < 1:
        return None
    whole = told.counts[place - 1]
    if (
        whole.number.unit not in ("件", "份", "宗")
        or not is_count(whole)
        or not _DISTRICT.search(told.clause(place - 1))
    ):
        return None
    if not re.search("收到|受理|新收", told.clause(place - 1)) or re.search("其中", told.head(place)):
        return None
    who = said["who"].strip()
    own = re.fullmatch(r"我[局委办区街镇处厅院]|本[机部]?[关门局]", who)
    organisation = inspection.document.text[:80]
    if own is None and not (len(who) > 1 and who in organisation):
        return None
    totals = [value for one in (NEW, TO_SETTLE, SETTLED) if (value := inspection.value(one))]
    if not totals or totals[0] >= whole.number.value:
        return None
    percent = told.counts[place]
    exact = [percentage(one, whole.number.value) for one in totals]
    if any(one is not None and rounding_of(one, percent) is not None for one in exact[1:]):
        return None
    return _finding(inspection, percent, totals[0], whole.number.value, (whole,), NEW.fields)


def _told_behind(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`纠错率为25%，即审结的8件中有2件被纠正`, `败诉率为50%（审结2件，败诉1件）`."""
    if place + 2 >= len(told.counts) or not re.search(r"率(?:为|达到?|是)?\s?$", told.clause(place)):
        return None
    whole, part = told.counts[place + 1 : place + 3]
    alike = is_count(whole) and is_count(part) and thing_counted(whole) == thing_counted(part)
    if not alike or part.number.value > whole.number.value or not _IS_THAT.fullmatch(told.tail(place)):
        return None
    if not _AMONG.fullmatch(told.tail(place + 1)) or not _CLOSED.search(_named(told, place + 1)):
        return None
    name = re.sub(r"率.*$", "", told.clause(place))[-2:]
    words = told.clause(place + 2) + told.tail(place + 2)[:10]
    kinds = {"纠错": "纠正|纠错|撤销|责令|改变", "纠正": "纠正|纠错|撤销|责令|改变"}
    kinds |= {"公开": "公开|获得|得到|满足|提供"}
    if not re.search(kinds.get(name, re.escape(name)), words):
        return None
    return _finding(inspection, told.counts[place], part.number.value, whole.number.value, (part, whole))
