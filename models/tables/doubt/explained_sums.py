"""Sums of which one figure is at fault, or some were not read: what they say of the others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from corpora.profiles.profile import Identity

FEWEST: Final = 2
"""Sums that must fail by the same amount: a row and a column meet in one figure."""


def explained(
    failing: Sequence[Identity], holding: Sequence[Identity], values: Mapping[str, Decimal]
) -> dict[str, str]:
    """{id of a failing sum: field of the one figure that is to blame}; sums of which every figure is in `values`."""
    sound = {field for one in holding for field in one.fields}
    explaining: dict[str, list[str]] = {}
    for field in dict.fromkeys(field for one in failing for field in one.fields if field not in sound):
        own = [one for one in failing if field in one.fields]
        meant = {_meant(one, field, values) for one in own}
        if len(own) >= FEWEST and len(meant) == 1 and min(meant) >= 0:  # no form counts less than nothing
            for one in own:
                explaining.setdefault(one.id, []).append(field)
    return {one: fields[0] for one, fields in explaining.items() if len(fields) == 1}


def holding_without(
    unread: Collection[str], identities: Sequence[Identity], values: Mapping[str, Decimal]
) -> Iterator[Identity]:
    """Sums whose parts in `unread`, of which nothing is known, must be nothing, as the others come to the whole."""
    for one in identities:
        missing = {field for field in one.fields if field not in values}
        sides = sorted((one.left, one.right), key=len)
        if not missing or not missing <= set(unread) or not missing.isdisjoint(sides[0]):
            continue
        if 2 * len(missing) < len(sides[1]) and one.missing(sides[0][0], *_sums(one, values)) == 0:
            yield one


def _meant(identity: Identity, field: str, values: Mapping[str, Decimal]) -> Decimal:
    """What the field would have to be for the sum to hold."""
    return values[field] + identity.missing(field, *_sums(identity, values))


def _sums(identity: Identity, values: Mapping[str, Decimal]) -> tuple[Decimal, Decimal]:
    """Of both sides, what is not known counting as nothing."""
    left, right = (
        sum((values.get(name, Decimal(0)) for name in side), Decimal(0)) for side in (identity.left, identity.right)
    )
    return left, right
