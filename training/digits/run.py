"""Settings of a training run of the reader of digits, from its commented file."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

from models.ocr.digits.network import DigitWidth


class DigitWidthSettings(BaseModel):
    """`models.ocr.digits.network.DigitWidth` as a file states it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    stem: int = Field(gt=0)
    high: int = Field(gt=0)
    middle: int = Field(gt=0)
    low: int = Field(gt=0)
    row: int = Field(gt=0)
    depth: int = Field(ge=0)

    def width(self) -> DigitWidth:
        """The same as the network takes it."""
        return DigitWidth(**self.model_dump())


class Run(BaseModel):
    """One run; every field is explained in `training/runs/digits.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    seed: int
    steps: int = Field(gt=0)
    most_seconds: float | None = Field(default=None, gt=0)
    batch: int = Field(gt=0)
    learning_rate: float = Field(gt=0)
    warmup: int = Field(ge=0)
    weight_decay: float = Field(ge=0)
    share_of_pages: float = Field(ge=0, le=1)
    save_every: int = Field(gt=0)
    width: DigitWidthSettings


def read_run(path: Path) -> Run:
    """Raises pydantic.ValidationError for a setting that is missing, unknown or out of range."""
    return Run.model_validate(yaml.safe_load(path.read_text("utf-8")))
