"""Phrase data as YAML, and its loader."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict


class Family(BaseModel):
    """Sentences about the same figures. `slots` names sums of fields; see claims.yaml for the three lists."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    paragraph: str
    slots: dict[str, tuple[str, ...]]
    positive: tuple[str, ...] = ()
    zero: tuple[str, ...] = ()


@cache
def load_families() -> dict[str, Family]:
    """The claim families by name, in file order."""
    return {name: Family.model_validate(data) for name, data in load_phrases("claims").items()}


@cache
def load_phrases(name: str) -> dict[str, Any]:
    """A phrase file as nested lists and dicts; not to be changed by callers."""
    data: dict[str, Any] = yaml.safe_load(resources.files(__name__).joinpath(f"{name}.yaml").read_text("utf-8"))
    return data
