"""A logistic regression over features of a contradiction, which has learned from first readings of strangers' prose
which of them were real. Standard library alone: it runs wherever the checks do.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

WEIGHTS: Final = Path(__file__).parents[1] / "weights" / "judge.json"
SCHEMA: Final = 1


class JudgeUnsound(Exception):
    """The file of weights is missing, no JSON, or of another form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """`weights` by feature, `bias`, and `least`: how probable a contradiction must be to be told."""

    weights: Mapping[str, float]
    bias: float
    least: float

    def probable(self, features: Mapping[str, float]) -> float:
        """0 to 1, where real and false contradictions are equally many. What it has no weight for says nothing."""
        score = self.bias + sum(weight * features.get(name, 0.0) for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, score))))


@cache
def load_judge(path: Path = WEIGHTS) -> Judge:
    """The judge of a file that `training.judge.fit` wrote; without one, the package's own.

    Raises:
        JudgeUnsound: see there.
    """
    try:
        told = json.loads(path.read_text("utf-8"))
        if told["schema_version"] != SCHEMA:
            raise JudgeUnsound(f"{path}: of another version")
        weights = {str(name): float(weight) for name, weight in told["weights"].items()}
        return Judge(weights=weights, bias=float(told["bias"]), least=float(told["least"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise JudgeUnsound(f"{path}: {type(error).__name__}") from error
