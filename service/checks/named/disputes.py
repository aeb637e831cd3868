"""Counts told of one way of dispute, or of one result, in a statement of such words alone, against the third table:
`直接起诉的3件均已审结，复议后起诉的8件还有3件没有结果` of 2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.geometry import Span
from service.checks.cells.finding import cell_finding
from service.checks.inspection import Finding, Inspection
from service.checks.named.clauses import each_count, is_beside, segments_of, spans_of
from service.checks.named.words import Kind, Kinds, Word

SURE: Final = 0.85
LONE: Final = 0.75
"""Confidence where no other figure of the statement confirms what it is of."""
_RECONSIDERED, _DIRECT, _AFTER = "reconsideration", "litigation_direct", "litigation_after"
_SETTLED: Final = ("upheld", "corrected", "other")
_ALL: Final = (*_SETTLED, "pending")
_RESULTS: Final[tuple[tuple[tuple[str, ...], str], ...]] = (
    (
        ("upheld",),
        r"(?:结果)?维持|(?:均)?获(?:得)?(?:法院|复议机关)?支持|(?:法院|复议机关)支持(?:我局|我委|我镇|我办|行政机关|原?答复)?|(?:行政机关|我局|我委)?胜诉|(?:原告|起诉人|申请人)败诉"
        r"|(?:法院)?(?:判决|裁定)?驳回(?:原告|起诉人)?(?:的)?(?:诉讼请求|全部诉讼请求|起诉)?",
    ),
    (
        ("corrected",),
        r"(?:结果)?纠正|(?:行政机关|我局|我委)?(?:判决)?败诉|(?:原告|起诉人|申请人)胜诉|(?:判决)(?:我局|我委|行政机关)败诉|(?:法院|判决|决定)*(?:撤销|确认违法|责令(?:重新)?(?:答复|履行))",
    ),
    (
        ("other",),
        r"其[他它](?:处理|结果|情形|方式)(?:结案)?|(?:以)?终止(?:审理|审查)?|(?:原告|申请人)?(?:主动|自行)?(?:撤诉|撤回(?:起诉|申请|复议申请)|申请撤回)(?:等)?(?:其[他它]结果)?",
    ),
    (
        _SETTLED,
        r"(?:已|已经|全部|均|都)*(?:审结|办结|结案|审理终结)|已结|已决|(?:已|已经)?(?:判决|裁决|宣判)(?:或者?(?:裁定|判决))?(?=的?[\s\d])",
    ),
    (
        ("pending",),
        r"(?:尚|仍|还|暂)?未(?:能)?(?:审结|结案|办结|审理完毕|结)|(?:仍|尚|还|正)?在(?:审理|审|办)(?:之?中|当中)?"
        r"|(?:还|尚)?没有(?:审结|结果|结论|结案|判决|裁决)|(?:尚|仍|还|暂)?(?:无|未(?:有|出))(?:结果|结论)|(?:等)?待(?:审结|判决|裁决|宣判|决)|(?:尚|仍|还|暂)?未(?:判|宣判|判决|裁决)|悬而未决",
    ),
)
_WAYS: Final[tuple[tuple[tuple[str, ...], str], ...]] = (
    ((_RECONSIDERED,), r"复议机关|(?:被申请|提起|申请)?(?:行政)?复议(?:案件?|申请)?"),
    (
        (_DIRECT,),
        r"(?:[未不]经过?(?:行政)?复议)?(?:的)?(?:径行|径直|直接)(?:向(?:人民)?法院)?(?:提?起诉|提起(?:行政)?诉讼)",
    ),
    (
        (_AFTER,),
        r"(?:(?:经|经过|先)?(?:行政)?复议(?:之?后|程序后)|经过?(?:行政)?复议)(?:仍|再|又|不服)*(?:提?起诉|提起(?:行政)?诉讼)",
    ),
    ((_DIRECT, _AFTER), r"(?:行政)?(?:诉讼|应诉|起诉|被诉)(?:案件?|通知书?)?"),
    ((_RECONSIDERED, _DIRECT, _AFTER), r"(?:行政)?争议(?:案件?)?"),
)
_MORE: Final[tuple[tuple[Kind, str], ...]] = (
    ("sum", r"(?:[两二三]类(?:案件)?)?(?:合计|总计|共计|一共|总共|共)"),
    ("rest", r"其余|余下|剩余|剩下|另外"),
    ("mark", r"[，,、：:（()）]"),
    (
        "plain",
        r"截至(?:(?:19|20)\d\d年)?(?:12月31日|年?底)|零(?:败诉|纠错|撤销)|由\s?\d[\d,]{0,5}\s?件(?=(?:上升|下降|增加|减少|回落|增|降|升|减|攀升)[到至为])|(?:上升|下降|增加|减少|回落|增|降|升|减|攀升)[到至为]"
        r"|(?:与|同|和)(?:上(?:一)?年|去年)(?:度)?(?:相比)?(?:基本)?持平",
    ),
)
_PLAIN: Final = (
    "的|因|由|于|在|有|为|是|达|计|共有|中|里|其中|结果|案件|案|信息公开类|信息公开|政府信息公开|依申请公开|引发|引起|产生|导致|发生|全年|年内|今年|本年度|本年|"
    "年末|年底|期末|截至|到|至|被|均|都|全部|已|仍|还有|还|另有|尚有|仅|只|只有|上级|法院|判决|决定|作出|作|予以|答复|我局|我委|我办|我镇|我县|我区|"
    "以|等|方式|情形|和|及|与|或|数|数量|收到|受理|工作|而|涉及|涉|关于|方面|提出|类|系|处理|了|申请人|占|各|当中|街道|全[市县区镇局]|送达|当事人|一共|办案|受到|被告|原告"
)
_WORDS: Final[Kinds] = (
    *(("row", means, re.compile(words)) for means, words in _RESULTS),
    *(("column", means, re.compile(words)) for means, words in _WAYS),
    *((kind, (), re.compile(words)) for kind, words in _MORE),
    ("plain", (), re.compile("|".join(sorted(_PLAIN.split("|"), key=len, reverse=True)))),
)
_DENIED: Final = re.compile("(?:未|没有|无)(?:出现|发生|产生|收到)?[^，,。；;\\d]{0,20}(?:情形|情况|案件)$")
"""`全年未出现直接起诉被纠正的情形`: nothing that goes on behind it."""
_ALL_SETTLED: Final = re.compile(
    r"[^，,。；;\d]{0,6}[，,](?:截至[^，,。；;]{2,12}?)?(?:现已|已|均|都)*(?:全部|均|都)(?:已|已经|依法|按期)*(?:审结|结案|审理完毕)"
)
_REJECTED: Final = re.compile("驳回")
"""Which the table may have as 维持 or as 其他结果."""
_EACH: Final = re.compile("各|[均都同]")
"""`直接起诉和复议后起诉均为5件`: what each has, and no sum."""
ANSWER: Final = 3
"""Characters behind a lone count in which 答复 stands (`1件答复被复议机关纠正`)."""
_EITHER: Final = re.compile("复议[、和及与]?(?:案件)?[、和及与](?:行政)?诉讼")
"""`行政复议、行政诉讼案件已审结16件`: of both together."""
_TOGETHER: Final = re.compile("合计|共计|总计|相加")
_OF_MANY: Final = re.compile("全系统|各(?:单位|部门|地)|(?:全部|所有|各类)(?:行政)?(?:复议|诉讼|争议|应诉)")
"""Whose disputes the tables of one body do not count."""
_OF_THIS: Final = re.compile("信息公开|依申请|答复|直接起诉|复议后")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    """A count with the ways and the results that it is told of. `opened`: the result that the statement began with."""

    value: Decimal
    span: Span
    words: str
    ways: tuple[str, ...]
    results: tuple[str, ...]
    opened: tuple[str, ...] = ()


def disputes_told(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each statement that errs in one count of disputes, all others being the table's."""
    text = inspection.document.text
    claims = {claim.number.span.start: claim for claim in inspection.mentions.claims}
    for span, alone in spans_of(inspection):
        told = _with_all_settled(text, span, _read(text, span))
        end = told[-1].span.end if told else span.start
        own = [claim for start, claim in claims.items() if span.start <= start < end]
        counted = {one.span.start for one in told}
        own = [claim for claim in own if not claim.negated or claim.number.span.start in counted]
        if _OF_MANY.search(text, text.rfind("\n", 0, span.start) + 1, span.end):
            continue
        if not told or any(not _is_plain(claim, base=claim.number.span.start not in counted) for claim in own):
            continue
        if any({*_NAMED_WAYS} <= {*one.ways} and one.results not in (_ALL, ("pending",)) for one in told):
            continue  # 合计10件争议，2件被纠正: in which of the two nothing says
        wrong = [one for one in told if not _fits(inspection, one)]
        if not wrong and all(one.ways for one in told):
            yield from _supported(inspection, span, [one for one in told if one.opened])
        if len(wrong) != 1 or not all(one.ways for one in told):
            continue
        words = text[span.start : span.end]
        if (_EITHER.search(words) and not _TOGETHER.search(words)) or (
            wrong[0].words.strip() == "起诉" and "复议后起诉" in words
        ):
            continue
        if any(_fits(inspection, replace(wrong[0], ways=(way,))) for way in wrong[0].ways) and "起诉" in words:
            continue  # （直接）起诉案件中，结果维持5件: of one of the two ways to court
        lone = len(told) == 1
        claim = claims.get(wrong[0].span.start)
        if lone and not (alone and _OF_THIS.search(text, span.start, told[0].span.end + ANSWER)):
            continue
        yield from _contradicted(inspection, span, wrong[0], claim, LONE if lone else SURE)


def _is_plain(claim: Claim, *, base: bool) -> bool:
    """`base`: it is what a change is told from (`由29件上升到32件`)."""
    exact = claim.relation == "equal" and claim.number.bound == "exact" and not claim.negated
    period = claim.period_kind == "this_year" or (base and claim.period_kind == "last_year")
    return exact and period and claim.body in ("own", "region")


def _read(text: str, span: Span) -> list[_Count]:
    """The counts of a statement, none where any word may narrow them."""
    told: list[_Count] = []
    way = _in_front(text, span)
    in_front: tuple[str, ...] = ()
    waiting: list[Word] = []
    segments = [
        one for one in segments_of(text, span.start, span.end, _WORDS)
        if not is_beside(text, one)
        and (one.of("count") or not _DENIED.search(text, one.words[0].start, one.words[-1].end))
    ]  # fmt: skip
    if any(one.of("unknown") for one in segments):
        return []
    for segment in segments:
        here: tuple[str, ...] = ()
        for part in each_count(segment):
            names = [word for word in part.words if word.kind in ("row", "column")]
            count = next(iter(part.of("count")), None)
            if count is None:
                waiting += names
                continue
            if len(part.of("count")) > 1:
                return []
            each = _EACH.search(text, part.words[0].start, count.start) is not None
            if waiting and (not names or ((part.of("sum") or each) and not part.of("row"))):
                names = [*waiting, *names]
            elif waiting and all(word.kind == "column" for word in waiting):
                way = _meant(waiting, "column")
            waiting = []
            ways = _meant(names, "column")
            results = _meant([word for word in names if word.means != _SETTLED] if part.of("row")[1:] else names, "row")
            if not ways and not results and part.of("sum") and len(told) > 1:
                ways = tuple(dict.fromkeys(one for before in told for one in before.ways))
            if not ways and not results and not (way and not told):
                return []
            opened = told[0].results if told and told[0].results != _ALL and {*ways} <= {*told[0].ways} else ()
            if max(len(ways), len(results)) > 1 and each:
                if len(results) > 1 or len({*_NAMED_WAYS} & {*ways}) < len(ways):
                    return []
                told += [
                    _Count(
                        value=count.value, span=Span(count.start, count.end), words=way_told.text, ways=way_told.means,
                        results=results or opened or _ALL, opened=opened,
                    )
                    for way_told in names if way_told.kind == "column"
                ]  # fmt: skip
                continue
            own = ways or here or way
            several = not ways and not here and sum(one.results == _ALL for one in told) > 1
            told.append(
                _Count(
                    value=count.value, span=Span(count.start, count.end), words="".join(one.text for one in names),
                    ways=() if several else own, results=results or in_front or opened or _ALL,
                    opened=() if results or in_front else opened,
                )
            )  # fmt: skip
            if results or not segment.goes_on:
                opens = segment.goes_on and [word.kind for word in names] == ["row", "column"]
                in_front = results if opens else ()
            here = ways or here
            way = ways or way
    return told


_NAMED_WAYS: Final = (_RECONSIDERED, _DIRECT, _AFTER)
_NO_WAY: Final = re.compile("[未不]经过?(?:行政)?复议|复议(?:之?后|程序后)|经过?(?:行政)?复议")


def _in_front(text: str, span: Span) -> tuple[str, ...]:
    """The ways that the sentence in front of a statement is of, where all its words are of one."""
    start = max(text.rfind(mark, 0, span.start) for mark in "。\n") + 1
    head = _NO_WAY.sub("", text[start : span.start])
    reconsidered, sued = "复议" in head, "诉" in head
    if reconsidered == sued:
        return ()
    return (_RECONSIDERED,) if reconsidered else (_DIRECT, _AFTER)


def _with_all_settled(text: str, span: Span, told: list[_Count]) -> list[_Count]:
    """`复议6件，截至年底全部审结`: as many were settled."""
    if len(told) != 1 or told[0].results != _ALL:
        return told
    if _ALL_SETTLED.match(text, told[0].span.end, span.end) is None:
        return told
    return [*told, replace(told[0], results=_SETTLED, words=told[0].words + "审结")]


def _meant(words: Sequence[Word], kind: str) -> tuple[str, ...]:
    """All that they mean, without what one of them says more closely: `行政诉讼复议后起诉案件`."""
    meant = [word.means for word in words if word.kind == kind]
    closest = [one for one in meant if not any({*other} < {*one} for other in meant)] if kind == "column" else meant
    return tuple(dict.fromkeys(one for means in closest for one in means))


def _expression(told: _Count, results: tuple[str, ...]) -> Expression:
    cells = [f"disputes.{way}.total" for way in told.ways] if results == _ALL else []
    return Expression(
        name=told.words,
        plus=tuple(cells or (f"disputes.{way}.{result}" for way, result in product(told.ways, results))),
    )


def _fits(inspection: Inspection, told: _Count) -> bool:
    """All that there were may be those that were settled; a count that no cell is read for fits."""
    readings = [told.results, *([_SETTLED] if told.results == _ALL else [_ALL] if told.opened else [])]
    if _REJECTED.search(told.words):
        readings += [("other",), ("upheld", "other")]
    values = [inspection.value(_expression(told, results)) for results in readings]
    return told.value in values or None in values


def _contradicted(
    inspection: Inspection, span: Span, told: _Count, claim: Claim | None, sure: float
) -> Iterator[Finding]:
    expression = _expression(told, told.results)
    found = inspection.value(expression)
    if found is None:
        return
    yield cell_finding(
        inspection, expression, claim, said=told.value, found=found, fits=False, words=inspection.words(span), sure=sure
    )


def _supported(inspection: Inspection, span: Span, told: Sequence[_Count]) -> Iterator[Finding]:
    """For each claim at the place of a count that is of the result that the statement began with."""
    for one in told:
        expression = _expression(one, one.results)
        found = inspection.value(expression)
        for claim in inspection.mentions.claims:
            if claim.number.span.start == one.span.start and found == one.value:
                yield cell_finding(
                    inspection, expression, claim, said=one.value, found=one.value, fits=True,
                    words=inspection.words(span), sure=SURE,
                )  # fmt: skip
