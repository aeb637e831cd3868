"""Settings of a training run of the network that reads claims, from its commented file."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from pydantic import Field

from corpora.plain_yaml import plain_yaml
from training.language.pretrain_run import ShapeSettings
from training.schedule import TimedRun


class ClaimsRun(TimedRun):
    """One run; every field is explained in `training/runs/language-claims.yaml`. `batch` counts characters."""

    lowest_rate: ClassVar[float] = 0.02

    shape: ShapeSettings
    kept_layers: int | None = Field(gt=0)
    blocks: int = Field(ge=0)
    reach: int = Field(gt=0)
    dropout: float = Field(ge=0, lt=1)
    averaged_over: float = Field(gt=0, lt=1)
    together: float = Field(ge=0, le=1)
    numberless: float = Field(ge=0, le=1)
    hidden_characters: float = Field(ge=0, lt=1)
    rare_again: float = Field(ge=0, le=1)
    other_senses: float = Field(ge=0, le=1)
    without_year: float = Field(ge=0, le=1)
    written: float = Field(ge=0, lt=1)
    renamed: float = Field(ge=0, le=1)
    workers: int = Field(default=0, ge=0)
    taught: float = Field(ge=0, lt=1)
    true_prose: float = Field(default=0.0, ge=0, lt=1)
    calibrated_on: int = Field(gt=0)


def read_run(path: Path) -> ClaimsRun:
    """Raises pydantic.ValidationError for a setting that is missing, unknown or out of range."""
    return ClaimsRun.model_validate(plain_yaml(path.read_text("utf-8")))
