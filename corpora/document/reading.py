"""The whole of what gouji understood of one document."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.document.check import Check
from corpora.document.claim import Claim, Entity
from corpora.document.document import Document
from corpora.document.errors import Failure
from corpora.document.layout import Layout
from corpora.document.mention import (
    AllBut,
    ItemList,
    Mentions,
    PartList,
    Ranking,
    RoughShare,
    Share,
    Stated,
    YearMention,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Figures claimed in the narrative, tied to a field, put to some check."""

    claims: int
    linked: int
    checked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document that was read. How its claims hang together is kept, so that the checks can be made again."""

    document: Document
    layout: Layout
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    checks: tuple[Check, ...]
    coverage: Coverage
    part_lists: tuple[PartList, ...] = ()
    shares: tuple[Share, ...] = ()
    item_lists: tuple[ItemList, ...] = ()
    years: tuple[YearMention, ...] = ()
    rough_shares: tuple[RoughShare, ...] = ()
    rankings: tuple[Ranking, ...] = ()
    all_but: tuple[AllBut, ...] = ()
    stated: tuple[Stated, ...] = ()

    @property
    def mentions(self) -> Mentions:
        """What the language model found."""
        return Mentions(
            entities=self.entities, claims=self.claims, part_lists=self.part_lists, shares=self.shares,
            item_lists=self.item_lists, years=self.years, rough_shares=self.rough_shares, rankings=self.rankings,
            all_but=self.all_but, stated=self.stated,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A document that could not be read. What is known of its source is kept beside the reason."""

    path: str
    failure: Failure
    sha256: str | None = None
    media_type: str | None = None
    size_bytes: int | None = None
