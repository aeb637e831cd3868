"""Assessments: indicators with points, what is asked, what was given; and units ranked by their points."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from random import Random
from typing import Any

from corpora.synthetic.report import PrintedTable
from corpora.synthetic.split import Split, allowed
from corpora.synthetic.tables.names import draw_offices, draw_place, fill
from corpora.synthetic.tables.printing import PLAIN, rounded
from corpora.synthetic.tables.sheet import Sheet
from corpora.synthetic.tables.words import draw_topic

FULL_MARKS = 100


def draw_scores(
    random: Random, *, split: Split = "all", year: int | None = None, place: str | None = None
) -> PrintedTable:
    """评分表: 一级指标 over 二级指标 with prose and points that add up to 100, or a ranking of units."""
    _, topic = draw_topic(random, "scores", split=split)
    year, place = year or random.randint(2018, 2025), place or draw_place(random, split=split)
    sheet = Sheet()
    rank = random.random() < 0.35
    (_ranking if rank else _sheet_of_points)(random, sheet, topic)
    return sheet.finish(
        n_header_rows=1,
        caption=fill(random, random.choice(allowed(topic["captions"], split)), place=place, year=year),
        unit_line="单位：分" if random.random() < 0.2 else None,
    )


def _sheet_of_points(random: Random, sheet: Sheet, topic: dict[str, Any]) -> None:
    given, group_points = random.random() < 0.8, random.random() < 0.5
    heads = ["一级指标", *(["分值"] if group_points else []), "二级指标", "评分标准", "分值"]
    for column, text in enumerate([*heads, *(["得分"] if given else [])]):
        sheet.label(0, column, text)
    groups = list(topic["indicators"].items())
    points = _points(random, sum(len(items) for _, items in groups))
    row, last = 1, len(heads) - 1
    rows, tops = list[int](), list[int]()
    for group, items in groups:
        inside = list(range(row, row + len(items)))
        worth = sum(points[len(rows) : len(rows) + len(items)])
        sheet.label(row, 0, group if group_points else f"{group}（{worth}分）", row_span=len(items))
        for item in items:
            score = Decimal(points[len(rows)])
            sheet.label(row, last - 2, item)
            sheet.value(row, last - 1, random.choice(topic["asked"]))
            sheet.value(row, last, str(score), score)
            if given:
                reached = rounded(score * random.randint(12, 20) / 20, 1)
                sheet.value(row, last + 1, PLAIN.number(reached, decimals=1), reached)
            rows.append(row)
            row += 1
        if group_points:
            sheet.value(inside[0], 1, str(worth), Decimal(worth), row_span=len(items))
            sheet.add_up((inside[0], 1), [(one, last) for one in inside])
        tops.append(inside[0])
    _total_row(sheet, row, last, rows, tops if group_points else [], given=given)


def _total_row(sheet: Sheet, row: int, last: int, rows: Sequence[int], tops: Sequence[int], *, given: bool) -> None:
    """合计 100 under the points, and what was reached."""
    sheet.label(row, 0, "合计", column_span=1 if tops else last)
    columns = [*((1,) if tops else ()), last, *((last + 1,) if given else ())]
    values = {(cell.row, cell.column): cell.value for cell in sheet.cells}
    for column in columns:
        inside = [(one, column) for one in (tops if tops and column == 1 else rows)]
        total = sum((values[position] or Decimal(0) for position in inside), Decimal(0))
        sheet.value(row, column, PLAIN.number(total, decimals=int(column > last)), total)
        sheet.add_up((row, column), inside)


def _ranking(random: Random, sheet: Sheet, topic: dict[str, Any]) -> None:
    """Units by indicators with 总分 and 名次; the best first."""
    groups = list(topic["indicators"])
    worth = _points(random, len(groups), total=FULL_MARKS)
    units = [
        (name, [rounded(Decimal(points) * random.randint(70, 100) / 100, 2) for points in worth])
        for name in draw_offices(random, random.randint(4, 22))
    ]
    units.sort(key=lambda unit: (-sum(unit[1]), unit[0]))
    heads = [
        "序号",
        "单位",
        *(f"{group}（{points}分）" for group, points in zip(groups, worth, strict=True)),
        "总分",
        "名次",
    ]
    for column, text in enumerate(heads):
        sheet.label(0, column, text)
    for row, (name, scores) in enumerate(units, start=1):
        sheet.label(row, 0, str(row))
        sheet.label(row, 1, name)
        for column, score in enumerate(scores, start=2):
            sheet.value(row, column, PLAIN.number(score, decimals=2), score)
        total, column = sum(scores, Decimal(0)), 2 + len(scores)
        sheet.value(row, column, PLAIN.number(total, decimals=2), total)
        sheet.add_up((row, column), [(row, 2 + offset) for offset in range(len(scores))])
        sheet.value(row, column + 1, str(row), Decimal(row))


def _points(random: Random, count: int, *, total: int = FULL_MARKS) -> list[int]:
    """`count` whole points of at least two each that add up to `total`."""
    points = [2] * count
    for _ in range(total - 2 * count):
        points[random.randrange(count)] += 1
    return points
