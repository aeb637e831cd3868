"""From a page as its file shows it back to the same page upright and level."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpora.document.geometry import Box
from models.tables.pages.picture_reader import LevelPage

_STEP: Final = 12.0
"""Points from which the page's turn is told."""
_ROUNDS: Final = 6
_NEAR: Final = 0.05
"""Points within which a place is found."""
_LEAST: Final = 0.1
"""Share of a box's shorter side that any side keeps: of long boxes on a leaning page the hull hides the rest."""

Pair = NDArray[np.float64]


def level_box(page: LevelPage, box: Box) -> Box:
    """The box of the level page whose upright hull on the source page is `box`.

    On a bent or photographed page the turn is that of the box's own place. A hull tells the sides of a leaning box as
    long as the page leans by less than 45°, which level pages do after their quarter turns.
    """
    target = np.array([(box.left + box.right) / 2, (box.top + box.bottom) / 2])
    size = np.array([box.right - box.left, box.bottom - box.top])
    place = np.array([page.printed.page.width / 2, page.printed.page.height / 2])
    turn = _turn(page, place)
    for _ in range(_ROUNDS):
        missing = target - _moved(page, place)
        if float(np.abs(missing).max()) < _NEAR:
            break
        place = _on(page, place + np.linalg.solve(turn, missing))
        turn = _turn(page, place)
    sides = np.linalg.solve(np.abs(turn), size)
    sides = np.maximum(sides, _LEAST * float(np.abs(sides).min()))
    (left, top), (right, bottom) = (place - sides / 2).tolist(), (place + sides / 2).tolist()
    return Box(left=left, top=top, right=right, bottom=bottom)


def _turn(page: LevelPage, place: Pair) -> Pair:
    """How the source's point moves with the level page's, a column each for a step across and down."""
    inner = np.clip(place, _STEP, np.maximum(_edges(page) - _STEP, _STEP))
    here = [_moved(page, inner + step) - _moved(page, inner - step) for step in np.diag((_STEP, _STEP))]
    return np.stack(here, axis=1) / (2 * _STEP)


def _moved(page: LevelPage, place: Pair) -> Pair:
    x, y = place.tolist()
    there = page.to_source(Box(left=x, top=y, right=x, bottom=y))
    return np.array([(there.left + there.right) / 2, (there.top + there.bottom) / 2])


def _edges(page: LevelPage) -> Pair:
    return np.array([page.printed.page.width, page.printed.page.height])


def _on(page: LevelPage, place: Pair) -> Pair:
    return np.asarray(np.clip(place, 0.0, _edges(page)), np.float64)
