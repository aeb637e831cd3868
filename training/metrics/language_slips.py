"""Figures tied to other fields than the true ones, the surest first: what a reader must not be sure of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from training.metrics.language_answer import Answer, Question, Said, Sum
from training.metrics.language_outcomes import meant, paired


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A wrong tie; `confidence` is 0 for a figure that was not read at all."""

    confidence: float
    words: str
    sentence: str
    true: str
    read: str


def slips(question: Question, answer: Answer) -> Iterator[Slip]:
    """Those of one text."""
    for one, other in paired(question.truth.said, answer.said):
        either = one or other
        if either is None or meant(_claimed(one)) == meant(_claimed(other)):
            continue
        place = next((place for place, _ in question.families if place.start <= either.span.start < place.end), None)
        yield Slip(
            confidence=dict(other.sure).get("field", 0.0) if other else 0.0,
            words=question.text[max(0, either.span.start) : max(0, either.span.end)],
            sentence=question.text[max(0, place.start) : max(0, place.end)] if place else "",
            true=printed(one.fields if one else ()),
            read=printed(other.fields if other else ()),
        )


def _claimed(said: Said | None) -> Said | None:
    return said if said is not None and said.relation != "none" else None


def printed(fields: Iterable[Sum]) -> str:
    """`a+b-c, d`; a dash for none."""
    told = ("+".join(sorted(one.plus)) + "".join(f"-{name}" for name in sorted(one.minus)) for one in fields)
    return ", ".join(sorted(told)) or "–"
