"""Figures of two cells side by side that are printed as one: 5 and 12 without white between them are 512.

Set flush right, a figure that fills its cell touches the one before it, whose cell then looks blank. No number begins
with a zero, so that 017 tells of two; in the same form 512 may be two as well, if its sum does not bear it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from corpora.profiles.profile import Field, Form, Identity
from models.tables.forms.filling import DOUBTFUL, NO_VALUES, UNREADABLE, Filled, Filling, filled_by
from models.tables.forms.placement import allowed, proves, splittings
from models.tables.printed.tokens import Token

_LOST = Filled(token=None, state="unreadable", confidence=UNREADABLE)
_Two = tuple[Filled, Filled]


def with_figures_of_two_apart(filling: Filling, form: Form, identities: Sequence[Identity]) -> Filling:
    """The filling of a text layer; such a figure is cut where sums allow one cut alone, else it is doubted, or nobody's
    where it is surely two.
    """
    pairs = [(one, other) for one, other in _side_by_side(form) if _may_be_two(one, other, filling)]
    surely = [(one, other) for one, other in pairs if filling.fields[other.id].state == "unreadable"]
    for one, other in (*surely, *(pair for pair in pairs if surely and pair not in surely)):
        left, right = _apart(one, other, filling, identities)
        filling = replace(filling, fields=filling.fields | {one.id: left, other.id: right})
    return filling


def _side_by_side(form: Form) -> Iterator[tuple[Field, Field]]:
    ordered = sorted(form.fields, key=lambda one: (one.row, one.column))
    return ((one, other) for one, other in pairwise(ordered) if (one.row, one.column + 1) == (other.row, other.column))


def _may_be_two(left: Field, right: Field, filling: Filling) -> bool:
    """Is the left cell blank and in the right one a run of digits, which is a number or begins with a zero?"""
    blank, token = filling.fields.get(left.id), _token(right, filling)
    if blank is None or (blank.state, blank.token) != ("blank", None) or token is None or token.confidence < 1:
        return False
    digits = token.text.isascii() and token.text.isdigit() and len(token.text) > 1
    return digits and (token.number is not None or token.text.startswith("0"))


def _token(field: Field, filling: Filling) -> Token | None:
    held = filling.fields.get(field.id)
    return held.token if held is not None else None


def _apart(left: Field, right: Field, filling: Filling, identities: Sequence[Identity]) -> _Two:
    names = (left.id, right.id)
    blank, whole = (filling.fields[name] for name in names)
    known = {name: value for name, value in filling.known().items() if name not in names}
    token = _token(right, filling)
    if token is None:
        return blank, whole
    if token.number is not None and proves(
        identities, fields=names, values={**known, left.id: Decimal(0), right.id: token.number.value}
    ):
        return blank, whole
    good = allowed(splittings(token, 2), fields=names, known=known, identities=identities)
    if len(good) == 1:
        one, other = good[0]
        return filled_by(one, NO_VALUES), filled_by(other, NO_VALUES)
    if token.number is None:
        return _LOST, whole
    return replace(blank, confidence=DOUBTFUL), replace(whole, confidence=min(whole.confidence, DOUBTFUL))
