"""Passages into windows that the network reads at once: whole sentences, and the end of what stands before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpora.document.geometry import Span
from models.language.encoder.characters import CharacterTokens, Ids
from models.language.network.input_text import input_text

MOST_CHARACTERS: Final = 384
"""Characters of text in one window; nearly all paragraphs of such reports fit."""
CONTEXT: Final = 128
"""Characters of the sentences before that a later window shows again: the subject may stand there."""
MOST_HEADING: Final = 40
"""Characters of a heading that are read; a longer one is no heading."""
BREAKS: Final = "。！？；;，,、"
"""Where a sentence longer than a window may be cut, the last of them in reach."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A piece of a passage.

    Args:
        heading: as it is read, cut.
        start, end: what is seen of the passage's text.
        new: from here on the window speaks; before it is context that another window spoke of.
    """

    heading: str
    start: int
    end: int
    new: int

    @property
    def offset(self) -> int:
        """Place in the sequence of the passage's first character: `[CLS] heading [SEP]` comes before `start`."""
        return len(self.heading) + 2 - self.start

    def sequence(self, text: str, *, year: int | None, tokens: CharacterTokens) -> Ids:
        """`[CLS] heading [SEP] text [SEP]` as ids."""
        seen = input_text(text, year=year)[self.start : self.end]
        return tokens.sequence(input_text(self.heading, year=year), seen)


def windows_of(heading: str, text: str, sentences: Sequence[Span]) -> list[Window]:
    """Windows that together speak of every character of `text` once."""
    read = heading[:MOST_HEADING]
    pieces = _pieces(text, sentences)
    windows: list[Window] = []
    first = 0
    while first < len(pieces):
        before = _context(pieces, first)
        last = first + 1
        while last < len(pieces) and pieces[last].end - before <= MOST_CHARACTERS:
            last += 1
        windows.append(Window(heading=read, start=before, end=pieces[last - 1].end, new=pieces[first].start))
        first = last
    return windows


def _context(pieces: Sequence[Span], first: int) -> int:
    """Start of the sentences before the first one, as many as fit into CONTEXT and leave it room."""
    own, start = pieces[first], pieces[first].start
    for piece in reversed(pieces[:first]):
        if own.start - piece.start > CONTEXT or own.end - piece.start > MOST_CHARACTERS:
            break
        start = piece.start
    return start


def _pieces(text: str, sentences: Sequence[Span]) -> list[Span]:
    """Sentences with what stands between them, those that are too long cut: every character is in one piece."""
    starts = sorted({0, *(span.start for span in sentences if 0 < span.start < len(text))})
    ends = [*starts[1:], len(text)]
    return [piece for start, end in zip(starts, ends, strict=True) for piece in _cut(text, start, end)]


def _cut(text: str, start: int, end: int) -> list[Span]:
    cuts = [start]
    while end - cuts[-1] > MOST_CHARACTERS:
        reach = range(cuts[-1] + MOST_CHARACTERS, cuts[-1] + MOST_CHARACTERS // 2, -1)
        cuts.append(next((place for place in reach if text[place - 1] in BREAKS), reach[0]))
    return [Span(one, other) for one, other in zip(cuts, [*cuts[1:], end], strict=True) if other > one]
