"""Settings of a training run of the finder of regions, from its commented file."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from corpora.plain_yaml import plain_yaml
from models.tables.recogniser.region_network import RegionWidth
from training.schedule import TimedRun


class RegionWidthSettings(BaseModel):
    """`models.tables.recogniser.region_network.RegionWidth` as a file states it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    stem: int = Field(gt=0)
    near: int = Field(gt=0)
    far: int = Field(gt=0)
    depth: int = Field(gt=0)

    def width(self) -> RegionWidth:
        """The same as the network takes it."""
        return RegionWidth(stem=self.stem, near=self.near, far=self.far, depth=self.depth)


class RegionsRun(TimedRun):
    """One run; every field is explained in `training/runs/regions.yaml`. `batch` counts pages."""

    lowest_rate: ClassVar[float] = 0.01

    drop_words: float = Field(ge=0, le=1)
    drop_rules: float = Field(ge=0, le=1)
    cut: float = Field(ge=0, lt=0.5)
    zoom: tuple[float, float]
    mirrored: float = Field(ge=0, le=1)
    averaged_over: float = Field(ge=0, lt=1)
    processes: int = Field(ge=0)
    width: RegionWidthSettings


def read_regions_run(path: Path) -> RegionsRun:
    """Raises pydantic.ValidationError for a setting that is missing, unknown or out of range."""
    return RegionsRun.model_validate(plain_yaml(path.read_text("utf-8")))
