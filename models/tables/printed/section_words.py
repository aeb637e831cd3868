"""Headings of a profile's sections, to tell them from labels: 四、…行政诉讼情况 is one, 四、结转下年度… is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from corpora.profiles.profile import Profile
from models.tables.keys import label_key


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SectionWords:
    """Keys of all titles with their variants."""

    keys: tuple[str, ...]


def section_words(profiles: Sequence[Profile]) -> SectionWords:
    """Titles of the sections of several profiles."""
    return _of(tuple(dict.fromkeys(_keys(profiles))))


def _keys(profiles: Sequence[Profile]) -> list[str]:
    titles = [title for p in profiles for section in p.sections for title in (section.title, *section.variants)]
    return [label_key(title) for title in titles]


@lru_cache(maxsize=64)
def _of(keys: tuple[str, ...]) -> SectionWords:
    return SectionWords(keys=keys)


@lru_cache(maxsize=16384)
def heading_score(words: SectionWords, line: str) -> float:
    """0 to 1: how near the line is to a section's title."""
    key = label_key(line)
    if not 3 < len(key) <= 40:
        return 0.0
    best = process.extractOne(key, words.keys, scorer=fuzz.ratio, score_cutoff=60)
    return best[1] / 100 if best else 0.0
