"""Wholes and their parts: which quantity a list divides, and whether the list is all of it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from corpora.document.slips import is_slip
from models.language.grammar.part_list import (
    NAMES_SOME,
    Parts,
    countable,
    each_summed,
    gap_before,
    gap_between,
    sum_of_parts,
    up_to_a_greater,
    without_brackets,
    without_results_of_settled,
)
from models.language.grammar.parts.bare_lists import (
    are_all_of_the_year,
    bare_lists,
    named_after,
    named_by_parts,
    with_the_rest,
)
from models.language.grammar.parts.completeness import are_all_ways, goes_on, tells_all, tells_parts_only
from models.language.grammar.parts.lists import SORTS_NAMED
from models.language.grammar.parts.marks import Mark, find_marks
from models.language.grammar.parts.shares import are_all_shares, parts_with_shares
from models.language.grammar.parts.totals import before_total, tells_each_year
from models.language.grammar.parts.walk import collect_parts
from models.language.grammar.parts.wholes import chosen_whole, in_unit_of, of_which_it_is_one, wholes_of, without_sorts
from models.language.grammar.words.utterance import Utterance

_ITEMS = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,2}(?:是|要|、|[）)])|第[一二三四五六七八九十]|[（(]?\d{1,2}(?:[）)]|[.．、](?!\d))|首先)"
)
FARTHEST_ITEM = 8
"""五项措施：一是制定目录，26个领域共梳理事项1274项: items that are clauses; a part's figure stands behind its ordinal."""
_OF_SEVERAL_YEARS = re.compile(
    r"(?:(?:最?近|过去|前)[两二三四五六七八九十]年|(?:(?:19|20)\d\d\s?年?(?:度)?[、,，和至—~-]\s?){1,5}(?:19|20)\d\d\s?年度?|历年|逐年|各年度?|每年)[^，,。；;\d]{0,10}$"
)
"""发布512条，近三年分别为388条、441条、512条: one figure a year divides nothing."""
_IS_WITHIN = re.compile(r"(?:已|均|都)?(?:含|包含|包括|计入|列入)(?:在|于)(?:上述|以上|前述)?")
"""`转为公开申请的9件已含在上述95件内`: some of those, and no whole of them."""
_IS_NEXT = re.compile("(?:次之|其次|再次)[，,：:]?(?:为|是|有)?$")
"""`信函最多，192件，网络次之，163件，当面和传真分别为158件和34件`: one of a rank, beside the others."""
_IS_FIRST_OF_ALL = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])?(?:从|按|依)[^，,。；;：:\d]{2,12}(?:看|分|划分|统计|区分)[，,：:][^，,。；;\d]{1,12}"
)
"""`从承办主体看，市政府本级52件，甲、乙两部门依次为37件、21件`: the first of what the sentence before is divided into."""
_FIRST_FEW = re.compile(r"(?:前[两三四五六七八九十\d]{1,2}[位名项类个大]?|主要)[^，,。；;：:]{0,6}$")
"""`登载70条，主题前三位依次为水费12条、汛情39条、节水4条`: some of it."""
_CAME = re.compile(r"制发|制定|新增|新建|新开|出台|增加|开设")
_WENT = re.compile(r"废止|失效|减少|注销|关停|撤销|退出|撤并")
_OF_EACH = re.compile(r"[，,](?P<what>[^，,。；;]{1,16})的?$")


def find_parts(utterances: Sequence[Utterance]) -> list[Parts]:
    """Part lists of one sentence, in the order of their markers."""
    if len(utterances) < 2:
        return []
    marked = [
        replace(
            parts,
            complete=parts.complete
            or tells_each_year(utterances, parts)
            or are_all_of_the_year(utterances, parts.parts),
        )
        for mark in find_marks(utterances)
        if (parts := _at_mark(utterances, mark)) is not None
    ]
    marked = [
        replace(parts, complete=parts.complete or are_all_shares(utterances, parts.whole, parts.parts))
        for parts in marked
    ]
    found = _once(marked)
    found += [
        Parts(whole=whole, parts=parts, complete=_leave_none(utterances, whole, parts), firm=True, opened=False)
        for whole, parts in parts_with_shares(utterances)
        if not any(whole == one.whole for one in found)
    ]
    found += [
        Parts(whole=bare.whole, parts=bare.parts, complete=bare.complete, firm=True, opened=False)
        for bare in (*named_by_parts(utterances), *with_the_rest(utterances), *named_after(utterances))
        if not any(bare.whole in (one.whole, *one.parts) for one in found)
    ]
    divided = {parts.whole for parts in found} | {part for parts in found for part in parts.parts}
    found += [
        Parts(whole=bare.whole, parts=bare.parts, complete=bare.complete, firm=True, opened=False)
        for bare in bare_lists(utterances)
        if not divided.intersection((bare.whole, *bare.parts))
    ]
    closing = _closing(utterances, found)
    found = [one for one in found if not any(_is_cut_short(one, total) for total in closing)] + closing
    taken = {part for parts in found for part in parts.parts} | {total.whole for total in closing}
    totals = [
        parts
        for index in range(2, len(utterances))
        if (parts := before_total(utterances, index)) and (index not in taken or parts.firm)
    ]
    return found + totals


def _leave_none(utterances: Sequence[Utterance], whole: int, parts: Sequence[int]) -> bool:
    """Do their shares come to all of it, or is it told that there are no more ways (均经由三种渠道提交)?"""
    between = gap_between(utterances[whole], utterances[parts[0]])
    return are_all_shares(utterances, whole, parts) or are_all_ways(between, len(parts))


def _closing(utterances: Sequence[Utterance], found: Sequence[Parts]) -> list[Parts]:
    """`共204条。其中目录发布机构5条，文件31条、动态84条，共发布120条；专栏…`: what closes a list as the sum of those in front
    of it, or would but for a slip of the pen, and is none of them.
    """
    ends = {part for one in found for part in one.parts[2:]}
    totals = [total for end in sorted(ends) if (total := before_total(utterances, end)) is not None]
    return [
        replace(total, complete=True, firm=True)
        for total in totals
        if any(_is_cut_short(one, total) for one in found)
        and re.search("另|此外|还", gap_before(utterances, total.whole)) is None
        and is_slip(sum_of_parts(utterances, total.parts), utterances[total.whole].number.value)
    ]


def _is_cut_short(one: Parts, total: Parts) -> bool:
    return total.whole in one.parts and set(total.parts) <= set(one.parts)


def _once(marked: Sequence[Parts]) -> list[Parts]:
    """Each list once, complete if one of its marks says so (`包括政策吹风会：26场；新闻发布会：11场`)."""
    found: dict[tuple[int, tuple[int, ...]], Parts] = {}
    for parts in marked:
        same = found.get((parts.whole, parts.parts))
        found[parts.whole, parts.parts] = replace(
            parts, complete=parts.complete or (same is not None and same.complete)
        )
    return list(found.values())


def _at_mark(utterances: Sequence[Utterance], mark: Mark) -> Parts | None:
    """The list that a mark opens, if it divides anything."""
    first = _first_behind(utterances, mark)
    candidates = without_sorts(utterances, wholes_of(utterances, mark), first)
    if first is None or not candidates or _divides_nothing(utterances, mark, candidates[0], first):
        return None
    parts, tidy = collect_parts(utterances, utterances[candidates[0]], first, depth=utterances[first].depth)
    parts = without_results_of_settled(utterances, parts) if parts else parts
    if not parts or (mark.bracket and (len(parts) < 2 or _is_balance(utterances, candidates[0], parts))):
        return None
    parts = each_summed(utterances, parts)
    if mark.words == "" and (outer := of_which_it_is_one(utterances, candidates[0], parts)) is not None:
        return Parts(whole=outer, parts=(candidates[0], *parts), complete=True, firm=True)
    parts = up_to_a_greater(utterances, utterances[candidates[0]], parts)
    leading = _before_stronger_mark(utterances, parts)
    whole, certain = chosen_whole(utterances, candidates, parts[: leading or len(parts)], mark)
    whole = in_unit_of(utterances, whole, parts)
    firm = tidy and certain and tells_parts_only(utterances, whole, parts, mark)
    is_open = goes_on(utterances, parts)
    return Parts(
        whole=whole, parts=tuple(parts), complete=tells_all(utterances, whole, parts, mark),
        firm=firm and not leading and not is_open, sure=(leading or (len(parts) if is_open else 0)) if firm else 0,
    )  # fmt: skip


def _first_behind(utterances: Sequence[Utterance], mark: Mark) -> int | None:
    """The first quantity behind a mark."""
    return next((place for place, item in enumerate(utterances) if item.place >= mark.end and countable(item)), None)


def _divides_nothing(utterances: Sequence[Utterance], mark: Mark, whole: int, first: int) -> bool:
    """Do the words between whole and list, or those around the mark, say that it tells something else?"""
    text, behind = utterances[0].sentence.text, utterances[first].place
    if utterances[first].depth < mark.depth or re.search(r"[。；;]", text[mark.end : behind]):
        return True
    if (
        _IS_WITHIN.search(text, utterances[whole].place, behind)
        or LEFT_OUT.search(text, 0, utterances[whole].place)
        or _IS_NEXT.search(utterances[whole].before)
    ):
        return True
    if _OF_SEVERAL_YEARS.search(text[: mark.start]) or NAMES_SOME.fullmatch(text[mark.start : behind]):
        return True
    if SORTS_NAMED.match(utterances[whole].after) and utterances[whole].number.unit != utterances[first].number.unit:
        return True
    if mark.words.startswith(("分别", "依次")) and _IS_FIRST_OF_ALL.fullmatch(text, 0, utterances[whole].place):
        return True
    if mark.words.startswith("依次") and _FIRST_FEW.search(text, 0, mark.start):
        return True
    if text[mark.start] in "：:":
        if mark.words == "" and _is_labelled(text, utterances[whole]):
            return True
        if mark.words == "" and (
            _says_how_many_sorts(utterances, whole, first) or _is_one_label_of_several(text, mark)
        ):
            return True
        if _ITEMS.match(text, mark.end) and behind - mark.end > FARTHEST_ITEM:
            return True
    return mark.words.startswith(("分别", "依次")) and _is_of_each(text[: mark.start], utterances, whole, first)


_SORTS = ("条", "点", "类", "种", "项", "方面", "大", "块", "档")


def _says_how_many_sorts(utterances: Sequence[Utterance], whole: int, first: int) -> bool:
    """`理由归成三条：执法案卷8件，行政查询5件，内部事务4件`: how many items follow, and no sum of them."""
    number, item = utterances[whole].number, utterances[first].number
    small = number.printed in "二两三四五六七八九" and number.unit in _SORTS
    return small and item.unit != number.unit


_LABEL = re.compile(r"[，,；;。][\u4e00-\u9fff]{2,8}[：:](?=[^，,。；;：:]{2,30}\d)")


def _is_one_label_of_several(text: str, mark: Mark) -> bool:
    """`予以公开13件，不予公开类：行政查询2件、过程性信息1件，不予处理类：信访2件`: heads, each with items of its own."""
    places = [label.end() for label in _LABEL.finditer(text)]
    return len(places) > 1 and mark.end in places


LEFT_OUT = re.compile(r"(?<!扣)(?<!开)除(?:了|去|其中)?\s?$")
"""`除1件结转下年外，均已答复：予以公开27件`: what is left out is no whole."""


def _is_balance(utterances: Sequence[Utterance], whole: int, parts: Sequence[int]) -> bool:
    """`存量减少3件（新制发2件，废止5件）`: what came and what went, of which the whole is the difference."""
    if len(parts) != 2:
        return False
    first, second = (utterances[part] for part in parts)
    change = abs(first.number.value - second.number.value) == utterances[whole].number.value
    if change and first.before.find("前") >= 0 and second.before.find("后") >= 0:
        return True  # 核减27件（核减前102件，核减后75件）
    opposite = (_CAME.search(first.before) and _WENT.search(second.before)) or (
        _WENT.search(first.before) and _CAME.search(second.before)
    )
    return bool(opposite) and abs(first.number.value - second.number.value) == utterances[whole].number.value


def _is_of_each(before: str, utterances: Sequence[Utterance], whole: int, first: int) -> bool:
    """`街镇426件，部门603件，区本级322件，延期的分别为38件、71件、64件`: one of each of those told before, in their order."""
    if not _OF_EACH.search(before) or not before.endswith("的"):
        return False
    handed = 1
    while first + handed < len(utterances) and re.fullmatch(
        r"\s?[、和及与]?\s?", gap_between(utterances[first + handed - 1], utterances[first + handed])
    ):
        handed += 1
    unit = utterances[first].number.unit
    told = [place for place in range(first) if countable(utterances[place]) and utterances[place].number.unit == unit]
    near = told[-handed:]
    # 14个市州平均83.6分，47个部门平均85.2分，低于70分的分别为1个和4个: whatever else is told of each.
    units = {utterances[place].number.unit for place in range(near[0], whole + 1)} if near else set()
    return handed > 1 and len(near) == handed and (whole in near) and len(units) <= 2


def _is_labelled(text: str, whole: Utterance) -> bool:
    """`新收：100件，办结：101件`: a number behind a colon of its own is one of a row, and no whole of the next."""
    return text[: whole.place].rstrip().endswith(("：", ":"))


def _before_stronger_mark(utterances: Sequence[Utterance], parts: Sequence[int]) -> int:
    """`A1件，B2件；C3件`: behind the semicolon another list may have begun. Parts before it; 0 where all stand alike."""
    gaps = [without_brackets(gap_between(utterances[a], utterances[b])) for a, b in itertools.pairwise(parts)]
    stronger = [index for index, gap in enumerate(gaps) if re.search("[；;]", gap)]
    return stronger[0] + 1 if stronger and len(stronger) < len(gaps) else 0
