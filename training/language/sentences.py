"""Public training sets of named entities, as sentences with their entities."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final, Literal

from corpora.document.geometry import Span
from corpora.labelled.mention import EntityMention

DataFormat = Literal["cluener", "bmes"]
HELD_SHARE: Final = 0.1
"""Of a training set: split off by chance, to choose by and to be told; the sets' own tests stay unseen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A text and its entities in reading order, none over another."""

    text: str
    entities: tuple[EntityMention, ...]


def read_sentences(path: Path, *, form: DataFormat) -> list[Sentence]:
    """Raises ValueError for a line of another form."""
    lines = path.read_text("utf-8").splitlines()
    return list(_cluener(lines) if form == "cluener" else _bmes(lines))


def held_apart(sentences: Sequence[Sentence], *, seed: int) -> tuple[list[Sentence], list[Sentence]]:
    """What is learned from, and a tenth that is not: sentences of one text fall on one side."""
    texts = sorted({sentence.text for sentence in sentences})
    held = set(Random(seed).sample(texts, round(HELD_SHARE * len(texts))))
    return (
        [sentence for sentence in sentences if sentence.text not in held],
        [sentence for sentence in sentences if sentence.text in held],
    )


def _cluener(lines: Sequence[str]) -> Iterator[Sentence]:
    """CLUENER2020 (Xu et al. 2020): a JSON object a line; the end of a name is inclusive."""
    for line in lines:
        told = json.loads(line)
        found = [
            EntityMention(label=label, span=Span(start, end + 1))
            for label, names in told["label"].items()
            for places in names.values()
            for start, end in places
        ]
        yield Sentence(text=told["text"], entities=_apart(found))


def _bmes(lines: Sequence[str]) -> Iterator[Sentence]:
    """A character and its tag a line (`国 B-ORG`), a blank line after a sentence."""
    characters: list[str] = []
    tags: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            character, tag = line.split(" ")
            characters.append(character)
            tags.append(tag)
        elif characters:
            yield Sentence(text="".join(characters), entities=entities_of(tags))
            characters, tags = [], []


def entities_of(tags: Sequence[str]) -> tuple[EntityMention, ...]:
    """What whole runs B-X (M-X)* E-X and single S-X say; pieces that are not whole say nothing."""
    found: list[EntityMention] = []
    start: int | None = None
    for place, tag in enumerate(tags):
        kind, label = tag[:1], tag[2:]
        if kind in "BS":
            start = place
        elif kind == "O" or (start is not None and tags[start][2:] != label):
            start = None
        if kind in "ES" and start is not None:
            found.append(EntityMention(label=label, span=Span(start, place + 1)))
            start = None
    return tuple(found)


def _apart(found: Sequence[EntityMention]) -> tuple[EntityMention, ...]:
    """In reading order; of two that overlap, the longer. A tag cannot say both."""
    kept: list[EntityMention] = []
    for one in sorted(found, key=lambda one: (one.span.start - one.span.end, one.span.start, one.label)):
        if all(one.span.end <= other.span.start or other.span.end <= one.span.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.span))
