"""Words as lines of print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Word

SAME_LINE: Final = 0.4
"""Of the lower word's height: middles nearer to each other are on one line. Figures beside Chinese sit lower."""

MARK: Final = 0.5
"""Of a line's height: what is lower, and lies in it, is a mark of punctuation."""
BELOW: Final = 0.2
"""Of a line's height: how far marks reach below it."""

BEARER: Final = 0.75
"""Of a word's height: what is lower and begins a line, a mark above it, tells nothing of where its words stand."""
LOWERED, TOUCHING, BESIDE = 0.85, 0.25, 0.4
"""Of a word's height that a lowered one behind it has at most; of that one's height: between both at most,
and beside the word at least.
"""

DOWNWARDS: Final = 1.5
"""Of its width, the height of a word whose characters stand under each other at least."""

TAB: Final = 1.5
"""Em between words of a line that are not meant to be read as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words from left to right."""

    words: tuple[Word, ...]
    box: Box

    @property
    def size(self) -> float:
        """The tallest word's height, points; a word that is set downwards tells only where there is no other."""
        tallest = max(self.words, key=_height)
        if len(self.words) > 1 and is_set_downwards(tallest):
            level = [_height(word) for word in self.words if not is_set_downwards(word)]
            return max(level, default=_height(tallest))
        return _height(tallest)

    @property
    def middle(self) -> float:
        """Y of its middle."""
        return (self.box.top + self.box.bottom) / 2

    @property
    def text(self) -> str:
        """As it reads."""
        return joined_text(self.words)


def united(boxes: Iterable[Box], meet: Callable[[Box, Box], bool]) -> list[Box]:
    """The boxes around those that meet, directly or once others are in them; `meet` is asked of a found one first."""
    found: list[Box] = []
    for box in boxes:
        own = box
        while (other := next((one for one in found if meet(one, own)), None)) is not None:
            found.remove(other)
            own = around((other, own))
        found.append(own)
    return found


def middle_x(box: Box) -> float:
    """X of the middle."""
    return (box.left + box.right) / 2


def bare_text(words: Iterable[Word]) -> str:
    """What words say together, without white."""
    return "".join("".join(word.text for word in words).split())


def middle_y(box: Box) -> float:
    """Y of the middle."""
    return (box.top + box.bottom) / 2


def stands_in(word: Box, gap: Box, *, slack: float = 0.0) -> bool:
    """Has a word its middle at the height of a gap, and more than `slack` points of its width in it?"""
    return gap.top < middle_y(word) < gap.bottom and word.right > gap.left + slack and word.left < gap.right - slack


def overlap(one: Box, other: Box) -> bool:
    """Is one over or under the other, at least in part?"""
    return min(one.right, other.right) > max(one.left, other.left)


def area_of(box: Box) -> float:
    """In square points."""
    return (box.right - box.left) * (box.bottom - box.top)


def holds(box: Box, inner: Box) -> bool:
    """Does the middle of `inner` lie in the box?"""
    return box.left <= middle_x(inner) <= box.right and box.top <= middle_y(inner) <= box.bottom


def is_set_downwards(word: Word) -> bool:
    """Are its Chinese characters under each other?"""
    wide = word.box.right - word.box.left
    return _height(word) >= DOWNWARDS * wide and len(word.text) > 1 and "\u4e00" <= word.text[0] <= "\u9fff"


def lines_of(words: Iterable[Word]) -> list[Line]:
    """From top to bottom."""
    found = list(words)
    if len(found) < 2:  # most cells of a table
        return [Line(words=(word,), box=word.box) for word in found]
    lines: list[list[Word]] = []
    bearer = found[0]
    for word in sorted(found, key=lambda word: (middle_y(word.box), word.box.left)):
        if lines and _level(bearer, word):
            lines[-1].append(word)
            bearer = word if BEARER * _height(word) > _height(bearer) else bearer
        else:
            lines.append([word])
            bearer = word
    return [line_of(line) for line in _with_lowered_words(lines)]


def _with_lowered_words(lines: Sequence[list[Word]]) -> list[list[Word]]:
    """Words that are lowered stand on the line of the words that they hang on: PM with a lowered 2.5."""
    heights = [word.box.bottom - word.box.top for line in lines for word in line]
    if min(heights) > LOWERED * max(heights):
        return [*lines]  # none is small enough: nearly always
    found: list[list[Word]] = []
    for line in lines:
        if found and _hang_on(line, found[-1]):
            found[-1] = [*found[-1], *line]
        else:
            found.append(line)
    return found


def _height(word: Word) -> float:
    return word.box.bottom - word.box.top


def _hang_on(small: Sequence[Word], line: Sequence[Word]) -> bool:
    """Does each small word stand right behind a larger one, beside its lower half?"""
    tallest = max(map(_height, line))
    if any(_height(word) > LOWERED * tallest for word in small):
        return False
    return all(any(_hangs(one.box, word.box) for word in line) for one in small)


def _hangs(small: Box, word: Box) -> bool:
    height = small.bottom - small.top
    beside = min(small.bottom, word.bottom) - max(small.top, word.top)
    near = -TOUCHING * height <= small.left - word.right <= TOUCHING * height
    return (
        near
        and middle_y(small) > middle_y(word)
        and beside >= BESIDE * height
        and height <= LOWERED * (word.bottom - word.top)
    )


def line_of(words: Sequence[Word]) -> Line:
    """One line of words that stand on it."""
    if len(words) == 1:
        return Line(words=tuple(words), box=words[0].box)
    ordered = tuple(sorted(words, key=lambda word: word.box.left))
    return Line(words=ordered, box=around([word.box for word in ordered]))


def _level(one: Word, other: Word) -> bool:
    low, tall = one.box, other.box
    height, whole = low.bottom - low.top, tall.bottom - tall.top
    if height > whole:
        low, tall, height, whole = tall, low, whole, height
    if abs(middle_y(low) - middle_y(tall)) <= SAME_LINE * height:
        return True
    return height < MARK * whole and tall.top <= low.top and low.bottom <= tall.bottom + BELOW * whole


def joined_text(words: Sequence[Word]) -> str:
    """Words of a line: a tab where they stand far apart, a blank where letters or digits would run together."""
    text = ""
    for index, word in enumerate(words):
        apart = word.box.left - words[index - 1].box.right if index else 0.0
        if apart >= TAB * (word.box.bottom - word.box.top):
            text += "\t"
        elif text and text[-1].isascii() and word.text[0].isascii():
            text += " "
        text += word.text
    return text
