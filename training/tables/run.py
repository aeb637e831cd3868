"""Settings of a training run, from its commented file."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from corpora.plain_yaml import plain_yaml
from models.tables.recogniser.network import PyramidWidth, Width
from training.schedule import TimedRun


class PyramidSettings(BaseModel):
    """`models.tables.recogniser.network.PyramidWidth` as a file states it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    quarter: int = Field(gt=0)
    eighth: int = Field(gt=0)
    sixteenth: int = Field(gt=0)
    eighth_depth: int = Field(ge=0)
    sixteenth_depth: int = Field(ge=0)

    def width(self) -> PyramidWidth:
        """The same as the network takes it."""
        return PyramidWidth(**self.model_dump())


class WidthSettings(BaseModel):
    """`models.tables.recogniser.network.Width` as a file states it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    stem: int = Field(gt=0)
    tower: int = Field(gt=0)
    line: int = Field(gt=0)
    grid: int = Field(gt=0)
    depth: int = Field(gt=0)
    pyramid: PyramidSettings | None = None

    def width(self) -> Width:
        """The same as the network takes it."""
        return Width(
            stem=self.stem, tower=self.tower, line=self.line, grid=self.grid, depth=self.depth,
            pyramid=None if self.pyramid is None else self.pyramid.width(),
        )  # fmt: skip


class Run(TimedRun):
    """One run; every field is explained in `training/runs/tables-small.yaml`."""

    lowest_rate: ClassVar[float] = 0.02

    drop_words: float = Field(ge=0, le=1)
    drop_rules: float = Field(ge=0, le=1)
    merge_weight: float = Field(ge=0)
    header_weight: float = Field(ge=0)
    positive_weight: float = Field(gt=0)
    line_jitter: float = Field(ge=0)
    taught: float = Field(default=0.0, ge=0, le=1)
    least_scale: float = Field(default=1.0, gt=0.3, le=1)
    averaged_over: float = Field(default=0.0, ge=0, lt=1)
    processes: int = Field(default=0, ge=0)
    width: WidthSettings


def read_run(path: Path) -> Run:
    """Raises pydantic.ValidationError for a setting that is missing, unknown or out of range."""
    return Run.model_validate(plain_yaml(path.read_text("utf-8")))
