"""What one year's report hands to the next: 结转下年度 of one is 上年结转 of the other; 现行有效 moves by 制发.

The carry-over is one figure printed twice, so that a difference contradicts. The stock is not: documents also expire,
are counted anew or pass to another body, so that a difference there only asks to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from corpora.document.check import Evidence, Verdict
from corpora.document.claim import Expression
from service.checks.inspection import Finding, Inspection, message

COLUMNS = ("natural_person", "business", "research", "social_welfare", "legal_service", "other_org")
CARRIED = ("requests.carried_in.{}", "requests.carried_out.{}")
HANDED_ON = frozenset(CARRIED[1].format(column) for column in (*COLUMNS, "total"))
"""Fields of findings that `handed_on` tells, and nothing else does."""
STOCKS = ("proactive.regulations", "proactive.documents")
SURE_OF_YEARS, HINT = 0.9, 0.6
"""Highest confidences: that both reports are of one body and count the same; that a stock moved by nothing else."""


def between_years(inspection: Inspection, *, before: Inspection) -> Iterator[Finding]:
    """Findings of this year's report beside last year's of the same body."""
    yield from _carried(inspection, before, now=inspection, then=before)
    for stock in STOCKS:
        yield from _stock(inspection, before, stock)


def handed_on(inspection: Inspection, *, after: Inspection) -> Iterator[Finding]:
    """The carry-over told from the other side: of a report beside next year's, where that one has already gone out."""
    yield from _carried(inspection, after, now=after, then=inspection)


def _carried(own: Inspection, other: Inspection, *, now: Inspection, then: Inspection) -> Iterator[Finding]:
    """One finding for the total; where totals agree and applicants do not, one that only points at them."""
    entered, left = (one.value(_only(field.format("total"))) for one, field in zip((now, then), CARRIED, strict=True))
    if entered is None or left is None:
        return
    differing = [column for column in COLUMNS if _differs(now, then, column)]
    if entered == left and differing:
        yield _carry(own, other, now, then, differing[0], "unverifiable")
    elif entered == left:
        if entered:
            yield _carry(own, other, now, then, "total", "supported")
    else:
        yield _carry(own, other, now, then, "total", "contradicted")


def _differs(now: Inspection, then: Inspection, column: str) -> bool:
    values = [one.value(_only(field.format(column))) for one, field in zip((now, then), CARRIED, strict=True)]
    return None not in values and values[0] != values[1]


def _carry(
    own: Inspection, other: Inspection, now: Inspection, then: Inspection, column: str, verdict: Verdict
) -> Finding:
    entering, leaving = (field.format(column) for field in CARRIED)
    came, went = now.figures[entering].value, then.figures[leaving].value
    mine, theirs = (entering, leaving) if own is now else (leaving, entering)
    return Finding(
        kind="table-identity",
        verdict=verdict,
        cause="published",
        message=message(
            f"between-years.carried.{verdict}",
            year=now.layout.year,
            before=then.layout.year,
            label=now.label(entering),
            last=then.label(leaving),
            entered="—" if came is None else came,
            left="—" if went is None else went,
        ),
        fields=(mine,),
        claimed=own.figures[mine].value,
        found=other.figures[theirs].value,
        evidence=(*own.cells((mine,)), *_foreign(other, (theirs,))),
        confidence=_confidence(own, (mine,), other, (theirs,), most=SURE_OF_YEARS),
    )


def _stock(inspection: Inspection, before: Inspection, stock: str) -> Iterator[Finding]:
    """现行有效 = last year's + 本年制发 − 本年废止."""
    in_force, made, abolished = (f"{stock}.{column}" for column in ("in_force", "made", "abolished"))
    now, then = inspection.value(_only(in_force)), before.value(_only(in_force))
    moved = inspection.value(Expression(name="", plus=(made,), minus=(abolished,)))
    if now is None or then is None or moved is None or not (now or then or moved):
        return
    verdict: Verdict = "supported" if then + moved == now else "unverifiable"
    yield Finding(
        kind="table-identity",
        verdict=verdict,
        message=message(
            f"between-years.stock.{verdict}",
            year=inspection.layout.year,
            before=before.layout.year,
            label=inspection.label(in_force),
            now=now,
            then=then,
            made=inspection.value(_only(made)) or Decimal(0),
            abolished=inspection.value(_only(abolished)) or Decimal(0),
            expected=then + moved,
        ),
        fields=(in_force, made, abolished),
        claimed=now,
        found=then + moved,
        evidence=(*inspection.cells((in_force, made, abolished)), *_foreign(before, (in_force,))),
        confidence=_confidence(inspection, (in_force, made, abolished), before, (in_force,), most=HINT),
    )


def _only(field: str) -> Expression:
    return Expression(name="", plus=(field,))


def _foreign(other: Inspection, fields: Sequence[str]) -> tuple[Evidence, ...]:
    path = other.document.source.path
    return tuple(replace(cell, source=path) for cell in other.cells(fields))


def _confidence(
    own: Inspection, mine: Sequence[str], other: Inspection, theirs: Sequence[str], *, most: float
) -> float:
    return round(min(own.confidence(mine), other.confidence(theirs), most), 2)
