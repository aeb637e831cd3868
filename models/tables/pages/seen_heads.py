"""What the learned finder saw as one table, cut where its head is printed again."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage
from models.tables.pages.heads_again import between_heads
from models.tables.pages.seen_places import SeesTables


@dataclass(frozen=True, slots=True)
class SeenBetweenHeads:
    """What was seen of tables on a page, no head in it twice."""

    seen: SeesTables
    page: PrintedPage

    def at(self, x: float, y: float) -> float:
        """See `SeesTables`."""
        return self.seen.at(x, y)

    def boxes(self) -> list[Box]:
        """See `SeesTables`."""
        return [part for box in self.seen.boxes() for part in between_heads(box, self.page)]
