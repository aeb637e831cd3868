"""Scores into probabilities: how often what is said so surely is right, set on prose kept for it (Platt, 1999)."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Final

CLOSEST: Final = 1e-6
"""Nearer to 0 or 1 a score is not believed."""
KINDS: Final = ("entity", "claim", "denial", "relation", "period", "body", "field", "measure", "tie")


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """For each kind of answer a slope and a bias on its score's log-odds; none leaves the score as it is."""

    lines: dict[str, tuple[float, float]] = field(default_factory=dict)

    def probability(self, kind: str, score: float) -> float:
        """What a score of that kind is worth."""
        if kind not in self.lines:
            return score
        slope, bias = self.lines[kind]
        return 1.0 / (1.0 + math.exp(-(slope * log_odds(score) + bias)))


def log_odds(score: float) -> float:
    """Of a score, kept off the ends."""
    kept = min(1.0 - CLOSEST, max(CLOSEST, score))
    return math.log(kept / (1.0 - kept))
