"""Lists of parts, and what stands between the quantities of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from corpora.document.slips import FAR, SINGLE, is_slip
from models.language.grammar.whose.scope import is_behind_a_stroke, relation_of
from models.language.grammar.words.utterance import Utterance


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


@dataclass(slots=True, kw_only=True)
class Walk:
    """Along a sentence's utterances from the first part of a list on, as far as the list goes.

    Args:
        depth: how many brackets are open at the first part.
        parts: indices of the parts found, the first one among them.
        previous: index of the last quantity that belongs to the list: a part, its percentage, or the last of its details.
        detailed: index behind the last part's details.
        tidy: nothing in the list casts doubt on one of them being a part (as a ； behind the percentage of one does).
    """

    utterances: Sequence[Utterance]
    whole: Utterance
    depth: int
    parts: list[int]
    previous: int
    detailed: int
    tidy: bool = field(default=True)

    @property
    def first(self) -> Utterance:
        """The first part."""
        return self.utterances[self.parts[0]]

    def gap(self, place: int) -> str:
        """The words between the list so far and the quantity at an index."""
        return gap_between(self.utterances[self.previous], self.utterances[place])


_OUTSIDE = re.compile(r"[^，,。；;]{0,4}(?:以外|之外)")
"""行政许可326条以外的信息97条: what stands before 以外 is no part."""


def gap_between(left: Utterance, right: Utterance) -> str:
    """The words of the sentence between two quantities."""
    sentence = left.sentence
    return sentence.text[left.end - sentence.span.start : right.place]


def gap_before(utterances: Sequence[Utterance], place: int) -> str:
    """The words between a quantity and the one before it, or the sentence's beginning."""
    return gap_between(utterances[place - 1], utterances[place]) if place else utterances[place].before


def countable(utterance: Utterance) -> bool:
    """Whether a quantity counts things that could be a whole or a part: no share, no change, nothing negated, and
    not the other year's of two with a stroke between (`收到105件/88件`).
    """
    if (
        is_behind_a_stroke(utterance)
        or utterance.negated
        or utterance.number.unit in (None, "%", "‰")
        or _OUTSIDE.match(utterance.after)
    ):
        return False
    return relation_of(utterance) in ("equal", "at_least")


CHANNEL_NAME = re.compile("平台|公众号|微信|微博|网站|客户端|抖音|头条|视频号|账[号户]|新媒体")
CHANNEL_TELLS = re.compile(
    rf"[，,]\s?(?:另|并)?[^，,。；;、\d]{{0,8}}(?:{CHANNEL_NAME.pattern})[^，,。；;、\d]{{0,6}}(?:发布|推送|公开|刊发|转发|更新|编发)[^，,。；;、\d]{{0,6}}"
)
"""`，微信平台同步发布信息733条`: a channel opens a statement of its own."""
NAMES_SOME = re.compile(r"(?:含|包括|包含)[^，,；;。\d]+等[^，,；;。\d]{0,8}(?:合计|共计|总计|共)(?=$)")
"""`政府信息公开含指南、年报等合计16条`: what a part takes in by name, told with one figure, opens no list."""


BY_A_WAY = re.compile(r"\s?(?:其中)?[，,：:；;]?\s?(?:(?:经由?|通过|利?用|依托|借助|靠|以|在)(?!于))[^，,。；;\d]{2,}")
"""`经门户网站发布41条；用公开栏发布27条；靠广播公开38条`: a way at the head of each part."""


def up_to_a_greater(utterances: Sequence[Utterance], whole: Utterance, parts: Sequence[int]) -> list[int]:
    """`发布信息11207条，其中街道专栏3615条；新媒体矩阵发布4.8万条`: what is more than the whole behind a ； is no part of it,
    unless all parts come to it but for a slip of the pen.
    """
    if whole.number.value >= SINGLE and is_slip(sum_of_parts(utterances, parts), whole.number.value):
        return list(parts)
    if len(parts) > 2 and all(BY_A_WAY.match(utterances[part].before) for part in parts):
        return list(parts)
    for place in range(1, len(parts)):
        gap = without_brackets(gap_between(utterances[parts[place - 1]], utterances[parts[place]]))
        if re.search("[；;]", gap) and utterances[parts[0]].number.value <= whole.number.value < (
            utterances[parts[place]].number.value
        ):
            return list(parts[:place])
    return list(parts)


_SETTLED = re.compile(
    r"(?:其中)?[，,]?(?:已|共|年内|当年)*(?:审结|审理完毕|判决|裁决|结案|办结|决|结)(?:了|的|案件|共)*"
)
_RESULT = re.compile(r"维持|纠[正错]|撤[销消回诉]|驳回|[胜败]诉|确认违法|责令|终止|[调和]解")
_NOT_SETTLED = re.compile(r"(?:未|没有?)(?:审|结|办结|决)|在审|审理中|待审|在办")


def without_results_of_settled(utterances: Sequence[Utterance], parts: Sequence[int]) -> list[int]:
    """`复议64宗（已决61宗，纠正7宗）`, `审结61件，维持54件，纠正7件，未结3件`: what became of those settled is some of them."""
    first, *others = (utterances[part].before.strip() for part in parts)
    if not others or _SETTLED.fullmatch(first) is None or _RESULT.search(others[0]) is None:
        return list(parts)
    return [parts[0], *(part for part in parts[1:] if _NOT_SETTLED.search(utterances[part].words))]


def parts_add_up(utterances: Sequence[Utterance], whole: Utterance, parts: Sequence[int]) -> bool:
    """The parts so far are already all of the whole: what follows a comma then is something else."""
    return len(parts) > 1 and sum_of_parts(utterances, parts) == whole.number.value


def sum_of_parts(utterances: Sequence[Utterance], parts: Sequence[int]) -> Decimal:
    """What the parts come to."""
    return sum((utterances[part].number.value for part in parts), Decimal(0))


BY_SHARES = 3
"""How many times the other one of a whole and its parts' sum may be where the parts' shares tell that they are all."""


def may_be_meant_as(whole: Decimal, together: Decimal, *, far: Decimal | int = FAR) -> bool:
    """Is a whole what its parts come to but for a slip of the pen, and both of one size?"""
    least, most = sorted((whole, together))
    return least >= SINGLE and most <= far * least and is_slip(whole, together)


def mark_in(gap: str) -> str:
    """What parts two figures, 、 also for the 及 of `4条养老、4条环保及1条经济`; "" for nothing of the kind."""
    found = re.search(r"[、，,；;]|[和及与](?!其(?![他它余]))", gap)
    return "" if found is None else "、" if found.group() in "和及与" else found.group()


def without_brackets(gap: str) -> str:
    """The words without what stands in (unnested) brackets."""
    return re.sub(r"[（(][^（）()]*[）)]", "", gap)


_EACH = re.compile(r"各(?:有|计|为)?\s?$")
_SUMMED = re.compile(r"[（(，,]\s?(?:总共|一共|合共|共计|合计|总计|小计|共|计)(?:为|有)?\s?")


def each_summed(utterances: Sequence[Utterance], parts: Sequence[int]) -> list[int]:
    """`年报和季报各2条（共4条）`: a part that is told of each of several things counts what they come to together."""
    summed: list[int] = []
    for part in parts:
        behind = part + 1
        if _EACH.search(utterances[part].before) and behind < len(utterances) and countable(utterances[behind]):
            one, together = utterances[part].number, utterances[behind].number
            alike = one.unit == together.unit and together.value > one.value > 0 and not together.value % one.value
            if alike and _SUMMED.fullmatch(gap_between(utterances[part], utterances[behind])):
                part = behind
        if part not in summed:
            summed.append(part)
    return summed
