"""Formulas of one passage as the network takes them: numbers alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corpora.document.formula import KINDS, OVER, Formula
from models.language.encoder.characters import CharacterTokens
from models.language.formulas.passages import Passage, masked
from models.language.formulas.totals import NAMES

MOST_COUNTS: Final = 30
NOWHERE: Final = 60_001
"""Where a count that is none stands: behind every text."""
_KIND: Final = {kind: place for place, kind in enumerate(KINDS)}
_NAME: Final = {name: place + 1 for place, name in enumerate(NAMES)}
_OVER, _QUOTIENT = 30, 40
"""Where in `how` stand what an average is over, and which way a quotient with a total goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`ids` (length,), `places` (MOST_COUNTS,), `asked` (formulas, 6), `parts` (formulas, MOST_COUNTS)."""

    ids: NDArray[np.int64]
    places: NDArray[np.int64]
    asked: NDArray[np.int64]
    parts: NDArray[np.bool_]


def ids_of(passage: Passage, tokens: CharacterTokens) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """What the encoder reads, and where in it the counts stand."""
    words, places = masked(passage)
    at = np.full(MOST_COUNTS, NOWHERE, np.int64)
    at[: len(places)] = np.array(places, np.int64) + 1
    return tokens.sequence(words), at


def asked_of(passage: Passage, formulas: Sequence[Formula], tokens: CharacterTokens) -> Asked:
    """The network's input for formulas of one passage."""
    ids, places = ids_of(passage, tokens)
    return Asked(
        ids=ids, places=places, asked=np.array([row(one) for one in formulas], np.int64).reshape(-1, 6),
        parts=parts_of([one.parts for one in formulas]),
    )  # fmt: skip


def row(formula: Formula) -> tuple[int, ...]:
    """Kind, result, numerator, base, total, how."""
    how = 0
    if formula.over is not None:
        how = _OVER + OVER.index(formula.over)
    elif formula.kind == "table-times":
        how = _QUOTIENT + (formula.base is None)
    result = 0 if formula.kind == "table-sum" else formula.result + 1
    total = _NAME[formula.total] if formula.total is not None else 0
    return _KIND[formula.kind], result, _place(formula.numerator), _place(formula.base), total, how


def parts_of(parts: Sequence[Sequence[int]]) -> NDArray[np.bool_]:
    """(formulas, MOST_COUNTS)."""
    found: Any = np.zeros((len(parts), MOST_COUNTS), np.bool_)
    for one, own in zip(found, parts, strict=True):
        one[list(own)] = True
    return np.asarray(found, np.bool_)


def _place(count: int | None) -> int:
    return 0 if count is None else count + 1
