"""Do confidences mean what they say? A reliability table, the expected calibration error, and how sure is sure.

Guo et al., On Calibration of Modern Neural Networks (ICML 2017): bins of equal width, the gap between mean confidence
and share right weighted by how many fall into the bin.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

N_BINS = 10
LEVELS = (0.5, 0.9, 0.99)
"""Confidences above which the share right is told: likely, sure, sure enough to contradict somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Answers whose confidence lies in `[low, high)`, 1 in the last one. Means are None where there is no answer."""

    low: float
    high: float
    count: int
    right: int
    confidence: float | None
    share_right: float | None


@dataclass(slots=True)
class Reliability:
    """Answers with their confidence, and whether they were right, gathered one at a time."""

    _answers: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, confidence: float, right: bool) -> None:
        """One answer.

        Raises:
            ValueError: for a confidence that is no probability.
        """
        if not 0 <= confidence <= 1:
            raise ValueError(f"not a probability: {confidence}")
        self._answers.append((confidence, right))

    def __len__(self) -> int:
        return len(self._answers)

    @property
    def bins(self) -> tuple[Bin, ...]:
        """The reliability table."""
        held: list[list[tuple[float, bool]]] = [[] for _ in range(N_BINS)]
        for confidence, right in self._answers:
            held[min(N_BINS - 1, int(confidence * N_BINS))].append((confidence, right))
        return tuple(_bin(number, answers) for number, answers in enumerate(held))

    @property
    def expected_error(self) -> float | None:
        """Mean gap between confidence and share right, None without an answer."""
        gaps = (
            bin_.count * abs(bin_.confidence - bin_.share_right)
            for bin_ in self.bins
            if bin_.confidence is not None and bin_.share_right is not None
        )
        return sum(gaps) / len(self) if self._answers else None

    def above(self, level: float) -> tuple[int, int]:
        """How many answers are at least so sure, and how many of them are right."""
        rights = [right for confidence, right in self._answers if confidence >= level]
        return len(rights), sum(rights)


def _bin(number: int, answers: Iterable[tuple[float, bool]]) -> Bin:
    held = list(answers)
    right = sum(right for _, right in held)
    return Bin(
        low=number / N_BINS,
        high=(number + 1) / N_BINS,
        count=len(held),
        right=right,
        confidence=sum(confidence for confidence, _ in held) / len(held) if held else None,
        share_right=right / len(held) if held else None,
    )
