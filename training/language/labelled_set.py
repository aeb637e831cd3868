"""Examples from a labelled set (`gouji label`): what people, arithmetic or a model said, and nothing about the rest.

What the set does not say is not learned: ties, measures and items of all its passages, and whatever stood where a label
was withheld.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpora.document.errors import UsageError
from corpora.document.geometry import Span
from corpora.labelled.as_passage import as_passage
from corpora.labelled.formats.found import texts_in
from corpora.labelled.formats.protocol import Split
from corpora.labelled.passage import LabelledPassage
from models.language.network.labels import LAYERS
from models.language.network.windows import Window, windows_of
from training.language.examples import IGNORED, Anchor, Example, Examples

UNTOLD: Final = ("measure", "item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """A passage of a set, and where it is silent."""

    passage: LabelledPassage
    withheld_entities: tuple[Span, ...]
    withheld_claims: tuple[Span, ...]


def read_set(folder: Path, split: Split = "train") -> tuple[Taught, ...]:
    """The split's passages.

    Raises:
        UsageError: where the folder holds no set that can be learned from, or an empty one.
        BadFile, SpanMismatch: for a damaged one.
    """
    found = []
    for item in texts_in(folder, split):
        passage = as_passage(item)
        if passage is not None:
            found.append(
                Taught(passage=passage, withheld_entities=item.withheld_entities, withheld_claims=item.withheld_claims)
            )
    if not found:
        raise UsageError(f"{folder}: {split} 为空 (is empty)")
    return tuple(found)


def set_examples(taught: tuple[Taught, ...], maker: Examples, random: Random) -> Iterator[Example]:
    """Without end, every passage once in each round."""
    while taught:
        for one in random.sample(taught, len(taught)):
            yield from examples_of(one, maker)


def examples_of(taught: Taught, maker: Examples) -> Iterator[Example]:
    """The examples of one passage, silent where the set is."""
    passage = taught.passage
    windows = windows_of(passage.heading, passage.text, passage.sentences)
    for window, example in zip(windows, maker.of(passage, year=passage.year), strict=True):
        yield _silenced(example, window, taught)


def fields_alone(example: Example) -> Example:
    """The example, silent on all but what each of its figures is: whose, of when and of which fields."""
    tags = np.full_like(example.tags, IGNORED)
    anchors = tuple(_untied(one, known=True) for one in example.anchors)
    return replace(example, tags=tags, anchors=anchors, items=(), measures=())


def _silenced(example: Example, window: Window, taught: Taught) -> Example:
    tags = example.tags.copy()
    for name in UNTOLD:
        tags[list(LAYERS).index(name)] = IGNORED
    _silence(tags[list(LAYERS).index("entity")], window, taught.withheld_entities)
    _silence(tags[list(LAYERS).index("denial")], window, taught.withheld_claims)
    silent = {place + window.offset for span in taught.withheld_claims for place in range(span.start, span.end)}
    anchors = tuple(_untied(one, known=one.place not in silent) for one in example.anchors)
    return replace(example, tags=tags, anchors=anchors, items=(), measures=())


def _silence(row: NDArray[np.int64], window: Window, spans: tuple[Span, ...]) -> None:
    for span in spans:
        start, end = max(span.start, window.new) + window.offset, min(span.end, window.end) + window.offset
        if start < end:
            row[start:end] = IGNORED


def _untied(anchor: Anchor, *, known: bool) -> Anchor:
    return replace(
        anchor, basis=IGNORED, complete=IGNORED, open_ended=IGNORED, whole=IGNORED, first=IGNORED, second=IGNORED,
        measure=IGNORED, new=anchor.new and known,
    )  # fmt: skip
