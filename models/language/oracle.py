"""A reader that knows the answers: labelled truth in a network's place, for tests and for the best there could be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corpora.document.claim import Entity
from corpora.document.geometry import Span
from corpora.labelled.mention import ClaimMention
from corpora.labelled.passage import LabelledPassage
from models.language.prediction import PassageQuery, PredictedClaim, PredictedTie, Prediction


class OracleReader:
    """Implements `models.language.prediction.PassageReader` for texts whose truth it was given.

    Args:
        passages: the truth; of two with one text the first counts.
        confidence: said of everything.
    """

    def __init__(self, passages: Iterable[LabelledPassage], *, confidence: float = 1.0) -> None:
        self._confidence = confidence
        self._known: dict[str, LabelledPassage] = {}
        for passage in passages:
            self._known.setdefault(passage.text, passage)

    def read(self, queries: Iterable[PassageQuery]) -> Iterator[Prediction]:
        """A prediction for each query; of an unknown text that nothing in it is claimed."""
        for query in queries:
            passage = self._known.get(query.text)
            yield self._unknown(query) if passage is None else self._answer(query, passage)

    def _unknown(self, query: PassageQuery) -> Prediction:
        return Prediction(claims=tuple(self._no_claim(span) for span in query.numerals))

    def _answer(self, query: PassageQuery, passage: LabelledPassage) -> Prediction:
        places: dict[int, list[int]] = {}
        for index, claim in enumerate(passage.claims):
            places.setdefault(_start(claim), []).append(index)
        starts = sorted({*places, *(span.start for span in query.numerals)})
        numerals = {span.start: span for span in query.numerals}
        claims: list[PredictedClaim] = []
        index_of: dict[int, int] = {}
        for start in starts:
            held = [passage.claims[index] for index in places.get(start, ())]
            if start not in numerals and not (held and held[0].numeral is None):
                continue
            index_of.update(dict.fromkeys(places.get(start, ()), len(claims)))
            claims.append(self._claim(numerals.get(start), held) if held else self._no_claim(numerals[start]))
        return Prediction(
            entities=tuple(
                Entity(
                    label=one.label, text=passage.text[one.span.start : one.span.end], span=one.span,
                    confidence=self._confidence,
                )
                for one in passage.entities
            ),
            claims=tuple(claims),
            ties=tuple(self._ties(passage, index_of)),
        )  # fmt: skip

    def _claim(self, numeral: Span | None, held: Sequence[ClaimMention]) -> PredictedClaim:
        first, sure = held[0], self._confidence
        return PredictedClaim(
            span=numeral or first.span, negated=first.numeral is None, confidence=sure, measure=first.measure,
            relation=first.relation, relation_confidence=sure, period_kind=first.period_kind, period_confidence=sure,
            body=first.body, body_confidence=sure,
            fields=tuple(field for one in held for field in one.fields), minus=first.minus, each=len(held) > 1,
            field_confidence=sure, approximate=first.approximate,
        )  # fmt: skip

    def _no_claim(self, numeral: Span) -> PredictedClaim:
        sure = self._confidence
        return PredictedClaim(
            span=numeral, negated=False, confidence=sure, measure=None, relation="none", relation_confidence=sure,
            period_kind="this_year", period_confidence=sure, body="own", body_confidence=sure, fields=(), minus=(),
            each=False, field_confidence=sure, approximate=False,
        )  # fmt: skip

    def _ties(self, passage: LabelledPassage, index_of: dict[int, int]) -> Iterator[PredictedTie]:
        sure = self._confidence
        for parts in passage.part_lists:
            if {parts.whole, *parts.parts} <= index_of.keys():
                yield PredictedTie(
                    kind="parts", head=index_of[parts.whole], members=tuple(index_of[part] for part in parts.parts),
                    complete=parts.complete, confidence=sure,
                )  # fmt: skip
        for share in passage.shares:
            if share.percent in index_of:
                members = (share.first, share.second)
                yield PredictedTie(
                    kind=share.basis, head=index_of[share.percent], confidence=sure,
                    members=tuple(None if one is None else index_of.get(one) for one in members),
                )  # fmt: skip
        for items in passage.item_lists:
            if items.count in index_of:
                yield PredictedTie(
                    kind="items", head=index_of[items.count], items=items.items, complete=not items.open_ended,
                    confidence=sure,
                )  # fmt: skip


def _start(claim: ClaimMention) -> int:
    return (claim.numeral or claim.span).start
