"""When two ways to name figures of the statutory form mean the same one: a total is the sum of what the form adds up.

行政复议 less 尚未审结 is 维持 plus 纠正 plus 其他结果; a figure that is nothing is nothing in every part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from corpora.synthetic.tables.fields import APPLICANTS, DISPUTE_RESULTS, OUTCOMES
from training.metrics.language_answer import Sum, sum_of

Meaning = frozenset[frozenset[tuple[str, int]]]
"""Of each thing that a figure is said of, the fields that are no totals, with how often each is added."""

SEVERAL_ROWS = {"outcome_total": OUTCOMES, "other": tuple(row for row in OUTCOMES if row.startswith("other."))}
"""Rows that are sums of rows; some reports print 其他处理 as one."""


def meaning(fields: Iterable[Sum], *, zero: bool) -> Meaning:
    """What is meant by a figure said of `fields`; `zero` when the figure is nothing."""
    held = list(fields)
    if zero and not any(one.minus for one in held):
        held = [sum_of((part,)) for one in held for field in one.plus for part in parts_of(field)]
    return frozenset(_signed(one) for one in held)


def _signed(one: Sum) -> frozenset[tuple[str, int]]:
    counts: Counter[str] = Counter()
    for sign, names in ((1, one.plus), (-1, one.minus)):
        for name in names:
            for part in parts_of(name):
                counts[part] += sign
    return frozenset((name, count) for name, count in counts.items() if count)


@cache
def parts_of(field: str) -> tuple[str, ...]:
    """The figures that the form adds up to `field`; itself when it is no total."""
    table, _, rest = field.partition(".")
    row, _, column = rest.rpartition(".")
    if table == "requests" and row in SEVERAL_ROWS:
        return tuple(part for one in SEVERAL_ROWS[row] for part in parts_of(f"requests.{one}.{column}"))
    if table == "requests" and column == "total":
        return tuple(f"requests.{row}.{one}" for one in APPLICANTS)
    if table == "disputes" and column == "total":
        return tuple(f"disputes.{row}.{one}" for one in DISPUTE_RESULTS)
    return (field,)
