"""Grid tables drawn with + - and |: what becomes of their strokes, and of boxes within boxes."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator

import pytest

from models.tables.flattened.ascii_grid import in_strokes
from models.tables.flattened.lines import Line

LEVELS = 300


def lines(*texts: str) -> list[Line]:
    starts = [sum(len(text) + 1 for text in texts[:number]) for number in range(len(texts))]
    return [Line(text=text, start=start, kind="cell") for text, start in zip(texts, starts, strict=True)]


@pytest.fixture
def _few_frames() -> Iterator[None]:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + LEVELS - 50)
    yield
    sys.setrecursionlimit(limit)


def test_joints_have_the_strokes_that_meet_in_them() -> None:
    drawn = in_strokes(lines("+---+---+", "| a | b |", "|   +---+", "|   | c |", "+---+---+"))
    assert [line.text for line in drawn] == ["┌───┬───┐", "│ a │ b │", "│   ├───┤", "│   │ c │", "└───┴───┘"]


def test_a_line_that_only_begins_like_a_rule_is_none() -> None:
    texts = ("+1", "+---", "| a |")
    assert [line.text for line in in_strokes(lines(*texts))] == list(texts)


@pytest.mark.usefixtures("_few_frames")
def test_hundreds_of_boxes_within_boxes() -> None:
    upper = [f"{'|' * level}+{'-' * (2 * (LEVELS - level))}+{'|' * level}" for level in range(LEVELS)]
    assert len(in_strokes(lines(*upper, *reversed(upper)))) == 2 * LEVELS
