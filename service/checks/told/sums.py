"""Totals behind the counts that they are of: 推送1216条、微博508条、抖音92条，三个新媒体合计发布1816条."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.numeral import DIGITS
from service.checks.figures.beside import totals_of_requests
from service.checks.figures.part_groups import sum_of
from service.checks.figures.plain_counts import is_count
from service.checks.inspection import Finding, Inspection, plain
from service.checks.told.counts import Sentence, told_finding

_GENERIC: Final = (
    r"(?:收到?|受理|发布|推送|涉及|举办|召开|开展|组织|参加|参训|接待|仅|只|为|有|达|是|计|约|正好|恰好|刚好)"
)
_SO_MANY: Final = re.compile(
    r"(?<![、至到和第—~-])(?:以上|上述|这|前述)?(?P<many>[两二三四五六七八3-8])\s?(?:大)?(?P<of>项|类|者|级|期|年|家|个|种|地|村|镇|次|场|部分|方面|渠道|平台|季度)(?P<what>[^，,。；;：:\d中被]{0,10}?)"
    r"(?:合计|共计|总计|累计|总数|总量|总共|相加|加起来|合起来|之和|加总|覆盖全部|共)[^，,。；;：:\d]{0,8}$"
)
_OF_RESULTS: Final = re.compile("未|审结|维持|纠正")
"""`两类案件相加尚未审结3件`: of both kinds, of which other counts tell."""
_ADDED: Final = re.compile(
    rf"(?:相加|加起来|合起来|合在一起|加总)(?:后|{_GENERIC}|(?:就|即|便|正好|恰好)*(?:是|为)[^，,。；;：:\d]{{0,14}}|[^，,。；;：:\d]{{0,6}}的)?\s?$"
)
_TOTAL: Final = re.compile(
    rf"[，,、：:](?P<what>(?!占)[^，,。；;：:、\d占其]{{0,8}}?)(?:(?P<clear>合计|共计|总计|总数|总量|总共)|累计|共)(?P<verb>{_GENERIC}{{0,2}}|审结|结案)\s?$"
)
_ABOVE: Final = re.compile(r"[，,；;]\s?(?:以上|上述|前述)[^，,。；;：:\d]{0,12}?(?:共计?|合计|总计)(?:为|有)?\s?$")
_OF_BODIES: Final = re.compile(r"(?:涉及|覆盖|共|合计|共计|总计)(?:涉及|有)?\s?$")
_BODIES: Final = re.compile(r"\s?(?:单位|部门|地方|主体|机构)")
_AND: Final = re.compile(r"[^，,。；;：:\d]{1,16}[和与及]")
_PARTS: Final = re.compile(r"[。；;：]|其中|包括|[（(]|上年|去年|同期|主要|结转")
"""Between the counts of one run."""
_OPENS: Final = re.compile(r"[，,。；;：:（(\d]")
"""What parts the words of a run's first item from what stands in front."""
_OF_MONTHS: Final = re.compile("季度|半年|月")
"""`按季度为5件、13件、16件、7件，二、三季度合计29件`."""
_SOME: Final = re.compile(r"其中|主要|包括|[一二两三四五六七八九十]+大|等\s?\d|部分|上年|去年|同期|结转|平均|每")
_OTHERS: Final = re.compile(r"^\s?(?:另|其[余他它]|剩余|余下|此外|其中)")
"""`另外三个局共收8宗`: further ones, and no total."""
LEAST: Final = 5
"""A total that is no chance sum of two."""
FARTHEST: Final = Decimal("1.3")
"""How many times a bare total the run comes to, or the other way round, that is of something else."""


def told_sums(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each such total."""
    for place, total in enumerate(told.counts):
        if not is_count(total) or total.relation != "equal":
            continue
        if (acts := _of_acts(inspection, told, place)) is not None:
            yield acts
        parts, sure = _terms(inspection, told, place)
        listed = len(parts) > 1 and _is_announced(told, parts)
        if any(told.is_of_each(one) for one in parts) or (told.others_come_to(place) and not listed):
            continue
        sure = sure or listed
        if (
            len(parts) < 2
            or _is_of_another_unit(parts[0], total)
            or any(_in_a_bracket(told, one) != _in_a_bracket(told, total) for one in parts)
        ):
            continue
        exact = sum_of(parts)
        fits = exact == total.number.value
        if 0 < total.number.value - exact <= _uncounted(told, parts[0]):
            continue
        if not fits and not ((sure and min(exact, total.number.value) < LEAST) or _is_near(exact, total.number.value)):
            continue
        added = _ADDED.search(told.clause(place)) is not None and "占" not in told.clause(place)
        if not fits and added and _is_the_tables(inspection, total) and len(parts) == 2 and not parts[-1].fields:
            yield _of_the_other(inspection, total, parts)
            continue
        of_cells = len(parts) > 2 and all(one.fields and inspection.fitting(one) is not None for one in parts)
        yield told_finding(
            inspection, "claim-parts", total, parts, fits=fits, exact=exact,
            arithmetic=" + ".join(plain(one.number.value) for one in parts), settled=listed or of_cells,
        )  # fmt: skip


def _uncounted(told: Sentence, first: Claim) -> int:
    """`覆盖区政府、31个部门、9个街道和4个镇，共计45个机关`: how many things a run names first without a count."""
    front = _OPENS.split(told.text[told.start : first.number.span.start])[-1]
    return front.count("、")


def _is_of_another_unit(part: Claim, total: Claim) -> bool:
    """`12件新文件中，有11件发布解读，共29篇`; 人 and 人次 are one."""
    one, other = part.number.unit or "", total.number.unit or ""
    return not (one.startswith(other) or other.startswith(one))


def _is_the_tables(inspection: Inspection, total: Claim) -> bool:
    return bool(total.fields) and inspection.fitting(total) is not None


def _of_the_other(inspection: Inspection, total: Claim, parts: Sequence[Claim]) -> Finding:
    """`强制措施22件、强制执行26件，相加就是全年的58件`, of which the tables have 58: of the last part."""
    first, last = parts
    exact = total.number.value - first.number.value
    return told_finding(
        inspection, "claim-parts", last, [total, first], fits=False, exact=exact,
        arithmetic=f"{plain(total.number.value)} − {plain(first.number.value)}", settled=True,
    )  # fmt: skip


def _in_a_bracket(told: Sentence, claim: Claim) -> bool:
    """`国家秘密3件（两件为科研机构申请）`: does it stand in one?"""
    front = told.text[told.start : claim.number.span.start]
    return front.count("（") > front.count("）")


_ANNOUNCED: Final = re.compile(
    r"(?P<many>[两二三四五六七八])(?:类|项|种|个|家|方面|部分)(?:[：:]|[^，,。；;：:\d]{0,12}(?:分别|依次))[^，,。；;：:、\d]{0,12}$"
)


def _is_announced(told: Sentence, parts: Sequence[Claim]) -> bool:
    """`四类许可分别办理` in front of four counts: do the words say how many there are?"""
    words = told.text[told.start : parts[0].number.span.start][-40:]
    said = _ANNOUNCED.search(words)
    return said is not None and DIGITS[said["many"]] == len(parts)


_ACTS: Final = re.compile(
    r"(?P<names>(?:行政)?(?:许可|处罚|强制)(?:(?:[、和及与]|以及)(?:行政)?(?:许可|处罚|强制)){1,2})(?:等)?"
    r"(?P<many>[两二三3])(?:项|类|种)(?:行政)?(?:执法)?(?:处理)?(?:决定|行为|事项)?(?:数量|件数|总数)?(?:合计|共计|总计|总共|共|加起来|相加|合起来)(?:后)?(?:作出|为|是|有|达)?\s?$"
)
_ACT: Final = {"许可": "licensing", "处罚": "penalties", "强制": "coercion"}


def _of_acts(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`行政许可、行政处罚、行政强制三项决定合计1360件`: of the rows of the tables that the words name, each once."""
    total = told.counts[place]
    said = _ACTS.search(told.text[told.start : total.number.span.start][-60:])
    names = re.findall("许可|处罚|强制", said["names"]) if said is not None else []
    if said is None or len({*names}) != len(names) or total.body not in ("own", "office", "region"):
        return None
    if len(names) != (3 if said["many"] in "三3" else 2):
        return None
    rows = Expression(name="、".join(names), plus=tuple(f"proactive.{_ACT[name]}" for name in names))
    exact = inspection.value(rows)
    if exact is None or total.period_kind != "this_year" or not _is_near(exact, total.number.value):
        return None
    values = [inspection.value(Expression(name="", plus=(field,))) for field in rows.plus]
    return told_finding(
        inspection, "claim-table", total, (), fits=exact == total.number.value, exact=exact,
        arithmetic=" + ".join(plain(one) for one in values), fields=rows.plus,
    )  # fmt: skip


def _is_near(one: Decimal, other: Decimal) -> bool:
    return min(one, other) > 0 and max(one, other) <= FARTHEST * min(one, other) and max(one, other) >= LEAST


def _terms(inspection: Inspection, told: Sentence, place: int) -> tuple[Sequence[Claim], bool]:
    """The counts that are summed up, and whether the words say that they are all."""
    words = told.text[told.start : told.counts[place].number.span.start][-40:]
    if _OTHERS.search(told.text[told.start : told.counts[place].number.span.start].rpartition("，")[2]):
        return (), False
    start = told.counts[place].number.span.start
    total = told.counts[place].number.value
    if (said := _SO_MANY.search(words)) is not None and "占" not in said[0]:
        if _OF_RESULTS.search(said[0]) or _OF_MONTHS.match(said["what"]):
            return (), False
        many = int(said["many"]) if said["many"].isdigit() else DIGITS[said["many"]]
        first = start - len(said[0])
        run = [one for one in _run(told, place) if told.counts[one].number.span.end <= first]
        counts = [told.counts[one] for one in run]
        if len(counts) < many:
            return (), False
        if any(sum_of(some) == total for some in combinations(counts[:12], many)):
            return next(some for some in combinations(counts[:12], many) if sum_of(some) == total), True
        return (counts[-many:], len(counts) == many) if said["of"] != "年" else ((), False)
    if (said := _ADDED.search(words)) is not None:
        run = _run(told, place)
        return ([told.counts[one] for one in run], True) if len(run) == 2 or re.search("相加", said[0]) else ((), False)
    if _ABOVE.search(words):
        return [told.counts[one] for one in _run(told, place)], False
    if _OF_BODIES.search(words) and _BODIES.match(told.tail(place)):
        return _of_bodies(told, place), True
    said = _TOTAL.search(words)
    if said is None:
        return (), False
    return _of_a_bare_run(inspection, told, place, said), False


def _of_bodies(told: Sentence, place: int) -> Sequence[Claim]:
    """`26个部门和14个乡镇…，涉及40个单位`."""
    before = [one for one in range(place) if is_count(told.counts[one])]
    alike = [told.counts[one] for one in before if told.counts[one].number.unit == told.counts[place].number.unit]
    joined = len(before) == len(alike) == 2 and _AND.fullmatch(told.tail(before[0])) is not None
    return alike if joined and before[-1] == place - 1 else ()


def _of_a_bare_run(inspection: Inspection, told: Sentence, place: int, said: re.Match[str]) -> Sequence[Claim]:
    """`专题会议5次、推进会1次、调度会4次，会议总数10次`: all that the statement tells of the kind, and nothing else."""
    run = _run(told, place)
    counts = [told.counts[one] for one in run]
    if len(counts) < 2 or run[-1] != place - 1 or _OF_MONTHS.search(said["what"]):
        return ()
    total = told.counts[place].number.value
    for first in range(len(counts) - 1):
        if sum_of(counts[first:]) == total and not _is_announced(told, counts):
            return counts[first:]
    opening = told.text[told.start : counts[0].number.span.start]
    statement = max(opening.rfind(mark) for mark in "。；;") + 1
    words = told.text[told.start + statement : told.counts[place].number.span.start]
    known = totals_of_requests(inspection)
    if _is_announced(told, counts):
        return counts
    if _SOME.search(words) or total in known or sum_of(counts) in known or counts[0].number.value >= total:
        return ()
    verb = said["verb"].strip()
    if verb in ("审结", "结案") and not all("结" in told.clause(one) for one in run):
        return ()
    if re.search(r"等(?:方式|渠道|途径|会议|活动|形式)?[，,]", words):
        return ()
    return counts


def _run(told: Sentence, place: int) -> list[int]:
    """The counts in front that follow one another, back to where something else begins."""
    found: list[int] = []
    alike = {*told.before(place)}
    for one in reversed(range(place)):
        if told.is_aside(one) and one not in alike:
            continue
        if one not in alike:
            break
        last = told.counts[found[0]].number.span.start if found else None
        between = told.text[told.behind(told.counts[one]) : last] if last is not None else ""
        if (found and _PARTS.search(between)) or told.counts[one].relation != "equal":
            break
        found.insert(0, one)
    return found
