"""Tables of a communiqué: each row an indicator with a unit of its own, two years and the change between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from corpora.synthetic.report import PrintedTable
from corpora.synthetic.split import Split, allowed
from corpora.synthetic.tables.names import draw_amount, draw_place, fill
from corpora.synthetic.tables.printing import NumberStyle, draw_number_style, growth, rounded
from corpora.synthetic.tables.sheet import Sheet
from corpora.synthetic.tables.words import draw_topic, load_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One row: `values` are the years' in print order; `parts` are indices of the rows that it sums."""

    label: str
    unit: str
    decimals: int
    values: tuple[Decimal, ...]
    parts: tuple[int, ...] = ()


def draw_indicators(
    random: Random, *, split: Split = "all", year: int | None = None, place: str | None = None
) -> PrintedTable:
    """Rows of different units: 计量单位, one to three years, 增长. Only wholes and their parts add up."""
    _, topic = draw_topic(random, "indicators", split=split)
    year, place = year or random.randint(2018, 2025), place or draw_place(random, split=split)
    n_years = random.choice((1, 2, 2, 3))
    rows, style = list(_rows(random, topic, n_years)), draw_number_style(random)
    with_growth, in_labels = n_years > 1 and random.random() < 0.8, random.random() < 0.25
    sheet, first = Sheet(), 1 if in_labels else 2
    heads = [random.choice(("指标", "指标名称", "项目", "统计指标"))]
    heads += [] if in_labels else [random.choice(("计量单位", "单位"))]
    heads += ["数值"] if n_years == 1 else [f"{year - offset}年" for offset in range(n_years)]
    heads += [random.choice(("增长（%）", "比上年增长（%）", "增减（%）"))] if with_growth else []
    for column, text in enumerate(heads):
        sheet.label(0, column, text)
    for index, row in enumerate(rows, start=1):
        sheet.label(index, 0, f"{row.label}（{row.unit}）" if in_labels else row.label)
        if not in_labels:
            sheet.label(index, 1, row.unit)
        _print_row(sheet, index, first, row, style, with_growth=with_growth)
        for offset in range(n_years):
            sheet.add_up((index, first + offset), [(1 + part, first + offset) for part in row.parts])
    return sheet.finish(
        n_header_rows=1,
        caption=fill(random, random.choice(allowed(topic["captions"], split)), place=place, year=year),
        note=random.choice(load_words("names")["notes"]) if random.random() < 0.3 else None,
    )


def _print_row(sheet: Sheet, index: int, first: int, row: Indicator, style: NumberStyle, *, with_growth: bool) -> None:
    for offset, value in enumerate(row.values):
        sheet.value(index, first + offset, style.number(value, decimals=row.decimals), value)
    if not with_growth:
        return
    change = growth(row.values[0], row.values[1], 1)
    column = first + len(row.values)
    if change is None:
        sheet.value(index, column, style.hole)
    else:
        sheet.value(index, column, style.number(change, decimals=1), change)


def _rows(random: Random, topic: dict[str, Any], n_years: int) -> Iterator[Indicator]:
    marker, index = random.choice(("其中：", "　", "　　", "＃")), 0
    for block in topic["blocks"]:
        if "whole" in block:
            rows = list(_whole(random, block, n_years, marker=marker, first=index))
        else:
            alone = random.sample(block["alone"], random.randint(2, len(block["alone"])))
            rows = [_drawn(random, text, n_years) for text in alone]
        yield from rows
        index += len(rows)


def _whole(random: Random, block: dict[str, Any], n_years: int, *, marker: str, first: int) -> Iterator[Indicator]:
    """The whole, its parts, and perhaps something within it that is in no sum."""
    label, unit = block["whole"].split("|")
    parts = [_drawn(random, text, n_years) for text in block["parts"]]
    totals = tuple(sum((part.values[i] for part in parts), Decimal(0)) for i in range(n_years))
    indices = tuple(range(first + 1, first + 1 + len(parts)))
    yield Indicator(label=label, unit=unit, decimals=parts[0].decimals, values=totals, parts=indices)
    blank = "　" * len(marker) if marker == "其中：" else marker
    for number, part in enumerate(parts):
        prefix = marker if number == 0 else blank
        yield Indicator(label=prefix + part.label, unit=unit, decimals=part.decimals, values=part.values)
    for text in block.get("within", ()):
        name, unit, fraction = text.split("|")
        some = tuple(rounded(total * Decimal(fraction), parts[0].decimals) for total in totals)
        yield Indicator(label=f"其中：{name}", unit=unit, decimals=parts[0].decimals, values=some)


def _drawn(random: Random, text: str, n_years: int) -> Indicator:
    label, unit, low, high, digits = text.split("|")
    values = [draw_amount(random, Decimal(low), Decimal(high), int(digits))]
    for _ in range(n_years - 1):
        moved = rounded(values[-1] * Decimal(repr(round(random.uniform(0.86, 1.1), 3))), int(digits))
        values.append(min(moved, Decimal(100)) if unit == "%" and Decimal(high) <= 100 else moved)
    return Indicator(label=label, unit=unit, decimals=int(digits), values=tuple(values))
