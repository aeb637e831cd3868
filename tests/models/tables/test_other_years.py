"""Last year's tables beside this year's."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

import pytest

from corpora.document.reading import Reading
from corpora.synthetic.report import PrintedTable
from corpora.synthetic.tables.forms import requests_form
from corpora.synthetic.values import StatutoryFigures, draw_years

Read = Callable[..., Reading]

BEFORE, NOW = draw_years(Random(31), level="county", years=2)
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
        f"<p>{part}</p>" if isinstance(part, str) else _table(part) for part in parts
    )


def _table(table: PrintedTable) -> str:
    lines = (
        "".join(
            f"<td rowspan={c.row_span} colspan={c.column_span}>{escape(c.text)}</td>"
            for c in table.cells
            if c.row == row
        )
        for row in range(table.n_rows)
    )
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


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


def missed(reading: Reading, figures: StatutoryFigures) -> dict[str, object]:
    found = {figure.field: figure.value for figure in reading.layout.figures}
    own = {name: value for name, value in figures.values.items() if name.startswith("requests.")}
    return {name: (found.get(name), value) for name, value in own.items() if found.get(name) != value}
