"""Rows whose labels are printed elsewhere than beside their figures: text that goes down columns, not along rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from models.tables.forms.filling import Block, Filling
from models.tables.keys import label_key
from models.tables.printed.form_words import FormWords, label_scores
from models.tables.printed.label_alignment import Match
from models.tables.printed.tokens import Token

PRINTED = 0.95
"""Likeness from which a token prints a label."""


def doubt_labels_astray(
    blocks: Sequence[Block], tokens: Sequence[Token], matches: Sequence[Match], words: FormWords, filling: Filling
) -> None:
    """Doubts figures that were given to rows by their order alone, where those rows' labels stand out of it."""
    astray = _astray(tokens, matches, words)
    if not astray:
        return
    owners = {field.id: index - 1 for index, fields in enumerate(words.fields_after) for field in fields}
    for block in blocks:
        filling.doubt(name for name in block.names if owners[name] in astray)


def _astray(tokens: Sequence[Token], matches: Sequence[Match], words: FormWords) -> set[int]:
    """Labels that no match has, and a token that is in no match prints; those alone that are unlike all others."""
    matched = {match.label for match in matches}
    taken = {at for match in matches for at in range(match.start, match.end)}
    keys = Counter(label_key(label.text) for _, label in words.labels)
    return {
        index
        for at, token in enumerate(tokens)
        if token.kind == "words" and at not in taken
        for index, score in label_scores(words, token.text)
        if score >= PRINTED and index not in matched and keys[label_key(words.labels[index][1].text)] == 1
    }
