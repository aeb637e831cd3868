"""What a share may be taken of: the counts that stand before it in its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.language.grammar.measure_words import count_alike
from models.language.grammar.part_list import Parts, gap_between
from models.language.grammar.shares.growth import is_base
from models.language.grammar.shares.ratio import is_counted
from models.language.grammar.words.utterance import Utterance

MAX_SHARE_DISTANCE = 16
"""Characters between a count and the share right behind it."""
_NOTHING_BUT_SHARE = re.compile(r"\s*[，,、；;（(]?\s*(?:约|大约|各|均)?占(?!地|用|据)[^，,。；;、]{0,12}$")
_OPENS, _CLOSES = (
    re.compile(r"\s*[（(]\s*(?:约|大约)?\s*"),
    re.compile(r"\s*[）)](?=\s*(?:[，,、；;。]|$|次之|其次|居|排|为?最))"),
)
_OF_NAMED = re.compile(r"占(?P<name>[^，,。；;\d]{3,16})的$")
_BEHIND_A_REMARK = re.compile(
    r"\s?[，,](?:数量|总量|总数|篇幅|体量|规模|比重|比例|份额|虽|尽管|但|仍|依然|最|较|更|相对|为|是|均|都|多为|主要|位居|位列|居|排|名列)"
    r"[^，,。；;、\d]{1,10}[，,](?:仅|只|就|也|约|大约)*占(?:到|了)?(?:全部|全年|总数|总量|总体)[^，,。；;、\d]{0,8}$"
)
"""`图解304条，篇幅不大，仅占全部的4.1%`: a remark on the count that names nothing else, and then its share of all."""
_BEHIND_ITS_NAME = re.compile(
    r"\s?(?:申请)?(?:均|都|全部|皆)?(?:来自|出自|由|为|系|是|属于?|因)[^，,。；;、：:\d]{1,14}[，,](?:仅|只|就|也|约|大约)*占(?:比)?(?:约|达)?$"
)
"""`其余50件均来自自然人，占64.1%`: what the count is, and then its share."""
_OF_ALL = re.compile(
    r"占(?:到|了)?(?:全部|全年|总|(?=[^，,。；;、\d]{1,6}总[数量]))(?P<noun>[^，,。；;、\d]{0,8}?)(?:总?[数量])?(?:的)?(?:比[重例])?(?:为|约|达)?$"
)


def names_whole(percent: Utterance, whole: Utterance) -> bool:
    """`市县收到3173件，占86.7%，排在首位的海县1107件，占市县收件的34.9%`: the share's own words are those of the count."""
    named = _OF_NAMED.search(percent.before.strip())
    return named is not None and named["name"] in whole.before


def is_directly_behind(percent: Utterance, numerator: Utterance) -> bool:
    """`X件，占比p%`, `X件（p%）`: nothing but 占 or a bracket between the count and its percentage."""
    gap = gap_between(numerator, percent)
    closed = _CLOSES.match(percent.sentence.text, percent.end - percent.sentence.span.start)
    alone = _OPENS.fullmatch(gap) is not None and closed is not None  # not 31条（15%为转载）, 31条（15%）配有音频
    return alone or (len(gap) <= MAX_SHARE_DISTANCE and bool(_NOTHING_BUT_SHARE.match(gap)))


def is_behind_a_remark(percent: Utterance, numerator: Utterance) -> bool:
    """`X件，数量最多，占全部的p%`; see `_BEHIND_A_REMARK` and `_BEHIND_ITS_NAME`."""
    gap = gap_between(numerator, percent)
    return _BEHIND_A_REMARK.fullmatch(gap) is not None or _BEHIND_ITS_NAME.fullmatch(gap) is not None


def outermost(percent: Utterance, utterances: Sequence[Utterance], wholes: Sequence[int]) -> int | None:
    """`公开640条，动态类304条，其中会议152条，占全部信息的23.8%`: of counts each of which is some of the one before it,
    the first, where the share's own words are of all that it counts.
    """
    named = _OF_ALL.search(percent.before.strip())
    row = sorted(wholes)
    values = [utterances[place].number.value for place in row]
    if named is None or len(row) < 2 or values != sorted(values, reverse=True) or len(set(values)) < len(values):
        return None
    return row[0] if named["noun"] in utterances[row[0]].words else None


def are_apart(one: Utterance, other: Utterance) -> bool:
    """A ； between them: a rate (败诉率) is of its own statement."""
    return "；" in gap_between(one, other)


def siblings_of(utterances: Sequence[Utterance], numerator: int, parts: Sequence[Parts]) -> set[int]:
    """Quantities that stand beside the numerator: parts of its list, and counts with a percentage of their own."""
    listed = {place for item in parts if numerator in item.parts for place in item.parts}
    shared = {
        place
        for place in range(len(utterances) - 1)
        if utterances[place + 1].number.unit in ("%", "成")
        and is_directly_behind(utterances[place + 1], utterances[place])
    }
    return listed | shared


def wholes_before(utterances: Sequence[Utterance], end: int, part: int) -> list[int]:
    """Places before `end`, the nearest first, of what the count at `part` may be a part of."""
    return [
        place
        for place in range(end - 1, -1, -1)
        if may_be_whole(utterances[place], utterances[part]) and not is_base(utterances[place])
    ]


def may_be_whole(whole: Utterance, part: Utterance) -> bool:
    """May a quantity, of this sentence or of the one before, be what a share is taken of?"""
    return (
        is_counted(whole)
        and count_alike(whole.number.unit, part.number.unit)
        and part.number.value <= whole.number.value
    )
