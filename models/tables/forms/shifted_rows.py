"""Rows whose figures are as many as they should be and still others': a page's number came in, a blank was lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from corpora.profiles.profile import Identity
from models.tables.forms.filling import LOST_LABEL, Block, Filling
from models.tables.forms.wrong_cells import suspects

FEWEST_FAILING = 2
"""Sums around a row, one of them its own; rows that are told by counting."""


def doubt_shifted(blocks: Sequence[Block], filling: Filling, identities: Sequence[Identity]) -> None:
    """Doubts rows of cells a line each that fail in more sums than one wrong cell explains, and all rows that are told
    by counting alone where several of them fail.

    A report's own slip is one cell: it fails in the sum of its row and in that of its column, and mending it mends
    both.
    """
    values = filling.counted()
    failing = [one for one in identities if (sides := one.sides(values)) is not None and sides[0] != sides[1]]
    cells = [block for block in blocks if block.run and block.run[0].trust == "cells"]
    shifted = [block for block in cells if _is_shifted(block, failing, values)]
    counted = [block for block in cells if block.confidence <= LOST_LABEL]
    if sum(_fails(block, failing) for block in counted) >= FEWEST_FAILING:
        shifted += counted
    for block in shifted:
        filling.doubt(block.names)


def _fails(block: Block, failing: Sequence[Identity]) -> bool:
    """Does a sum of the row alone fail?"""
    names = set(block.names)
    return any(names.issuperset(one.fields) for one in failing)


def _is_shifted(block: Block, failing: Sequence[Identity], values: Mapping[str, Decimal]) -> bool:
    names = set(block.names)
    around = [one for one in failing if not names.isdisjoint(one.fields)]
    return _fails(block, failing) and len(around) >= FEWEST_FAILING and names.isdisjoint(suspects(around, values))
