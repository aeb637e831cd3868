"""Parts that nothing opens: `登载信息84条，动态70条，水利6条，林业5条，渔政2条`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise

from corpora.document.slips import swaps
from models.language.grammar.part_completeness import goes_on
from models.language.grammar.part_list import CHANNEL_NAME, countable, gap_between, sum_of_parts, without_brackets
from models.language.grammar.utterance import Utterance

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
    """Not one of a row itself: `37件答复中，予以公开18件，部分公开4件，不予公开4件`."""
    if not countable(utterances[place]):
        return False
    before = utterances[place - 1] if place else None
    alike = before is not None and before.number.unit == utterances[place].number.unit
    return before is None or not alike or _NAME.fullmatch(gap_between(before, utterances[place])) is None


def _of_whole(utterances: Sequence[Utterance], whole: int, parts: Sequence[int]) -> tuple[int, ...] | None:
    """All parts where they nearly come to the whole, else the first of them that do; None where they are no list of it."""
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
    """`建议提案承办62件，人大建议26件（主办20件），政协提案36件`: a whole that bears the names of both its parts."""
    for whole, one in enumerate(utterances):
        if not countable(one):
            continue
        behind = [
            place
            for place in range(whole + 1, len(utterances))
            if countable(utterances[place]) and utterances[place].depth == one.depth
        ]
        pair = tuple(behind[:2])
        if len(pair) == 2 and _bears_both_names(utterances, whole, pair):
            yield BareList(whole=whole, parts=pair, complete=not goes_on(utterances, pair))


def _bears_both_names(utterances: Sequence[Utterance], whole: int, pair: Sequence[int]) -> bool:
    gaps = [without_brackets(gap_between(utterances[a], utterances[b])) for a, b in pairwise((whole, *pair))]
    names = [_own_name(utterances[part])[-NAME_END:] for part in pair]
    units = {utterances[place].number.unit for place in (whole, *pair)}
    if len(units) > 1 or any(len(name) < NAME_END for name in names) or any(re.search("[。；;]", gap) for gap in gaps):
        return False
    return re.search(f"{re.escape(names[0])}[、和及与]?{re.escape(names[1])}", utterances[whole].before) is not None


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
