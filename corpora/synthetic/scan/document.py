"""One document's pages go through the same machine, but not with the same luck."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from corpora.synthetic.scan.knobs import Damage

SKEW_SPREAD = 0.35
"""Degrees by which pages of one stack lie differently in the feeder."""
STEEPEST = 5.0
TURNED_OVER = 0.02
"""Share of the pages that someone put in the wrong way round."""


def draw_pages(random: Random, how: Damage, *, count: int) -> tuple[Damage, ...]:
    """Damage for each of `count` pages: `how`, with what belongs to a single page on one page.

    Seals go to the last page (one over digits to any), stamps and notes and the staple to the first; pages lie askew by
    their own angle, and pen marks and stains fall where they fall.
    """
    sealed = random.randrange(count) if how.seal_over_digits else count - 1
    pages = []
    for number in range(count):
        first = number == 0
        pages.append(
            replace(
                how,
                skew_degrees=_near(random, how.skew_degrees),
                quarter_turns=(how.quarter_turns + 2 * (random.random() < TURNED_OVER)) % 4,
                seals=how.seals if number == sealed else (),
                stamps=how.stamps if first else (),
                notes=how.notes if first else (),
                staple=how.staple and first,
                pen_marks=random.randint(0, how.pen_marks),
                stains=random.randint(0, how.stains),
                fax_header=how.fax_header.replace("{pages}", f"{count:02d}"),
            )
        )
    return tuple(pages)


def _near(random: Random, degrees: float) -> float:
    """Straight pages stay straight: they come from a program and not from a feeder."""
    if degrees == 0:
        return 0.0
    return round(max(-STEEPEST, min(STEEPEST, random.gauss(degrees, SKEW_SPREAD))), 4)
