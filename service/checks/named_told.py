"""Findings of statements read word by word, in place of what the ties of their claims alone have shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from service.checks.cells_told import cells_told
from service.checks.disputes_told import disputes_told
from service.checks.inspection import Finding, Inspection

_READ: Final[tuple[Callable[[Inspection], Iterator[Finding]], ...]] = (cells_told, disputes_told)


def with_those_named(inspection: Inspection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, with what such statements tell in place of what was found otherwise of the same counts."""
    verdicts: dict[str, set[str]] = {}
    for one in findings:
        for name in one.claim_ids if one.kind == "claim-table" and len(one.claim_ids) == 1 else ():
            verdicts.setdefault(name, set()).add(one.verdict)
    told: list[Finding] = []
    for read in _READ:
        for one in read(inspection):
            if not any(one.verdict in verdicts.get(name, ()) for name in one.claim_ids):
                told.append(one)
    settled = {name for one in told for name in one.claim_ids[:1]}
    kept = [
        one for one in findings
        if one.kind != "claim-table" or len(one.claim_ids) != 1 or one.claim_ids[0] not in settled
    ]  # fmt: skip
    return [*kept, *told]
