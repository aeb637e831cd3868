"""What is left of a told whole: 问题25个，已整改19个，尚有6个正在整改; 涉及甲214件，占34.7%；…其余248件;
分属两个领域：甲2件，乙1件; 10个工作日内31件，…，超过20个工作日19件.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.numeral import DIGITS
from corpora.document.proportion import percentage
from service.checks.figures.part_groups import sum_of, thing_counted
from service.checks.figures.plain_counts import PERCENT, is_count
from service.checks.figures.ratio_doubts import rounding_of
from service.checks.figures.request_totals import ALL_REQUESTS, NEW
from service.checks.inspection import Finding, Inspection, plain
from service.checks.told.counts import Sentence, told_finding

_REST: Final = re.compile(r"^\s?(?:其余|剩余|余下|剩下)")
_REST_IN_NAME: Final = re.compile(r"(?:^|等)\s?(?:其[他它](?!组织|机构))[^，,。；;：:\d]{0,6}$")
_STILL: Final = re.compile(r"^\s?(?:还有|尚有|仍有|尚余|尚存|还剩|仍剩)\s?$")
_NOT_YET: Final = re.compile(r"^[^，,。；;]{0,6}?(?:正在|未|仍|尚|在办|待|之中|办理中|整改中)")
_DONE: Final = re.compile(r"(?:已|完成|办结|答复|整改|采纳|审结)[^，,。；;：:\d]{0,6}$")
_EXCEPT: Final = re.compile(r"除(?:去|了)?\s?$")
_OUT: Final = re.compile(r"^[^，,。；;]{0,16}外[，,]\s?(?:其[余他它]|剩余|余下)的?\s?$")
_ALL_DONE: Final = re.compile(r"未[^，,。；;：:\d]{0,6}$")
_LISTED: Final = re.compile(
    r"(?P<many>[两二三四五六七八])\s?(?:大)?(?:个|类|条|种|方面|项|块|部分)[^，,。；;：:\d]{0,6}[：:]|[：:]\s?[^，,。；;：:\d]{0,10}$"
)
_SAME: Final = re.compile(
    r"相同|同比|较|比|上年|去年|同期|主要|重点|等[，,。；;]|左右|结转|其中[^，,。；;\d]{0,14}其中"
)
_OTHER_THINGS: Final = re.compile(r"[一二两三四五六七八九十](?:条|个|类|种)(?:渠道|途径|方式|领域|方面)")
_SOON: Final = re.compile(r"\d{1,2}\s?(?:个)?(?:工作日|天|日)(?:以|之)?内|当[日天场]|即时")
_LATE: Final = re.compile(r"(?:超过|超)\s?\d{1,2}\s?(?:个)?(?:工作日|天|日)|\d{1,2}\s?(?:个)?(?:工作日|天|日)以上")
_WHOLE: Final = re.compile(
    r"收|受理|征[集求]|发现|检查|抽查|举办|召开|走访|编制|编发|办理|接待|制作|推送|发布|开展|组织|承办|共|总|全部|合计|培训|工单|提出|结转|制定|出台|新增|作出"
)
_NO_WHOLE: Final = re.compile("涉及|其中|[^，,。；;]类$|占")
_FALLS: Final = re.compile(r"[^，,。；;：:\d]{0,8}(?:[中里]|涉及|分|按|[：:]|[，,]\s?其中)")
"""Behind a whole: `48份申请涉及`, `36家企业中`."""
_A_SHARE: Final = re.compile(r"[）)]?[，,（(]?\s?(?:约|已)?占")
NEAR: Final = Decimal("1.25")
MOST_PARTS: Final = 9


def told_rest(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each rest, or list that is all, whose whole is told in front."""
    for place, said in enumerate(told.counts):
        if not is_count(said) or said.relation not in ("equal", "none") or place == 0:
            continue
        if _EXCEPT.search(told.own_words(place - 1)) and _OUT.search(told.head(place)):
            yield from _all_but(inspection, told, place)
        elif _is_rest(told, place):
            yield from _rest(inspection, told, place)
    for place in range(len(told.counts)):
        if (finding := _all_listed(inspection, told, place)) is not None:
            yield finding


def _is_rest(told: Sentence, place: int) -> bool:
    words = told.own_words(place)
    if _REST.search(words) or _REST_IN_NAME.search(words):
        return True
    return _STILL.search(words) is not None and _NOT_YET.search(told.tail(place)) is not None


def _all_but(inspection: Inspection, told: Sentence, place: int) -> Iterator[Finding]:
    """`工单430件，除7件外，其余423件`: of the one count in front of the same thing."""
    out, rest = told.counts[place - 1 : place + 1]
    before = told.before(place - 1)
    if thing_counted(out) != thing_counted(rest) or len(before) != 1 or before[0] != place - 2:
        return
    whole = told.counts[before[0]]
    if not is_count(whole) or whole.number.value <= out.number.value or whole.relation != "equal":
        return
    if whole.period_kind not in ("this_year", rest.period_kind) or re.search(
        "[。；;]|其中", told.text[told.behind(whole) : out.number.span.start]
    ):
        return
    exact = whole.number.value - out.number.value
    yield told_finding(
        inspection, "claim-parts", rest, (whole, out), fits=exact == rest.number.value, exact=exact,
        arithmetic=f"{plain(whole.number.value)} − {plain(out.number.value)}", settled=True,
    )  # fmt: skip


def _rest(inspection: Inspection, told: Sentence, place: int) -> Iterator[Finding]:
    rest = told.counts[place]
    before = [one for one in told.before(place) if not told.is_aside(one)][-MOST_PARTS:]
    if not before or not all(told.counts[one].relation == "equal" for one in before):
        return
    counts = [told.counts[one] for one in before]
    if (of_table := _whole_by_shares(inspection, told, before)) is not None:
        total, value = of_table
        exact = value - sum_of(counts)
        if exact > 0 and len(counts) > 1 and exact <= NEAR * rest.number.value and rest.number.value <= NEAR * exact:
            yield _found(inspection, rest, counts, exact, value, total.fields)
        return
    whole, parts = counts[0], counts[1:]
    words = told.text[told.start : rest.number.span.start]
    if not parts or _SAME.search(words) or _is_explained(inspection, counts, rest):
        return
    if (whole.fields and inspection.fitting(whole) is None) or _are_others_between(told, before[0], place):
        return
    exact = whole.number.value - sum_of(parts)
    made = sum_of(parts) + rest.number.value
    plain_rest = _REST.search(told.own_words(place)) is not None
    still = _STILL.search(told.own_words(place)) is not None
    if still and not (len(parts) == 1 and _DONE.search(told.clause(before[1]))):
        return
    if not (still or plain_rest or len(parts) > 2) or not _opens(told, before):
        return
    if max(made, whole.number.value) > (NEAR if not still else 2) * min(made, whole.number.value) or exact <= 0:
        return
    if plain_rest and len(parts) == 1 and any(one.firm for one in (whole, *parts)):
        return
    yield _found(inspection, rest, parts, exact, whole.number.value, (), (whole,))


def _opens(told: Sentence, before: Sequence[int]) -> bool:
    """Do the parts follow their whole at once, with no further whole among them?"""
    first = told.text[told.behind(told.counts[before[0]]) : told.counts[before[1]].number.span.start]
    later = told.text[told.behind(told.counts[before[1]]) : told.counts[before[-1]].number.span.start]
    at, behind = before[0], told.tail(before[0])
    if _A_SHARE.match(behind) or _NO_WHOLE.search(told.clause(at)):
        return False
    if not _WHOLE.search(told.clause(at)) and not _FALLS.match(behind):
        return False
    return re.search(r"[。]|^\s?[、和及与]", first) is None and re.search("[。]|其中|含", later) is None


def _are_others_between(told: Sentence, first: int, last: int) -> bool:
    """`动态1201条、征集调查16期、其他1141条`: is anything else counted among the parts?"""
    thing = thing_counted(told.counts[last])
    between = (one for one in range(first + 1, last) if told.counts[one].number.unit != PERCENT)
    return any(thing_counted(told.counts[one]) != thing and not told.is_aside(one) for one in between)


def _is_explained(inspection: Inspection, counts: Sequence[Claim], rest: Claim) -> bool:
    """Is it what some count in front, or total of the tables, leaves after others?"""
    value = rest.number.value
    totals = [total for one in ALL_REQUESTS if (total := inspection.value(one)) is not None]
    for size in range(1, len(counts) + 1):
        for some in combinations(counts, size):
            left = sum_of(some) + value
            if any(one.number.value == left for one in counts if one not in some) or left in totals:
                return True
    return False


def _whole_by_shares(
    inspection: Inspection, told: Sentence, before: Sequence[int]
) -> tuple[Expression, Decimal] | None:
    """`征地214件，占34.7%；更新96件，占15.6%；`: the total of the tables that all parts are told to be shares of."""
    if len(before) < 2:
        return None
    pairs = [(told.counts[one], told.counts[one + 1]) for one in before if told.counts[one + 1].number.unit == PERCENT]
    if len(pairs) != len(before) or any(one.number.unit not in ("件", "份", "宗") for one, _ in pairs):
        return None
    for total in ALL_REQUESTS:
        value = inspection.value(total)
        if value and all(
            (exact := percentage(part.number.value, value)) is not None and rounding_of(exact, share) is not None
            for part, share in pairs
        ):
            return total, value
    return None


def _found(
    inspection: Inspection, rest: Claim, parts: Sequence[Claim], exact: Decimal, whole: Decimal,
    fields: tuple[str, ...], others: Sequence[Claim] = (),
) -> Finding:  # fmt: skip
    taken = " − ".join(plain(one.number.value) for one in parts)
    return told_finding(
        inspection, "claim-parts", rest, [*others, *parts], fits=exact == rest.number.value, exact=exact,
        arithmetic=f"{plain(whole)} − {taken}", fields=fields, settled=True,
    )  # fmt: skip


def _all_listed(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """A whole whose words say into how many parts it falls, or that goes by how long something took."""
    whole = told.counts[place]
    if not is_count(whole) or whole.relation != "equal" or told.is_aside(place):
        return None
    parts = _parts(told, place)
    if len(parts) < 2:
        return None
    counts = [told.counts[one] for one in parts]
    opening = told.text[told.behind(whole) : counts[0].number.span.start]
    many = _LISTED.search(opening)
    so_many = many is not None and many["many"] is not None and DIGITS[many["many"]] == len(parts)
    by_time = len(parts) > 2 and _SOON.search(told.clause(parts[0])) and _LATE.search(_clause_of(told, parts[-1]))
    exact = sum_of(counts)
    either = len(parts) == 2 and not any(one.firm for one in (whole, *counts)) and _are_either(told, place, parts)
    if not (so_many or by_time or either) or _SAME.search(opening) or exact == whole.number.value:
        return None
    known = inspection.value(NEW) == exact and whole.number.value in {inspection.value(one) for one in ALL_REQUESTS}
    if known or max(exact, whole.number.value) > 2 * min(exact, whole.number.value):
        return None
    return told_finding(
        inspection, "claim-parts", whole, counts, fits=False, exact=exact,
        arithmetic=" + ".join(plain(one.number.value) for one in counts), settled=True,
    )  # fmt: skip


_PAIRS: Final = (("实名", "匿名"), ("线上", "线下"), ("有效", "无效"), ("城区", "郊区"), ("合格", "不合格"))
_NOT: Final = r"(?:未予|不予|没有|尚未|未|不)"


def _are_either(told: Sentence, place: int, parts: list[int]) -> bool:
    """`采纳52条，未采纳34条`: what is and what is not, with nothing between."""
    one, other = (told.name(part) for part in parts)
    if not _WHOLE.search(told.clause(place)) or _NO_WHOLE.search(told.clause(place)):
        return False
    if any((a in one and b in other) or (b in one and a in other) for a, b in _PAIRS):
        return True
    stem = re.match(rf"{_NOT}(?P<stem>[\u4e00-\u9fff]{{2,4}})", other)
    return stem is not None and one.endswith(stem["stem"]) and re.search(f"{_NOT}{stem['stem']}|部分", one) is None


def _clause_of(told: Sentence, place: int) -> str:
    """Its clause with what a bracket adds: `超过20个工作日（经批准延期）的19件`."""
    return re.split("[，,。；;：:、]", told.text[told.start : told.counts[place].number.span.start])[-1]


def _parts(told: Sentence, place: int) -> list[int]:
    """The counts behind of the same thing, as long as nothing else is counted."""
    whole, found = told.counts[place], list[int]()
    for one in range(place + 1, len(told.counts)):
        claim = told.counts[one]
        if told.is_aside(one) or _OTHER_THINGS.match(told.text, claim.number.span.start, told.end):
            continue
        if claim.number.unit == PERCENT and found:
            continue
        if thing_counted(claim) != thing_counted(whole) or not is_count(claim):
            return found
        between = told.text[told.behind(told.counts[found[-1] if found else place]) : claim.number.span.start]
        if re.search("[。；;]|其中|合计|共计|总计|另有|另外", between) and found:
            return found
        found.append(one)
    return found
