"""A page of a source that has pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Size in points; `number` counts from 1."""

    number: int
    width: float
    height: float
