"""A percentage of a sentence and what it may be made of, by place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from models.language.grammar.whose.scope import relation_of
from models.language.grammar.words.utterance import Utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """Indices into a sentence's utterances; see `corpora.document.mention.Share`.

    `outside` is the numerator when the sentence names no whole for it: that stands in the sentence before or in a table.
    `named` are the words that name the numerator where no count of it is said: 予以公开占57.7%; `of` those that name what
    it is taken of, if any.
    """

    percent: int
    basis: Literal["share", "growth", "change", "points"]
    candidates: tuple[tuple[int, int], ...]
    firm: bool
    outside: int | None = None
    named: str = ""
    of: str = ""


def is_counted(utterance: Utterance) -> bool:
    """Does it count things, and not compare or divide them?"""
    return not utterance.negated and relation_of(utterance) == "equal" and utterance.number.unit not in (None, "%")
