"""Which wordings training may have seen: those that split `train` may use, by the digest that ends a family's name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from corpora.synthetic.prose.phrases import load_families, load_phrases
from corpora.synthetic.prose.voice import family_name
from corpora.synthetic.split import allowed

PHRASES = ("composites", "distractors", "surroundings", "frames")


def seen_in_training(family: str) -> bool:
    """Whether each wording of the family (several where sentences were run together) is one that training may use."""
    return all(name.rpartition(":")[2] in _digests() for name in family.split("+"))


@cache
def _digests() -> frozenset[str]:
    lists = [options for family in load_families().values() for options in (family.positive, family.zero)]
    lists += [options for name in PHRASES for options in _lists(load_phrases(name))]
    return frozenset(family_name("", one).rpartition(":")[2] for options in lists for one in allowed(options, "train"))


def _lists(data: object) -> Iterator[tuple[str, ...]]:
    """Every list of texts in a phrase file, however deep."""
    if isinstance(data, dict):
        for value in data.values():
            yield from _lists(value)
    elif isinstance(data, list):
        texts = tuple(one for one in data if isinstance(one, str))
        if texts:
            yield texts
        for value in data:
            yield from _lists(value)
