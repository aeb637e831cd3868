"""Settings of fine-tuning for named entities, from their commented file."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from pydantic import Field

from corpora.plain_yaml import plain_yaml
from training.language.pretrain_run import ShapeSettings
from training.schedule import TimedRun


class NamedEntitiesRun(TimedRun):
    """One run; every field is explained in `training/runs/language-ner-cluener.yaml`."""

    lowest_rate: ClassVar[float] = 0.02

    head_rate: float = Field(gt=0)
    dropout: float = Field(ge=0, lt=1)
    hidden_share: float = Field(ge=0, lt=1)
    averaged_over: float = Field(ge=0, lt=1)
    patience: int = Field(gt=0)
    scratch: ShapeSettings


def read_named_entities_run(path: Path) -> NamedEntitiesRun:
    """Raises pydantic.ValidationError for a setting that is missing, unknown or out of range."""
    return NamedEntitiesRun.model_validate(plain_yaml(path.read_text("utf-8")))
