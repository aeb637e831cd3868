"""Settings of a pretraining run, from its commented file."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from corpora.plain_yaml import plain_yaml
from models.language.encoder.encoder import EncoderShape
from training.schedule import TimedRun


class ShapeSettings(BaseModel):
    """`models.language.encoder.encoder.EncoderShape` as a file states it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    layers: int = Field(gt=0)
    width: int = Field(gt=0)
    heads: int = Field(gt=0)
    inner: int = Field(gt=0)
    positions: int = Field(default=512, gt=0)
    dropout: float = Field(ge=0, lt=1)
    blocks: int = Field(default=0, ge=0)
    reach: int = Field(default=3, gt=0)

    def shape(self) -> EncoderShape:
        """The same as the encoder takes it."""
        return EncoderShape(**self.model_dump())


class PretrainRun(TimedRun):
    """One run; every field is explained in `training/runs/language-pretrain.yaml`."""

    lowest_rate: ClassVar[float] = 0.02

    length: int = Field(gt=3)
    masked_share: float = Field(gt=0, lt=1)
    reports: int = Field(ge=0)
    keep_every: int = Field(gt=0)
    shape: ShapeSettings


def read_pretrain_run(path: Path) -> PretrainRun:
    """Raises pydantic.ValidationError for a setting that is missing, unknown or out of range."""
    return PretrainRun.model_validate(plain_yaml(path.read_text("utf-8")))
