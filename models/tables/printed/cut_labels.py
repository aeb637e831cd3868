"""Labels of which only the first line is left: 结果, 结果, 其他, 尚未, 总计 for 结果维持, 结果纠正 and so on.

Some programs that take text out of web pages lose what follows a line break within a cell. One such piece tells
nothing; a row of them, each the beginning of the next label of a form, with whole ones between, is that form's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from models.tables.keys import label_key
from models.tables.printed.form_words import MOST_KNOWN, FormWords
from models.tables.printed.tokens import Token

CUT = 0.9
"""Likeness of a piece that its neighbours tell."""
LEAST_RUN = 6
"""Labels that follow one another on the page as in the form."""
LEAST_WHOLE = 2
"""Different ones among them that are whole."""
LEAST_PIECE = 2
"""Characters of a piece."""


def cut_labels(tokens: Sequence[Token], words: FormWords) -> dict[int, tuple[int, ...]]:
    """For tokens that are the beginning of a label and no label themselves: the indices of the labels they may be."""
    whole, begun = _wordings(words)
    found: dict[int, tuple[int, ...]] = {}
    for stretch in _stretches(tokens):
        pieces = [label_key(tokens[index].text) for index in stretch]
        for run in _runs([begun.get(piece, frozenset()) for piece in pieces]):
            told = {pieces[place] for place, label in run if pieces[place] in whole[label]}
            if len(run) >= LEAST_RUN and len(told) >= LEAST_WHOLE:
                for place, label in run:
                    if pieces[place] not in whole[label]:
                        found[stretch[place]] = (*found.get(stretch[place], ()), label)
    return found


@lru_cache(maxsize=MOST_KNOWN)
def _wordings(words: FormWords) -> tuple[tuple[frozenset[str], ...], dict[str, frozenset[int]]]:
    """The keys of each label, and the labels that each key or beginning of one may be."""
    whole = tuple(frozenset(map(label_key, label.wordings)) for _, label in words.labels)
    begun: defaultdict[str, set[int]] = defaultdict(set)
    for index, keys in enumerate(whole):
        for key in keys:
            for end in range(min(LEAST_PIECE, len(key)), len(key) + 1):
                begun[key[:end]].add(index)
    return whole, {piece: frozenset(labels) for piece, labels in begun.items()}


def _stretches(tokens: Sequence[Token]) -> Iterator[list[int]]:
    """Words with no figure between."""
    stretch: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind == "value":
            yield stretch
            stretch = []
        elif token.kind == "words":
            stretch.append(index)
    yield stretch


def _runs(begun: Sequence[frozenset[int]]) -> Iterator[list[tuple[int, int]]]:
    """(piece, label) one after another, as far as each piece begins its label."""
    for place, labels in enumerate(begun):
        for label in labels - {one + 1 for one in (begun[place - 1] if place else ())}:
            length = 1
            while place + length < len(begun) and label + length in begun[place + length]:
                length += 1
            yield [(place + step, label + step) for step in range(length)]
