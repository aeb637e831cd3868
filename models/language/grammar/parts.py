"""Wholes and their parts: which quantity a list divides, and whether the list is all of it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpora.document.numeral import DIGITS
from models.language.grammar.bare_lists import bare_lists
from models.language.grammar.part_list import (
    collect_parts,
    countable,
    each_summed,
    gap_between,
    up_to_a_greater,
    without_brackets,
)
from models.language.grammar.part_marks import Mark, find_marks
from models.language.grammar.part_shares import are_all_shares, parts_with_shares
from models.language.grammar.scope import COMPARISON, REACHED
from models.language.grammar.sums import SO_MANY
from models.language.grammar.utterance import Utterance

_COMPLETE = re.compile(
    r"(?<!主要)(?:包括|包含|分别(?:为|是)|分为|具体(?:为|是))|(?<!主要)由[^，,。；;：:]{1,10}(?:构成|组成)[：:]$|[，,]由$"
)
_PERCENT_CLAUSE = re.compile(
    r"[，,；;]?(?:同比|环比|比上年|较上年|比去年|较去年|占)?[^，,；;。]{0,10}\d+(?:\.\d+)?\s?[%％]"
)
WHOLE_DISTANCE, BRACKET_DISTANCE = 24, 12
"""Characters between a whole and 其中, and between a whole and the bracket that divides it."""
_TOTAL_BEHIND = re.compile(
    rf"(?:(?:以上)?(?:(?P<so_many>[{SO_MANY}])[项者]|各项)?|(?:全年|年度|本年度?|全[市县区省])(?!共(?!计))|(?:[近这]|最近)?(?P<years>[两二三四五六七八九十]|\d{{1,2}})年(?:来|间|内)?)"
    r"(?P<word>共计|合计|总计|总共|相加|加起来|之和|共|(?<=年)累计|(?<=年[来间内])累计)(?:为|是|有|达|公开|发布|收到|办理|推送|开展|举办|受理)?(?:了)?(?:各类)?(?:政府信息|信息|申请)?"
)
_YEARS = {"两": "2", **{numeral: str(number) for number, numeral in enumerate("二三四五六七八九十", start=2)}}
"""`2022年9件、2023年11件、2024年14件，三年共34件` divides a total by its years, if there are so many parts."""
_YEAR = re.compile(r"(?:19|20)\d\d(?=\s?年)|前年|去年|上年|今年|本年(?=[收发办受])")
_OF_SO_MANY_YEARS = re.compile(
    r"(?:[近这]|最近)(?P<years>[两二三四五六七八九十]|\d{1,2})年(?:来|间|内)?[^，,。；;年]*$"
)
_OVERLAPPING = re.compile("同步|交叉|重复(?!申请|性)|多平台")
_OPEN = re.compile(r"等(?:等)?(?=[，,。；;）)]|$)|[、，,]\s*$|其余|另有|(?<![；;])(?:另外|此外)|另外\d")
"""Words behind a list that does not tell all: its parts may fall short of the whole, and not exceed it."""


_NO_OTHERS = re.compile(
    r"[）)]?[，,；;]?(?:均|都)?(?:没有|无|未(?:收到|发生|出现|有)|不存在)(?:以|通过|经|采用|来自)?其[他它](?:的)?(?:方式|渠道|途径|形式)"
)
"""`网上104件、信函61件、当面18件，没有以其他方式提出的申请`: the list says itself that it leaves none out."""
THAT_IS_ALL = re.compile(
    r"[）)]?[，,；;。]?(?:以上|上述)(?:即为|就是|即是|为|构成)(?:了)?(?:全部|所有)|[）)]?[，,；;。]?(?:除此(?:之外)?|此外)[，,]?(?:再|别|并|均|已)?(?:没有|无)(?:其[他它]|别的)"
)
"""`予以公开13件、不予公开4件，以上即为全部办理情况`, `除此之外无其他类别`: the same of any list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Indices into a sentence's utterances. `sure`: how many leading parts surely are parts, where the list is not firm.
    `opened`: by words or signs; else nothing but the parts' shares says that they are.
    """

    whole: int
    parts: tuple[int, ...]
    complete: bool
    firm: bool
    sure: int = 0
    opened: bool = True


def find_parts(utterances: Sequence[Utterance]) -> list[Parts]:
    """Part lists of one sentence, in the order of their markers."""
    if len(utterances) < 2:
        return []
    marked = [
        replace(parts, complete=parts.complete or _tells_each_year(utterances, parts))
        for mark in find_marks(utterances)
        if (parts := _at_mark(utterances, mark)) is not None
    ]
    marked = [
        replace(parts, complete=parts.complete or are_all_shares(utterances, parts.whole, parts.parts))
        for parts in marked
    ]
    found = _once(marked)
    found += [
        Parts(whole=whole, parts=parts, complete=are_all_shares(utterances, whole, parts), firm=True, opened=False)
        for whole, parts in parts_with_shares(utterances)
        if not any(whole == one.whole for one in found)
    ]
    divided = {parts.whole for parts in found} | {part for parts in found for part in parts.parts}
    found += [
        Parts(whole=whole, parts=parts, complete=False, firm=True, opened=False)
        for whole, parts in bare_lists(utterances)
        if not divided.intersection((whole, *parts))
    ]
    taken = {part for parts in found for part in parts.parts}
    totals = [
        parts
        for index in range(2, len(utterances))
        if index not in taken and (parts := _before_total(utterances, index))
    ]
    return found + totals


def _once(marked: Sequence[Parts]) -> list[Parts]:
    """Each list once, complete if one of its marks says so (`包括政策吹风会：26场；新闻发布会：11场`)."""
    found: dict[tuple[int, tuple[int, ...]], Parts] = {}
    for parts in marked:
        same = found.get((parts.whole, parts.parts))
        found[parts.whole, parts.parts] = replace(
            parts, complete=parts.complete or (same is not None and same.complete)
        )
    return list(found.values())


_WAY = re.compile(
    r"网|信函|来信|邮|当面|现场|窗口|上门|传真|平台|系统|书面|线[上下]|[Ee][Mm][Ss]|电子|电话|口头|渠道|方式"
)


def _are_ways(utterances: Sequence[Utterance], parts: Sequence[int]) -> bool:
    """Do all parts tell by which way something came?"""
    return len(parts) > 1 and all(_WAY.search(utterances[part].words) for part in parts)


def _at_mark(utterances: Sequence[Utterance], mark: Mark) -> Parts | None:
    base, text = utterances[0].sentence.span.start, utterances[0].sentence.text
    first = next(
        (
            place
            for place, item in enumerate(utterances)
            if item.number.span.start - base >= mark.end and countable(item)
        ),
        None,
    )
    candidates = _without_sorts(utterances, _wholes_of(utterances, mark), first)
    if first is None or not candidates or utterances[first].depth < mark.depth:
        return None
    if re.search(r"[。；;]", text[mark.end : utterances[first].number.span.start - base]):
        return None
    if _OF_SEVERAL_YEARS.search(text[: mark.start]):
        return None
    if mark.words == "" and text[mark.start] in "：:" and _is_labelled(text, utterances[candidates[0]], base):
        return None
    if (
        text[mark.start] in "：:"
        and _ITEMS.match(text, mark.end)
        and _place(utterances[first]) - mark.end > FARTHEST_ITEM
    ):
        return None
    if mark.words.startswith("分别") and _is_of_each(text[: mark.start], utterances, candidates[0], first):
        return None
    parts, tidy = collect_parts(utterances, utterances[candidates[0]], first, depth=utterances[first].depth)
    if not parts or (mark.bracket and len(parts) < 2):
        return None
    if mark.bracket and _balance(utterances, candidates[0], parts):
        return None
    parts = each_summed(utterances, parts)
    if mark.words == "" and (outer := _of_which_it_is_one(utterances, candidates[0], parts)) is not None:
        return Parts(whole=outer, parts=(candidates[0], *parts), complete=True, firm=True)
    parts = up_to_a_greater(utterances, utterances[candidates[0]], parts)
    leading = _before_stronger_mark(utterances, parts)
    whole, certain = _chosen(utterances, candidates, parts[: leading or len(parts)])
    whole = _in_unit_of(utterances, whole, parts)
    tail = _tail(utterances, parts)
    lead = text[max(0, mark.start - 4) : mark.end]
    is_open = bool(_OPEN.search(tail))
    closed = bool(_COMPLETE.search(lead)) or _are_numbered(utterances, parts)
    complete = closed and "其中" not in lead and "主要" not in lead and not is_open
    complete = complete or (not is_open and _are_all_ways(text[utterances[whole].end - base : mark.start], len(parts)))
    complete = complete or (bool(_NO_OTHERS.match(tail)) and _are_ways(utterances, parts))
    complete = complete or (len(parts) > 1 and bool(THAT_IS_ALL.match(tail)))
    # 公开30件，因第三方权益、执法案卷不公开分别为2件、1件: names of its own in front of 分别 may be of something else.
    complete = complete and not utterances[parts[0]].handed
    firm = tidy and certain and not _OVERLAPPING.search(tail) and not _one_of_several(utterances, whole)
    gap = text[utterances[whole].end - base : utterances[parts[0]].number.span.start - base]
    firm = firm and not ("。" in gap and len(parts) == 1)
    firm = firm and not (_tells_of_some(mark, text) and not _are_one_list(utterances, parts))
    sure = (leading or (len(parts) if is_open else 0)) if firm else 0
    return Parts(
        whole=whole, parts=tuple(parts), complete=complete, firm=firm and not leading and not is_open, sure=sure
    )  # fmt: skip


_SORTS = re.compile(r"[类种]|个?(?:部分|方面)")
FARTHEST_SORTS = 12
"""Characters between a whole and how many sorts it has."""


def _without_sorts(utterances: Sequence[Utterance], candidates: list[int], first: int | None) -> list[int]:
    """`办结的43件共分为四类，分别为：予以公开21件…`: what the list divides is not the number of its sorts."""
    if first is None or len(candidates) < 2 or _SORTS.fullmatch(utterances[first].number.unit or ""):
        return candidates
    sorts, whole = utterances[candidates[0]], utterances[candidates[1]]
    near = sorts.number.span.start - whole.end <= FARTHEST_SORTS
    return candidates[1:] if near and _SORTS.fullmatch(sorts.number.unit or "") else candidates


_CAME = re.compile(r"制发|制定|新增|新建|新开|出台|增加|开设")
_WENT = re.compile(r"废止|失效|减少|注销|关停|撤销|退出|撤并")


def _balance(utterances: Sequence[Utterance], whole: int, parts: Sequence[int]) -> bool:
    """`存量减少3件（新制发2件，废止5件）`: what came and what went, of which the whole is the difference."""
    if len(parts) != 2:
        return False
    first, second = (utterances[part] for part in parts)
    opposite = (_CAME.search(first.before) and _WENT.search(second.before)) or (
        _WENT.search(first.before) and _CAME.search(second.before)
    )
    return bool(opposite) and abs(first.number.value - second.number.value) == utterances[whole].number.value


_OF_EACH = re.compile(r"[，,](?P<what>[^，,。；;\d]{1,12})的?$")


def _is_of_each(before: str, utterances: Sequence[Utterance], whole: int, first: int) -> bool:
    """`街镇426件，部门603件，区本级322件，延期的分别为38件、71件、64件`: one of each of those told before, in their order."""
    if not _OF_EACH.search(before) or not before.endswith("的"):
        return False
    handed = 1
    while first + handed < len(utterances) and re.fullmatch(
        r"\s?[、和及与]?\s?", gap_between(utterances[first + handed - 1], utterances[first + handed])
    ):
        handed += 1
    told = [place for place in range(max(0, whole - handed + 1), whole + 1) if countable(utterances[place])]
    units = {utterances[place].number.unit for place in told}
    return handed > 1 and len(told) == handed and units == {utterances[first].number.unit}


_IN_BRACKETS = re.compile(r"\s?[（(]\s?(?:共|计|合|合计)?\s?$")


def _in_unit_of(utterances: Sequence[Utterance], whole: int, parts: Sequence[int]) -> int:
    """`公开信息111条（1526件），包括文件5件、许可1424件…`: of a whole told in two units the one that its parts have."""
    units, behind = {utterances[part].number.unit for part in parts}, whole + 1
    if utterances[whole].number.unit in units or behind >= parts[0]:
        return whole
    text, base = utterances[whole].sentence.text, utterances[whole].sentence.span.start
    between = text[utterances[whole].end - base : _place(utterances[behind])]
    closed = text[utterances[behind].end - base :].lstrip()[:1] in ("）", ")")
    is_same = bool(_IN_BRACKETS.match(between)) and closed and utterances[behind].number.unit in units
    return behind if is_same else whole


_OF_SEVERAL_YEARS = re.compile(
    r"(?:(?:最?近|过去|前)[两二三四五六七八九十]年|(?:(?:19|20)\d\d\s?年?(?:度)?[、,，和至—~-]\s?){1,5}(?:19|20)\d\d\s?年度?|历年|逐年|各年度?|每年)[^，,。；;\d]{0,10}$"
)
"""发布512条，近三年分别为388条、441条、512条: one figure a year divides nothing."""
_SOME = re.compile(r"\s*(?:共|已|约|仅|还)?(?:有|涉及|由|属于)")
"""50件申请中，有5件…，8件…: remarks on some of them, which may be the same ones."""


def _tells_of_some(mark: Mark, text: str) -> bool:
    return mark.words.rstrip("，,：:").endswith("中") and _SOME.match(text, mark.end) is not None


def _are_one_list(utterances: Sequence[Utterance], parts: Sequence[int]) -> bool:
    """`45次，其中有送教上门35次、线上答疑11次`: one 有 of all that 、 joins."""
    gaps = [gap_between(utterances[one], utterances[other]) for one, other in itertools.pairwise(parts)]
    return bool(gaps) and all(gap.lstrip().startswith("、") for gap in gaps)


_NUMBERED = re.compile(r"[：:；;，,、]?\s*(?:[①-⑳]|[（(]\d{1,2}[）)])[^①-⑳（）()]{0,16}$")


def _are_numbered(utterances: Sequence[Utterance], parts: Sequence[int]) -> bool:
    """`12场：①2场发布会，②9场座谈会`: a list that numbers its parts names all of them."""
    before = (utterances[part].sentence.text[: _place(utterances[part])] for part in parts)
    return len(parts) > 1 and all(_NUMBERED.search(words) for words in before)


def _place(utterance: Utterance) -> int:
    return utterance.number.span.start - utterance.sentence.span.start


def _is_labelled(text: str, whole: Utterance, base: int) -> bool:
    """`新收：100件，办结：101件`: a number behind a colon of its own is one of a row, and no whole of the next."""
    return text[: whole.number.span.start - base].rstrip().endswith(("：", ":"))


def _wholes_of(utterances: Sequence[Utterance], mark: Mark) -> list[int]:
    """Quantities that a list may divide, nearest first: those before the mark, at its own depth, in the same breath.

    A list that opens a bracket divides the quantity in front of the bracket, and no other.
    """
    base, text = utterances[0].sentence.span.start, utterances[0].sentence.text
    inside = text[: mark.start].rstrip().endswith(("（", "(")) or text[mark.start] in "（("
    depth = mark.depth - 1 if inside else mark.depth
    places = [
        place for place in range(len(utterances) - 1, -1, -1)
        if utterances[place].end - base <= mark.start and utterances[place].depth == depth and countable(utterances[place])
        and not _WAYS.match(utterances[place].after)
        and (not COMPARISON.search(utterances[place].before) or REACHED.search(utterances[place].before))
    ]  # fmt: skip
    if not places:
        return []
    between = _PERCENT_CLAUSE.sub("", without_brackets(text[utterances[places[0]].end - base : mark.start]))
    near = len(between) <= (BRACKET_DISTANCE if inside else WHOLE_DISTANCE)
    if not near or re.search(r"[；;]|此外|另外", between) or between.count("。") > 1:
        return []
    if inside and _OF_ANOTHER_YEAR.search(text[utterances[places[0]].end - base : mark.start]):
        return []
    return places[:1] if inside else places


_OF_ANOTHER_YEAR = re.compile(r"上(?:一)?年|去年|前一年|同期|[比较](?:19|20)\d\d\s?年")
"""`31件，占19.9%，比2021年（24件，占141件的17.0%）上升`: what the bracket holds is of that year."""


_WAYS = re.compile(r"(?:方式|渠道|途径|形式)")
_ALL_WAYS = re.compile(rf"(?:全部|均|都)[^，,。；;]{{0,24}}(?P<count>[{SO_MANY}])种{_WAYS.pattern}")


def _are_all_ways(words: str, count: int) -> bool:
    """`23件，全部经网上平台和邮寄信函两种方式提出，其中网上14件、信函9件`: do they say that there are no more ways than parts?"""
    said = _ALL_WAYS.search(words)
    return said is not None and DIGITS[said["count"]] == count


_ITEMS = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,2}(?:是|要|、|[）)])|第[一二三四五六七八九十]|[（(]?\d{1,2}(?:[）)]|[.．、](?!\d))|首先)"
)
FARTHEST_ITEM = 8
"""五项措施：一是制定目录，26个领域共梳理事项1274项: items that are clauses; a part's figure stands behind its ordinal."""


def _chosen(utterances: Sequence[Utterance], candidates: Sequence[int], parts: Sequence[int]) -> tuple[int, bool]:
    """The quantity that the parts divide, and whether no other can be meant.

    The nearest one, unless it is smaller than one of its parts (`收到9件，上年结转1件，其中网络5件，信函5件`) or an earlier
    one is exactly the sum of several.
    """
    values = [utterances[part].number.value for part in parts]
    nearest = candidates[0]
    if utterances[nearest].number.value == sum(values):
        return nearest, True
    exact = [place for place in candidates[1:] if utterances[place].number.value == sum(values)]
    if exact and len(parts) > 1:
        return exact[0], True
    fits = [place for place in candidates if utterances[place].number.value >= max(values)]
    if not fits or fits[0] == nearest:
        return nearest, utterances[nearest].number.value >= max(values) or len(candidates) == 1
    return fits[0], False


def _of_which_it_is_one(utterances: Sequence[Utterance], first: int, parts: Sequence[int]) -> int | None:
    """`收到297件（市本级86件：部门22件；乡镇189件）`: where the first in a bracket and those behind its colon make up what
    stands in front, the colon parts them as a ； does, which OCR takes it for.
    """
    outer = first - 1
    if outer < 0 or utterances[outer].depth != utterances[first].depth - 1 or not countable(utterances[outer]):
        return None
    together = sum(utterances[place].number.value for place in (first, *parts))
    return outer if utterances[outer].number.value == together else None


def _one_of_several(utterances: Sequence[Utterance], whole: int) -> bool:
    """`复议3件、诉讼3件，其中维持6件`: the parts may divide both."""
    if whole == 0 or not countable(utterances[whole - 1]) or utterances[whole - 1].depth != utterances[whole].depth:
        return False
    gap = without_brackets(gap_between(utterances[whole - 1], utterances[whole]))
    return bool(re.match(r"\s*[、和及与]", gap)) and not re.search(r"[，,；;。]", gap)


def _before_stronger_mark(utterances: Sequence[Utterance], parts: Sequence[int]) -> int:
    """`A1件，B2件；C3件`: behind the semicolon another list may have begun. Parts before it; 0 where all stand alike."""
    gaps = [without_brackets(gap_between(utterances[a], utterances[b])) for a, b in itertools.pairwise(parts)]
    stronger = [index for index, gap in enumerate(gaps) if re.search("[；;]", gap)]
    return stronger[0] + 1 if stronger and len(stronger) < len(gaps) else 0


TAIL = 40
"""Characters behind a list in which it is told to be open or to be all."""


def _tail(utterances: Sequence[Utterance], parts: Sequence[int]) -> str:
    """The words behind a list, with a … where the sentence goes on behind them."""
    last = utterances[parts[-1]]
    behind = last.sentence.text[last.end - last.sentence.span.start :]
    return behind[:TAIL] + ("…" if len(behind) > TAIL else "")


def _handed_out(utterances: Sequence[Utterance], parts: Sequence[int]) -> list[int]:
    """`公开66件，不公开分别为9件、15件、1件，合计25件`: a total behind 分别 is of what that hands out."""
    first = [place for place, part in enumerate(parts) if re.search("分别|依次", gap_before(utterances, part))]
    return list(parts[first[-1] :]) if first and len(parts) - first[-1] > 1 else list(parts)


def gap_before(utterances: Sequence[Utterance], place: int) -> str:
    """The words between a quantity and the one before it, or the sentence's beginning."""
    return gap_between(utterances[place - 1], utterances[place]) if place else utterances[place].before


def _of_years(said: str | None, whole: Utterance, parts: int) -> bool:
    """A total of so many years is divided by as many parts, their years named before it."""
    if said is None:
        return True
    before = whole.sentence.text[: whole.number.span.start - whole.sentence.span.start]
    return _is_so_many(said, parts, before)


def _tells_each_year(utterances: Sequence[Utterance], parts: Parts) -> bool:
    """`近三年收到34件，其中2022年9件、2023年11件、2024年14件`: there are no other years."""
    whole, last = utterances[parts.whole], utterances[parts.parts[-1]]
    said = _OF_SO_MANY_YEARS.search(gap_before(utterances, parts.whole))
    start = whole.sentence.span.start
    told = whole.sentence.text[whole.end - start : last.number.span.start - start]
    return said is not None and _is_so_many(said["years"], len(parts.parts), told)


def _is_so_many(said: str, parts: int, told: str) -> bool:
    """Are there as many parts as years were said, and as many different years in the words that tell them?"""
    return _YEARS.get(said, said) == str(parts) == str(len(set(_YEAR.findall(told))))


_AGAIN_AND_AGAIN = re.compile(
    r"每(?:个)?(?:季度?|月|周|旬|半年|[镇乡县区市]|街道|部门|单位|家|次|年)(?:各|均|都|举办|召开|开展)*\s?$"
)
"""`每季度一场，加上两场专题会，合计6场`: what comes again counts more than once in a total."""
_AND_OTHERS = re.compile(r"等(?!级|候|待|值|额)[^，,。；;]{0,12}[，,]")
"""`行政处罚60份、行政许可9份等信息，合计200份`: the list in front of the total does not tell all."""


def _before_total(utterances: Sequence[Utterance], index: int) -> Parts | None:
    """`网站500条、微信300条，合计800条`: the whole comes last."""
    whole = utterances[index]
    total = _TOTAL_BEHIND.fullmatch(whole.before.strip())
    if not countable(whole) or total is None:
        return None
    parts: list[int] = []
    for place in range(index - 1, -1, -1):
        candidate = utterances[place]
        if not countable(candidate) or candidate.depth != whole.depth or candidate.number.unit != whole.number.unit:
            break
        if parts and re.search(r"[。；;]|其中", gap_between(candidate, utterances[parts[-1]])):
            break
        parts.append(place)
    parts.reverse()
    parts = _handed_out(utterances, parts)[-DIGITS.get(total["so_many"], len(parts)) :]
    if len(parts) < 2 or not _of_years(total["years"], whole, len(parts)):
        return None
    if any(_AGAIN_AND_AGAIN.search(utterances[part].before) for part in parts):
        return None
    marks = [gap_between(utterances[a], utterances[b]).lstrip()[:1] for a, b in itertools.pairwise(parts)]
    strong = total["word"] != "共" or all(mark in "、和及与" for mark in marks)
    strong = strong and not _AND_OTHERS.match(gap_between(utterances[parts[-1]], whole))
    before = whole.sentence.text[: utterances[parts[0]].number.span.start - whole.sentence.span.start]
    statement = whole.sentence.span.start + max(map(before.rfind, "。；;"))
    every = [
        place
        for place in range(index)
        if countable(utterances[place])
        and utterances[place].depth == whole.depth
        and utterances[place].number.span.start > statement
    ]
    alone = every == parts or total["so_many"] is not None
    return Parts(whole=index, parts=tuple(parts), complete=strong, firm=strong and alone)
