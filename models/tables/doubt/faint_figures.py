"""Figures too faint to be read, told by a sum among what each one's print may be.

No digit comes from a sum: each is a look at the figure's own print, and the sum only says which. It proves nothing, so
that nobody may believe it; but of a fax that has lost its ink, it is most often what the page said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import log, prod
from typing import Final

from corpora.profiles.profile import Identity
from models.tables.doubt.reading_together import Reading, holds

MOST_WAYS: Final = 20_000
"""Readings of the faint figures of one sum that are tried with one another."""
CLEARLY: Final = log(3.0)
"""How much likelier (in logarithms) what makes a sum hold must be than what else does."""
LEAST: Final = 0.02
"""Likelihood of a reading below which it is no worse."""
Choice = dict[str, Reading]


def read_faint(
    known: Mapping[str, Reading], faint: Mapping[str, Sequence[Reading]], identities: Sequence[Identity]
) -> Choice:
    """Of each faint figure that a sum tells the reading; other figures are left out.

    Args:
        known: what was read of the other figures.
        faint: what the print of those that were not read may be.
        identities: sums of them all.
    """
    chosen = dict(known)
    while True:
        open_sums = [one for one in identities if _can_be_told(one, chosen, faint)]
        told = (
            (choice, _gain(choice, chosen, identities)) for one in open_sums if (choice := _told(one, chosen, faint))
        )
        best, gain = max(told, key=lambda one: (one[1], _likelihood(one[0])), default=({}, 0))
        if gain <= 0:
            return {field: chosen[field] for field in faint if field in chosen}
        chosen |= best


def _can_be_told(identity: Identity, chosen: Mapping[str, Reading], faint: Mapping[str, Sequence[Reading]]) -> bool:
    missing = [field for field in identity.fields if field not in chosen]
    ways = prod(len(faint.get(field, ())) for field in missing)
    return bool(missing) and 0 < ways <= MOST_WAYS


def _told(identity: Identity, chosen: Mapping[str, Reading], faint: Mapping[str, Sequence[Reading]]) -> Choice:
    """The readings of a sum's faint figures with which it holds; {} where none or several are as likely."""
    ranked = sorted(_holding(identity, chosen, faint), key=_likelihood, reverse=True)
    if not ranked or (len(ranked) > 1 and _likelihood(ranked[0]) - _likelihood(ranked[1]) < CLEARLY):
        return {}
    return ranked[0]


def _holding(
    identity: Identity, chosen: Mapping[str, Reading], faint: Mapping[str, Sequence[Reading]]
) -> Iterator[Choice]:
    missing = [field for field in identity.fields if field not in chosen]
    for choice in product(*(faint[field] for field in missing)):
        readings = dict(zip(missing, choice, strict=True))
        if holds(identity, {**chosen, **readings}):
            yield readings


def _likelihood(choice: Choice) -> float:
    return sum(log(max(LEAST, one.likely)) for one in choice.values())


def _gain(choice: Choice, chosen: Mapping[str, Reading], identities: Sequence[Identity]) -> int:
    """Sums that hold with the choice, less those that fail with it."""
    after = {**chosen, **choice}
    tested = [one for one in identities if not choice.keys().isdisjoint(one.fields) and after.keys() >= {*one.fields}]
    return sum(1 if holds(one, after) else -1 for one in tested)
