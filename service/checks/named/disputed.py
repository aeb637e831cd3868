"""Paragraphs about disputes read as a whole against the third table: where all counts of 复议 and 诉讼 and of what came
of them are the table's but one, whatever words stand between, that one is wrong: 诉讼共10件，…直接起诉5件，复议后起诉5
件。法院审理结果为维持5件、纠正1件、其他结果1件，尚未审结1件 of 3; 复议18件，…年底前已全部审结, where 2 are pending.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import Final

from corpora.document.claim import Expression
from corpora.document.geometry import Span
from service.checks.cells.finding import cell_finding
from service.checks.inspection import Finding, Inspection
from service.checks.named.dispute_items import (
    BOTH,
    CORRECTED,
    COURT,
    OTHER,
    OWN,
    PENDING,
    PLAIN,
    SETTLED,
    TOTAL,
    UPHELD,
    WAYS,
    Item,
    items_of,
    union,
)

SURE: Final = 0.85
SMALL: Final = 3
"""Counts up to this one are some cell's by chance in many reports."""
ENOUGH: Final = Decimal("1.5")
"""How many counts, small ones by half, have to be the table's."""
ENOUGH_OF_ALL: Final = Decimal(1)
"""The same where what the table has of the odd one makes the results come to their told total."""
ENOUGH_OF_MANY: Final = Decimal("2.5")
"""The same where words of other bodies stand beside them: what several bodies had may be the table's, or not."""
_OF_ONE_OF_TWO: Final = re.compile("前一类|后一类|前者|后者")
_OF_MANY: Final = re.compile(
    "全系统|各(?:单位|部门|地)|行政(?:复议|诉讼|应诉)案件总|各类(?:行政)?(?:复议|诉讼)|非信息公开"
)


def disputes_aligned(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each paragraph that errs in one count, or in one word, all others being the table's."""
    text = inspection.document.text
    starts = dict.fromkeys(inspection.paragraph_start(claim.number.span.start) for claim in inspection.mentions.claims)
    for start in starts:
        end = text.find("\n", start)
        span = Span(start, len(text) if end < 0 else end)
        if WAYS.search(text, span.start, span.end) is None or _OF_ONE_OF_TWO.search(text, span.start, span.end):
            continue
        items = _told_once(inspection, items_of(inspection, span))
        of_many = _OF_MANY.search(text, span.start, span.end) is not None
        of_many = of_many or any(item.claim is not None and item.claim.body not in OWN for item in items)
        if len(items) > 1:
            yield from _judged(inspection, items, of_many=of_many)


def _told_once(inspection: Inspection, items: Sequence[Item]) -> list[Item]:
    """Without what counts some of those that are told in front, and what goes on with these: `复议11件…由市政府受理的
    复议4件`, `27件纠正案件中，…被纠正的12件`, `全区诉讼21件，审结14件`.
    """
    kept: list[Item] = []
    others = False
    for item in items:
        others = others and not item.ways
        told = any(
            one.results == item.results and one.value > item.value and one.may_be[0] == item.may_be[0]
            and _fits(inspection, one, one.may_be[0]) for one in kept
        )  # fmt: skip
        totals = [one.ways for one in kept if one.results == (TOTAL,)]
        closer = union([ways for ways in totals if len(ways) < len(item.ways)])
        again = item.results == (TOTAL,) and (item.ways in totals or (item.ways and {*item.ways} <= {*closer}))
        some = (told or again or not item.strict) and not any(_fits(inspection, item, ways) for ways in item.may_be)
        others = others or (some and item.results == (TOTAL,))
        if not others and not some:
            kept.append(item)
    return kept


def _judged(inspection: Inspection, items: Sequence[Item], *, of_many: bool) -> Iterator[Finding]:
    """Each with the first of its ways, runs together: a whole run is of one way."""
    fits: list[Item] = []
    wrong: list[tuple[Item, tuple[str, ...], Sequence[Item]]] = []
    for run in _runs(inspection.document.text, items):
        best: list[tuple[Item, tuple[str, ...]]] | None = None
        for ways in dict.fromkeys(one for item in run for one in item.may_be):
            misses = [(item, ways) for item in run if not _fits(inspection, item, ways)]
            if best is None or _off(inspection, misses) < _off(inspection, best):
                best = misses
        missed = best or []
        fits += [item for item in run if all(item is not other for other, _ in missed)]
        wrong += [(item, ways, run) for item, ways in missed]
    wrong += [(item, item.may_be[0], [item]) for item in fits if _leaves_out_pending(inspection, item, items)]
    if len(wrong) != 1 or not wrong[0][0].strict:
        return
    item, ways, beside = wrong[0]
    fits = [one for one in fits if one is not item]
    weight = sum((Decimal(1) if one.value > SMALL else Decimal("0.5") for one in fits if one.claim), Decimal(0))
    expression = _expression(ways, item.results)
    found = inspection.value(expression)
    if found is None:
        return
    if weight < (ENOUGH_OF_MANY if of_many else ENOUGH_OF_ALL if _completes(item, found, ways, fits) else ENOUGH):
        return
    others = [other for other in (*item.may_be, COURT, BOTH) if _may_be_meant(inspection, beside, item, other)]
    if any(_fits(inspection, item, other) for other in others if other != ways):
        return
    if not _has_company(inspection, items, item):
        return
    words = item.claim.sentence if item.claim is not None else item.span
    yield cell_finding(
        inspection, expression, item.claim, said=item.value, found=found, fits=False, words=inspection.words(words),
        sure=SURE,
    )  # fmt: skip


def _may_be_meant(inspection: Inspection, run: Sequence[Item], item: Item, ways: Sequence[str]) -> bool:
    """Are at least half of the other results told beside one what such a way has?"""
    others = [one for one in run if one is not item and _is_a_result(one)]
    if not _is_a_result(item) or not others:
        return True
    return 2 * sum(_fits(inspection, one, ways) for one in others) >= len(others)


def _is_a_result(item: Item) -> bool:
    return len(item.results) == 1 and item.results != (TOTAL,)


def _leaves_out_pending(inspection: Inspection, item: Item, items: Sequence[Item]) -> bool:
    """`被申请复议56件，其中维持38件、纠正7件、其他11件，年底尚未审结6件` of 62: those that are pending are told as a
    part of the total, which is what the others come to.
    """
    if item.results != (TOTAL,) or item.claim is None or not item.strict:
        return False
    ways, text = item.may_be[0], inspection.document.text
    if inspection.value(_expression(ways, (TOTAL,))) in (None, item.value):
        return False
    told = {one.results: one for one in items if one.claim is not None and one.claim.sentence == item.claim.sentence}
    if any((result,) not in told or not _fits(inspection, told[result,], ways) for result in (*PLAIN, PENDING)):
        return False
    between = text[item.span.end : told[PENDING,].span.start]
    return told[PENDING,].value > 0 and _AMONG.match(between) is not None and _BESIDES.search(between) is None


_AMONG: Final = re.compile(r"[^，,。；;]{0,8}[，,]\s?其中")
_BESIDES: Final = re.compile("[。；;]|另|此外|尚?还有")


def _completes(item: Item, found: Decimal, ways: Sequence[str], fits: Sequence[Item]) -> bool:
    """Do the told results and what the table has of the odd one come to the told total of the way?"""
    if len(item.results) != 1 or item.results[0] not in (*PLAIN, PENDING):
        return False
    of_it = [one for one in fits if ways in one.may_be and one.claim is not None]
    totals = [one.value for one in of_it if one.results == (TOTAL,)]
    parts = [one.value for one in of_it if len(one.results) == 1 and one.results[0] in (*PLAIN, PENDING)]
    return bool(totals) and bool(parts) and totals[0] == sum(parts, found)


def _off(inspection: Inspection, misses: Sequence[tuple[Item, tuple[str, ...]]]) -> tuple[int, int, Decimal]:
    """How many are wrong, first of those in the table's own words, and by how much: of two ways the nearer is meant."""
    values = [(item.value, inspection.value(_expression(ways, item.results))) for item, ways in misses]
    strict = sum(item.strict for item, _ in misses)
    return strict, len(misses), sum((abs(said - value) for said, value in values if value is not None), Decimal(0))


def _has_company(inspection: Inspection, items: Sequence[Item], item: Item) -> bool:
    """Does its sentence tell any other count, or the way that it is of?"""
    if item.claim is None or item.ways:
        return True
    of = item.claim.sentence
    beside = any(one.claim is not None and one is not item and one.claim.sentence == of for one in items)
    return beside or WAYS.search(inspection.document.text, of.start, item.span.start) is not None


_TOGETHER: Final = re.compile("两类|两项|合计|合并|总体|加起来")


def _runs(text: str, items: Sequence[Item]) -> Iterator[list[Item]]:
    """Those whose own words name no way, one behind the other; the others alone, and what is told of both ways."""
    run: list[Item] = []
    for item in items:
        together = bool(run) and _TOGETHER.search(text, run[-1].span.end, item.span.start) is not None
        if run and (together or item.ways or run[-1].ways or item.may_be != run[-1].may_be):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _expression(ways: Sequence[str], results: Sequence[str]) -> Expression:
    return Expression(
        name="、".join(_NAMES[one] for one in results),
        plus=tuple(f"disputes.{way}.{result}" for way, result in product(ways, results)),
    )


_NAMES: Final[Mapping[str, str]] = {
    UPHELD: "结果维持", CORRECTED: "结果纠正", OTHER: "其他结果", PENDING: "尚未审结", TOTAL: "总计",
}  # fmt: skip


def _fits(inspection: Inspection, item: Item, ways: Sequence[str]) -> bool:
    value = inspection.value(_expression(ways, item.results))
    if value is None:
        return True
    if item.some:
        return value > 0
    if item.claim is None:
        return value == 0
    if value == item.value:
        return True
    return item.results == (TOTAL,) and item.value == inspection.value(_expression(ways, SETTLED))
