"""Reports whose prose is nearly the same, found by MinHash (Broder 1997) and banding: templates that offices copy from
each other, with other names and figures, would tell a model the answers of the test.

Only prose is compared: the tables' words are the same in all reports of a form. The body's own name and all digits are
taken out first, so that copies with other names and figures are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import numpy as np
from datasketch import MinHash, MinHashLSH  # type: ignore[import-untyped,unused-ignore]
from numpy.typing import NDArray

from corpora.labelled.label import LabelledText

SHINGLE_CHARACTERS: Final = 5
BANDS: Final = 25
BAND_ROWS: Final = 5
"""Two reports of the likeness J meet in some band with the probability 1-(1-J⁵)²⁵: 0.99 at 0.7, 0.06 at 0.3, which is
what the set phrases of all offices come to.
"""
PERMUTATIONS: Final = BANDS * BAND_ROWS
"""The estimate of a likeness is off by 0.04 (√(J(1-J)/125)) around the threshold."""
THRESHOLD: Final = 0.7
"""Jaccard likeness of shingles from which two reports are near-duplicates: 70 % is what three changed sentences in ten
leave of a page.
"""
_SEED: Final = 1
_NUMBERS: Final = re.compile(r"[\d零〇一二三四五六七八九十百千万亿.,，%％\s]+")
_BASE: Final = np.uint64(1_000_003)


class NearDuplicates:
    """Reports by their order of arrival."""

    def __init__(self, *, threshold: float = THRESHOLD) -> None:
        self._threshold = threshold
        self._index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, BAND_ROWS))
        self._kept: dict[int, NDArray[np.uint32]] = {}
        self._blank = MinHash(num_perm=PERMUTATIONS, seed=_SEED, hashfunc=int)

    def add(self, number: int, texts: tuple[LabelledText, ...]) -> list[int]:
        """Earlier reports that this one, known from now on, is nearly the same as. One without prose is like none."""
        shingles = shingles_of(texts)
        if not len(shingles):
            return []
        sketch = self._blank.copy()
        sketch.update_batch(shingles.tolist())
        values = sketch.hashvalues.astype(np.uint32)
        near = [other for other in self._index.query(sketch) if self._likeness(other, values) >= self._threshold]
        self._index.insert(number, sketch)
        self._kept[number] = values
        return sorted(near)

    def _likeness(self, other: int, values: NDArray[np.uint32]) -> float:
        """The share of equal minima, which is an estimate of the Jaccard likeness."""
        return float(np.mean(self._kept[other] == values))


def shingles_of(texts: tuple[LabelledText, ...]) -> NDArray[np.uint32]:
    """Hashes of all runs of SHINGLE_CHARACTERS in the prose, each once."""
    found = [_hashed(words) for words in _plain(texts) if len(words) >= SHINGLE_CHARACTERS]
    return np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.uint32)


def _plain(texts: tuple[LabelledText, ...]) -> Iterator[str]:
    for item in texts:
        words = item.text.replace(item.organisation, "") if item.organisation else item.text
        yield _NUMBERS.sub("", words)


def _hashed(words: str) -> NDArray[np.uint32]:
    """A polynomial over the code points of each window, modulo 2**64, of which the upper half is kept."""
    codes = np.frombuffer(words.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    windows = np.lib.stride_tricks.sliding_window_view(codes, SHINGLE_CHARACTERS)
    value = np.zeros(len(windows), dtype=np.uint64)
    for place in range(SHINGLE_CHARACTERS):
        value = (value + windows[:, place]) * _BASE
    value ^= value >> np.uint64(29)
    value *= np.uint64(0xBF58476D1CE4E5B9)
    return (value >> np.uint64(32)).astype(np.uint32)
