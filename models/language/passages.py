"""A document as the passages that a network is asked about, and its answers led back to the document's text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpora.document.document import Document
from corpora.document.geometry import Span
from corpora.document.layout import Layout
from corpora.document.quantity import find_quantities
from models.language.grammar.sentence import Sentence, sentences_of
from models.language.grammar.unwrap import Unwrapped, unwrap
from models.language.grammar.words.utterance import utterances_of
from models.language.prediction import PassageQuery, Prediction

MAY_DENY = re.compile(r"[未无没零]|不存在|为空")
"""One of these stands in whatever says that there was none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A passage to ask about. `start` is where its text begins in the unwrapped text."""

    query: PassageQuery
    start: int

    @property
    def may_claim(self) -> bool:
        """Whether it holds a numeral or a word that may deny; no other has claims."""
        return bool(self.query.numerals) or bool(MAY_DENY.search(self.query.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What the network says of a passage. Every span indexes the document's text."""

    place: Span
    sentences: tuple[Span, ...]
    prediction: Prediction


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A document's passages outside tables, lines joined, in reading order."""

    unwrapped: Unwrapped
    passages: tuple[Asked, ...]

    def answered(self, asked: Asked, prediction: Prediction, *, text: str) -> Answered:
        """A prediction led back to the document's `text`."""

        def back(span: Span) -> Span:
            return self.unwrapped.back(Span(span.start + asked.start, span.end + asked.start))

        entities = ((entity, back(entity.span)) for entity in prediction.entities)
        return Answered(
            place=back(Span(0, len(asked.query.text))),
            sentences=tuple(map(back, asked.query.sentences)),
            prediction=Prediction(
                entities=tuple(
                    replace(entity, span=span, text=text[span.start : span.end]) for entity, span in entities
                ),
                claims=tuple(
                    replace(claim, span=back(claim.span), measure=back(claim.measure) if claim.measure else None)
                    for claim in prediction.claims
                ),
                ties=tuple(replace(tie, items=tuple(map(back, tie.items))) for tie in prediction.ties),
            ),
        )


def prose_of(document: Document, layout: Layout) -> Prose:
    """Every passage with its sentences and numerals as the grammar finds them, under the heading above it."""
    unwrapped = unwrap(document.text, layout.passages)
    sentences = sentences_of(unwrapped, ())
    return Prose(unwrapped=unwrapped, passages=tuple(_asked(unwrapped, sentences, year=layout.year)))


def _asked(unwrapped: Unwrapped, sentences: Sequence[Sentence], *, year: int | None) -> Iterator[Asked]:
    heading = ""
    for number, held in groupby(sentences, key=lambda sentence: sentence.passage):
        own = list(held)
        place = unwrapped.paragraphs[number]
        query = PassageQuery(
            heading=heading,
            text=unwrapped.text[place.start : place.end],
            sentences=tuple(_within(sentence.span, place) for sentence in own),
            numerals=tuple(_within(span, place) for sentence in own for span in numerals_in(sentence)),
            year=year,
        )
        yield Asked(query=query, start=place.start)
        heading = own[-1].heading.rstrip("。：　 ")


def _within(span: Span, place: Span) -> Span:
    return Span(span.start - place.start, span.end - place.start)


def numerals_in(sentence: Sentence) -> list[Span]:
    """Numerals of a sentence that may be claims, in order; spans index what the sentence's span indexes."""
    if not find_quantities(sentence.text):
        return []
    return [utterance.number.span for utterance in utterances_of(sentence) if not utterance.negated]
