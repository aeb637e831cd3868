"""Changes between two figures that the statement tells in any order: 由16天压缩至12天，压缩25%; 较2021年的22份增长118%,
全年48份; 满意率96.5%，高于上年的94.0%，提高2.5个百分点.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final, NamedTuple

from corpora.document.claim import Claim
from service.checks.figures.plain_counts import PERCENT
from service.checks.inspection import Finding, Inspection, last_digit, plain
from service.checks.told.counts import Sentence, told_finding

POINTS: Final = "个百分点"
_UP: Final = r"增长|增加|上升|提高|提升|上涨|扩大|增幅|升幅|涨幅|增|升|多|高"
_DOWN: Final = (
    r"减少|下降|降低|回落|压减|压缩|缩短|缩减|缩小|提速|提前|降幅|减幅|跌幅|(?<!增)(?<!升)(?<!涨)幅|减|降|少|低|快"
)
_WAY: Final = re.compile(
    rf"(?:^|[^新增减升降多少高低])净?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|出|幅度?|率|发布?|推送?|收到?|办理?|答复?|公开|举办|召开|开展|培训|接待|接听|制发|印发)?(?:仅|约|达到?|为|整整|恰好|正好)?\s?$"
)
_YEAR: Final = r"(?:上(?:一)?年度?|去年|前年|(?:19|20)\d\d\s?年度?)"
_IS_BASE: Final = re.compile(
    rf"(?:较|比|与|同|于|对照|相比){_YEAR}(?:同期|年?[末底])?的?[（(]?(?:[^，,。；;：:\d多少增减升降]{{0,8}})?$"
    rf"|(?:^|[，,（(；;]){_YEAR}(?:同期|年?[末底])?(?:[^，,。；;：:\d多少增减升降]{{0,8}})?$"
    r"|(?:较|比|高于|低于|多于|少于)(?:年初|期初)的?$"
)
_COMPARED: Final = re.compile(r"较|比|与|同|于")
_FROM: Final = re.compile(r"[由从自][^，,。；;：:、]{0,14}$")
_TO: Final = re.compile(r"[^，,。；;、\d]{0,8}?(?:至|到|为|成)(?:了|今年的?|目前的?|现在的?)?\s?$")
_IN_A_BRACKET: Final = re.compile(rf"(?:较|比){_YEAR}(?:同期)?的?[（(]\s?$")
"""`新收申请比上年（40件）` in front of 增长."""
_AVERAGED: Final = re.compile(r"年均|平均每年|每年平均|累计|环比|连续|以上|分别")
_OVER_YEARS: Final = re.compile(
    r"(?:[两二三四五]年[间来]?|[其期]间|比?前后)(?:累计|共|合计|总共|净)?(?:增|减|上升|下降|多|少)"
)
_OF_A_YEAR: Final = re.compile(r"(?:19|20)\d\d\s?年度?的?(?:同比|增幅|降幅)")
_REACHES: Final = re.compile(r"(?:今年|目前|现|本年度?)?已?(?:达到?|增至|升至|增加到|减至|降至|减少到)\s?")
"""`较2021年的60人增长100%，今年达到` in front of what it came to."""
_LAST_YEAR: Final = re.compile("上(?:一)?年|去年")
_OF_A_PART: Final = "其中"
"""`总量增加66件，增长27.3%，其中企业由59件增至98件`: what grew is another."""
LEAST_SHARE: Final = Decimal("0.06")
"""Percentage points that a growth told without decimals may be off by the rounding of its figures."""


class _Change(NamedTuple):
    said: Claim
    sign: int


def told_changes(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each change whose two figures stand in its statement."""
    for statement in _statements(told):
        changes = [one for place in statement if (one := _change(told, place)) is not None]
        words = _words(told, statement) if changes else ""
        if changes and not _AVERAGED.search(words) and not (len(changes) > 1 and _OF_A_PART in words):
            yield from _judged(inspection, told, statement, changes)
    yield from _over_years(inspection, told)


def _statements(told: Sentence) -> Iterator[list[int]]:
    """The places of its counts, between one 。 or ； and the next."""
    text, start = told.text, told.start

    def of(place: int) -> int:
        front = text[start : told.counts[place].number.span.start]
        return sum(front.count(mark) for mark in "；;。")

    for _, group in groupby(range(len(told.counts)), key=of):
        yield [*group]


def _words(told: Sentence, statement: Sequence[int]) -> str:
    first = told.counts[statement[0]].number.span.start
    return told.clause(statement[0]) + told.text[first : told.counts[statement[-1]].number.span.end + 6]


def _change(told: Sentence, place: int) -> _Change | None:
    """`增长25%`, `减少12件`; a comparison in the same clause may stand in front of it."""
    said = told.counts[place]
    if said.number.bound != "exact" or said.number.unit in (None, "倍") or said.negated:
        return None
    words = told.own_words(place)
    if _OF_A_YEAR.search(words):
        return None  # 而2022年同比增幅为17.5%
    if re.search(_YEAR, words) and not _COMPARED.search(words):
        return None  # （2021年增长10.1%）
    way = _WAY.search(words)
    return _Change(said, 1 if way["up"] else -1) if way is not None else None


_STILL: Final = re.compile(r"(?:高于|低于|多于|少于|超过|不及)[^，,。；;]{0,4}(?:19|20)\d\d年?(?:的|同期)*\s?$")
"""`同比减少22件，仍高于2020年的163件`: what a change is told beside, and not from."""


def _judged(
    inspection: Inspection, told: Sentence, statement: Sequence[int], changes: Sequence[_Change]
) -> Iterator[Finding]:
    changed = {one.said.id for one in changes}
    figures = [place for place in statement if told.counts[place].id not in changed and _is_figure(told, place)]
    made = _two(inspection, told, figures, changes)
    if made is None:
        return
    now, base, claims, fields = made
    behind = claims[-1].number.span.start
    if changes[0].said.number.span.start < behind and _STILL.search(told.text, told.start, behind):
        return
    for said, sign in _of_that_base(told, claims[-1], changes) if fields else changes:
        if _is_of_another(told, said, claims) or _is_of_times(told, said, claims):
            continue
        unit = said.number.unit
        pair = [one.number.unit for one in claims]
        if unit == POINTS and pair == [PERCENT, PERCENT]:
            exact, arithmetic = now - base, f"{plain(now)} − {plain(base)}"
        elif unit == PERCENT and base and PERCENT not in pair:
            exact = (now - base) * 100 / base
            arithmetic = f"({plain(now)} − {plain(base)}) ÷ {plain(base)} × 100"
        elif unit == pair[0] and unit not in (PERCENT, POINTS):
            exact, arithmetic = now - base, f"{plain(now)} − {plain(base)}"
        else:
            continue
        if (sign < 0) != (exact < 0) and exact and unit == PERCENT and fields:
            continue
        exact *= sign
        slack = _slack(said, base, claims) if unit == PERCENT else _last_digits(claims)
        fits = abs(exact - said.number.value) <= slack
        if unit == PERCENT:
            exact = exact.quantize(Decimal("0.01"))
        yield told_finding(
            inspection, "claim-change", said, claims, fits=fits, exact=exact, arithmetic=arithmetic, fields=fields,
            settled=True,
        )  # fmt: skip


_NAMES: Final = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,10}?)(?:同比|较上年|比上年|相比|均|也)*(?:净|共)?(?:增|减|上升|下降|提高|回落|降)"
)


def _is_of_another(told: Sentence, said: Claim, claims: Sequence[Claim]) -> bool:
    """`发布信息2315条，较上年2100条增加215条，阅读量增长35%`: does the change name what no figure is told of?"""
    named = _NAMES.match(told.own_words(told.counts.index(said)).strip())
    if named is None or any(one.number.span.start > said.number.span.start for one in claims):
        return False
    front = told.text[told.start : min(one.number.span.start for one in claims)]
    return named["name"] not in front and not re.search("较|比|与|同|于|年|共|总", named["name"])


_OF_TIMES: Final = ("天", "日", "个工作日", "小时", "分钟", "分", "秒", "个月")


def _is_of_times(told: Sentence, said: Claim, claims: Sequence[Claim]) -> bool:
    """`承诺件平均提速62%，告知承诺制事项由5项增加到9项`: what is quicker is no number of things."""
    words = told.own_words(told.counts.index(said))
    return "提速" in words and any(one.number.unit not in _OF_TIMES for one in claims)


def _of_that_base(told: Sentence, base: Claim, changes: Sequence[_Change]) -> list[_Change]:
    """Behind `较2021年的22份` all that follow; `增长33%，2023年为36份` is of the one in front."""
    start = base.number.span.start
    behind = [one for one in changes if one.said.number.span.start > start]
    at = told.counts.index(base)
    if _COMPARED.search(told.clause(at)) or _IN_A_BRACKET.search(told.statement(at)):
        between = told.text[start : behind[-1].said.number.span.start] if behind else ""
        return behind if not re.search(f"(?:较|比|与|同|于){_YEAR}", between) else []
    front = [one for one in changes if one.said.number.span.start < start]
    return front[-1:] if not behind else []


def _slack(said: Claim, base: Decimal, claims: Sequence[Claim]) -> Decimal:
    """By the last digit of the percentage, and of figures that are themselves rounded."""
    digit = Decimal(1).scaleb(-said.number.decimals) * Decimal("0.999")
    rounded = sum((Decimal(1).scaleb(-one.number.decimals) for one in claims if one.number.decimals), Decimal(0))
    if any(one.number.value >= 10000 for one in claims):
        rounded = max(rounded, max(one.number.value for one in claims) * Decimal("0.01"))
    return max(digit, LEAST_SHARE) + rounded * 100 / base


def _last_digits(claims: Sequence[Claim]) -> Decimal:
    """`1.23万件`: how far a difference may be off by the rounding of its figures."""
    digits = (last_digit(one) or Decimal(0) for one in {one.id: one for one in claims}.values())
    return sum((one for one in digits if one > 1), Decimal(0))


def _is_figure(told: Sentence, place: int) -> bool:
    """Is it a figure of the kind that grows: no year's number, nothing counted aside?"""
    return told.counts[place].number.bound == "exact" and told.counts[place].number.unit not in (None, "倍", "位", "年")


_Two = tuple[Decimal, Decimal, Sequence[Claim], tuple[str, ...]]


def _two(inspection: Inspection, told: Sentence, figures: Sequence[int], changes: Sequence[_Change]) -> _Two | None:
    """(now, then) with their claims and what the tables have of them."""
    bases = [
        place for place in figures
        if _IS_BASE.search(told.statement(place))
        and (told.counts[place].period_kind != "this_year" or _AT_FIRST.search(told.clause(place)))
    ]  # fmt: skip
    first = changes[0].said
    if len(figures) == 2:
        one, other = (told.counts[place] for place in figures)
        if one.number.unit != other.number.unit:
            return None
        if _FROM.search(told.clause(figures[0])) and _TO.fullmatch(told.head(figures[1])):
            return other.number.value, one.number.value, (other, one), ()
        if len(bases) != 1:
            return None
        now, base = (other, one) if bases == [figures[0]] else (one, other)
        base_at = bases[0]
        of_stock = now.period_kind == base.period_kind == "running_total" and _AT_FIRST.search(told.clause(base_at))
        if not (now.period_kind == "this_year" or of_stock) or now.relation not in ("equal", "none", "share"):
            return None
        change = first.number.span.start
        stands_between = base.number.span.start < change < now.number.span.start
        if stands_between and _REACHES.fullmatch(told.own_words(told.counts.index(now))) is None:
            return None  # 较2022年的60件减少10件，2023年办结52件
        if base.period_kind == "other_year" and _LAST_YEAR.search(told.own_words(told.counts.index(first))):
            return None
        return now.number.value, base.number.value, (now, base), ()
    if len(figures) != 1 or bases != list(figures) or not first.fields or first.period_kind != "this_year":
        return None
    base = told.counts[figures[0]]
    value = inspection.value(first.fields[0])
    between = told.text[told.behind(base) : first.number.span.start]
    alike = base.number.unit in ("件", "份", "宗", "起", "万元") and len(first.fields) == 1
    if value is None or not alike or first.body not in ("own", "office") or re.search("其中", between):
        return None
    return value, base.number.value, (base, base), first.fields[0].fields


_AT_FIRST: Final = re.compile("年初|期初")
"""`粉丝4.62万人，较年初的3.95万人净增0.67万人`."""
_YEARS_LISTED: Final = re.compile(r"((?:19|20)\d\d)\s?年")


def _over_years(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """`2019年至2021年依次为20件、30件、45件，两年间增加25件`: of the first and the last."""
    for place, said in enumerate(told.counts):
        if place < 2 or not _OVER_YEARS.search(told.clause(place)) or said.number.bound != "exact":
            continue
        change = _change(told, place)
        run = [one for one in range(place) if told.counts[one].number.unit == said.number.unit]
        if change is None or len(run) < 2 or run != [*range(place - len(run), place)]:
            continue
        years = _YEARS_LISTED.findall(told.text[told.start : told.counts[run[-1]].number.span.start])
        many = int(years[-1]) - int(years[0]) + 1 if len(years) > 1 else 0
        if many != len(run) or any(told.counts[one].relation != "equal" for one in run):
            continue
        first, last = told.counts[run[0]], told.counts[run[-1]]
        exact = change.sign * (last.number.value - first.number.value)
        yield told_finding(
            inspection, "claim-change", said, (last, first), fits=exact == said.number.value, exact=exact,
            arithmetic=f"{plain(last.number.value)} − {plain(first.number.value)}", settled=True,
        )  # fmt: skip
