"""Lists: one entry a row with words, dates, codes and amounts; few of them end in a total."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from random import Random
from typing import Any, Literal

from corpora.document.numeral import print_chinese
from corpora.synthetic.report import PrintedTable
from corpora.synthetic.split import Split, allowed
from corpora.synthetic.tables.entries import ADDITIVE, Entry, Setting, draw_entry
from corpora.synthetic.tables.names import draw_offices, draw_person, draw_place, fill
from corpora.synthetic.tables.printing import draw_number_style
from corpora.synthetic.tables.sheet import Sheet
from corpora.synthetic.tables.words import draw_topic, load_words

ListSize = Literal["usual", "long", "wide", "sparse"]
Column = tuple[str, str]
"""Head and kind."""
LABELS = frozenset({"seq", "name"})
"""Kinds whose cells are labels of their row: they carry no value."""


def draw_listing(
    random: Random,
    *,
    split: Split = "all",
    size: ListSize = "usual",
    side_by_side: bool = False,
    year: int | None = None,
    place: str | None = None,
) -> PrintedTable:
    """A list of a drawn topic; entries may stand under group lines or beside a group's label.

    With `side_by_side` the list goes on in a second set of columns at the right, as short lists are printed.
    """
    _, topic = draw_topic(random, "lists", split=split)
    year, place = year or random.randint(2018, 2025), place or draw_place(random, split=split)
    setting = Setting(place=place, year=year, split=split, style=draw_number_style(random), prose=tuple(topic["prose"]))
    sheet = Sheet()
    n_header_rows = 1
    if side_by_side:
        _two_lists(random, sheet, topic, setting)
    else:
        _one_list(random, sheet, topic, setting, size)
    return sheet.finish(
        n_header_rows=n_header_rows,
        caption=fill(random, random.choice(allowed(topic["captions"], split)), place=place, year=year),
        note=random.choice(load_words("names")["notes"]) if random.random() < 0.15 else None,
    )


def _columns(random: Random, topic: dict[str, Any], *, most: int, least: int) -> list[Column]:
    """The label column, and some of the others in their order."""
    columns: list[Column] = [(head, kind) for head, _, kind in (text.partition("|") for text in topic["columns"])]
    others = [index for index, (_, kind) in enumerate(columns) if kind != "name"]
    count = random.randint(min(least, len(others)), min(most, len(others)))
    kept = set(random.sample(others, count))
    return [column for index, column in enumerate(columns) if index in kept or column[1] == "name"]


def _name(random: Random, topic: dict[str, Any], setting: Setting, index: int) -> str:
    text = random.choice(topic["names"])
    if text == "@person":
        return draw_person(random)
    if text == "@office":
        return f"{setting.place}市{draw_offices(random, 1)[0]}"
    place = draw_place(random, split=setting.split)
    return fill(random, text, place=place, year=setting.year)


def _one_list(random: Random, sheet: Sheet, topic: dict[str, Any], setting: Setting, size: ListSize) -> None:
    columns = _columns(random, topic, most=99 if size == "wide" else 8, least=99 if size == "wide" else 3)
    count = random.randint(28, 70) if size == "long" else random.randint(2, 14)
    grouping = random.choices(("none", "lines", "column"), (6, 2, 2))[0] if count > 3 else "none"
    left = int(grouping == "column")
    if left:
        sheet.label(0, 0, random.choice(("类别", "分类", "类型")))
    for column, (head, _) in enumerate(columns, start=left):
        sheet.label(0, column, head)
    groups = _shared_out(random, topic["groups"], count) if grouping != "none" else [("", count)]
    row, index, totals = 1, 0, dict[int, list[tuple[int, Decimal | None]]]()
    for number, (group, size_of_group) in enumerate(groups):
        if grouping == "lines":
            sheet.label(row, 0, f"{print_chinese(number + 1)}、{group}", column_span=len(columns))
            row += 1
        elif left:
            sheet.label(row, 0, group, row_span=size_of_group)
        for _ in range(size_of_group):
            index += 1
            _print_entry(random, sheet, row, left, columns, topic, setting, index, totals, sparse=size == "sparse")
            row += 1
    if totals and not left and count > 2 and random.random() < 0.5:
        _total(random, sheet, row, columns, setting, totals)


def _print_entry(
    random: Random,
    sheet: Sheet,
    row: int,
    left: int,
    columns: Sequence[Column],
    topic: dict[str, Any],
    setting: Setting,
    index: int,
    totals: dict[int, list[tuple[int, Decimal | None]]],
    *,
    sparse: bool,
) -> None:
    for column, (_, kind) in enumerate(columns, start=left):
        if kind in LABELS:
            sheet.label(row, column, str(index) if kind == "seq" else _name(random, topic, setting, index))
            continue
        text, value = _entry(random, kind, setting, sparse=sparse)
        sheet.value(row, column, text, value)
        if kind in ADDITIVE:
            totals.setdefault(column, []).append((row, value))


def _entry(random: Random, kind: str, setting: Setting, *, sparse: bool) -> Entry:
    if random.random() < (0.8 if sparse else 0.03):
        return setting.style.hole, None
    return draw_entry(random, kind, setting)


def _total(
    random: Random,
    sheet: Sheet,
    row: int,
    columns: Sequence[Column],
    setting: Setting,
    totals: dict[int, list[tuple[int, Decimal | None]]],
) -> None:
    """合计 under the amounts; the other cells of the line are empty."""
    sheet.label(row, 0, random.choice(load_words("names")["totals"]))
    for column, entries in totals.items():
        total = sum((value or Decimal(0) for _, value in entries), Decimal(0))
        decimals = 0 if columns[column][1] == "count" else 2
        if column:
            sheet.value(row, column, setting.style.number(total, decimals=decimals), total)
            sheet.add_up((row, column), [(one, column) for one, _ in entries])


def _two_lists(random: Random, sheet: Sheet, topic: dict[str, Any], setting: Setting) -> None:
    columns = _columns(random, topic, most=2, least=2)
    half, width = random.randint(3, 16), len(columns)
    missing = random.randint(0, 1)
    for side in range(2):
        for column, (head, _) in enumerate(columns):
            sheet.label(0, side * width + column, head)
        for row in range(half - missing * side):
            _print_entry(
                random, sheet, row + 1, side * width, columns, topic, setting, side * half + row + 1, {}, sparse=False
            )


def _shared_out(random: Random, groups: Sequence[str], count: int) -> list[tuple[str, int]]:
    """Two or more of the groups, each with at least one of `count` entries."""
    names = list(groups[: random.randint(2, min(len(groups), count))])
    sizes = [1] * len(names)
    for _ in range(count - len(names)):
        sizes[random.randrange(len(names))] += 1
    return list(zip(names, sizes, strict=True))
