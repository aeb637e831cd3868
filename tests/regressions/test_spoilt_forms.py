"""Statutory forms in files that other programs and other hands spoilt; each asks for all 200 figures."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from corpora.document.reading import Reading
from corpora.synthetic.tables.forms import requests_form
from corpora.synthetic.values import draw_years
from tests.benchmarks.strange_forms import HEADINGS, LINES, LOSSY, MARKUP, TITLE, WIDE, rows, written

Read = Callable[..., Reading]

FIGURES = draw_years(Random(8), level="county", years=1)[0]
MORE = draw_years(Random(12), level="city", years=1)[0]
NOT_ALL = {"glued_figures"}
"""A row whose sum allows several cuts is left unread."""


@pytest.mark.parametrize("way", sorted(({*LINES, *MARKUP}) - LOSSY - NOT_ALL))
def test_every_figure_is_read(way: str, read: Read) -> None:
    reading = read(written(way, FIGURES, Random(way)))
    found = {figure.field: figure.value for figure in reading.layout.figures}
    assert {f: (found.get(f), value) for f, value in FIGURES.values.items() if found.get(f) != value} == {}
    assert [check for check in reading.checks if check.verdict == "contradicted"] == []


@pytest.mark.parametrize("way", sorted(LOSSY | NOT_ALL))
def test_what_is_lost_is_nobodys_figure(way: str, read: Read) -> None:
    for figures in (FIGURES, MORE):
        reading = read(written(way, figures, Random(way)))
        told = {figure.field: figure for figure in reading.layout.figures if figure.value is not None}
        wrong = {name for name, figure in told.items() if figure.value != figures.values[name]}
        assert {name for name in wrong if told[name].confidence > 0.5} == set()


def test_a_label_with_a_year_in_its_words_is_no_spoilt_figure(read: Read) -> None:
    """结转2024年度继续办理 was taken for a figure that cannot be read, and the row for one of eight cells."""
    table = requests_form(FIGURES)
    words = {
        "四、结转下年度继续办理": "四、结转2024年度继续办理",
        "一、本年新收政府信息公开申请数量": "一、2023年新收政府信息公开申请数量",
    }
    lines = ["\t".join(words.get(cell.text, cell.text) for cell in row) for row in rows(table)]
    reading = read("\n".join([TITLE, HEADINGS[1], *lines]))
    found = {figure.field: figure for figure in reading.layout.figures}
    row = {name: value for name, value in FIGURES.values.items() if name.startswith("requests.carried_out.")}
    assert {name: found[name].value for name in row} == row
    assert min(found[name].confidence for name in row) > 0.8


@pytest.mark.parametrize("gap", ["\t", " ", "\n"], ids=["tabs", "blanks", "lines"])
@pytest.mark.parametrize("glued", [1, 5])
def test_two_cells_of_a_row_that_ran_together_are_parted_by_its_sum(glued: int, gap: str, read: Read) -> None:
    """12 and 316 without anything between: only one cut leaves a row that adds up, or the row is left unread."""
    lines = []
    for row in rows(requests_form(FIGURES)):
        texts, first = [cell.text for cell in row], sum(cell.header for cell in row)
        if len(texts) - first == WIDE:
            texts[first + glued : first + glued + 2] = ["".join(texts[first + glued : first + glued + 2])]
        lines.append(gap.join(texts))
    reading = read("\n".join([TITLE, HEADINGS[1], *lines]))
    told = {f.field: f.value for f in reading.layout.figures if f.field.startswith("requests.") and f.value is not None}
    assert {name: value for name, value in told.items() if FIGURES.values[name] != value} == {}
    assert len(told) > 100


@pytest.mark.parametrize("seed", range(6))
def test_where_a_column_was_left_out_no_figure_is_cut(seed: int, read: Read) -> None:
    """0 0 0 0 4 37 without its first figure is no 0 0 0 0 4 3 7, though that would add up."""
    figures = draw_years(Random(seed), level="city", years=1)[0]
    lines = []
    for row in rows(requests_form(figures)):
        texts, first = [cell.text for cell in row], sum(cell.header for cell in row)
        lines += [text for place, text in enumerate(texts) if len(texts) - first != WIDE or place != first]
    reading = read("\n".join([TITLE, HEADINGS[1], *(line for line in lines if line != "自然人")]))
    told = {f.field: f for f in reading.layout.figures if f.field.startswith("requests.") and f.value is not None}
    wrong = {name for name, figure in told.items() if figure.value != figures.values[name]}
    assert {name for name in wrong if told[name].confidence > 0.5} == set()
