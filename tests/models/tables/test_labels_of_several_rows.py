"""Labels of several rows that a grid has in one cell, over rows whose figures stand each in its own."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from corpora.profiles.load import load_profiles
from corpora.readers.read import read_document
from corpora.synthetic.tables.forms import requests_form
from corpora.synthetic.values import draw_years
from models.tables.recover import recover_tables
from tests.models.tables.form_as_html import requests_page

FORM = requests_form(draw_years(Random(5), level="county", years=1)[0])
NEW, CARRIED_IN, CARRIED_OUT = 3, 4, 27
"""Rows of the form."""


@pytest.mark.parametrize("together", [False, True])
def test_each_label_is_in_the_row_that_it_stands_beside(together: bool) -> None:
    """Previously the second row had the figures of the first, at 0.99, and the first none."""
    cells = list(FORM.cells)
    if together:
        upper, lower = (next(c for c in cells if c.row == row and c.column == 0) for row in (NEW, CARRIED_IN))
        whole = replace(upper, text=upper.text + lower.text, row_span=2)
        cells = [whole if c is upper else c for c in cells if c is not lower]
    recovered = recover_tables(read_document(requests_page(cells), path="报告.html"), profiles=load_profiles())
    printed = {(c.row, c.column): c.text for c in FORM.cells}
    read = {figure.cell: figure.printed for figure in recovered.figures if figure.field.startswith("requests.")}
    for row in (NEW, CARRIED_IN, CARRIED_OUT):
        assert [read[row, column] for column in range(3, 10)] == [printed[row, column] for column in range(3, 10)]
