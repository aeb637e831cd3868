"""Labels of several rows, set at the middle of them without rules: how far each reaches."""

from __future__ import annotations

from collections.abc import Sequence

from models.tables.pages.grid_building import Block, Edges


def reaching(
    blocks: Sequence[Block], *, rows: Edges, columns: Edges, values: frozenset[int]
) -> list[Block]:
    """The blocks, group labels as high as the rows that they stand for."""
    return list(blocks)
