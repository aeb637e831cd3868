"""Acts told as published, or of a kind (开业前检查许可2624件), which need not be all, where the table has 2642; and
fees told without their name (收费按季度公开。全年收取428.36万元) of 482.36.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.slips import is_swap, swaps
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


_FEES: Final = Expression(name="行政事业性收费", plus=("proactive.fees",))
_OF_FEES: Final = re.compile("行政事业性收费|收费(?:收入|总额|金额)")
_IN_MONEY: Final = "万元"
DIGITS: Final = 4
"""Of an amount, from which on two that changed places are no chance."""


def exchanged_fees(inspection: Inspection, claim: Claim) -> Expression | None:
    """The cell of fees, where an amount in a paragraph about fees has its digits but for two neighbours that changed
    places, and no amount of the paragraph is the cell's; None for anything else.
    """
    number, found = claim.number, inspection.value(_FEES)
    start = inspection.paragraph_start(number.span.start)
    if found is None or number.unit != _IN_MONEY or number.bound != "exact" or claim.relation not in ("equal", "none"):
        return None
    if claim.period_kind != "this_year" or not _OF_FEES.search(inspection.document.text, start, number.span.start):
        return None
    places = max(number.decimals, -int(found.as_tuple().exponent), 0)
    said, meant = (f"{one:.{places}f}" for one in (number.value, found))
    if len(said.replace(".", "")) < DIGITS or not is_swap(Decimal(said), Decimal(meant)):
        return None
    told = [one.number.value for one in inspection.mentions.claims if one.number.unit == _IN_MONEY]
    return _FEES if found not in told else None


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
