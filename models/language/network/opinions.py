"""What the network makes of the labels of a passage: entities, relations, and the fields that claims speak of.

Its probabilities are the network's own, not those that come of putting rules beside them. They are honest only of
labels that it has not been trained on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from corpora.document.geometry import Span
from corpora.document.quantity import find_quantities
from corpora.labelled.label import ClaimLabel, LabelledText
from corpora.labelled.opinion import NO_CLAIM, NO_FIELD, OUTSIDE, Opinion
from corpora.labelled.sentences import split_sentences
from models.language.network.decoding import LayerSpan, layer_spans, sums
from models.language.network.field_space import FieldSpace, canonical
from models.language.network.labels import ENTITIES, LAYERS, RELATIONS
from models.language.network.layout import SIGNS, Layout
from models.language.network.reader import NetworkReader
from models.language.network.tags import Scores, log_softmax
from models.language.network.windows import Window
from models.language.prediction import PassageQuery

CLASSES: Final = (OUTSIDE, *ENTITIES)
LEAST: Final = 0.005
"""Probability below which an answer that nobody gave is left out."""
_DENIAL_TAGS: Final = 1 + 2 * len(LAYERS["denial"])


def opinions(item: LabelledText, reader: NetworkReader) -> Iterator[Opinion]:
    """One for each named thing that the labels or the network see and one for the surest rest, one for each number or
    denial, and one for what each claim speaks of. What was withheld is asked of nobody.
    """
    text = item.text
    numerals = tuple(number.span for number in find_quantities(text))
    query = PassageQuery(
        heading=item.heading, text=text, sentences=split_sentences(text), numerals=numerals, year=item.year
    )
    rows, found = _whole(query, reader)
    yield from _entities(item, _classes(rows[:, reader.layout.slices["tag.entity"]]), found)
    yield from _claims(item, rows, numerals, found, reader.layout)


def _whole(query: PassageQuery, reader: NetworkReader) -> tuple[Scores, list[LayerSpan]]:
    """The network's row for each character of the passage, and its spans."""
    rows = np.zeros((len(query.text), reader.layout.size), np.float32)
    found: list[LayerSpan] = []
    for window, said in reader.rows(query):
        rows[window.new : window.end] = said[window.new + window.offset : window.end + window.offset]
        found += _new_spans(said, window, reader.layout)
    return rows, found


def _new_spans(said: Scores, window: Window, layout: Layout) -> Iterator[LayerSpan]:
    for layer in ("entity", "denial"):
        yield from (one for one in layer_spans(said, window, layout, layer) if one.span.start >= window.new)


def _classes(tags: Scores) -> Scores:
    """(length, classes): probabilities of being outside or within a thing of each label."""
    likely = np.exp(log_softmax(tags))
    return np.concatenate([likely[:, :1], likely[:, 1::2] + likely[:, 2::2]], axis=1)


def _entities(item: LabelledText, likely: Scores, found: Sequence[LayerSpan]) -> Iterator[Opinion]:
    """Things of either side that touch are one question; its answer is that of the character most in doubt."""
    if not item.text:
        return
    given = np.zeros(len(item.text), np.int64)
    for one in sorted(item.entities, key=lambda one: one.span.end - one.span.start):  # the network names the outermost
        given[one.span.start : one.span.end] = CLASSES.index(one.label)
    withheld = _covered(item.withheld_entities, len(item.text))
    own = likely[np.arange(len(given)), given]
    rest = ~withheld
    seen = [one.span for one in found if one.layer == "entity"]
    for span in _joined([*(one.span for one in item.entities), *seen]):
        rest[span.start : span.end] = False
        if withheld[span.start : span.end].any():
            continue
        worst = span.start + int(own[span.start : span.end].argmin())
        yield Opinion(
            kind="entity", span=_words(span, worst, item), given=CLASSES[given[worst]], likely=_likely(likely[worst])
        )
    if rest.any():
        worst = int(np.where(rest, own, np.inf).argmin())
        yield Opinion(kind="entity", span=Span(worst, worst + 1), given=OUTSIDE, likely=_likely(likely[worst]))


def _words(span: Span, worst: int, item: LabelledText) -> Span:
    """The label that the doubt is about, else all that touches."""
    about = [one.span for one in item.entities if one.span.start <= worst < one.span.end]
    return max(about, key=lambda one: one.end - one.start, default=span)


def _likely(row: Scores) -> dict[str, float]:
    return {answer: float(value) for answer, value in zip(CLASSES, row, strict=True)}


def _covered(spans: Iterable[Span], length: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    held = np.zeros(length, np.bool_)
    for span in spans:
        held[span.start : span.end] = True
    return held


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans that overlap as one, in order."""
    open_one: Span | None = None
    for span in sorted(spans):
        if open_one is not None and span.start < open_one.end:
            open_one = Span(open_one.start, max(open_one.end, span.end))
            continue
        if open_one is not None:
            yield open_one
        open_one = span
    if open_one is not None:
        yield open_one


def _claims(
    item: LabelledText, rows: Scores, numerals: Sequence[Span], found: Sequence[LayerSpan], layout: Layout
) -> Iterator[Opinion]:
    """By the place where the network answers: the first character of a numeral, or of words that deny."""
    given: dict[int, list[ClaimLabel]] = {}
    for claim in item.claims:
        given.setdefault(_anchor(claim, numerals), []).append(claim)
    denials = {one.span.start: one for one in found if one.layer == "denial"}
    withheld = _covered(item.withheld_claims, len(item.text))
    spans = {span.start: span for span in (*(one.span for one in denials.values()), *numerals)}
    numbers = {span.start for span in numerals}
    for start in sorted({*spans, *given}):
        claims = given.get(start, [])
        span = claims[0].numeral if claims else spans[start]
        within = start not in numbers and any(one.start < start < one.end for one in numerals)
        if withheld[span.start : span.end].any() or (within and not claims):
            continue
        seen = 1.0 if start in numbers else float(_denied(rows[start], layout))
        relation = _relations(rows[start], layout, seen=seen)
        yield Opinion(kind="relation", span=span, given=claims[0].relation if claims else NO_CLAIM, likely=relation)
        if claims and claims[0].relation != NO_CLAIM:
            yield _field(claims, span, rows[start], layout)


def _anchor(claim: ClaimLabel, numerals: Sequence[Span]) -> int:
    own = claim.numeral
    return next((span.start for span in numerals if span.start < own.end and own.start < span.end), own.start)


def _denied(row: Scores, layout: Layout) -> float:
    """Probability that words that deny begin here."""
    return float(np.exp(log_softmax(row[layout.slices["tag.denial"]]))[1])


def _relations(row: Scores, layout: Layout, *, seen: float) -> dict[str, float]:
    """`seen`: how likely it is that something stands there at all."""
    likely = np.exp(log_softmax(row[layout.slices["relation"]])) * seen
    answers = {str(answer): float(value) for answer, value in zip(RELATIONS, likely, strict=True)}
    answers[NO_CLAIM] += 1.0 - seen
    return answers


def _field(claims: Sequence[ClaimLabel], span: Span, row: Scores, layout: Layout) -> Opinion:
    """Of joint zeros (均为0件) all fields together. A sum that signs cannot say has the network's own answer against
    nothing, and the share of the given one is what that leaves.
    """
    said, sure = _best(row, layout)
    given = "+".join(dict.fromkeys(one.field for one in claims if one.field)) or NO_FIELD
    likely = {said: sure}
    if _name(given, layout.space) == said:
        likely = {given: sure}
    else:
        likely[given] = min(_probability(given, row, layout), 1.0 - sure)
    none = float(np.exp(log_softmax(row[layout.slices["table"]])[0]))
    if NO_FIELD not in likely and none >= LEAST:
        likely[NO_FIELD] = none
    return Opinion(kind="field", span=span, given=given, likely=likely)


def _terms(field: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    plus, minus = list[str](), list[str]()
    for part in field.split("+"):
        first, *taken = part.split("-")
        plus += [first] if first else []
        minus += taken
    return tuple(plus), tuple(minus)


def _name(field: str, space: FieldSpace) -> str:
    """In the order and the fields of the network: what it would be called if the network said it."""
    plus, minus = (canonical(part) for part in _terms(field))
    order = {name: place for place, name in enumerate(space.fields)}
    return _written(*(sorted(part, key=lambda one: order.get(one, len(order))) for part in (plus, minus)))


def _written(plus: Sequence[str], minus: Sequence[str]) -> str:
    return "+".join(plus) + "".join(f"-{field}" for field in minus)


def _probability(field: str, row: Scores, layout: Layout) -> float:
    """That exactly these fields are meant."""
    tables = log_softmax(row[layout.slices["table"]])
    if not field:
        return float(np.exp(tables[0]))
    signs = layout.space.signs(*_terms(field))
    if signs is None:
        return 0.0
    keys = layout.space.tables[signs.table]
    logs = log_softmax(row[layout.slices[f"signs.{keys.table}"]].reshape(-1, SIGNS))
    chosen = np.array((*signs.rows, *signs.columns))
    return float(np.exp(tables[signs.table + 1] + logs[np.arange(len(chosen)), chosen].sum()))


def _best(row: Scores, layout: Layout) -> tuple[str, float]:
    ((plus, minus, score),) = sums(row[None], layout)
    return _name(_written(plus, minus), layout.space), score


def calibrated(opinion: Opinion, reader: NetworkReader) -> float:
    """How sure the network is of its own answer, as a probability that was set on prose kept for it."""
    kinds: Mapping[str, str] = {"entity": "entity", "relation": "claim", "field": "field"}
    return reader.calibration.probability(kinds[opinion.kind], opinion.likely[opinion.said])
