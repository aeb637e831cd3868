"""Findings of statements read word by word, in place of what the ties of their claims alone have shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from service.checks.inspection import Finding, Inspection
from service.checks.named.acts import acts_told
from service.checks.named.aligned import aligned_told
from service.checks.named.became import what_became
from service.checks.named.cells import cells_told
from service.checks.named.compared import names_compared
from service.checks.named.denied import names_denied
from service.checks.named.disputed import disputes_aligned
from service.checks.named.disputes import disputes_told
from service.checks.named.documents import documents_told
from service.checks.named.flows import flows_told
from service.checks.named.of_others import without_those_of_others
from service.checks.named.ranked import names_ranked
from service.checks.named.stock import stock_told
from service.checks.named.totals import totals_told

_READ: Final[tuple[Callable[[Inspection], Iterator[Finding]], ...]] = (
    cells_told,
    disputes_told,
    totals_told,
    flows_told,
    documents_told,
    stock_told,
    acts_told,
    names_compared,
    names_denied,
    what_became,
    names_ranked,
)


def with_those_named(inspection: Inspection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, with what such statements tell in place of what was found otherwise of the same counts."""
    findings = without_those_of_others(inspection, findings)
    verdicts: dict[str, set[str]] = {}
    for one in findings:
        for name in one.claim_ids if one.kind == "claim-table" and len(one.claim_ids) == 1 else ():
            verdicts.setdefault(name, set()).add(one.verdict)
    wrong = {
        (name, one.claimed) for one in findings if one.verdict == "contradicted" and one.kind != "claim-table"
        for name in one.claim_ids
    }  # fmt: skip
    flagged = {(one.kind, *sorted(one.fields)) for one in findings if one.verdict == "contradicted"}
    told: list[Finding] = []
    for one in (one for read in _READ for one in read(inspection)):
        if one.verdict == "contradicted" and _may_be_right(inspection, one):
            continue
        if any(one.verdict in verdicts.get(name, ()) or (name, one.claimed) in wrong for name in one.claim_ids):
            continue
        if not one.claim_ids and (one.kind, *sorted(one.fields)) in flagged:
            continue
        told.append(one)
        for name in one.claim_ids:
            verdicts.setdefault(name, set()).add(one.verdict)
    told += _aligned(inspection, [*findings, *told])
    settled = {name for one in told for name in one.claim_ids[:1]}
    kept = [
        one for one in findings
        if one.kind != "claim-table" or len(one.claim_ids) != 1 or one.claim_ids[0] not in settled
    ]  # fmt: skip
    return [*kept, *told]


def _aligned(inspection: Inspection, findings: Sequence[Finding]) -> Iterator[Finding]:
    """What lists of which one count alone errs tell, but where words have settled that already."""
    settled = {name for one in findings if one.settled for name in one.claim_ids[:1]}
    for one in (*aligned_told(inspection), *disputes_aligned(inspection)):
        if not settled & {*one.claim_ids} and not _may_be_right(inspection, one):
            yield one


def _may_be_right(inspection: Inspection, finding: Finding) -> bool:
    """`继续有效94件，加上新制定的12件，年末现行有效106件` of 106: does its sentence tell what the cell has, too, or
    is the figure rounded (2.84万件)?
    """
    said = next((inspection.claims[name] for name in finding.claim_ids), None)
    if said is not None and said.number.printed.rstrip().endswith(("万", "亿")):
        return True
    return said is not None and any(
        one.id != said.id
        and one.sentence == said.sentence
        and one.number.value == finding.found
        and bool(one.fields)
        and bool(finding.fields)
        and {*finding.fields} <= {*one.fields[0].fields}
        for one in inspection.mentions.claims
    )
