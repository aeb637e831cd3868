"""Characters as words: those printed together on one line, with neither a blank nor a rule between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
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
SAME_PLACE: Final = 0.2
"""Em within which the same character printed twice is a bold one."""


def join_words(characters: Iterable[Character], *, rules: Sequence[Rule] = ()) -> tuple[Word, ...]:
    """Words from top to bottom, left to right. `characters` are upright, blanks (" ") among them."""
    fences = _Fences(rules)
    words: list[Word] = []
    for line in _lines(characters):
        for part in _overprinted(line):
            for run in _runs(part, fences):
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


def _runs(line: Sequence[Character], fences: _Fences) -> Iterator[list[Character]]:
    run: list[Character] = []
    for character in line:
        if run and _again(run, character):
            continue
        if run and (character.text == " " or _apart(run, character, fences)):
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


def _apart(run: Sequence[Character], after: Character, fences: _Fences) -> bool:
    before = run[-1]
    blank = _is_latin(before.text, after.text) and not _is_ligature(run)
    most = LATIN_GAP if blank else GAP
    if after.box.left - before.box.right > most * min(before.size, after.size):
        return True
    return fences.between((before.box.left + before.box.right) / 2, (after.box.left + after.box.right) / 2, after.box)


def _is_latin(before: str, after: str) -> bool:
    """Is at least one of the two a Latin letter, and the other no character of Chinese? Figures keep together."""
    return max(before, after) < LAST_LATIN and (before.isalpha() or after.isalpha())


def _is_ligature(run: Sequence[Character]) -> bool:
    """Are the last two at one place, as the letters of ﬁ and ﬂ are told? Then the room behind them is not known."""
    return len(run) > 1 and run[-1].box.left == run[-2].box.left


def _word(run: Sequence[Character]) -> Word:
    return Word(text="".join(item.text for item in run), box=around(item.box for item in run))


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
