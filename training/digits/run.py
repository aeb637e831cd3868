"""Settings of a training run of the reader of digits, from its commented file."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from corpora.plain_yaml import plain_yaml
from models.ocr.digits.network import DigitWidth
from training.schedule import TimedRun


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


class Run(TimedRun):
    """One run; every field is explained in `training/runs/digits.yaml`."""

    lowest_rate: ClassVar[float] = 0.01

    share_of_pages: float = Field(ge=0, le=1)
    width: DigitWidthSettings


def read_run(path: Path) -> Run:
    """Raises pydantic.ValidationError for a setting that is missing, unknown or out of range."""
    return Run.model_validate(plain_yaml(path.read_text("utf-8")))
