"""Growth whose figure of this year only the tables have: 受理量比2020年的38件增长36.8%, 新收比上年多12件，增长36.4%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.proportion import percentage
from service.checks.figures.beside import gives, in_the_sentence_before, told_before
from service.checks.figures.ratio_doubts import WELL_ROUNDED, rounding_of
from service.checks.figures.request_totals import ALL_REQUESTS, NEW
from service.checks.inspection import Finding, Inspection
from service.checks.ratios.finding import CONTRADICTED, borne_out_as, is_exact, judged_as, ratio_finding, sign_of_growth

_GROWN: Final = "(?:增长|增加|上升|下降|减少|降低|增幅|降幅|多|少|增|减)"
_REQUESTS_GREW = re.compile(
    r"(?:申请|受理|收件|新收)(?:总|件|数)?量(?:比|较|与|同)[^，,。；;\d]{0,4}(?:(?:19|20)\d\d年)?(?:度)?的?\s?$"
)
_GREW = re.compile(rf"\s?[件宗份条](?:相比)?[，,]?(?:同比)?{_GROWN}了?\s?")
_BY = re.compile(rf"\s?[件宗份条起]?\s?[，,、；]?\s?[（(]?(?:同比|即|比例)?{_GROWN}(?:率|幅度)?(?:了|为|约|达到?)*\s?")
"""Between a change and the percentage that it comes to."""
_OF_REQUESTS = re.compile(
    r"(?:申请|受理|收件|接收|新收|收到)(?:的)?(?:总|件|数)*[数量件]?|^(?:与|同|较|比)|总[量数]|^[，,]?\s?(?:同比)?$"
)
"""What grew, in the words in front: requests, or nothing that is named."""


@dataclass(frozen=True, slots=True)
class _Growth:
    """What a percentage may be computed from: last year's figure, or the change from it to this year's."""

    base: Claim | None
    change: Claim | None
    sign: int

    def percent(self, now: Decimal) -> Decimal | None:
        """The percentage that this year's figure makes with it."""
        if self.base is not None:
            return percentage(self.sign * (now - self.base.number.value), self.base.number.value)
        if self.change is None:
            return None
        before = now - self.sign * self.change.number.value
        return percentage(self.change.number.value, before) if before > 0 else None


def growth_by_table(inspection: Inspection, percent: Claim) -> Finding | None:
    """What the percentage comes to by the tables' figure of this year; None where nothing fits and nothing is sure."""
    sign = sign_of_growth(percent)
    if sign is None:
        return None
    if (of_the_count := _of_the_count_before(inspection, percent, sign)) is not None:
        return of_the_count
    for growth in _growths(inspection, percent, sign):
        told = growth.base or growth.change
        for subject in _subjects(inspection, percent, growth):
            now = inspection.value(subject)
            exact = None if now is None else growth.percent(now)
            fits = None if exact is None else rounding_of(exact, percent)
            if told is not None and exact is not None and fits in WELL_ROUNDED:
                return ratio_finding(inspection, percent, subject, told, exact, borne_out_as(str(fits)))
    named = _of_requests_by_name(inspection, percent, sign)
    return _of_requests_told_before(inspection, percent, named) or _contradicted(inspection, percent, sign, named)


def _of_requests_told_before(inspection: Inspection, percent: Claim, named: _Growth | None) -> Finding | None:
    """The percentage, where the sentence in front tells last year's requests in brackets and it comes to that."""
    now = inspection.value(NEW)
    if named is None or now is None or (base := named.base) is None:
        return None
    exact = named.percent(now)
    fits = None if exact is None else rounding_of(exact, percent)
    if exact is None or fits not in WELL_ROUNDED:
        return None
    return ratio_finding(inspection, percent, NEW, base, exact, borne_out_as(str(fits)))


_THEN = re.compile(
    r"而?(?:上(?:一)?年度?|去年|(?:19|20)\d\d\s?年度?)(?:同期)?(?:收到|受理|办理|公开|发布)?(?:了)?(?:为|是|有|共)?\s?"
)
_CAME_IN = re.compile("收到|受理|接收|新收")
_GREW_SINCE = re.compile(rf"\s?\w{{1,2}}[，,](?:同比|相比)?{_GROWN}(?:率|幅度)?(?:了|为|约|达到?)*\s?")


def _of_the_count_before(inspection: Inspection, percent: Claim, sign: int) -> Finding | None:
    """`收到申请50件。上年为40件，同比增长25%`: the sentence opens with last year's figure, the one in front tells one
    count, this year's, or among others the year's intake (`收到50件，办结52件。2022年收到40件，同比增长25%`).
    """
    text, before = inspection.document.text, told_before(inspection, percent)
    counts = [one for one in in_the_sentence_before(inspection, percent) if one.number.unit != "%"]
    if len(before) != 1 or before[0].period_kind != "last_year":
        return None
    if len(counts) > 1 and _CAME_IN.search(before[0].measure):
        counts = [one for one in counts if one.firm and gives(inspection, one, NEW)]
    if len(counts) != 1:
        return None
    (base,), (now,) = before, counts
    alike = base.number.unit == now.number.unit and is_exact(base, now) and now.relation == base.relation == "equal"
    opens = _THEN.fullmatch(text[base.sentence.start : base.number.span.start])
    grew = _GREW_SINCE.fullmatch(text[base.number.span.end : percent.number.span.start])
    if not (alike and opens and grew and base.number.value and now.period_kind == "this_year"):
        return None
    exact = percentage(sign * (now.number.value - base.number.value), base.number.value)
    if exact is None:
        return None
    return ratio_finding(inspection, percent, now, base, exact, judged_as(rounding_of(exact, percent)))


_OF_YEARS = re.compile(
    rf"(?:其中)?[，,]?(?P<year>20\d\d)年(?:度)?[，,]?(?:与|比|较|同)?(?:上(?:一)?年度?|去年|(?P<base>20\d\d)年(?:度)?)?(?:相比|同比)?[，,]?(?:同比)?{_GROWN}(?:率|幅度)?(?:了|为|约|达到?)*"
)


def of_told_years(inspection: Inspection, percent: Claim) -> Finding | None:
    """`2021年240件、2022年270件、2023年297件。2023年比上年增长10.0%`: of two years whose figures are told once each, in
    its sentence or the one in front; None where they are not.
    """
    sign, named = sign_of_growth(percent), _OF_YEARS.fullmatch(percent.measure.strip())
    if sign is None or named is None:
        return None
    year = int(named["year"])
    now, base = (_told_of(inspection, percent, one) for one in (year, int(named["base"] or year - 1)))
    if now is None or base is None or not base.number.value or now.number.unit != base.number.unit:
        return None
    exact = percentage(sign * (now.number.value - base.number.value), base.number.value)
    fits = None if exact is None else rounding_of(exact, percent)
    if exact is None or (fits is None and not (percent.number.decimals and is_exact(now, base))):
        return None
    return ratio_finding(inspection, percent, now, base, exact, judged_as(fits))


def _told_of(inspection: Inspection, percent: Claim, year: int) -> Claim | None:
    """The one count of a year in front of the percentage; of those in the sentence before, one that names it."""
    before = [one for one in in_the_sentence_before(inspection, percent) if str(year) in one.text]
    near = [*told_before(inspection, percent), *before]
    counts = [
        one for one in near
        if one.period == str(year) and one.relation == "equal" and one.number.unit not in (None, "%", "年")
        and one.period_kind in ("this_year", "last_year", "other_year")
    ]  # fmt: skip
    return counts[0] if len(counts) == 1 else None


def _growths(inspection: Inspection, percent: Claim, sign: int) -> Iterator[_Growth]:
    """Of the figure of last year that its sentence tells, and of the change right in front."""
    for base in _bases(inspection, percent):
        yield _Growth(base, None, sign)
    before = told_before(inspection, percent)[-1:]
    for change in before:
        between = inspection.document.text[change.number.span.end : percent.number.span.start]
        alike = change.relation == percent.relation and change.number.unit != "%" and is_exact(change)
        if alike and _BY.fullmatch(between):
            yield _Growth(None, change, sign)


def _bases(inspection: Inspection, percent: Claim) -> list[Claim]:
    """Last year's counts in its sentence, the nearest first."""
    bases = [
        one
        for one in inspection.mentions.claims
        if one.sentence == percent.sentence and one.period_kind == "last_year" and one.relation == "equal"
        and one.number.unit != "%" and one.number.value and is_exact(one)
    ]  # fmt: skip
    return sorted(bases, key=lambda one: abs(one.number.span.start - percent.number.span.start))


def _subjects(inspection: Inspection, percent: Claim, growth: _Growth) -> Sequence[Expression]:
    """What grew: what the change or the percentage is tied to; else requests, where nothing else is named."""
    tied = [one.fields[0] for one in (growth.change, percent) if one is not None and one.fields]
    if tied:
        return [*tied, *(ALL_REQUESTS if tied[0].counts_as(NEW) else ())]
    told = [one for one in told_before(inspection, percent) if one.fields and one.relation == "equal"]
    before = [] if told else in_the_sentence_before(inspection, percent)
    told = told or [one for one in before if one.fields and one.relation == "equal"][:1]
    meant = [cell for one in reversed(told) if (cell := inspection.fitting(one)) is not None]
    meant += ALL_REQUESTS if _speaks_of_requests(inspection, percent) else ()
    return meant if percent.number.decimals else meant[:1]  # one of many makes 12% by chance


def _speaks_of_requests(inspection: Inspection, percent: Claim) -> bool:
    """Do the words of its sentence up to the first figure name requests, or nothing of their own?"""
    same = [one.number.span.start for one in inspection.mentions.claims if one.sentence == percent.sentence]
    return _OF_REQUESTS.search(inspection.document.text[percent.sentence.start : min(same)].strip()) is not None


def _contradicted(inspection: Inspection, percent: Claim, sign: int, named: _Growth | None) -> Finding | None:
    """Wrong only where nothing but one figure of the tables can have grown, and no total of requests makes it; `named`
    is of requests, as the words say.
    """
    told = _by_its_own_tie(inspection, percent, sign)
    if told is None and percent.number.decimals:
        told = (
            _of_all_requests(inspection, percent, sign)
            or (None if named is None else (NEW, named))
            or _by_a_tied_change(inspection, percent, sign)
        )
    if told is None:
        return None
    subject, growth = told
    now = inspection.value(subject)
    made = [growth.percent(value) for one in ALL_REQUESTS if (value := inspection.value(one)) is not None]
    exact = None if now is None else growth.percent(now)
    beside = growth.base or growth.change
    if exact is None or beside is None or any(one is not None and rounding_of(one, percent) for one in (*made, exact)):
        return None
    return ratio_finding(inspection, percent, subject, beside, exact, CONTRADICTED)


_COMPARED = re.compile(
    rf"\s?[件宗份条起](?:申请)?相?比(?:较)?[，,](?P<what>[^，,。；;\d]{{0,14}}){_GROWN}(?:率|幅度)?(?:了|为|约|达到?)*\s?"
)
_REQUESTS = re.compile(
    r"(?:我[局委办镇乡县市区院厅])?(?:共|所)?(?:政府信息公开|依申请公开)?(?:申请|受理)(?:的)?(?:总|件)?数?量?"
)


def _by_its_own_tie(inspection: Inspection, percent: Claim, sign: int) -> tuple[Expression, _Growth] | None:
    """`受理申请7宗。与上一年的4宗相比，申请数量增加了65%`: what grew is one figure, by its tie or its name, which the
    sentence in front tells as the tables have it, and last year's is the only count beside the percentage.
    """
    before = told_before(inspection, percent)
    if len(before) != 1 or before[0].period_kind != "last_year" or not is_exact(before[0], percent):
        return None
    base = before[0]
    between = _COMPARED.fullmatch(inspection.document.text[base.number.span.end : percent.number.span.start])
    if between is None or percent.body != "own" or not base.number.value:
        return None
    named = (NEW,) if _REQUESTS.fullmatch(between["what"]) else ()
    told = (
        subject
        for subject in (*percent.fields[:1], *named)
        for one in in_the_sentence_before(inspection, percent)
        if one.body == "own" and one.relation == "equal" and gives(inspection, one, subject)
    )
    subject = next(told, None)
    return None if subject is None else (subject, _Growth(base, None, sign))


def _of_all_requests(inspection: Inspection, percent: Claim, sign: int) -> tuple[Expression, _Growth] | None:
    """`受理申请52件。…受理量比2020年的38件增长36.8%`: last year's figure is told, and what grew named in full."""
    before, text = told_before(inspection, percent), inspection.document.text
    if not before or before[-1].period_kind != "last_year" or not is_exact(before[-1]):
        return None
    base = before[-1]
    named = _REQUESTS_GREW.search(text[base.sentence.start : base.number.span.start])
    if not named or not _GREW.fullmatch(text[base.number.span.end : percent.number.span.start]):
        return None
    return (NEW, _Growth(base, None, sign)) if base.number.value else None


_REQUESTS_GREW_BY = re.compile(
    rf"(?:申请|受理|收件|新收)(?:总|件)?数?量(?:较|比|与|同)?(?:上年度?|去年|上一年度?)?(?:相比)?(?:同比)?{_GROWN}(?:了|为|约|达到?)*\s?"
)
_OF_LAST_YEAR = re.compile(r"\s?[件宗份条][（(](?:(?:19|20)\d\d年度?|上年度?|去年)(?:同期)?(?:为|是)?\s?")


def _of_requests_by_name(inspection: Inspection, percent: Claim, sign: int) -> _Growth | None:
    """`收到申请50件（2022年为40件）。申请量同比增长35.5%`, `申请量同比增长38.5%（2022年为40件）`: what grew is named
    in full, and last year's figure stands in brackets behind the percentage or behind this year's in front.
    """
    if not _REQUESTS_GREW_BY.fullmatch(percent.measure.strip()):
        return None
    bases = _bases(inspection, percent)
    if not bases:
        text, before = inspection.document.text, in_the_sentence_before(inspection, percent)
        bases = [
            base for now, base in pairwise(before)
            if gives(inspection, now, NEW) and base.period_kind == "last_year" and is_exact(base) and base.number.value
            and _OF_LAST_YEAR.fullmatch(text[now.number.span.end : base.number.span.start])
        ]  # fmt: skip
    return _Growth(bases[0], None, sign) if len(bases) == 1 and percent.body == "own" else None


def _by_a_tied_change(inspection: Inspection, percent: Claim, sign: int) -> tuple[Expression, _Growth] | None:
    """`新收申请比上年多18件，增长41.3%`: the change right in front is one figure's, which the prose tells as it is."""
    for growth in _growths(inspection, percent, sign):
        change = growth.change
        if change is None or not (change.firm and change.fields and change.body == "own"):
            continue
        subject = change.fields[0]
        told = any(
            one.firm and one.body == "own" and one.relation == "equal" and gives(inspection, one, subject)
            for one in inspection.mentions.claims
        )
        return (subject, growth) if told and not _bases(inspection, percent) else None
    return None
