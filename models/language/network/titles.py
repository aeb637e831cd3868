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
BODY_END: Final = re.compile("(?:[组社局处科室厅部院所站办府委会团校司队]|中心|大学)$")
BROKEN_END: Final = re.compile(
    "(?:领导小组|合作社|人民政府|委员会|办公室|办公厅|服务中心|办事处|研究院|研究所|管理局|分局)$"
)
"""What a body's name ends with, and those of these words that are told when their last character was missed."""
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
    return tuple(_whole_bodies(sorted([*whole, *rest], key=lambda one: one.span), text))


def _whole_bodies(found: Sequence[Entity], text: str) -> Iterator[Entity]:
    """Bodies side by side with nothing between them are one, and one that stops within its last word goes to its end:
    枫沚台, 县信访局 are 枫沚台县信访局, 领导小 is 领导小组.
    """
    last: Entity | None = None
    for entity in found:
        if last is None or not (last.label == entity.label == "ORG" and last.span.end == entity.span.start):
            if last is not None:
                yield _to_its_end(last, entity.span.start, text)
            last = entity
            continue
        span = Span(last.span.start, entity.span.end)
        last = replace(
            last, text=text[span.start : span.end], span=span, confidence=min(last.confidence, entity.confidence)
        )
    if last is not None:
        yield _to_its_end(last, len(text), text)


def _to_its_end(entity: Entity, following: int, text: str) -> Entity:
    """`following` is where the next name begins."""
    if entity.label != "ORG" or BODY_END.search(entity.text):
        return entity
    end = entity.span.end + 1
    longer = text[entity.span.start : end]
    if end > following or not BROKEN_END.search(longer):
        return entity
    return replace(entity, text=longer, span=Span(entity.span.start, end))


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
