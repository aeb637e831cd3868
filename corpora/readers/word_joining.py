"""Characters as words: those printed together on one line, with neither a blank nor a rule between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule, Word
from corpora.readers.pdf_characters import Character

GAP: Final = 0.35
"""Em between two characters of a word at most: justified lines stretch less, columns of a table stand further apart."""
LATIN_GAP: Final = 0.17
"""The same between Latin letters, or a mark or figure and a letter: files often print no blanks but only leave room for
them, a quarter of an em or a third, and a fifth in justified lines. Letters that are set apart stand nearer."""
SAME_LINE: Final = 0.25
"""Em by which the middles of characters on one line may differ."""
LAST_LATIN: Final = "\u0250"
"""Behind the letters of Latin with their accents."""
OVERPRINTED: Final = 0.2
"""Em that characters of two lines have in common, from which one is printed over the other."""
SAME_FOOT: Final = 0.5
"""Points by which the feet of characters on one line may differ: those of two sizes do."""
TOUCHING: Final = 0.03
"""Em between two digits of one figure at most: those of two cells have padding or a rule's width between them."""
CUT: Final = 0.2
"""Confidence of a figure with a digit at the edge of what is printed."""
SAME_PLACE: Final = 0.2
"""Em within which the same character printed twice is a bold one."""


def join_words(characters: Iterable[Character], *, rules: Sequence[Rule] = ()) -> tuple[Word, ...]:
    """Words from top to bottom, left to right. `characters` are upright, blanks (" ") among them."""
    upright = _Fences(rules)
    words: list[Word] = []
    for line in _lines(characters):
        for part in _overprinted(line):
            for run in _runs(part, _fenced(part, upright)):
                words.append(_word(run))
    return tuple(words)


def _lines(characters: Iterable[Character]) -> Iterator[list[Character]]:
    line: list[Character] = []
    for character in sorted(characters, key=lambda item: (_middle(item), item.box.left)):
        if line and _middle(character) - _middle(line[0]) > SAME_LINE * min(line[0].size, character.size):
            yield sorted(line, key=lambda item: item.box.left)
            line = []
        line.append(character)
    if line:
        yield sorted(line, key=lambda item: item.box.left)


def _overprinted(line: list[Character]) -> list[list[Character]]:
    """The line, or where one is printed over another (a running head across a table) each of them."""
    if not any(_over(one, other) for one, other in pairwise(line)):
        return [line]
    parts: list[list[Character]] = []
    for character in sorted(line, key=lambda item: item.box.bottom):
        if parts and character.box.bottom - parts[-1][-1].box.bottom <= SAME_FOOT:
            parts[-1].append(character)
        else:
            parts.append([character])
    return [sorted(part, key=lambda item: item.box.left) for part in parts]


def _over(one: Character, other: Character) -> bool:
    """Is `other`, of another line, printed over `one`? Blanks are no print."""
    over = one.box.right - other.box.left > OVERPRINTED * min(one.size, other.size)
    return over and abs(one.box.bottom - other.box.bottom) > SAME_FOOT and " " not in (one.text, other.text)


def _middle(character: Character) -> float:
    return (character.box.top + character.box.bottom) / 2


def _runs(line: Sequence[Character], fenced: Set[int]) -> Iterator[list[Character]]:
    """`fenced`: indices of characters before which a rule stands."""
    run: list[Character] = []
    for index, character in enumerate(line):
        if run and _again(run, character):
            continue
        if run and (character.text == " " or index in fenced or _apart(run, character)):
            yield run
            run = []
        if character.text != " ":
            run.append(character)
    if run:
        yield run


def _again(run: Sequence[Character], character: Character) -> bool:
    """Printed over one that is there already."""
    near = SAME_PLACE * character.size
    return any(
        other.text == character.text and abs(other.box.left - character.box.left) < near for other in run[-2:]
    )  # fmt: skip


def _fenced(line: Sequence[Character], fences: _Fences) -> frozenset[int]:
    """Indices of characters between which, or the figure that they begin, and those before a rule stands.

    Digits that touch are one figure: where it is too long for its cell, a rule runs through it and parts nothing.
    """
    printed = [index for index, one in enumerate(line) if one.text != " "]
    figures: list[list[int]] = []
    for index in printed:
        if figures and _touch(line[figures[-1][-1]], line[index]):
            figures[-1].append(index)
        else:
            figures.append([index])
    middles = [(line[one[0]].box.left + line[one[-1]].box.right) / 2 for one in figures]
    return frozenset(
        one[0]
        for (before, _), (after, one) in pairwise(zip(middles, figures, strict=True))
        if fences.between(before, after, line[one[0]].box)
    )


def _touch(before: Character, after: Character) -> bool:
    near = after.box.left - before.box.right <= TOUCHING * min(before.size, after.size)
    return near and _is_of_figure(before.text) and _is_of_figure(after.text)


def _is_of_figure(text: str) -> bool:
    return text.isdigit() or text in ".,"


def _apart(run: Sequence[Character], after: Character) -> bool:
    before = run[-1]
    blank = _is_latin(before.text, after.text) and not _is_ligature(run)
    most = LATIN_GAP if blank else GAP
    return after.box.left - before.box.right > most * min(before.size, after.size)


def _is_latin(before: str, after: str) -> bool:
    """Is at least one of the two a Latin letter, and the other no character of Chinese? Figures keep together."""
    return max(before, after) < LAST_LATIN and (before.isalpha() or after.isalpha())


def _is_ligature(run: Sequence[Character]) -> bool:
    """Are the last two at one place, as the letters of ﬁ and ﬂ are told? Then the room behind them is not known."""
    return len(run) > 1 and run[-1].box.left == run[-2].box.left


def _word(run: Sequence[Character]) -> Word:
    """A figure of which digits may be cut off is none to be believed."""
    text = "".join(item.text for item in run)
    cut = (run[0].cut or run[-1].cut) and any(map(str.isdigit, text))
    return Word(text=text, box=around(item.box for item in run), confidence=CUT if cut else 1.0)


class _Fences:
    """Vertical rules, for words that two narrow cells print next to each other."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        upright = [rule.box for rule in rules if not rule.horizontal]
        upright.sort(key=lambda box: box.left + box.right)
        self._xs = [(box.left + box.right) / 2 for box in upright]
        self._boxes = upright

    def between(self, left: float, right: float, box: Box) -> bool:
        """Does a rule stand between two x, over the height of `box`?"""
        middle = (box.top + box.bottom) / 2
        found = self._boxes[bisect_right(self._xs, left) : bisect_left(self._xs, right)]
        return any(rule.top <= middle <= rule.bottom for rule in found)
