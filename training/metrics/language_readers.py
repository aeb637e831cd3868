"""Readers to be compared, all asked alike: labelled passages in, an answer for each out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from corpora.document.document import Document, Source
from corpora.document.geometry import Span
from corpora.document.layout import Layout
from corpora.document.passage import Passage
from corpora.document.place import Place
from corpora.document.quantity import find_quantities
from corpora.labelled.passage import LabelledPassage
from corpora.profiles.load import load_profiles
from corpora.profiles.profile import Profile
from models.language.grammar.reader import GrammarReader
from models.language.prediction import PassageQuery, PassageReader
from models.language.protocol import LanguageModel
from training.metrics.language_answer import Answer
from training.metrics.language_mentions import mentions_answer
from training.metrics.language_prediction import prediction_answer

Reader = Callable[[Iterable[LabelledPassage]], Iterator[Answer]]
PROFILE = "statutory-2021"
"""The family of reports that passages are drawn from."""


def readers() -> dict[str, Reader]:
    """Those that there are, by name."""
    return {"grammar": as_document(GrammarReader())}


def as_document(model: LanguageModel) -> Reader:
    """A language model that reads whole documents, asked passage by passage: each a document of two lines, the
    heading and the words, with the report's body and year and without tables.
    """
    profile = next(one for one in load_profiles() if one.id == PROFILE)

    def read(passages: Iterable[LabelledPassage]) -> Iterator[Answer]:
        for passage in passages:
            yield _read_alone(model, passage, profile)

    return read


def as_passages(reader: PassageReader) -> Reader:
    """A network with its weights, all numerals of the passage handed in."""

    def read(passages: Iterable[LabelledPassage]) -> Iterator[Answer]:
        for prediction in reader.read(query_of(passage) for passage in passages):
            yield prediction_answer(prediction)

    return read


def query_of(passage: LabelledPassage) -> PassageQuery:
    """The passage without its truth."""
    return PassageQuery(
        heading=passage.heading,
        text=passage.text,
        sentences=passage.sentences,
        numerals=tuple(number.span for number in find_quantities(passage.text)),
        year=passage.year,
    )


def _read_alone(model: LanguageModel, passage: LabelledPassage, profile: Profile) -> Answer:
    start = len(passage.heading) + 1 if passage.heading else 0
    text = f"{passage.heading}\n{passage.text}" if passage.heading else passage.text
    lines = [Span(0, start - 1), Span(start, len(text))] if start else [Span(0, len(text))]
    passages = tuple(Passage(place=Place(span=line)) for line in lines)
    source = Source(path="", sha256="", media_type="text/plain", size_bytes=len(text))
    layout = Layout(
        title=None, title_span=None, organisation=passage.organisation, year=passage.year, sections=(),
        passages=passages, tables=(), figures=(), profile=profile.id,
    )  # fmt: skip
    mentions = model.read(Document(source=source, text=text, blocks=passages), layout, profile=profile)
    return behind(mentions_answer(mentions), start)


def behind(answer: Answer, start: int) -> Answer:
    """What the answer tells of the text from `start` on, spans counted from there."""
    kept = replace(
        answer,
        named=frozenset(one for one in answer.named if one.span.start >= start),
        said=tuple(one for one in answer.said if one.span.start >= start),
        ties=tuple(one for one in answer.ties or () if one.head.start >= start),
    )
    return kept.moved(lambda span: Span(span.start - start, span.end - start))
