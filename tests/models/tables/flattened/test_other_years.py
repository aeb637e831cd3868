"""Last year's tables beside this year's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from corpora.document.reading import Reading
from corpora.document.region import Region, RegisteredForm
from corpora.profiles.load import load_profiles
from corpora.readers.read import read_document
from corpora.synthetic.report import PrintedTable
from corpora.synthetic.tables.forms import proactive_form, requests_form
from corpora.synthetic.values import StatutoryFigures, draw_years
from models.tables.forms.clusters import find_clusters
from tests.models.tables.form_as_html import table_of

Read = Callable[..., Reading]

BEFORE, NOW = draw_years(Random(31), level="county", years=2)
PROFILE = next(profile for profile in load_profiles() if profile.id == "statutory-2021")
TITLE = "云屏岭市水利局2023年政府信息公开工作年度报告"
HEADING = "三、收到和处理政府信息公开申请情况"


def rows(table: PrintedTable) -> list[list[str]]:
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.n_rows)]


def as_lines(*parts: str | PrintedTable) -> str:
    lines = [[part] if isinstance(part, str) else [text for row in rows(part) for text in row] for part in parts]
    return "\n".join([TITLE, HEADING, *(line for part in lines for line in part)])


def as_tabs(*parts: str | PrintedTable) -> str:
    lines = [[part] if isinstance(part, str) else ["\t".join(row) for row in rows(part)] for part in parts]
    return "\n".join([TITLE, HEADING, *(line for part in lines for line in part)])


def as_page(*parts: str | PrintedTable) -> str:
    return f"<h1>{TITLE}</h1><p>{HEADING}</p>" + "".join(
        f"<p>{part}</p>" if isinstance(part, str) else table_of(part.cells) for part in parts
    )


@pytest.mark.parametrize("write", [as_lines, as_tabs, as_page], ids=lambda one: one.__name__)
@pytest.mark.parametrize(
    ("above_last", "above_this"),
    [
        ("2022年度申请情况（供对比）", "2023年度申请情况"),
        ("上年度数据：", "本年度数据："),
        ("（一）去年情况", "（二）今年情况"),
    ],
)
def test_the_table_of_the_reports_year_is_read(
    write: Callable[..., str], above_last: str, above_this: str, read: Read
) -> None:
    before, now = requests_form(BEFORE), requests_form(NOW)
    for parts in ((above_last, before, above_this, now), (above_this, now, above_last, before)):
        assert missed(read(write(*parts)), NOW) == {}


def test_the_only_table_is_read_whatever_stands_above_it(read: Read) -> None:
    assert missed(read(as_page("2022年度申请情况", requests_form(NOW))), NOW) == {}


def test_a_blank_form_beside_the_filled_one_is_not_read(read: Read) -> None:
    """Previously the first of both was."""
    now = requests_form(NOW)
    blank = replace(now, cells=tuple(replace(c, text="" if c.field else c.text) for c in now.cells))
    for parts in ((blank, "（以上为样表）", now), (now, "附：空表", blank)):
        assert missed(read(as_page(*parts)), NOW) == {}


@pytest.mark.parametrize("between", ["（以下为2022年数据）", "附：2022年度主动公开情况", "2022年情况统计"])
def test_one_table_may_go_on_with_another_years_figures(between: str, read: Read) -> None:
    """Previously a figure that stood in one cell with its head had last year's, at 0.84."""
    now, before = proactive_form(NOW), proactive_form(BEFORE)
    head, last = ([c for c in now.cells if c.row == now.n_rows - above] for above in (2, 1))
    joined = [replace(upper, text=f"{upper.text} {lower.text}") for upper, lower in zip(head, last, strict=True)]
    torn = replace(now, n_rows=now.n_rows - 1, cells=(*(c for c in now.cells if c.row < head[0].row), *joined))
    whole = table_of(torn.cells).removesuffix("</table>") + f"<tr><td colspan=4>{between}</td></tr>"
    found = read(
        f"<h1>{TITLE}</h1><p>二、主动公开政府信息情况</p>{whole}{table_of(before.cells).removeprefix('<table>')}"
    )
    own = {name: value for name, value in NOW.values.items() if name.startswith("proactive.")}
    assert {one.field: one.value for one in found.layout.figures} == own


def test_a_registered_form_of_another_year_leaves_this_years_to_be_read(read: Read) -> None:
    """Previously a registered form was the only one, whatever year stood above it: 152 wrong figures at 0.99."""
    document = read_document(as_page(requests_form(NOW), requests_form(BEFORE)).encode(), path="报告.html")
    regions = [block for block in document.blocks if isinstance(block, Region)]
    form = next(form for form in PROFILE.forms if form.id == "requests")
    shape = RegisteredForm(
        form="requests", n_rows=form.n_rows, n_columns=form.n_columns, rows=tuple(range(form.n_rows))
    )
    regions[1] = replace(regions[1], registered=shape)
    with_form = [one.regions for one in find_clusters(regions, PROFILE.forms, behind=frozenset({1})) if one.forms]
    assert with_form == [(0,)]
    assert [one.regions for one in find_clusters(regions, PROFILE.forms) if one.forms] == [(1,)]


def missed(reading: Reading, figures: StatutoryFigures) -> dict[str, tuple[object, object]]:
    found = {figure.field: figure.value for figure in reading.layout.figures}
    own = {name: value for name, value in figures.values.items() if name.startswith("requests.")}
    return {name: (found.get(name), value) for name, value in own.items() if found.get(name) != value}
