"""Averages whose period the words tell: 4月至6月36次，月均12次; 其余九个月54次，月均6次; 全年365条，平均每天1条;
按250个工作日计，每个工作日0.2件; “十三五”期间45期，年均9期.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.numeral import DIGITS
from service.checks.figures.plain_counts import is_count
from service.checks.figures.request_totals import ALL_REQUESTS, NEW, SETTLED, TO_SETTLE
from service.checks.inspection import Finding, Inspection, last_digit, plain
from service.checks.told.counts import Sentence, told_finding

_EACH: Final = re.compile(
    r"(?P<name>月|日|天|工作日|年|季度?)均|(?:平均)?(?:下来)?每(?:一|个)?(?P<each>月|日|天|工作日|年|季度?)(?P<mean>平均)?"
)
_MONTHS: Final = re.compile(
    r"(?<![\d年])(?P<from>1[0-2]|[1-9])\s?月?份?\s?[-—–~～至到]\s?(?P<to>1[0-2]|[1-9])\s?月"
    r"|(?:前|后|其余|剩余|余下|另外|头|这|最后)?\s?(?P<many>[两二三四五六七八九十]|十一|1[01]|[2-9])\s?个月|(?P<half>[上下前后]半年)"
)
_WHOLE_YEAR: Final = re.compile(r"全年|本年度?|今年|(?:19|20)\d\d年")
_OF_REGION: Final = re.compile("全[市区县省州局](?:共|累计)?(?:作出)?行政(?:许可|处罚|强制)")
_SOME: Final = re.compile(r"半年|季度|月|旺季|高峰|期间|以来|以后|以前|自|起|除|暑|寒|假")
_PLAN: Final = re.compile(r"“?十[一二三四]五”?(?:规划)?(?:时期|期间)?")
_SPAN: Final = re.compile(r"((?:19|20)\d\d)\s?年?度?\s?[-—–~～至到]\s?((?:19|20)\d\d)\s?年")
_FILL: Final = (
    r"(?:约|近|为|达到?|有|要|共|的|收到|新收|受理|接待|办理|办结|处理|答复|发布|推送|接听|申请|来访|信息|咨询){0,4}"
    r"\s?$"
)
_SPREAD: Final = re.compile("(?:平均)?(?:平摊|分摊|摊|折算|分|换算)到|折算下来|算下来|算来")
_WORKDAYS: Final = re.compile(r"(?:按|以)(?:照)?(?:全年)?(?:共)?\s?$")
_COME_IN: Final = re.compile(r"收到|新收|受理|接收")
_ARE_SETTLED: Final = re.compile(r"办结|答复|办理完毕")
_AGAINST: Final = re.compile(
    r"(?:本年|今年|本年度|当年)[^，,。；;：:\d]{0,6}(?:收件|申请|新收|收到)[^，,。；;：:\d]{0,4}?(?P<way>高于|低于|超过|多于|少于|不及|不到)"
    r"(?:了)?(?:这一|这个|该|此|上述|前述)?(?:平均)?(?:水平|均值|数字|平均数)"
)
_YEAR: Final = (Decimal(365), Decimal(366))
_WORKDAYS_OF_A_YEAR: Final = tuple(map(Decimal, range(247, 254)))
FEWEST_DAYS: Final = 200
ABOUT: Final = Decimal("0.06")
"""Of an average told with 约."""


def told_periods(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each such average whose total is told right in front, or is the tables'."""
    for place, said in enumerate(told.counts):
        clause = told.clause(place).strip()
        each = _EACH.search(clause) if said.number.bound in ("exact", "about") else None
        if each is None or not _is_average(told, place, each):
            continue
        name = each["name"] or each["each"]
        if name in ("工作日", "日", "天"):
            made = _of_days(inspection, told, place, name)
        elif name == "月":
            made = _of_months(told, place)
        elif name == "年":
            made = _of_years(told, place)
        else:
            made = None
        if made is not None:
            yield from _judged(inspection, said, *made)
            if name == "年":
                yield from _compared(inspection, told, made)


def _is_average(told: Sentence, place: int, each: re.Match[str]) -> bool:
    """`月均`, `平均每天`, and a bare `每个工作日`; nothing else may stand in the clause but what is done."""
    clause = told.clause(place).strip()
    front, behind = clause[: each.start()], clause[each.end() :]
    mean = each["name"] or each["mean"] or "平均" in each[0] or "平均" in front or each["each"] == "工作日"
    spread = _SPREAD.fullmatch(front) is not None
    return bool(mean or spread) and (spread or front in ("", "平均")) and re.fullmatch(_FILL, behind) is not None


_Totals = list[tuple[Decimal, Claim | Expression]]
_Made = tuple[_Totals, list[Decimal]]


def _in_front(told: Sentence, place: int) -> Claim | None:
    """The count right in front, of the average's own unit, with the average in a clause of its own."""
    if not place:
        return None
    total, said = told.counts[place - 1], told.counts[place]
    alike = total.number.unit == said.number.unit and total.number.bound == "exact" and not total.negated
    own = re.match(r"[^，,。；;\d]{0,8}[，,（(]", told.tail(place - 1)) is not None
    return total if alike and own and total.relation in ("equal", "none") else None


def _of_months(told: Sentence, place: int) -> _Made | None:
    total = _in_front(told, place)
    if total is None:
        return None
    start = told.counts[place - 2].number.span.end if place > 1 else told.start
    words = told.text[max(start - 6, told.start) : total.number.span.start]
    found = [*_MONTHS.finditer(words)]
    if len(found) == 1 and not _WHOLE_YEAR.match(told.clause(place - 1).strip()):
        many = _so_many(found[0])
        return ([(total.number.value, total)], [Decimal(many)]) if many else None
    clause = told.clause(place - 1)
    some = _SOME.search(
        clause if _WHOLE_YEAR.match(clause.strip()) else told.text[told.start : total.number.span.start]
    )
    whole = (_WHOLE_YEAR.search(words) or _OF_REGION.match(clause.strip())) and not some
    found = found if not _WHOLE_YEAR.match(clause.strip()) else []
    if whole and not found and total.period_kind == "this_year" and total.fields:
        return [(total.number.value, total)], [Decimal(12)]
    return None


def _so_many(said: re.Match[str]) -> int:
    if said["half"]:
        return 6
    if said["many"]:
        words = said["many"]
        return int(words) if words.isdigit() else 11 if words == "十一" else DIGITS.get(words, 10)
    many = int(said["to"]) - int(said["from"]) + 1
    return many if 1 < many < 12 else 0


def _is_of_workdays(total: Claim, said: Claim) -> bool:
    """`全年接听7860个，日均约31个`: of the days on which somebody works."""
    return any(abs(total.number.value / days - said.number.value) < 1 for days in _WORKDAYS_OF_A_YEAR)


def _of_days(inspection: Inspection, told: Sentence, place: int, name: str) -> _Made | None:
    days = [
        one for one in range(len(told.counts))
        if told.counts[one].number.unit in ("个工作日", "天", "日") and told.counts[one].number.value >= FEWEST_DAYS
        and (_WORKDAYS.search(told.clause(one)) or told.tail(one).lstrip().startswith(("计", "算", "折算")))
    ]  # fmt: skip
    total = _in_front(told, place)
    if not days and name != "工作日":
        whole = total is not None and _WHOLE_YEAR.search(told.clause(place - 1)) and total.period_kind == "this_year"
        whole = whole and not _SOME.search(told.text[told.start : told.counts[place].number.span.start])
        if not whole or total is None or _is_of_workdays(total, told.counts[place]):
            return None
        return [(total.number.value, total)], [*_YEAR]
    if len(days) != 1:
        return None
    divisor = told.counts[days[0]].number.value
    if total is not None and place - 1 != days[0]:
        return [(total.number.value, total)], [divisor]
    before = [one for one in range(place) if is_count(told.counts[one]) and one != days[0]]
    if before and told.counts[before[-1]].number.unit == told.counts[place].number.unit:
        return None
    words = told.clause(place)
    if told.counts[place].number.unit not in ("件", "份", "宗") or not re.search("申请|收件", words + told.tail(place)):
        return None
    named = (NEW, TO_SETTLE) if _COME_IN.search(words) else (SETTLED,) if _ARE_SETTLED.search(words) else ALL_REQUESTS
    totals = [(value, one) for one in named if (value := inspection.value(one))]
    return ([*totals], [divisor]) if totals else None


def _of_years(told: Sentence, place: int) -> _Made | None:
    total = _in_front(told, place)
    if total is None or re.search("分别|依次", told.clause(place - 1)):
        return None
    words = told.text[told.start : total.number.span.start]
    span = _SPAN.search(words)
    alone = place == 1 or told.counts[place - 2].number.unit != total.number.unit
    if not alone:
        return None
    if _PLAN.search(words):
        return [(total.number.value, total)], [Decimal(5)]
    if span is not None and re.search("共|累计|合计|总", told.clause(place - 1)):
        many = int(span[2]) - int(span[1]) + 1
        return ([(total.number.value, total)], [Decimal(many)]) if many > 1 else None
    return None


def _judged(inspection: Inspection, said: Claim, totals: _Totals, divisors: list[Decimal]) -> Iterator[Finding]:
    means = [total / divisor for total, _ in totals for divisor in divisors]
    total, of = totals[0]
    digit = last_digit(said) or Decimal(1).scaleb(-said.number.decimals)
    if isinstance(of, Claim) and (of_total := last_digit(of)) is not None and of_total > 1:
        digit += of_total / divisors[0]
    slack = max(digit, ABOUT * means[0]) if said.number.bound == "about" else digit
    fits = min(means) - slack < said.number.value < max(means) + slack
    counts = [of] if isinstance(of, Claim) else []
    fields = of.fields if isinstance(of, Expression) else ()
    yield told_finding(
        inspection, "claim-ratio", said, counts, fits=fits, exact=means[0].quantize(Decimal("0.01")),
        arithmetic=f"{plain(total)} ÷ {plain(divisors[0])}", fields=fields, settled=True,
    )  # fmt: skip


def _compared(inspection: Inspection, told: Sentence, made: _Made) -> Iterator[Finding]:
    """`年均174.8件，本年收件高于这一水平`: of what came in this year."""
    said = _AGAINST.search(told.text, told.start, told.end)
    new, (total, of) = inspection.value(NEW), made[0][0]
    if said is None or new is None or not isinstance(of, Claim) or of.number.unit not in ("件", "份", "宗"):
        return
    mean = total / made[1][0]
    higher = said["way"] in ("高于", "超过", "多于")
    if new == mean:
        return
    yield told_finding(
        inspection, "claim-table", of, (), fits=(new > mean) == higher, exact=mean.quantize(Decimal("0.1")),
        arithmetic=f"{said[0]}：{plain(new)} {'>' if new > mean else '<'} {plain(total)} ÷ {plain(made[1][0])}",
        fields=NEW.fields, settled=True,
    )  # fmt: skip
