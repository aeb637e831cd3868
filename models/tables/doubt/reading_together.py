"""Rows and columns of doubtful figures, put right together by what else their own prints may be.

Where print has faded, so many figures of a table are misread that no single change mends the sums it stands in. Then
the figures of one sum are changed together, each to another look at its own print, where that makes more sums hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import log
from typing import Final

from corpora.profiles.profile import Identity

FEWEST_FAILING: Final = 3
"""Sums that fail, from which several figures are misread."""
MOST_LOOKS, MOST_OPEN = 4, 7
"""Readings of one figure, and figures of one sum with more than one, that are tried with one another."""
MOST_ROUNDS: Final = 5
"""Times that all sums are tried."""
SUM_WORTH: Final = 4.0
"""What a sum that holds is worth: as much as readings fifty times as likely."""
LEAST: Final = 0.02
"""Likelihood of a reading below which it is no worse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a figure's print may say, and how likely it is."""

    value: Decimal
    text: str
    likely: float


def read_together(readings: Mapping[str, Sequence[Reading]], identities: Sequence[Identity]) -> dict[str, Reading]:
    """For each figure the reading that makes most sums hold; {} where few fail.

    Args:
        readings: of each figure what was read first, then its other looks; a single one is not in doubt.
        identities: sums of them; a sum of which a part is not known may still be less than what is.
    """
    chosen = {field: own[0] for field, own in readings.items()}
    if sum(not holds(one, chosen) for one in identities) < FEWEST_FAILING:
        return {}
    of_field: dict[str, list[Identity]] = {}
    for one in identities:
        for field in one.fields:
            of_field.setdefault(field, []).append(one)
    for _ in range(MOST_ROUNDS):
        before = dict(chosen)
        for one in identities:
            chosen |= _best_change(one, chosen, readings, of_field)
        if chosen == before:
            break
    return chosen


def _best_change(
    identity: Identity,
    chosen: Mapping[str, Reading],
    readings: Mapping[str, Sequence[Reading]],
    of_field: Mapping[str, Sequence[Identity]],
) -> dict[str, Reading]:
    """Of changes with which the sum holds the one that is worth most; {} where none is worth anything."""
    best, change = 1e-9, dict[str, Reading]()
    for one in _mending(identity, chosen, readings):
        if (gain := _gain(one, chosen, of_field)) > best:
            best, change = gain, one
    return change


def _mending(
    identity: Identity, chosen: Mapping[str, Reading], readings: Mapping[str, Sequence[Reading]]
) -> Iterable[dict[str, Reading]]:
    """Changes of its figures that make a sum hold; of one figure where another is not known."""
    open_to = [field for field in identity.fields if len(readings.get(field, ())) > 1]
    sides = identity.sides({field: chosen[field].value for field in identity.fields if field in chosen})
    if sides is None:
        for field in open_to:
            for one in readings[field][:MOST_LOOKS]:
                if one is not chosen[field] and holds(identity, {**chosen, field: one}):
                    yield {field: one}
        return
    if not open_to or len(open_to) > MOST_OPEN:
        return
    missing = sides[0] - sides[1]
    for choice in product(*(readings[field][:MOST_LOOKS] for field in open_to)):
        steps = (
            (one.value - chosen[field].value) * (1 if field in identity.left else -1)
            for field, one in zip(open_to, choice, strict=True)
        )
        if missing + sum(steps, Decimal(0)) == 0:
            yield {field: one for field, one in zip(open_to, choice, strict=True) if one is not chosen[field]}


def _gain(
    change: Mapping[str, Reading], chosen: Mapping[str, Reading], of_field: Mapping[str, Sequence[Identity]]
) -> float:
    after = {**chosen, **change}
    concerned = {one.id: one for field in change for one in of_field[field]}.values()
    sums = sum(holds(one, after) - holds(one, chosen) for one in concerned)
    likelier = sum(log(max(LEAST, one.likely)) - log(max(LEAST, chosen[field].likely)) for field, one in change.items())
    return SUM_WORTH * sums + likelier


def holds(identity: Identity, chosen: Mapping[str, Reading]) -> bool:
    """Whether both sides are equal; where a part is not known, whether the others are no more than the whole."""
    values = {field: chosen[field].value for field in identity.fields if field in chosen}
    sides = identity.sides(values)
    if sides is not None:
        return sides[0] == sides[1]
    # No part of a whole is less than nothing.
    known = all(field in values for field in identity.left)
    return not known or sum(values.get(field, Decimal(0)) for field in identity.right) <= sum(
        values[field] for field in identity.left
    )
