"""Level one: which tokens print which labels of a form.

The best chain of matches that rises in both the form's and the page's order, by dynamic programming over the sparse
set of plausible matches (the heaviest increasing subsequence: Fredman 1975, with a Fenwick tree for prefix maxima).
Labels that were lost and tokens that are no labels cost nothing but the gain that they miss.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from models.tables.keys import whole_key
from models.tables.printed.cut_labels import CUT, cut_labels
from models.tables.printed.form_words import FormWords, label_scores, without_note
from models.tables.printed.tokens import Token

MOST_PIECES = {"grid": 3, "rows": 14, "cells": 14}
"""Tokens that one label may be spread over: lines or cells that it was wrapped into."""
PIECE_COST = 0.002
"""Small: for all its pieces a label's whole wording is worth more than another one that its first lines print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Tokens `start` to `end` (exclusive) print the label `label`, with the similarity `score` (0 to 1)."""

    label: int
    start: int
    end: int
    score: float


@dataclass(slots=True, kw_only=True)
class _Link:
    match: Match
    total: float
    before: _Link | None


def align_labels(tokens: Sequence[Token], words: FormWords) -> tuple[Match, ...]:
    """The heaviest chain of matches, in order."""
    ending: dict[int, list[_Link]] = {}
    tree = _BestPrefix(len(words.labels))
    last: _Link | None = None
    cut = cut_labels(tokens, words)
    for start in range(len(tokens) + 1):
        for link in ending.pop(start, ()):
            tree.put(link.match.label, link)
            if last is None or link.total > last.total:
                last = link
        if start < len(tokens) and tokens[start].kind == "words":
            pieces = (Match(label=label, start=start, end=start + 1, score=CUT) for label in cut.get(start, ()))
            for match in chain(_candidates(tokens, start, words), pieces):
                before = tree.best_below(match.label)
                gain = match.score * words.weight(match.label) - PIECE_COST * (match.end - start - 1)
                total = gain + (before.total if before else 0.0)
                ending.setdefault(match.end, []).append(_Link(match=match, total=total, before=before))
    found: list[Match] = []
    while last is not None:
        found.append(last.match)
        last = last.before
    return tuple(reversed(found))


def _candidates(tokens: Sequence[Token], start: int, words: FormWords) -> Iterator[Match]:
    text = ""
    most = MOST_PIECES[tokens[start].trust]
    pieces = 0
    for end in range(start, len(tokens)):
        token = tokens[end]
        if token.kind == "maybe_blank":
            continue
        if token.kind != "words" or pieces == most:
            return
        text += token.text
        pieces += 1
        if len(whole_key(without_note(text))) > words.longest + 4:
            return
        for label, score in label_scores(words, text):
            yield Match(label=label, start=start, end=end + 1, score=score)
        if pieces == 1 and whole_key(text)[:1] not in words.starts:
            return


class _BestPrefix:
    """Fenwick tree of the best link by label index; later equal totals do not displace earlier ones."""

    def __init__(self, size: int) -> None:
        self._best: list[_Link | None] = [None] * (size + 1)

    def put(self, label: int, link: _Link) -> None:
        index = label + 1
        while index < len(self._best):
            best = self._best[index]
            if best is None or link.total > best.total:
                self._best[index] = link
            index += index & -index

    def best_below(self, label: int) -> _Link | None:
        index, found = label, None
        while index > 0:
            best = self._best[index]
            if best is not None and (found is None or best.total > found.total):
                found = best
            index -= index & -index
        return found
