"""Words printed up or down the page in cells of their own, as narrow heads are; other turned words are left aside."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule, Word
from corpora.readers.pdf_characters import Character
from corpora.readers.word_joining import join_words

MOST: Final = 500
"""Words of a page; more than any page has heads."""

Frame = tuple[float, float, float, float]


def turned_words(letters: Sequence[Character], *, rules: Sequence[Rule]) -> Iterator[Word]:
    """One word for each cell that rules close and that holds words of one direction alone, its lines joined."""
    held: dict[Frame, list[tuple[int, Word]]] = defaultdict(list)
    frames = _Frames(rules)
    for turn in (1, 3):
        printed = [replace(one, box=_levelled(one.box, turn)) for one in letters if one.turn == turn]
        fences = [Rule(box=_levelled(one.box, turn), horizontal=not one.horizontal) for one in rules] if printed else []
        for word in join_words(printed, rules=fences)[:MOST]:
            box = _turned_back(word.box, turn)
            if (frame := frames.around(box)) is not None:
                held[frame].append((turn, replace(word, box=box)))
    upright = [one.box for one in letters if one.turn == 0 and one.text != " "] if held else []
    for frame, words in held.items():
        if len({turn for turn, _ in words}) == 1 and not any(_within(box, frame) for box in upright):
            yield _together([word for _, word in words])


def _levelled(box: Box, turn: int) -> Box:
    """Where a box stands once the page is turned so that lines of `turn` quarters clockwise are level."""
    if turn == 1:
        return Box(left=box.top, top=-box.right, right=box.bottom, bottom=-box.left)
    return Box(left=-box.bottom, top=box.left, right=-box.top, bottom=box.right)


def _turned_back(box: Box, turn: int) -> Box:
    return _levelled(box, 4 - turn)


def _together(words: Sequence[Word]) -> Word:
    """Lines as `join_words` gives them, one behind the other; a blank where letters or digits would run together."""
    text = ""
    for word in words:
        apart = text[-1:].isascii() and word.text[:1].isascii()
        text += f" {word.text}" if text and apart else word.text
    return Word(text=text, box=around(word.box for word in words))


def _within(box: Box, frame: Frame) -> bool:
    left, top, right, bottom = frame
    return left <= (box.left + box.right) / 2 <= right and top <= (box.top + box.bottom) / 2 <= bottom


class _Frames:
    """The next rule on each side of a box."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        level = [(_middle(one.box.top, one.box.bottom), one.box) for one in rules if one.horizontal]
        upright = [(_middle(one.box.left, one.box.right), one.box) for one in rules if not one.horizontal]
        self._level, self._upright = (sorted(found, key=itemgetter(0)) for found in (level, upright))

    def around(self, box: Box) -> Frame | None:
        x, y = _middle(box.left, box.right), _middle(box.top, box.bottom)
        across = [at for at, rule in self._upright if rule.top <= y <= rule.bottom]
        down = [at for at, rule in self._level if rule.left <= x <= rule.right]
        column, row = bisect_left(across, x), bisect_left(down, y)
        if not (0 < column < len(across) and 0 < row < len(down)):
            return None
        return across[column - 1], down[row - 1], across[column], down[row]


def _middle(low: float, high: float) -> float:
    return (low + high) / 2
