"""What a percentage is made of: a share of a whole, a growth over last year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.language.grammar.measure_words import count_alike
from models.language.grammar.part_list import Parts, gap_between
from models.language.grammar.shares.growth import POINTS, find_growth, find_points
from models.language.grammar.shares.rate_names import (
    RATE,
    UNRELATED_RATE,
    counts_the_rate,
    is_of_those_concluded,
    is_of_what_should_be,
    is_rate_of,
)
from models.language.grammar.shares.ratio import Ratio, is_counted
from models.language.grammar.shares.respective import each_of_its_base, handed_out, run_of_bases
from models.language.grammar.shares.wholes import (
    MAX_SHARE_DISTANCE,
    are_apart,
    is_behind_a_remark,
    is_directly_behind,
    may_be_whole,
    names_whole,
    outermost,
    siblings_of,
    wholes_before,
)
from models.language.grammar.whose.scope import began_at, relation_of
from models.language.grammar.words.naming import runs_on
from models.language.grammar.words.utterance import Utterance

_NAMED_WHOLE = re.compile(r"占(?:全部|全年|全市|全县|全区|总|办|答|申请|复议|诉讼|解读|行政)[^，,。；;\d]{0,12}$")
_WHOLE_OF = re.compile(r"占(?:全部|全年|总)?(?:的)?(?P<stem>办结|答复|收到|受理|新收|办理)[^，,。；;\d]{0,10}$")
"""办结570件，…，占办结总数的56.3%: the percentage says which count it is of."""
_BEFORE_ITS_COUNT = re.compile(r"占(?:比)?(?:达|为|约)?\s?$")
_BARE = re.compile(r"(?:共计?|计|为|有|达|合计|总计|即)*")
_THAT_IS = re.compile(r"\s?[，,]?(?:[，,]?(?:即|也就是|合)(?:有|为|共)?|[（(](?:即|共|计)?)\s?")
"""`60%即30件为公开`, `60%（30件）为公开`: the count of what the percentage says."""
_IN_TIME = re.compile(r"按期|按时|准时|限时|时限内")
_AMONG = re.compile(r"(?<!其)中\s?[，,]?\s?(?:[^，,。；;\d]{0,12})$")
"""`833项事项中，569项实现网办，网办率68.31%`: the second count is said to be among the first."""
_SOME_OF = re.compile(r"(?<!其)中(?:共|已|仅)?有\s?$")
MAX_RATE_DISTANCE = 24
_OF_THAT = re.compile(r"占(?:全部|总数|全年|所有)?[^，,。；;\d]{0,12}$")
"""`自然人49件，占全部70件申请的70%`: the whole stands between 占 and the percentage."""
MAX_DISTANCE = 60
"""Characters between a percentage and its numerator; farther apart they belong to different statements."""


def find_ratios(utterances: Sequence[Utterance], parts: Sequence[Parts]) -> list[Ratio]:
    """Every percentage of a sentence with the pairs of figures that it may be made of."""
    found = []
    for index, utterance in enumerate(utterances):
        if utterance.number.unit in POINTS and relation_of(utterance) in ("increase", "decrease"):
            if (ratio := find_points(utterances, index)) is not None:
                found.append(ratio)
            continue
        if utterance.number.unit != "%" or not utterance.number.is_exact:
            continue
        relation = relation_of(utterance)
        ratio = (
            find_growth(utterances, index, parts)
            if relation in ("increase", "decrease")
            else _share(utterances, index, parts)
        )
        if ratio is not None:
            found.append(ratio)
    return found


_NAMES_ITS_PART = re.compile(
    r"(?:其中[，,]?)?(?P<part>[^，,。；;、\d占]{2,24}?)(?:(?:(?<!公开)|(?<=不予公开)|(?<=部分公开))类(?:的)?(?:答复)?)?(?:的)?(?:约|各)?"
    r"占(?:到|了)?(?:比|(?P<of>[^，,。；;、\d占]{2,14}?)(?:的(?:比[重例])?|(?<=数)|(?<=总量)))?(?:为|约|达到?)?"
)
"""`办结52件，其中予以公开占57.7%、不予公开占办结件的5.8%`: no count of the part is said."""
_THE_LAST = re.compile("(?:其中)?(?:后者|后一[类项种]|(?:这|该|此)[一]?(?:类|项|部分|渠道|方式))")
"""`网站168条，新媒体244条，后者占公开总数的59.2%`."""
_RANKED_PART = re.compile(
    r"[^，,。；;、\d]{0,8}(?:占比|比[例重])最[高大多低小少](?:的|者)?[为是](?P<part>[^，,。；;、\d]{2,24}?)(?:占(?:比)?|达到?|为)*(?P<of>)"
)
"""`占比最高的是予以公开，达57.7%`."""


def _share(utterances: Sequence[Utterance], index: int, parts: Sequence[Parts]) -> Ratio | None:
    percent = utterances[index]
    if (run := run_of_bases(utterances, index)) and "分别占" in utterances[run[0]].before:
        return each_of_its_base(utterances, index, run)
    if (handed := handed_out(utterances, index, parts)) is not None:
        return handed
    if is_of_what_should_be(utterances, index) or began_at(percent):
        return None
    if (told_behind := _told_behind(utterances, index) or _counted_by(utterances, index)) is not None:
        return told_behind
    if _OF_THE_REST.fullmatch(percent.before):
        return None
    named = _NAMES_ITS_PART.fullmatch(percent.before) or _RANKED_PART.fullmatch(percent.before)
    named = None if named is not None and _THE_LAST.fullmatch(named["part"]) else named
    if named is not None and not (named["of"] and _is_counted_before(utterances, index, named["part"])):
        return _of_part_named(utterances, index, parts, named["part"]) or Ratio(
            percent=index, basis="share", candidates=(), firm=False, named=named["part"], of=named["of"] or ""
        )
    numerator = _nearest_count(utterances, index)
    if numerator is None:
        return None
    if (named_by_rate := _named_by_rate(utterances, index, numerator)) is not None:
        return named_by_rate
    if numerator > 0 and _OF_THAT.search(utterances[numerator].before) and is_counted(utterances[numerator - 1]):
        return Ratio(
            percent=index,
            basis="share",
            candidates=((numerator - 1, numerator),),
            firm=count_alike(utterances[numerator - 1].number.unit, utterances[numerator].number.unit),
        )
    behind = is_directly_behind(percent, utterances[numerator]) or is_behind_a_remark(percent, utterances[numerator])
    wholes = [item.whole for item in parts if numerator in item.parts]
    siblings = siblings_of(utterances, numerator, parts)
    earlier = [
        place
        for place in wholes_before(utterances, numerator, numerator)
        if place not in siblings or names_whole(percent, utterances[place])
    ]
    if RATE.search(percent.before):
        earlier = [place for place in earlier if not are_apart(utterances[place], utterances[numerator])]
    denominators = list(dict.fromkeys(wholes + earlier))
    if (of_all := outermost(percent, utterances, denominators)) is not None:
        denominators = list(dict.fromkeys((of_all, *denominators)))
    pairs = [(numerator, place) for place in denominators]
    if not behind:
        pairs += [(a, b) for a in earlier for b in denominators if b < a and may_be_whole(utterances[b], utterances[a])]
    only_percent = sum(item.number.unit == "%" for item in utterances) == 1
    firm = _firm_share(percent, utterances[numerator], wholes, denominators, only_percent=only_percent)
    next_to_both = wholes == [numerator - 1] and index == numerator + 1
    firm = firm or (next_to_both and is_rate_of(percent, utterances[numerator]))
    beside = index == numerator + 1 and denominators[:1] == [numerator - 1]
    firm = firm or (beside and is_of_those_concluded(percent, utterances[numerator], utterances[numerator - 1]))
    firm = firm and _is_surely_part(numerator, parts)
    firm = firm and not _is_of_several(utterances, numerator, wholes, percent)
    outside = numerator if behind and not wholes else None
    if not pairs and outside is None:
        return None
    return Ratio(percent=index, basis="share", candidates=tuple(pairs), firm=firm, outside=outside)


def _is_counted_before(utterances: Sequence[Utterance], index: int, name: str) -> bool:
    """`予以公开30件、部分公开7件，其中予以公开占办结件的57.7%`: the sentence has told the count of what it names."""
    name = name.removeprefix("其中").rstrip("件类的")
    return any(is_counted(one) and name in one.words for one in utterances[:index])


def _is_by_name(words: str, name: str) -> bool:
    return words.startswith(name) or words in (f"行政{name}", f"依法{name}")


def _of_part_named(utterances: Sequence[Utterance], index: int, parts: Sequence[Parts], name: str) -> Ratio | None:
    """`解读40件，其中图片解读28件、动漫解读12件，动漫解读占比30%`: the part right in front that begins with the very words;
    `许可1272件、处罚88件，合计1360件，其中许可占93.5%`: of a list that its whole closes, any.
    """
    told = [
        (part, item)
        for item in parts
        for part in item.parts
        if part < index and _is_by_name(utterances[part].before.strip().removeprefix("其中").strip("，, "), name)
    ]
    if len(told) != 1 or not is_counted(utterances[index - 1]):
        return None
    part, item = told[0]
    values = [utterances[place].number.value for place in item.parts]
    closed = item.whole == index - 1 and sum(values) == utterances[item.whole].number.value
    if part != index - 1 and not closed:
        return None
    return Ratio(percent=index, basis="share", candidates=((part, item.whole),), firm=item.firm)


_OF_THE_REST = re.compile(r"(?:其余|其他|其它|余下|剩余|剩下)(?:的)?(?:各?类)?(?:约|则)?占(?:比)?(?:为|约|达)?")
"""其余占5.2% names no count; the one before it has a share of its own."""


def _named_by_rate(utterances: Sequence[Utterance], index: int, nearest: int) -> Ratio | None:
    """`收到82件，办结80件，结转2件，办结率97.6%`: the rate names its count, which need not be the nearest. What it is of may
    be said in the sentence or be a sum that only the tables have.
    """
    rate = RATE.search(utterances[index].before[-24:])
    stem = rate["stem"][-2:] if rate else ""
    if stem not in _STAGES or stem in utterances[nearest].words:
        return None
    for place in range(nearest - 1, -1, -1):
        count = utterances[place]
        if are_apart(count, utterances[index]) or not is_counted(count):
            return None
        if stem in count.before and not re.search(rf"未{stem}", count.before):
            pairs = tuple((place, whole) for whole in wholes_before(utterances, place, place))
            return Ratio(percent=index, basis="share", candidates=pairs, firm=False, outside=place)
    return None


_STAGES = ("办结", "答复", "办复", "回复")
"""What rates tell of requests; of all that came in, this year's and that of the year before."""


_CLOSED = re.compile(r"\s?[）)]")
"""（5件中纠正1件） explains how a percentage came about."""


def _is_told_behind(utterances: Sequence[Utterance], place: int) -> bool:
    """Is the count one that explains the percentage right in front of it?"""
    return (
        place > 0
        and utterances[place - 1].number.unit == "%"
        and bool(_THAT_IS.fullmatch(gap_between(utterances[place - 1], utterances[place])))
    )


def _counted_by(utterances: Sequence[Utterance], index: int) -> Ratio | None:
    """`答复50件，60%即30件予以公开，20%即10件部分公开`: the share of the count behind it; the whole was told before those, in
    the sentence or in the one in front of it.
    """
    if index + 1 == len(utterances) or not _is_told_behind(utterances, index + 1):
        return None
    count = utterances[index + 1]
    gap = gap_between(utterances[index], count)
    if gap.lstrip()[:1] in ("（", "(") and not _CLOSED.match(
        count.sentence.text, count.end - count.sentence.span.start
    ):
        return None
    if not is_counted(count) or (index and is_directly_behind(utterances[index], utterances[index - 1])):
        return None
    told = wholes_before(utterances, index, index + 1)
    wholes = [place for place in told if not _is_told_behind(utterances, place)]
    pairs = tuple((index + 1, place) for place in wholes)
    return Ratio(
        percent=index, basis="share", candidates=pairs, firm=len(wholes) == 1, outside=None if wholes else index + 1
    )


def _told_behind(utterances: Sequence[Utterance], index: int) -> Ratio | None:
    """`收到338件，自然人申请占83.14%，共281件`: the count of what the percentage names stands behind it."""
    if index == 0 or index + 1 == len(utterances) or not _BEFORE_ITS_COUNT.search(utterances[index].before):
        return None
    count, percent = utterances[index + 1], utterances[index]
    text, base = count.sentence.text, count.sentence.span.start
    gap = text[percent.end - base : count.number.span.start - base]
    if not is_counted(count) or not re.fullmatch(rf"\s?[，,（(]?\s?{_BARE.pattern}\s?", gap):
        return None
    wholes = [place for place in wholes_before(utterances, index, index + 1) if not _is_told_behind(utterances, place)]
    if not wholes or is_directly_behind(percent, utterances[wholes[0]]):
        return None
    return Ratio(
        percent=index, basis="share", candidates=tuple((index + 1, place) for place in wholes), firm=len(wholes) == 1
    )  # fmt: skip


def _is_of_several(utterances: Sequence[Utterance], numerator: int, wholes: Sequence[int], percent: Utterance) -> bool:
    """`网络26件、信函18件，占88%`, `公开30件，部分公开7件，占办结总数的71.2%`: the counts before may share the percentage."""
    before = numerator - 1
    if before < 0 or before in wholes or not is_counted(utterances[before]):
        return False
    if not count_alike(utterances[before].number.unit, utterances[numerator].number.unit):
        return False
    named = _WHOLE_OF.search(percent.before)
    if named and named["stem"] in utterances[before].words:
        return False
    return runs_on(utterances[numerator]) or bool(_NAMED_WHOLE.search(percent.before))


def _nearest_count(utterances: Sequence[Utterance], index: int) -> int | None:
    for place in range(index - 1, -1, -1):
        if utterances[index].number.span.start - utterances[place].end > MAX_DISTANCE:
            return None
        if is_counted(utterances[place]) and not _is_a_sort(utterances[place]):
            return place
    return None


_SORT = re.compile("[类种项]")


def _is_a_sort(utterance: Utterance) -> bool:
    """`不予公开的94件，为最多的一类，占办结件的20.2%`, `公开167件，部分公开101件，两类占43.8%`: what 一类 says is no count."""
    return utterance.number.printed in "一两二三" and bool(_SORT.fullmatch(utterance.number.unit or ""))


def _firm_share(
    percent: Utterance, numerator: Utterance, wholes: list[int], denominators: list[int], *, only_percent: bool
) -> bool:
    """占比 directly behind a part of a named whole, or a rate named after the very thing counted (网办事项, 网办率)."""
    near = percent.before[-24:]
    if _IN_TIME.search(near) and not _IN_TIME.search(numerator.words):
        return False  # 应办55件，办结52件，按期办结率100%
    gap = percent.number.span.start - numerator.end
    if is_directly_behind(percent, numerator):
        return len(wholes) == 1 or (not wholes and len(denominators) == 1)
    if only_percent and len(denominators) == 1 and gap <= MAX_RATE_DISTANCE and _AMONG.search(numerator.earlier[-30:]):
        return not UNRELATED_RATE.search(near)
    rate = RATE.search(near)
    if rate and only_percent and len(denominators) == 1 and gap <= MAX_RATE_DISTANCE:
        stem = rate["stem"][-2:]
        if _SOME_OF.search(numerator.before) and all(sign in numerator.after for sign in stem):
            return True  # 558名工作人员中有502名参加培训，参训率90%
    if rate and only_percent and gap <= MAX_SHARE_DISTANCE and counts_the_rate(rate["stem"][-2:], numerator):
        return len(denominators) == 1
    if rate is None or UNRELATED_RATE.search(near) or gap > 16:
        return False
    stem = rate["stem"][-2:]
    return len(stem) == 2 and stem in numerator.before and len(denominators) == 1 and not wholes


def _is_surely_part(numerator: int, parts: Sequence[Parts]) -> bool:
    """Is it of the whole that a list gives it, where one does? Behind a ； another list may have begun."""
    lists = [item for item in parts if numerator in item.parts]
    return not lists or any(item.firm or numerator in item.parts[: item.sure] for item in lists)
