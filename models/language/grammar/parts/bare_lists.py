"""Parts that nothing opens: `登载信息84条，动态70条，水利6条，林业5条，渔政2条`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise

from corpora.document.slips import is_slip, is_swap_in_a_sum, swaps
from models.language.grammar.part_list import CHANNEL_NAME, countable, gap_between, sum_of_parts, without_brackets
from models.language.grammar.parts.completeness import goes_on
from models.language.grammar.words.utterance import Utterance

FEWEST, FEWEST_EXACT = 4, 3
"""Parts that nothing but their likeness makes a list, and where they come to the whole."""
LEAST_WHOLE, LEAST_OF_TWO = 10, 100
"""Of a whole that its likes are divided as, and of any other, that two parts come to by no chance."""
LONGEST_NAME = 14
"""Characters of a part's name."""
NEAR = Decimal("0.05")
"""Share of the whole by which its parts miss it, beyond which they are taken for no parts of it."""
_APART = ("，", ",", "。")
_RANK = "(?:为?最[多少高低]|其次|次之|再次|居首|居次|居末)?"
_NAME = re.compile(rf"{_RANK}(?P<mark>[，,、。])[\u4e00-\u9fff“”《》、]{{2,{LONGEST_NAME}}}")
_STATEMENT = re.compile(
    r"^(?:共|新|已|均|另|还|并|再|又|约|全年|累计|其中|上年|去年|结转|组织(?!机构)|开展|召开|举办|回复|答复|收到|受理|接听|接待|办理|办结|印发"
    r"|制定|出台|更新|修订|推送|转发|转载|整改|完成|发生|参加|编发|撰写|清理|废止|新增|同比|比|较|增|减)"
)
"""Words that tell what was done, and name nothing that the whole is made of."""
_OF_TEXTS = re.compile("信息|稿件|文章|消息|内容")
"""What is told by kinds without a word that opens the list."""
_MADE_PUBLIC = re.compile("^(?:公开|发布|公布|主动|依申请)")
"""The same of wholes that their parts miss; of those that they come to, 主动公开83件 names a part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BareList:
    """Indices into a sentence's utterances. `complete`: its likes in the sentence leave nothing out."""

    whole: int
    parts: tuple[int, ...]
    complete: bool


def bare_lists(utterances: Sequence[Utterance]) -> Iterator[BareList]:
    """Wholes with the counts behind them, each told by a bare name with the whole's own unit and all with one mark, that
    come to the whole or nearly so, or that another of the sentence divided in the same way comes to.
    """
    rows = {
        whole: parts
        for whole in range(len(utterances))
        if _may_be_whole(utterances, whole) and (parts := _named_behind(utterances, whole))
    }
    complete = _names_that_are_all(utterances, rows)
    place = 0
    while place < len(utterances):
        parts = rows.get(place, ())
        is_all = _names(utterances, parts) in complete or are_all_of_the_year(utterances, parts)
        divided = parts if is_all else _of_whole(utterances, place, parts)
        if divided is not None:
            yield BareList(whole=place, parts=divided, complete=is_all and not goes_on(utterances, divided))
            place = divided[-1]
        place += 1


def _names_that_are_all(
    utterances: Sequence[Utterance], rows: Mapping[int, tuple[int, ...]]
) -> frozenset[tuple[str, ...]]:
    """`讲座24场，线上9场、线下15场；座谈14场，线上5场、线下10场`: names of parts that one whole of the sentence is made of by
    no chance, and by which it divides others.
    """
    told: dict[tuple[str, ...], list[bool]] = defaultdict(list)
    for whole, parts in rows.items():
        value = utterances[whole].number.value
        told[_names(utterances, parts)].append(value >= LEAST_WHOLE and value == sum_of_parts(utterances, parts))
    return frozenset(names for names, fits in told.items() if len(names) > 1 and len(fits) > 1 and any(fits))


def _names(utterances: Sequence[Utterance], parts: Sequence[int]) -> tuple[str, ...]:
    return tuple(utterances[part].before.strip("，,、； ") for part in parts)


def _may_be_whole(utterances: Sequence[Utterance], place: int) -> bool:
    """Not one of a row itself: `37件答复中，予以公开18件，部分公开4件，不予公开4件`, `发布626条，涉及建设148条，运输231条`."""
    if not countable(utterances[place]) or _ABOUT.match(utterances[place].before):
        return False
    before = utterances[place - 1] if place else None
    alike = before is not None and before.number.unit == utterances[place].number.unit
    return before is None or not alike or _NAME.fullmatch(gap_between(before, utterances[place])) is None


_ABOUT = re.compile("[，,]?(?:其中)?(?:涉及|属于|有关|关于)")


def _of_whole(utterances: Sequence[Utterance], whole: int, parts: Sequence[int]) -> tuple[int, ...] | None:
    """All parts where they nearly come to the whole, else the first of them that do; None where they are no list of it."""
    if len(parts) > 1 and _are_media(utterances, whole, parts):
        return tuple(parts)
    requests = "申请" in utterances[whole].before and not _A_WAY.search(utterances[whole].before)
    if len(parts) > 1 and requests and _are_ways(utterances, parts):
        return tuple(parts)
    if are_all_of_the_year(utterances, parts):
        return tuple(parts)
    value = utterances[whole].number.value
    told = list(accumulate(utterances[part].number.value for part in parts))
    if _are_all_but_for_a_swap(utterances, whole, parts):
        return tuple(parts)
    count = told.index(value) + 1 if value in told else None
    sources = len(parts) > 1 and _are_sources(utterances, parts)
    near = (sources or len(parts) >= FEWEST) and abs(value - told[-1]) <= max(Decimal(1), NEAR * value)
    near = near and (sources or _are_kinds(utterances, whole, parts))
    near = near and not any(_MADE_PUBLIC.match(utterances[part].before) for part in parts)
    fewest = FEWEST_EXACT if value < LEAST_OF_TWO else 2
    if near and (count is None or count >= fewest):
        return tuple(parts)
    return tuple(parts[:count]) if count is not None and count >= fewest else None


_UNITS_OF_TEXTS = ("条", "篇", "则")


def _are_all_but_for_a_swap(utterances: Sequence[Utterance], whole: int, parts: Sequence[int]) -> bool:
    """`公开321条，网站44条，公众号268条`, which are 312: do they come to the whole with two of its digits exchanged, by no
    chance? Of a small one that two channels divide, if one of them alone is more.
    """
    value = utterances[whole].number.value
    texts = utterances[whole].number.unit in _UNITS_OF_TEXTS  # 复议117件，审结108件，维持63件 come to 171 by chance
    if len(parts) < 2 or not texts or sum_of_parts(utterances, parts) not in swaps(value):
        return False
    if value >= LEAST_OF_TWO or (len(parts) >= FEWEST_EXACT and value >= LEAST_WHOLE):
        return True
    told = _OF_TEXTS.search(utterances[whole].before) is not None
    channels = told and all(CHANNEL_NAME.search(utterances[part].before) for part in parts)
    return channels and max(utterances[part].number.value for part in parts) > value


NAME_END = 2
"""Characters at the end of a name by which others name it again."""


def named_by_parts(utterances: Sequence[Utterance]) -> Iterator[BareList]:
    """`建议提案承办62件，人大建议26件（主办20件），政协提案36件`: a whole that bears the names of both its parts; and
    `稿件60篇，原创40篇，转载20篇`, right behind it by the two kinds that there are.
    """
    for whole, one in enumerate(utterances):
        if not countable(one):
            continue
        behind = [
            place
            for place in range(whole + 1, len(utterances))
            if countable(utterances[place]) and utterances[place].depth == one.depth
        ]
        pair = tuple(behind[:2])
        if len(pair) == 2 and (_bears_both_names(utterances, whole, pair) or _are_opposites(utterances, whole, pair)):
            yield BareList(whole=whole, parts=pair, complete=not goes_on(utterances, pair))


_ANY_NAME = frozenset(("公开", "信息", "发布", "公布", "报送", "申请", "办理", "答复"))
"""`网站公开信息1025条，公众号公开95条，报送信息46条` is no whole of the others."""


def _bears_both_names(utterances: Sequence[Utterance], whole: int, pair: Sequence[int]) -> bool:
    gaps = [without_brackets(gap_between(utterances[a], utterances[b])) for a, b in pairwise((whole, *pair))]
    names = [_own_name(utterances[part])[-NAME_END:] for part in pair]
    units = {utterances[place].number.unit for place in (whole, *pair)}
    if len(units) > 1 or any(len(name) < NAME_END or name in _ANY_NAME for name in names):
        return False
    if any(re.search("[。；;]", gap) for gap in gaps):
        return False
    return re.search(f"{re.escape(names[0])}[、和及与]?{re.escape(names[1])}", utterances[whole].before) is not None


_OPPOSITES = tuple(
    tuple(re.compile(f"(?:{kind})[\u4e00-\u9fff]{{0,6}}") for kind in pair)
    for pair in (
        ("专职|全职", "兼职"), ("收文", "发文"), ("原创", "转发|转载"),
    )
)  # fmt: skip
"""Kinds of which there are two, each by the words with which its name begins. What is held on site and on line may be
the same (讲座24场，线上9场、线下16场), and besides 主办 and 会办 there is 独办.
"""


def _are_opposites(utterances: Sequence[Utterance], whole: int, pair: Sequence[int]) -> bool:
    places = (whole, *pair)
    gaps = [gap_between(utterances[a], utterances[b]) for a, b in pairwise(places)]
    if len({utterances[place].number.unit for place in places}) > 1 or not re.match("[，,]", gaps[0]):
        return False
    if any(_NAME.fullmatch(gap) is None or "。" in gap for gap in gaps) or pair != (whole + 1, whole + 2):
        return False
    names = [_own_name(utterances[part]) for part in pair]
    return any(
        all(kind.fullmatch(name) for kind, name in zip(kinds, order, strict=True))
        and len({bool(kind.search(utterances[whole].before)) for kind in kinds}) == 1
        for kinds in _OPPOSITES
        for order in (names, names[::-1])
    )


_REST = re.compile(r"[，,、]\s?(?:其余|余下|剩余|剩下|尚余|余|还剩|另有|另)(?:的|有|者)?$")
_TAKES_MORE_IN = re.compile(r"含|上年|去年|上一年|连同|加上|结转来|转来|(?:19|20)\d\d年(?:结转|转)")
"""Words by which a whole in front is not all that the parts are of."""
LEAST_WITH_REST = 20
"""Of a whole that a part and the rest come to but for a slip of the pen, by no chance."""


_HAS_A_SHARE = re.compile(r"\s?[，,（(]\s?约?占")
"""`征地补偿38件，占一半以上，低保救助14件，其余21件`: some of them itself."""


def with_the_rest(utterances: Sequence[Utterance]) -> Iterator[BareList]:
    """`来信214件，办结190件，其余24件正在办理`: what opens a statement, some of it and the rest, which come to it or would
    but for a slip of the pen.
    """
    for whole, one in enumerate(utterances):
        behind = [place for place in range(whole + 1, len(utterances)) if utterances[place].number.unit != "%"][:2]
        if len(behind) < 2 or not all(countable(utterances[place]) for place in (whole, *behind)):
            continue
        some, rest = (utterances[place] for place in behind)
        text, base = one.sentence.text, one.sentence.span.start
        opening = max(text.rfind(mark, 0, one.place) for mark in "。；;") + 1
        if re.search(r"\d|[中里][，,]", text[opening : one.place]) or _REST.search(gap_between(some, rest)) is None:
            continue
        words = text[opening : rest.end - base]
        alike = len({each.number.unit for each in (one, some, rest)}) == 1 and one.depth == some.depth == rest.depth
        if not alike or re.search("[。；;]|其中|包括|分别", words) or _TAKES_MORE_IN.search(words):
            continue
        if _HAS_A_SHARE.match(text, one.end - base):
            continue
        if _come_to_it_or_nearly(one.number.value, some, rest):
            yield BareList(whole=whole, parts=tuple(behind), complete=True)


_IS_WHOSE = "(?:为|是|系|来自|由|属于?)(?!止)[\u4e00-\u9fff]{1,12}"
_FIRST_OF_THEM = re.compile(r"[，,：:]\s?")
_NEXT_OF_THEM = re.compile(rf"{_IS_WHOSE}[，,、；;]\s?")


def named_after(utterances: Sequence[Utterance]) -> Iterator[BareList]:
    """`收到来信31件，28件为个人来信，3件为企业来信`: names behind their figures, which come to the whole, or would but for
    two digits that changed places.
    """
    for whole, one in enumerate(utterances):
        parts: list[int] = []
        for place in range(whole + 1, len(utterances)):
            gap = (_NEXT_OF_THEM if parts else _FIRST_OF_THEM).fullmatch(
                gap_between(utterances[place - 1], utterances[place])
            )
            alike = countable(utterances[place]) and utterances[place].number.unit == one.number.unit
            if not alike or gap is None or re.match(_IS_WHOSE, utterances[place].after) is None:
                break
            parts.append(place)
        told = [utterances[part].number.value for part in parts]
        is_whole = countable(one) and len(parts) > 1 and one.number.value >= LEAST_WHOLE
        if is_whole and (sum(told) == one.number.value or is_swap_in_a_sum(one.number.value, told)):
            yield BareList(whole=whole, parts=tuple(parts), complete=True)


_DONE = re.compile("(?:办结|办复|答复|回复|办理|整改|完成|销号|解决|处理|审结|采纳)[^，,。；;、]{0,4}$")


def _come_to_it_or_nearly(value: Decimal, some: Utterance, rest: Utterance) -> bool:
    """Do they come to it, or would they but for a slip of the pen? Whatever the slip, where some are told as done."""
    told = (some.number.value, rest.number.value)
    if value == sum(told):
        return True
    if value < LEAST_WITH_REST or max(told) >= value:
        return value >= LEAST_WITH_REST and is_swap_in_a_sum(value, told)
    return (
        bool(_DONE.search(some.before))
        or is_slip(value, some.number.value + rest.number.value)
        or is_swap_in_a_sum(value, told)
    )


def _own_name(part: Utterance) -> str:
    return part.before.strip("，,、； ").removeprefix("其中")


_QUARTERS, _HALVES = ("一", "二", "三", "四"), ("上", "下")
_TIME = re.compile("第?(?P<time>[一二三四])季度|(?P<half>[上下])半年")


def are_all_of_the_year(utterances: Sequence[Utterance], parts: Sequence[int]) -> bool:
    """`召开会议5次，一季度1次、二季度1次、三季度1次、四季度2次`: four quarters, or two halves, are all that a year has."""
    named = [_TIME.fullmatch(_own_name(utterances[part])) for part in parts]
    return tuple(one["time"] or one["half"] for one in named if one is not None) in (_QUARTERS, _HALVES)


def _are_kinds(utterances: Sequence[Utterance], whole: int, parts: Sequence[int]) -> bool:
    """Are they kinds of texts, or do they make a sentence of their own, which tells nothing else? In such a one channels
    need not be all (`登载稿件70条。要闻31条，通告17条，图解13条，访谈9条。`).
    """
    if gap_between(utterances[whole], utterances[parts[0]]).startswith("。"):
        return not any(CHANNEL_NAME.search(utterances[part].before) for part in parts)
    return _OF_TEXTS.search(utterances[whole].before) is not None


_MEDIUM = re.compile(
    "(?:文字|文本|图文|图片|图解|图表|图示|长图|一图读懂|音频|视频|短视频|音视频|动漫|动画|漫画|专家|媒体|问答|部门|负责人|领导|记者问|其[他它])"
    "(?:形式|方式|类)?(?:政策)?(?:解读|答问)?(?:的|材料|产品|稿件?)?$"
)


def _are_media(utterances: Sequence[Utterance], whole: int, parts: Sequence[int]) -> bool:
    """`发布解读90篇，文字50篇，图片38篇，视频2篇`: the forms that readings of a policy have, whatever they add up to; the
    first of `负责人解读12篇，专家解读9篇，媒体解读23篇` is one of them.
    """
    before = utterances[whole].before
    of_readings = "解读" in before or utterances[whole].after.startswith("解读")
    of_readings = of_readings and _MEDIUM.search(before) is None
    return of_readings and all(_MEDIUM.match(utterances[part].before.strip("，,、； ")) for part in parts)


def _are_ways(utterances: Sequence[Utterance], parts: Sequence[int]) -> bool:
    """`新收申请26件，网络提交17件、邮寄提交9件、当面提交4件`: ways by which requests come, whatever they add up to."""
    return all(_BY_A_WAY.match(utterances[part].before.strip()) for part in parts)


def _are_sources(utterances: Sequence[Utterance], parts: Sequence[int]) -> bool:
    """`刊发稿件8130篇，来自科室的1130篇，来自区县的7060篇`: each part says whence it comes."""
    return all(_WHENCE.match(utterances[part].before.strip("，,、； ")) for part in parts)


_WHENCE = re.compile("(?:来自|出自|来源于)")
_A_WAY = re.compile(
    "互联网|网络|网上|网站|平台|线上|在线|信函|来信|邮寄|邮件|电子邮件|当面|现场|窗口|书面|传真|线下|口头"
)
_BY_A_WAY = re.compile(
    rf"(?:通过|以)?(?:{_A_WAY.pattern})(?:平台|渠道|方式|系统)?(?:提交|提出|申请|递交|受理|收到)?(?:的)?$"
)


def _named_behind(utterances: Sequence[Utterance], whole: int) -> tuple[int, ...]:
    parts: list[int] = []
    mark = None
    for place in range(whole + 1, len(utterances)):
        before, part = utterances[place - 1], utterances[place]
        named = _NAME.fullmatch(gap_between(before, part))
        alike = countable(part) and part.number.unit == utterances[whole].number.unit and part.depth == before.depth
        if (
            named is None
            or not alike
            or _STATEMENT.match(part.before)
            or (named["mark"] not in _APART if not parts else named["mark"] == "。")
        ):
            break
        if len(parts) > 1 and named["mark"] != mark:
            break
        mark = named["mark"]
        parts.append(place)
    return tuple(parts)
