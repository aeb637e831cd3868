"""The labels of one or several forms, ready for comparing with what a page prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from corpora.profiles.profile import Field, Form, FormLabel
from models.tables.keys import NUMBERING_WEIGHT, SHORT_LABEL, label_key, whole_key

BRACKETED = re.compile(r"[（(]([^（）()]+)[)）]")
"""What a label says more exactly: 行政诉讼（复议后起诉）."""
_NOTED = re.compile(
    r"\s*(?P<label>[^（()）]{2,}|\S[^（()）]*[（(][^（()）]+[)）])\s*[（(](?P<note>[^（()）]{2,})[)）]\s*"
)
VARIANT_COST, NOTE_COST = 0.01, 0.02
"""What another wording is behind the form's own, as a note behind a label: 小计 may be （七）总计, if it is alone."""
MIN_SIMILARITY = 0.68
"""Below this a label is not recognised. 本年新收… and 上年结转… share 0.79: the order of labels tells such apart."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FormWords:
    """Labels of `forms` in reading order. Compared by identity, so that it can be a key of caches.

    Args:
        labels: (index of the form, label) in reading order.
        fields_after: for each label, the fields between it and the next label; one more entry in front, for the
            fields before the first label.
        keys: each wording's key beside the indices of the labels that have it.
        official: for each label the key of the form's own wording, numbering and all.
        starts: first characters of all keys, to see quickly where a label may begin.
    """

    forms: tuple[Form, ...]
    labels: tuple[tuple[int, FormLabel], ...]
    fields_after: tuple[tuple[Field, ...], ...]
    keys: dict[str, tuple[int, ...]]
    whole_keys: dict[str, tuple[int, ...]]
    official: tuple[str, ...]
    starts: frozenset[str]
    longest: int
    weights: tuple[float, ...]

    def weight(self, index: int) -> float:
        """What finding this label is worth: long ones are surer signs than short ones."""
        return self.weights[index]


_KNOWN: dict[tuple[int, ...], FormWords] = {}
"""By the ids of the forms, which the value keeps alive: hashing a form costs as much as aligning it."""
MOST_KNOWN = 256


def form_words(forms: tuple[Form, ...]) -> FormWords:
    """The labels of `forms`, one form after another; the same object for the same forms."""
    key = tuple(map(id, forms))
    if key not in _KNOWN:
        if len(_KNOWN) >= MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN[key] = _words_of(forms)
    return _KNOWN[key]


def _words_of(forms: tuple[Form, ...]) -> FormWords:
    labels: list[tuple[int, FormLabel]] = []
    after: list[list[Field]] = [[]]
    for index, form in enumerate(forms):
        cells: list[FormLabel | Field] = [*form.labels, *form.fields]
        for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
            if isinstance(cell, FormLabel):
                labels.append((index, cell))
                after.append([])
            else:
                after[-1].append(cell)
    keys: dict[str, list[int]] = {}
    whole: dict[str, list[int]] = {}
    for number, (_, label) in enumerate(labels):
        for words in label.wordings:
            _add(keys, label_key(words), number)
            _add(whole, whole_key(words), number)
    return FormWords(
        forms=forms,
        labels=tuple(labels),
        fields_after=tuple(tuple(fields) for fields in after),
        keys={key: tuple(indices) for key, indices in keys.items()},
        whole_keys={key: tuple(indices) for key, indices in whole.items()},
        official=tuple(whole_key(label.text) for _, label in labels),
        starts=frozenset(key[:1] for key in (*keys, *whole)),
        longest=max((len(key) for key in whole), default=0),
        weights=tuple(1 + min(len(label_key(label.text)), 12) / 6 for _, label in labels),
    )


def _add(index: dict[str, list[int]], key: str, number: int) -> None:
    if number not in index.setdefault(key, []):
        index[key].append(number)


@lru_cache(maxsize=65536)
def label_scores(words: FormWords, text: str) -> tuple[tuple[int, float], ...]:
    """(label index, similarity) for every label that `text` may print, from MIN_SIMILARITY to 1."""
    return tuple(_scores(words, text))


def _scores(words: FormWords, text: str) -> Iterator[tuple[int, float]]:
    key, whole = label_key(text), whole_key(text)
    exact = words.whole_keys.get(whole, ())
    yield from ((index, 1.0 if words.official[index] == whole else 1 - VARIANT_COST) for index in exact)
    same_words = words.keys.get(key, ()) if key else ()
    yield from ((index, 1 - NUMBERING_WEIGHT) for index in same_words if index not in exact)
    if exact or same_words or len(key) <= SHORT_LABEL:
        return
    noted = without_note(text)
    if noted != text and label_key(noted) in words.keys and label_key(_NOTED.sub(r"\g<note>", text)) not in words.keys:
        yield from ((index, score - NOTE_COST) for index, score in label_scores(words, noted))
        return
    best: dict[int, float] = {}
    near = process.extract(key, list(words.keys), scorer=fuzz.ratio, score_cutoff=100 * MIN_SIMILARITY, limit=8)
    for other, ratio, _ in near:
        if len(other) > SHORT_LABEL:
            for index in words.keys[other]:
                best[index] = max(best.get(index, 0.0), ratio / 100 - NUMBERING_WEIGHT / 2)
    yield from best.items()


def without_note(text: str) -> str:
    """The label before a note that explains it: 处理决定数量（指全年办件量）."""
    match = _NOTED.fullmatch(text)
    return match["label"] if match else text


def best_score(words: FormWords, text: str) -> float:
    """Similarity of the nearest label, 0 when there is none."""
    return max((score for _, score in label_scores(words, text)), default=0.0)
