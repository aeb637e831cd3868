"""What sums, sentences and a second reading make of the figures that cells are labelled with.

Each is a voice for a value: an identity of the report family for the value that would make it hold, a sentence for the
number that it says, the machine's own reading for what it read, as loudly as it was sure. A cell that was mislabelled
breaks every identity that it stands in, and all of them ask for the same value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.geometry import Span
from corpora.labelled.label import ClaimLabel, FigureLabel
from corpora.labelled.opinion import Opinion
from corpora.profiles.profile import Identity, Profile

Voices = Mapping[str, Mapping[Decimal, float]]
"""For each field how loudly each value is called for, by whom the labels are not: sentences, a second reading."""
HUSH: Final = 0.5
"""Voice that keeps what is said by nobody or by one from being certain."""


def cell_opinions(
    figures: Sequence[FigureLabel], profiles: Iterable[Profile], *, others: Voices | None = None
) -> Iterator[tuple[FigureLabel, Opinion]]:
    """An opinion on each figure of one report that was read; those that no voice speaks of are left out."""
    values = {one.field: one.value for one in figures if one.state != "unreadable"}
    called: dict[str, defaultdict[Decimal, float]] = defaultdict(lambda: defaultdict(float))
    for identity in _identities(values.keys(), profiles):
        for field, value in _asked(identity, values):
            called[field][value] += 1.0
    for field, voices in (others or {}).items():
        for value, loud in voices.items():
            called[field][value] += loud
    for figure in figures:
        if figure.value is not None and figure.field in called:
            yield figure, _opinion(figure.value, called[figure.field])


def _identities(fields: Iterable[str], profiles: Iterable[Profile]) -> tuple[Identity, ...]:
    """Of the family that has most of the fields."""
    present = set(fields)
    best = max(profiles, key=lambda one: len(present & {field.id for field in one.fields}), default=None)
    if best is None:
        return ()
    return tuple(one for one in best.identities if {*one.left, *one.right} <= present)


def _asked(identity: Identity, values: Mapping[str, Decimal | None]) -> Iterator[tuple[str, Decimal]]:
    """The value that the identity asks for in each of its cells; figures are counts, so that less than nothing is asked
    of none. With blanks, which may be anything, it is heard only where it holds without them.
    """
    left, right = (sum((values[field] or Decimal(0) for field in side), Decimal(0)) for side in
                   (identity.left, identity.right))  # fmt: skip
    blank = any(values[field] is None for field in (*identity.left, *identity.right))
    if blank and left != right:
        return
    for side, missing in ((identity.left, right - left), (identity.right, left - right)):
        for field in side:
            asked = (values[field] or Decimal(0)) + missing
            if asked >= 0:
                yield field, asked


def _opinion(given: Decimal, called: Mapping[Decimal, float]) -> Opinion:
    loudness = sum(called.values()) + HUSH
    likely = {f"{value.normalize():f}": loud / loudness for value, loud in called.items()}
    likely.setdefault(f"{given.normalize():f}", 0.0)
    return Opinion(kind="cell", span=Span(0, 0), given=f"{given.normalize():f}", likely=likely)


def voices_of(claims: Iterable[ClaimLabel]) -> dict[str, dict[Decimal, float]]:
    """What sentences say of single cells of this report and year."""
    found: dict[str, dict[Decimal, float]] = {}
    for one in claims:
        single = one.field and "+" not in one.field and "-" not in one.field
        if not single or one.value is None or one.relation != "equal":
            continue
        if one.period_kind == "this_year" and one.body == "own":
            voices = found.setdefault(one.field or "", {})
            voices[one.value] = max(voices.get(one.value, 0.0), one.confidence)
    return found
