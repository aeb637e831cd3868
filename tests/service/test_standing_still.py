"""A wait that goes on while anything moves, and says what stood still when it gives up."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # isort: skip
from standing_still import wait_while_it_moves

MOMENT = 0.3
"""Seconds: some looks long."""


def test_what_moves_is_waited_for_longer_than_what_stands_still() -> None:
    looks = count()
    wait_while_it_moves(lambda: next(looks) > 20, moving=lambda: next(looks), told=str, what="it", still_seconds=MOMENT)


def test_what_stands_still_is_told() -> None:
    with pytest.raises(AssertionError, match="reading: not within 0 s; still for 0 s\nthe third of four"):
        wait_while_it_moves(
            lambda: False, moving=lambda: 3, told=lambda: "the third of four", what="reading", still_seconds=MOMENT
        )


def test_what_moves_is_not_waited_for_for_ever() -> None:
    looks = count()
    with pytest.raises(AssertionError, match="reading"):
        wait_while_it_moves(lambda: False, moving=lambda: next(looks), told=str, what="reading", seconds=MOMENT)
