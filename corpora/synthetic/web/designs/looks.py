"""How the cells of one table of figures stand."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from corpora.synthetic.web.design import Align


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the cells of one table stand.

    Args:
        header: labels are heads of their rows.
        low: heads without a group stand at the bottom, under a blank cell, and do not span.
        deep: groups of few levels span down, not their columns.
        step: levels by which a line under another is set in.
        bold: sums are bold.
        broken: the designer breaks the lines of long heads.
    """

    figures: Align = ""
    labels: Align = ""
    heads: Align = ""
    header: bool = False
    low: bool = False
    deep: bool = False
    step: int = 1
    bold: bool = False
    broken: bool = False


def draw_look(random: Random) -> Look:
    """One way to set the cells of a table."""
    return Look(
        figures=random.choice(("", "right", "right", "right", "center", "left")),
        labels=random.choice(("", "", "left", "left", "center")),
        heads=random.choice(("", "", "center", "center", "left", "right")),
        header=random.random() < 0.5,
        low=random.random() < 0.12,
        deep=random.random() < 0.5,
        step=random.choice((0, 1, 1, 1, 2)),
        bold=random.random() < 0.4,
        broken=random.random() < 0.15,
    )
