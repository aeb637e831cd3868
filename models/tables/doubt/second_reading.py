"""Figures of sums that fail, put right by what else their own print may be.

A sum only points: every digit comes from a look at the picture that read it so. A change is taken when it mends each
sum of its figure that failed, breaks none that held, and no other change would do as much.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from corpora.document.look import Look
from corpora.profiles.profile import Identity
from models.tables.cell_number import parse_cell

LEAST_SURE: Final = 0.05
"""Confidence of a look below which it is no reading but noise."""
LEAST_ALONE: Final = 0.2
"""The same where a single sum speaks for it: chance mends one sum more easily than two."""
MOST_CHANGES: Final = 12
"""Of one table: where more is wrong, it is not the reading of figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A figure's value as another look has it; `sums` counts the sums that failed and now hold."""

    field: str
    value: Decimal
    look: Look
    sums: int


def read_again(
    values: Mapping[str, Decimal], looks: Mapping[str, Sequence[Look]], identities: Sequence[Identity]
) -> tuple[Change, ...]:
    """The changes that make sums hold, the most telling first.

    Args:
        values: of every figure that was read; a blank counts as nothing.
        looks: of figures, by field: what else their print may be.
        identities: those whose fields all have a value.
    """
    current, changes = dict(values), list[Change]()
    while len(changes) < MOST_CHANGES:
        found = sorted(_changes(current, looks, identities), key=lambda change: (-change.sums, -change.look.confidence))
        open_to_all = [change for change in found if change.field not in {done.field for done in changes}]
        best = next((change for change in open_to_all if not _rivalled(change, open_to_all, identities)), None)
        if best is None:
            break
        changes.append(best)
        current[best.field] = best.value
    return tuple(changes)


def holds(identity: Identity, values: Mapping[str, Decimal]) -> bool:
    """Whether both sides are equal."""
    return _sum(values, identity.left) == _sum(values, identity.right)


def _changes(
    values: Mapping[str, Decimal], looks: Mapping[str, Sequence[Look]], identities: Sequence[Identity]
) -> Iterator[Change]:
    for field, others in looks.items():
        if field not in values:
            continue
        own = [identity for identity in identities if field in (*identity.left, *identity.right)]
        failing = [identity for identity in own if not holds(identity, values)]
        if not failing:
            continue
        for look in others:
            number = parse_cell(look.text)
            if number is None or look.confidence < (LEAST_SURE if len(failing) > 1 else LEAST_ALONE):
                continue
            if all(holds(identity, {**values, field: number.value}) for identity in own):
                yield Change(field=field, value=number.value, look=look, sums=len(failing))


def _rivalled(change: Change, all_changes: Iterable[Change], identities: Sequence[Identity]) -> bool:
    """Whether a change of another figure of the same sums, or to another value, would mend as many."""
    fellows = {
        name
        for identity in identities
        if change.field in (fields := (*identity.left, *identity.right))
        for name in fields
    }
    return any(
        other is not change and other.sums >= change.sums and other.field in fellows for other in all_changes
    )  # fmt: skip


def _sum(values: Mapping[str, Decimal], fields: Iterable[str]) -> Decimal:
    return sum((values[field] for field in fields), Decimal(0))
