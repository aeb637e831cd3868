"""Does the same measure keep its value wherever the narrative repeats it?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from corpora.document.claim import Claim
from corpora.document.slips import is_far
from service.checks.cells.claim_table import claim_table
from service.checks.figures.beside import totals_of_requests
from service.checks.figures.told_again import FILLERS, PLATFORM, PLURAL_SENSE, TOTAL, clause_of, told_again
from service.checks.inspection import Finding, Inspection, agrees, message

SHORTEST_KEY = 4
"""Characters of a measure's own name below which it is too general to be the same one twice (会议)."""

_ENUMERATOR = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,2}(?:是|[）)、.．])")
_VERBS = re.compile(
    r"^(?:积极|主动|认真|及时)?(?:发布|制作|召开|举办|举行|开展|组织|编制|编发|印发|制定|出台|推出|完成|进行|收到|回应|办理|公开|更新|建成|设立|设置)+"
)
_VERB_ENDING = re.compile(r"(?<=.{4})(?:发布|制作|召开|举办|开展|组织|编制|编发|印发|收到|办理|更新|推出|举行)$")
_GENERAL_ENDING = re.compile(r"(?:活动|工作|材料|信息|稿件|事项|情况|数量|总数|总量)$")
_NAMES_BODY = re.compile(r"政府|办公[室厅]|中心|[\u4e00-\u9fff][局委厅]")
"""市政府新闻办公室全年举行发布会: the measure's own words say whose it is."""

_SETTING = re.compile(rf"{PLATFORM.pattern}|全[市县区省镇]|各[\u4e00-\u9fff]{{1,4}}")


def claim_claim(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each measure that is said more than once: by its field, or by the very same words."""
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in inspection.mentions.claims:
        key = _key(inspection, claim)
        if key is not None:
            groups[key].append(claim)
    for first, other in told_again(inspection):
        keys = _key(inspection, first), _key(inspection, other)
        if keys[0] is None or keys[0] != keys[1]:
            yield _finding(inspection, first, other)
    yield from _referred_to(inspection)
    repeated = [claims for claims in groups.values() if len({claim.sentence for claim in claims}) > 1]
    if not repeated:
        return
    wrong = _held_wrong_by_the_table(inspection)
    for claims in repeated:
        yield from _compared(inspection, claims, wrong)


def _key(inspection: Inspection, claim: Claim) -> tuple[str, ...] | None:
    if claim.relation != "equal" or claim.period_kind != "this_year" or claim.number.bound != "exact":
        return None
    if claim.fields and (_is_of_so_many(inspection, claim) or _is_at_the_beginning(inspection, claim)):
        return None
    if claim.fields:
        return ("field", *claim.fields[0].fields) if claim.firm and claim.body == "own" else None
    if (
        claim.id in inspection.part_ids
        or PLURAL_SENSE.search(_without_kind(claim.measure).replace("各类", ""))
        or claim.number.unit is None
    ):
        return None
    if _GAZETTE.search(claim.measure) and claim.number.unit == "期":
        return ("gazette", claim.body)
    plain = FILLERS.sub("", _ENUMERATOR.sub("", re.sub(r"\s", "", _without_own_name(inspection, claim.measure))))
    words = _GENERAL_ENDING.sub("", _VERBS.sub("", _VERB_ENDING.sub("", plain)))
    if len(words) < SHORTEST_KEY:
        words = plain if len(plain) > SHORTEST_KEY else ""
    if not words or not TOTAL.search(clause_of(inspection, claim)):
        return None
    body = "" if _NAMES_BODY.search(words) else claim.body
    return ("words", words, claim.number.unit, body, *_setting(inspection, claim))


_OF_SO_MANY = re.compile(r"(?P<whole>\d[\d,]*)\s?[件宗份起](?:[^，,。；;\d]{0,6}申请)?(?:之|当)?[中里][^。；;，,]*$")


def _is_of_so_many(inspection: Inspection, claim: Claim) -> bool:
    """`法律服务机构的6件中公开3件`: some of a count that is no total of the tables'."""
    words = inspection.document.text[claim.sentence.start : claim.number.span.start]
    told = _OF_SO_MANY.search(words)
    return told is not None and Decimal(told["whole"].replace(",", "")) not in totals_of_requests(inspection)


_OF_ALL_THE_YEAR = re.compile(r"(?:全年|本年度?|年内).{8,}")


_AT_FIRST = re.compile("年初|期初|上年[末底]|去年[末底]|此前")


def _is_at_the_beginning(inspection: Inspection, claim: Claim) -> bool:
    """`年初，现行有效的规范性文件为8件`."""
    return _AT_FIRST.search(inspection.document.text, claim.sentence.start, claim.number.span.start) is not None


def _without_kind(measure: str) -> str:
    """`全年举办政务公开专题培训6期`: all of that kind, told by its whole name and for the whole year."""
    return measure.replace("专题", "") if _OF_ALL_THE_YEAR.search(measure) else measure


_GAZETTE = re.compile(r"公报》?(?:[^，,。；;]{0,8}(?:编|出|刊|发行|印)[^，,。；;]{0,4})?$")
"""编印《某市人民政府公报》12期 and 市政府公报全年出刊11期 count the same, under whatever name."""
SHORTEST_NAME, SHORTEST_END = 4, 3
"""Characters of a body's name by which it is told, from its beginning or up to its end."""


def _without_own_name(inspection: Inspection, measure: str) -> str:
    """`沙渚临港经济区全年组织培训3期` in the report of its 管理委员会: whose it is goes without saying."""
    own = inspection.layout.organisation or ""
    for length in range(len(own), SHORTEST_NAME - 1, -1):
        if own[:length] in measure:
            return measure.replace(own[:length], "", 1)
    for length in range(len(own), SHORTEST_END - 1, -1):
        if measure.startswith(own[-length:]):  # 区审计局 of 某市某区审计局
            return measure[length:]
    return measure


_OF_THEM = re.compile(r"(?P<noun>[\u4e00-\u9fff]{4,10}?)(?:当中|中|里)")


def _referred_to(inspection: Inspection) -> Iterator[Finding]:
    """`全年发布解读材料86篇` … `全年68篇解读材料中`: a year's total that is told again as what some are of."""
    for claim in inspection.mentions.claims:
        noun = _OF_THEM.fullmatch(FILLERS.sub("", claim.measure))
        if noun is None or not _is_a_years(inspection, claim):
            continue
        told = [
            other for other in inspection.mentions.claims
            if other.measure.endswith(noun["noun"]) and other.number.unit == claim.number.unit
            and other.body == claim.body and other.sentence != claim.sentence and _is_a_years(inspection, other)
        ]  # fmt: skip
        if len({other.number.value for other in told}) == 1 and told[0].number.value != claim.number.value:
            yield _finding(inspection, told[0], claim)


def _is_a_years(inspection: Inspection, claim: Claim) -> bool:
    """Does it count all of this year's, exactly, and nothing that a table has?"""
    counted = claim.relation == "equal" and claim.period_kind == "this_year" and claim.number.bound == "exact"
    free = not claim.fields and claim.id not in inspection.part_ids
    return counted and free and TOTAL.search(clause_of(inspection, claim)) is not None


def _setting(inspection: Inspection, claim: Claim) -> tuple[str, ...]:
    """What the clause before says of where and who: the same measure on another platform is another measure."""
    before = inspection.document.text[claim.sentence.start : claim.span.start]
    clause = re.split(r"[。；;]", before)[-1]
    found = set(_SETTING.findall(clause))
    if PLATFORM.search(claim.measure):  # 在县政府网站公开208条，公众号推送326条: its own words name the platform
        found = {one for one in found if not PLATFORM.fullmatch(one)}
    return tuple(sorted(found))


def _compared(inspection: Inspection, claims: list[Claim], wrong: frozenset[str]) -> Iterator[Finding]:
    first, *others = claims
    for other in others:
        if other.sentence == first.sentence:
            continue
        same = _tell_one_figure(first, other)
        if not same and not first.fields and _are_parallel(inspection, first, other):
            continue
        far = is_far(first.number.value, other.number.value) and not _is_a_place_off(first, other)
        if not same and not first.fields and far:
            continue
        if not same and first.fields and not _table_contradicts_one(inspection, first, other, wrong):
            continue
        yield _finding(inspection, first, other)


def _tell_one_figure(first: Claim, other: Claim) -> bool:
    """Are they the same, or one the other to its last digit (`下载462817次`, `下载46.28万次`)?"""
    one, two = first.number.value, other.number.value
    return one == two or agrees(first, two) or agrees(other, one)


def _is_a_place_off(first: Claim, other: Claim) -> bool:
    """`下载462817次`, `下载4.63万次`: would they be the same with the decimal point one place on?"""
    pairs = ((first, other.number.value), (other, first.number.value))
    return any(agrees(told, value.scaleb(places)) for told, value in pairs for places in (-1, 1))


def _finding(inspection: Inspection, first: Claim, other: Claim) -> Finding:
    same = _tell_one_figure(first, other)
    return Finding(
        kind="claim-claim",
        verdict="supported" if same else "contradicted",
        cause="published",
        message=message(
            "claim-claim.supported" if same else "claim-claim.contradicted",
            measure=first.fields[0].name if first.fields else first.measure,
            first=first.number.value,
            second=other.number.value,
            unit=first.number.unit or "",
        ),
        fields=first.fields[0].fields if first.fields else (),
        claimed=other.number.value,
        found=first.number.value,
        evidence=(inspection.sentence(first), inspection.sentence(other)),
        confidence=round(min(first.confidence, other.confidence) - (0.0 if first.fields else 0.1), 2),
        claim_ids=(first.id, other.id),
    )


def _are_parallel(inspection: Inspection, first: Claim, other: Claim) -> bool:
    """`省级受理1784件，公开243件。市县受理9644件，公开2520件`: two sentences that tell the same of two bodies differ in
    more than one figure.
    """
    told = [
        {FILLERS.sub("", claim.measure): claim.number.value for claim in inspection.mentions.claims
         if claim.sentence == one.sentence and claim.relation == "equal"}
        for one in (first, other)
    ]  # fmt: skip
    return sum(value != told[1].get(name, value) for name, value in told[0].items()) > 1


def _held_wrong_by_the_table(inspection: Inspection) -> frozenset[str]:
    """Ids of claims that the table contradicts."""
    contradicted = (found for found in claim_table(inspection) if found.verdict == "contradicted")
    return frozenset(name for found in contradicted for name in found.claim_ids)


def _table_contradicts_one(inspection: Inspection, first: Claim, other: Claim, wrong: frozenset[str]) -> bool:
    """Two figures of one field differ. Where the table has that field and holds neither to be wrong, one of them is
    meant in another sense (办理12件, 含上年结转), is another body's, or is not read for what it is.
    """
    return inspection.value(first.fields[0]) is None or not wrong.isdisjoint({first.id, other.id})
