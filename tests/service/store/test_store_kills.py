"""Killed at random moments: nothing acknowledged is lost, nothing is half written. The long sweep is
`tests/benchmarks/test_store_speed.py`.
"""

from __future__ import annotations

import random
from pathlib import Path


def test_a_few_kills_while_uploading_reading_and_correcting(url: str, tmp_path: Path, stores: None) -> None:
    from store_killing import sweep

    told = sweep(url, tmp_path, kills=5, chance=random.Random(7))
    assert min(told.lines[what] for what in ("accepted", "read", "said")) > 0
