"""How far a list of parts goes: which of the quantities behind a mark belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from models.language.grammar.measure_words import count_alike
from models.language.grammar.part_list import Walk, countable, gap_between, sum_of_parts
from models.language.grammar.parts.ends import (
    are_who_came,
    counts_other_things,
    is_of_another_statement,
    is_the_whole_again,
    leaves_its_bracket,
    opens_another_list,
    speaks_of_others,
)
from models.language.grammar.parts.rows import each_has_a_share
from models.language.grammar.whose.scope import began_at
from models.language.grammar.words.utterance import Utterance

_IS_A_WHOLE = re.compile(r"[之当]?中(?![心央介])")
"""`（26篇中图解、视频19篇）`: a count of which some follow begins a list of its own."""
_TOLD_AGAIN = re.compile(r"\s?(?:共|计|共计|合计)\s?")
"""`许可67条共329份`: one part, told in two units."""
_DETAILS = re.compile(r"[，,（(：:]\s?(?:其中|内有|内含|内中|包括|包含|含|具体为|具体包括|分别为)")


_AND_OTHERS = re.compile(r"^等[；;]")
"""`平台公开438条，包含许可类67条、工程92条等；…`: where details end that do not tell all."""


def collect_parts(
    utterances: Sequence[Utterance], whole: Utterance, first: int, *, depth: int
) -> tuple[list[int], bool]:
    """Parts from `first` on, and whether nothing in the list casts doubt on one of them being a part."""
    while began_at(utterances[first]) and first + 1 < len(utterances):
        first += 1
    if not count_alike(whole.number.unit, utterances[first].number.unit) or _IS_A_WHOLE.match(utterances[first].after):
        return [], False
    walk = Walk(utterances=utterances, whole=whole, depth=depth, parts=[first], previous=first, detailed=first)
    for place in range(first + 1, len(utterances)):
        if place >= walk.detailed and not _goes_on(walk, place):
            break
    return walk.parts, walk.tidy or each_has_a_share(walk)


def _goes_on(walk: Walk, place: int) -> bool:
    """Takes one more quantity in, as a part, a detail or a remark; False where the list has ended before it."""
    candidate = walk.utterances[place]
    if leaves_its_bracket(walk, place) or _is_behind_what_is_taken_in(walk, place):
        return False
    if candidate.depth > walk.depth or began_at(candidate):
        return True
    if speaks_of_others(walk, place) or _A_MEAN.search(candidate.before):
        return False
    if (behind := _end_of_details(walk.utterances, walk.parts[-1], place)) is not None:
        walk.previous, walk.detailed = behind - 1, behind
        return True
    if _tells_how_often_it_was_read(walk, place) or _counts_what_the_next_is_of(walk, place):
        walk.previous, walk.detailed = place, place + 1
        return True
    if opens_another_list(walk, place) or _says_how_many_sorts(walk, place):
        return False
    if _TOLD_AGAIN.fullmatch(walk.gap(place)):
        return True
    return _passes(walk, place) if not countable(candidate) else _takes(walk, place)


_A_MEAN = re.compile(r"平均(?:每\w{1,4}?)?(?:为|约|达)?\s?$")
_TAKES_IN = re.compile(r"[，,（(]\s?[内均]?含(?!有)[^，,。；;：:\d]*$")


def _is_behind_what_is_taken_in(walk: Walk, place: int) -> bool:
    """`部分公开3件，含业主委员会那1件；不予公开1件`: a ； ends what one count takes in."""
    opened = _TAKES_IN.search(gap_between(walk.whole, walk.first)) is not None
    return opened and len(walk.parts) == 1 and re.search("[；;]", walk.gap(place)) is not None


_READ = re.compile(
    r"[，,（(]\s?(?:累计|总|共)?(?:点击|阅读|浏览|播放|访问|转发|点赞)(?:量|数|次数)?(?:累计|超过?|达到?|为|约|共)*\s?"
)


def _tells_how_often_it_was_read(walk: Walk, place: int) -> bool:
    """`公众号发文265篇，点击9412次；专栏发文43篇`: told of the part right in front of it, behind which the list goes on."""
    readings = walk.utterances[place].number.unit in ("次", "人次", "万次", "万人次")
    return readings and walk.previous == walk.parts[-1] and _READ.fullmatch(walk.gap(place)) is not None


_THINGS = ("个", "家", "类", "项", "大", "所", "处")
_NAMED_BY_IT = re.compile(r"(?:[^，,。；;、：:（）()\d]|[（(][^，,。；;：:（）()\d]{1,6}[）)]){2,16}")
_BODIES = re.compile(r"(?:[省县市区乡镇旗]|街道|部门|单位|分局)[（(级直属]?[^，,。；;、：:\d]{0,8}$")
"""`州局438条、8个县（市）局529条`: so many bodies together had them."""
LEAST_PARTS = 4
"""Parts behind which a list goes on with a name that holds a count."""


def _counts_what_the_next_is_of(walk: Walk, place: int) -> bool:
    """`人事信息40条，34个重点领域公开信息806条，其他信息135条`: a count in the name of the next part, with which the list
    has no more than its whole.
    """
    following = walk.utterances[place + 1] if place + 1 < len(walk.utterances) else None
    last = walk.utterances[walk.parts[-1]]
    if following is None or walk.utterances[place].number.unit not in _THINGS:
        return False
    bodies = _BODIES.match(gap_between(walk.utterances[place], following)) is not None
    if len(walk.parts) < LEAST_PARTS and not bodies:
        return False
    named = following.number.unit == last.number.unit and walk.utterances[place].number.unit != last.number.unit
    named = named and _NAMED_BY_IT.fullmatch(gap_between(walk.utterances[place], following)) is not None
    together = sum_of_parts(walk.utterances, walk.parts) + following.number.value
    return named and not re.search("[。；;]", walk.gap(place)) and together <= walk.whole.number.value


_SORTS = ("类", "种", "项", "大", "方面")
_SORTS_GAP = re.compile(r"[）)]?\s?(?:这|共)?")


def _says_how_many_sorts(walk: Walk, place: int) -> bool:
    """`公告（41条）、动态（18条）两类`: as many as the list has."""
    number = walk.utterances[place].number
    return number.unit in _SORTS and number.value == len(walk.parts) and bool(_SORTS_GAP.fullmatch(walk.gap(place)))


def _passes(walk: Walk, place: int) -> bool:
    """A percentage is of the part in front of it; a denial ends the list."""
    candidate = walk.utterances[place]
    walk.previous = place if candidate.number.unit == "%" else walk.previous
    return not candidate.negated


def _takes(walk: Walk, place: int) -> bool:
    """A count is one more part, unless it tells something else."""
    if is_of_another_statement(walk, place):
        return False
    if counts_other_things(walk, place):
        walk.tidy = walk.tidy and are_who_came(walk, place)
        return False
    if is_the_whole_again(walk, place):
        return False
    behind_a_share = walk.previous != walk.parts[-1] and place != walk.detailed
    walk.tidy = walk.tidy and not (behind_a_share and re.search("[；;]", walk.gap(place)))
    walk.parts.append(place)
    walk.previous = place
    return True


def _end_of_details(utterances: Sequence[Utterance], part: int, first: int) -> int | None:
    """`水利类30条，内有河道12条、水库8条、灌溉10条；林业类9条`: where the list goes on behind what divides its last part and
    comes to it; None where nothing divides it.
    """
    if first != part + 1 or not _DETAILS.match(gap_between(utterances[part], utterances[first])):
        return None
    told = Decimal(0)
    for place in range(first, len(utterances)):
        gap = gap_between(utterances[place - 1], utterances[place])
        if place > first and told <= utterances[part].number.value and _AND_OTHERS.search(gap):
            return place
        alike = countable(utterances[place]) and utterances[place].number.unit == utterances[part].number.unit
        if not alike or (place > first and re.search("[。；;]", gap)):
            return None
        told += utterances[place].number.value
        if told >= utterances[part].number.value:
            return place + 1 if told == utterances[part].number.value and place > first else None
    return None
