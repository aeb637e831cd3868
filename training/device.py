"""Where networks are trained: on a GPU where torch sees one, else on the processor."""

from __future__ import annotations

import torch


def best_device() -> torch.device:
    """The GPU of this machine, or its processor."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")
