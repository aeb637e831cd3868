"""Totals that come last: `网站500条、微信300条，合计800条`, and the years that they are of."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from corpora.document.numeral import DIGITS
from models.language.grammar.part_list import Parts, countable, gap_before, gap_between
from models.language.grammar.words.sums import SO_MANY
from models.language.grammar.words.utterance import Utterance

_ADDED = "相加|加起来|合起来|合在一起|合到一起|加在一起|加到一起|加总|汇总|累加|算在一起"
_TOTAL_BEHIND = re.compile(
    rf"(?:(?:以上|上述)?(?:(?P<so_many>[{SO_MANY}])(?:[项者家]|大?类|种|部分|方面|部门|单位)|各项|(?:各|各个|各类|所有|全部)(?:平台|渠道|栏目|账号|类别))?|(?:全年|年度|本年度?|全[市县区省])(?!共(?!计))|(?:[近这]|最近)?(?P<years>[两二三四五六七八九十]|\d{{1,2}})年(?:来|间|内)?)"
    rf"(?P<word>(?:合计|总计)共|共计|合计|总计|总共|{_ADDED}|之和|共|(?<=年)累计|(?<=年[来间内])累计|^累计)(?:为|是|有|达|公开|发布|收到|办理|推送|开展|举办|受理)?(?:了)?(?:各类)?(?:政府信息|信息|申请)?"
)
_YEARS = {"两": "2", **{numeral: str(number) for number, numeral in enumerate("二三四五六七八九十", start=2)}}
"""`2022年9件、2023年11件、2024年14件，三年共34件` divides a total by its years, if there are so many parts."""
_YEAR = re.compile(r"(?:19|20)\d\d(?=\s?年)|前年|去年|上年|今年|本年(?=[收发办受])")
_THROUGH = re.compile(r"(?P<first>(?:19|20)\d\d)\s?年?\s?[-—–~～至到]+\s?(?P<last>(?:19|20)\d\d)\s?年")
_OF_SO_MANY_YEARS = re.compile(
    r"(?:[近这]|最近)(?P<years>[两二三四五六七八九十]|\d{1,2})年(?:来|间|内)?[^，,。；;年]*$"
)
_AGAIN_AND_AGAIN = re.compile(
    r"每(?:个)?(?:季度?|月|周|旬|半年|[镇乡县区市]|街道|部门|单位|家|次|年)(?:各|均|都|举办|召开|开展)*\s?$"
)
"""`每季度一场，加上两场专题会，合计6场`: what comes again counts more than once in a total."""
_AND_OTHERS = re.compile(r"等(?!级|候|待|值|额)[^，,。；;]{0,12}[，,]")
"""`行政处罚60份、行政许可9份等信息，合计200份`: the list in front of the total does not tell all."""


_OF_SO_MANY_KINDS = re.compile(
    r"(?:信息)?(?:发布|公开|传播|申请|受理)?(?:渠道|平台|方式|途径|载体|网站|账号|栏目|部门|单位|类别|部分|方面|活动|事项|案件|业务|类|项)(?=(?:累计|共计|合计|总计|总共|相加|加起来|加总|汇总|累加|一共|共))"
)
_NAMED_AGAIN = re.compile(
    r"(?P<names>[\u4e00-\u9fff、和及与]{4,12}?)(?:总数|总量|数量)?(?:共计|合计|总计|总共|一共|共)(?:为|有|达)?"
)
"""`代表建议36件、委员提案48件，建议提案共84件`."""
_BARE_TOTAL = re.compile(r"\s?(?:累计|共计|合计|总计|总共|一共|共)(?:为|是|有|达)?\s?")
_ADDS = re.compile(r"[（(](?:另|此外|还|不含|不计)[^（()）]*$")
"""`公开65件（另有22件部分公开），…，共计202件`: what a bracket adds is of the total."""
_ALL_OF_THEM = re.compile("(?:(?:以上|上述|这)(?:这)?)?")
"""`其余三类合计10件`, `前三类合计38件` are not of all that stands in front."""
_MOST_KINDS = 9
"""`四个渠道合计1596条` is of the four counts in front; a larger number is seldom that of what a sentence tells."""


def before_total(utterances: Sequence[Utterance], index: int) -> Parts | None:
    """`网站500条、微信300条，合计800条`: the whole comes last."""
    whole = utterances[index]
    kinds = _kinds_told(utterances, index)
    words = _announced(whole) or whole.before.strip()
    words = _OF_SO_MANY_KINDS.sub("", words) if kinds else words
    words = "共" if not kinds and _names_again(utterances, index) else words
    words = "合计" if _is_of_four_quarters(utterances, index) else words
    total = _TOTAL_BEHIND.fullmatch(words)
    if not countable(whole) or total is None or (total["word"] == "累计" and not (kinds or total["years"])):
        return None
    if _BESIDES.search(gap_before(utterances, index)):
        return None
    parts: list[int] = []
    for place in range(index - (2 if kinds else 1), -1, -1):
        candidate = utterances[place]
        if parts and parts[-1] == place + 1 and _counts_who(candidate, utterances[place + 1]):
            continue
        if candidate.depth > whole.depth and not _ADDS.search(candidate.sentence.text, 0, candidate.place):
            continue  # 建议142件（省级3件、市级139件）和提案169件，合计311件
        if not countable(candidate) or candidate.depth != whole.depth:
            break
        if candidate.number.unit != whole.number.unit and not (kinds and _are_pieces(candidate, whole)):
            break
        if parts and re.search(r"[。；;]|其中", gap_between(candidate, utterances[parts[-1]])):
            break
        parts.append(place)
    parts.reverse()
    parts = _by_name(utterances, parts, index, kinds)
    said = kinds or DIGITS.get(total["so_many"], 0)
    parts = _handed_out(utterances, parts)[-said:]
    if len(parts) < (said or 2) or not _of_years(total["years"], whole, len(parts)):
        return None
    if any(_AGAIN_AND_AGAIN.search(utterances[part].before) for part in parts):
        return None
    marks = [gap_between(utterances[a], utterances[b]).lstrip()[:1] for a, b in itertools.pairwise(parts)]
    strong = total["word"] != "共" or all(mark in "、和及与" for mark in marks) or total["so_many"] is not None
    strong = strong and (said > 0 or not _AND_OTHERS.match(gap_between(utterances[parts[-1]], whole)))
    before = whole.sentence.text[: utterances[parts[0]].place]
    statement = whole.sentence.span.start + max(map(before.rfind, "。；;"))
    every = [
        place
        for place in range(index)
        if countable(utterances[place])
        and utterances[place].depth == whole.depth
        and utterances[place].number.span.start > statement
    ]
    alone = every == parts or total["so_many"] is not None or bool(kinds)
    return Parts(whole=index, parts=tuple(parts), complete=strong, firm=strong and alone)


_NAME_OF_KIND = r"(?:(?![和与及])[\u4e00-\u9fff]){2,8}"
_NAMES_OF_KINDS = re.compile(rf"{_NAME_OF_KIND}(?:[、和与及]{_NAME_OF_KIND})+")


def _by_name(utterances: Sequence[Utterance], parts: list[int], index: int, kinds: int) -> list[int]:
    """`当面84件、来信77件、网上47件，当面和来信两种渠道合计161件`: those whose names stand in front of 两种, else all."""
    told = _NAMES_OF_KINDS.fullmatch(utterances[index - 1].before.strip()) if kinds else None
    names = re.split("[、和与及]", told[0]) if told is not None else []
    meant = [place for place in parts if any(name in utterances[place].before for name in names)]
    return meant if names and len(meant) == len(names) == kinds else parts


_PIECES = frozenset("条份篇则件期")


def _are_pieces(one: Utterance, whole: Utterance) -> bool:
    """`网站187条，公告栏95份，两个渠道合计282条（份）`: information is counted as it is put out."""
    return one.number.unit in _PIECES and whole.number.unit in _PIECES


_BESIDES = re.compile(
    r"另(?!行)|此外|还(?:共|合计)|(?:主要|大多数?|多数|大部分)(?:是|为|系|因|由于|涉及|属于?)[^，,。；;\d]{2,20}[，,]"
)
"""`网站5条、文件31条，另共发布90条`: what is told besides them is no total of them, nor what most of the last are
(`不予公开5件，主要是第三方隐私，共4件`).
"""
_WHO = re.compile("[\u4e00-\u9fff]{2,6}")


def _counts_who(one: Utterance, following: Utterance) -> bool:
    """`其余7个中队701件`: who had what the next figure tells."""
    return one.number.unit in ("个", "家") and _WHO.fullmatch(gap_between(one, following)) is not None


def _names_again(utterances: Sequence[Utterance], index: int) -> bool:
    """Are the words of a total the names of the two counts in front of it, one behind the other?"""
    named = _NAMED_AGAIN.fullmatch(utterances[index].before.strip())
    if named is None or index < 2:
        return False
    names = re.sub("[、和及与]", "", named["names"])
    first, second = (utterances[place].before.strip() for place in (index - 2, index - 1))
    return any(first.endswith(names[:cut]) and second.endswith(names[cut:]) for cut in range(2, len(names) - 1))


_QUARTER = re.compile("(?:第)?(?P<which>[一二三四])季度")
_OF_THE_YEAR = re.compile("全年(?:共计?|合计|总计|累计)?(?:为|有|达)?")


def _is_of_four_quarters(utterances: Sequence[Utterance], index: int) -> bool:
    """`第一季度12件，第二季度15件，第三季度13件，第四季度10件，全年50件`: a year has no others."""
    if index < 4 or not _OF_THE_YEAR.fullmatch(utterances[index].before.strip()):
        return False
    named = [_QUARTER.search(gap_before(utterances, place)) for place in range(index - 4, index)]
    return "".join(one["which"] for one in named if one) == "一二三四"


_ANNOUNCED = re.compile(
    rf"(?:^|[，,；;])(?:把[^，,。；;\d]{{1,8}}(?=合|加|汇))?(?P<words>(?:[^，,。；;\d]{{1,3}})?(?:{_ADDED}|合计))[，,]\s?$"
)
_DONE_IN_THE_YEAR = re.compile(
    r"(?:全年|一年|本年度?|年内)?(?:主动)?(?:公开|发布|收到|办理|推送|开展|举办|受理)(?:了)?(?:各类)?(?:政府信息|信息|申请)?"
)


def _announced(whole: Utterance) -> str:
    """`网站500条、微信300条，两项合起来，全年公开800条`: the clause in front, which says that the number is a total; "" for
    none.
    """
    found = _ANNOUNCED.search(whole.earlier)
    return found["words"] if found and _DONE_IN_THE_YEAR.fullmatch(whole.before.strip()) else ""


def _kinds_told(utterances: Sequence[Utterance], index: int) -> int:
    """How many kinds the words right in front of a total name (四个渠道合计, 三类合计); 0 for none."""
    if not index:
        return 0
    kinds = utterances[index - 1].number
    bare = kinds.unit in ("类", "种", "家") and _ALL_OF_THEM.fullmatch(utterances[index - 1].before.strip())
    bare = bare and _BARE_TOTAL.fullmatch(gap_between(utterances[index - 1], utterances[index]))
    if not bare and not _OF_SO_MANY_KINDS.match(utterances[index].before.strip()):
        return 0
    return (
        int(kinds.value) if kinds.unit in ("个", "类", "种", "大", "家", None) and 1 < kinds.value <= _MOST_KINDS else 0
    )


def _handed_out(utterances: Sequence[Utterance], parts: Sequence[int]) -> list[int]:
    """`公开66件，不公开分别为9件、15件、1件，合计25件`: a total behind 分别 is of what that hands out."""
    first = [place for place, part in enumerate(parts) if re.search("分别|依次", gap_before(utterances, part))]
    return list(parts[first[-1] :]) if first and len(parts) - first[-1] > 1 else list(parts)


def _of_years(said: str | None, whole: Utterance, parts: int) -> bool:
    """A total of so many years is divided by as many parts, their years named before it."""
    if said is None:
        return True
    told = whole.sentence.text[: whole.place]
    of_the_last = re.search(rf"(?:[近这]|最近|连续){said}年(?:来|间)?[^。；;\d]*(?:分别|依次)", told)
    return _is_so_many(said, parts, told) or (of_the_last is not None and _YEARS.get(said, said) == str(parts))


def tells_each_year(utterances: Sequence[Utterance], parts: Parts) -> bool:
    """`近三年收到34件，其中2022年9件、2023年11件、2024年14件`: there are no other years."""
    whole, last = utterances[parts.whole], utterances[parts.parts[-1]]
    said = _OF_SO_MANY_YEARS.search(gap_before(utterances, parts.whole))
    return said is not None and _is_so_many(said["years"], len(parts.parts), gap_between(whole, last))


def _is_so_many(said: str, parts: int, told: str) -> bool:
    """Are there as many parts as years were said, and as many different years in the words that tell them?"""
    through = _THROUGH.search(told)
    years = int(through["last"]) - int(through["first"]) + 1 if through else len(set(_YEAR.findall(told)))
    return _YEARS.get(said, said) == str(parts) == str(years)
