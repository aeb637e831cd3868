"""What the learned finder of regions saw as one table, in the parts that words, heads and panels show it to be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from corpora.document.geometry import Box
from models.tables.pages.seen.seen_words import SeesTables


@dataclass(frozen=True, slots=True)
class SeenApart:
    """What was seen of tables, each of its boxes in `parts`."""

    seen: SeesTables
    parts: Callable[[Box], Iterable[Box]]

    def at(self, x: float, y: float) -> float:
        """See `SeesTables`."""
        return self.seen.at(x, y)

    def boxes(self) -> list[Box]:
        """See `SeesTables`."""
        return [part for box in self.seen.boxes() for part in self.parts(box)]
