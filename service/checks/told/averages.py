"""Averages and products of told counts: 培训4期312人次，平均每期78人次; 编发6期，每期印制1200册，共印7200册."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from corpora.document.claim import Claim
from corpora.document.numeral import DIGITS
from service.checks.figures.part_groups import thing_counted
from service.checks.figures.plain_counts import is_count
from service.checks.inspection import MONEY, Finding, Inspection, last_digit, plain
from service.checks.told.counts import Sentence, told_finding

_VERBS: Final = "收到|接待|办理|办结|受理|答复|作出|处理|发布|更新|推送|参加|参训|培训|举办|召开|开展|印制|罚款"
_FILLER: Final = rf"(?:{_VERBS}|约|为|达|近|有|要|共|的|\s){{0,4}}$"
_EACH: Final = re.compile(
    rf"(?:平均(?:下来)?每(?:一|个)?(?P<one>[^，,。；;：:\d约为达有近的]{{1,6}}?)|每(?:一|个)?(?P<two>[^，,。；;：:\d约为达有近的]{{1,6}}?)平均|(?P<three>[件人日月季年期场次户批篇])均){_FILLER}"
)
_OF_TIME: Final = {"月": 12, "季度": 4, "季": 4}
_DAY: Final = ("日", "天")
_DAYS: Final = re.compile(r"(?:按|以)(?:全年)?\s?$")
_WORKDAYS: Final = (Decimal(240), Decimal(262))
_YEAR_DAYS: Final = (Decimal(365), Decimal(366))
_PERSONS: Final = ("人", "名", "位")
_SO_MANY_YEARS: Final = re.compile(r"(?:近|这|此|三|前|过去)?(?P<many>[两二三四五])年(?:来|间)?(?:共|合计|累计|总计)")
_OF_SOME: Final = re.compile(r"半年|季度|月份|个月|\d\s?月|旺季|高峰|期间|以来|除|约|超过|左右|工作日")
_IN_ALL: Final = re.compile(r"[）)]?[，,]\s?(?:合计|共计|总计|共)[^，,。；;\d]{0,4}$")
"""`平均每件配发解读2.3篇，共` in front of 16篇."""
SLACK_ABOUT: Final = Decimal("0.06")
"""Of an average told with 约."""
_GAP: Final = re.compile(r"[、，,；;和]?\s?")


def told_averages(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each average whose total and divisor the sentence tells, and for each product."""
    for place, said in enumerate(told.counts):
        each = _EACH.search(told.clause(place)) if said.number.bound in ("exact", "about") else None
        if each is not None:
            name = each["one"] or each["two"] or each["three"]
            made = _of_years(told, place) if name == "年" else _of_counts(told, place, name)
            if made is not None:
                yield from _judged(inspection, said, *made)
        elif is_count(said) and (rate := _product(told, place)) is not None:
            yield rate_finding(inspection, said, rate)


def _judged(
    inspection: Inspection, said: Claim, totals: Sequence[Claim], divisors: Sequence[Decimal], counted: Sequence[Claim]
) -> Iterator[Finding]:
    unit = MONEY.get(said.number.unit or "", Decimal(1))
    scales = [MONEY.get(one.number.unit or "", Decimal(1)) / unit for one in totals]
    total = sum((one.number.value * scale for one, scale in zip(totals, scales, strict=True)), Decimal(0))
    exact = [total / one for one in divisors if one]
    if not exact or not total:
        return
    digit = last_digit(said) or Decimal(1).scaleb(-said.number.decimals)
    digits = zip(totals, scales, strict=True)
    digit += sum(((last_digit(one) or _last_of_money(one)) * scale for one, scale in digits), Decimal(0)) / divisors[0]
    slack = max(digit, SLACK_ABOUT * exact[0]) if said.number.bound == "about" else digit
    low, high = min(exact) - slack, max(exact) + slack
    fits = low < said.number.value < high or said.number.value in exact
    shown = exact[0].quantize(Decimal("0.01"))
    added = " + ".join(plain(one.number.value * scale) for one, scale in zip(totals, scales, strict=True))
    yield told_finding(
        inspection, "claim-ratio", said, [*totals, *counted], fits=fits, exact=shown,
        arithmetic=f"{f'({added})' if len(totals) > 1 else added} ÷ {plain(divisors[0])}",
    )  # fmt: skip


def _last_of_money(one: Claim) -> Decimal:
    return Decimal(1).scaleb(-one.number.decimals) if one.number.unit in MONEY and one.number.decimals else Decimal(0)


Made = tuple[Sequence[Claim], Sequence[Decimal], Sequence[Claim]]
"""The counts of a total, what it may be divided by, and the counts that are told of that."""


def _of_counts(told: Sentence, place: int, name: str) -> Made | None:
    """By the one count in front of its unit, and the one count of what it is of."""
    totals = [
        one for one in _totals(told, place)
        if not _is_named(told, one, name) and _EACH.search(told.clause(one)) is None
    ]  # fmt: skip
    if len(totals) != 1 or _IN_ALL.match(told.tail(place)):
        return None
    total = told.counts[totals[0]]
    if not is_count(total):
        return None
    if name in _OF_TIME:
        some = _OF_SOME.search(told.text[told.start : told.counts[place].number.span.start])
        return (
            None
            if some or total.fields or total.period_kind != "this_year"
            else ([total], [Decimal(_OF_TIME[name])], ())
        )
    if name in _DAY:
        return _of_days(told, place, total)
    by = [
        one for one in range(place)
        if one not in totals and is_count(told.counts[one]) and _is_each(told, one, name)
        and told.counts[one].period_kind == total.period_kind
    ]  # fmt: skip
    counted = [told.counts[one] for one in by]
    return ([total], [counted[0].number.value], counted) if len(counted) == 1 else None


def _totals(told: Sentence, place: int) -> list[int]:
    """Counts in front of the average's own unit, further ones of which the last is not a part left out; or money."""
    unit = told.counts[place].number.unit
    of_unit = [one for one in range(place) if told.counts[one].number.unit == unit]
    of_unit = of_unit or [one for one in range(place) if {told.counts[one].number.unit, unit} <= MONEY.keys()]
    thing = thing_counted(told.counts[place])
    return of_unit or [
        one for one in range(place) if is_count(told.counts[one]) and thing_counted(told.counts[one]) == thing
    ]


def _is_each(told: Sentence, place: int, name: str) -> bool:
    """`24场，涉及12个社区，平均每个社区`, `4期…平均每期`, `两名干部…人均`: is it so many of those?"""
    unit = told.counts[place].number.unit or ""
    if name in ("人", "名", "人次", "名干部", "名工作人员", "位工作人员", "名专职人员") and unit in _PERSONS:
        return True
    if unit == name or (len(unit) == 1 and name.startswith(unit)):
        return True
    return _is_named(told, place, name)


def _is_named(told: Sentence, place: int, name: str) -> bool:
    """`12个社区` of 平均每个社区."""
    return told.counts[place].number.unit in ("个", name[:1]) and told.tail(place).lstrip().startswith(name)


def _of_days(told: Sentence, place: int, total: Claim) -> Made | None:
    days = [
        one for one in range(place) if told.counts[one].number.unit in ("天", "日", "个工作日")
    ]  # fmt: skip
    if len(days) > 1 or total.period_kind != "this_year":
        return None
    if days:
        one = told.counts[days[0]]
        counts = _DAYS.search(told.clause(days[0])) or told.tail(days[0]).lstrip().startswith("计")
        return ([total], [one.number.value], [one]) if counts else None
    if _OF_SOME.search(told.text[told.start : told.counts[place].number.span.start]):
        return None
    worked = total.number.value / _WORKDAYS[1], total.number.value / _WORKDAYS[0]
    value = told.counts[place].number.value
    margin = Decimal(1).scaleb(-told.counts[place].number.decimals)
    if worked[0] - margin <= value <= worked[1] + margin:
        return None
    return [total], [*_YEAR_DAYS], ()


def _of_years(told: Sentence, place: int) -> Made | None:
    """`2019至2021年分别为23宗、42宗、61宗，年均42宗`, `三年共收到126件，年均42件`."""
    unit = told.counts[place].number.unit
    run = [one for one in range(place) if is_count(told.counts[one]) and told.counts[one].number.unit == unit]
    if not run or run[-1] != place - 1:
        return None
    years = _SO_MANY_YEARS.search(told.clause(run[-1]))
    if years is not None:
        return [told.counts[run[-1]]], [Decimal(DIGITS[years["many"]])], ()
    words = told.text[told.start : told.counts[run[0]].number.span.start]
    span = re.search(r"((?:19|20)\d\d)\s?年?度?\s?[-—–~～至到]\s?((?:19|20)\d\d)\s?年", words)
    alone = all(
        _GAP.fullmatch(told.text[told.behind(told.counts[one]) : told.counts[other].number.span.start])
        for one, other in pairwise(run)
    )
    if span is not None:
        many = int(span[2]) - int(span[1]) + 1
        listed = many == len(run) and alone
        return ([told.counts[one] for one in run], [Decimal(many)], ()) if listed else None
    named = [re.search(r"(?:19|20)\d\d\s?年度?[^，,。；;、\d]{0,8}$", told.clause(one)) for one in run]
    if len(run) > 1 and all(named):
        return [told.counts[one] for one in run], [Decimal(len(run))], ()
    return None


_RATE: Final = re.compile(
    r"每(?:个|一)?(?P<one>[^，,。；;：:、\d每]{1,3}?)(?:每(?P<two>[^，,。；;：:、\d每]{1,3}?))?(?P<verb>[^，,。；;：:、\d每的]{0,4})$"
)
_OF_EACH_OF_THEM: Final = re.compile(r"[^，,。；;：:、\d]{1,8}各[^，,。；;：:、\d]{0,6}$")
"""`6个科室各报送信息` in front of 15条."""
_ALTOGETHER: Final = re.compile(r"(?:共|合计|累计|总计|总共)[^，,。；;：:、\d]{0,4}$")
_NOT_EXACT: Final = re.compile(r"至少|不少于|不低于|约|以上|最多|不超过|平均")
Product = tuple[Claim, tuple[Decimal, ...]]


def _product(told: Sentence, place: int) -> Product | None:
    """`公开栏18块，每块每月更新2次，12个月共更新432次`: a rate, by how many there are of each of its things."""
    if not _ALTOGETHER.search(told.clause(place)):
        return None
    unit = told.counts[place].number.unit
    rates = [
        (one, said) for one in range(place)
        if is_count(told.counts[one]) and told.counts[one].number.unit == unit
        and (said := _RATE.search(told.clause(one))) is not None
    ]  # fmt: skip
    if not rates:
        return _of_all_of_them(told, place)
    if len(rates) != 1:
        return None
    at, said = rates[0]
    if told.before(place)[-1:] != [at]:
        return None
    words = told.text[told.start : told.counts[place].number.span.start]
    if _NOT_EXACT.search(words):
        return None
    factors = [_so_many(words, name, told.counts[at]) for name in (said["one"], said["two"]) if name]
    if any(one is None for one in factors):
        return None
    return told.counts[at], tuple(one for one in factors if one is not None)


def _of_all_of_them(told: Sentence, place: int) -> Product | None:
    """`6个科室各报送信息15条，合计90条`: both right in front."""
    if place != 2 or not _OF_EACH_OF_THEM.fullmatch(told.head(1)) or re.search("[。；;]", told.head(2)):
        return None
    many, rate = told.counts[:2]
    alike = is_count(many) and is_count(rate) and rate.number.unit == told.counts[place].number.unit != many.number.unit
    return (rate, (many.number.value,)) if alike else None


def _so_many(words: str, name: str, rate: Claim) -> Decimal | None:
    """How many of those the words tell, once; of months a year has twelve."""
    found = {int(one) for one in re.findall(rf"(?<![\d.])(\d{{1,5}})\s?个?{re.escape(name)}", words)}
    if not found and name == "月":
        return None if _OF_SOME.search(words) else Decimal(12)
    return Decimal(found.pop()) if len(found) == 1 else None


def rate_finding(inspection: Inspection, said: Claim, product: Product) -> Finding:
    """What a rate comes to by how many there are."""
    rate, factors = product
    exact = rate.number.value
    for one in factors:
        exact *= one
    return told_finding(
        inspection, "claim-ratio", said, [rate], fits=exact == said.number.value, exact=exact,
        arithmetic=" × ".join(plain(one) for one in (*factors, rate.number.value)),
    )  # fmt: skip
