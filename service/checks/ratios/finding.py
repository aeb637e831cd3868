"""What a check of percentages says: the percentage, and what makes it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from corpora.document.check import Verdict
from corpora.document.claim import Claim, Expression
from corpora.document.mention import Share
from service.checks.inspection import Finding, Inspection, message

CONTRADICTED: Final = "claim-ratio.contradicted"
OTHER_SENSE: Final = "claim-ratio.other-sense"
_VERDICTS: Final[dict[str, Verdict]] = {CONTRADICTED: "contradicted", OTHER_SENSE: "unverifiable"}
"""Of the codes that do not say how a percentage is borne out."""
ALL: Final = 100
"""Percent; of a rate (办结率, 答复率) it says only that nothing was left, of whatever figures."""
ABOUT = 1
"""Points by which a percentage told with 约 may miss what its figures make."""
LEAST_DECIMALS = 2
"""Of a percentage that is shown beside the printed one."""


def borne_out_as(fits: str) -> str:
    """The code of a percentage that holds, by how it was brought to its decimals."""
    return f"claim-ratio.{fits}"


def judged_as(fits: str | None) -> str:
    """The code of a percentage that is brought to its decimals so, or is not what its figures make."""
    return borne_out_as(fits) if fits else CONTRADICTED


def sign_of_growth(percent: Claim) -> int | None:
    """1 for an exact percentage of growth, -1 of a fall; None of what is neither."""
    grown = percent.number.unit == "%" and is_exact(percent)
    return {"increase": 1, "decrease": -1}.get(percent.relation) if grown else None


def ratio_finding(
    inspection: Inspection,
    percent: Claim,
    a: Claim | Expression | Sequence[Claim],
    b: Claim | Expression,
    exact: Decimal,
    code: str,
) -> Finding:
    """What the percentage of `a` (several claims: their sum) in `b` comes to, each said by the prose or told by the
    tables. Its fields are those of the tables, and those that bear out what the prose says.
    """
    if code == CONTRADICTED and percent.number.bound == "about" and abs(exact - percent.number.value) < ABOUT:
        code = OTHER_SENSE
    shown = exact.quantize(Decimal(1).scaleb(-max(LEAST_DECIMALS, percent.number.decimals)))
    said = [one for item in (a, b) if not isinstance(item, Expression) for one in _claims(item)]
    cells = tuple(field for one in (a, b) if isinstance(one, Expression) for field in one.fields)
    meant = [cell for one in said if one.fields and (cell := inspection.fitting(one)) is not None]
    fields = tuple(dict.fromkeys((*cells, *(field for cell in meant for field in cell.fields))))
    return Finding(
        kind="claim-ratio",
        verdict=_VERDICTS.get(code, "supported"),
        cause="published",
        message=message(
            code,
            percent=percent.number.value,
            exact=shown,
            a=_value(inspection, a),
            b=_value(inspection, b),
            unit="件" if isinstance(a, Expression) else (_claims(a)[0].number.unit or ""),
        ),
        fields=fields,
        claimed=percent.number.value,
        found=shown,
        evidence=(
            inspection.sentence(percent),
            *(inspection.words(claim.span, role="part") for claim in said),
            *inspection.cells(cells),
        ),
        confidence=min(inspection.confidence(cells), *(claim.confidence for claim in (percent, *said))),
        claim_ids=tuple(claim.id for claim in (percent, *said)),
    )


def as_printed(exact: Decimal, percent: Claim) -> Decimal:
    """The exact percentage with as many decimals as the printed one has."""
    return exact.quantize(Decimal(1).scaleb(-percent.number.decimals))


def only_part(inspection: Inspection, share: Share) -> Claim | None:
    """The one count that a share can be of; None where there are several or none, and of growth."""
    names = {a for a, _ in share.candidates} | ({share.numerator} - {None})
    return inspection.claims[str(names.pop())] if share.basis == "share" and len(names) == 1 else None


def _value(inspection: Inspection, one: Claim | Expression | Sequence[Claim]) -> Decimal | None:
    if isinstance(one, Expression):
        return inspection.value(one)
    return sum((claim.number.value for claim in _claims(one)), Decimal(0))


def _claims(one: Claim | Sequence[Claim]) -> Sequence[Claim]:
    return (one,) if isinstance(one, Claim) else one


def is_exact(*claims: Claim) -> bool:
    """Is each said without 约 or 余, but for percentages that tell their decimals?"""
    return all(claim.number.is_exact for claim in claims)
