"""Which wordings training may have seen: those that split `train` may use, by the digest that ends a family's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from corpora.synthetic.prose.phrases import Family, load_families, load_phrases
from corpora.synthetic.prose.voice import family_name
from corpora.synthetic.split import allowed

PHRASES = ("composites", "distractors", "surroundings")
SENTENCES, CORES = ("positive", "mixed", "zero"), ("cores", "zero_cores")
"""Lists of a claim family: whole sentences, and clauses that are set into the sentences of its patterns."""


def seen_in_training(family: str) -> bool:
    """Whether each wording of the family (several where sentences were run together) is one that training may use."""
    return all(name.rpartition(":")[2] in _digests() for name in family.split("+"))


@cache
def _digests() -> frozenset[str]:
    wordings = [one for family in load_families().values() for one in _of_family(family)]
    wordings += [one for name in PHRASES for options in _lists(load_phrases(name)) for one in allowed(options, "train")]
    return frozenset(family_name("", one).rpartition(":")[2] for one in wordings)


def _of_family(family: Family) -> Iterator[str]:
    for kind in SENTENCES:
        yield from allowed(getattr(family, kind, ()), "train")
    patterns = getattr(family, "patterns", None)
    if patterns is None:
        return
    train = allowed(load_phrases("patterns")[patterns], "train")
    for kind in CORES:
        for pattern, core in product(train, allowed(getattr(family, kind, ()), "train")):
            composed = pattern.replace("{core}", core)
            yield from (composed, composed.replace("{we}", "{region}"))


def _lists(data: object) -> Iterator[Sequence[str]]:
    """Every list of texts in a phrase file, however deep."""
    if isinstance(data, dict):
        for value in data.values():
            yield from _lists(value)
    elif isinstance(data, list):
        texts = [one for one in data if isinstance(one, str)]
        if texts:
            yield texts
        for value in data:
            yield from _lists(value)
