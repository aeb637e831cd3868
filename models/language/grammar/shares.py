"""What a percentage is made of: a share of a whole, a growth over last year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from models.language.grammar.parts import UNIT_FAMILIES, Parts
from models.language.grammar.scope import COMPARISON, DECREASE, INCREASE, relation_of
from models.language.grammar.utterance import Utterance

_SHARE_OF = re.compile(r"占(?!地|用|据)")
_RATE = re.compile(r"(?P<stem>[\u4e00-\u9fff]{1,8}?)率\s?(?:均|都)?(?:为|达|达到|达成|是|保持|实现)?(?:了)?\s?$")
_RESPECTIVE = re.compile(r"分别(?:占|为|达)")
_UNRELATED_RATE = re.compile(r"满意|知晓|准确|合格|更新|及时率|增长|同比|环比|提升|好评|正确|完好|响应|开通")
_AMONG = re.compile(r"(?<!其)中\s?[，,]?\s?(?:[^，,。；;\d]{0,12})$")
"""`833项事项中，569项实现网办，网办率68.31%`: the second count is said to be among the first."""
_ALL = re.compile(r"(?:^|[，,。；;])\s*(?:全部|所有|应公开|应办)?[^，,。；;\d]{0,12}$")
MAX_RATE_DISTANCE = 24
_OF_THAT = re.compile(r"占(?:全部|总数|全年|所有)?[^，,。；;\d]{0,12}$")
"""`自然人49件，占全部70件申请的70%`: the whole stands between 占 and the percentage."""
MAX_DISTANCE = 60
"""Characters between a percentage and its numerator; farther apart they belong to different statements."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """Indices into a sentence's utterances; see `corpora.document.mention.Share`."""

    percent: int
    basis: Literal["share", "growth", "change"]
    candidates: tuple[tuple[int, int], ...]
    firm: bool


def find_ratios(utterances: Sequence[Utterance], parts: Sequence[Parts]) -> list[Ratio]:
    """Every percentage of a sentence with the pairs of figures that it may be made of."""
    found = []
    for index, utterance in enumerate(utterances):
        if utterance.number.unit != "%" or utterance.number.bound != "exact":
            continue
        relation = relation_of(utterance)
        ratio = _growth(utterances, index) if relation in ("increase", "decrease") else _share(utterances, index, parts)
        if ratio is not None:
            found.append(ratio)
    return found


def _counted(utterance: Utterance) -> bool:
    return not utterance.negated and relation_of(utterance) == "equal" and utterance.number.unit not in (None, "%")


def _alike(left: Utterance, right: Utterance) -> bool:
    one, other = left.number.unit, right.number.unit
    return one == other or any(one in family and other in family for family in UNIT_FAMILIES)


def _share(utterances: Sequence[Utterance], index: int, parts: Sequence[Parts]) -> Ratio | None:
    percent = utterances[index]
    respective = _respective(utterances, index, parts)
    if respective is not None:
        return respective
    numerator = _nearest_count(utterances, index)
    if numerator is None:
        return None
    if numerator > 0 and _OF_THAT.search(utterances[numerator].before) and _counted(utterances[numerator - 1]):
        return Ratio(
            percent=index,
            basis="share",
            candidates=((numerator - 1, numerator),),
            firm=_alike(utterances[numerator - 1], utterances[numerator]),
        )
    wholes = [item.whole for item in parts if numerator in item.parts]
    earlier = [
        place for place in range(numerator - 1, -1, -1)
        if _counted(utterances[place]) and _alike(utterances[place], utterances[numerator])
    ]  # fmt: skip
    denominators = list(dict.fromkeys(wholes + earlier))
    denominators = [
        place for place in denominators
        if place in wholes or utterances[numerator].number.value <= utterances[place].number.value
    ]  # fmt: skip
    candidates = [(numerator, place) for place in denominators]
    siblings = {place for item in parts if numerator in item.parts for place in item.parts}
    others = [
        (above, place) for above in earlier for place in denominators
        if place < above and utterances[above].number.value <= utterances[place].number.value
    ]  # fmt: skip
    if not candidates:
        return None
    firm = _firm_share(
        percent,
        utterances[numerator],
        wholes,
        [place for place in denominators if place not in siblings],
        only_percent=sum(item.number.unit == "%" for item in utterances) == 1,
    )
    return Ratio(percent=index, basis="share", candidates=tuple(candidates + others), firm=firm)


def _nearest_count(utterances: Sequence[Utterance], index: int) -> int | None:
    for place in range(index - 1, -1, -1):
        if _counted(utterances[place]):
            gap = utterances[index].number.span.start - utterances[place].end
            return place if gap <= MAX_DISTANCE else None
    return None


def _firm_share(
    percent: Utterance, numerator: Utterance, wholes: list[int], denominators: list[int], *, only_percent: bool
) -> bool:
    """占比 directly behind a part of a named whole, or a rate named after the very thing counted (网办事项, 网办率)."""
    near = percent.before[-24:]
    gap = percent.number.span.start - numerator.end
    if _SHARE_OF.search(near) and len(near) <= 14:
        return gap <= 16 and (len(wholes) == 1 or (not wholes and len(denominators) == 1 and only_percent))
    if only_percent and len(denominators) == 1 and gap <= MAX_RATE_DISTANCE and _AMONG.search(numerator.earlier[-30:]):
        return not _UNRELATED_RATE.search(near)
    rate = _RATE.search(near)
    if rate is None or _UNRELATED_RATE.search(near) or gap > 16:
        return False
    stem = rate["stem"][-2:]
    return len(stem) == 2 and stem in numerator.before and len(denominators) == 1 and not wholes


def _respective(utterances: Sequence[Utterance], index: int, parts: Sequence[Parts]) -> Ratio | None:
    """分别占 62.5% 和 37.5%: the k-th percentage belongs to the k-th part before them."""
    first = index
    while first > 0 and utterances[first - 1].number.unit == "%" and not utterances[first].before.strip("和、及与"):
        first -= 1
    if not _RESPECTIVE.search(utterances[first].before):
        return None
    last = first
    while (
        last + 1 < len(utterances)
        and utterances[last + 1].number.unit == "%"
        and not utterances[last + 1].before.strip("和、及与")
    ):
        last += 1
    count = last - first + 1
    for item in parts:
        if len(item.parts) == count and item.parts[-1] < first:
            return Ratio(
                percent=index, basis="share", candidates=((item.parts[index - first], item.whole),), firm=item.firm
            )
    return None


def _growth(utterances: Sequence[Utterance], index: int) -> Ratio | None:
    """增长15%: of (this year, last year) when both are said, else of (change, this year)."""
    percent = utterances[index]
    if not COMPARISON.search(percent.before) and not COMPARISON.search(percent.earlier[-60:]):
        return None
    now = next(
        (
            place
            for place in range(index - 1, -1, -1)
            if _counted(utterances[place]) and not _is_base(utterances[place])
        ),
        None,
    )
    if now is None:
        return None
    bases = [
        place for place in range(index) if place != now and _counted(utterances[place]) and _is_base(utterances[place])
        and _alike(utterances[place], utterances[now])
    ]  # fmt: skip
    if bases:
        return Ratio(
            percent=index, basis="growth", candidates=tuple((now, base) for base in bases), firm=len(bases) == 1
        )
    changes = [
        place for place in range(index) if relation_of(utterances[place]) in ("increase", "decrease")
        and utterances[place].number.unit != "%" and _alike(utterances[place], utterances[now]) and place > now
    ]  # fmt: skip
    if not changes:
        return None
    adjacent = utterances[index].number.span.start - utterances[changes[-1]].end <= 8
    return Ratio(
        percent=index,
        basis="change",
        candidates=tuple((change, now) for change in reversed(changes)),
        firm=adjacent and len(changes) == 1,
    )


def _is_base(utterance: Utterance) -> bool:
    """Is it last year's figure in a comparison: 比上年的20件, 较2022年（20件）?"""
    if (
        COMPARISON.search(utterance.before)
        and not INCREASE.search(utterance.before)
        and not DECREASE.search(utterance.before)
    ):
        return True
    return bool(utterance.depth and COMPARISON.search(utterance.earlier[-20:]))
