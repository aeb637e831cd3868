"""Percentages of several counts together: 予以公开44件、部分公开7件，共占办结件的62.2%; 公开率（含部分公开）72.2%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.proportion import percentage
from service.checks.figures.beside import OPENS_A_LIST, REQUESTS, gives, in_the_sentence_before, told_before, topic_of
from service.checks.figures.ratio_doubts import WELL_ROUNDED, rounding_of
from service.checks.figures.request_totals import NEW, OPENED, SETTLED, TO_SETTLE
from service.checks.inspection import Finding, Inspection
from service.checks.ratios.alike import FEWEST_ALIKE
from service.checks.ratios.finding import ALL, CONTRADICTED, borne_out_as, is_exact, ratio_finding

_SHARE: Final = r"占[^，,。；;\d占]{0,14}"
TOGETHER: Final = re.compile(
    r"(?:其中)?(?:以上|上述|前面?|这|[①-⑩])*(?:(?P<count>[两二三四234])(?:者|类|项|种|部分))?"
    rf"(?P<all>合计|共计?|总计|一共|合起来|加起来|之和|相加|合(?=占))?(?P<share>{_SHARE})"
)
"""Behind counts that the percentage takes together."""
_COUNTS: Final = {"两": 2, "二": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4}
_BOTH: Final = r"公开(?:件|的)?(?:和|与|及|以及|、|或|加上?)(?:者)?(?:予以)?部分公开"
_OPEN_RATE: Final = re.compile(
    r"(?:申请|答复|办结)?的?(?:合计|综合|总|总体|两[者类项])?的?公开率(?:[（(][^）)]*[）)])?(?:约?为|达到?)?"
    rf"|公开[（(]含部分公开[）)]的?(?:率(?:约?为|达到?)?|(?:件|申请)?{_SHARE})"
    rf"|(?:其中)?(?:予以|同意)?{_BOTH}(?:的|件|申请|两[者类项]|二者|合计|共计?|一共)*(?:{_SHARE}|比[例重](?:约?为|达到?)?)"
    rf"|公开类(?:答复|结果|件|申请)?(?:合计|共计?)?{_SHARE}"
)
_STAGES: Final = ((re.compile("办结|答复|办理完毕"), SETTLED), (re.compile("新收|收到|受理|申请总?[数量]"), NEW))
"""Totals of requests by the words behind 占."""
_SAYS_BOTH: Final = re.compile(rf"含部分公开|{_BOTH}|之和|两项|公开类|合计|综合")
MOST_TOGETHER = 4
"""Counts in front of a percentage that 合计 may take together."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What a percentage may be of, as the prose or the tables have it; `sure` where nothing else is meant."""

    told: tuple[Claim, ...]
    item: Expression | None
    value: Decimal
    sure: bool


def of_several(inspection: Inspection, percent: Claim) -> Finding | None:
    """What the percentage comes to, where it takes several counts together; None where it does not, or where they make
    another one and nothing is sure.
    """
    if percent.relation != "share" or not is_exact(percent) or percent.number.value > ALL:
        return None
    parts, named = _parts(inspection, percent)
    wholes = _wholes(inspection, percent, parts, named) if parts else []
    for part in parts:
        for whole, value in wholes:
            exact = percentage(part.value, value) if part.value <= value else None
            if exact is not None and (fits := rounding_of(exact, percent)) in WELL_ROUNDED:
                return ratio_finding(inspection, percent, part.item or part.told, whole, exact, borne_out_as(str(fits)))
    return _contradicted(inspection, percent, parts, named)


def _parts(inspection: Inspection, percent: Claim) -> tuple[list[_Part], Expression | None]:
    """What it may be of, and the total of requests that its words name."""
    words = _words(inspection, percent)
    if _OPEN_RATE.fullmatch(words):
        return _opened(inspection, percent), _named(inspection, words.rpartition("占")[2]) or (
            SETTLED if "率" in words else None
        )
    together = TOGETHER.fullmatch(words)
    named = _named(inspection, together["share"]) if together else None
    told = together is not None and (together["count"] or together["all"])
    if together is None or not (told or (named and percent.number.decimals)):
        return [], None  # several counts make a bare 占12% by chance
    counts = _counts_before(inspection, percent)
    named = named or _opening(inspection, counts)
    whole = inspection.value(named) if named is not None else None
    counts = counts[1:] if whole and counts and counts[0].number.value == whole else counts
    most = min(MOST_TOGETHER, len(counts))
    if not counts:
        return _of_the_list_before(inspection, percent, together["count"]), named
    sizes = [_COUNTS[together["count"]]] if together["count"] else list(range(2, 1 + most))
    sure = bool(told) and len(sizes) == 1
    if words.startswith(("前", "其中前")):  # 前两项之和: not the last ones
        runs = (counts[start : start + size] for size in sizes for start in range(len(counts) - size + 1))
        return [_together(inspection, tuple(run), sure=False) for run in runs], named
    taken = [tuple(counts[-size:]) for size in sizes if len(counts) >= size]
    return [_together(inspection, some, sure=sure) for some in taken], named


_OPENS: Final = re.compile(rf"\s?[件宗份]{OPENS_A_LIST}")


def _opening(inspection: Inspection, counts: Sequence[Claim]) -> Expression | None:
    """`在办结的33件中，予以公开12件，部分公开4件，合计占48.5%`: the total that the sentence opens with."""
    if not counts or not _OPENS.match(inspection.document.text, counts[0].number.span.end):
        return None
    return next((total for total in (SETTLED, NEW) if counts[0].fields and gives(inspection, counts[0], total)), None)


def _words(inspection: Inspection, percent: Claim) -> str:
    """What stands between the last count in front of the percentage, which 两类 is none, and itself."""
    told = [one for one in told_before(inspection, percent) if not _is_a_sort(one)]
    start = told[-1].number.span.end if told else percent.sentence.start
    words = inspection.document.text[start : percent.number.span.start]
    words = words.removeprefix((told[-1].number.unit or "") if told else "").strip("，,、；;：:（( \n\u3000")
    return _MAINLY.sub("", words, count=1)


_MAINLY: Final = re.compile(r"^(?:为主|居多|较多)[，,]")
"""`以行政查询事项8件、执法案卷7件为主，两项占…`."""
_RESULTS: Final = re.compile(
    r"占(?:全部|所有)?(?P<name>不予公开|无法提供|不予处理|其他处理)(?:的|件|申请|总?数|答复)*$"
)


def _is_a_sort(one: Claim) -> bool:
    return one.number.printed in _COUNTS and one.number.unit in ("类", "项", "种", "者")


def _named(inspection: Inspection, share: str) -> Expression | None:
    """A total of requests, or of one kind of results, where the prose tells that as the tables have it."""
    if (results := _RESULTS.search(share)) is not None:
        told = (
            one for one in inspection.mentions.claims if one.fields and one.measure.strip().endswith(results["name"])
        )
        found = {one.fields[0] for one in told if inspection.fitting(one) == one.fields[0]}
        return found.pop() if len(found) == 1 else None
    return next((total for words, total in _STAGES if words.search(share)), None)


def _opened(inspection: Inspection, percent: Claim) -> list[_Part]:
    """What was made public and what in part; sure where the words say so, or where both are told in front."""
    value = inspection.value(OPENED)
    if value is None or not _is_of_requests(inspection, percent):
        return []
    cells = {field for one in told_before(inspection, percent) if (it := inspection.fitting(one)) for field in it.plus}
    both = {field for field in OPENED.plus if inspection.value(Expression(name="", plus=(field,)))}
    sure = (bool(both) and both <= cells) or _SAYS_BOTH.search(percent.measure) is not None
    return [_Part((), OPENED, value, sure)]


def _of_the_list_before(inspection: Inspection, percent: Claim, count: str | None) -> list[_Part]:
    """`公开51件，部分公开12件，不予公开9件。前两项占54.7%`: some neighbours of the sentence before, never sure."""
    counts = [one for one in in_the_sentence_before(inspection, percent) if _is_count(one)]
    size = _COUNTS.get(count or "", 0)
    if size < 2 or len(counts) < size:
        return []
    runs = [tuple(counts[start : start + size]) for start in range(len(counts) - size + 1)]
    return [_together(inspection, told, sure=False) for told in runs]


def _together(inspection: Inspection, told: tuple[Claim, ...], *, sure: bool) -> _Part:
    """The counts as one; as the sum of their cells where the tables bear out each."""
    value = sum((one.number.value for one in told), Decimal(0))
    cells = [inspection.fitting(one) for one in told if one.fields]
    plus = tuple(field for cell in cells if cell is not None and not cell.minus for field in cell.plus)
    if len(cells) < len(told) or None in cells or len(set(plus)) < len(plus):
        return _Part(told, None, value, sure=False)
    item = Expression(name="＋".join(cell.name for cell in cells if cell), plus=plus)
    if inspection.value(item) != value:
        return _Part(told, None, value, sure=False)
    return _Part(told, item, value, sure)


def _counts_before(inspection: Inspection, percent: Claim) -> list[Claim]:
    """The counts of the sentence in front of the percentage, of the unit of the last."""
    counts = [one for one in told_before(inspection, percent) if _is_count(one)]
    return [one for one in counts if one.number.unit == counts[-1].number.unit]


def _is_count(one: Claim) -> bool:
    countable = one.relation == "equal" and one.number.unit not in (None, "%") and not _is_a_sort(one)
    return countable and one.period_kind == "this_year"


def _is_of_requests(inspection: Inspection, percent: Claim) -> bool:
    """Not of 公开率 of what is published without being asked for: nothing but requests in front of it, if anything."""
    near = told_before(inspection, percent) or in_the_sentence_before(inspection, percent)
    topics = [topic_of(one) for one in near if one.fields]
    return _SAYS_BOTH.search(percent.measure) is not None or (bool(topics) and topics[-1] == REQUESTS)


def _wholes(
    inspection: Inspection, percent: Claim, parts: Sequence[_Part], named: Expression | None
) -> list[tuple[Claim | Expression, Decimal]]:
    """What it may be taken of, the one that its words name first; of one kind of results nothing else."""
    if named is not None and named not in (NEW, SETTLED) and (value := inspection.value(named)):
        return [(named, value)]
    requests = any(part.item and part.item.plus[0].startswith(REQUESTS) for part in parts)
    totals = [one for one in (named, SETTLED, NEW, TO_SETTLE) if one is not None] if requests else []
    found: list[tuple[Claim | Expression, Decimal]] = [
        (one, value) for one in dict.fromkeys(totals) if (value := inspection.value(one))
    ]
    told = told_before(inspection, percent) + in_the_sentence_before(inspection, percent)
    return found + [(one, one.number.value) for one in told if _is_count(one) and one.number.value]


def _contradicted(
    inspection: Inspection, percent: Claim, parts: Sequence[_Part], named: Expression | None
) -> Finding | None:
    """Said to be wrong only where part and whole are sure, and no other figures about make it."""
    sure = [part for part in parts if part.sure and part.item is not None and part.item.plus[0].startswith(REQUESTS)]
    named = named or (_of_its_likes(inspection, percent) if sure else None)
    whole = inspection.value(named) if named is not None else None
    if len(sure) != 1 or not whole or named is None:
        return None
    all_told = _is_behind_all_results(inspection, percent)
    if not percent.number.decimals and not all_told:
        return None
    part = sure[0]
    exact = percentage(part.value, whole)
    if exact is None or exact > ALL:
        return None
    if named in (NEW, SETTLED):
        counts = [] if all_told else _counts_before(inspection, percent)
        others = list(_made(inspection, percent, part, counts))
    else:  # 占不予公开的: no other total is called so
        others = [one for item in _counts_before(inspection, percent) if (one := percentage(item.number.value, whole))]
    if any(rounding_of(one, percent) for one in (exact, *others)):
        return None
    return ratio_finding(inspection, percent, part.item or part.told, named, exact, CONTRADICTED)


def _is_behind_all_results(inspection: Inspection, percent: Claim) -> bool:
    """`办结16件，其中予以公开14件、不予公开2件，公开率78%`: behind parts that come to all that was settled, each as the
    tables have it, a percentage without decimals is no other rate either.
    """
    told = {one.id for one in told_before(inspection, percent)}
    return any(
        {parts.whole, *parts.parts} <= told
        and (whole := inspection.claims[parts.whole]).fields
        and whole.number.value == sum(one.number.value for one in named)
        and all(one.fields and inspection.fitting(one) is not None for one in (whole, *named))
        for parts in inspection.mentions.part_lists
        if (named := [inspection.claims[part] for part in parts.parts]) and len(named) > 1
    )


def _of_its_likes(inspection: Inspection, percent: Claim) -> Expression | None:
    """The total that the other shares of the sentence are taken of, where two or more are and none of another."""
    beside = [
        (inspection.claims[str(share.numerator or share.candidates[0][0])], other)
        for share in inspection.mentions.shares
        if share.basis == "share" and (share.numerator or share.candidates)
        and (other := inspection.claims[share.percent]).sentence == percent.sentence and other.id != percent.id
    ]  # fmt: skip
    fitting = []
    for total in (SETTLED, NEW):
        value = inspection.value(total)
        made = [(percentage(part.number.value, value), other) for part, other in beside] if value else []
        if len(made) >= FEWEST_ALIKE and all(one is not None and rounding_of(one, other) for one, other in made):
            fitting.append(total)
    return fitting[0] if len(fitting) == 1 else None


def _made(inspection: Inspection, percent: Claim, part: _Part, counts: Sequence[Claim]) -> Iterator[Decimal]:
    """Percentages of the part, of its first term or of any of the counts, in any totals, with and without each of the
    other results.
    """
    terms = part.item.plus[:1] if part.item is not None else ()
    values = {one for field in terms if (one := inspection.value(Expression(name="", plus=(field,)))) is not None}
    values |= {one.number.value for one in counts} | {part.value}
    values |= {sum((one.number.value for one in counts[start:]), Decimal(0)) for start in range(len(counts))}
    totals = {value for _, value in _wholes(inspection, percent, [part], SETTLED)}
    results = {figure.value for name, figure in inspection.figures.items() if _is_result(name) and figure.value}
    totals |= {total - result for total in totals for result in results if result is not None and result < total}
    for total in totals:
        for value in values:
            if value <= total and (exact := percentage(value, total)) is not None:
                yield exact


def _is_result(field: str) -> bool:
    return field.startswith(REQUESTS) and field.endswith(".total")
