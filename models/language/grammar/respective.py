"""`自然人、法人申请分别为17件、2件`: names that stand in one list, and their figures in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from corpora.document.number import Number

_BETWEEN: Final = re.compile(r"\s?(?:[、，,]|和|与|及|以及)\s?")
_HANDS_OUT: Final = re.compile(r"(?:分别|依次)(?:各)?(?:为|是|有|达|计|共)?\s?$")
_BARE_RUN: Final = re.compile(r"(?:分别|依次|各)(?:为|是|有|达|计)?[\d\s、，,.和与及]*$")
_NAMES: Final = re.compile(r"[^，,。；;：:（）()\d]*$")
_LAST_JOIN: Final = re.compile(r"以及|和|及|与")
_SHARED_END: Final = re.compile(r"(?:(?:的)?(?:申请|案件|事项|信息)|的[^的]{2,12})(?:数量|数|量)?$")
"""What the last name bears for all: 自然人、法人申请; 制发、废止的规范性文件."""


def with_shared_units(text: str, numbers: Sequence[Number]) -> list[Number]:
    """Bare numbers behind 分别 or 依次 (分别为17和2件) are counted as the last of them is."""
    shared: list[Number] = []
    for number in reversed(numbers):
        behind = shared[-1] if shared else None
        if behind is not None and number.unit is None and _BARE_RUN.search(text[: number.span.start]):
            joined = _BETWEEN.fullmatch(text, number.span.end, behind.span.start)
            number = replace(number, unit=behind.unit) if joined else number
        shared.append(number)
    return shared[::-1]


def handed_out(text: str, numbers: Sequence[Number], ends: Sequence[int]) -> Mapping[int, str]:
    """The name of each number that 分别 or 依次 hands out, by its place; nothing where names and numbers do not pair.

    Args:
        text: the sentence.
        numbers: its quantities in order, spans into `text`.
        ends: where each ends with its unit.
    """
    found: dict[int, str] = {}
    for first, last in _runs(text, numbers, ends):
        head = _HANDS_OUT.search(text[: numbers[first].span.start])
        names = _names(_NAMES.search(text[: head.start()]), count=last - first + 1) if head else []
        found.update(zip(range(first, last + 1), names, strict=False))
    return found


def _runs(text: str, numbers: Sequence[Number], ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of numbers that nothing but 、 or 和 parts."""
    first = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or not _BETWEEN.fullmatch(text, ends[place - 1], numbers[place].span.start):
            if place - first > 1:
                yield first, place - 1
            first = place


def _names(words: re.Match[str] | None, *, count: int) -> list[str]:
    """The words as so many names, each with the ending that the last bears for all; none where they are not so many."""
    names = words.group().strip().split("、") if words else []
    if len(names) == count - 1:
        joins = list(_LAST_JOIN.finditer(names[-1]))
        if len(joins) == 1:
            names[-1:] = [names[-1][: joins[0].start()], names[-1][joins[0].end() :]]
    if len(names) != count or not all(name.strip() for name in names):
        return []
    shared = _SHARED_END.search(names[-1])
    ending = shared.group() if shared and not any(map(_SHARED_END.search, names[:-1])) else ""
    return [*(f"{name.strip()}{ending}" for name in names[:-1]), names[-1].strip()]
