"""Names as a network found them, their ends set by what is sure: the brackets of a title, and brackets that close.

A network tags character by character; in a title that it does not know it stops early or begins anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from corpora.document.claim import Entity
from corpora.document.geometry import Span

TITLE: Final = re.compile("《[^《》\n]{1,80}》")
LAW: Final = re.compile("(?:法|条例|办法|规定|细则|规则)》$")
FEWEST: Final = 2
"""Characters of a name; single ones (沪) are places seldom, and stray tags mostly."""
OPENING, CLOSING = "（(“「《[【", "）)”」》]】"
NEVER_AT_AN_END: Final = "，。；：、,;: 　"


def mended(entities: Iterable[Entity], text: str) -> tuple[Entity, ...]:
    """In reading order: of names that touch a title the title itself, others without loose brackets and stops at their
    ends; what is nothing then is left out.
    """
    found = list(entities)
    titles = [Span(*match.span()) for match in TITLE.finditer(text)]
    touched = [(title, [one for one in found if _overlap(one.span, title)]) for title in titles]
    whole = [_titled(title, inside, text) for title, inside in touched if inside and not _longer(title, inside)]
    replaced = {one for title, inside in touched if not _longer(title, inside) for one in inside}
    rest = [trimmed for one in found if one not in replaced for trimmed in _trimmed(one, text)]
    return tuple(sorted([*whole, *rest], key=lambda one: one.span))


def _titled(title: Span, inside: Sequence[Entity], text: str) -> Entity:
    words = text[title.start : title.end]
    return Entity(
        label="LAW" if LAW.search(words) else "DOCUMENT", text=words, span=title,
        confidence=max(one.confidence for one in inside),
    )  # fmt: skip


def _longer(title: Span, inside: Sequence[Entity]) -> bool:
    """Whether a name holds the title and more: 《云岭报》公众号 is a channel."""
    return any(one.span != title and one.span.start <= title.start and title.end <= one.span.end for one in inside)


def _trimmed(entity: Entity, text: str) -> Iterator[Entity]:
    start, end = entity.span.start, entity.span.end
    while start < end and _is_loose(text[start:end], 0):
        start += 1
    while start < end and _is_loose(text[start:end], -1):
        end -= 1
    if end - start >= FEWEST:
        yield replace(entity, text=text[start:end], span=Span(start, end))


def _is_loose(words: str, place: int) -> bool:
    """Whether the sign at an end is a stop, or a bracket whose other half is not in the words."""
    sign = words[place]
    for signs, others in ((OPENING, CLOSING), (CLOSING, OPENING)):
        if sign in signs:
            return words.count(sign) > words.count(others[signs.index(sign)])
    return sign in NEVER_AT_AN_END


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
