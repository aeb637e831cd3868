"""Ties of a template's named numbers, as mentions that name claims by their place."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.geometry import Span
from corpora.labelled.mention import ItemListMention, PartListMention, ShareMention
from corpora.labelled.mention import Tie as TieMention
from corpora.synthetic.prose.template import Tie


def bind(ties: Sequence[Tie], names: Sequence[str | None], items: Sequence[Span]) -> tuple[TieMention, ...]:
    """The ties whose numbers the sentence prints.

    Args:
        ties: of the template.
        names: for each claim the name of its number.
        items: every item of the sentence.

    Raises:
        ValueError: when two counts announce items: whose they are is not told.
    """
    if sum(tie.kind == "items" for tie in ties) > 1:
        raise ValueError(f"two lists in one template: {ties}")
    places = {name: place for place, name in reversed(list(enumerate(names))) if name}
    found = (_bound(tie, places, tuple(items)) for tie in ties)
    return tuple(one for one in found if one is not None)


def _bound(tie: Tie, places: dict[str, int], items: tuple[Span, ...]) -> TieMention | None:
    if tie.head not in places:
        return None
    head = places[tie.head]
    if tie.kind == "items":
        return ItemListMention(count=head, items=items, open_ended=tie.more) if items else None
    members = [places.get(name) for name in tie.members]
    if tie.kind == "parts":
        told = tuple(place for place in members if place is not None)
        return PartListMention(whole=head, parts=told, complete=not tie.more) if len(told) == len(members) else None
    first, second = members
    return None if first is second is None else ShareMention(percent=head, basis=tie.kind, first=first, second=second)
