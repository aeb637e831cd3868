"""What a check of a figure against the cells that words name says: the figure, the cells, and their sum."""

from __future__ import annotations

from decimal import Decimal

from corpora.document.check import Evidence, Verdict
from corpora.document.claim import Claim, Expression
from service.checks.cells.claim_table import formula
from service.checks.inspection import Finding, Inspection, message


def cell_finding(
    inspection: Inspection,
    expression: Expression,
    claim: Claim | None,
    *,
    said: Decimal,
    found: Decimal,
    fits: bool,
    words: Evidence,
    sure: float,
) -> Finding:
    """The finding of what was said, by `claim` where it is one, in `words`; where it errs other figures leave no other
    reading. `sure`: its confidence at most.
    """
    verdict: Verdict = "supported" if fits else "contradicted"
    return Finding(
        kind="claim-table",
        verdict=verdict,
        cause="published",
        message=message(
            f"claim-table.{verdict}" + ("" if len(expression.fields) == 1 else ".sum"), measure=expression.name,
            claimed=said, found=found, unit=(claim.number.unit if claim else None) or "件",
            label=inspection.label(expression.fields[0]), formula=formula(inspection, expression),
        ),
        fields=expression.fields,
        claimed=said,
        found=found,
        evidence=(words, *inspection.cells(expression.fields)),
        confidence=min(sure, inspection.confidence(expression.fields)),
        claim_ids=(claim.id,) if claim else (),
        settled=not fits,
    )  # fmt: skip
