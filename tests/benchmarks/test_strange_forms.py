"""Statutory forms in strange files: how many figures are right, lost and wrong, way by way.

    pytest -n0 -m benchmark -s tests/benchmarks/test_strange_forms.py

Each way of `strange_forms` and `forms_of_cities` writes the figures of an office, a county and a city, drawn anew for a seed. Prints, never
asserts a score; a figure wrong with a confidence above 0.5 fails.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import get_args

import pytest

from corpora.document.reading import Reading
from corpora.synthetic.values import Level, StatutoryFigures, draw_years
from tests.benchmarks import forms_of_cities, strange_forms
from training.metrics.layout import aligned

SEED = int(os.environ.get("GOUJI_BENCH_SEED", "20261126"))
BELIEVED = 0.5


@pytest.mark.benchmark
def test_strange_forms(read: Callable[..., Reading]) -> None:
    table: list[dict[str, object]] = []
    held = (strange_forms, forms_of_cities)
    for ways, way in ((module, way) for module in held for way in (*module.LINES, *module.MARKUP)):
        random = Random(f"{SEED} {way}")
        told: Counter[str] = Counter()
        for level in get_args(Level):
            figures = draw_years(random, level=level, years=1)[0]
            told += counted(read(ways.written(way, figures, random)), figures)
        table.append({"way": way + " (lossy)" * (way in strange_forms.LOSSY), **{name: told[name] for name in NAMES}})
    print("\n" + aligned(("way", *NAMES), table))
    assert sum(int(str(row["believed"])) for row in table) == 0


NAMES = ("right", "lost", "wrong", "believed")
"""Of the figures; `believed` are those wrong with a confidence above BELIEVED."""


def counted(reading: Reading, figures: StatutoryFigures) -> Counter[str]:
    """How many figures are of which of `NAMES`."""
    found = {figure.field: figure for figure in reading.layout.figures}
    told: Counter[str] = Counter()
    for name, value in figures.values.items():
        figure = found.get(name)
        if figure is None or figure.value is None:
            told["lost"] += 1
        else:
            told["right" if figure.value == value else "wrong"] += 1
            told["believed"] += figure.value != value and figure.confidence > BELIEVED
    return told
