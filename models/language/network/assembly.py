"""What the windows of a passage say, put together as one prediction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpora.document.claim import Entity
from corpora.document.geometry import Span
from models.language.network.calibration import Calibration
from models.language.network.decoding import AnchorReading, LayerSpan, Pointed, WindowReading
from models.language.network.titles import mended
from models.language.prediction import PassageQuery, PredictedClaim, PredictedTie, Prediction

YES = 0.5


def assembled(query: PassageQuery, readings: Sequence[WindowReading], calibration: Calibration) -> Prediction:
    """Entities, claims in reading order, and ties between them."""
    spans = [span for reading in readings for span in reading.spans]
    denials = {one.span.start: one for one in spans if one.layer == "denial"}
    measures = {one.span.start: one for one in spans if one.layer == "measure"}
    anchors = sorted((one for reading in readings for one in reading.anchors), key=lambda one: one.start)
    numerals = {span.start: span for span in query.numerals}
    claims = [_claim(one, numerals.get(one.start), denials.get(one.start), measures, calibration) for one in anchors]
    places = {one.start: number for number, one in enumerate(anchors)}
    return Prediction(
        entities=mended((_entity(one, query, calibration) for one in spans if one.layer == "entity"), query.text),
        claims=tuple(claims),
        ties=(
            *_part_ties(anchors, places, calibration),
            *_share_ties(anchors, places, calibration),
            *_item_ties(readings, anchors, places, calibration),
        ),
    )


def _entity(one: LayerSpan, query: PassageQuery, calibration: Calibration) -> Entity:
    text = query.text[one.span.start : one.span.end]
    return Entity(
        label=one.label, text=text, span=one.span, confidence=calibration.probability("entity", one.score)
    )  # fmt: skip


def _claim(
    one: AnchorReading, numeral: Span | None, denial: LayerSpan | None, measures: dict[int, LayerSpan],
    calibration: Calibration,
) -> PredictedClaim:  # fmt: skip
    """A numeral is a claim as surely as its relation is one or none; words that deny as surely as they were found."""
    if numeral is not None:
        span, confidence = numeral, calibration.probability("claim", one.relation.score)
    elif denial is not None:
        span, confidence = denial.span, calibration.probability("denial", denial.score)
    else:
        raise ValueError(f"nothing stands at {one.start}")
    measure = measures.get(one.measure.at) if one.measure.at is not None else None
    return PredictedClaim(
        span=span,
        negated=numeral is None,
        confidence=confidence,
        measure=measure.span if measure else None,
        relation=one.relation.answer,  # type: ignore[arg-type]
        relation_confidence=calibration.probability("relation", one.relation.score),
        period_kind=one.period.answer,  # type: ignore[arg-type]
        period_confidence=calibration.probability("period", one.period.score),
        body=one.body.answer,  # type: ignore[arg-type]
        body_confidence=calibration.probability("body", one.body.score),
        fields=one.plus,
        minus=one.minus,
        each=one.flags["each"] > YES and len(one.plus) > 1,
        field_confidence=calibration.probability("field", one.field_score),
        approximate=one.flags["approximate"] > YES,
    )


def _part_ties(
    anchors: Sequence[AnchorReading], places: dict[int, int], calibration: Calibration
) -> Iterator[PredictedTie]:
    lists: dict[int, list[AnchorReading]] = {}
    for one in anchors:
        if one.whole.at is not None and one.whole.at in places:
            lists.setdefault(one.whole.at, []).append(one)
    for start, parts in lists.items():
        yield PredictedTie(
            kind="parts",
            head=places[start],
            members=tuple(places[part.start] for part in parts),
            complete=anchors[places[start]].flags["complete"] > YES,
            confidence=calibration.probability("tie", min(part.whole.score for part in parts)),
        )


def _share_ties(
    anchors: Sequence[AnchorReading], places: dict[int, int], calibration: Calibration
) -> Iterator[PredictedTie]:
    for one in anchors:
        if one.basis.answer == "none":
            continue
        yield PredictedTie(
            kind=one.basis.answer,  # type: ignore[arg-type]
            head=places[one.start],
            members=(_place(one.first, places), _place(one.second, places)),
            confidence=calibration.probability("tie", min(one.basis.score, one.first.score, one.second.score)),
        )


def _place(pointed: Pointed, places: dict[int, int]) -> int | None:
    return None if pointed.at is None else places.get(pointed.at)


def _item_ties(
    readings: Sequence[WindowReading], anchors: Sequence[AnchorReading], places: dict[int, int],
    calibration: Calibration,
) -> Iterator[PredictedTie]:  # fmt: skip
    lists: dict[int, list[tuple[Span, float]]] = {}
    for reading in readings:
        items = [one for one in reading.spans if one.layer == "item"]
        for item, count in zip(items, reading.counts, strict=True):
            if count.at is not None and count.at in places:
                lists.setdefault(count.at, []).append((item.span, min(item.score, count.score)))
    for start, found in lists.items():
        yield PredictedTie(
            kind="items",
            head=places[start],
            items=tuple(span for span, _ in found),
            complete=anchors[places[start]].flags["open_ended"] <= YES,
            confidence=calibration.probability("tie", min(score for _, score in found)),
        )
