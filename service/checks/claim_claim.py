"""Does the same measure keep its value wherever the narrative repeats it?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Final

from corpora.document.claim import Claim
from corpora.document.slips import is_far, is_slip, swaps
from service.checks.claim_table import claim_table
from service.checks.inspection import Finding, Inspection, agrees, message

SHORTEST_KEY = 4
"""Characters of a measure's own name below which it is too general to be the same one twice (会议)."""

_FILLERS = re.compile(
    r"(?:19|20)\d\d\s?年度?|报告期(?:间|内)?|\d{1,2}月\d{1,2}日至?|本年度?(?:内)?|全年|今年|年内|截至|截止|年底|共计|累计|合计|总计|总共|共|已|均|我街道|我[局委办镇乡县市区省州旗署厅院校]|本(?:机关|单位|部门|局)"
    r"|虽然|尽管|仅(?=有|为|$)|^(?:本|我)?(?:中心|学校|医院|公司|[局委办厅院镇乡县市区])?(?:通过|利用|依托|运用)|[\s、，,:：。；;（）()了的为有达约近并及和与]"
)
_ENUMERATOR = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,2}(?:是|[）)、.．])")
_VERBS = re.compile(
    r"^(?:积极|主动|认真|及时)?(?:发布|制作|召开|举办|举行|开展|组织|编制|编发|印发|制定|出台|推出|完成|进行|收到|回应|办理|公开|更新|建成|设立|设置)+"
)
_VERB_ENDING = re.compile(r"(?<=.{4})(?:发布|制作|召开|举办|开展|组织|编制|编发|印发|收到|办理|更新|推出|举行)$")
_GENERAL_ENDING = re.compile(r"(?:活动|工作|材料|信息|稿件|事项|情况|数量|总数|总量)$")
_TOTAL = re.compile(r"(?:19|20)\d\d\s?年|报告期|本年度?|全年|今年|年内|共|累计|合计|总")
"""Words that present a count as the year's total; without them in both places it may count something of its own."""
_PLURAL_SENSE = re.compile(
    r"其中|其他|其它|分别|各|每|另|再|又|(?<!报告)期|批|该|此|本次|上述|部分|重点|专题(?!专栏)|专项"
)

_NAMES_BODY = re.compile(r"政府|办公[室厅]|中心|[\u4e00-\u9fff][局委厅]")
"""市政府新闻办公室全年举行发布会: the measure's own words say whose it is."""

_PLATFORM = re.compile(r"网站|公众号|微信|微博|公报|平台|栏目|客户端|抖音|头条")
_SETTING = re.compile(rf"{_PLATFORM.pattern}|全[市县区省镇]|各[\u4e00-\u9fff]{{1,4}}")


def claim_claim(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each measure that is said more than once: by its field, or by the very same words."""
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in inspection.mentions.claims:
        key = _key(inspection, claim)
        if key is not None:
            groups[key].append(claim)
    told = {
        (first.id, other.id): (first, other) for first, other in chain(_published(inspection), _exchanged(inspection))
    }
    for first, other in told.values():
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
    if claim.fields:
        return ("field", *claim.fields[0].fields) if claim.firm and claim.body == "own" else None
    if (
        claim.id in inspection.part_ids
        or _PLURAL_SENSE.search(claim.measure.replace("各类", ""))
        or claim.number.unit is None
    ):
        return None
    if _GAZETTE.search(claim.measure) and claim.number.unit == "期":
        return ("gazette", claim.body)
    plain = _FILLERS.sub("", _ENUMERATOR.sub("", re.sub(r"\s", "", _without_own_name(inspection, claim.measure))))
    words = _GENERAL_ENDING.sub("", _VERBS.sub("", _VERB_ENDING.sub("", plain)))
    if len(words) < SHORTEST_KEY:
        words = plain if len(plain) > SHORTEST_KEY else ""
    if not words or not _TOTAL.search(_clause(inspection, claim)):
        return None
    body = "" if _NAMES_BODY.search(words) else claim.body
    return ("words", words, claim.number.unit, body, *_setting(inspection, claim))


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
        noun = _OF_THEM.fullmatch(_FILLERS.sub("", claim.measure))
        if noun is None or not _is_a_years(inspection, claim):
            continue
        told = [
            other for other in inspection.mentions.claims
            if other.measure.endswith(noun["noun"]) and other.number.unit == claim.number.unit
            and other.body == claim.body and other.sentence != claim.sentence and _is_a_years(inspection, other)
        ]  # fmt: skip
        if len({other.number.value for other in told}) == 1 and told[0].number.value != claim.number.value:
            yield _finding(inspection, told[0], claim)


LONG, LONG_OF_ONE_NAME = 10_000, 100
"""Figures from this on do not have the same digits by chance; the same for those of one name."""
FEWEST_PAIRS, SAME_PAIRS = 3, 0.75
"""Neighbouring signs of a name, and the share of all that two have in common which are one name."""


def _exchanged(inspection: Inspection) -> Iterator[tuple[Claim, Claim]]:
    """`热线受理诉求4127306件` … `热线诉求达4217306件`: long figures of the same digits, told in words of the same, or
    shorter ones of one name, two of whose digits changed places.
    """
    told: dict[tuple[str | None, str], list[Claim]] = defaultdict(list)
    for claim in inspection.mentions.claims:
        free = not claim.fields or inspection.fitting(claim) is None
        counted = claim.relation == "equal" and claim.period_kind == "this_year"
        counted = counted and claim.number.value >= LONG_OF_ONE_NAME
        if free and counted:
            told[claim.number.unit, "".join(sorted(f"{claim.number.value:f}"))].append(claim)
    for first, *others in told.values():
        for other in others:
            apart = first.number.value != other.number.value and first.sentence != other.sentence
            if apart and _tell_the_same(inspection, first, other):
                yield first, other


def _tell_the_same(inspection: Inspection, first: Claim, other: Claim) -> bool:
    """Are the figures of one platform or of none, and their words those of the same?"""
    words = [_clause(inspection, one) + one.measure for one in (first, other)]
    where = [set(_PLATFORM.findall(one)) for one in words]
    if not (where[0] <= where[1] or where[1] <= where[0]):
        return False
    if first.number.value < LONG:
        return other.number.value in swaps(first.number.value) and _have_one_name(first, other)
    return is_slip(first.number.value, other.number.value) and bool(_pairs(words[0]) & _pairs(words[1]))


def _have_one_name(first: Claim, other: Claim) -> bool:
    one, two = _pairs(first.measure), _pairs(other.measure)
    return len(one & two) >= max(FEWEST_PAIRS, SAME_PAIRS * len(one | two))


def _pairs(words: str) -> set[str]:
    """Neighbouring signs of the nouns, fillers and verbs aside."""
    nouns = _VERB.sub("", _FILLERS.sub("", _FILLERS.sub("", words)))
    return {nouns[place : place + 2] for place in range(len(nouns) - 1)}


_VERB = re.compile("发布|公开|推送|受理|收到|办理|办结|接听|接待|组织|开展|举办|信息|(?:答复|回复|解答|答)$|[“”]|栏目?")


def _is_a_years(inspection: Inspection, claim: Claim) -> bool:
    """Does it count all of this year's, exactly, and nothing that a table has?"""
    counted = claim.relation == "equal" and claim.period_kind == "this_year" and claim.number.bound == "exact"
    free = not claim.fields and claim.id not in inspection.part_ids
    return counted and free and _TOTAL.search(_clause(inspection, claim)) is not None


def _clause(inspection: Inspection, claim: Claim) -> str:
    """From the sentence's last full stop or semicolon to the number, without the white space of broken lines."""
    before = inspection.document.text[claim.sentence.start : claim.number.span.start]
    return re.sub(r"\s", "", re.split(r"[。；;]", before)[-1])


def _noun_behind(inspection: Inspection, claim: Claim) -> str:
    """全年推送的1436条信息: what is counted may stand right behind the number."""
    return re.split(r"[，,。；;、里中]", inspection.document.text[claim.number.span.end :][:8])[0]


def _setting(inspection: Inspection, claim: Claim) -> tuple[str, ...]:
    """What the clause before says of where and who: the same measure on another platform is another measure."""
    before = inspection.document.text[claim.sentence.start : claim.span.start]
    clause = re.split(r"[。；;]", before)[-1]
    found = set(_SETTING.findall(clause))
    if _PLATFORM.search(claim.measure):  # 在县政府网站公开208条，公众号推送326条: its own words name the platform
        found = {one for one in found if not _PLATFORM.fullmatch(one)}
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


_PUBLISHED = re.compile(r"(?:公开|发布|推送)(?:了|的)?(?:各类|政府|政务)*(?:信息)?|信息(?:公开|发布)")
_TRAINED = re.compile("培训[^。；;]*(?:参训|参加|培训)")
_NO_ONES: Final = "各类|各[\u4e00-\u9fff]{1,2}(?:动态|要闻|快讯|新闻|资讯)"
"""Of publications that several may have: all sorts, and columns of a site (各地动态)."""
_PERSONS = ("人", "人次")
LEAST_TELLING = 1_000
"""A figure of what was published that tells a year's total, whatever its words leave out."""
_SHORTEST_EXCHANGED = 3
"""Digits of a figure below which two may be the same in another order by chance."""


def _published(inspection: Inspection) -> Iterator[tuple[Claim, Claim]]:
    """Totals of what was published, in whatever words (网站全年公开各类信息2864条), on platforms that may be the same
    (one of which may be told without a word for the year, where the platform is named), and of who was trained, by
    their digits in whatever order: 2684 is the same with two exchanged, as a slip of the pen leaves it.
    """
    groups: dict[tuple[str, ...], list[tuple[Claim, set[str]]]] = defaultdict(list)
    for claim in inspection.mentions.claims:
        counted = claim.relation == "equal" and claim.number.bound == "exact" and claim.number.unit is not None
        if not counted or claim.fields or claim.period_kind != "this_year":
            continue
        words = _clause(inspection, claim) + claim.measure + _noun_behind(inspection, claim)
        where = set(_PLATFORM.findall(words))
        if claim.id in inspection.part_ids and not (where := set(_PLATFORM.findall(claim.measure))):
            continue  # 其中县政府网站775条、微信公众号412条 tells what either published
        trained = claim.number.unit in _PERSONS and _TRAINED.search(words)
        published = not trained and "信息" in words and _PUBLISHED.search(words)
        whose = re.sub("各|专题" if trained else _NO_ONES, "", claim.measure)
        told = _TOTAL.search(words) or where or claim.number.value >= LEAST_TELLING or _is_all_published(claim)
        if (trained or published) and told and not _PLURAL_SENSE.search(whose):
            digits = "".join(sorted(str(claim.number.value)))
            if len(digits) >= _SHORTEST_EXCHANGED:
                body = claim.body if published else ""  # 培训各科室、各学校信息员: who was trained, not who reports
                groups[(claim.number.unit or "", body, digits)].append((claim, where))
    alike = [[claim for claim, where in told if where <= told[0][1] or told[0][1] <= where] for told in groups.values()]
    for first, *others in alike:
        if any(_TOTAL.search(_clause(inspection, claim)) for claim in (first, *others)):
            yield from (
                (first, other)
                for other in others
                if other.number.value != first.number.value and other.sentence != first.sentence
            )


_ALL_PUBLISHED = re.compile(r"(?:主动)?(?:公开|发布|公布)(?:了)?(?:各类)?(?:政府|政务)?信息")


def _is_all_published(claim: Claim) -> bool:
    """`发布政府信息360条`: words that leave nothing out are of the year's total, though they do not say so."""
    return _ALL_PUBLISHED.fullmatch(re.sub(r"\s", "", claim.measure)) is not None


def _are_parallel(inspection: Inspection, first: Claim, other: Claim) -> bool:
    """`省级受理1784件，公开243件。市县受理9644件，公开2520件`: two sentences that tell the same of two bodies differ in
    more than one figure.
    """
    told = [
        {_FILLERS.sub("", claim.measure): claim.number.value for claim in inspection.mentions.claims
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
