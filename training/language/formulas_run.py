"""Settings of a training run of the network that tells formulas, from its commented file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import Field

from corpora.plain_yaml import plain_yaml
from training.schedule import TimedRun


class FormulasRun(TimedRun):
    """One run; every field is explained in `training/runs/language-formulas.yaml`. `batch` counts characters."""

    lowest_rate: ClassVar[float] = 0.02

    new_rate: float = Field(gt=0)
    dropout: float = Field(ge=0, lt=1)
    encoder_dropout: float = Field(ge=0, lt=1)
    averaged_over: float = Field(gt=0, lt=1)
    most_formulas: int = Field(gt=0)
    hidden_characters: tuple[Annotated[float, Field(ge=0, lt=1)], ...] = Field(min_length=1)
    workers: int = Field(default=0, ge=0)


def read_formulas_run(path: Path) -> FormulasRun:
    """Raises pydantic.ValidationError for a setting that is missing, unknown or out of range."""
    return FormulasRun.model_validate(plain_yaml(path.read_text("utf-8")))
