"""What is told to be left of one kind of applicant, or of one group of results, once some rows of it are named:
`企业申请办结16件，公开7件，部分公开2件，其余5件未能提供` of 7.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from service.checks.inspection import Inspection
from service.checks.named.clauses import Statement, Told
from service.checks.named.words import CARRIED_IN, CARRIED_OUT, GROUPS, NEW, SETTLED, cells_of


def rest_told(inspection: Inspection, statement: Statement, rest: Told, before: Sequence[Told]) -> Decimal | None:
    """What the tables leave, where the count told is neither that nor what any of the statement's own counts leave;
    None where it fits, or where they may have been told of anything else.
    """
    if rest.words.startswith(("其他", "其它")):
        return None  # 不予处理43件，其他9件: of those that the table has as 其他处理
    if rest.rows and not any(one.columns for one in before):
        return _rest_of_group(inspection, rest, before)
    if (
        len(before) < 2
        or rest is not statement.told[-1]
        or any(one.role != "cell" or len(one.rows) != 1 for one in before)
    ):
        return None
    whole, *parts = before
    columns = whole.columns or ("total",)
    rows = [row for one in parts for row in one.rows[0]]
    opens = whole.rows[0] in GROUPS or (
        bool(whole.columns) and whole.rows[0] in ((NEW,), (SETTLED,), (NEW, CARRIED_IN))
    )
    if whole.rows[0] in GROUPS and not {*rows} < {*whole.rows[0]}:
        return None
    if not opens or len({*rows}) < len(rows) or {*rows} & {NEW, CARRIED_IN, SETTLED, CARRIED_OUT}:
        return None
    if any((one.columns or ("total",)) != columns for one in parts):
        return None
    told = [inspection.value(cells_of(one.rows[0], columns)) for one in before]
    if any(value != one.value for value, one in zip(told, before, strict=True)):
        return None
    wholes = [whole.value, *(inspection.value(cells_of(row, columns)) for row in ((SETTLED,), (NEW, CARRIED_IN)))]
    taken = [sum((one.value for one in parts[place:]), Decimal(0)) for place in range(len(parts))]
    fits = rest.value in {
        one - some for one in wholes[: 1 if whole.rows[0] in GROUPS else 3] if one is not None for some in taken
    }
    return None if fits else whole.value - taken[0]


def _rest_of_group(inspection: Inspection, rest: Told, before: Sequence[Told]) -> Decimal | None:
    """`内部事务9件、过程性信息21件，其余不予公开理由合计74件` of 47."""
    group, rows = rest.rows[0], [row for one in before for of in one.rows for row in of]
    if not before or rest.columns or any(one.columns or one.role != "cell" or len(one.rows) != 1 for one in before):
        return None
    if not {*rows} < {*group} or len({*rows}) < len(rows):
        return None
    told = [inspection.value(cells_of(one.rows[0], ("total",))) for one in before]
    whole = inspection.value(cells_of(group, ("total",)))
    if whole is None or any(value != one.value for value, one in zip(told, before, strict=True)):
        return None
    left = whole - sum((one.value for one in before), Decimal(0))
    return None if left == rest.value else left
