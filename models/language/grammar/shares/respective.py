"""Percentages that 分别 or 依次 hands out: the k-th is of the k-th count in front of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from models.language.grammar.part_list import Parts, gap_between
from models.language.grammar.shares.ratio import Ratio, is_counted
from models.language.grammar.shares.wholes import is_directly_behind
from models.language.grammar.words.utterance import Utterance

_RESPECTIVE = re.compile(r"分别(?:占|为|达)|依次占|占比依次(?:为|达)|各占")
_HANDS_OUT = re.compile(
    r"\s?[，,]\s?(?:(?:分别|依次|各)占(?:比)?|占比(?:分别|依次)(?=为|达))(?:全部|总数|总量|办结数|办结总数)?(?:的)?(?:为|达|约)?\s?"
)
FEWEST_OF_A_ROW = 2
"""Counts that 依次占 may speak of, none of which is the whole of the others."""


def handed_out(utterances: Sequence[Utterance], index: int, parts: Sequence[Parts]) -> Ratio | None:
    """分别占 62.5% 和 37.5%: the k-th percentage belongs to the k-th part before them. None where nothing hands out."""
    first = index
    while first > 0 and utterances[first - 1].number.unit == "%" and not utterances[first].before.strip("和、及与"):
        first -= 1
    last = first
    while (
        last + 1 < len(utterances)
        and utterances[last + 1].number.unit == "%"
        and not utterances[last + 1].before.strip("和、及与")
    ):
        last += 1
    count = last - first + 1
    if not _RESPECTIVE.search(utterances[first].before):
        return _in_order(utterances, index, first, count)
    for item in parts:
        if len(item.parts) == count and item.parts[-1] < first:
            return Ratio(
                percent=index, basis="share", candidates=((item.parts[index - first], item.whole),), firm=item.firm
            )
    row = _of_a_row(utterances, index, first, count)
    return row or (_in_order(utterances, index, first, count) if count == FEWEST_OF_A_ROW else None)


_OF_ITS_BASE = re.compile(r"[（(](?:共|计|合计|共计)?\s?[\d,]+\s?[\u4e00-\u9fff]?[）)](?:的)?(?:约)?\s?$")
"""`全部复议（64件）的29.7%`: what a percentage is of stands in the bracket in front of it."""


def run_of_bases(utterances: Sequence[Utterance], index: int) -> tuple[int, ...]:
    """The places of the bases of all percentages of the run that this one is in; empty without a base of its own."""
    if not _has_its_base(utterances, index):
        return ()
    first = last = index
    while first >= 4 and _has_its_base(utterances, first - 2):
        first -= 2
    while last + 2 < len(utterances) and _has_its_base(utterances, last + 2):
        last += 2
    return tuple(range(first - 1, last, 2))


def _has_its_base(utterances: Sequence[Utterance], index: int) -> bool:
    percent = utterances[index]
    in_front = percent.sentence.text[: percent.start - percent.sentence.span.start]
    return (
        index > 0 and percent.number.unit == "%" and is_counted(utterances[index - 1])
        and _OF_ITS_BASE.search(in_front) is not None
    )  # fmt: skip


def each_of_its_base(utterances: Sequence[Utterance], index: int, run: tuple[int, ...]) -> Ratio | None:
    """`复议19件、诉讼3件，分别占全部复议（64件）的29.7%、全部诉讼（11件）的27.3%`: the k-th is the k-th count's of the k-th base;
    none where there are not as many counts in front.
    """
    counts = range(run[0] - len(run), run[0])
    if counts.start < 0 or not all(is_counted(utterances[place]) for place in counts):
        return None
    which = run.index(index - 1)
    return Ratio(percent=index, basis="share", candidates=((counts[which], run[which]),), firm=True)


def _of_a_row(utterances: Sequence[Utterance], index: int, first: int, count: int) -> Ratio | None:
    """`办结的件里，予以公开30件、部分公开12件、不予公开8件，依次占60%、24%、16%`: as many percentages as counts of one row, whose
    whole stands elsewhere.
    """
    row = utterances[max(0, first - count) : first]
    if count < FEWEST_OF_A_ROW or len(row) < count or not all(map(is_counted, row)):
        return None
    marks = [
        gap_between(a, b).strip()[:1] for a, b in itertools.pairwise(utterances[max(0, first - count - 1) : first])
    ]
    others, own = marks[: len(marks) - count + 1], marks[len(marks) - count + 1 :]
    if set(own) != {"、"} or "、" in others or not _HANDS_OUT.fullmatch(gap_between(row[-1], utterances[first])):
        return None
    return Ratio(percent=index, basis="share", candidates=(), firm=False, outside=index - count)


def _in_order(utterances: Sequence[Utterance], index: int, first: int, count: int) -> Ratio | None:
    """`分别为388件、73件，占84.2%、15.8%`: as many percentages as counts before them, which 分别 hands out; their whole stands
    elsewhere.
    """
    counts = utterances[max(0, first - count) : first]
    if count < 2 or len(counts) < count or not all(map(is_counted, counts)):
        return None
    handed = (
        "分别" in utterances[first].sentence.text[: utterances[first].start - utterances[first].sentence.span.start]
    )
    joined = all(not one.before.strip("和、及与") for one in counts[1:]) or all(one.handed for one in counts)
    if not (handed and joined and is_directly_behind(utterances[first], counts[-1])):
        return None
    return Ratio(percent=index, basis="share", candidates=(), firm=False, outside=index - count)
