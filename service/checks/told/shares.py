"""Percentages of told counts whose whole the words name: 土地类129件，两项便有104件，占该类的80.6%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.proportion import percentage
from service.checks.figures.part_groups import sum_of, thing_counted
from service.checks.figures.plain_counts import PERCENT, is_count
from service.checks.figures.ratio_doubts import rounding_of
from service.checks.figures.request_totals import ALL_REQUESTS, NEW, SETTLED
from service.checks.inspection import Finding, Inspection, plain
from service.checks.told.counts import Sentence, told_finding

_BARE: Final = re.compile(r"\s?[，,（(]\s?(?:约)?占(?:比)?(?:到|了|为|达)?\s?$")
_THE_REST: Final = re.compile(r"[）)]?[，,；;]\s?(?:其[余他它]|剩余|余下|剩下)的?\s?$")
_MARKS: Final = re.compile(r"[。；;]")
_OF_NEW: Final = re.compile(
    r"占(?:到|了)?(?:全部|全年|当年|本年度?)?(?:的)?新收(?!件的)(?:到)?的?(?:申请)?(?:件|案)?(?:总?数|总?量|总件数|数量)?的?\s?$"
)
_OF_SETTLED: Final = re.compile(
    r"占(?:到|了)?(?:全部|全年|当年|本年度?)?(?:的)?办结(?:的)?(?:申请)?(?:件|案)?(?:总?数|总?量|总件数|数量)的?\s?$"
)
_OF_ALL: Final = re.compile(
    r"占(?:到|了)?(?:全部|全年|当年|本年度?)(?:的)?(?:来件|收件|申请)(?:总?数|总?量|总件数|数量)?的?\s?$"
)
_AMONG_SETTLED: Final = re.compile(
    r"(?:在)?(?:全部|全年|各类)?(?:的)?(?:办理|处理|答复|办结)(?:结果|件|总数|总量)[中里]?(?:的)?占比(?:为|达)?(?:不到|不足|超过?|近|约)?\s?$"
)
_OF_NOTHING_ELSE: Final = re.compile(
    r"(?:^|[，,（(）)])\s?(?:大约|约|仅|只|已|也|均|就|共|则|更是|几乎|(?:在)?[^，,。；;占]{0,8}[中里]?占比)*(?:占|(?=占比)|$)[^，,]*$"
)
"""`其他14件，征地类占全部申请的` is of what it names itself."""
_WHOLE: Final = ((_OF_NEW, (NEW,)), (_OF_SETTLED, (SETTLED,)), (_OF_ALL, ALL_REQUESTS), (_AMONG_SETTLED, (SETTLED,)))
"""Words between a count and its percentage that name a total of the tables."""
_OF_ITS_KIND: Final = re.compile(
    r"占(?:到|了)?(?:该|这一|此|本)(?:类|项|部分|批|领域)(?:申请|来件|事项|总数|总量|件数|数量|的){0,3}\s?$"
)
_NAMED: Final = re.compile(r"(?P<name>[^，,。；;：:\d]{2,6}?)(?:方式|渠道|申请|类)?占比(?:为|达)?\s?$")
_TOGETHER: Final = re.compile(r"[^，,。；;：:\d]{0,14}[、和及与][^，,。；;：:、\d]{2,16}")
_AMONG_THEM: Final = re.compile(r"[^，,。；;：:\d]{0,6}[中里][，,]")
_TOGETHER_OF: Final = re.compile(r"合计|共计|两|二者|三|之和|相加|总计|累计")
"""`企业71件、律所41件，二者合计占新收申请的`: of several."""
_HANDED_OUT: Final = re.compile("分别|依次")
"""`公开、部分公开分别为30件、7件，占办结总数的57.7%、13.5%`."""
LEAST_ALIKE, SURELY_ALIKE = 2, 4
"""Other shares of a list that are of one whole, and so many that a further one is of no other."""


def told_shares(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each such percentage."""
    for place, percent in enumerate(told.counts):
        if percent.number.unit != PERCENT or place == 0 or percent.relation in ("increase", "decrease"):
            continue
        for of in (_with_the_rest, _of_named_total, _of_its_kind, _of_two_kinds, _of_two_together, _of_a_run):
            made = of(inspection, told, place)
            if made is not None:
                yield made
                break


def _finding(
    inspection: Inspection,
    percent: Claim,
    part: Claim,
    whole: Decimal,
    *,
    counts: Sequence[Claim] = (),
    fields: tuple[str, ...] = (),
    settled: bool = True,
) -> Finding | None:
    exact = percentage(part.number.value, whole)
    if exact is None or whole < part.number.value:
        return None
    fits = _fits(exact, percent)
    if not fits and percent.number.bound in ("about", "range"):
        return None
    return told_finding(
        inspection, "claim-ratio", percent, [part, *counts], fits=fits,
        exact=exact.quantize(Decimal(1).scaleb(-max(1, percent.number.decimals))),
        arithmetic=f"{plain(part.number.value)} ÷ {plain(whole)} × 100", fields=fields, settled=settled,
    )  # fmt: skip


def _fits(exact: Decimal, percent: Claim) -> bool:
    value, bound = percent.number.value, percent.number.bound
    if bound == "less_than" or bound == "at_most":
        return exact <= value
    if bound == "more_than" or bound == "at_least":
        return exact >= value - Decimal("0.5")
    return rounding_of(exact, percent) is not None


def _part(told: Sentence, place: int) -> Claim | None:
    """The count right in front of a percentage."""
    part = told.counts[place - 1]
    return part if is_count(part) and part.relation == "equal" and part.period_kind == "this_year" else None


def _statement_counts(told: Sentence, place: int) -> list[int]:
    """Counts in front of the same thing, back to the last ； or 。."""
    found: list[int] = []
    for one in reversed(told.before(place)):
        between = told.text[told.counts[one].number.span.end : told.counts[place].number.span.start]
        if _MARKS.search(between):
            break
        found.insert(0, one)
    return found


def _with_the_rest(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`自然人有412件，占到81.1%，其余96件由法人提出`: of both together, where nothing else is told in front."""
    part = _part(told, place)
    if part is None or place + 1 >= len(told.counts) or not _BARE.fullmatch(told.head(place)):
        return None
    rest = told.counts[place + 1]
    alike = is_count(rest) and rest.number.unit == part.number.unit and _THE_REST.fullmatch(told.tail(place))
    if not alike or told.before(place - 1) or place + 2 < len(told.counts):
        return None
    return _finding(inspection, told.counts[place], part, sum_of([part, rest]), counts=[rest])


def _of_named_total(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`予以公开35件，占办结总数的32.1%`: of a total of the tables that the words name."""
    part = _part(told, place)
    head = told.head(place)
    if re.match(r"\s?[）)]", head) or _HANDED_OUT.search(told.statement(place)):
        return None
    if place + 1 < len(told.counts) and re.match(
        r"\s?[、和及与]\s?\d", told.text[told.behind(told.counts[place]) :][:4]
    ):
        return None
    totals = next((totals for words, totals in _WHOLE if words.search(head) and _OF_NOTHING_ELSE.search(head)), None)
    if (
        part is None
        or totals is None
        or _TOGETHER_OF.search(head)
        or _MARKS.search(head)
        or len(re.findall("[，,（(]", head)) > 1
    ):
        return None
    percent = told.counts[place]
    if part.number.unit not in ("件", "份", "宗") or percent.body not in ("own", "office", "region"):
        return None
    if _is_of_several(inspection, told, place, totals):
        return None
    values = [(one, value) for one in totals if (value := inspection.value(one))]
    if not values or (part.fields and inspection.fitting(part) is None):
        return None
    if any(_is_of(part, one, percent) for one in told.counts if is_count(one) and one.number.value > part.number.value):
        told_whole = [one for one in told.counts if is_count(one) and _is_of(part, one, percent)]
        if len(totals) > 1 or not any(one.fields and one.number.value == values[0][1] for one in told_whole):
            return None
    fitting = [
        (one, value)
        for one, value in values
        if (exact := percentage(part.number.value, value)) is not None and _fits(exact, percent)
    ]
    of, value = (fitting or values)[0]
    return _finding(inspection, percent, part, value, fields=of.fields)


def _is_of_several(inspection: Inspection, told: Sentence, place: int, totals: Sequence[Expression]) -> bool:
    """`公开88件、部分公开15件，占办结数的51.0%`: do the last two or three counts together make it?"""
    return _sums_fit(told, place, [value for total in totals if (value := inspection.value(total))])


def _sums_fit(told: Sentence, place: int, wholes: Sequence[Decimal]) -> bool:
    counts = [told.counts[one].number.value for one in _statement_counts(told, place - 1)] + [
        told.counts[place - 1].number.value
    ]
    sums = [sum(counts[-size:], Decimal(0)) for size in (2, 3) if len(counts) >= size]
    made = (percentage(one, value) for one in sums for value in wholes)
    return any(one is not None and _fits(one, told.counts[place]) for one in made)


def _is_of(part: Claim, whole: Claim, percent: Claim) -> bool:
    exact = percentage(part.number.value, whole.number.value)
    return exact is not None and _fits(exact, percent)


def _of_its_kind(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`土地类129件，征收批文和补偿方案便有104件，占该类的80.6%`."""
    part = _part(told, place)
    if part is None or not _OF_ITS_KIND.search(told.head(place)):
        return None
    larger = [
        told.counts[one] for one in _statement_counts(told, place - 1)
        if told.counts[one].number.value > part.number.value
    ]  # fmt: skip
    return (
        _finding(inspection, told.counts[place], part, larger[0].number.value, counts=larger)
        if len(larger) == 1
        else None
    )


def _of_two_kinds(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`平台提交的88件为线上申请，邮寄的24件为线下申请，线上占比78.6%`: of all that came in, which are both together."""
    said = _NAMED.search(told.head(place))
    counts = [told.counts[one] for one in range(place) if is_count(told.counts[one])]
    if said is None or len(counts) < 2 or _part(told, place) is None:
        return None
    pair = [one for one in range(place) if is_count(told.counts[one])][-2:]
    if thing_counted(told.counts[pair[0]]) != thing_counted(told.counts[pair[1]]) or pair[1] != place - 1:
        return None
    meant = [one for one in pair if said["name"] in told.clause(one) or said["name"] in told.tail(one).split("，")[0]]
    whole = sum_of([told.counts[one] for one in pair])
    told_whole = any(one.number.value == whole for one in counts) or inspection.value(NEW) == whole
    if len(meant) != 1 or not told_whole:
        return None
    other = told.counts[pair[0] if meant[0] == pair[1] else pair[1]]
    return _finding(inspection, told.counts[place], told.counts[meant[0]], whole, counts=[other])


def _of_two_together(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`建议87件、提案112件中，A类答复151件，占比75.9%`: of both wholes in front of 中."""
    part = _part(told, place)
    if part is None or place < 3 or not re.fullmatch(r"[）)]?[，,（(]\s?占(?:比)?(?:为|达)?\s?", told.head(place)):
        return None
    one, other = told.counts[place - 3 : place - 1]
    joined = is_count(one) and is_count(other) and one.number.unit == other.number.unit == part.number.unit
    joined = joined and _TOGETHER.fullmatch(told.tail(place - 3)) is not None
    joined = joined and _AMONG_THEM.match(told.tail(place - 2)) is not None
    if not joined or any(_is_of(part, whole, told.counts[place]) for whole in (one, other)):
        return None
    return _finding(inspection, told.counts[place], part, sum_of([one, other]), counts=[one, other])


def _of_a_run(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`征地213件，占41.9%；更新97件，占19.1%；招生66件，占13.0%`: of the total that the others are shares of."""
    pairs = _pairs(told)
    own = next((pair for pair in pairs if pair[1] is told.counts[place]), None)
    others = [pair for pair in pairs if pair is not own]
    if own is None or len(others) < LEAST_ALIKE or len({thing_counted(part) for part, _ in pairs}) > 1:
        return None
    wholes: list[tuple[Expression | None, Decimal]] = [
        (one, value) for one in ALL_REQUESTS if (value := inspection.value(one))
    ]
    wholes += [(None, one.number.value) for one in told.counts if is_count(one)]
    if len(others) < SURELY_ALIKE and any(_fits_of(own, value) for _, value in wholes):
        return None
    meant = next(((one, value) for one, value in wholes if all(_fits_of(pair, value) for pair in others)), None)
    if meant is None or _fits_of(own, meant[1]) or any(part.number.value >= meant[1] for part, _ in pairs):
        return None
    if _sums_fit(told, place, [meant[1]]):
        return None  # 公开102件、部分公开26件，占45.2%
    fields = meant[0].fields if meant[0] is not None else ()
    return _finding(inspection, own[1], own[0], meant[1], fields=fields, settled=len(others) >= SURELY_ALIKE)


def _pairs(told: Sentence) -> list[tuple[Claim, Claim]]:
    """Each count of the sentence with the bare share right behind it."""
    return [
        (told.counts[place - 1], told.counts[place])
        for place in range(1, len(told.counts))
        if told.counts[place].number.unit == PERCENT
        and is_count(told.counts[place - 1])
        and _BARE.fullmatch(told.head(place))
    ]


def _fits_of(pair: tuple[Claim, Claim], whole: Decimal) -> bool:
    exact = percentage(pair[0].number.value, whole)
    return exact is not None and _fits(exact, pair[1])
