"""What every training run states, and how its learning rate goes: a short climb, then half a cosine to the end."""

from __future__ import annotations

import math
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field


class TimedRun(BaseModel):
    """The settings that runs of all networks share; a run ends after its steps or, if stated, its seconds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lowest_rate: ClassVar[float]
    """Share of the highest learning rate that is left at the end."""

    name: str
    seed: int
    steps: int = Field(gt=0)
    most_seconds: float | None = Field(default=None, gt=0)
    batch: int = Field(gt=0)
    learning_rate: float = Field(gt=0)
    warmup: int = Field(ge=0)
    weight_decay: float = Field(ge=0)
    save_every: int = Field(gt=0)


def progress(run: TimedRun, step: int, seconds: float) -> float:
    """How much of the run is over, 0 to 1 and past it: by steps or, where the machine is slow, by time."""
    by_time = 0.0 if run.most_seconds is None else seconds / run.most_seconds
    return max(step / run.steps, by_time)


def learning_rate(run: TimedRun, step: int, seconds: float) -> float:
    """A short climb, then half a cosine over the whole run."""
    if step < run.warmup:
        return run.learning_rate * (step + 1) / run.warmup
    share = min(1.0, progress(run, step, seconds))
    return run.learning_rate * (run.lowest_rate + (1 - run.lowest_rate) * (1 + math.cos(math.pi * share)) / 2)
