"""Tables of any kind but the statutory ones: which kinds there are, and one drawn from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from random import Random
from typing import Literal, get_args

from corpora.synthetic.report import PrintedTable
from corpora.synthetic.split import Split
from corpora.synthetic.tables.indicators import draw_indicators
from corpora.synthetic.tables.key_value import draw_key_value
from corpora.synthetic.tables.ledger import draw_official_expenses, draw_two_halves
from corpora.synthetic.tables.listing import draw_listing
from corpora.synthetic.tables.scores import draw_scores
from corpora.synthetic.tables.statistics import draw_statistics

Shape = Literal[
    "statistics",
    "grouped",
    "outline",
    "deep",
    "crosstab",
    "within",
    "wide",
    "long",
    "small",
    "sparse",
    "indicators",
    "two-halves",
    "official-expenses",
    "scores",
    "list",
    "long-list",
    "wide-list",
    "sparse-list",
    "side-by-side",
    "key-value",
    "blank-form",
]
SHAPES: tuple[Shape, ...] = get_args(Shape)
WEIGHTS: Mapping[Shape, float] = {
    "statistics": 5,
    "list": 4,
    "grouped": 3,
    "outline": 3,
    "deep": 2,
    "crosstab": 2,
    "key-value": 3,
    "long": 1.5,
}
"""How often a shape is drawn, 1 where it is not said."""

DRAWERS: Mapping[Shape, Callable[..., PrintedTable]] = {
    "statistics": draw_statistics,
    "grouped": partial(draw_statistics, layout="grouped"),
    "outline": partial(draw_statistics, layout="outline"),
    "deep": partial(draw_statistics, scheme="deep"),
    "crosstab": partial(draw_statistics, scheme="years"),
    "within": partial(draw_statistics, layout="within"),
    "wide": partial(draw_statistics, size="wide"),
    "long": partial(draw_statistics, size="long"),
    "small": partial(draw_statistics, size="small"),
    "sparse": partial(draw_statistics, size="sparse"),
    "indicators": draw_indicators,
    "two-halves": draw_two_halves,
    "official-expenses": draw_official_expenses,
    "scores": draw_scores,
    "list": draw_listing,
    "long-list": partial(draw_listing, size="long"),
    "wide-list": partial(draw_listing, size="wide"),
    "sparse-list": partial(draw_listing, size="sparse"),
    "side-by-side": partial(draw_listing, side_by_side=True),
    "key-value": draw_key_value,
    "blank-form": partial(draw_key_value, blank=True),
}
SHARE_WITHOUT_CAPTION = 0.15


def draw_table(
    random: Random,
    *,
    split: Split = "all",
    shape: Shape | None = None,
    year: int | None = None,
    place: str | None = None,
) -> PrintedTable:
    """A table without a form whose sums hold, `PrintedTable.sums`; labels and heads are `header` cells.

    Args:
        random: source of every choice.
        split: which topics, captions and places may be used.
        shape: one of SHAPES, drawn when None.
        year: the year that captions and heads speak of, drawn when None.
        place: the place that captions name, drawn when None.
    """
    if shape is None:
        shape = random.choices(SHAPES, [WEIGHTS.get(name, 1.0) for name in SHAPES])[0]
    table = DRAWERS[shape](random, split=split, year=year, place=place)
    return replace(table, caption=None) if random.random() < SHARE_WITHOUT_CAPTION else table
