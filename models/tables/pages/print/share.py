"""How much of what is asked of grids is so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`good` of `total`."""

    good: float = 0.0
    total: float = 0.0

    def __add__(self, other: Share) -> Share:
        return Share(good=self.good + other.good, total=self.total + other.total)

    @property
    def value(self) -> float:
        """1 where there is nothing to be wrong about."""
        return self.good / self.total if self.total > 0 else 1.0
