"""Ways to put fewer or more values than slots, in order, and which of them the form's identities allow.

Identities only point at a place for a digit that the page prints; they never make one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache, partial
from itertools import combinations, pairwise
from math import comb

from corpora.document.geometry import Span
from corpora.profiles.profile import Identity
from models.tables.cell_number import parse_cell
from models.tables.printed.tokens import Token

Placement = tuple[Token | None, ...]
"""A token, or None for a blank, for each slot."""

MOST_PLACEMENTS = 7000
"""comb(15, 7) is 6435: the row of 15 dispute figures with eight blanks lost."""
MOST_CUTS = 3003
"""comb(14, 6): seven figures of fifteen digits."""


def windows(run: Sequence[Token], size: int) -> list[Placement]:
    """Stretches of `size` tokens that hold every value of the run; blanks are where they are printed."""
    values = [index for index, token in enumerate(run) if token.kind == "value"]
    if not values:
        return []
    first = max(0, values[-1] - size + 1)
    last = min(values[0], len(run) - size)
    found: dict[Placement, None] = {}
    for start in range(first, last + 1):
        found[tuple(token if token.kind == "value" else None for token in run[start : start + size])] = None
    return list(found)


def scatterings(values: Sequence[Token], size: int) -> list[Placement]:
    """Every way to put the values in order into `size` slots; with too many values, to leave some out."""
    few, many = sorted((len(values), size))
    if comb(many, few) > MOST_PLACEMENTS:
        return []
    if len(values) > size:
        return list(combinations(values, size))
    return list(_scattered(values, size))


def splittings(value: Token, size: int) -> list[Placement]:
    """Every way to cut a run of digits into `size` numbers without leading zeros: 8855698 may be 88, 55, 698."""
    digits = value.text
    if (
        not digits.isascii()
        or not digits.isdigit()
        or len(digits) < size
        or comb(len(digits) - 1, size - 1) > MOST_CUTS
    ):
        return []
    found: list[Placement] = []
    cut = cache(partial(_cut, value))
    for cuts in combinations(range(1, len(digits)), size - 1):
        spans = list(pairwise((0, *cuts, len(digits))))
        if all(digits[start] != "0" or end == start + 1 for start, end in spans):
            found.append(tuple(cut(start, end) for start, end in spans))
    return found


def gluings(values: Sequence[Token], size: int) -> Iterator[Placement]:
    """Every way to cut one of the values, so that there are as many as slots: its cells ran together (12 316)."""
    for index, value in enumerate(values):
        for cut in splittings(value, size - len(values) + 1):
            yield (*values[:index], *cut, *values[index + 1 :])


def _cut(value: Token, start: int, end: int) -> Token:
    text, span = value.text[start:end], value.place.span
    exact = span.end - span.start == len(value.text)
    place = replace(value.place, span=Span(span.start + start, span.start + end)) if exact else value.place
    return replace(value, text=text, place=place, number=parse_cell(text))


def _scattered(values: Sequence[Token], size: int) -> Iterator[Placement]:
    for slots in combinations(range(size), len(values)):
        placement: list[Token | None] = [None] * size
        for slot, value in zip(slots, values, strict=True):
            placement[slot] = value
        yield tuple(placement)


def allowed(
    placements: Iterable[Placement],
    *,
    fields: Sequence[str],
    known: Mapping[str, Decimal],
    identities: Sequence[Identity],
) -> list[Placement]:
    """Placements that break no identity whose fields are all in `fields` or `known` and that hold at least one.

    A blank counts as nothing. An identity about values that are all nothing is no evidence, but is not broken.
    """
    inside = set(fields)
    told = [i for i in identities if _told(i, inside=inside, known=known)]
    if not told:
        return []
    return [p for p in placements if _fits(dict(zip(fields, p, strict=True)), known=known, identities=told)]


def within_sums(
    placements: Sequence[Placement],
    *,
    fields: Sequence[str],
    known: Mapping[str, Decimal],
    identities: Sequence[Identity],
) -> list[Placement]:
    """Placements by which no part is more than its whole, of identities with figures that are still unknown.

    No figure of a form is less than nothing. Where no placement is so, the report has a slip there, and all are left.
    """
    inside = set(fields)
    partly = [
        (one.left, one.right) if all(name in inside or name in known for name in one.left) else (one.right, one.left)
        for one in identities
        if any(name in inside for name in one.fields) and not _told(one, inside=inside, known=known)
    ]
    sums = [
        (whole, [name for name in parts if name in inside or name in known])
        for whole, parts in partly
        if all(name in inside or name in known for name in whole)
    ]
    return [p for p in placements if _is_within(dict(zip(fields, p, strict=True)), known, sums)] or list(placements)


def breaks(identities: Sequence[Identity], *, fields: Sequence[str], values: Mapping[str, Decimal]) -> bool:
    """Is an identity about these fields broken, of those whose values are all known?"""
    inside = set(fields)
    told = [i for i in identities if _told(i, inside=inside & set(values), known=values)]
    return any(sum(values[f] for f in i.left) != sum(values[f] for f in i.right) for i in told)


def proves(identities: Sequence[Identity], *, fields: Sequence[str], values: Mapping[str, Decimal]) -> bool:
    """Does an identity about these fields hold, of those whose values are all known, and none get broken?"""
    inside = set(fields)
    told = [i for i in identities if _told(i, inside=inside & set(values), known=values)]
    return bool(told) and not breaks(told, fields=fields, values=values)


def _told(identity: Identity, *, inside: set[str], known: Mapping[str, Decimal]) -> bool:
    fields = (*identity.left, *identity.right)
    return any(field in inside for field in fields) and all(field in inside or field in known for field in fields)


def _fits(placed: Mapping[str, Token | None], *, known: Mapping[str, Decimal], identities: Sequence[Identity]) -> bool:
    return all(_sum(i.left, placed, known) == _sum(i.right, placed, known) for i in identities)


def _is_within(
    placed: Mapping[str, Token | None],
    known: Mapping[str, Decimal],
    sums: Sequence[tuple[Sequence[str], Sequence[str]]],
) -> bool:
    return all(_sum(parts, placed, known) <= _sum(whole, placed, known) for whole, parts in sums)


def _sum(fields: Sequence[str], placed: Mapping[str, Token | None], known: Mapping[str, Decimal]) -> Decimal:
    total = Decimal(0)
    for field in fields:
        token = placed.get(field)
        if field not in placed:
            total += known[field]
        elif token is not None and token.number is not None:
            total += token.number.value
    return total
