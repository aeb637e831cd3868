"""Print of which half is gone: strokes of one direction fade first, streaks cut them, patches and specks take the rest.

Beyond what `corpora.synthetic.scan` does to pages, in the same manner: what is left is to be read, or to be doubted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from corpora.synthetic.scan.knobs import Damage

Ink = NDArray[np.float32]
"""(height, width): 0 paper, 1 ink."""

STROKE: Final = (0.2, 0.4)
"""Length, in heights of figures, from which ink is a stroke of a direction."""
STREAKS: Final = (1, 4)
WIDEST_STREAK: Final = 0.12
"""Heights of figures."""
PATCH: Final = (0.15, 0.8)
"""Size of patches without ink, in heights of figures."""
PALEST, PALE = 14.0, 60.0
"""Grey levels between paper and ink of pale print."""


def worn_ink(ink: Ink, random: Random, *, high: int) -> Ink:
    """With one or two kinds of wear; `high` is the height of figures in pixels."""
    for harm in random.sample(_KINDS, random.choice((1, 1, 2))):
        ink = harm(ink, random, high)
    return ink


def worn_damage(how: Damage, random: Random) -> Damage:
    """Damage of a page on which print fades, thins or clogs more than offices let it: less for two tones, of which what
    is paler than the threshold is gone.
    """
    most = 0.3 if how.bilevel else 0.6
    kind = random.random()
    spread = random.uniform(-1.2, -0.3) if kind < 0.4 else random.uniform(0.8, 1.5) if kind < 0.6 else how.ink_spread
    return replace(
        how,
        ink_spread=spread * (0.6 if how.bilevel else 1.0),
        ink_fading=max(how.ink_fading, random.uniform(0.1, most) if random.random() < 0.6 else 0.0),
        dropouts=max(how.dropouts, random.uniform(0.04, 0.2) if random.random() < 0.4 else 0.0),
        black_level=max(how.black_level, random.randint(60, 150) if random.random() < 0.3 and not how.bilevel else 0),
        pepper=max(how.pepper, random.uniform(0.0005, 0.006) if random.random() < 0.3 else 0.0),
        fax_dropouts=how.fax_dropouts and max(how.fax_dropouts, random.randint(5, 30)),
        fax_streaks=how.fax_streaks + (random.randint(1, 5) if how.fax and random.random() < 0.5 else 0),
    )


def pale_tone(random: Random, paper: float) -> float:
    """The tone of pale ink on paper of another."""
    return paper - random.uniform(PALEST, PALE)


def _one_direction(ink: Ink, random: Random, high: int) -> Ink:
    """Level strokes fade, or upright ones: a nought keeps its sides, or its top and foot."""
    length = max(3, round(high * random.uniform(*STROKE)))
    size = (1, length) if random.random() < 0.75 else (length, 1)
    kept = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, size))
    kept = cv2.dilate(kept, np.ones((3, 3), np.uint8))
    return np.asarray(np.minimum(ink, np.maximum(kept, random.uniform(0.0, 0.35))), np.float32)


def _streaks(ink: Ink, random: Random, high: int) -> Ink:
    """White lines across or down, broken here and there."""
    ink = ink.copy()
    for _ in range(random.randint(*STREAKS)):
        along = ink if random.random() < 0.5 else ink.T
        at = random.randrange(along.shape[0])
        thick = max(1, round(high * random.uniform(0.02, WIDEST_STREAK)))
        start, end = sorted((random.randrange(along.shape[1]), random.randrange(along.shape[1])))
        if random.random() < 0.6:
            start, end = 0, along.shape[1]
        along[at : at + thick, start:end] *= random.choice((0.0, 0.0, 0.4))
    return ink


def _patches(ink: Ink, random: Random, high: int) -> Ink:
    """Ink is gone where a cloud is thin, up to more than half of it."""
    cell = max(2.0, high * random.uniform(*PATCH))
    shape = (2 + round(ink.shape[0] / cell), 2 + round(ink.shape[1] / cell))
    coarse = np.random.default_rng(random.getrandbits(32)).random(shape, np.float32)
    cloud = np.asarray(cv2.resize(coarse, ink.shape[::-1], interpolation=cv2.INTER_CUBIC))
    share, soft = random.uniform(0.2, 0.62), random.uniform(0.02, 0.3)
    level = float(np.quantile(cloud, share))
    return np.asarray(ink * np.clip((cloud - level) / soft + 0.5, random.choice((0.0, 0.0, 0.3)), 1), np.float32)


def _thinned(ink: Ink, random: Random, high: int) -> Ink:
    """Thin strokes go, of thick ones a line is left."""
    side = max(2, round(high * random.uniform(0.03, 0.09)))
    thin = cv2.erode(ink, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)))
    return np.asarray(np.maximum(thin, ink * random.uniform(0.0, 0.3)), np.float32)


def _clogged(ink: Ink, random: Random, high: int) -> Ink:
    side = max(2, round(high * random.uniform(0.06, 0.16)))
    return np.asarray(cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))), np.float32)


_KINDS: Final[tuple[Callable[[Ink, Random, int], Ink], ...]] = (
    _one_direction, _one_direction, _streaks, _patches, _patches, _thinned, _clogged,
)  # fmt: skip
