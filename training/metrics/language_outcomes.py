"""Truth and answer of one text compared: for every thing that is true, or said to be, whether it is both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from corpora.document.geometry import Span
from training.metrics.language_answer import Answer, Said, Tied
from training.metrics.language_fields import Meaning, meaning

Place = Callable[[Span], Span]


class Outcome(NamedTuple):
    """`measure` is a name, or a name and the class after `=`; `right` only where it is true and read alike."""

    measure: str
    span: Span
    true: bool
    read: bool
    right: bool


class Certainty(NamedTuple):
    """How sure a reader was of what it said of one thing, and whether it was so."""

    measure: str
    span: Span
    confidence: float
    right: bool


Pair = tuple[Said | None, Said | None]


def paired(truth: Sequence[Said], read: Sequence[Said]) -> list[Pair]:
    """Figures of both whose spans overlap, one to one in reading order; those left over stand alone."""
    pairs: list[Pair] = []
    left = sorted(read, key=lambda one: one.span)
    for figure in sorted(truth, key=lambda one: one.span):
        while left and left[0].span.end <= figure.span.start:
            pairs.append((None, left.pop(0)))
        meets = bool(left) and left[0].span.start < figure.span.end
        pairs.append((figure, left.pop(0) if meets else None))
    return pairs + [(None, one) for one in left]


def outcomes(truth: Answer, answer: Answer) -> Iterator[Outcome]:
    """Of entities, figures and, where the reader tells them, ties."""
    yield from _of_entities(truth, answer)
    pairs = paired(truth.said, answer.said)
    for one, other in pairs:
        yield from _of_claim(one, other)
        yield from _of_fields(one, other)
    if answer.ties is not None:
        moved = {other.span: one.span for one, other in pairs if one and other}
        yield from _of_ties(truth.ties or (), answer.ties, moved)


def _of_entities(truth: Answer, answer: Answer) -> Iterator[Outcome]:
    true = {(one.label, one.span) for one in truth.named}
    read = {(one.label, one.span) for one in answer.named}
    for label, span in sorted(true | read):
        held = (label, span)
        for measure in ("entity", f"entity={label}"):
            yield Outcome(measure, span, held in true, held in read, held in true & read)


def _claimed(said: Said | None) -> Said | None:
    return said if said is not None and said.relation != "none" else None


def _of_claim(one: Said | None, other: Said | None) -> Iterator[Outcome]:
    """That it is a claim; of which relation, period, body, over all classes and each class by itself."""
    true, read = _claimed(one), _claimed(other)
    either = true or read
    if either is None:
        return
    span = either.span
    for measure in ("claim", f"claim={'denial' if either.denial else 'numeral'}"):
        yield Outcome(measure, span, bool(true), bool(read), bool(true and read))
    for name, get in CLASSES.items():
        was, is_ = get(true) if true else None, get(read) if read else None
        if read and is_ is None:
            continue  # the reader does not tell
        yield Outcome(name, span, bool(true), bool(read), was is not None and was == is_)
        for kind in {was, is_} - {None}:
            yield Outcome(f"{name}={kind}", span, was == kind, is_ == kind, was == is_)


CLASSES: Mapping[str, Callable[[Said], str | None]] = {
    "relation": lambda said: said.relation,
    "period": lambda said: said.period_kind,
    "body": lambda said: said.body,
}


def _of_fields(one: Said | None, other: Said | None) -> Iterator[Outcome]:
    """That it speaks of exactly these fields; over all, by the part of the form, and that it speaks of none."""
    true, read = _claimed(one), _claimed(other)
    either = true or read
    if either is None:
        return
    was, is_ = true.fields if true else frozenset(), read.fields if read else frozenset()
    if was or is_:
        for measure in ("field", f"field={_form_part(was or is_)}"):
            yield Outcome(measure, either.span, bool(was), bool(is_), meant(true) == meant(read))
    none, left = bool(true) and not was, bool(read) and not is_
    if none or left:
        yield Outcome("field=none", either.span, none, left, none and left)


def meant(said: Said | None) -> Meaning:
    """What the figure is said of, however its sums are written."""
    return meaning(said.fields, zero=said.zero) if said is not None else frozenset()


def _form_part(fields: frozenset[tuple[frozenset[str], frozenset[str]]]) -> str:
    """`proactive`, `requests`, `disputes`, with `+` when several fields make up the figure."""
    plus = sorted(field for one in fields for field in one[0] | one[1])
    return plus[0].split(".")[0] + ("+" if any(len(one[0] | one[1]) > 1 for one in fields) else "")


def _of_ties(truth: Sequence[Tied], answer: Sequence[Tied], moved: Mapping[Span, Span]) -> Iterator[Outcome]:
    """Each part of a whole and whole lists; percentages with their two figures; lists by length and by their items."""

    def place(span: Span) -> Span:
        return moved.get(span, span)

    yield from _compared("parts", _edges(truth), _edges(answer, place))
    yield from _compared("parts=whole", _wholes(truth), _wholes(answer, place))
    for basis in ("share", "growth", "change"):
        true, read = _ratios(truth, basis), _ratios(answer, basis, place)
        yield from _compared("ratio", true, read)
        yield from _compared(f"ratio={basis}", true, read)
    yield from _compared("list", _counted(truth), _counted(answer, place, truth))
    yield from _compared("list=items", _items(truth), _items(answer, place))


Told = Mapping[tuple[object, ...], Span]
"""What is told, each with where it stands."""


def _compared(measure: str, true: Told, read: Told) -> Iterator[Outcome]:
    for key, span in {**read, **true}.items():
        yield Outcome(measure, span, key in true, key in read, key in true and key in read)


def _same(span: Span) -> Span:
    return span


def _edges(ties: Sequence[Tied], place: Place = _same) -> Told:
    held = (tie for tie in ties if tie.kind == "parts")
    return {(place(tie.head), place(one)): place(tie.head) for tie in held for one in tie.members if one}


def _wholes(ties: Sequence[Tied], place: Place = _same) -> Told:
    held = (tie for tie in ties if tie.kind == "parts")
    return {(place(tie.head), _places(tie, place)): place(tie.head) for tie in held}


def _places(tie: Tied, place: Place) -> frozenset[Span | None]:
    return frozenset(place(one) if one else None for one in tie.members)


def _ratios(ties: Sequence[Tied], basis: str, place: Place = _same) -> Told:
    held = (tie for tie in ties if tie.kind == basis)
    return {
        (basis, place(tie.head), *(place(one) if one else None for one in tie.members)): place(tie.head) for tie in held
    }


def _counted(ties: Sequence[Tied], place: Place = _same, truth: Sequence[Tied] = ()) -> Told:
    """Counts with the length of their list. Of the lengths that a reader allows, the true one counts if it is there."""
    true = {tie.head: min(tie.lengths) for tie in truth if tie.kind == "items" and tie.lengths}
    found: dict[tuple[object, ...], Span] = {}
    for tie in ties:
        if tie.kind == "items" and tie.lengths:
            head = place(tie.head)
            length = true.get(head)
            found[head, length if length in tie.lengths else min(tie.lengths)] = head
    return found


def _items(ties: Sequence[Tied], place: Place = _same) -> Told:
    held = (tie for tie in ties if tie.kind == "items")
    return {(place(tie.head), frozenset(tie.members)): place(tie.head) for tie in held}


def certainties(truth: Answer, answer: Answer) -> Iterator[Certainty]:
    """Of entities, and of what a reader is sure of in a figure that it calls a claim."""
    true = {(one.label, one.span) for one in truth.named}
    for named in answer.named:
        yield Certainty("entity", named.span, named.confidence, (named.label, named.span) in true)
    for one, other in paired(truth.said, answer.said):
        if other is None or other.relation == "none":
            continue
        for measure, confidence in other.sure:
            if measure == "field":
                yield Certainty(measure, other.span, confidence, meant(one) == meant(other))
            elif one is not None:
                get = CLASSES[measure]
                yield Certainty(measure, other.span, confidence, get(one) == get(other))
