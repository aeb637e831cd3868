"""Totals of the three statutory tables by the names that the network knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from corpora.document.claim import Expression

NEW, CARRIED_IN, TO_SETTLE, SETTLED, CARRIED_OUT = "新收总计", "上年结转", "应办总计", "办结总计", "结转下年"
GRANTED, PARTIAL, BOTH = "予以公开", "部分公开", "公开和部分公开"
DENIED, UNAVAILABLE, NOT_PROCESSED, OTHER = "不予公开", "无法提供", "不予处理", "其他处理"
PERSONS, BODIES = "自然人", "法人或其他组织"
RECONSIDERED, SUED = "行政复议", "行政诉讼"

NAMES: Final = (
    NEW, CARRIED_IN, TO_SETTLE, SETTLED, CARRIED_OUT, GRANTED, PARTIAL, BOTH, DENIED, UNAVAILABLE, NOT_PROCESSED,
    OTHER, PERSONS, "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他组织", BODIES, RECONSIDERED, SUED,
)  # fmt: skip
"""In the order of the network's embeddings."""
MAIN: Final = (
    NEW, CARRIED_IN, TO_SETTLE, SETTLED, CARRIED_OUT, RECONSIDERED, SUED, GRANTED, DENIED, UNAVAILABLE, PERSONS
)  # fmt: skip
BASES: Final = (NEW, TO_SETTLE, SETTLED)
ADDED: Final = MAIN[:7]
SUMMED: Final = (
    NEW, TO_SETTLE, SETTLED, RECONSIDERED, SUED, DENIED, UNAVAILABLE, NOT_PROCESSED, BODIES, GRANTED
)  # fmt: skip
SHARED: Final = (*BASES, DENIED, UNAVAILABLE, NOT_PROCESSED, OTHER, BODIES, RECONSIDERED, SUED)
GROWING: Final = (NEW, SETTLED, TO_SETTLE, RECONSIDERED, SUED, PERSONS)
TO_AVERAGE: Final = (NEW, SETTLED)

_ASKERS: Final = {
    PERSONS: "natural_person", "商业企业": "business", "科研机构": "research", "社会公益组织": "social_welfare",
    "法律服务机构": "legal_service", "其他组织": "other_org",
}  # fmt: skip
_DENIED: Final = (
    "state_secret", "prohibited_by_law", "three_securities", "third_party", "internal_affairs", "process_information",
    "enforcement_files", "administrative_query",
)  # fmt: skip


def _totals(*rows: str) -> tuple[str, ...]:
    return tuple(f"requests.{row}.total" for row in rows)


EXPRESSIONS: Final[Mapping[str, Expression]] = {
    name: Expression(name=name, plus=plus, minus=minus)
    for name, plus, minus in (
        (NEW, _totals("new"), ()),
        (CARRIED_IN, _totals("carried_in"), ()),
        (TO_SETTLE, _totals("new", "carried_in"), ()),
        (SETTLED, _totals("outcome_total"), ()),
        (CARRIED_OUT, _totals("carried_out"), ()),
        (GRANTED, _totals("granted"), ()),
        (PARTIAL, _totals("partial"), ()),
        (BOTH, _totals("granted", "partial"), ()),
        (DENIED, _totals(*(f"denied.{row}" for row in _DENIED)), ()),
        (UNAVAILABLE, _totals(*(f"unavailable.{row}" for row in ("not_held", "needs_creation", "still_unclear"))), ()),
        (
            NOT_PROCESSED,
            _totals(
                *(
                    f"not_processed.{row}"
                    for row in ("petition", "repeated", "publication", "excessive", "confirmation")
                )
            ),
            (),
        ),
        (OTHER, _totals(*(f"other.{row}" for row in ("not_corrected_in_time", "fee_unpaid", "other"))), ()),
        *((name, (f"requests.new.{column}",), ()) for name, column in _ASKERS.items()),
        (BODIES, _totals("new"), ("requests.new.natural_person",)),
        (RECONSIDERED, ("disputes.reconsideration.total",), ()),
        (SUED, ("disputes.litigation_direct.total", "disputes.litigation_after_reconsideration.total"), ()),
    )
}
"""What each name is in the fields of the profile `statutory-2021`."""


def totals_of(value: Callable[[Expression], Decimal | None]) -> dict[str, Decimal]:
    """Those that the tables have, above zero; `value` says what they give an expression, None where one of its figures
    is missing or doubtful.
    """
    found = ((name, value(EXPRESSIONS[name])) for name in NAMES)
    return {name: total for name, total in found if total is not None and total > 0}
