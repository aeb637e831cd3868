"""Marks of a label that stand apart from its characters, as where a label is set downwards: （ over 三 over ）."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from corpora.document.printed_page import Word
from models.tables.pages.print.lines import middle_x, middle_y

OPENING: Final = frozenset("（(“‘《〈【[")
MARKS: Final = OPENING | frozenset("）)、，,．.：:；;”’》〉】]")
NEAR: Final = 2.0
"""Em between the middles of a mark and of the nearest character of its label: one above the other, a blank between."""
BESIDE: Final = 0.6
"""Em by which it may stand aside from the line or the column of that."""


def marks_of(
    labels: Mapping[tuple[int, int], Sequence[Word]], words: Iterable[Word]
) -> dict[tuple[int, int], list[Word]]:
    """For each label, by its place in the form, what of the words of a text layer are marks beside its characters."""
    used = {id(word) for own in labels.values() for word in own}
    found: dict[tuple[int, int], list[Word]] = {}
    for mark in words:
        if mark.origin != "layer" or id(mark) in used or not MARKS.issuperset(mark.text):
            continue
        away = {place: min(_away(mark, word) for word in own) for place, own in labels.items() if _may_be_of(mark, own)}
        nearest = min(away, key=lambda place: away[place], default=None)
        if nearest is not None and away[nearest] <= NEAR:
            found.setdefault(nearest, []).append(mark)
    return found


def _may_be_of(mark: Word, label: Sequence[Word]) -> bool:
    """Only what opens may come first: the number that a stop stands behind is none of the label's words."""
    before = (word for word in label if word.box.bottom <= middle_y(mark.box) or word.box.right <= middle_x(mark.box))
    return bool(label) and (OPENING.issuperset(mark.text) or any(_away(mark, word) <= NEAR for word in before))


def _away(mark: Word, word: Word) -> float:
    """Em between the middles; endless where the mark stands neither in the line nor in the column of the word."""
    em = word.box.bottom - word.box.top
    across = max(word.box.left - middle_x(mark.box), middle_x(mark.box) - word.box.right, 0.0) / em
    down = abs(middle_y(mark.box) - middle_y(word.box)) / em
    return across + down if min(across, down) <= BESIDE else float("inf")
