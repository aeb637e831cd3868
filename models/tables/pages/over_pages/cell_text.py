"""What a cell says: its words as lines, its lines one under another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from corpora.document.printed_page import Word
from models.tables.pages.print.lines import Line, line_of, lines_of

MARK: Final = 0.85
"""Of a word's height: no raised mark is higher."""
BESIDE: Final = 0.2
"""Of a word's height: white between it and its mark, or what their boxes have in common."""

_OPEN_NUMBER, _REST = re.compile(r"\d[.,]\d*$|^\d{3,}$"), re.compile(r"\d{1,3}$")
"""A number of several digits at the end of a line, digits alone in the next."""


def cell_text(words: Sequence[Word]) -> str:
    """Lines separated by line breaks; `corpora.readers.assembly.fold` joins those between Chinese characters."""
    lines = _with_raised_marks(lines_of(words))
    if _vertical(lines):
        return "".join(line.text for line in lines)
    text = lines[0].text if lines else ""
    for above, below in pairwise(lines):
        text += ("" if _broken_number(above, below, lines) else "\n") + below.text
    return text


def _with_raised_marks(lines: Sequence[Line]) -> list[Line]:
    """The lines, marks of notes and powers in the line whose words they stand at: 80² is not 2 over 80."""
    found: list[Line] = []
    for line in lines:
        if found and all(any(_is_raised(mark, word) for word in line.words) for mark in found[-1].words):
            line = line_of([*found.pop().words, *line.words])
        found.append(line)
    return found


def _is_raised(mark: Word, word: Word) -> bool:
    """Does the mark, which is smaller, stand right behind or before the word and reach down into its height?"""
    height = word.box.bottom - word.box.top
    apart = max(mark.box.left - word.box.right, word.box.left - mark.box.right)
    small = mark.box.bottom - mark.box.top <= MARK * height
    return small and abs(apart) <= BESIDE * height and word.box.top < mark.box.bottom < word.box.bottom


def _broken_number(above: Line, below: Line, lines: Sequence[Line]) -> bool:
    """Does a number go on in the next line? The cell is then too narrow for it: its first part is the widest line."""
    widest = max(line.box.right - line.box.left for line in lines)
    full = above.box.right - above.box.left >= widest - 0.1 and _is_of_one_size(above, below)
    return full and _OPEN_NUMBER.search(above.text) is not None and _REST.match(below.text) is not None


def _is_of_one_size(one: Line, other: Line) -> bool:
    """Are both of a text layer set in one size? A picture does not say it of a few digits."""
    layer = all(word.origin == "layer" for line in (one, other) for word in line.words)
    return not layer or min(one.size, other.size) > MARK * max(one.size, other.size)


def _vertical(lines: Sequence[Line]) -> bool:
    """One character a line, as narrow tall cells are set; figures of several rows are no such thing."""
    return len(lines) > 2 and all(len(line.text) == 1 for line in lines) and not all(
        line.text.isdigit() for line in lines
    )  # fmt: skip
