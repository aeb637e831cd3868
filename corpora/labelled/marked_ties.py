"""Ties of the hand-written markup: which figures are parts of which whole, shares of what, counts of which list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from corpora.document.geometry import Span
from corpora.labelled.mention import ClaimMention, ItemListMention, PartListMention, ShareMention

_TIE = re.compile(r"(parts|share|growth|change|items) (\w+): (.+?)( ?…)?")
_BASES: dict[str, Literal["share", "growth", "change"]] = {"share": "share", "growth": "growth", "change": "change"}

Ties = tuple[tuple[PartListMention, ...], tuple[ShareMention, ...], tuple[ItemListMention, ...]]


def add_ties(
    lines: Sequence[str], *, text: str, claims: Sequence[ClaimMention], named: Mapping[str, Sequence[int]]
) -> Ties:
    """The ties of a passage; a name that several claims share (均为0件) means the first.

    Raises:
        ValueError: for a line that is no tie, or an item that does not stand behind the one before.
        KeyError: for a name of no figure.
    """
    parts: list[PartListMention] = []
    shares: list[ShareMention] = []
    lists: list[ItemListMention] = []
    for line in lines:
        match = _TIE.fullmatch(line.strip())
        if match is None:
            raise ValueError(f"no such tie: {line}")
        kind, head, rest, open_ended = match[1], named[match[2]][0], match[3], bool(match[4])
        if kind == "parts":
            members = tuple(one for name in rest.split() for one in named[name])
            parts.append(PartListMention(whole=head, parts=members, complete=not open_ended))
        elif kind == "items":
            items = _items(rest.split("|"), text=text, start=claims[head].span.start)
            lists.append(ItemListMention(count=head, items=items, open_ended=open_ended))
        else:
            first, second = (None if name == "?" else named[name][0] for name in rest.split())
            shares.append(ShareMention(percent=head, basis=_BASES[kind], first=first, second=second))
    return tuple(parts), tuple(shares), tuple(lists)


def _items(words: Sequence[str], *, text: str, start: int) -> tuple[Span, ...]:
    spans: list[Span] = []
    for word in words:
        found = text.find(word, spans[-1].end if spans else start)
        if found < 0 and not spans:
            found = text.rfind(word, 0, start)  # 甲、乙和丙三项
        if found < 0:
            raise ValueError(f"no such item after the one before: {word}")
        spans.append(Span(found, found + len(word)))
    return tuple(spans)
