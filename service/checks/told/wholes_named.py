"""What a share is one of, by its words: 全部50件, 办结总数, 无法提供总数, 全年, or nothing but what stands in front."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from corpora.document.claim import Claim
from corpora.document.proportion import percentage
from service.checks.figures.part_groups import thing_counted
from service.checks.figures.plain_counts import PERCENT, is_count
from service.checks.figures.ratio_doubts import rounding_of
from service.checks.figures.request_totals import UNITS
from service.checks.inspection import Inspection, plain
from service.checks.told.counts import Sentence
from service.checks.told.named_amounts import amounts_named, totals_named
from service.checks.told.parts_named import Amount, cells_named, of_cells, of_claims, request_amounts

_OF_ALL: Final = re.compile(r"(?:全部|全年|总数|总量|总的|年度|全年度|其|该类|同类|此类|该项|这一类|三者|其中)*")
_OF_GROWTH: Final = re.compile(r"(?:全部)?(?:增量|增加数|增加量|增长量|新增量|增幅)(?:部分)?")
_GROWS: Final = ("increase", "decrease")
_FRAME: Final = re.compile(r"^\s?(?:在)?(?P<of>[^，,。；;：:\d（(]{2,20}?)(?:[中里]|当中|之中)[，,]")
_DIGITS: Final = re.compile(r"\d")
_OF_REGION: Final = re.compile("全[市区县省州](?:的|总[数量])*")
_ACT: Final = re.compile("行政(?:许可|处罚|强制)")
_OPENS: Final = re.compile(r"[^，,。；;：:\d（(]{0,12}(?:[中里]|当中|之中)[，,]?")
_IN_FULL: Final = re.compile("总|全部|所有|申请|数")
"""In the name of a total that is no other one."""
_HAS_A_SHARE: Final = re.compile(r"[^，,。；;：:\d（(]{0,8}[，,（(]\s?(?:约)?占")
"""`业务信息466条，占` is one of the parts itself."""
_NAMED_WHOLE: Final = re.compile(r"占(?:到|了|全部)?(?P<of>[^，,。；;：:\d占]{2,14}?)的")
_TITLE: Final = 80
_PERSONS: Final = ("人", "名", "位")
_SEVERAL: Final = 2

Wholes = tuple[Sequence[Amount], Sequence[Amount]]
"""What the words mean, and what else bears a share out."""


def whole_of(inspection: Inspection, told: Sentence, of: str, front: Sequence[int], part: Amount, start: int) -> Wholes:
    """By the words behind 占; nothing where they name what neither the sentence nor the tables tell."""
    larger = [
        place for place in front
        if is_count(told.counts[place]) and told.counts[place] not in part.claims
        and told.counts[place].number.value > part.value and _is_alike(told.counts[place], part)
    ]  # fmt: skip
    amounts = [of_claims([told.counts[place]]) for place in larger if not _HAS_A_SHARE.match(told.tail(place))]
    further = [
        *map(of_claims, ([told.counts[place]] for place in larger)),
        *_in_front(inspection, told, part),
        *_behind(told, front, part),
    ]
    further += [*_named_before(inspection, told, start), *_of_two(told, front, part)]
    if _DIGITS.search(of):
        inside = [place for place in larger if told.counts[place].number.span.start >= start]
        return ([of_claims([told.counts[inside[-1]]])], ()) if inside else ((), ())
    if _OF_GROWTH.fullmatch(of):
        grown = [told.counts[one] for one in front if told.counts[one].relation in _GROWS]
        grown = [
            one
            for one in grown
            if one not in part.claims and _is_alike(one, part) and one.number.unit not in ("%", "个百分点")
        ]
        return ([of_claims(grown)], ()) if len(grown) == 1 else ((), ())
    if any(one.relation in _GROWS for one in part.claims):
        return (), ()
    if _OF_REGION.fullmatch(of) and not larger:
        return _of_act(inspection, told, of, part), ()
    if _OF_ALL.fullmatch(of):
        return _of_all(inspection, told, amounts, further, part, by_name=bool(of))
    named = cells_named(inspection, of)
    if named and _counts_requests(part):
        loose = totals_named(of) and not _IN_FULL.search(of)
        return named, [*further, *(_other_totals(inspection) if loose else ())]
    meant = told.named(of, larger)
    return ([of_claims([told.counts[meant[0]]])], further) if len(meant) == 1 else ((), ())


def _of_act(inspection: Inspection, told: Sentence, of: str, part: Amount) -> Sequence[Amount]:
    """`公安机关办理行政处罚6240件，占全县的46.2%`: of what the tables of the county's government have of that act."""
    if not part.claims or of[1] + "人民政府" not in inspection.document.text[:_TITLE]:
        return ()
    acts = _ACT.findall(told.clause(told.counts.index(part.claims[0])))
    named = amounts_named(inspection, acts[0]) if len(acts) == 1 else ()
    return [one for item in named if (one := of_cells(inspection, item)) is not None]


def _is_alike(claim: Claim, part: Amount) -> bool:
    """Does it count the same thing? Persons and how often they came (人次) are two."""
    if not part.claims:
        return True
    unit, other = claim.number.unit or "", part.claims[0].number.unit or ""
    if unit in _PERSONS or other in _PERSONS:
        return {unit, other} <= {*_PERSONS}
    return thing_counted(claim) == thing_counted(part.claims[0])


def _counts_requests(part: Amount) -> bool:
    return all((one.number.unit or "") in (*UNITS, "起", "次") for one in part.claims)


def _of_all(
    inspection: Inspection, told: Sentence, amounts: Sequence[Amount], further: Sequence[Amount], part: Amount,
    *, by_name: bool,
) -> Wholes:  # fmt: skip
    """A share that names no whole: of what its statement opens with, else of larger counts, or what they come to."""
    totals = request_amounts(inspection)
    frame = _FRAME.match(told.text[told.start : told.end])
    cells = cells_named(inspection, frame["of"]) if frame is not None else []
    if cells and _counts_requests(part):
        return cells, amounts
    opens = [one for one in amounts if _OPENS.match(told.text, told.behind(one.claims[0]), told.end)]
    if len(opens) == 1:
        return opens, totals
    sums = _sum_of_all(told, part)
    if amounts and part.fields:
        return amounts, ()
    if amounts:
        is_all = any(one.value == part.value for one in totals)
        return amounts, [*further, *([] if is_all else totals), *sums]
    if part.fields:
        return (), ()
    of_table = any(one.fields and inspection.fitting(one) is not None for one in part.claims)
    own = all(one.body in ("own", "office") for one in part.claims)
    if sums and not by_name:
        return (sums, [*further, *totals]) if _are_of(told, sums, part) else ((), ())
    return (totals, further) if (of_table or by_name) and own and _counts_requests(part) else ((), ())


def _are_of(told: Sentence, sums: Sequence[Amount], part: Amount) -> bool:
    """Are all other shares of the sentence, if any, of what its counts come to?"""
    others = [
        (one, percent) for one, percent in pairwise(told.counts)
        if percent.number.unit == PERCENT and is_count(one) and one not in part.claims
    ]  # fmt: skip
    made = [[percentage(one.number.value, whole.value) for whole in sums] for one, _ in others]
    return all(
        any(exact is not None and rounding_of(exact, percent) is not None for exact in each)
        for (_, percent), each in zip(others, made, strict=True)
    )


def _sum_of_all(told: Sentence, part: Amount) -> list[Amount]:
    """What all counts of the sentence come to, where the part is one of them."""
    counts = [one for one in told.counts if is_count(one) and _is_alike(one, part) and one.relation == "equal"]
    listed = len(counts) > _SEVERAL and part.claims and all(one in counts for one in part.claims)
    return [of_claims(counts[first:]) for first in range(len(counts) - 2)] if listed else []


def _in_front(inspection: Inspection, told: Sentence, part: Amount) -> list[Amount]:
    """Counts of the sentence in front, of which the share may be."""
    before = inspection.told_in_front_of(told.counts[0].sentence)
    return [of_claims([one]) for one in before if is_count(one) and _is_alike(one, part)]


def _other_totals(inspection: Inspection) -> list[Amount]:
    """What 办结件 and 新收件 are said of, too: any total of requests, with or without one of the results."""
    totals = request_amounts(inspection)
    results = [
        figure.value for name, figure in inspection.figures.items()
        if name.startswith("requests.") and name.endswith(".total") and figure.value
    ]  # fmt: skip
    less = [one.value - result for one in totals for result in results if result is not None and result < one.value]
    return [*totals, *(Amount(value=one, shown=plain(one)) for one in less)]


def _of_two(told: Sentence, front: Sequence[int], part: Amount) -> list[Amount]:
    """`建议16件、提案24件中，答复30件，占75%`: of two in front together."""
    counts = [told.counts[one] for one in front if is_count(told.counts[one]) and _is_alike(told.counts[one], part)]
    return [of_claims(pair) for pair in pairwise(counts) if not any(one in part.claims for one in pair)]


def _named_before(inspection: Inspection, told: Sentence, start: int) -> list[Amount]:
    """`占无法提供总数的80%；…占20%`: what shares in front were of."""
    names = [said["of"] for said in _NAMED_WHOLE.finditer(told.text, told.start, start)]
    return [one for name in names for one in cells_named(inspection, name)]


def _behind(told: Sentence, front: Sequence[int], part: Amount) -> list[Amount]:
    """Counts that follow the share."""
    behind = [one for place, one in enumerate(told.counts) if place not in front and is_count(one)]
    return [of_claims([one]) for one in behind if _is_alike(one, part)]
