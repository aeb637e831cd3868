"""Pieces of one rule as one rule: dashes, dots, strokes drawn cell by cell, two strokes over each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule

SAME_LINE: Final = 1.2
"""Points across within which two pieces are of one rule; the two strokes of a double rule lie further apart."""
LARGEST_GAP: Final = 4.5
"""Points between two pieces of a rule: dots and dashes lie closer; a merged cell leaves more."""
_SHORTEST: Final = 4.0
"""Points: less is a dot on its own, a bullet, part of a drawing."""


def join_rules(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Long enough rules, each as long as its pieces make it; horizontal ones first, from the top, then from the left.

    A dot is as long as it is wide: it goes into rules of both directions.
    """
    given = list(rules)
    return (*_joined(given, horizontal=True), *_joined(given, horizontal=False))


def _joined(rules: Iterable[Rule], *, horizontal: bool) -> Iterator[Rule]:
    pieces = sorted(_Piece(rule.box, horizontal) for rule in rules if rule.horizontal == horizontal or _dot(rule))
    for line in _lines(pieces):
        for start, end, low, high in _stretches(line):
            if end - start >= _SHORTEST:
                box = (start, low, end, high) if horizontal else (low, start, high, end)
                yield Rule(
                    box=Box(left=box[0], top=box[1], right=box[2], bottom=box[3]), horizontal=horizontal
                )  # fmt: skip


class _Piece(tuple[float, float, float, float, float]):
    """(middle across, start, end, low, high): along is `start` to `end`, across `low` to `high`."""

    __slots__ = ()

    def __new__(cls, box: Box, horizontal: bool) -> _Piece:
        if horizontal:
            return super().__new__(cls, ((box.top + box.bottom) / 2, box.left, box.right, box.top, box.bottom))
        return super().__new__(cls, ((box.left + box.right) / 2, box.top, box.bottom, box.left, box.right))


def _dot(rule: Rule) -> bool:
    width, height = rule.box.right - rule.box.left, rule.box.bottom - rule.box.top
    return max(width, height) <= LARGEST_GAP


def _lines(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """Pieces whose middles lie on one line."""
    line: list[_Piece] = []
    for piece in pieces:
        if line and piece[0] - line[0][0] > SAME_LINE:
            yield line
            line = []
        line.append(piece)
    if line:
        yield line


def _stretches(line: list[_Piece]) -> Iterator[tuple[float, float, float, float]]:
    """(start, end, low, high) of each run of pieces without a larger gap."""
    run: tuple[float, float, float, float] | None = None
    for _, start, end, low, high in sorted(line, key=lambda piece: piece[1]):
        if run is not None and start - run[1] <= LARGEST_GAP:
            run = (run[0], max(run[1], end), min(run[2], low), max(run[3], high))
            continue
        if run is not None:
            yield run
        run = (start, end, low, high)
    if run is not None:
        yield run
