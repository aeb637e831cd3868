"""Acts told as published, or of a kind (开业前检查许可2624件), which need not be all, where the table has 2642."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.slips import swaps
from service.checks.cells.bodies import of_the_tables_body
from service.checks.inspection import Inspection

LEAST_EXCHANGED: Final = 100
"""Figures from which on two digits that changed places are no chance."""
_ACTS: Final = (
    Expression(name="行政许可", plus=("proactive.licensing",)),
    Expression(name="行政处罚", plus=("proactive.penalties",)),
    Expression(name="行政强制", plus=("proactive.coercion",)),
)
_TOLD_OF = re.compile(
    r"(?:处理|办理|办结|决定|结果)*(?:事项|文件|信息|文书|决定书|案件)?(?:共计?|合计|为|有|计)*\s?(?:的?(?:办理|处理)?(?:结果|决定)(?:信息)?)?"
)


def exchanged_act(inspection: Inspection, claim: Claim) -> Expression | None:
    """The cell that has the figure but for two digits that changed places, of acts that the claim names last and that
    nothing else ties; None for anything else.
    """
    counted = claim.relation == "equal" and claim.period_kind == "this_year" and claim.number.bound == "exact"
    if not counted or claim.number.value < LEAST_EXCHANGED:
        return None
    for act in _ACTS:
        name, _, behind = claim.measure.strip().rpartition(act.name.removeprefix("行政"))
        found = inspection.value(act)
        exchanged = found is not None and found in swaps(claim.number.value)
        if name and exchanged and _TOLD_OF.fullmatch(behind):
            return act if of_the_tables_body(inspection, replace(claim, fields=(act,))) else None
    return None
