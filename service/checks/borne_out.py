"""Where the prose itself bears out the table against one of its figures.

A link may be doubtful and the figure still surely wrong: the parts told beside it add up to what the table has and not
to what the sentence says, or, with the table's figure in its place, the results that it lists are all that there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpora.document.claim import Claim, Expression
from service.checks.inspection import Inspection

FEWEST_OTHERS = 2
"""Other figures of a sentence that must agree with the table before their sum tells what this one is."""
LEAST_TELLING = 4
"""A smaller figure of the table comes about by chance as a sum or a difference."""
_ALL = (
    Expression(name="", plus=("requests.outcome_total.total",)),
    Expression(name="", plus=("requests.new.total",)),
)
"""What the results, and the applicants, of a year are divided from."""


def is_borne_out(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """Does the prose around a claim say that its figure is the table's `found`, and not its own?"""
    if claim.number.bound != "exact" or found < LEAST_TELLING:
        return False
    return found in _by_its_parts(inspection, claim) or _completes_a_list(inspection, claim, found)


def _by_its_parts(inspection: Inspection, claim: Claim) -> Iterator[Decimal]:
    """What the figure would have to be by its parts, or by its whole and the other parts."""
    for parts in inspection.mentions.part_lists:
        named = [inspection.claims[part] for part in parts.parts]
        whole = inspection.claims[parts.whole]
        if len(named) < FEWEST_OTHERS or any(one.number.bound != "exact" for one in (whole, *named)):
            continue
        total = sum((one.number.value for one in named), Decimal(0))
        if claim is whole:
            yield total
        elif claim in named and parts.firm and inspection.fitting(whole) is not None:
            yield whole.number.value - (total - claim.number.value)


def _completes_a_list(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`公开31件，不予公开1件，无法提供27件，不予处理3件` of 52 where the table has 21 granted: none is left out."""
    others = _beside(inspection, claim)
    if len(others) < FEWEST_OTHERS or any(inspection.fitting(one) is None for one in others):
        return False
    fields = [field for one in (claim, *others) for field in one.fields[0].fields]
    if len(set(fields)) < len(fields):
        return False
    total = sum((one.number.value for one in others), found)
    return any(inspection.value(whole) == total for whole in _ALL)


def _beside(inspection: Inspection, claim: Claim) -> Sequence[Claim]:
    """The other figures of the sentence that are of the same kind: results beside a result, applicants of one row."""
    kind = _kind(claim)
    return [
        other
        for other in inspection.mentions.claims
        if other.sentence == claim.sentence and other.id != claim.id and other.fields and _kind(other) == kind
        and other.relation == "equal" and other.period_kind == claim.period_kind
    ]  # fmt: skip


def _kind(claim: Claim) -> tuple[str, ...]:
    """Of the first meaning: `result`, or the row of an applicant; of everything else nothing in common."""
    heads = {field.rpartition(".")[0] for field in claim.fields[0].fields}
    columns = {field.rpartition(".")[2] for field in claim.fields[0].fields}
    if columns == {"total"} and all(head.startswith(_RESULTS) for head in heads):
        return ("result",)
    return (*heads,) if "total" not in columns and len(heads) == 1 else (claim.id,)


_RESULTS = tuple(f"requests.{row}" for row in ("granted", "partial", "denied", "unavailable", "not_processed", "other"))
