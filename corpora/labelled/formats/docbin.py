"""spaCy's DocBin: every character a token, as `models.language.pipeline.tokenizer` cuts text, so that no label can fall
between tokens and a Doc's text is the text that was labelled.

`doc.ents` has the entities, `doc.spans["claims"]` the claims with their relation as label; all that spaCy has no place
for (values, fields, origins, overlapping entities) is in `doc.user_data["gouji"]`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from corpora.labelled.faults import BadFile
from corpora.labelled.formats.flat import without_overlaps
from corpora.labelled.formats.plain import text_of, text_row
from corpora.labelled.formats.protocol import Sample, Split
from corpora.labelled.label import ClaimLabel, EntityLabel, LabelledText

KEY = "gouji"
CLAIMS = "claims"
SHARD_CHARACTERS = 1_000_000
"""A DocBin is held in memory whole, and packing it takes some 200 bytes a character; more go to several files."""


class DocBinWriter:
    """Writes `SPLIT.spacy`; a split of several shards is a folder `SPLIT` of them, which spaCy's corpus reader takes
    in its place.
    """

    def __init__(self, folder: Path, split: Split, *, shard_characters: int = SHARD_CHARACTERS) -> None:
        self._folder, self._split, self._most = folder, split, shard_characters
        self._vocab = Vocab()
        self._shards = 0
        self._start()

    def add(self, sample: Sample) -> int:
        """See `Writer`."""
        docs = [doc_of(item, self._vocab) for item in sample.texts]
        for doc in docs:
            if self._characters and self._characters + len(doc) > self._most:
                self._next()
            self._held.add(doc)
            self._characters += len(doc)
        return len(docs)

    def close(self) -> None:
        """See `Writer`."""
        if self._shards:
            self._next()
        else:
            self._held.to_disk(self._folder / f"{self._split}.spacy")

    def abandon(self) -> None:
        """See `Writer`."""
        self._start()

    def _next(self) -> None:
        self._shards += 1
        folder = self._folder / self._split
        folder.mkdir(exist_ok=True)
        self._held.to_disk(folder / f"{self._shards:04d}.spacy")
        self._start()

    def _start(self) -> None:
        self._held = DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"], store_user_data=True)
        self._characters = 0


def doc_of(item: LabelledText, vocab: Vocab) -> Doc:
    """The example as a Doc. Raises what `sound_text` raises."""
    row = text_row(item)
    doc = Doc(vocab, words=list(item.text), spaces=[False] * len(item.text))
    ents = [_span(doc, one, one.label) for one in without_overlaps(item.entities)]
    doc.set_ents(ents, missing=_missing(doc, item, ents), default="outside")
    doc.spans[CLAIMS] = [_span(doc, one, one.relation) for one in item.claims]
    doc.user_data[KEY] = row
    return doc


def _missing(doc: Doc, item: LabelledText, ents: Sequence[Span]) -> list[Span]:
    """Characters on which a label was withheld: spaCy trains on them neither as an entity nor as none."""
    named = {place for ent in ents for place in range(ent.start, ent.end)}
    places = {place for span in item.withheld_entities for place in range(span.start, span.end)}
    return [Span(doc, place, place + 1) for place in sorted(places - named)]


def _span(doc: Doc, label: EntityLabel | ClaimLabel, name: str) -> Span:
    return Span(doc, label.span.start, label.span.end, label=name)


def read_docbin(path: Path) -> Iterator[LabelledText]:
    """The examples of a file, or of a folder of shards. Raises BadFile where the Docs are not those of `doc_of`."""
    vocab = spacy.blank("zh").vocab
    for file in sorted(path.glob("*.spacy")) if path.is_dir() else [path]:
        try:
            docs = DocBin().from_disk(file)
        except (ValueError, TypeError, KeyError, OSError) as error:
            raise BadFile(f"{file.name}: {type(error).__name__}") from error
        for doc in docs.get_docs(vocab):
            yield _item(doc, name=file.name)


def _item(doc: Doc, *, name: str) -> LabelledText:
    row = doc.user_data.get(KEY)
    if row is None:
        raise BadFile(f"{name}: no user_data[{KEY!r}]")
    item = text_of(row)
    ents = [(ent.start, ent.end, ent.label_) for ent in doc.ents]
    kept = [(one.span.start, one.span.end, one.label) for one in without_overlaps(item.entities)]
    if doc.text != item.text or ents != kept:
        raise BadFile(f"{name}: {item.id}")
    return item
