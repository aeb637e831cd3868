"""Statistical tables: a topic's items by its measures, years or categories, in many layouts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Any, Literal

from corpora.synthetic.report import PrintedTable
from corpora.synthetic.split import Split, allowed
from corpora.synthetic.tables.columns import Column, Head, Measure, Scheme, Words, draw_heads, load_quarters
from corpora.synthetic.tables.matrix import Values, draw_values
from corpora.synthetic.tables.names import draw_offices, draw_place, draw_places, fill
from corpora.synthetic.tables.printing import NumberStyle, draw_number_style
from corpora.synthetic.tables.rows import Layout, Rows, draw_rows
from corpora.synthetic.tables.sheet import Sheet
from corpora.synthetic.tables.words import draw_topic, load_words

Size = Literal["usual", "wide", "long", "small", "sparse"]
NUMERAL_SCALES = frozenset("万亿")
MONEY_UNITS = frozenset({"万元", "亿元"})
"""In a cell 3.5万元 prints 3.5 of the unit 万元, but 3.5万人 prints 35000 (`corpora.document.number`), so that no cell
carries such a unit.
"""
MOST_ROWS = 80
LEAST_TO_GROUP = 4
"""Items; fewer are one group."""
AREAS = (("城区", "郊区"), ("东部片区", "西部片区"), ("第一组", "第二组"), ("直属", "派出"))
"""Groups of places and offices."""
DRAWN_STUBS: dict[str, tuple[str, ...]] = {
    "@towns": ("地区", "乡镇（街道）", "镇（街道）", "行政区划"),
    "@places": ("地区", "行政分区", "县（市、区）"),
    "@offices": ("单位", "部门", "责任单位", "执法机关"),
    "@months": ("月份", "时间"),
}
"""Heads over labels that are drawn names."""
SHARE_OF_BLANK_CELLS = 0.75
"""In a sparse table, which a body fills in that did little of what it asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """How one statistical table is laid out.

    Args:
        sequence: head of a first column that counts the lines, None without one.
        diagonal: the head over the labels names both axes (年份, then 地区).
        style: how numbers are printed.
        units_in_heads: the unit stands in the heads, else on the line above the table or in a cell (件).
        units_in_cells: numbers carry their unit (12件).
        percent_signs: percentages carry the sign.
        percent_decimals: digits after the point of shares and growth.
        empty_share: share of items of which nothing is counted.
    """

    sequence: str | None = None
    diagonal: bool = False
    style: NumberStyle
    units_in_heads: bool = True
    units_in_cells: bool = False
    percent_signs: bool = False
    percent_decimals: int = 2
    empty_share: float = 0.0


def draw_statistics(
    random: Random,
    *,
    split: Split = "all",
    layout: Layout | None = None,
    scheme: Scheme | None = None,
    size: Size = "usual",
    year: int | None = None,
    place: str | None = None,
) -> PrintedTable:
    """A table of a drawn topic whose totals, shares and growth agree.

    Args:
        random: source of every choice.
        split: which topics and places may be used.
        layout: how the rows are arranged, drawn when None.
        scheme: what the columns are, drawn when None.
        size: "wide" has about 12 to 20 columns, "long" 30 to 80 rows, "sparse" few filled cells.
        year: the year of the table, drawn when None.
        place: names the table's subject, drawn when None.
    """
    _, topic = draw_topic(random, "statistics", split=split)
    year = year or random.randint(2018, 2025)
    place = place or draw_place(random, split=split)
    groups = _groups(random, topic, size=size, split=split)
    if layout in ("grouped", "outline"):
        groups = _areas(random, groups)
    rows = draw_rows(random, groups, layout=layout or _layout(random, groups))
    looks = _looks(random, size)
    measures = tuple(Measure.parse(text) for text in topic["measures"])
    if any(measure.unit[0] in NUMERAL_SCALES and measure.unit not in MONEY_UNITS for measure in measures):
        looks = replace(looks, units_in_cells=False)
    words = Words(
        measures=measures,
        categories=tuple(tuple(names) for names in topic["categories"]),
        year=year,
        units_in_heads=looks.units_in_heads,
    )
    wide = size == "wide"
    heads = draw_heads(random, words, scheme=scheme or _scheme(random, wide), wide=wide)
    columns = [column for head in heads for column in head.columns]
    sheet, top = Sheet(), max(head.depth for head in heads)
    left = (looks.sequence is not None) + 1 + rows.grouped
    _print_heads(sheet, heads, column=left, row=0, bottom=top)
    _print_corner(random, sheet, topic, rows, looks, bottom=top, scheme_years=columns[0].key.startswith("y"))
    _print_labels(sheet, rows, looks, top=top)
    values = draw_values(random, rows, columns, percent_decimals=looks.percent_decimals, empty_share=looks.empty_share)
    _print_values(random, sheet, rows, columns, values, looks, top=top, left=left)
    _add_sums(sheet, rows, columns, top=top, left=left)
    return sheet.finish(
        n_header_rows=top,
        caption=_captioned(random, topic, heads, place=place, year=year, split=split),
        unit_line=_unit_line(random, heads, looks),
        note=random.choice(load_words("names")["notes"]) if random.random() < 0.25 else None,
    )


def _layout(random: Random, groups: Sequence[tuple[str, Sequence[str]]]) -> Layout:
    if len(groups) < 2:
        months = groups[0][1][0].endswith("月")
        return "flat" if months else random.choices(("flat", "within"), (4, 1))[0]
    return random.choices(("flat", "grouped", "outline", "within"), (2, 4, 4, 1))[0]


def _scheme(random: Random, wide: bool) -> Scheme:
    schemes: tuple[Scheme, ...] = ("measures", "years", "years_measures", "categories", "measures_categories", "deep")
    if wide:
        return random.choice((*schemes[2:], "months", "deep"))
    return random.choices((*schemes, "months"), (6, 3, 3, 4, 3, 2, 1))[0]


def _looks(random: Random, size: Size) -> Looks:
    units_in_heads, style = random.random() < 0.55, draw_number_style(random)
    return Looks(
        sequence=random.choice(load_words("names")["sequence"]) if random.random() < 0.3 else None,
        diagonal=random.random() < 0.2,
        style=replace(style, hide_zeros=True) if size == "sparse" else style,
        units_in_heads=units_in_heads,
        units_in_cells=not units_in_heads and random.random() < 0.15,
        percent_signs=random.random() < 0.5,
        percent_decimals=random.choice((0, 1, 1, 2, 2)),
        empty_share=SHARE_OF_BLANK_CELLS if size == "sparse" else 0.0,
    )


def _groups(random: Random, topic: dict[str, Any], *, size: Size, split: Split) -> list[tuple[str, list[str]]]:
    """The topic's groups with some of their items, in their order; "@…" items are drawn."""
    groups = [(name, _items(random, items, size=size, split=split)) for name, items in topic["groups"].items()]
    if size == "long" and len(groups) > 1:
        places = draw_places(random, random.randint(6, 14), kind="towns", split=split)
        items = [item for _, names in groups for item in names][: MOST_ROWS // len(places) - 2]
        return [(place, list(items)) for place in places]
    if size == "small":
        groups = [(name, items[: random.randint(1, 3)]) for name, items in groups[:1]]
    elif len(groups) > 1 and random.random() < 0.3:
        groups.pop(random.randrange(len(groups)))
    return groups


def _areas(random: Random, groups: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """Two or three named groups of items that the topic leaves ungrouped (months, towns, offices)."""
    if len(groups) > 1 or len(groups[0][1]) < LEAST_TO_GROUP:
        return groups if groups[0][0] else [("全部", groups[0][1])]
    items = groups[0][1]
    names = ("上半年", "下半年") if items[0].endswith("月") else random.choice(AREAS)
    step = -(-len(items) // len(names))
    return [(name, items[index * step : (index + 1) * step]) for index, name in enumerate(names)]


def _items(random: Random, items: Sequence[str], *, size: Size, split: Split) -> list[str]:
    first = items[0]
    if first.startswith("@"):
        count = random.randint(28, 72) if size == "long" else random.randint(3, 14)
        if first == "@months":
            months = [f"{month}月" for month in range(1, 13)]
            return months if size != "long" else [f"{y}年{m}" for y in range(2019, 2024) for m in months]
        if first == "@offices" and size != "long":
            return draw_offices(random, count)
        if first == "@quarters":
            return list(load_quarters(random))
        return draw_places(random, count, kind="towns" if first != "@places" else "places", split=split)
    kept = set(random.sample(range(len(items)), random.randint(min(2, len(items)), len(items))))
    return [item for index, item in enumerate(items) if index in kept]


def _print_heads(sheet: Sheet, heads: Sequence[Head], *, column: int, row: int, bottom: int) -> None:
    """Heads from `row` on; those without others below reach down to `bottom`."""
    for head in heads:
        width = len(head.columns)
        height = 1 if head.children else bottom - row
        sheet.label(row, column, head.label, row_span=height, column_span=width)
        _print_heads(sheet, head.children, column=column, row=row + 1, bottom=bottom)
        column += width


def _print_corner(
    random: Random,
    sheet: Sheet,
    topic: dict[str, Any],
    rows: Rows,
    looks: Looks,
    *,
    bottom: int,
    scheme_years: bool,
) -> None:
    """The head over the labels: one cell, or one for each label column, or both axes' names (年份, 地区)."""
    column = 0
    if looks.sequence is not None:
        sheet.label(0, 0, looks.sequence, row_span=bottom)
        column = 1
    stub = random.choice(_stubs(topic))
    if rows.grouped and random.random() < 0.5:
        sheet.label(0, column, random.choice(("类别", "分类", "大类", "板块")), row_span=bottom)
        sheet.label(0, column + 1, stub, row_span=bottom)
        return
    if looks.diagonal:
        other = "年份" if scheme_years else random.choice(("指标", "项目", "数量"))
        stub = f"{other}\n{stub}" if random.random() < 0.5 else f"{stub}\\{other}"
    elif random.random() < 0.06:
        stub = ""
    sheet.label(0, column, stub, row_span=bottom, column_span=1 + rows.grouped)


def _stubs(topic: dict[str, Any]) -> Sequence[str]:
    """Heads that suit the labels: what the topic names, or what drawn names are called."""
    first = next(iter(topic["groups"].values()))[0]
    stubs: Sequence[str] = DRAWN_STUBS.get(first, topic["stub"])
    return stubs


def _print_labels(sheet: Sheet, rows: Rows, looks: Looks, *, top: int) -> None:
    """Labels of the lines; a group's label spans its lines, a grand total's spans both columns and the number's."""
    count, seen, column = 0, set[str](), int(looks.sequence is not None)
    for index, line in enumerate(rows.lines):
        row, total = top + index, line.kind == "total" and line.group is None
        if column and total and rows.grand_total == index:
            sheet.label(row, 0, line.label, column_span=2 + rows.grouped)
            continue
        if column:
            count += line.kind == "item"
            sheet.label(row, 0, str(count) if line.kind == "item" else "")
        if not rows.grouped or line.group is None:
            sheet.label(row, column, line.label, column_span=1 + rows.grouped)
            continue
        if line.group not in seen:
            seen.add(line.group)
            height = sum(other.group == line.group for other in rows.lines)
            sheet.label(row, column, line.group, row_span=height)
        sheet.label(row, column + 1, line.label)


def _print_values(
    random: Random,
    sheet: Sheet,
    rows: Rows,
    columns: Sequence[Column],
    values: Values,
    looks: Looks,
    *,
    top: int,
    left: int,
) -> None:
    for index, line in enumerate(rows.lines):
        for offset, column in enumerate(columns):
            if column.kind == "remark":
                texts = load_words("names")["remark_texts"]
                sheet.value(top + index, left + offset, random.choice(texts) if random.random() < 0.15 else "")
                continue
            value = values[index, column.key]
            hidden = value == 0 and looks.style.hide_zeros and line.kind == "item" and column.kind == "base"
            if value is None or hidden:
                sheet.value(top + index, left + offset, looks.style.hole)
            else:
                sheet.value(top + index, left + offset, _printed(column, value, looks), value)


def _printed(column: Column, value: Decimal, looks: Looks) -> str:
    if column.kind in ("share", "growth"):
        suffix = "%" if looks.percent_signs else ""
        return looks.style.number(value, decimals=looks.percent_decimals, suffix=suffix)
    percent = "%" if looks.percent_signs and column.measure.unit == "%" else ""
    suffix = column.measure.unit if looks.units_in_cells else percent
    return looks.style.number(value, decimals=column.measure.decimals, suffix=suffix)


def _add_sums(sheet: Sheet, rows: Rows, columns: Sequence[Column], *, top: int, left: int) -> None:
    """Every total line in the columns that add up, and every total column in all lines."""
    places = {column.key: left + offset for offset, column in enumerate(columns)}
    for index, line in enumerate(rows.lines):
        for column in columns:
            if column.kind == "total":
                sheet.add_up((top + index, places[column.key]), [(top + index, places[key]) for key in column.of])
            if line.kind == "total" and column.kind in ("base", "total") and not column.measure.rate:
                place = places[column.key]
                sheet.add_up((top + index, place), [(top + part, place) for part in line.parts])


def _captioned(
    random: Random, topic: dict[str, Any], heads: Sequence[Head], *, place: str, year: int, split: Split
) -> str:
    """The caption; it names what is counted where no head does (years or categories alone)."""
    caption = fill(random, random.choice(allowed(topic["captions"], split)), place=place, year=year)
    measures = _unnamed(heads)
    return f"{caption}（{measures[0].label}）" if measures else caption


def _unnamed(heads: Sequence[Head]) -> list[Measure]:
    """The measure of all columns, if no head says it."""
    measures = {column.measure for head in heads for column in head.columns if column.kind == "base"}
    said = "".join(f"{head.label}{''.join(child.label for child in head.children)}" for head in heads)
    return [measure for measure in measures if len(measures) == 1 and measure.label not in said]


def _unit_line(random: Random, heads: Sequence[Head], looks: Looks) -> str | None:
    if looks.units_in_cells or (looks.units_in_heads and not _unnamed(heads)):
        return None
    columns = [column for head in heads for column in head.columns]
    units = list(dict.fromkeys(column.measure.unit for column in columns if column.kind == "base"))
    return f"单位：{'、'.join(units)}" if random.random() < 0.85 else f"计量单位：{'、'.join(units)}"
