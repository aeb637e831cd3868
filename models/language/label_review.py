"""Examples of a labelled set put before the network: which of their labels it doubts."""

from __future__ import annotations

from collections.abc import Iterable

from corpora.document.geometry import Span
from corpora.labelled.label import LabelledText
from corpora.labelled.sentences import split_sentences
from corpora.labelled.suspects import Suspects, suspect_of
from models.language.network.opinions import calibrated, opinions
from models.language.network.reader import NetworkReader


def examine(items: Iterable[LabelledText], reader: NetworkReader, *, into: Suspects) -> int:
    """Adds what the network makes of every label of the examples; gives the number of examples."""
    number = 0
    for item in items:
        number += 1
        sentences = split_sentences(item.text)
        for opinion in opinions(item, reader):
            context = _around(opinion.span, sentences, len(item.text))
            into.add(opinion, suspect_of(item, opinion, sure=calibrated(opinion, reader), context=context))
    return number


def _around(span: Span, sentences: Iterable[Span], length: int) -> Span:
    """The sentences that the span touches."""
    touched = [one for one in sentences if one.start < span.end and span.start < one.end]
    return Span(touched[0].start, touched[-1].end) if touched else Span(0, length)
