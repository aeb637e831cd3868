"""Differences of told counts: 复议13件、诉讼5件，前者比后者多8件; 两者相差18件; 下半年比上半年少7件."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from corpora.document.claim import Claim, Expression
from service.checks.figures.plain_counts import is_count
from service.checks.figures.request_totals import CARRIED_IN, CARRIED_OUT, NEW, SETTLED
from service.checks.inspection import Finding, Inspection, plain
from service.checks.told.counts import Sentence, told_finding

_MORE: Final = "多|高|增加|增长|上升|增"
_LESS: Final = "少|低|减少|下降|减|缩短|压缩|提前|快"
_WAY: Final = rf"(?P<way>{_MORE}|{_LESS}|延长|超出)(?:了|出|收到?|办)?(?:整整|正好|恰好)?\s?$"
_FORMER: Final = re.compile(rf"(?P<one>[前后])者(?:(?:比|较)(?P<other>[前后])者)?(?:还|要|净)?{_WAY}")
_APART: Final = re.compile(
    r"(?:[两二][者项类个种][^，,。；;\d]{0,6}?(?:之间)?|之间|彼此)(?:仅|只|正好|恰好|的)?(?:相差|差额|差距|差)(?:了|为|达)?\s?$"
)
_CHANGED: Final = re.compile("增|减|升|降")
"""`今年前者增加1件`: since last year, and no more than the other."""
_NAMED: Final = re.compile(
    rf"(?P<one>[^，,。；;：:、\d]{{0,12}}?)(?:比|较)(?P<other>[^，,。；;：:、\d比较]{{2,12}}?)(?:还|要|又|净)?{_WAY}"
)
_NAMED_THAN: Final = re.compile(
    r"(?P<one>[^，,。；;：:、\d]{2,12}?)(?P<way>多|少|高|低)(?:出|于)(?P<other>[^，,。；;：:、\d]{2,10}?)\s?$"
)
"""`座谈会多于听证会` in front of 7场."""
_OTHER_YEARS: Final = re.compile(
    r"年(?!初|末)|上年|去年|同期|上期|预期|计划|目标|平均|规定|法定|以往|往常|全[市省县区]|前者|后者|半"
)
"""What a count is compared with that stands in another report, or in none."""
_HALVES: Final = re.compile(rf"(?P<one>[上下前后])半年(?:比|较)(?P<other>[上下前后])半年(?:还|要|净)?{_WAY}")
_FIRST_HALF: Final = re.compile(r"[上前]半年|前(?:6|六)个月|(?:1|一)(?:月)?\s?[-—–~～至到]\s?(?:6|六)月")
_SECOND_HALF: Final = re.compile(r"[下后]半年|后(?:6|六)个月|(?:7|七)(?:月)?\s?[-—–~～至到]\s?(?:12|十二)月")
_AGAINST: Final = re.compile(r"(?:比|较|对照|相比)[^，,。；;：:\d]{0,12}$")
_SHORTER: Final = re.compile(rf"[^，,。；;\d]{{0,6}}?{_WAY}")
_OF_TIME: Final = ("个工作日", "天", "日", "小时", "分钟")
_THEN: Final = re.compile(
    r"(?:较|比|对照|相比|相较|与|同)(?:于)?(?:(?:19|20)\d\d\s?年度?|上年度?|去年|前年)[^，,。；;\d]{0,10}$"
)
_NOW: Final = re.compile(r"(?:今年|本年度?|全年|(?:19|20)\d\d\s?年度?)[^，,。；;：:\d]{0,12}$")
_GREW: Final = re.compile(rf"[^，,。；;、\d]{{0,10}}?净?{_WAY}")
"""Behind this year's count: `508件净增`."""
_IN_TABLES: Final = (
    (re.compile("新收|收到|收件|受理"), NEW),
    (re.compile("办结"), SETTLED),
    (re.compile("上年结转|上年转入|结转而来"), CARRIED_IN),
    (re.compile("结转下年|转入下年|结转至"), CARRIED_OUT),
)
_ASKERS: Final = (
    (re.compile("自然人|个人|公民"), "natural_person"),
    (re.compile("企业"), "business"),
    (re.compile("律师|律所|法律服务"), "legal_service"),
    (re.compile("科研"), "research"),
)


def told_differences(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each difference of two counts of the sentence."""
    for place, said in enumerate(told.counts):
        if not is_count(said):
            continue
        for of in _WAYS:
            if (pair := of(inspection, told, place)) is not None:
                yield from _judged(inspection, told, place, pair)
                break


Pair = tuple[Claim | Expression, Claim | Expression, int | None]
"""What is more or less, than what, and 1 where the words say more, -1 less, None that they are apart."""


def _judged(inspection: Inspection, told: Sentence, place: int, pair: Pair) -> Iterator[Finding]:
    one, other, sign = pair
    said = told.counts[place]
    left, right = (_value(inspection, item) for item in (one, other))
    if left is None or right is None or left == right == 0:
        return
    exact = abs(left - right) if sign is None else sign * (left - right)
    fits = exact == said.number.value
    others = [told.counts[item] for item in told.before(place)]
    pairs = [{*both} for both in combinations(others, 2) if len(others) > 2 and {*both} != {one, other}]
    if not fits and any(abs(a.number.value - b.number.value) == said.number.value for a, b in pairs):
        return
    first, second = (right, left) if sign == -1 or (sign is None and right > left) else (left, right)
    yield told_finding(
        inspection, "claim-change", said, [item for item in (one, other) if isinstance(item, Claim)], fits=fits,
        exact=exact, arithmetic=f"{plain(first)} − {plain(second)}",
        fields=tuple(field for item in (one, other) if isinstance(item, Expression) for field in item.fields),
    )  # fmt: skip


def _value(inspection: Inspection, item: Claim | Expression) -> Decimal | None:
    return inspection.value(item) if isinstance(item, Expression) else item.number.value


def _sign(way: str) -> int:
    return 1 if re.fullmatch(rf"{_MORE}|延长|超出", way) else -1


def _of_the_last_two(inspection: Inspection, told: Sentence, place: int) -> Pair | None:
    """`前者比后者多8件`, `两者相差18件`: of the two counts right in front."""
    words = told.text[told.start : told.counts[place].number.span.start][-30:]
    before = told.before(place)[-2:]
    former = _FORMER.search(words)
    if len(before) < 2 or (former is None and _APART.search(words) is None):
        return None
    first, second = (told.counts[item] for item in before)
    if former is None:
        return first, second, None
    if former["one"] == former["other"] or (former["other"] is None and _CHANGED.search(former["way"])):
        return None
    sign = _sign(former["way"])
    return (first, second, sign) if former["one"] == "前" else (second, first, sign)


def _of_halves(inspection: Inspection, told: Sentence, place: int) -> Pair | None:
    """`上半年115件，下半年108件，下半年比上半年少7件`."""
    said = _HALVES.search(told.clause(place))
    if said is None:
        return None
    counts = told.before(place)
    first = [item for item in counts if _FIRST_HALF.search(told.clause(item))]
    second = [item for item in counts if _SECOND_HALF.search(told.clause(item))]
    if len(first) != 1 or len(second) != 1:
        return None
    early = said["one"] in "上前"
    if early == (said["other"] in "上前"):
        return None
    pair = (told.counts[first[0]], told.counts[second[0]])
    one, other = pair if early else (pair[1], pair[0])
    return one, other, _sign(said["way"])


def _of_named(inspection: Inspection, told: Sentence, place: int) -> Pair | None:
    """`制发15件、废止10件，制发比废止多5件`, `企业7件，比自然人少34件`: the other may stand in the tables alone."""
    clause = told.clause(place).strip()
    said = _NAMED.fullmatch(clause) or _NAMED_THAN.fullmatch(clause)
    if said is None or _OTHER_YEARS.search(said["other"]) or _OTHER_YEARS.search(said["one"]):
        return None
    before = told.before(place)
    if said["one"].strip():
        one = _meant(inspection, told, said["one"], before)
    else:
        one = told.counts[before[-1]] if before and before[-1] == place - 1 else None
    other = _meant(inspection, told, said["other"], before)
    if one is None or other is None or one == other:
        return None
    return one, other, _sign(said["way"])


def _meant(inspection: Inspection, told: Sentence, name: str, before: Sequence[int]) -> Claim | Expression | None:
    """The one count that is told by a name, else what the tables have by it."""
    named = told.named(name, before) or [item for item in before if name.strip() in told.clause(item)]
    if named:
        return told.counts[named[0]] if len(named) == 1 else None
    if any(told.counts[item].period_kind == "running_total" for item in before):
        return None
    for words, expression in _IN_TABLES:
        if words.search(name) and not re.search("不|未", name):
            return expression if inspection.value(expression) is not None else None
    for words, column in _ASKERS:
        if words.search(name):
            one = Expression(name=name, plus=(f"requests.new.{column}",))
            return one if inspection.value(one) is not None else None
    return None


def _of_a_time(inspection: Inspection, told: Sentence, place: int) -> Pair | None:
    """`平均用时11.4个工作日，比法定的20个工作日缩短8.6个工作日`."""
    said = told.counts[place]
    if place < 2 or said.number.unit not in _OF_TIME:
        return None
    now, base = told.counts[place - 2 : place]
    way = _SHORTER.fullmatch(told.head(place))
    alike = is_count(now) and is_count(base) and now.number.unit == base.number.unit == said.number.unit
    if way is None or not alike or _AGAINST.search(told.clause(place - 1)) is None:
        return None
    return now, base, _sign(way["way"])


def _of_years(inspection: Inspection, told: Sentence, place: int) -> Pair | None:
    """`较2021年的365件，2023年新收的508件净增143件`: this year's count between the other year's and the change."""
    if place < 2:
        return None
    base, now = told.counts[place - 2 : place]
    alike = is_count(base) and is_count(now) and base.number.unit == now.number.unit == told.counts[place].number.unit
    way = _GREW.fullmatch(told.head(place))
    if (
        not alike
        or way is None
        or not _THEN.search(_words(told, place - 2))
        or not _NOW.search(_words(told, place - 1))
    ):
        return None
    return (now, base, _sign(way["way"])) if re.match(r"\s?[，,]", told.tail(place - 2)) else None


def _words(told: Sentence, place: int) -> str:
    return told.text[told.start : told.counts[place].number.span.start][-30:]


_WAYS: Final[Sequence[Callable[[Inspection, Sentence, int], Pair | None]]] = (
    _of_the_last_two, _of_halves, _of_named, _of_a_time, _of_years,
)  # fmt: skip
