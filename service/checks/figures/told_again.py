"""What the prose tells twice in other words, by its digits: one of two exchanged their places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Final

from corpora.document.claim import Claim
from corpora.document.slips import are_exchanged, is_slip, swaps
from service.checks.figures.request_totals import ALL_REQUESTS, CARRIED_OUT, OPENED
from service.checks.inspection import Inspection

_FILLERS = (
    r"(?:19|20)\d\d\s?年度?|报告期(?:间|内)?|\d{1,2}月\d{1,2}日至?|本年度?(?:内)?|全年|今年|年内|截至|截止|年底|共计|累计|合计|总计|总共|共|已|均|我街道|我[局委办镇乡县市区省州旗署厅院校]|本(?:机关|单位|部门|局)"
    r"|虽然?|尽管|(?<=[已经])在|仅(?=有|为|$)|^(?:本|我)?(?:中心|学校|医院|公司|[局委办厅院镇乡县市区])?(?:通过|利用|依托|运用)|[\s、，,:：。；;（）()了的为有达约近并"
)
FILLERS, FILLERS_BUT_AND = re.compile(f"{_FILLERS}及和与]"), re.compile(f"{_FILLERS}]")
"""Words by which two tellings of one measure differ; the same without those that join two names."""
TOTAL = re.compile(r"(?:19|20)\d\d\s?年|报告期|本年度?|全年|今年|年内|共|累计|合计|总")
"""Words that present a count as the year's total; without them in both places it may count something of its own."""
PLURAL_SENSE = re.compile(
    r"其中|其他|其它|分别|各|每|另|再|又|(?<!报告)期|批|该|此|本次|上述|部分|重点|专题(?!专栏)|专项"
)
PLATFORM = re.compile(r"网站|公众号|微信|微博|公报|平台|公[开示告]栏|栏目|客户端|抖音|头条")
"""Where something was published: two of them do not publish the same."""


def told_again(inspection: Inspection) -> list[tuple[Claim, Claim]]:
    """Pairs of claims that count the same, though in figures that differ, the earlier one first."""
    pairs = chain(
        _published(inspection), _exchanged(inspection), _of_a_channel(inspection), _by_one_name(inspection),
        _taken_up(inspection), _of_all_places(inspection),
    )  # fmt: skip
    return list({(first.id, other.id): (first, other) for first, other in pairs}.values())


LONG, LONG_OF_ONE_NAME, LEAST_OF_LONG_NAMES = 10_000, 100, 10
"""Figures from this on do not have the same digits by chance; the same for those of one name, and of one long name."""
LONG_NAME = 6
"""Neighbouring signs of a name that two do not have alike by chance."""
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
        counted = counted and claim.number.value >= LEAST_OF_LONG_NAMES
        if free and counted:
            told[claim.number.unit, "".join(sorted(f"{claim.number.value:f}"))].append(claim)
    for first, *others in told.values():
        for other in others:
            apart = first.number.value != other.number.value and first.sentence != other.sentence
            if apart and _tell_the_same(inspection, first, other):
                yield first, other


def _tell_the_same(inspection: Inspection, first: Claim, other: Claim) -> bool:
    """Are the figures of one platform or of none, and their words those of the same?"""
    words = [clause_of(inspection, one) + one.measure for one in (first, other)]
    where = [set(PLATFORM.findall(one)) for one in words]
    if not (where[0] <= where[1] or where[1] <= where[0]):
        return False
    if first.number.value < LONG_OF_ONE_NAME:
        name = _pairs(first.measure)
        return len(name) >= LONG_NAME and name == _pairs(other.measure) and not PLURAL_SENSE.search(words[0] + words[1])
    if first.number.value < LONG:
        exchanged = other.number.value in swaps(first.number.value)
        return exchanged and (_have_one_name(first, other) or _have_the_same_words(first, other))
    return is_slip(first.number.value, other.number.value) and bool(_pairs(words[0]) & _pairs(words[1]))


_ON_A_PLATFORM = re.compile(
    r"^[^，,。；;\d]{0,10}?(?:网站|公众号|微信|微博|公报|客户端)(?:上|里|平台)?(?:全年|累计|共|上|主动)*(?=[^，,。；;\d]{6})"
)
"""管委会网站全年公开的惠企政策兑现类信息 is named as 惠企政策兑现类 is."""


def _have_one_name(first: Claim, other: Claim) -> bool:
    one, two = (_pairs(_ON_A_PLATFORM.sub("", re.sub(r"\s", "", claim.measure))) for claim in (first, other))
    return len(one & two) >= max(FEWEST_PAIRS, SAME_PAIRS * len(one | two))


def _have_the_same_words(first: Claim, other: Claim) -> bool:
    """`局官网发布信息702条` … `2023年局官网发布信息720条`: short, but word for word."""
    one, two = (FILLERS.sub("", claim.measure) for claim in (first, other))
    return one == two and len(one) >= LONG_NAME and not PLURAL_SENSE.search(one)


def _pairs(words: str) -> set[str]:
    """Neighbouring signs of the nouns, fillers and verbs aside."""
    nouns = _VERB.sub("", FILLERS.sub("", FILLERS.sub("", words)))
    return {nouns[place : place + 2] for place in range(len(nouns) - 1)}


_VERB = re.compile("发布|公开|推送|受理|收到|办理|办结|接听|接待|组织|开展|举办|信息|(?:答复|回复|解答|答)$|[“”]|栏目?")


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
    their digits: 2684 is the same with two exchanged, as a slip of the pen leaves it.
    """
    groups: dict[tuple[str, ...], list[tuple[Claim, set[str]]]] = defaultdict(list)
    for claim in inspection.mentions.claims:
        counted = claim.relation == "equal" and claim.number.bound == "exact" and claim.number.unit is not None
        if not counted or claim.fields or claim.period_kind != "this_year":
            continue
        words = clause_of(inspection, claim) + claim.measure + _noun_behind(inspection, claim)
        named = set(PLATFORM.findall(claim.measure))
        where = named or _where_its_item_is(inspection, claim) or set(PLATFORM.findall(words))
        if claim.id in inspection.part_ids and not named:
            continue  # 其中县政府网站775条、微信公众号412条 tells what either published
        trained = claim.number.unit in _PERSONS and _TRAINED.search(words)
        published = not trained and "信息" in words and _PUBLISHED.search(words)
        whose = re.sub("各|专题" if trained else _NO_ONES, "", claim.measure)
        told = bool(TOTAL.search(words)) or bool(where) or claim.number.value >= LEAST_TELLING
        if not told and _is_all_published(claim):
            told, where = True, {_ALL}
        if (trained or published) and told and not PLURAL_SENSE.search(whose):
            digits = "".join(sorted(str(claim.number.value)))
            one = _the_one_platform(claim) if len(digits) < _SHORTEST_EXCHANGED else ""
            if one is not None and len(digits) > 1:
                body = claim.body if published else ""  # 培训各科室、各学校信息员: who was trained, not who reports
                groups[(claim.number.unit or "", body if not one else "", digits, one)].append((claim, where))
    alike = [[claim for claim, where in told if where <= told[0][1] or told[0][1] <= where] for told in groups.values()]
    for first, *others in alike:
        if any(TOTAL.search(clause_of(inspection, claim)) for claim in (first, *others)):
            yield from (
                (first, other)
                for other in others
                if are_exchanged(first.number.value, other.number.value) and other.sentence != first.sentence
            )


_ALL_OF_A_CHANNEL = re.compile(
    r"(?P<name>[^，,。；;：:\d]{0,10}?(?:网站|公众号|微博|抖音号|头条号|客户端))(?:上|里|平台)?(?:共|累计|主动)*(?:公开|发布|推送)(?:了)?(?:各类)?(?:政府|政务)?信息(?:共|为)?"
)


def _of_a_channel(inspection: Inspection) -> Iterator[tuple[Claim, Claim]]:
    """`共公开1083条，其中局网站公开信息631条` … `全年局网站公开信息661条`: what a list gives one channel of all, told
    again as its total of the year by the same name, but for one digit.
    """
    told: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    for claim in inspection.mentions.claims:
        words = FILLERS.sub("", re.sub(r"\s", "", claim.measure)).removeprefix("其中")
        found = _ALL_OF_A_CHANNEL.fullmatch(words)
        counted = claim.relation == "equal" and claim.number.bound == "exact" and claim.period_kind == "this_year"
        if found and counted and not claim.fields and claim.number.value >= LONG_OF_ONE_NAME:
            told[found["name"], claim.number.unit].append(claim)
    for claims in told.values():
        parts = [claim for claim in claims if claim.id in inspection.part_ids]
        totals = [claim for claim in claims if claim not in parts and TOTAL.search(clause_of(inspection, claim))]
        if len(claims) == len(parts) + len(totals) == 2 and len(parts) == 1:
            first, other = claims
            apart = first.sentence != other.sentence and first.number.value != other.number.value
            if apart and is_slip(first.number.value, other.number.value):
                yield first, other


_ALL_OPENED = re.compile(r"(?:主动)(?:公开|发布)(?:了)?(?:各类)?(?:政府|政务)?信息")


def _by_one_name(inspection: Inspection) -> Iterator[tuple[Claim, Claim]]:
    """`在区政府网站主动公开信息71条` … `全年在区政府网站主动公开信息77条`: told twice, and no more, of one platform by
    one name, or as all of the year, and one digit off.
    """
    told: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    for claim in inspection.mentions.claims:
        name = FILLERS.sub("", re.sub(r"\s", "", claim.measure))
        counted = claim.relation == "equal" and claim.number.bound == "exact" and claim.period_kind == "this_year"
        opened = PLATFORM.search(name) and _ALL_OPENED.search(name)
        opened = opened or (_ALL_PUBLISHED.fullmatch(name) and TOTAL.search(clause_of(inspection, claim)))
        if counted and not claim.fields and opened:
            told[name, claim.number.unit].append(claim)
    for first, *others in told.values():
        value, parts = first.number.value, inspection.part_ids
        if len(others) != 1 or others[0].sentence == first.sentence or first.id in parts or others[0].id in parts:
            continue
        apart = value != others[0].number.value and min(value, others[0].number.value) >= LEAST_OF_LONG_NAMES
        if apart and is_slip(value, others[0].number.value):
            yield first, others[0]


_ALL_PLACES_OF = re.compile(r"全[市县区省镇乡州旗街道]{1,2}\s?$")
_PLACES = re.compile(
    r"\s?(?:行政)?(?:村|社区|乡|镇|街道|县|区|旗|市|[省市县区]直)[\u4e00-\u9fff、/（()）]{0,8}?(?=[^\u4e00-\u9fff、/（()）]|的|均|都|已|全部|$)"
)


def _of_all_places(inspection: Inspection) -> Iterator[tuple[Claim, Claim]]:
    """`结合全市103个村（社区）的实际` … `覆盖全市130个村（社区）`: how many places a region has, told twice in the
    same words behind the number, two digits exchanged.
    """
    text, told = inspection.document.text, defaultdict[tuple[str, str], list[Claim]](list)
    for claim in inspection.mentions.claims:
        number = claim.number
        whole = _ALL_PLACES_OF.search(text, max(claim.sentence.start, number.span.start - 4), number.span.start)
        places = _PLACES.match(text, number.span.end + len(number.unit or ""))
        if whole and places and number.bound == "exact" and claim.relation == "equal" and not claim.fields:
            told[whole[0].strip(), places[0].strip()].append(claim)
    for first, *others in told.values():
        yield from ((first, other) for other in others if are_exchanged(first.number.value, other.number.value))


_TAKES_UP = re.compile(r"\s?(?:(?:这|上述|以上|前述)\s?)?")
_SPEAKS_OF_THEM = re.compile(
    r"\s?(?P<unit>[件宗份条起])(?:政府信息公开|信息公开|依申请公开)?(?:申请|案件|答复|复议|诉讼|信息)?(?:之?[中里]|当中|[均都]|全部)"
)


def _taken_up(inspection: Inspection) -> Iterator[tuple[Claim, Claim]]:
    """`收到申请36件。63件均按时答复`: a sentence opens with what the one in front told but for a slip of the
    pen. Not what its tables have, or two of its figures come to.
    """
    claims, text = inspection.mentions.claims, inspection.document.text
    for claim in claims:
        opening = max(text.rfind(mark, 0, claim.number.span.start) for mark in "。；;\n") + 1
        head = _TAKES_UP.fullmatch(text, opening, claim.number.span.start)
        counted = claim.relation == "equal" and claim.number.bound == "exact" and claim.number.value > 1
        if not (head and counted and _SPEAKS_OF_THEM.match(text, claim.number.span.end)):
            continue
        paragraph = text.rfind("\n", 0, opening) + 1
        near = [
            one for one in claims
            if paragraph <= one.number.span.start < opening and one.number.unit == claim.number.unit
            and one.relation == "equal" and one.number.bound == "exact"
        ]  # fmt: skip
        meant = [one for one in near if is_slip(one.number.value, claim.number.value)]
        if near and meant == near[-1:] and not _is_made_elsewhere(inspection, claim, opening):
            yield meant[0], claim


def _is_made_elsewhere(inspection: Inspection, claim: Claim, end: int) -> bool:
    """Is it a figure of the tables, one that was told in front, or what two of them come to?"""
    value, told = (
        claim.number.value,
        [one.number.value for one in inspection.mentions.claims if one.number.span.start < end],
    )
    if value in told or any(figure.value == value for figure in inspection.figures.values()):
        return True
    totals = [inspection.value(one) for one in (*ALL_REQUESTS, CARRIED_OUT, OPENED)]
    near = [*told, *(one for one in totals if one is not None)]
    return any(value - one in near or value + one in near for one in near if one)


_ITEM = re.compile(
    r"\s*[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s?[^。，,；;：:\n]{2,16}?(网站|公众号|微信|微博|客户端|抖音|头条)[。：:\n]"
)


def _where_its_item_is(inspection: Inspection, claim: Claim) -> set[str]:
    """`（一）“砚溪在线”网站。…，全年公开信息263条`: the platform that heads the item."""
    text = inspection.document.text
    item = _ITEM.match(text, text.rfind("\n", 0, claim.sentence.start) + 1, claim.number.span.start)
    return {item[1]} if item else set()


_ALL_OF_A_PLATFORM = re.compile(
    r"[^，,。；;：:\d]*?(?P<where>网站|公众号|微博|公报|公[开示告]栏|客户端)(?:上|里|平台)?(?:共|累计|主动)*(?:公开|发布|公布)(?:了)?(?:各类)?(?:政府|政务)信息(?:共|为)?"
)


def _the_one_platform(claim: Claim) -> str | None:
    """`区政府网站发布政府信息72条`: the platform of which all is told, so that two digits are enough; None where it is
    not so.
    """
    words = FILLERS.sub("", re.sub(r"\s", "", claim.measure))
    found = _ALL_OF_A_PLATFORM.fullmatch(words)
    return found["where"] if found and len(set(PLATFORM.findall(words))) == 1 else None


_ALL: Final = "全部"
"""Where what was published in all: on no platform of its own."""
_ALL_PUBLISHED = re.compile(r"(?:主动)?(?:公开|发布|公布)(?:了)?(?:各类)?(?:政府|政务)?信息")


def _is_all_published(claim: Claim) -> bool:
    """`发布政府信息360条`: words that leave nothing out are of the year's total, though they do not say so."""
    return _ALL_PUBLISHED.fullmatch(re.sub(r"\s", "", claim.measure)) is not None


def clause_of(inspection: Inspection, claim: Claim) -> str:
    """From the sentence's last full stop or semicolon to the number, without the white space of broken lines."""
    before = inspection.document.text[claim.sentence.start : claim.number.span.start]
    return re.sub(r"\s", "", re.split(r"[。；;]", before)[-1])


def _noun_behind(inspection: Inspection, claim: Claim) -> str:
    """全年推送的1436条信息: what is counted may stand right behind the number."""
    return re.split(r"[，,。；;、里中]", inspection.document.text[claim.number.span.end :][:8])[0]
