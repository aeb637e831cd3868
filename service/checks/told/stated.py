"""What a network reads a sentence to state of its figures, whatever words say it, and what does not come out:
`四个季度分别登记申请61件、82件、97件和66件，全年288件`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations
from typing import Final

from corpora.document.check import CheckKind
from corpora.document.claim import Claim
from corpora.document.formula import SUMS, Amount, Formula, FormulaKind, made
from corpora.document.mention import Stated
from corpora.document.slips import is_printed_slip
from service.checks.figures.part_groups import two_or_three_come_to
from service.checks.inspection import Finding, Inspection, plain
from service.checks.told.counts import told_finding
from service.checks.told.formula_words import ALL, FRACTIONS, FormulaWords

SURE: Final = 0.95
"""How probable a formula is that a slip of one digit alone keeps from coming out."""
SURER: Final = 0.995
"""How probable one is that is further off."""
TIMES: Final = Decimal("1.5")
"""How many times what it comes to a figure may be, or the other way round, and no slip, to be meant as it."""
PERHAPS: Final = 0.003
MAYBE: Final = 0.01
"""How probable another one of the same figure is that comes out, so that it may be what is meant: beside one that is
less sure than PLAIN, and beside any.
"""
PLAIN: Final = 0.9
_DIVIDED: Final = frozenset[FormulaKind]({"share", "table-share", "sum-share", "table-sum-share"})
MOST_BEFORE: Final = 12
"""Counts of a paragraph in front of a sum that others of them may come to."""
_SLIPS_ALONE: Final = frozenset[FormulaKind]({"sum", "pair", "average-over"})
_ANY: Final = frozenset[FormulaKind](
    {
        "share", "growth", "growth-by", "percent-sum", "times", "average", "table-share", "table-sum-share",
        "sum-share", "table-more",
    }
)  # fmt: skip
_JUDGED: Final = _ANY | _SLIPS_ALONE
_LOOSE: Final = 1e-6
"""Of the last printed digit: floats are no further off."""


def with_stated(inspection: Inspection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, and what does not come out of figures that none of them has judged."""
    wrong = {name for one in findings if one.verdict == "contradicted" for name in one.claim_ids}
    right = {(one.kind, one.claim_ids[0]) for one in findings if one.verdict == "supported" and one.claim_ids}
    new: list[Finding] = []
    for stated in inspection.mentions.stated:
        if not inspection.claims.keys() >= {*stated.claims}:
            continue
        for finding in _Passage(inspection, stated).findings():
            if wrong.isdisjoint(finding.claim_ids) and (finding.kind, finding.claim_ids[0]) not in right:
                new.append(finding)
                wrong.update(finding.claim_ids)
    ours = {(one.kind, one.claim_ids[0]) for one in new}
    kept = [one for one in findings if not one.claim_ids or (one.kind, one.claim_ids[0]) not in ours]
    return [*kept, *new]


def in_question(inspection: Inspection, stated: Stated) -> list[int]:
    """Which formulas a network has to be asked about: those that could be contradicted and, where there are any, those
    that come out and might be meant instead. None where nothing could be said, whatever the words mean.
    """
    return _Passage(inspection, stated).in_question()


@dataclass(frozen=True, slots=True)
class _Told:
    formula: Formula
    probable: float
    exact: Decimal
    said: Decimal
    comes_out: bool | None
    """None where it does within the rounding of what is told as an average, or roughly."""


class _Passage:
    """The formulas of one passage with what they come to."""

    def __init__(self, inspection: Inspection, stated: Stated) -> None:
        self.inspection, self.stated = inspection, stated
        self.claims = [inspection.claims[name] for name in stated.claims]
        self.values = [one.number.value for one in self.claims]
        self.words = FormulaWords(inspection.document.text, self.claims, self.totals)

    @cached_property
    def totals(self) -> Mapping[str, Decimal]:
        """What the tables have, by name."""
        found = ((one.name, self.inspection.value(one)) for one in self.stated.totals)
        return {name: value for name, value in found if value}

    def findings(self) -> Iterator[Finding]:
        """What is stated and does not come out, the surest first."""
        told = [one for formula, probable in self.stated.formulas if (one := self._told(formula, probable)) is not None]
        right = [one for one in told if one.comes_out is not False]
        wrong = [one for one in told if one.comes_out is False and self._is_sure(one)]
        for one in sorted(wrong, key=lambda one: -one.probable):
            if not any(_explains(other, one) for other in right) and self.words.may_be_meant(
                one.formula, one.said, one.exact
            ):
                yield self._finding(one)

    def in_question(self) -> list[int]:
        """See `in_question`."""
        doubtful, near = self._screened()
        judged = ((at, self._told(self.stated.formulas[at][0], 1.0)) for at in doubtful)
        wrong = {
            at: one for at, one in judged
            if one is not None and one.comes_out is False
            and self.words.may_be_meant(one.formula, one.said, one.exact) and self._is_sure(one)
        }  # fmt: skip
        if not wrong:
            return []
        told = ((at, self._told(self.stated.formulas[at][0], 0.0)) for at in near)
        right = {at: one for at, one in told if one is not None and one.comes_out is not False}
        left = [at for at, one in wrong.items() if not any(_explains(other, one) for other in right.values())]
        return sorted([*left, *right]) if left else []

    def _screened(self) -> tuple[list[int], list[int]]:
        """By floats, which are quick: the formulas that may be judged and do not come out, and those that may come
        out, if only roughly.
        """
        values = [float(one) for one in self.values]
        totals = {name: float(value) for name, value in self.totals.items()}
        inexact = {at for at, one in enumerate(self.claims) if not one.number.is_exact}
        steps = [10.0**-one.number.decimals for one in self.claims]
        doubtful: list[int] = []
        near: list[int] = []
        for at, (formula, _) in enumerate(self.stated.formulas):
            if formula.total is not None and formula.total not in totals:
                continue
            found = made(formula, values, totals)
            said = totals[str(formula.total)] if formula.kind == "table-sum" else values[formula.result]
            off = abs(found - said)
            if off <= max(steps[formula.result], said / 30):
                near.append(at)
            if off < _LOOSE * steps[formula.result] or formula.kind not in _JUDGED:
                continue
            if inexact and not inexact.isdisjoint(formula.places):
                continue
            if formula.kind in _ANY or self._is_near(formula, said, found, values):
                doubtful.append(at)
        return doubtful, near

    def _told(self, formula: Formula, probable: float) -> _Told | None:
        if formula.total is not None and formula.total not in self.totals:
            return None
        exact = made(formula, self.values, self.totals)
        if formula.kind == "table-sum":
            said = self.totals[str(formula.total)]
            return _Told(formula, probable, exact, said, said == exact)
        claim = self.claims[formula.result]
        said = claim.number.value
        step = Decimal(1).scaleb(-claim.number.decimals)
        if formula.kind in ("share", "table-share") and abs(ALL - exact - said) < step:
            return None  # 133件中有4件迟了，按时送达率97.0%
        comes_out: bool | None = exact == said or (
            formula.kind not in SUMS
            and abs(exact - said) < (step if claim.number.unit == "%" or step < 1 else step / 2)
        )
        if comes_out and formula.kind.startswith(("average", "table-average")) and step == 1 and exact != said:
            comes_out = None
        if not comes_out and abs(exact - said) * 30 <= said and self.words.is_rough(formula):
            comes_out = None
        return _Told(formula, probable, exact, said, comes_out)

    def _is_sure(self, told: _Told) -> bool:
        kind = told.formula.kind
        if told.probable < SURE or kind not in _JUDGED or (kind in SUMS and self._is_of_others(told)):
            return False
        if kind in _DIVIDED and self._is_another_share(told):
            return False
        if kind == "percent-sum" and self._is_a_difference(told):
            return False
        near = max(told.said, told.exact) <= TIMES * min(told.said, told.exact)
        if kind in _ANY and told.probable >= SURER and near and not self._is_of_no_cell(told.formula):
            return True
        return self._is_near(told.formula, told.said, told.exact, self.values)

    def _is_another_share(self, told: _Told) -> bool:
        """Do two other counts of its sentence make the percentage: `计划6000卷，完成4350卷，完成率72.5%`?"""
        claim = self.claims[told.formula.result]
        counts = [
            one.number.value for one in self.inspection.mentions.claims
            if one.sentence == claim.sentence and one.number.unit != "%" and one.number.value
        ][:MOST_BEFORE]  # fmt: skip
        step = Decimal(1).scaleb(-claim.number.decimals)
        shares = (min(pair) * ALL / max(pair) for pair in combinations(counts, 2))
        return claim.number.decimals > 0 and any(abs(one - told.said) < step / 2 for one in shares)

    def _is_of_no_cell(self, formula: Formula) -> bool:
        """`案卷100件，优秀率72.00%`: of what the tables do not have, so that no total of theirs is its whole."""
        at = formula.numerator
        return formula.total is not None and at is not None and not self.claims[at].fields

    def _is_a_difference(self, told: _Told) -> bool:
        """`公开率71.0%，离75%的目标差4个百分点`."""
        values = [self.values[at] for at in told.formula.parts]
        return any(told.said == abs(one - other) for one, other in combinations(values, 2))

    def _is_of_others(self, told: _Told) -> bool:
        """Is one of the parts as much as the sum, or the sum what other counts of the paragraph come to:
        `不予处理7件中…。其他处理5件中，不补正3件，其余2件。两类合计12件`?
        """
        claim = self.claims[told.formula.result]
        if any(self.values[at] >= told.said for at in told.formula.parts):
            return True
        start = self.inspection.paragraph_start(claim.number.span.start)
        before = [
            one.number.value for one in self.inspection.mentions.claims
            if start <= one.number.span.start < claim.number.span.start and one.number.unit == claim.number.unit
        ]  # fmt: skip
        beside = {
            one.number.value for one in self.inspection.mentions.claims if one.sentence == claim.sentence
        }  # fmt: skip
        if told.said + told.exact in beside:
            return True  # 34个学院、27个部门、12个单位，共73个
        return two_or_three_come_to(told.said, before[-MOST_BEFORE:])

    def _is_near(self, formula: Formula, said: Amount, exact: Amount, values: Sequence[Amount]) -> bool:
        """Would it come out with one digit of one of its figures changed, left out or exchanged with another?"""
        off = said - exact
        added = formula.parts if formula.kind in SUMS else ()
        return self._is_a_slip(formula.result, said, exact) or any(
            self._is_a_slip(at, values[at], values[at] + off) for at in added
        )

    def _is_a_slip(self, at: int, said: Amount, meant: Amount) -> bool:
        decimals = self.claims[at].number.decimals
        return meant >= 0 and is_printed_slip(f"{said:.{decimals}f}", f"{meant:.{decimals}f}")

    def _finding(self, told: _Told) -> Finding:
        formula = told.formula
        claim = self.claims[formula.result]
        fields = next((one.fields for one in self.stated.totals if one.name == formula.total), ())
        decimals = max(claim.number.decimals, 1) if formula.kind not in SUMS else claim.number.decimals
        exact = told.exact if formula.kind in SUMS else told.exact.quantize(Decimal(1).scaleb(-decimals - 1))
        counts: list[Claim] = [self.claims[at] for at in formula.places[1:]]
        return told_finding(
            self.inspection, _CHECK.get(formula.kind, "claim-ratio"), claim, counts, fits=False, exact=exact,
            arithmetic=_arithmetic(formula, self.values, self.totals), fields=fields,
        )  # fmt: skip


_CHECK: Final[Mapping[FormulaKind, CheckKind]] = {
    "sum": "claim-parts", "pair": "claim-parts", "table-more": "claim-parts",
    "growth": "claim-change", "growth-by": "claim-change",
}  # fmt: skip


def _explains(other: _Told, told: _Told) -> bool:
    """May the other one, which comes out, be what is meant instead?"""
    own, theirs = told.formula, other.formula
    parts, more = {*own.parts}, {*theirs.parts}
    sums = own.kind in SUMS and (theirs.kind in SUMS or theirs.kind == "table-sum")
    if sums and more > parts and theirs.result == own.result:
        return True
    if own.kind in FRACTIONS and theirs.kind in FRACTIONS and theirs.result == own.result:
        return True
    if other.probable < (MAYBE if told.probable >= PLAIN else PERHAPS):
        return False
    if theirs.kind != "table-sum" and theirs.result == own.result:
        return True
    return sums and (more == parts or own.result in more)


def _arithmetic(formula: Formula, values: Sequence[Decimal], totals: Mapping[str, Decimal]) -> str:
    parts = " + ".join(plain(values[at]) for at in formula.parts)
    total = plain(totals[formula.total]) if formula.total is not None else ""
    n = plain(values[formula.numerator]) if formula.numerator is not None else total
    d = plain(values[formula.base]) if formula.base is not None else total
    match formula.kind:
        case "sum" | "pair" | "percent-sum":
            return parts
        case "table-more":
            return f"{total} + {parts}"
        case "average" | "times":
            return f"{n} ÷ {d}"
        case "average-over":
            return f"{n} ÷ {formula.over}"
        case "growth":
            return f"({n} − {d}) ÷ {d} × 100"
        case "growth-by":
            return f"{n} ÷ ({d} − {n}) × 100"
        case "sum-share" | "table-sum-share":
            return f"({parts}) ÷ {d} × 100"
        case _:
            return f"{n} ÷ {d} × 100"
