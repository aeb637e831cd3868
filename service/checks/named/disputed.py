"""Paragraphs about disputes read as a whole against the third table: where all counts of 复议 and 诉讼 and of what came
of them are the table's but one, whatever words stand between, that one is wrong: 诉讼共10件，…直接起诉5件，复议后起诉5
件。法院审理结果为维持5件、纠正1件、其他结果1件，尚未审结1件 of 3; 复议18件，…年底前已全部审结, where 2 are pending.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.geometry import Span
from service.checks.cells.finding import cell_finding
from service.checks.figures.plain_counts import is_count
from service.checks.inspection import Finding, Inspection

SURE: Final = 0.85
SMALL: Final = 3
"""Counts up to this one are some cell's by chance in many reports."""
ENOUGH: Final = Decimal("1.5")
"""How many counts, small ones by half, have to be the table's."""
ENOUGH_OF_ALL: Final = Decimal(1)
"""The same where what the table has of the odd one makes the results come to their told total."""
ENOUGH_OF_MANY: Final = Decimal("2.5")
"""The same where words of other bodies stand beside them: what several bodies had may be the table's, or not."""
_RECONSIDERED, _DIRECT, _AFTER = "reconsideration", "litigation_direct", "litigation_after"
_UPHELD, _CORRECTED, _OTHER, _PENDING, _TOTAL = "upheld", "corrected", "other", "pending", "total"
_SETTLED: Final = (_UPHELD, _CORRECTED, _OTHER)
_COURT: Final = (_DIRECT, _AFTER)
_BOTH: Final = (_RECONSIDERED, _DIRECT, _AFTER)
_OWN: Final = ("own", "region")
_UNITS: Final = ("件", "宗", "起", "例")
_SUE: Final = "(?:提?起诉|提起(?:行政)?诉讼|(?:行政)?诉讼)"
_WAYS: Final = re.compile(
    rf"(?P<direct>(?:(?:[未不]|没有?)经过?|没走)(?:行政)?复议(?!后)(?:[^，,。；;、：:\d]{{0,6}}(?:{_SUE}|法院))?"
    rf"|(?:直接|径行|径直)(?:向(?:人民)?法院)?{_SUE})"
    rf"|(?P<after>(?:经|经过|先)?(?:行政)?复议(?:之?后|程序后)(?:再|又|仍|不服)*(?:{_SUE}|(?=\s?(?:\d|$)))"
    r"|复议前置|(?:先行|先经|经过?|先)(?:行政)?复议(?!机关|后|审理))"
    r"|(?P<both>复议(?:和|与|及|、|或|或者)?(?:案件)?[、和与及]?(?:行政)?诉讼|(?:信息公开)?争议(?:案件)?)"
    r"|(?P<court>(?:行政)?诉讼|应诉|法院|起诉)|(?P<reconsidered>复议)"
)
_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "direct": (_DIRECT,), "after": (_AFTER,), "both": _BOTH, "court": _COURT, "reconsidered": (_RECONSIDERED,),
}  # fmt: skip
_RESULTS: Final = re.compile(
    r"(?P<pending>(?:[未待]|没有)(?:能)?(?:审结|结案|办结|审理完毕|结)|在审(?![查结理])|审理阶段|一审阶段)"
    r"|(?P<upheld>维持)|(?P<corrected>纠[正错])|(?P<other>其[他它](?:结果|处理|方式|情形)|结果(?:为|是|属)其[他它])"
    r"|(?P<settled>审结|结案|已结(?!转))"
    r"|(?P<loose>撤销|责令|确认违法|败诉|驳回|撤回|撤诉|终止|调解|支持|胜诉|办结|重新)"
)
_ALL_OF_THEM: Final = re.compile(
    r"(?:案件|申请|事项|答复|的|类|数量|总数|总量|数|量|共|计|总|有|为|是|达|发生|仅|只|\s)*"
)
_IN_ALL: Final = re.compile(r"\s?(?:全年|本年度?|年内)?(?:共|合计|总计|总共)(?:计|有|发生)?\s?")
"""`县政府及各部门作为被申请人的案件合并统计，全年共15件`: a total without the name of what it is of."""
_OF_ALL: Final = re.compile("全[市区县省州盟旗系]")
_PLAIN: Final = (_UPHELD, _CORRECTED, _OTHER)
_CLOSEST: Final = (_PENDING, *_PLAIN, "loose", "settled")
"""Which of several results that words name is told: 以其他方式结案."""
_COUNTED: Final = re.compile(r"(?:信息公开|政府信息公开|类|的)*(?:行政)?(?:复议|诉讼|争议)(?:案件)?")
"""Behind a count of all: `6件行政复议案件审结5件`."""
_NO_CASES: Final = re.compile(
    r"出庭|化解|和解|建议|答辩|培训|座谈|会商|鉴定|聘|开庭|负责人|案例|范本|决定书|意见书|通知|材料|原告|率|上年|去年|同期|上[一]年|"
    "累计|季度|半年|月至|审级|一审|二审|其中[^，,]{0,6}类|下达|送达|不服|咨询|答复书|人次|平均|占|高于|低于|多于|少于|分别|依次|"
    r"\d月|[上中下]旬|作为复议机关|[多少]\s?$"
)
_OF_ONE_OF_TWO: Final = re.compile("前一类|后一类|前者|后者")
_OF_MANY: Final = re.compile(
    "全系统|各(?:单位|部门|地)|行政(?:复议|诉讼|应诉)案件总|各类(?:行政)?(?:复议|诉讼)|非信息公开"
)
_NOT_COUNTED: Final = re.compile("作为复议机关|[不未]计入|[不未]列入")
"""`我厅作为复议机关办理的6件，维持4件，不计入本报告`."""
_ALL_SETTLED: Final = re.compile(
    r"(?<!未)(?:均已(?:全部)?|已全部|已经全部|全部已?|都已)(?:审结|结案|审理完毕)(?!的\d)(?=[，,。；;]|$)"
)
_NONE_SETTLED: Final = re.compile(r"均(?:尚)?未审结(?=[，,。；;])")
_SOME_PENDING: Final = re.compile(
    r"(?<![没无未])有(?:尚)?(?:未审结|未结|结转至?下(?:一)?年度?)的(?:复议|诉讼|行政复议|行政诉讼)?案件"
)
_NOT_ONE: Final = re.compile(r"无一件?(?:案件)?被(?:法院|复议机关)?(?:判决)?纠正")
_SOME_CORRECTED: Final = re.compile(
    r"(?<![没无未])有被(?:法院|复议机关)(?:判决|决定)?(?:纠正|撤销)[^，,。；;]{0,12}的?(?:案件|情形)"
)
_WORDS: Final = (
    (_ALL_SETTLED, (_PENDING,), "none"), (_NONE_SETTLED, _SETTLED, "none"), (_SOME_PENDING, (_PENDING,), "some"),
    (_NOT_ONE, (_CORRECTED,), "none"), (_SOME_CORRECTED, (_CORRECTED,), "some"),
)  # fmt: skip
_OTHER_YEAR: Final = re.compile(
    r"(?<![比较同与])(?:上年|上一年|去年|前年|(?:19|20)\d\d年)(?!相比)|(?:上年|去年|(?:19|20)\d\d年)的(?=\d)"
)
_OF_LAST_YEAR: Final = re.compile("(?<![比较同与])(?:上年|去年)(?!相比)")
"""`上年存案5件本年均已审结`."""
_THIS_YEAR: Final = re.compile("今年|本年")
_THE_REST: Final = re.compile("其余|其他|除|前述")
_CUT: Final = re.compile(r"[，,。；;：:（）()、\n]")
_NEXT: Final = re.compile(rf"{_CUT.pattern}|[\d中里]")
_GOES_ON: Final = "、0123456789"
_STOP: Final = re.compile("[。\n]")
_SEGMENT: Final = re.compile("[；;]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """What is told of disputes at one place.

    Args:
        value: a count; 0 where the words say that there is none.
        some: the words say that there is any.
        results: cells of a way, `_TOTAL` for all.
        ways: that its own words name, () where they name none.
        may_be: the ways that it may be of.
        strict: its words are the table's own, so that it may be said to be wrong.
    """

    span: Span
    value: Decimal
    results: tuple[str, ...]
    ways: tuple[str, ...]
    may_be: tuple[tuple[str, ...], ...] = ()
    claim: Claim | None = None
    some: bool = False
    strict: bool = True


def disputes_aligned(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each paragraph that errs in one count, or in one word, all others being the table's."""
    text = inspection.document.text
    starts = dict.fromkeys(inspection.paragraph_start(claim.number.span.start) for claim in inspection.mentions.claims)
    for start in starts:
        end = text.find("\n", start)
        span = Span(start, len(text) if end < 0 else end)
        if _WAYS.search(text, span.start, span.end) is None or _OF_ONE_OF_TWO.search(text, span.start, span.end):
            continue
        told = _of_this_year(inspection, span, [*_counts(inspection, span), *_words(text, span)])
        items = _told_once(inspection, _placed(text, span, told))
        of_many = _OF_MANY.search(text, span.start, span.end) is not None
        of_many = of_many or any(item.claim is not None and item.claim.body not in _OWN for item in items)
        if len(items) > 1:
            yield from _judged(inspection, items, of_many=of_many)


def _counts(inspection: Inspection, span: Span) -> Iterator[_Item]:
    text, before = inspection.document.text, span.start
    claims = {
        claim.number.span.start: claim for claim in reversed(inspection.mentions.claims)
        if span.start <= claim.number.span.start < span.end
    }  # fmt: skip
    for _, claim in sorted(claims.items()):
        number = claim.number
        if claim.negated:
            continue
        first, before = before, number.span.end
        if not is_count(claim) or claim.relation != "equal" or number.unit not in _UNITS:
            continue
        if claim.period_kind != "this_year" or claim.body not in (*_OWN, "subordinate"):
            continue
        if _NOT_COUNTED.search(text, claim.sentence.start, claim.sentence.end):
            continue
        cut = _behind_last(_CUT, text, first, number.span.start)
        front = text[cut : number.span.start]
        end = number.span.end + (len(number.unit) if text.startswith(number.unit, number.span.end) else 0)
        ends = _NEXT.search(text, end, span.end)
        behind = text[end : ends.start() if ends else span.end]
        if "各" in front or _NO_CASES.search(front) or _NO_CASES.search(behind):
            continue
        goes_on = ends is not None and text[ends.start()] in _GOES_ON
        item = _item(front, behind, Span(number.span.start, end), claim, goes_on=goes_on)
        if item is not None:
            yield item


def _behind_last(marks: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the words behind the last mark begin; `start` where there is none."""
    return max((one.end() for one in marks.finditer(text, start, end)), default=start)


def _item(front: str, behind: str, span: Span, claim: Claim, *, goes_on: bool) -> _Item | None:
    """`goes_on`: the words behind the count are the next one's (`复议后起诉的3件维持、纠正各1件`)."""
    ways = [_OF[one.lastgroup or ""] for one in _WAYS.finditer(front)]
    ways_behind = [_OF[one.lastgroup or ""] for one in _WAYS.finditer(behind)]
    named = {one.lastgroup for one in _RESULTS.finditer(front)}
    if not named and not (ways_behind and _COUNTED.match(behind)) and not (ways and goes_on):
        named = {one.lastgroup for one in _RESULTS.finditer(behind)}
    if not ways and (named or _COUNTED.match(behind)):
        ways = ways_behind
    kinds = [kind for kind in _CLOSEST if kind in named]
    in_all = not kinds and not ways and _IN_ALL.fullmatch(front) is not None
    if not kinds and not ways and not in_all:
        return None
    kind = kinds[0] if kinds else _TOTAL
    if kind in _PLAIN and len(named & {*_PLAIN}) > 1:
        kind = "loose"
    results = _SETTLED if kind == "settled" else (_OTHER,) if kind == "loose" else (kind,)
    return _Item(
        span=span, value=claim.number.value, results=results, ways=ways[-1] if ways else (), claim=claim,
        strict=kind != "loose"
        and not in_all
        and _OF_ALL.search(front) is None
        and (kind != _TOTAL or _counts_all(front)),
    )  # fmt: skip


def _counts_all(front: str) -> bool:
    """Does nothing but what is counted stand behind the way's words: `行政复议案件共`, not `复议案件中涉及拆迁的`?"""
    ways = [*_WAYS.finditer(front)]
    return not ways or _ALL_OF_THEM.fullmatch(front, ways[-1].end()) is not None


def _words(text: str, span: Span) -> Iterator[_Item]:
    for pattern, results, says in _WORDS:
        for said in pattern.finditer(text, span.start, span.end):
            sentence = _behind_last(_STOP, text, span.start, said.start())
            of_last_year = _OF_LAST_YEAR.search(text, sentence, said.start()) is not None
            if not of_last_year and not _THE_REST.search(text, max(span.start, said.start() - NEAR), said.start()):
                yield _Item(span=Span(*said.span()), value=Decimal(0), results=results, ways=(), some=says == "some")


def _of_this_year(inspection: Inspection, span: Span, items: Sequence[_Item]) -> list[_Item]:
    """Without those behind the name of another year in their sentence."""
    text, year = inspection.document.text, f"{inspection.layout.year}年"
    kept = []
    for item in items:
        start = _behind_last(_STOP, text, span.start, item.span.start)
        others = [
            one.end() for one in _OTHER_YEAR.finditer(text, start, item.span.start) if one.group().rstrip("的") != year
        ]  # fmt: skip
        between = text[others[-1] : item.span.start] if others else year
        if year in between or _THIS_YEAR.search(between):
            kept.append(item)
    return kept


def _placed(text: str, span: Span, items: Sequence[_Item]) -> list[_Item]:
    """The items in order, each with the ways that it may be of by the words in front of it."""
    placed: list[_Item] = []
    for item in sorted(items, key=lambda one: one.span.start):
        sentence = _behind_last(_STOP, text, span.start, item.span.start)
        segment = _behind_last(_SEGMENT, text, sentence, item.span.start)
        here = _ways(text, segment, item.span.start)
        of_sentence = _ways(text, sentence, item.span.start)
        closest: list[tuple[str, ...]] = [here[-1]] if here else []
        if here and here[-1] == _COURT:
            closest += [one for one in here if len(one) == 1 and one != (_RECONSIDERED,)][-1:]
        elif not here and placed:
            closest += [placed[-1].ways or (placed[-1].may_be[0] if placed[-1].may_be else ())]
        last = _behind_last(_STOP, text, span.start, max(span.start, sentence - 1))
        before = _ways(text, last, sentence) or _ways(text, span.start, sentence)
        together = _union(of_sentence or before)
        may_be = [item.ways] if item.ways else [*closest, _union(here), together, *dict.fromkeys(of_sentence)]
        if not item.ways and not of_sentence and before:
            may_be += [before[0]]
        if item.ways == _COURT and here:
            may_be += closest
        placed.append(replace(item, may_be=tuple(dict.fromkeys(one for one in may_be if one))))
    return [one for one in placed if one.may_be]


def _told_once(inspection: Inspection, items: Sequence[_Item]) -> list[_Item]:
    """Without what counts some of those that are told in front, and what goes on with these: `复议11件…由市政府受理的
    复议4件`, `27件纠正案件中，…被纠正的12件`, `全区诉讼21件，审结14件`.
    """
    kept: list[_Item] = []
    others = False
    for item in items:
        others = others and not item.ways
        told = any(
            one.results == item.results and one.value > item.value and one.may_be[0] == item.may_be[0]
            and _fits(inspection, one, one.may_be[0]) for one in kept
        )  # fmt: skip
        totals = [one.ways for one in kept if one.results == (_TOTAL,)]
        closer = _union([ways for ways in totals if len(ways) < len(item.ways)])
        again = item.results == (_TOTAL,) and (item.ways in totals or (item.ways and {*item.ways} <= {*closer}))
        some = (told or again or not item.strict) and not any(_fits(inspection, item, ways) for ways in item.may_be)
        others = others or (some and item.results == (_TOTAL,))
        if not others and not some:
            kept.append(item)
    return kept


def _ways(text: str, start: int, end: int) -> list[tuple[str, ...]]:
    return [_OF[one.lastgroup or ""] for one in _WAYS.finditer(text, start, end)]


def _union(ways: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    named = {way for one in ways for way in one}
    return tuple(way for way in _BOTH if way in named)


def _judged(inspection: Inspection, items: Sequence[_Item], *, of_many: bool) -> Iterator[Finding]:
    """Each with the first of its ways, runs together: a whole run is of one way."""
    fits: list[_Item] = []
    wrong: list[tuple[_Item, tuple[str, ...], Sequence[_Item]]] = []
    for run in _runs(inspection.document.text, items):
        best: list[tuple[_Item, tuple[str, ...]]] | None = None
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
    item, ways, run = wrong[0]
    fits = [one for one in fits if one is not item]
    weight = sum((Decimal(1) if one.value > SMALL else Decimal("0.5") for one in fits if one.claim), Decimal(0))
    expression = _expression(ways, item.results)
    found = inspection.value(expression)
    if found is None:
        return
    if weight < (ENOUGH_OF_MANY if of_many else ENOUGH_OF_ALL if _completes(item, found, ways, fits) else ENOUGH):
        return
    others = [other for other in (*item.may_be, _BOTH) if _may_be_meant(inspection, run, item, other)]
    if any(_fits(inspection, item, other) for other in others if other != ways):
        return
    if not _has_company(inspection, items, item):
        return
    words = item.claim.sentence if item.claim is not None else item.span
    yield cell_finding(
        inspection, expression, item.claim, said=item.value, found=found, fits=False, words=inspection.words(words),
        sure=SURE,
    )  # fmt: skip


def _may_be_meant(inspection: Inspection, run: Sequence[_Item], item: _Item, ways: Sequence[str]) -> bool:
    """Are at least half of the other results told beside one what such a way has?"""
    others = [one for one in run if one is not item and _is_a_result(one)]
    if not _is_a_result(item) or not others:
        return True
    return 2 * sum(_fits(inspection, one, ways) for one in others) >= len(others)


def _is_a_result(item: _Item) -> bool:
    return len(item.results) == 1 and item.results != (_TOTAL,)


def _leaves_out_pending(inspection: Inspection, item: _Item, items: Sequence[_Item]) -> bool:
    """`被申请复议56件，其中维持38件、纠正7件、其他11件，年底尚未审结6件` of 62: those that are pending are told as a
    part of the total, which is what the others come to.
    """
    if item.results != (_TOTAL,) or item.claim is None or not item.strict:
        return False
    ways, text = item.may_be[0], inspection.document.text
    if inspection.value(_expression(ways, (_TOTAL,))) in (None, item.value):
        return False
    told = {one.results: one for one in items if one.claim is not None and one.claim.sentence == item.claim.sentence}
    if any((result,) not in told or not _fits(inspection, told[result,], ways) for result in (*_PLAIN, _PENDING)):
        return False
    between = text[item.span.end : told[_PENDING,].span.start]
    return told[_PENDING,].value > 0 and _AMONG.match(between) is not None and _BESIDES.search(between) is None


_AMONG: Final = re.compile(r"[^，,。；;]{0,8}[，,]\s?其中")
_BESIDES: Final = re.compile("[。；;]|另|此外|尚?还有")


def _completes(item: _Item, found: Decimal, ways: Sequence[str], fits: Sequence[_Item]) -> bool:
    """Do the told results and what the table has of the odd one come to the told total of the way?"""
    if len(item.results) != 1 or item.results[0] not in (*_PLAIN, _PENDING):
        return False
    of_it = [one for one in fits if ways in one.may_be and one.claim is not None]
    totals = [one.value for one in of_it if one.results == (_TOTAL,)]
    parts = [one.value for one in of_it if len(one.results) == 1 and one.results[0] in (*_PLAIN, _PENDING)]
    return bool(totals) and bool(parts) and totals[0] == sum(parts, found)


def _off(inspection: Inspection, misses: Sequence[tuple[_Item, tuple[str, ...]]]) -> tuple[int, int, Decimal]:
    """How many are wrong, first of those in the table's own words, and by how much: of two ways the nearer is meant."""
    values = [(item.value, inspection.value(_expression(ways, item.results))) for item, ways in misses]
    strict = sum(item.strict for item, _ in misses)
    return strict, len(misses), sum((abs(said - value) for said, value in values if value is not None), Decimal(0))


def _has_company(inspection: Inspection, items: Sequence[_Item], item: _Item) -> bool:
    """Does its sentence tell any other count, or the way that it is of?"""
    if item.claim is None or item.ways:
        return True
    of = item.claim.sentence
    beside = any(one.claim is not None and one is not item and one.claim.sentence == of for one in items)
    return beside or _WAYS.search(inspection.document.text, of.start, item.span.start) is not None


_TOGETHER: Final = re.compile("两类|两项|合计|合并|总体|加起来")


def _runs(text: str, items: Sequence[_Item]) -> Iterator[list[_Item]]:
    """Those whose own words name no way, one behind the other; the others alone, and what is told of both ways."""
    run: list[_Item] = []
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


NEAR: Final = 8
"""Characters in front of 均已审结 in which 其余 stands."""
_NAMES: Final[Mapping[str, str]] = {
    _UPHELD: "结果维持", _CORRECTED: "结果纠正", _OTHER: "其他结果", _PENDING: "尚未审结", _TOTAL: "总计",
}  # fmt: skip


def _fits(inspection: Inspection, item: _Item, ways: Sequence[str]) -> bool:
    value = inspection.value(_expression(ways, item.results))
    if value is None:
        return True
    if item.some:
        return value > 0
    if item.claim is None:
        return value == 0
    if value == item.value:
        return True
    return item.results == (_TOTAL,) and item.value == inspection.value(_expression(ways, _SETTLED))
