"""The labels of a set on disk that are likely wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from corpora.document.errors import UsageError
from corpora.labelled.cell_opinions import cell_opinions, voices_of
from corpora.labelled.formats.found import figures_in, texts_in
from corpora.labelled.formats.label_studio_review import write_review
from corpora.labelled.formats.protocol import SPLITS
from corpora.labelled.label import LabelledText
from corpora.labelled.suspects import Suspect, Suspects, cell_suspect
from corpora.profiles.profile import Profile
from models.language.label_review import examine
from models.language.network.reader import NetworkReader
from service.labels.second_reading import Read


def suspects_in(
    folder: Path, reader: NetworkReader, *, profiles: Sequence[Profile], machine: Mapping[str, Read] | None = None
) -> tuple[Suspect, ...]:
    """Most doubtful first; entities and claims by the network, cells by sums, sentences and the machine's reading.

    Raises:
        UsageError: for a folder without examples, or without cleanlab.
        BadFile, SpanMismatch: for a damaged set.
    """
    held, said = Suspects(), Sentences()
    if not examine(said.heard(examples(folder)), reader, into=held):
        raise UsageError(f"{folder}: 为空 (is empty)")
    for split in SPLITS:
        for document, figures in figures_in(folder, split):
            voices = _louder(said.of(document), (machine or {}).get(document, {}))
            for figure, opinion in cell_opinions(figures, profiles, others=voices):
                held.add(opinion, cell_suspect(figure, opinion, document=document))
    return tuple(held.ranked())


def examples(folder: Path) -> Iterator[LabelledText]:
    """Those of all splits."""
    for split in SPLITS:
        yield from texts_in(folder, split)


class Sentences:
    """What the claims of each document say of its cells, kept while the examples pass."""

    def __init__(self) -> None:
        self._said: dict[str, Read] = {}

    def heard(self, items: Iterator[LabelledText]) -> Iterator[LabelledText]:
        """The same examples."""
        for item in items:
            for field, voices in voices_of(item.claims).items():
                self._said.setdefault(item.document, {}).setdefault(field, {}).update(voices)
            yield item

    def of(self, document: str) -> Read:
        """For each field the values that were said."""
        return self._said.get(document, {})


def _louder(one: Read, other: Read) -> Read:
    """Both, their voices for one value added."""
    found: Read = {field: dict(voices) for field, voices in one.items()}
    for field, voices in other.items():
        for value, loud in voices.items():
            own = found.setdefault(field, {})
            own[value] = own.get(value, 0.0) + loud
    return found


def write_tasks(folder: Path, out: Path, found: Sequence[Suspect]) -> int:
    """Tasks for Label Studio of all suspects in words, the most doubtful passage first; gives their number."""
    doubted: dict[str, list[Suspect]] = {}
    for one in found:
        if one.span is not None:
            doubted.setdefault(one.example, []).append(one)
    return write_review(out, doubted, examples(folder))
