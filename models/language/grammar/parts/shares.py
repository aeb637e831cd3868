"""Parts that each tell their share of the whole: what opens the list, and what says that it is all, are the percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpora.document.number import Number
from models.language.grammar.measure_words import count_alike
from models.language.grammar.part_list import (
    BY_SHARES,
    countable,
    gap_between,
    may_be_meant_as,
    sum_of_parts,
    without_brackets,
)
from models.language.grammar.words.utterance import Utterance

_BEHIND = re.compile(r"\s?[，,（(]?\s?(?:约)?占(?:比)?(?:总数|总量|全部)?(?:的|为|约|达)?\s?|\s?[（(]\s?")
ALL = 100
"""Percent."""
ROUNDED_AWAY = Decimal("0.5")
"""Percent by which the shares of all parts, each rounded, may miss ALL together."""
_SORTS = ("种", "类")
FEWEST = 2
"""Parts that make a list."""


def parts_with_shares(utterances: Sequence[Utterance]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Wholes with parts that no word opens: `收到50件，网上30件（占60%），信函20件（占40%）`."""
    for whole, divided in enumerate(utterances):
        if countable(divided) and (parts := _parts_behind(utterances, whole)):
            shares = _shares(utterances, divided.number.value, parts)
            if shares and sum(shares, Decimal(0)) <= ALL + ROUNDED_AWAY:
                yield whole, parts


def are_all_shares(utterances: Sequence[Utterance], whole: int, parts: Sequence[int]) -> bool:
    """`网上30件，占60%；信函20件，占40%`: shares of the whole that come to all of it leave nothing out. So do those of what
    the parts come to, where the whole is that but for a slip of the pen: then it is the whole that is wrong.
    """
    count, together = utterances[whole].number.value, sum_of_parts(utterances, parts)
    shares = _shares(utterances, count, parts)
    if not shares and may_be_meant_as(count, together, far=BY_SHARES):
        shares = _shares(utterances, together, parts)
    return bool(shares) and abs(sum(shares, Decimal(0)) - ALL) <= ROUNDED_AWAY


def _parts_behind(utterances: Sequence[Utterance], whole: int) -> tuple[int, ...]:
    """Counts behind a whole, each with its percentage, up to the first that has none."""
    parts: list[int] = []
    sorts = whole + 1 < len(utterances) and utterances[whole + 1].number.unit in _SORTS  # 经三种渠道提交
    for place in range(whole + 2 if sorts else whole + 1, len(utterances), 2):
        part, before = utterances[place], utterances[parts[-1] if parts else whole]
        gap = without_brackets(gap_between(before, part))
        opened = re.match("[，,：:]", gap) and not re.search("[；;]", gap) if not parts else True
        alike = countable(part) and count_alike(utterances[whole].number.unit, part.number.unit)
        if not (opened and alike) or "。" in gap or part.depth != before.depth or _share(utterances, place) is None:
            break
        parts.append(place)
    return tuple(parts) if len(parts) >= FEWEST else ()


def _share(utterances: Sequence[Utterance], place: int) -> Number | None:
    """The percentage that stands right behind a count: 网上30件（占60%）."""
    if place + 1 == len(utterances):
        return None
    share = utterances[place + 1].number
    beside = _BEHIND.fullmatch(gap_between(utterances[place], utterances[place + 1]))
    return share if beside and share.unit == "%" and share.bound == "exact" else None


def _shares(utterances: Sequence[Utterance], count: Decimal, parts: Sequence[int]) -> list[Decimal]:
    """The parts' percentages, where all have one and most of them are of that count; else none."""
    shares = [share for part in parts if (share := _share(utterances, part)) is not None]
    if len(shares) < len(parts) or len(parts) < FEWEST or not count:
        return []
    exact = (utterances[part].number.value * ALL / count for part in parts)
    held = sum(
        abs(one - share.value) < Decimal(1).scaleb(-share.decimals) for one, share in zip(exact, shares, strict=True)
    )
    return [share.value for share in shares] if 2 * held > len(parts) else []
