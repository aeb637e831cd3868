"""What a paragraph tells of disputes, place by place: counts of 复议 and 诉讼 and of what came of them, and words for
none, each with the ways that it may be of: 经复议后起诉5件, 年底前已全部审结.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from corpora.document.geometry import Span
from service.checks.figures.plain_counts import is_count
from service.checks.inspection import Inspection

NEAR: Final = 8
"""Characters in front of 均已审结 in which 其余 stands."""
RECONSIDERED, DIRECT, AFTER = "reconsideration", "litigation_direct", "litigation_after"
UPHELD, CORRECTED, OTHER, PENDING, TOTAL = "upheld", "corrected", "other", "pending", "total"
SETTLED: Final = (UPHELD, CORRECTED, OTHER)
COURT: Final = (DIRECT, AFTER)
BOTH: Final = (RECONSIDERED, DIRECT, AFTER)
OWN: Final = ("own", "region")
_UNITS: Final = ("件", "宗", "起", "例")
_SUE: Final = "(?:提?起诉|提起(?:行政)?诉讼|(?:行政)?诉讼)"
WAYS: Final = re.compile(
    rf"(?P<direct>(?:(?:[未不]|没有?)经过?|没走)(?:行政)?复议(?!后)(?:[^，,。；;、：:\d]{{0,6}}(?:{_SUE}|法院))?"
    rf"|(?:直接|径行|径直)(?:向(?:人民)?法院)?{_SUE})"
    rf"|(?P<after>(?:经|经过|先)?(?:行政)?复议(?:之?后|程序后)(?:再|又|仍|不服)*(?:{_SUE}|(?=\s?(?:\d|$)))"
    r"|复议前置|(?:先行|先经|经过?|先)(?:行政)?复议(?!机关|后|审理))"
    r"|(?P<both>复议(?:和|与|及|、|或|或者)?(?:案件)?[、和与及]?(?:行政)?诉讼|(?:信息公开)?争议(?:案件)?)"
    r"|(?P<court>(?:行政)?诉讼|应诉|法院|起诉)|(?P<reconsidered>复议)"
)
_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "direct": (DIRECT,), "after": (AFTER,), "both": BOTH, "court": COURT, "reconsidered": (RECONSIDERED,),
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
PLAIN: Final = (UPHELD, CORRECTED, OTHER)
_CLOSEST: Final = (PENDING, *PLAIN, "loose", "settled")
"""Which of several results that words name is told: 以其他方式结案."""
_COUNTED: Final = re.compile(r"(?:信息公开|政府信息公开|类|的)*(?:行政)?(?:复议|诉讼|争议)(?:案件)?")
"""Behind a count of all: `6件行政复议案件审结5件`."""
_NO_CASES: Final = re.compile(
    r"出庭|化解|和解|建议|答辩|培训|座谈|会商|鉴定|聘|开庭|负责人|案例|范本|决定书|意见书|通知|材料|原告|率|上年|去年|同期|上[一]年|"
    "累计|季度|半年|月至|审级|一审|二审|其中[^，,]{0,6}类|下达|送达|不服|咨询|答复书|人次|平均|占|高于|低于|多于|少于|分别|依次|"
    r"\d月|[上中下]旬|作为复议机关|[多少]\s?$"
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
    (_ALL_SETTLED, (PENDING,), "none"), (_NONE_SETTLED, SETTLED, "none"), (_SOME_PENDING, (PENDING,), "some"),
    (_NOT_ONE, (CORRECTED,), "none"), (_SOME_CORRECTED, (CORRECTED,), "some"),
)  # fmt: skip
_OTHER_YEAR: Final = re.compile(
    r"(?<![比较同与])(?:上年|上一年|去年|前年|(?:19|20)\d\d年)(?!相比)|(?:上年|去年|(?:19|20)\d\d年)的(?=\d)"
)
_OF_LAST_YEAR: Final = re.compile("(?<![比较同与])(?:上年|去年)(?!相比)")
"""`上年存案5件本年均已审结`."""
_THIS_YEAR: Final = re.compile("今年|本年")
_THE_REST: Final = re.compile("其余|其他|除|前述")
_OF_THE_REST: Final = re.compile(r"\s?(?:其余|剩余|余下|剩下)的?")
"""`诉讼4件，其中直接起诉3件（维持2件、未审结1件），其余1件已审结`: of another way than the words in front name."""
_CUT: Final = re.compile(r"[，,。；;：:（）()、\n]")
_NEXT: Final = re.compile(rf"{_CUT.pattern}|[\d中里]")
_GOES_ON: Final = "、0123456789"
_STOP: Final = re.compile("[。\n]")
_SEGMENT: Final = re.compile("[；;]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is told of disputes at one place.

    Args:
        value: a count; 0 where the words say that there is none.
        some: the words say that there is any.
        results: cells of a way, `TOTAL` for all.
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


def items_of(inspection: Inspection, span: Span) -> list[Item]:
    """Those of a paragraph in order, of this year."""
    text = inspection.document.text
    told = _of_this_year(inspection, span, [*_counts(inspection, span), *_words(text, span)])
    return _placed(text, span, told)


def _counts(inspection: Inspection, span: Span) -> Iterator[Item]:
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
        if claim.period_kind != "this_year" or claim.body not in (*OWN, "subordinate"):
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
        if _OF_THE_REST.match(front) and WAYS.search(front) is None:
            continue
        goes_on = ends is not None and text[ends.start()] in _GOES_ON
        item = _item(front, behind, Span(number.span.start, end), claim, goes_on=goes_on)
        if item is not None:
            yield item


def _behind_last(marks: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the words behind the last mark begin; `start` where there is none."""
    return max((one.end() for one in marks.finditer(text, start, end)), default=start)


def _item(front: str, behind: str, span: Span, claim: Claim, *, goes_on: bool) -> Item | None:
    """`goes_on`: the words behind the count are the next one's (`复议后起诉的3件维持、纠正各1件`)."""
    ways = [_OF[one.lastgroup or ""] for one in WAYS.finditer(front)]
    ways_behind = [_OF[one.lastgroup or ""] for one in WAYS.finditer(behind)]
    named = {one.lastgroup for one in _RESULTS.finditer(front)}
    if not named and not (ways_behind and _COUNTED.match(behind)) and not (ways and goes_on):
        named = {one.lastgroup for one in _RESULTS.finditer(behind)}
    if not ways and (named or _COUNTED.match(behind)):
        ways = ways_behind
    kinds = [kind for kind in _CLOSEST if kind in named]
    in_all = not kinds and not ways and _IN_ALL.fullmatch(front) is not None
    if not kinds and not ways and not in_all:
        return None
    kind = kinds[0] if kinds else TOTAL
    if kind in PLAIN and len(named & {*PLAIN}) > 1:
        kind = "loose"
    results = SETTLED if kind == "settled" else (OTHER,) if kind == "loose" else (kind,)
    return Item(
        span=span, value=claim.number.value, results=results, ways=ways[-1] if ways else (), claim=claim,
        strict=kind != "loose"
        and not in_all
        and _OF_ALL.search(front) is None
        and (kind != TOTAL or _counts_all(front)),
    )  # fmt: skip


def _counts_all(front: str) -> bool:
    """Does nothing but what is counted stand behind the way's words: `行政复议案件共`, not `复议案件中涉及拆迁的`?"""
    ways = [*WAYS.finditer(front)]
    return not ways or _ALL_OF_THEM.fullmatch(front, ways[-1].end()) is not None


def _words(text: str, span: Span) -> Iterator[Item]:
    for pattern, results, says in _WORDS:
        for said in pattern.finditer(text, span.start, span.end):
            sentence = _behind_last(_STOP, text, span.start, said.start())
            of_last_year = _OF_LAST_YEAR.search(text, sentence, said.start()) is not None
            if not of_last_year and not _THE_REST.search(text, max(span.start, said.start() - NEAR), said.start()):
                yield Item(span=Span(*said.span()), value=Decimal(0), results=results, ways=(), some=says == "some")


def _of_this_year(inspection: Inspection, span: Span, items: Sequence[Item]) -> list[Item]:
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


def _placed(text: str, span: Span, items: Sequence[Item]) -> list[Item]:
    """The items in order, each with the ways that it may be of by the words in front of it."""
    placed: list[Item] = []
    for item in sorted(items, key=lambda one: one.span.start):
        sentence = _behind_last(_STOP, text, span.start, item.span.start)
        segment = _behind_last(_SEGMENT, text, sentence, item.span.start)
        here = _ways(text, segment, item.span.start)
        of_sentence = _ways(text, sentence, item.span.start)
        closest: list[tuple[str, ...]] = [here[-1]] if here else []
        if here and here[-1] == COURT:
            closest += [one for one in here if len(one) == 1 and one != (RECONSIDERED,)][-1:]
        elif not here and placed:
            closest += [placed[-1].ways or (placed[-1].may_be[0] if placed[-1].may_be else ())]
        last = _behind_last(_STOP, text, span.start, max(span.start, sentence - 1))
        before = _ways(text, last, sentence) or _ways(text, span.start, sentence)
        together = union(of_sentence or before)
        may_be = [item.ways] if item.ways else [*closest, union(here), together, *dict.fromkeys(of_sentence)]
        if not item.ways and not of_sentence and before:
            may_be += [before[0]]
        if item.ways == COURT and here:
            may_be += closest
        placed.append(replace(item, may_be=tuple(dict.fromkeys(one for one in may_be if one))))
    return [one for one in placed if one.may_be]


def _ways(text: str, start: int, end: int) -> list[tuple[str, ...]]:
    return [_OF[one.lastgroup or ""] for one in WAYS.finditer(text, start, end)]


def union(ways: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """All ways that any of them names, in the table's order."""
    named = {way for one in ways for way in one}
    return tuple(way for way in BOTH if way in named)
