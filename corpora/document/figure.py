"""A statutory figure: a field of the profile with the value that the report's table gives it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from corpora.document.place import Place

FigureState = Literal["read", "blank", "unreadable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """`value` is as printed (万元 stays 万元) and None unless `state` is "read". `cell` is (row, column) in `table`."""

    field: str
    label: str
    value: Decimal | None
    state: FigureState
    unit: str | None
    table: str
    cell: tuple[int, int]
    printed: str
    confidence: float
    place: Place | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.state == "read"):
            raise ValueError(f"a figure has a value exactly when it was read: {self.field} {self.state} {self.value}")
