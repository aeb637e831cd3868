"""What is left of a whole that the words name, in any order: 176件里，甲61件、乙33件，其余合计82件; 其余不予公开理由
合计74件; 把办结件中的重复5件剔除，为47件; 合计55件，办结52件，还有3件没有到期.
"""

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
from service.checks.figures.request_totals import NEW, SETTLED, TO_SETTLE, UNITS
from service.checks.inspection import Finding, Inspection, plain
from service.checks.told.counts import Sentence, told_finding
from service.checks.told.parts_named import Amount, cells_named, of_cells, of_claims

_REST: Final = re.compile(
    r"^\s?(?:其[余他它]|剩余|余下|剩下|余|尚余|还剩|尚剩|仅余)(?:的)?"
    r"(?:\d{1,3}\s?(?:个|家)[^，,。；;：:\d]{1,8}?|(?P<name>[^，,。；;：:\d]{0,10}?))(?:理由|情形|原因)?(?:合计|共计?|总计|均)?(?:为|有|是|计)?\s?$"
)
_STILL: Final = re.compile(r"^\s?(?:还有|尚有|仍有|另有)\s?$")
_NOT_YET: Final = re.compile(r"[^，,。；;]{0,6}?(?:没有?|未|尚|仍|正在|在办|在审|待|等待|转入|结转)")
_ENDED: Final = re.compile(r"(?:办结|办完|答复|审结|整改|完成|结案|办理完毕)[^，,。；;：:\d]{0,4}$")
_OPENS: Final = re.compile(
    r"[^，,。；;：:\d（(]{0,14}(?:[中里]|当中|之中)[，,]?[^，,。；;：:\d]{0,16}|[^，,。；;：:、\d和与及]{0,10}[，,：:；;][^，,。；;：:\d]{0,16}"
    r"|[^，,。；;：:、\d和与及]{0,8}(?:已经?|年内)?(?:整改|审结|办结|采纳|完成)"
)
_WITH_ALL: Final = re.compile(
    "(?:新收|收到|本年)[^，,。；;\\d]{0,6}(?:与|和|加|及)[^，,。；;\\d]{0,8}(?:合计|共|相加|总)|总共"
)
_NO_LIST: Final = re.compile(
    "平均|每|主要|重点|等[，,。；;]|左右|同比|较上|比上|上年同期|包括|含|同时|其中[^。；;]*其中"
)
_GENERIC: Final = re.compile(
    r"^\s?(?:从|按)?(?:全年|今年|本年度?)?(?:收到的|新收的?)?申请(?:内容|事项|渠道|方式|来源|主题|类型|人)?(?:来)?(?:看|[中里]|方面|上)[，,]"
)
_TAKEN_OUT: Final = re.compile(r"剔除|扣除|除去|刨除|减去|去掉|扣掉")
_FROM: Final = re.compile(r"(?:把|将|从|就)(?P<of>[^，,。；;：:\d]{2,8}?)[中里]的?")
_LEAVES: Final = re.compile(r"(?:为|是|有|剩|余|共)\s?$")
_SOON: Final = re.compile(r"\s?[^，,。；;\d]{0,4}\d{1,2}\s?个?工作日(?:以|之)?内")
_LIST_ENDS: Final = re.compile("[。；;（(：:]|其中|包括|含|比|较")
_LATE: Final = re.compile(r"延期|延长|超过|逾期")
NEAR, FAR, FEW = Decimal("1.25"), Decimal(2), 10
"""How many times the whole its parts come to, where it may be another's and where the words leave no other, and so few
that they may be far from it.
"""
_IN_PARTS: Final = re.compile("其中|[（(]|包括|含")
NEAR_IT: Final = 16
"""Characters in front of a count that call it the first."""
_FIRST: Final = re.compile("最多|最大|居首|首位")
"""Of the first of some, and no whole."""
_TAKES_IN: Final = re.compile(r"[^，,。；;\d]{0,2}[，,（(]?(?:含|包括|连同)")
CLOSE: Final = Decimal("0.12")

_EACH: Final = re.compile(r"各[占有为]?\s?$")


def told_left_over(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each such rest."""
    for place, rest in enumerate(told.counts):
        if not is_count(rest) or rest.relation not in ("equal", "none") or rest.period_kind == "plan":
            continue
        for of in (_taken_out, _late, _of_the_named, _of_what_opens, _of_requests):
            if (finding := of(inspection, told, place)) is not None:
                yield finding
                break


def _statement(told: Sentence, place: int) -> list[int]:
    """Exact counts of the same thing in front, back to the last 。."""
    start = told.counts[place].number.span.start
    thing = thing_counted(told.counts[place])
    front = [
        one for one in told.before(place)
        if told.counts[one].relation == "equal" and not told.is_aside(one) and thing_counted(told.counts[one]) == thing
    ]  # fmt: skip
    return [one for one in front if "。" not in told.text[told.counts[one].number.span.end : start]]


def _made(
    inspection: Inspection, told: Sentence, place: int, whole: Amount, parts: Sequence[Claim], *, sure: bool = False
) -> Finding | None:
    """The whole less its parts, unless the words may count fewer or more of them or go on with further parts."""
    rest = told.counts[place]
    exact = whole.value - sum_of(parts)
    made = sum_of(parts) + rest.number.value
    low, high = sorted((made, whole.value))
    if (
        any(_EACH.search(told.clause(one)) for one in range(place))
        or _TAKES_IN.match(told.tail(place))
        or exact < 0
        or low <= 0
        or _go_on(told, place, exact)
        or (high > (FAR if sure else NEAR) * low and high > FEW)
    ):
        return None
    taken = " − ".join([whole.shown, *(plain(one.number.value) for one in parts)])
    return told_finding(
        inspection, "claim-change" if sure else "claim-parts", rest, [*whole.claims, *parts],
        fits=exact == rest.number.value, exact=exact, arithmetic=taken, fields=whole.fields, settled=True,
    )  # fmt: skip


def _go_on(told: Sentence, place: int, left: Decimal) -> bool:
    """`17件，维持10件，纠正1件，其他5件，未审结1件`: does it with those listed behind it come to what is left?"""
    value = told.counts[place].number.value
    for one in range(place + 1, len(told.counts)):
        behind = told.counts[one]
        words = told.text[told.behind(told.counts[one - 1]) : behind.number.span.start]
        if _LIST_ENDS.search(words) or behind.relation != "equal" or not _is_alike(behind, told.counts[place]):
            return False
        value += behind.number.value
        if value == left:
            return True
    return False


def _is_alike(one: Claim, other: Claim) -> bool:
    return is_count(one) and thing_counted(one) == thing_counted(other)


def _rest_said(told: Sentence, place: int) -> re.Match[str] | None:
    """`其余`, `余`, `其余9个镇街合计`, in whose words a count aside may stand."""
    return _REST.search(told.clause(place))


def _is_explained(inspection: Inspection, told: Sentence, place: int, parts: Sequence[int]) -> bool:
    """Does any run of the counts in front, with the rest, come to a told whole, or to a total of the tables?"""
    value = told.counts[place].number.value
    head = told.text[told.start : told.counts[place].number.span.start]
    wholes = {told.counts[one].number.value for one in told.before(place)} if _IN_PARTS.search(head) else set[Decimal]()
    wholes |= {one.number.value for one in inspection.told_in_front_of(told.counts[0].sentence) if is_count(one)}
    wholes |= {total for one in (NEW, SETTLED, TO_SETTLE) if (total := inspection.value(one)) is not None}
    runs = [parts[first:] for first in range(len(parts))]
    return any(sum_of([told.counts[one] for one in run]) + value in wholes for run in runs if run)


def _of_what_opens(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`176件申请里，甲61件，乙33件、丙27件，其余9个镇街合计55件`, `新收与结转合计55件，办结52件，还有3件没有到期`."""
    front = _statement(told, place)
    still = _STILL.search(told.own_words(place)) and _NOT_YET.match(told.tail(place))
    said = _rest_said(told, place)
    if len(front) < 2 or not (still or said):
        return None
    at, parts = front[0], front[1:]
    if (said is not None and (said["name"] or "").strip()) or (still and not _ENDED.search(told.clause(front[-1]))):
        return None
    whole = told.counts[at]
    head = told.text[told.start : told.counts[place].number.span.start]
    if (
        _NO_LIST.search(head)
        or _FIRST.search(told.text[told.start : whole.number.span.start][-NEAR_IT:])
        or any(told.counts[one].period_kind not in ("this_year", whole.period_kind) for one in parts)
    ):
        return None
    if whole.number.bound != "exact" or not _OPENS.fullmatch(
        told.text[told.behind(whole) : told.counts[at + 1].number.span.start]
    ):
        return None
    if any(told.counts[one].number.value > whole.number.value for one in parts):
        return None
    first, last = told.counts[parts[0]].number.span.end, told.counts[place].number.span.start
    if re.search("其中|[（(]", told.text[first:last]):
        return None
    strict = _WITH_ALL.search(told.clause(at)) is not None
    if not strict and _is_explained(inspection, told, place, front):
        return None
    if len(parts) == 1 and not (strict or still or _ENDED.search(told.own_words(parts[0]))):
        return None
    if strict and len(parts) == 1 and inspection.fitting(told.counts[place]) is not None:
        return _done(inspection, told, whole, told.counts[parts[0]], told.counts[place])
    made = sum_of([told.counts[one] for one in parts]) + told.counts[place].number.value
    if len(parts) == 1 and not strict and made < whole.number.value:
        return None  # 排查8个，整改5个，余下2个限期整改
    return _made(inspection, told, place, of_claims([whole]), [told.counts[one] for one in parts], sure=strict)


def _done(inspection: Inspection, told: Sentence, whole: Claim, done: Claim, rest: Claim) -> Finding:
    """`合计55件，办结50件，还有3件没有到期` where the tables bear the 3 out: of those that were settled."""
    exact = whole.number.value - rest.number.value
    return told_finding(
        inspection, "claim-change", done, [whole, rest], fits=exact == done.number.value, exact=exact,
        arithmetic=f"{plain(whole.number.value)} − {plain(rest.number.value)}", settled=True,
    )  # fmt: skip


def _of_the_named(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`内部事务9件、过程性信息21件，其余不予公开理由合计74件`, `延期37件，占办结件的15.2%，其余207件`."""
    said, front = _rest_said(told, place), _statement(told, place)
    if said is None or not front or any(not told.counts[one].fields for one in front if said["name"]):
        return None
    name = (said["name"] or "").strip("的 ")
    parts = [told.counts[one] for one in front]
    if name:
        named = cells_named(inspection, name)
        group = len(named) == 1 and len(named[0].fields) > 1
        inside = all(one.fields and {*one.fields[0].plus} < {*named[0].fields} for one in parts) if group else False
        return _made(inspection, told, place, named[0], parts, sure=True) if group and inside else None
    last = told.counts[place - 1] if place else None
    if (finding := _of_the_counted(inspection, told, place, front)) is not None:
        return finding
    if last is None or last.number.unit != PERCENT or len(front) != 1 or front[0] != place - 2:
        return None
    of = re.fullmatch(r"\s?[，,（(]\s?(?:约)?占(?P<of>[^，,。；;：:\d]{2,10}?)的?\s?", told.head(place - 1))
    named = cells_named(inspection, of["of"]) if of else []
    if len(named) != 1 or parts[0].number.unit not in UNITS or parts[0].body not in ("own", "office"):
        return None
    return _made(inspection, told, place, named[0], parts)


def _of_the_counted(inspection: Inspection, told: Sentence, place: int, front: Sequence[int]) -> Finding | None:
    """`甲44件、乙19件，上述两类占新收98件的64.3%，余35件为其他`: a share bears the whole out, and what is one of it."""
    *some, whole = front
    percent = told.counts[place - 1]
    if percent.number.unit != PERCENT or whole != place - 2 or len(some) < 2 or "占" not in told.clause(whole):
        return None
    parts, all_of = [told.counts[one] for one in some], told.counts[whole]
    exact = percentage(sum_of(parts), all_of.number.value)
    if exact is None or rounding_of(exact, percent) is None:
        return None
    return _made(inspection, told, place, of_claims([all_of]), parts, sure=True)


def _of_requests(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`申请内容中，甲类21件、乙类12件，其余17件为其他事项`: of all that came in."""
    said, front = _rest_said(told, place), _statement(told, place)
    if said is None or said["name"] or len(front) < 2 or not _GENERIC.match(told.text[told.start : told.end]):
        return None
    head = told.text[told.start : told.counts[place].number.span.start]
    parts = [told.counts[one] for one in front]
    if _NO_LIST.search(head) or "其中" in head or front != [*range(place - len(front), place)]:
        return None
    new = of_cells(inspection, NEW)
    if new is None or _is_explained(inspection, told, place, front) or parts[0].number.unit not in UNITS:
        return None
    if abs(sum_of(parts) + told.counts[place].number.value - new.value) > max(CLOSE * new.value, Decimal(2)):
        return None
    return _made(inspection, told, place, new, parts)


def _taken_out(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`把办结件中的重复5件和信访13件剔除，真正需要答复的为34件`, `在册21件，扣除上年结转1件，新来的是20件`."""
    front, head = _statement(told, place), told.head(place)
    if not front or front[-1] != place - 1 or not _LEAVES.search(told.clause(place)):
        return None
    words = told.text[told.start : told.counts[place].number.span.start]
    said = _FROM.search(words)
    if said is not None and re.match(
        r"[^，,。；;\d]{0,4}(?:剔除|扣除|除去|刨除|去掉|扣掉)[^，,。；;\d]{0,6}[，,]", head
    ):
        named = cells_named(inspection, said["of"])
        out = [told.counts[one] for one in front if told.counts[one].number.span.start >= told.start + said.end()]
        return (
            _made(inspection, told, place, named[0], out, sure=True)
            if len(named) == 1 and len(out) == len(front)
            else None
        )
    if len(front) == 2 and _TAKEN_OUT.search(told.own_words(front[1])) and re.match(r"[^，,。；;\d]{0,8}[，,]", head):
        whole, less = (told.counts[one] for one in front)
        if whole.number.value <= less.number.value or re.search("[。；;]", words):
            return None
        return _made(inspection, told, place, of_claims([whole]), [less], sure=True)
    return None


def _late(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`515件办结件中，478件在20个工作日内答复；经批准延期答复的37件`: there is no third."""
    front = _statement(told, place)
    if len(front) != 2 or not _LATE.search(told.own_words(place)) or told.tail(place).strip("。") not in ("", "；"):
        return None
    whole, soon = (told.counts[one] for one in front)
    opens = re.match(r"[^，,。；;：:\d（(]{0,10}[中里][，,]", told.tail(front[0])) is not None
    if not opens or not _SOON.match(told.text, told.behind(soon), told.end):
        return None
    return _made(inspection, told, place, of_claims([whole]), [soon], sure=True)
