"""What is in a set, counted while it is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from corpora.labelled.formats.protocol import Sample, Split
from corpora.labelled.label import Agreement, Origin


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts by split. `rows` are of texts, tables and pairs; kinds of labels are written `entity ORG`, `claim equal`,
    `cell`, `figure read`, `pair contradicted`.
    """

    reports: Counter[Split] = field(default_factory=Counter)
    bodies: dict[Split, set[str]] = field(default_factory=dict)
    years: Counter[int] = field(default_factory=Counter)
    characters: Counter[Split] = field(default_factory=Counter)
    examples: Counter[tuple[str, Split]] = field(default_factory=Counter)
    rows: Counter[tuple[str, Split]] = field(default_factory=Counter)
    labels: Counter[tuple[str, Origin, Split]] = field(default_factory=Counter)
    agreement: Counter[tuple[str, Origin, Origin, bool]] = field(default_factory=Counter)

    def take(self, sample: Sample, split: Split, *, body: str) -> None:
        """One report more."""
        report = sample.report
        self.reports[split] += 1
        self.bodies.setdefault(split, set()).add(body)
        if report.year is not None:
            self.years[report.year] += 1
        self.rows[("texts", split)] += len(sample.texts)
        self.rows[("tables", split)] += len(report.tables)
        self.rows[("pairs", split)] += len(report.pairs)
        for item in sample.texts:
            self.characters[split] += len(item.text)
            self.labels.update((f"entity {one.label}", one.origin, split) for one in item.entities)
            self.labels.update((f"claim {one.relation}", one.origin, split) for one in item.claims)
        for table in report.tables:
            self.labels[("table", table.origin, split)] += 1
            self.labels.update(("cell", cell.origin, split) for cell in table.cells)
        self.labels.update((f"figure {one.state}", one.origin, split) for one in report.figures)
        self.labels.update((_pair_kind(one.verdict, one.twin_of), one.origin, split) for one in report.pairs)
        for one in report.agreement:
            self._agree(one)

    def _agree(self, one: Agreement) -> None:
        self.agreement[(one.kind, *one.origins, True)] += one.agreed
        self.agreement[(one.kind, *one.origins, False)] += one.differed


def _pair_kind(verdict: str, twin_of: str | None) -> str:
    return f"pair {verdict}" if twin_of is None else f"pair {verdict} (twin)"
