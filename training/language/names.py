"""Names of a passage replaced by made-up ones of the same kind, so that what stands around a name and how it ends count
for more than the few names that phrases know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from corpora.document.geometry import Span
from corpora.labelled.mention import EntityMention
from corpora.labelled.passage import LabelledPassage
from corpora.plain_yaml import plain_yaml
from training.language.noise import Edit, all_spans, edited

SHARE_RENAMED: Final = 0.6
"""Of the names of a passage that is renamed at all."""
MOST_SIGNS: Final = 4
"""Characters that a made-up word has at most."""
RANK: Final = re.compile("自治县|街道|[省市县区州旗镇乡]")
DIGITS: Final = {"d": (1, 120), "door": (2, 399)}
"""Slots of plain numbers, and between which they lie."""
_SLOT: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameKind:
    """Names of a label that match `like` may take the place of one another; both speak of {year} and {last}."""

    label: str
    like: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """`names.yaml`."""

    kinds: tuple[NameKind, ...]
    words: dict[str, tuple[str, ...]]


@cache
def name_words() -> NameWords:
    """The package's own."""
    data = plain_yaml((Path(__file__).parent / "names.yaml").read_text("utf-8"))
    kinds = (NameKind(label=one["label"], like=one["like"], names=tuple(one["names"])) for one in data["kinds"])
    words = {name: tuple(map(str, options)) for name, options in data["words"].items()}
    return NameWords(kinds=tuple(kinds), words=words)


def renamed(passage: LabelledPassage, random: Random) -> LabelledPassage:
    """With some of its names, everywhere they stand, another of their kind; one inside another goes with it."""
    given: dict[tuple[str, str], str | None] = {}
    edits: list[Edit] = []
    dropped: set[EntityMention] = set()
    for one in _outermost(passage):
        words = passage.text[one.span.start : one.span.end]
        if (one.label, words) not in given:
            wanted = random.random() < SHARE_RENAMED
            given[one.label, words] = made_like(one.label, words, passage.year, random) if wanted else None
        name = given[one.label, words]
        inner = {other for other in passage.entities if other is not one and _within(other.span, one.span)}
        if name is None or _is_cut(passage, one, inner):
            continue
        edits.append((one.span.start, one.span.end, name))
        dropped |= inner
    kept = tuple(one for one in passage.entities if one not in dropped)
    return edited(replace(passage, entities=kept), edits)


def made_like(label: str, words: str, year: int, random: Random) -> str | None:
    """A name of the same kind as `words` in a report of `year`; None where names of its kind are not made up."""
    years = {"year": str(year), "last": str(year - 1)}
    for kind in name_words().kinds:
        if kind.label == label and re.search(_with_years(kind.like, years), words):
            rank = RANK.search(words)
            return _expanded(random.choice(kind.names), years | ({"rank": rank.group()} if rank else {}), random)
    return None


def _with_years(pattern: str, years: dict[str, str]) -> str:
    return pattern.replace("{year}", years["year"]).replace("{last}", years["last"])


def _expanded(template: str, known: dict[str, str], random: Random) -> str:
    return _SLOT.sub(lambda match: _word(match[1], known, random), template)


def _word(slot: str, known: dict[str, str], random: Random) -> str:
    words = name_words().words
    if slot in known:
        return known[slot]
    if slot in DIGITS:
        return str(random.randint(*DIGITS[slot]))
    match slot:
        case "han":
            return _made_up(random, random.choice((2, 2, 2, 3, MOST_SIGNS)))
        case "sign":
            return _made_up(random, random.choice((1, 1, 2)))
        case "near":
            return str(int(known["year"]) - random.choice((0, 0, 1, 1, 2, 4)))
        case "place":
            return _made_up(random, 2) + random.choice(words["rank_of_place"])
        case "village":
            return _made_up(random, 2)
        case "rank":
            return random.choice(words["ranks"])
    return _expanded(random.choice(words[slot]), known, random)


def _made_up(random: Random, length: int) -> str:
    (signs,) = name_words().words["signs"]
    return "".join(random.choice(signs) for _ in range(length))


def _outermost(passage: LabelledPassage) -> Iterator[EntityMention]:
    end = 0
    for one in sorted(passage.entities, key=lambda one: (one.span.start, -one.span.end)):
        if one.span.start >= end:
            yield one
            end = one.span.end


def _is_cut(passage: LabelledPassage, name: EntityMention, inner: set[EntityMention]) -> bool:
    """Whether a figure stands in the name, or a span begins or ends inside it: then its words stay."""
    span = name.span
    if any(span.start < claim.span.end and claim.span.start < span.end for claim in passage.claims):
        return True
    own = {other.span for other in inner}
    edges = (edge for other in all_spans(passage) if other not in own for edge in (other.start, other.end))
    return any(span.start < edge < span.end for edge in edges)


def _within(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end
