"""Rates whose base the words tell: 纠错率为25%（以审结数4件为基数）; 公开率57.7%（30/52）; 新收与结转相加55件，
办完52件，办结率94.55%; 52件中50件按期答复，按期率96.2%; 公开率38.6%，高于企业46.9%的公开率.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.proportion import percentage
from service.checks.figures.part_groups import thing_counted
from service.checks.figures.plain_counts import PERCENT, is_count
from service.checks.figures.ratio_doubts import rounding_of
from service.checks.inspection import Finding, Inspection, plain
from service.checks.told.counts import Sentence, told_finding
from service.checks.told.parts_named import Amount, of_cells, of_claims

_RATE: Final = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,10}?)率(?:为|达到?|是|约)?\s?$")
_FRACTION: Final = re.compile(r"\s?[（(]\s?(?P<a>\d{1,6})\s?(?:件|份)?\s?[/／÷]\s?(?P<b>\d{1,6})\s?(?:件|份)?\s?[）)]")
_BASE: Final = re.compile(r"(?:以|按)(?:照)?(?:已)?(?P<of>审结|结案|已结)(?:的)?(?:案件)?(?:总?数|数量)?\s?$")
_BASE_BEHIND: Final = re.compile(r"\s?[件起宗](?:已)?(?:审结|结案)(?:的)?(?:案件)?(?:为基数|计|计算)")
_BY_ENDED: Final = re.compile(r"(?:以|按)(?:照)?(?:已)?(?:审结|结案)(?:的)?(?:案件)?(?:总?数|数量)?(?:为基数|计算|计)")
_RESULTS: Final = (("纠错|纠正|改变", "corrected"), ("维持", "upheld"), ("败诉", "corrected"))
_PATHS: Final = (("复议(?!后)", ("reconsideration",)), ("诉讼|应诉", ("litigation_direct", "litigation_after")))
_SETTLING: Final = re.compile(
    r"(?:^|[，,])\s?(?:总体|综合|当年|年度)?(?:办结|办复|消化|结案|答复)率(?:为|达到?|是)?\s?$"
)
_ALL_TO_SETTLE: Final = re.compile(
    r"(?:新收|收到|本年)[^，,。；;\d]{0,6}(?:与|和|加|及)[^，,。；;\d]{0,8}(?:合计|合起来|共|相加|总)[^，,。；;\d]{0,4}$"
    r"|(?:需要?|应当?|须)(?:予以|要)?(?:办理|办结|答复)(?:的)?(?:申请|件)?(?:共|为|有)*\s?$|总共(?:有)?\s?$"
)
_SETTLED: Final = re.compile(r"(?:办结|办完|办出|消化|答复|办复|结案)(?:了|的)?\s?$")
_HIGHER: Final = re.compile(
    r"\s?[，,]\s?(?:明显|略|远|稍)?(?P<way>高于|低于|超过|不及)(?P<other>[^，,。；;：:\d年均标]{2,12}?)的?\s?$"
)
_AMONG: Final = re.compile(r"[^，,。；;：:\d（(]{0,10}[中里][，,]?[^，,。；;：:\d]{0,8}$")
ALL: Final = 100


def told_rates_by(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each such rate."""
    for place, percent in enumerate(told.counts):
        if percent.number.unit != PERCENT or percent.number.bound != "exact":
            continue
        if percent.relation in ("increase", "decrease") or percent.period_kind not in ("this_year", "part_of_year"):
            continue
        for of in (_as_a_fraction, _of_disputes, _of_settling, _of_those_named):
            if (finding := of(inspection, told, place)) is not None:
                yield finding
                break
        if (compared := _compared(inspection, told, place)) is not None:
            yield compared


def _finding(inspection: Inspection, percent: Claim, part: Amount, whole: Amount) -> Finding | None:
    exact = percentage(part.value, whole.value)
    if exact is None or part.value > whole.value:
        return None
    return told_finding(
        inspection, "claim-ratio", percent, [*part.claims, *whole.claims], fits=rounding_of(exact, percent) is not None,
        exact=exact.quantize(Decimal(1).scaleb(-max(1, percent.number.decimals))),
        arithmetic=f"{part.shown} ÷ {whole.shown} × 100", fields=(*part.fields, *whole.fields), settled=True,
    )  # fmt: skip


def _as_a_fraction(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`公开率57.7%（30/52）`."""
    said = _FRACTION.match(told.text, told.behind(told.counts[place]), told.end)
    if said is None:
        return None
    part, whole = (Amount(value=Decimal(said[name]), shown=said[name]) for name in ("a", "b"))
    return _finding(inspection, told.counts[place], part, whole)


def _of_disputes(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`纠错率为25%（以审结数4件为基数）`, `按审结案件计，复议纠错率为25%`: a result of the tables, of those ended."""
    said = _RATE.search(told.clause(place))
    result = next((key for words, key in _RESULTS if said and re.search(f"(?:{words})$", said["name"])), None)
    sentence = told.text[told.start : told.end]
    named = [paths for words, paths in _PATHS if re.search(words, sentence)]
    if result is None or len(named) > 1 or re.search("上年|去年|同期|全[市省区县]", told.clause(place)):
        return None
    paths = named[0] if named else ("reconsideration",) if "纠错" in told.clause(place) else ()
    cells = Expression(name="", plus=tuple(f"disputes.{one}.{result}" for one in paths))
    part = of_cells(inspection, cells) if paths else None
    counts = [(at, one) for at, one in enumerate(told.counts) if is_count(one)]
    based = [
        (at, one) for at, one in counts
        if _BASE.search(told.clause(at)) or _BASE_BEHIND.match(told.text, one.number.span.end)
    ]  # fmt: skip
    if part is None or len(based) > 1 or (based and based[0][1].number.unit not in ("件", "起", "宗")):
        return None
    if any(re.search("纠正|纠错|维持|败诉", told.clause(at)) for at, _ in counts):
        return None
    behind = told.counts[based[0][0] :] if based else ()
    if any(one.number.unit == PERCENT for one in behind) and told.counts[place] not in behind:
        return None  # 纠错率16.7%（按审结4件计算为25%）
    if based:
        return _finding(inspection, told.counts[place], part, of_claims([based[0][1]]))
    ended = Expression(
        name="", plus=tuple(f"disputes.{one}.total" for one in paths),
        minus=tuple(f"disputes.{one}.pending" for one in paths),
    )  # fmt: skip
    whole = of_cells(inspection, ended) if _BY_ENDED.search(sentence) else None
    return _finding(inspection, told.counts[place], part, whole) if whole is not None else None


def _of_settling(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`新收与结转相加55件，年底前办完52件，办结率94.55%`: both right in front."""
    if place < 2 or not _SETTLING.search(told.head(place)) or told.counts[place].number.value == ALL:
        return None
    whole, part = told.counts[place - 2 : place]
    alike = is_count(whole) and is_count(part) and thing_counted(whole) == thing_counted(part)
    if not alike or not _ALL_TO_SETTLE.search(told.clause(place - 2)) or not _SETTLED.search(told.clause(place - 1)):
        return None
    if re.search("[。；;]|其中", told.text[told.behind(whole) : told.counts[place].number.span.start]):
        return None
    return _finding(inspection, told.counts[place], of_claims([part]), of_claims([whole]))


def _of_those_named(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`52件办结件中50件按期答复，按期率96.2%`, `已审结的4件诉讼中，1件败诉，败诉率25%`."""
    said = _RATE.search(told.own_words(place))
    if said is None or place < 2 or len(said["name"]) > 4 or told.counts[place].number.value == ALL:
        return None
    front = [one for one in range(place) if is_count(told.counts[one])]
    if len(front) < 2 or len(front) > 3 or front[0] != 0:
        return None
    whole, part = told.counts[front[0]], told.counts[front[1]]
    alike = thing_counted(whole) == thing_counted(part) and whole.number.value >= part.number.value
    if not alike or not _AMONG.fullmatch(told.tail(front[0])):
        return None
    words = re.split("[，,、。；;：:（(]", told.tail(front[1]))[0] + told.own_words(front[1]).split("，")[-1]
    named = re.search(rf"(?<![不未无非没]){said['name'][-2:]}", words) is not None
    if not named or re.search("[。；;]", told.text[told.start : part.number.span.start]):
        return None
    return _finding(inspection, told.counts[place], of_claims([part]), of_claims([whole]))


def _compared(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`公开率38.6%，高于企业申请46.9%的公开率`: the one with the other."""
    if not place or told.counts[place - 1].number.unit != PERCENT or told.counts[place - 1].number.bound != "exact":
        return None
    one, other = told.counts[place - 1 : place + 1]
    said = _HIGHER.fullmatch(told.head(place))
    if said is None or one.number.value == other.number.value or one.period_kind != other.period_kind:
        return None
    higher = said["way"] in ("高于", "超过")
    fits = (one.number.value > other.number.value) == higher
    sign = ">" if one.number.value > other.number.value else "<"
    return told_finding(
        inspection, "claim-ratio", one, [other], fits=fits, exact=other.number.value,
        arithmetic=f"{said['way']}{said['other']}：{plain(one.number.value)}% {sign} {plain(other.number.value)}%",
        settled=True,
    )  # fmt: skip
