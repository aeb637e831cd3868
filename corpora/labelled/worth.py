"""Which labels are good enough: by where they come from, and how sure that source is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from corpora.labelled.label import LabelledReport, Origin


class Worthy(Protocol):
    """Whatever has an origin and a confidence."""

    @property
    def origin(self) -> Origin:
        """See `Origin`."""

    @property
    def confidence(self) -> float:
        """From 0 to 1."""


Label = TypeVar("Label", bound=Worthy)


def kept(report: LabelledReport, origins: frozenset[Origin], min_confidence: float) -> LabelledReport:
    """The report with the labels that are good enough; where others stood in its text is kept as withheld.

    A table goes or stays whole, by its structure's worth; one that goes stays as context of figures and pairs.
    """

    def good(labels: Iterable[Label]) -> tuple[Label, ...]:
        return tuple(one for one in labels if one.origin in origins and one.confidence >= min_confidence)

    figures, pairs, tables = good(report.figures), good(report.pairs), good(report.tables)
    needed = {one.table for one in figures} | {cell.table for one in pairs for cell in one.evidence}
    entities, claims = good(report.entities), good(report.claims)
    return replace(
        report,
        entities=entities,
        claims=claims,
        tables=tables,
        figures=figures,
        pairs=pairs,
        context=tuple(one for one in report.tables if one.id in needed and one not in tables),
        withheld_entities=tuple(one.span for one in report.entities if one not in entities),
        withheld_claims=tuple(one.span for one in report.claims if one not in claims),
    )
