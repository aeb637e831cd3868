"""Grammar and network on named things: of two that overlap the likelier one is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpora.document.claim import Entity
from corpora.document.geometry import Span

SAME_KIND_BONUS = 0.05
"""What agreement of both on an entity adds to the better confidence."""

LISTED = "CHANNEL"
"""The kind whose rule is a list of whole names."""
OPENING = re.compile("政府信息公开|政务公开|政务服务|政务新媒体|办事大厅|今日头条")
CLOSING = re.compile("领导小组|工作小组|委员会|办公室|政府|专区|专栏|公开栏|公示栏|公告栏|窗口|网站|平台|公众号|系统")
"""Words of the field that no name begins within, and that none ends within."""
NO_NAME = re.compile("(?:法治|阳光|透明|数字|服务型|法治型)政府$|^邮政(?:编码?)?$|^先进地区?$|^经济社会?$")
"""What bodies strive to be, the code before their address, where they go to learn, and what they further."""
VERB_BEHIND = re.compile("(?:(?<=政府)|(?<=公署)|(?<=[局厅署委办会]))组(?:织(?:编制?)?)?$")
"""`…人民政府组织编制了…`: what a body does is none of its name."""
A_DAY = re.compile(r"(?<=年|度)日$")
"""`2025年日均浏览量`: of a day, no date."""
SIGNS = "…·、，。；：,;: \u3000"
"""What no name begins or ends with."""
REACH = 6
"""Characters, those of the longest such word."""
DIGITS = 4
"""Of a confidence that is told to others."""


LEFT_TO_THE_NETWORK = frozenset(("ORG", "CHANNEL", "PLACE"))
"""Kinds of names that the rules find worse than the network does, in drawn prose and by hand."""


def combined_entities(
    grammar: Iterable[Entity], network: Sequence[Entity], *, text: str, read: Sequence[Span] = ()
) -> tuple[Entity, ...]:
    """Entities of both in reading order, none overlapping.

    Args:
        grammar: those of the rules.
        network: those of the network.
        text: the document's, that spans are of.
        read: the passages that the network has read; of names in them it has the say.
    """
    grammar = [one for one in grammar if not _is_left_to(network, one, read)]
    best: dict[tuple[str, int, int], Entity] = {}
    rounded = (replace(entity, confidence=round(entity.confidence, DIGITS)) for entity in network)
    whole = [
        entity
        for entity in (_of_whole_words(_alone(_without_signs(one), text), text) for one in rounded)
        if not _is_no_name(entity) and not any(_is_cut_of(entity, one) for one in grammar)
    ]
    for entity in (*whole, *grammar):
        key = (entity.label, entity.span.start, entity.span.end)
        other = best.get(key)
        if other is not None:
            likely = round(min(1.0, max(other.confidence, entity.confidence) + SAME_KIND_BONUS), DIGITS)
            entity = Entity(label=entity.label, text=entity.text, span=entity.span, confidence=likely)
        best[key] = entity
    kept: list[Entity] = []
    for entity in sorted(best.values(), key=lambda one: (-one.confidence, one.span)):
        if not any(entity.span.meets(one.span) for one in kept):
            kept.append(entity)
    return tuple(sorted(kept, key=lambda one: one.span))


def _is_no_name(entity: Entity) -> bool:
    return entity.label in LEFT_TO_THE_NETWORK and NO_NAME.search(entity.text) is not None


def _is_left_to(network: Sequence[Entity], entity: Entity, read: Sequence[Span]) -> bool:
    """Of names the network has the say where it has read; channels of the rules' short list are added to its own."""
    if entity.label not in LEFT_TO_THE_NETWORK or not any(p.start <= entity.span.start < p.end for p in read):
        return False
    return entity.label != LISTED or any(entity.span.meets(one.span) for one in network)


def _without_signs(entity: Entity) -> Entity:
    """Names begin and end with no dots of an ellipsis and the like; quotes and brackets belong to some."""
    kept = entity.text.strip(SIGNS)
    start = entity.span.start + entity.text.find(kept)
    return replace(entity, text=kept, span=Span(start, start + len(kept))) if kept else entity


def _alone(entity: Entity, text: str) -> Entity:
    """Without the word that goes on behind it: what a body does, a day's mean."""
    found = VERB_BEHIND.search(entity.text) if entity.label == "ORG" else None
    if entity.label == "PERIOD" and text[entity.span.end : entity.span.end + 1] == "均":
        found = A_DAY.search(entity.text)
    if found is None:
        return entity
    end = entity.span.start + found.start()
    return replace(entity, text=entity.text[: found.start()], span=Span(entity.span.start, end))


def _of_whole_words(entity: Entity, text: str) -> Entity:
    """A name that begins or ends within a word reaches to the word's end (信息公开领导 of 政府信息公开领导小组),
    one with a closing quote to the opening one (通”广播 of “村村通”广播); accounts are of a channel.
    """
    if entity.label not in LEFT_TO_THE_NETWORK:
        return entity
    start, end = entity.span.start, entity.span.end
    around = slice(max(0, start - REACH), end + REACH)
    for word in OPENING.finditer(text, around.start, around.stop):
        if word.start() < entity.span.start < word.end():
            start = word.start()
    for word in CLOSING.finditer(text, around.start, around.stop):
        if word.start() < entity.span.end < word.end():
            end = word.end()
    quoted = text[start:end].find("”")
    if quoted >= 0 and "“" not in text[start : start + quoted]:
        opening = text.rfind("“", max(0, start - REACH), start)
        start = opening if opening >= 0 else start
    if text[start:end].endswith("媒体账号"):
        end -= len("账号")
    return replace(entity, text=text[start:end], span=Span(start, end))


def _is_cut_of(entity: Entity, whole: Entity) -> bool:
    """Whether the network cut a thing that a rule, which knows its whole form, has whole (去一年 of 过去一年)."""
    if entity.label != whole.label or entity.span == whole.span:
        return False
    return whole.span.start <= entity.span.start and entity.span.end <= whole.span.end
