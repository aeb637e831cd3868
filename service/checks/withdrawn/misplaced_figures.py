"""Figures that nothing confirms and that the prose contradicts in several places: more likely misplaced by us.

A report errs in one figure; a table of a picture that was read a row too low contradicts every sentence about it. Such
figures are no surer than `TRUSTED_FIGURE`, since their sums fail or cannot be tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service.checks.inspection import TRUSTED_FIGURE, Finding, Inspection, message, shown

FEWEST_FIELDS: Final = 2
"""Different figures of a table that the prose contradicts, from which the table is not believed."""


def without_misplaced(inspection: Inspection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, those taken back that set sentences against unconfirmed figures of a table that errs in several."""
    tables = [_unconfirmed(inspection, finding) for finding in findings]
    said: dict[str | None, set[tuple[str, ...]]] = {}
    for table, finding in zip(tables, findings, strict=True):
        said.setdefault(table, set()).add(finding.fields)
    return [
        finding if table is None or len(said[table]) < FEWEST_FIELDS else _taken_back(finding, len(said[table]))
        for table, finding in zip(tables, findings, strict=True)
    ]


def _unconfirmed(inspection: Inspection, finding: Finding) -> str | None:
    """The table whose figures a claim contradicts, where none of them was confirmed."""
    if finding.verdict != "contradicted" or finding.kind != "claim-table":
        return None
    figures = [figure for name in finding.fields if (figure := inspection.figures.get(name)) is not None]
    if not figures or any(figure.confidence > TRUSTED_FIGURE for figure in figures):
        return None
    return figures[0].table


def _taken_back(finding: Finding, fields: int) -> Finding:
    return finding.left_open(
        message(
            "read-doubtfully.table",
            claimed=shown(finding.claimed),
            found=shown(finding.found),
            count=fields,
        )
    )
