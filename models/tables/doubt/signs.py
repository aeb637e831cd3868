"""Figures of pictures that were read below nothing: no form counts so, and a streak in front looks like a minus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from corpora.document.figure import Figure
from corpora.document.geometry import Span
from corpora.document.look import Look
from models.tables.cell_number import parse_cell


def without_signs(
    figures: Sequence[Figure], looks: Mapping[Span, Sequence[Look]], *, most_sure: float
) -> tuple[Figure, ...]:
    """The figures; a negative one that is no surer than `most_sure`, where another of the `looks` at its text says the
    same without a sign, is what that look says, and no surer.
    """
    return tuple(_unsigned(figure, looks, most_sure) for figure in figures)


def _unsigned(figure: Figure, looks: Mapping[Span, Sequence[Look]], most_sure: float) -> Figure:
    if figure.value is None or figure.value >= 0 or figure.confidence > most_sure or figure.place is None:
        return figure
    plain = [look for look in looks.get(figure.place.span, ()) if _number(look) == -figure.value]
    if not plain:
        return figure
    look = max(plain, key=lambda one: one.confidence)
    sure = min(most_sure, look.confidence)
    return replace(figure, value=-figure.value, printed=look.text, confidence=sure)


def _number(look: Look) -> Decimal | None:
    number = parse_cell(look.text)
    return None if number is None else number.value
