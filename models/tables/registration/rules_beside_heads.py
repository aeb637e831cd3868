"""Whether rules part a form's figures from the heads of their columns: then the columns are others.

A page cuts off a table at its side, and figures set right in their cells stand nearer to the next head than to theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.print.lines import middle_x, middle_y
from models.tables.registration.form_columns import Columns

MOSTLY: Final = 0.5
"""Share of a column's figures that a rule must part from its head."""
FEWEST: Final = 2
"""Such figures of all columns."""


def are_parted(
    columns: Columns, heads: Sequence[tuple[float, float] | None], figures: Iterable[Word], rules: Iterable[Rule]
) -> bool:
    """Does an upright rule run between most figures of a column and the middle of its head, beside both? `heads` are
    those of the columns, None where they were not found.
    """
    upright = [rule.box for rule in rules if not rule.horizontal]
    own: dict[int, list[Word]] = {}
    for word in figures:
        if (at := columns.column_of(word.box)) is not None:
            own.setdefault(at, []).append(word)
    parted = {
        at: sum(any(_parts(rule, head, word.box) for rule in upright) for word in words)
        for at, words in own.items()
        if (head := heads[at]) is not None
    }
    most = [count for at, count in parted.items() if count > MOSTLY * len(own[at])]
    return sum(most) >= FEWEST


def _parts(rule: Box, head: tuple[float, float], figure: Box) -> bool:
    x, y = head
    left, right = sorted((x, middle_x(figure)))
    beside = all(rule.top <= at <= rule.bottom for at in (y, middle_y(figure)))
    return beside and left < middle_x(rule) < right and not figure.left < middle_x(rule) < figure.right
