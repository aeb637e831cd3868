"""Where a paragraph's sentences stand, by their full stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.document.geometry import Span

_ENDINGS = "。！？!?"
_OPENING, _CLOSING = "（(【[〔《“‘", "）)】]〕》”’"
_CONTINUES = re.compile(r"\s*(?:其中|包括[：:]|分别(?:为|是))")
"""A sentence that opens so is told of the one before: 收到15件。其中，自然人12件。"""


def split_sentences(text: str) -> tuple[Span, ...]:
    """Cut behind full stops outside brackets and quotation marks; blanks around a sentence are no part of it."""
    found: list[Span] = []
    for span in _cut(text):
        if found and _CONTINUES.match(text, span.start):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def _cut(text: str) -> Iterator[Span]:
    depth = begin = 0
    for index, sign in enumerate(text):
        depth = max(0, depth + (sign in _OPENING) - (sign in _CLOSING))
        if (sign in _ENDINGS and depth == 0) or index == len(text) - 1:
            words = text[begin : index + 1]
            start = begin + len(words) - len(words.lstrip())
            end = begin + len(words.rstrip())
            if start < end:
                yield Span(start, end)
            begin = index + 1
