"""Checkpoints of training runs, which are there whole or not at all: a run may be killed at any moment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch


def write_checkpoint(path: Path, states: Mapping[str, Any]) -> None:
    """Puts what a run goes on from in the place of its last checkpoint."""
    whole = path.with_suffix(".part")
    torch.save(dict(states), whole)
    os.replace(whole, path)
