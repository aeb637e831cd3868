"""Nouns that prove themselves when built."""

from decimal import Decimal

import pytest

from corpora.document.check import Check, Message
from corpora.document.figure import Figure
from corpora.document.geometry import Box, PixelBox


@pytest.mark.parametrize(("value", "state"), [(None, "read"), (Decimal(0), "blank"), (Decimal(3), "unreadable")])
def test_a_figure_has_a_value_exactly_when_it_was_read(value: Decimal | None, state: str) -> None:
    with pytest.raises(ValueError, match="has a value exactly when"):
        Figure(
            field="requests.new.total", label="总计", value=value, state=state, unit="件", table="t1", cell=(3, 9),
            printed="", confidence=1.0,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("verdict", "cause"), [("contradicted", None), ("supported", "published"), ("unverifiable", "scope")]
)
def test_a_cause_belongs_to_a_contradiction(verdict: str, cause: str | None) -> None:
    with pytest.raises(ValueError, match="a cause belongs to"):
        Check(
            id="k1", kind="period", verdict=verdict, cause=cause, message=Message(code="x"), fields=(), evidence=(),
            confidence=1.0,
        )  # fmt: skip


def test_edges_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="out of order"):
        Box(left=2, top=0, right=1, bottom=1)


def test_pixels_become_points_without_rounding() -> None:
    assert PixelBox(left=1, top=2, right=3, bottom=5).to_points(dots_per_inch=144) == Box(
        left=0.5, top=1.0, right=1.5, bottom=2.5
    )
