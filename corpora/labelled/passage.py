"""A paragraph with its truth: what a language model is trained on and measured by."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.document.geometry import Span
from corpora.labelled.mention import ClaimMention, EntityMention, ItemListMention, PartListMention, ShareMention


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPassage:
    """One paragraph as a reader sees it, under its heading.

    Args:
        heading: the nearest heading above, or "".
        text: the paragraph, its sentences joined as they are printed. Every span below indexes it.
        sentences: where each sentence stands.
        families: the wording family of each sentence, None for words that belong to none.
        entities, claims: in reading order. A joint zero (均为0件) is one claim for each measure, all with one span.
        part_lists, shares, item_lists: ties between claims, by their index in `claims`.
        organisation, year: of the report.
    """

    heading: str
    text: str
    sentences: tuple[Span, ...]
    families: tuple[str | None, ...]
    organisation: str
    year: int
    entities: tuple[EntityMention, ...] = ()
    claims: tuple[ClaimMention, ...] = ()
    part_lists: tuple[PartListMention, ...] = ()
    shares: tuple[ShareMention, ...] = ()
    item_lists: tuple[ItemListMention, ...] = ()
