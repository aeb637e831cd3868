"""Sums that fail around one cell: a wrong figure fails every sum that it stands in, by the same amount."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from corpora.profiles.profile import Identity


def suspects(group: Sequence[Identity], values: Mapping[str, Decimal]) -> set[str]:
    """Figures whose change by one amount would mend every sum of the group, by the ids of their fields.

    `values` by field; sums of which a figure is not there say nothing.
    """
    common = set.intersection(*(set(identity.fields) for identity in group))
    told = [(identity, sides) for identity in group if (sides := identity.sides(values)) is not None]
    return {field for field in common if len({identity.missing(field, *sides) for identity, sides in told}) == 1}
