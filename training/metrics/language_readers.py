"""Readers to be compared, all asked alike: labelled passages in, an answer for each out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from corpora.document.document import Document, Source
from corpora.document.geometry import Span
from corpora.document.layout import Layout
from corpora.document.passage import Passage
from corpora.document.place import Place
from corpora.labelled.passage import LabelledPassage
from corpora.profiles.load import load_profiles
from models.language.combined import FAMILY, CombinedReader
from models.language.grammar.reader import GrammarReader
from models.language.passages import prose_of
from models.language.prediction import PassageQuery, PassageReader, Prediction
from models.language.protocol import LanguageModel
from training.metrics.language_answer import Answer
from training.metrics.language_mentions import mentions_answer
from training.metrics.language_prediction import prediction_answer

Reader = Callable[[Iterable[LabelledPassage]], Iterator[Answer]]


def readers(network: PassageReader | None = None) -> dict[str, Reader]:
    """The rule grammar; with a network, it alone and both together as well, as the service puts them together."""
    found = {"grammar": as_document(GrammarReader())}
    if network is not None:
        asked = Remembered(network)
        found |= {"network": as_passages(asked), "combined": as_document(CombinedReader(asked, asking="all"))}
    return found


class Remembered:
    """A network that is asked the same thing once: alone and together with the grammar it says the same."""

    def __init__(self, network: PassageReader) -> None:
        self._network = network
        self._said: dict[PassageQuery, Prediction] = {}

    def read(self, queries: Iterable[PassageQuery]) -> Iterator[Prediction]:
        """A prediction for each query, in order."""
        asked = list(queries)
        new = [query for query in dict.fromkeys(asked) if query not in self._said]
        self._said.update(zip(new, self._network.read(new), strict=True))
        return (self._said[query] for query in asked)


def as_document(model: LanguageModel) -> Reader:
    """A language model that reads whole documents, asked passage by passage."""
    profile = next(one for one in load_profiles() if one.id == FAMILY)

    def read(passages: Iterable[LabelledPassage]) -> Iterator[Answer]:
        for passage in passages:
            document, layout, start = alone(passage)
            yield behind(mentions_answer(model.read(document, layout, profile=profile), document.text), start)

    return read


def as_passages(network: PassageReader) -> Reader:
    """A network by itself. Sentences and numerals that it is handed are those that the service finds."""

    def read(passages: Iterable[LabelledPassage]) -> Iterator[Answer]:
        for passage in passages:
            document, layout, start = alone(passage)
            prose = prose_of(document, layout)
            said = network.read(one.query for one in prose.passages)
            found = [
                prediction_answer(prose.answered(asked, one, text=document.text).prediction, document.text)
                for asked, one in zip(prose.passages, said, strict=True)
            ]
            yield behind(together(found), start)

    return read


def together(answers: Iterable[Answer]) -> Answer:
    """Answers on pieces of one text as one."""
    held = list(answers)
    return Answer(
        named=frozenset(one for answer in held for one in answer.named),
        said=tuple(one for answer in held for one in answer.said),
        ties=tuple(tie for answer in held for tie in answer.ties or ()),
    )


def alone(passage: LabelledPassage) -> tuple[Document, Layout, int]:
    """The passage as a document of two lines, the heading and the words, with the report's body and year and without
    tables; and where its words begin.
    """
    start = len(passage.heading) + 1 if passage.heading else 0
    text = f"{passage.heading}\n{passage.text}" if passage.heading else passage.text
    lines = [Span(0, start - 1), Span(start, len(text))] if start else [Span(0, len(text))]
    passages = tuple(Passage(place=Place(span=line)) for line in lines)
    source = Source(path="", sha256="", media_type="text/plain", size_bytes=len(text))
    layout = Layout(
        title=None, title_span=None, organisation=passage.organisation, year=passage.year, sections=(),
        passages=passages, tables=(), figures=(), profile=FAMILY,
    )  # fmt: skip
    return Document(source=source, text=text, blocks=passages), layout, start


def behind(answer: Answer, start: int) -> Answer:
    """What the answer tells of the text from `start` on, spans counted from there."""
    kept = replace(
        answer,
        named=frozenset(one for one in answer.named if one.span.start >= start),
        said=tuple(one for one in answer.said if one.span.start >= start),
        ties=tuple(one for one in answer.ties or () if one.head.start >= start),
    )
    return kept.moved(lambda span: Span(span.start - start, span.end - start))
