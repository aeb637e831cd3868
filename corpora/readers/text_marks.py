"""Marks of Markdown in a text: headings lose their signs and become headings, emphasis becomes plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpora.readers.normalise import Normalised

_HEADING = re.compile(r"^ {0,3}(?P<signs>#{1,6})[ \t]+(?=\S)", re.MULTILINE)
_RULE = re.compile(r"^\|? ?:?-{3,}:? ?(?:\| ?:?-{3,}:? ?)+\|?$", re.MULTILINE)
_STRONG = re.compile(r"(?P<open>\*\*)(?=[^\s*])[^\n*]+(?<=[^\s*])(?P<close>\*\*)")
"""12** 34** are notes on numbers: what stands between two signs begins and ends without a blank."""


def without_marks(text: Normalised) -> tuple[Normalised, Mapping[int, int]]:
    """The text without its marks, and the level of each line that is a heading; a text without any as it is."""
    headings = list(_HEADING.finditer(text.text))
    if not headings and not _RULE.search(text.text):
        return text, {}
    levels = {text.text.count("\n", 0, match.start()): len(match["signs"]) for match in headings}
    strong = [match.span(name) for match in _STRONG.finditer(text.text) for name in ("open", "close")]
    return _cut(text, sorted([*(match.span() for match in headings), *strong])), levels


def _cut(text: Normalised, spans: Sequence[tuple[int, int]]) -> Normalised:
    pieces: list[str] = []
    offsets: list[int] = []
    end = 0
    for start, stop in spans:
        pieces.append(text.text[end:start])
        offsets.extend(text.offsets[end:start])
        end = max(end, stop)
    pieces.append(text.text[end:])
    offsets.extend(text.offsets[end:])
    return Normalised(text="".join(pieces), offsets=tuple(offsets))
