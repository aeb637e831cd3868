"""Whether a list of parts tells all of its whole: by its words, its numbering, or what stands behind it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from decimal import Decimal

from corpora.document.numeral import DIGITS
from models.language.grammar.part_list import (
    CHANNEL_NAME,
    CHANNEL_TELLS,
    countable,
    gap_between,
    may_be_meant_as,
    sum_of_parts,
    without_brackets,
)
from models.language.grammar.parts.marks import Mark
from models.language.grammar.words.sums import SO_MANY
from models.language.grammar.words.utterance import Utterance

_COMPLETE = re.compile(
    r"(?<!主要)(?:包括|包含|分别(?:为|是)|分为|拆(?:分|解)?(?:为|成)|具体(?:为|是))|(?<!主要)由[^，,。；;：:]{1,10}(?:构成|组成)[：:]$|[，,]由$|(?:全部|[均都只仅])(?:为|是|有|涉及)$"
)
_OPEN = re.compile(
    r"等(?:等)?(?=[，,。；;）)]|$)|[、，,][^，,。；;：:、…\d]{0,3}$|其余|另有|(?<![；;])(?:另外|此外)|另外\d"
)
"""Words behind a list that does not tell all, or that a broken line cut off (`住房14条，经`): its parts may fall short of
the whole, and not exceed it.
"""
_OVERLAPPING = re.compile("同步|交叉|重复(?!申请|性)|多平台")
_NO_OTHERS = re.compile(
    r"[）)]?[，,；;]?(?:均|都)?(?:没有|无|未(?:收到|发生|出现|有)|不存在)(?:以|通过|经|采用|来自)?其[他它](?:的)?(?:方式|渠道|途径|形式)"
)
"""`网上104件、信函61件、当面18件，没有以其他方式提出的申请`: the list says itself that it leaves none out."""
THAT_IS_ALL = re.compile(
    r"[）)]?(?:[两二三四五六]\s?[种类个项](?:情形|情况|原因|类型|方面)?)?[，,；;](?:再|均|都)?(?:没有|无|不存在)其[他它](?:的)?(?:情形|情况|原因|类型|类别|结果)"
    r"|[）)]?[，,；;。]?(?:以上|上述)(?:即为|就是|即是|为|构成)(?:了)?(?:全部|所有)|[）)]?[，,；;。]?(?:除此(?:之外)?|此外)[，,]?(?:再|别|并|均|已)?(?:没有|无)(?:其[他它]|别的)"
)
"""`予以公开13件、不予公开4件，以上即为全部办理情况`, `除此之外无其他类别`: the same of any list."""
WAY = re.compile(r"网|信函|来信|邮|当面|现场|窗口|上门|传真|平台|系统|书面|线[上下]|电子|电话|口头|营业厅|柜台|大厅")
_WAY = re.compile(rf"{WAY.pattern}|[Ee][Mm][Ss]|渠道|方式")
WAYS = re.compile(r"(?:方式|渠道|途径|形式)")
_SORTS_SAID = re.compile(
    r"(?:共?分(?:为|成|作)?|[只仅共]有|共计?)(?P<count>[两二三四五六七八九]|\d)\s?大?(?:[类种块]|部分)(?:(?![多少占])[^，,。；;：:\d]){0,8}[：:，,][^\d]*$"
)
_ALL_WAYS = re.compile(rf"(?:全部|均|都)[^，,。；;]{{0,24}}(?P<count>[{SO_MANY}])种{WAYS.pattern}")
_NUMBERED = re.compile(r"[：:；;，,、]?\s*(?:[①-⑳]|[（(]\d{1,2}[）)])[^①-⑳（）()]{0,16}$")
_SOME = re.compile(r"\s*(?:共|已|约|仅|还)?(?:有|涉及|由|属于)")
"""50件申请中，有5件…，8件…: remarks on some of them, which may be the same ones."""
TAIL = 40
"""Characters behind a list in which it is told to be open or to be all."""


def goes_on(utterances: Sequence[Utterance], parts: Sequence[int]) -> bool:
    """Does the list say that it does not tell all (等, 其余, 另有)?"""
    return bool(_OPEN.search(_tail(utterances, parts)))


def tells_all(utterances: Sequence[Utterance], whole: int, parts: Sequence[int], mark: Mark) -> bool:
    """Does it say that it does, by the mark's words, by its numbers, or behind it?"""
    # 公开30件，因第三方权益、执法案卷不公开分别为2件、1件: names of its own in front of 分别 may be of something else.
    if utterances[parts[0]].handed and not _are_ways(utterances, parts):
        return False
    text, tail = utterances[0].sentence.text, _tail(utterances, parts)
    lead = text[max(0, mark.start - 4) : mark.end]
    between = text[utterances[whole].end - utterances[0].sentence.span.start : mark.start]
    if not _OPEN.search(tail):
        closed = _says_it_is_all(utterances, whole, parts, lead) or _are_numbered(utterances, parts)
        mainly = "主要" in text[max(0, mark.start - 8) : mark.end]  # 主要分为两类：
        if (closed and "其中" not in lead and not mainly) or are_all_ways(between, len(parts)):
            return True
        if _nearly_all_came_so(utterances, whole, parts, mark):
            return True
        if are_so_many_sorts(gap_between(utterances[whole], utterances[parts[0]]), len(parts)):
            return True
    no_others = bool(_NO_OTHERS.match(tail)) and _are_ways(utterances, parts)
    return no_others or (len(parts) > 1 and bool(THAT_IS_ALL.match(tail)))


_INCLUDES = re.compile("(?:包括|包含)[，,：:]?$")
MOST_LEFT_OUT = Decimal("0.25")
"""Share of a whole that a list behind 包括 may leave out before it is taken for some of it."""


def _says_it_is_all(utterances: Sequence[Utterance], whole: int, parts: Sequence[int], lead: str) -> bool:
    """`文件206件，包括常务会议决定58件、联合发文14件`: by 包括 what leaves out so much names some alone; not of channels."""
    by_channels = all(CHANNEL_NAME.search(utterances[part].words) for part in parts)
    count, together = utterances[whole].number.value, sum_of_parts(utterances, parts)
    if (
        _INCLUDES.search(lead)
        and not by_channels
        and count - together > MOST_LEFT_OUT * count
        and not may_be_meant_as(count, together)
    ):
        return False
    return _COMPLETE.search(lead) is not None


_BY_WAYS = re.compile(rf"^(?:按|从|依|提交|申请).*{WAYS.pattern}")
FEWEST_WAYS, LITTLE = 3, Decimal("0.1")
"""Ways of a list that is headed by them, and the share of its whole that it may leave out and still have meant all."""


def _nearly_all_came_so(utterances: Sequence[Utterance], whole: int, parts: Sequence[int], mark: Mark) -> bool:
    """`收到55件，从提交渠道看，网络31件、信函15件、当面7件`: a list of ways, which have nearly all."""
    units = {utterances[place].number.unit for place in (whole, *parts)}
    headed = (_BY_WAYS.match(mark.words) is not None or mark.words == "其中") and len(units) == 1
    headed = headed and len(parts) >= FEWEST_WAYS
    count = utterances[whole].number.value
    return headed and _are_ways(utterances, parts) and 0 < count - sum_of_parts(utterances, parts) <= LITTLE * count


def tells_parts_only(utterances: Sequence[Utterance], whole: int, parts: Sequence[int], mark: Mark) -> bool:
    """Are these surely parts of the one whole, and of no two at once?"""
    text, base = utterances[0].sentence.text, utterances[0].sentence.span.start
    gap = text[utterances[whole].end - base : utterances[parts[0]].place]
    if _OVERLAPPING.search(_of_its_own(utterances, parts, _tail(utterances, parts))):
        return False
    if _is_one_of_several(utterances, whole) and not _are_in_its_bracket(utterances, whole, parts):
        return False
    if "。" in gap and len(parts) == 1:
        return False
    return not _tells_of_some(mark, text) or _are_one_list(utterances, parts)


def _of_its_own(utterances: Sequence[Utterance], parts: Sequence[int], tail: str) -> str:
    """The tail without what a channel published of its own, where the parts are no channels."""
    return tail if any(CHANNEL_NAME.search(utterances[part].words) for part in parts) else CHANNEL_TELLS.sub("", tail)


def _are_ways(utterances: Sequence[Utterance], parts: Sequence[int]) -> bool:
    """Do all parts tell by which way something came?"""
    return len(parts) > 1 and all(_WAY.search(utterances[part].words) for part in parts)


def are_all_ways(words: str, count: int) -> bool:
    """`23件，全部经网上平台和邮寄信函两种方式提出，其中网上14件、信函9件`: do they say that there are no more ways than parts?"""
    said = _ALL_WAYS.search(words)
    return said is not None and DIGITS[said["count"]] == count


def are_so_many_sorts(words: str, count: int) -> bool:
    """`登载88条，共分四类：…` in front of four, `展品只有两部分：…` of two: are there no more sorts than parts?"""
    said = _SORTS_SAID.search(words)
    if said is None or re.search("主要|其中", words[max(0, said.start() - 3) :]):
        return False
    return int(DIGITS.get(said["count"], said["count"])) == count


def _are_numbered(utterances: Sequence[Utterance], parts: Sequence[int]) -> bool:
    """`12场：①2场发布会，②9场座谈会`: a list that numbers its parts names all of them."""
    before = (utterances[part].sentence.text[: utterances[part].place] for part in parts)
    return len(parts) > 1 and all(_NUMBERED.search(words) for words in before)


def _tail(utterances: Sequence[Utterance], parts: Sequence[int]) -> str:
    """The words behind a list, with a … where the sentence goes on behind them."""
    last = utterances[parts[-1]]
    behind = last.sentence.text[last.end - last.sentence.span.start :]
    return behind[:TAIL] + ("…" if len(behind) > TAIL else "")


def _tells_of_some(mark: Mark, text: str) -> bool:
    return mark.words.rstrip("，,：:").endswith("中") and _SOME.match(text, mark.end) is not None


LEAST_KINDS, KIND = 3, 2
"""Parts whose names end alike, and in how many characters, so that they are kinds of one thing."""


def _are_one_list(utterances: Sequence[Utterance], parts: Sequence[int]) -> bool:
    """`45次，其中有送教上门35次、线上答疑11次`: one 有 of all that 、 joins, or of kinds (`有音频解读3篇，文字解读2篇，动漫解读13篇`)."""
    kinds = {re.sub(r"\W", "", utterances[part].words)[-KIND:] for part in parts}
    if len(parts) >= LEAST_KINDS and len(kinds) == 1:
        return True
    gaps = [gap_between(utterances[one], utterances[other]) for one, other in itertools.pairwise(parts)]
    return bool(gaps) and all(gap.lstrip().startswith("、") for gap in gaps)


def _is_one_of_several(utterances: Sequence[Utterance], whole: int) -> bool:
    """`复议3件、诉讼3件，其中维持6件`: the parts may divide both."""
    if whole == 0 or not countable(utterances[whole - 1]) or utterances[whole - 1].depth != utterances[whole].depth:
        return False
    gap = without_brackets(gap_between(utterances[whole - 1], utterances[whole]))
    return bool(re.match(r"\s*[、和及与]", gap)) and not re.search(r"[，,；;。]", gap)


def _are_in_its_bracket(utterances: Sequence[Utterance], whole: int, parts: Sequence[int]) -> bool:
    """`财政4件、文件17件（县政府6件，办公室2件，部门9件）`: a bracket divides what stands right in front of it, unless its
    parts come rather to both.
    """
    total = sum(utterances[part].number.value for part in parts)
    own, other = utterances[whole].number.value, utterances[whole - 1].number.value
    inside = all(utterances[part].depth > utterances[whole].depth for part in parts)
    return inside and len(parts) > 1 and abs(total - own) <= abs(total - own - other)
