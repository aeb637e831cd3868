"""Forms as other programs and other cities set them, each read whole: ways that benchmarks found unread."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from types import ModuleType

import pytest

from corpora.document.reading import Reading
from corpora.profiles.load import load_profiles
from corpora.profiles.profile import FormLabel
from corpora.synthetic.tables.forms import requests_form
from corpora.synthetic.values import StatutoryFigures
from tests.benchmarks import forms_of_cities, strange_forms
from tests.benchmarks.strange_forms import as_it_is, as_page, rows
from tests.conftest import consistent_figures

Read = Callable[..., Reading]
FIGURES = StatutoryFigures(values=consistent_figures(), blank=frozenset())


@pytest.mark.parametrize(
    ("ways", "way"),
    [
        (strange_forms, "by_columns"),
        *((forms_of_cities, way) for way in (*forms_of_cities.LINES, *forms_of_cities.MARKUP)),
    ],
)
def test_every_figure(ways: ModuleType, way: str, read: Read) -> None:
    reading = read(ways.written(way, FIGURES, Random(0)))
    assert {figure.field: figure.value for figure in reading.layout.figures} == FIGURES.values
    assert not [check for check in reading.checks if check.verdict == "contradicted"]


NOTES = {
    "上一年项目数量": "（指2019年事项数）",
    "本年增/减": "（指2020年增加或减少的事项数，减用负值表示）",
    "其他对外管理服务事项": "（指行政许可以外的政务服务事项，含行政确认、行政奖励、行政裁决、行政给付、行政处罚、行政强制和其他类）",
}


def test_notes_behind_labels(read: Read) -> None:
    """The trial form, a cell a line, with what to fill in told behind its labels."""
    profile = next(profile for profile in load_profiles() if profile.id == "statutory-2019")
    form = next(form for form in profile.forms if form.id == "proactive")
    figures = {field.id: 7 + place for place, field in enumerate(form.fields)}
    cells = sorted((*form.labels, *form.fields), key=lambda cell: (cell.row, cell.column))
    lines = [
        cell.text + NOTES.get(cell.text, "") if isinstance(cell, FormLabel) else str(figures[cell.id]) for cell in cells
    ]
    text = "\n\n".join(("云屏岭市水利局2020年政府信息公开工作年度报告", "二、主动公开政府信息情况", *lines, "三、其他"))
    assert {figure.field: figure.value for figure in read(text).layout.figures} == figures


def test_blank_cells_of_text_with_blank_lines_between(read: Read) -> None:
    """Six blank cells of a row leave more blank lines than part two tables of closer text."""
    cells = [cell for row in rows(requests_form(FIGURES)) for cell in row]
    lines = ["云屏岭市水利局2023年政府信息公开工作年度报告", "", "三、收到和处理政府信息公开申请情况", ""]
    lines += [line for cell in cells for line in (cell.text if cell.text != "0" else "", "")]
    reading = read("\n".join((*lines, "四、其他")))
    values = {figure.field: figure.value for figure in reading.layout.figures if figure.field.startswith("requests.")}
    assert values == {name: value or None for name, value in FIGURES.values.items() if name.startswith("requests.")}


def test_a_copy_with_the_same_columns(read: Read) -> None:
    """Last year's form below this year's has the same heads: its figures are nobody's."""
    page = as_page(FIGURES, as_it_is, Random(0))
    doubled = page.replace("</body>", f"<p>上年数据</p>{as_it_is(requests_form(doubled_figures()), Random(0))}</body>")
    values = {figure.field: figure.value for figure in read(doubled).layout.figures}
    assert values == FIGURES.values


def doubled_figures() -> StatutoryFigures:
    """Twice as many of everything."""
    return StatutoryFigures(values={name: 2 * value for name, value in FIGURES.values.items()}, blank=frozenset())
