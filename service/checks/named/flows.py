"""What came over, came in, was settled and goes on, told one after another in any words, by the table of requests:
`2022年转来5件，2023年又收50件，办出50件，年底手上还有3件` of 52.

Where the others of such a row are the table's, the one that is not is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, groupby
from typing import Final

from corpora.document.claim import Claim, Expression
from service.checks.cells.finding import cell_finding
from service.checks.inspection import Finding, Inspection
from service.checks.named.flow_words import Role, Terms, terms_of
from service.checks.named.words import CARRIED_IN, CARRIED_OUT, NEW, NOT_PROCESSED, OTHERWISE, SETTLED, cells_of

SURE: Final = 0.85
PAIR: Final = 0.75
"""Confidence where one other figure alone confirms of what it is."""
MOST_OTHERS: Final = 12
"""Other counts of a sentence that are tried together."""
ENOUGH: Final = 2
"""Others that confirm that all requests of the body, or of one kind of applicant, are told of."""
_ROWS: Final[dict[Role, tuple[str, ...]]] = {
    "new": (NEW,), "in": (CARRIED_IN,), "due": (NEW, CARRIED_IN), "done": (SETTLED,), "out": (CARRIED_OUT,),
}  # fmt: skip
_NAMES: Final[dict[Role, str]] = {
    "new": "新收", "in": "上年结转", "due": "新收＋上年结转", "done": "办结", "out": "结转下年度",
}  # fmt: skip
_PAIRS: Final = ({"in", "due"}, {"done", "out"}, {"in", "out"}, {"due", "done"})
"""Of which the one confirms what the other is of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    terms: Terms
    expression: Expression
    found: Decimal
    fits: bool
    may_fit: bool


def flows_told(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each row of such counts that errs in one, and for each count of one applicant that is right."""
    for _, group in groupby(inspection.mentions.claims, key=lambda claim: claim.sentence):
        told = [one for one in _told(inspection, [*group]) if one is not None]
        for column in dict.fromkeys(one.terms.column for one in told):
            yield from _of_one(inspection, [one for one in told if one.terms.column == column])


def _told(inspection: Inspection, claims: Sequence[Claim]) -> Iterator[_Judged | None]:
    for terms in terms_of(inspection, claims):
        expression = _expression(terms.role, terms.column)
        found = inspection.value(expression)
        total = inspection.value(_expression(terms.role, "total"))
        if found is None or total is None:
            yield None
            continue
        value = terms.claim.number.value
        fits = value == found
        yield _Judged(
            terms=terms, expression=expression, found=found, fits=fits,
            may_fit=not fits and (terms.unsure or value == total or value in _besides(inspection, terms)),
        )  # fmt: skip


def _of_one(inspection: Inspection, told: Sequence[_Judged]) -> Iterator[Finding]:
    roles = [one.terms.role for one in told]
    wrong = [one for one in told if not one.fits]
    right = {one.terms.role for one in told if one.fits} - {one.terms.role for one in wrong}
    if len({*roles}) < ENOUGH or any(one.may_fit and not _has_its_whole(one, right) for one in told):
        return
    if not wrong:
        for one in told:
            if len({*roles}) > ENOUGH:
                yield _finding(inspection, one, SURE)
        return
    if len(wrong) > 1 or not right:
        return
    one = wrong[0]
    if one.terms.role == "due" and "in" not in right and one.terms.claim.number.value in _new(inspection, one):
        return  # 申请总量50件，办结52件，结转3件
    if _are_told_apart(abs(one.found - one.terms.claim.number.value), sorted(one.terms.others)):
        return  # 撤回2件，实际需办理53件（含上年5件）; 按时办结44件，5件逾期未补正，3件撤销申请
    if len(right) < ENOUGH and not (one.terms.column == "total" and _is_confirmed(one, told)):
        return
    yield _finding(inspection, one, SURE if len(right) >= ENOUGH else PAIR)


def _are_told_apart(missing: Decimal, others: Sequence[Decimal]) -> bool:
    """Is what is missing told elsewhere in the sentence, in one count or in two or three?"""
    return any(sum(some) == missing for size in (1, 2, 3) for some in combinations(others[:MOST_OTHERS], size))


def _new(inspection: Inspection, one: _Judged) -> set[Decimal | None]:
    return {inspection.value(_expression("new", column)) for column in (one.terms.column, "total")}


def _has_its_whole(wrong: _Judged, right: set[Role]) -> bool:
    """`新收与结转合计242件，办结217件，还有13件`: are those told that were due?"""
    if wrong.terms.unsure:
        return False
    return "due" in right and len(right) >= ENOUGH and {wrong.terms.role, *right} >= {"due", "done", "out"}


def _is_confirmed(wrong: _Judged, told: Sequence[_Judged]) -> bool:
    """By a figure right beside it of what goes with it, where nothing says that some of the requests are told of."""
    others = [one for one in told if one is not wrong]
    return not wrong.terms.some and any({one.terms.role, wrong.terms.role} in _PAIRS for one in others)


def _besides(inspection: Inspection, terms: Terms) -> set[Decimal]:
    """What else the words may tell: of those that came in this year, or of those that were answered alone."""

    def of(*rows: str) -> Decimal:
        return inspection.value(cells_of(rows, (terms.column,))) or Decimal(0)

    if terms.role == "done":
        settled, unanswered, others = of(SETTLED), of(*NOT_PROCESSED), of(*OTHERWISE)
        answered = (
            {settled - unanswered, settled - others, settled - unanswered - others}
            if terms.answered and not terms.rest
            else set()
        )
        came = set() if terms.rest and not _is_of_new(inspection, terms) else {of(NEW) - of(CARRIED_OUT)}
        return {settled - of(CARRIED_IN), of(CARRIED_IN), *answered, *came} - ({of(NEW) - of(CARRIED_OUT)} - came)
    if terms.role == "due":
        return {of(SETTLED)}
    if terms.role == "new":  # 办结52件，其中上年结转5件、本年新收47件
        return {
            of(SETTLED) - of(CARRIED_IN),
            of(NEW) - of(CARRIED_OUT),
            *([] if terms.clear else [of(NEW, CARRIED_IN)]),
        }
    return set()


def _is_of_new(inspection: Inspection, terms: Terms) -> bool:
    """May those that came in this year, told of in front, be all that the rest is of?"""
    claim = terms.claim
    before = [
        one
        for one in inspection.mentions.claims
        if one.sentence == claim.sentence and one.span.start < claim.span.start
    ]
    new = Expression(name="", plus=(f"requests.{NEW}.total",))
    return any(
        one.fields and one.fields[0].counts_as(new) for one in (*before, *inspection.told_in_front_of(claim.sentence))
    )


def _expression(role: Role, column: str) -> Expression:
    return cells_of(_ROWS[role], (column,), _NAMES[role])


def _finding(inspection: Inspection, judged: _Judged, sure: float) -> Finding:
    claim = judged.terms.claim
    return cell_finding(
        inspection, judged.expression, claim, said=claim.number.value, found=judged.found, fits=judged.fits,
        words=inspection.sentence(claim), sure=sure,
    )  # fmt: skip
