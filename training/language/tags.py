"""Tags of characters that together say entities: B and E at its ends, M between, S for one character, O outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpora.labelled.mention import EntityMention
from training.language.sentences import Sentence, entities_of

OUTSIDE: Final = "O"
_OPEN, _CLOSED = "BM", "ESO"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """The tags of some labels. `names[0]` is O."""

    labels: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All tags, O first."""
        return (OUTSIDE, *(f"{kind}-{label}" for label in self.labels for kind in "BMES"))

    def of(self, sentence: Sentence) -> list[int]:
        """A tag's index for each character."""
        names = {name: place for place, name in enumerate(self.names)}
        tags = [OUTSIDE] * len(sentence.text)
        for entity in sentence.entities:
            start, end = entity.span
            inside = ["S"] if end == start + 1 else ["B", *"M" * (end - start - 2), "E"]
            tags[start:end] = [f"{kind}-{entity.label}" for kind in inside]
        return [names[tag] for tag in tags]

    def entities(self, tags: Iterable[int]) -> tuple[EntityMention, ...]:
        """What the tags of a sentence say."""
        names = self.names
        return entities_of([names[tag] for tag in tags])

    def may_follow(self) -> NDArray[np.bool_]:
        """(tags, tags): whether the second may follow the first."""
        return np.array([[_follows(one, other) for other in self.names] for one in self.names])

    def may_start(self) -> NDArray[np.bool_]:
        """(tags): whether a sentence may start so."""
        return np.array([_follows(OUTSIDE, name) for name in self.names])

    def may_end(self) -> NDArray[np.bool_]:
        """(tags): whether a sentence may end so."""
        return np.array([name[0] in _CLOSED for name in self.names])


def tags_for(sentences: Sequence[Sentence]) -> Tags:
    """Tags of all labels that occur."""
    return Tags(labels=tuple(sorted({one.label for sentence in sentences for one in sentence.entities})))


def _follows(one: str, other: str) -> bool:
    if one[0] in _OPEN:
        return other[0] in "ME" and one[2:] == other[2:]
    return other[0] in "BSO"
