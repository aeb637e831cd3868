"""Figures that were read from pictures, put to the form's own arithmetic before anyone believes them.

A figure in a sum that fails and in none that holds is given up: its value becomes None. One whose sums disagree with
one another, or that stands in no sum, keeps its value with a confidence that says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from corpora.document.document import Document
from corpora.document.figure import Figure
from corpora.profiles.profile import Identity, Profile
from models.tables.recover import Recovered

READ_FROM_PICTURES = "page_read_by_ocr"
"""Code of the warning that names a page whose words come from its picture."""
DISPUTED, UNTESTED, UNREADABLE = 0.45, 0.5, 0.2
"""Highest confidences: of a figure in a sum that fails, of one in no sum, and of one that was given up."""


def doubt_pictures(recovered: Recovered, document: Document, *, profiles: Sequence[Profile]) -> Recovered:
    """`recovered` as it is for documents with text of their own; for others with every figure weighed."""
    profile = next((profile for profile in profiles if profile.id == recovered.profile), None)
    if profile is None or not any(warning.startswith(READ_FROM_PICTURES) for warning in document.warnings):
        return recovered
    return replace(recovered, figures=weighed(recovered.figures, profile.identities))


def weighed(figures: Sequence[Figure], identities: Iterable[Identity]) -> tuple[Figure, ...]:
    """The figures after the identities have been tried; a blank cell counts as nothing."""
    values = {f.field: Decimal(0) if f.value is None else f.value for f in figures if f.state != "unreadable"}
    holding, failing = Counter[str](), Counter[str]()
    for identity in identities:
        fields = (*identity.left, *identity.right)
        if all(field in values for field in fields):
            fits = _sum(values, identity.left) == _sum(values, identity.right)
            (holding if fits else failing).update(fields)
    return tuple(_weighed(figure, holds=holding[figure.field], fails=failing[figure.field]) for figure in figures)


def _sum(values: Mapping[str, Decimal], fields: Iterable[str]) -> Decimal:
    return sum((values[field] for field in fields), Decimal(0))


def _weighed(figure: Figure, *, holds: int, fails: int) -> Figure:
    if figure.state == "unreadable" or (holds and not fails):
        return figure
    if fails and not holds:
        return replace(figure, value=None, state="unreadable", confidence=min(figure.confidence, UNREADABLE))
    return replace(figure, confidence=min(figure.confidence, DISPUTED if fails else UNTESTED))
