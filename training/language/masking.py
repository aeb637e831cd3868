"""Hides spans of one to three characters for the encoder to guess (after SpanBERT, Joshi et al. 2020)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.language.encoder.characters import CharacterTokens, Ids

LONGEST_SPAN: Final = 3
"""Characters: most Chinese words have one to three."""
MASKED, RANDOM, UNKNOWN = 0.80, 0.08, 0.02
"""Shares of hidden characters that become `[MASK]`, any other character, `[UNK]`; the rest stay (BERT: 80, 10, 0, 10).
The few unknown ones teach what `[UNK]` looks like, which plain text hardly has.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """A batch to learn from: `ids` with characters hidden, and which (`hidden`), all (n, length)."""

    ids: Ids
    hidden: NDArray[np.bool_]


def mask_spans(ids: Ids, tokens: CharacterTokens, random: np.random.Generator, *, share: float) -> Masked:
    """Hides about `share` of the characters; `[CLS]` and `[SEP]` are never hidden."""
    starts = random.random(ids.shape) < share / ((1 + LONGEST_SPAN) / 2)
    lengths = random.integers(1, LONGEST_SPAN + 1, ids.shape)
    hidden = starts.copy()
    for step in range(1, LONGEST_SPAN):
        hidden[:, step:] |= (starts & (lengths > step))[:, :-step]
    hidden &= ids >= tokens.first_character
    chance = random.random(ids.shape)
    others = random.integers(tokens.first_character, len(tokens), ids.shape)
    shown = np.where(hidden & (chance < MASKED + RANDOM + UNKNOWN), tokens.unknown, ids)
    shown = np.where(hidden & (chance < MASKED + RANDOM), others, shown)
    return Masked(ids=np.where(hidden & (chance < MASKED), tokens.mask, shown), hidden=hidden)
