"""The three statutory tables in their true geometry: 14 by 4, 28 by 10 (26 with 其他处理 in one row), 4 by 15."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from corpora.synthetic.report import PrintedCell, PrintedTable
from corpora.synthetic.tables.fields import COLUMNS, DISPUTE_PATHS, DISPUTE_RESULTS, GROUPS, SINGLE_OUTCOMES
from corpora.synthetic.values import StatutoryFigures

FIRST_VALUE_COLUMN = 3
"""Labels of the requests form take three columns."""


def proactive_form(figures: StatutoryFigures) -> PrintedTable:
    """Table of section 二: four blocks under one another."""
    cells: list[PrintedCell] = [*_block_head(0, "第二十条第（一）项", ("本年制发件数", "本年废止件数", "现行有效件数"))]
    for row, (kind, label) in enumerate((("regulations", "规章"), ("documents", "行政规范性文件")), start=2):
        cells.append(_label(row, 0, label))
        for column, count in enumerate(("made", "abolished", "in_force"), start=1):
            cells.append(_value(figures, f"proactive.{kind}.{count}", row=row, column=column))
    blocks = (
        (4, "第二十条第（五）项", "本年处理决定数量", {"licensing": "行政许可"}),
        (7, "第二十条第（六）项", "本年处理决定数量", {"penalties": "行政处罚", "coercion": "行政强制"}),
        (11, "第二十条第（八）项", "本年收费金额（单位：万元）", {"fees": "行政事业性收费"}),
    )
    for top, article, counted, rows in blocks:
        cells += _block_head(top, article, (counted,))
        for row, (field, label) in enumerate(rows.items(), start=top + 2):
            cells += [
                _label(row, 0, label),
                _value(figures, f"proactive.{field}", row=row, column=1, column_span=3),
            ]
    return PrintedTable(form="proactive", n_rows=14, n_columns=4, cells=_in_order(cells))


def requests_form(figures: StatutoryFigures, *, other_in_one_row: bool = False) -> PrintedTable:
    """Table of section 三. With `other_in_one_row` the three rows of 其他处理 are one, as some bodies print it."""
    cells = list(_requests_head())
    row = 3
    for name, text in (("new", "一、本年新收政府信息公开申请数量"), ("carried_in", "二、上年结转政府信息公开申请数量")):
        cells += [_label(row, 0, text, column_span=3), *_request_values(figures, name, row=row)]
        row += 1
    first_outcome = row
    for name, text in SINGLE_OUTCOMES.items():
        cells += [_label(row, 1, text, column_span=2), *_request_values(figures, name, row=row)]
        row += 1
    for group, (heading, rows) in GROUPS.items():
        if group == "other" and other_in_one_row:
            cells += [_label(row, 1, heading, column_span=2), *_merged_other_values(figures, row=row)]
            row += 1
            continue
        cells.append(_label(row, 1, heading, row_span=len(rows)))
        for name, text in rows.items():
            cells += [_label(row, 2, text), *_request_values(figures, f"{group}.{name}", row=row)]
            row += 1
    cells += [_label(row, 1, "（七）总计", column_span=2), *_request_values(figures, "outcome_total", row=row)]
    cells.append(_label(first_outcome, 0, "三、本年度办理结果", row_span=row + 1 - first_outcome))
    row += 1
    cells += [
        _label(row, 0, "四、结转下年度继续办理", column_span=3),
        *_request_values(figures, "carried_out", row=row),
    ]
    return PrintedTable(form="requests", n_rows=row + 1, n_columns=10, n_header_rows=3, cells=_in_order(cells))


def disputes_form(figures: StatutoryFigures) -> PrintedTable:
    """Table of section 四: one row of values under three rows of heads."""
    results = (*DISPUTE_RESULTS.values(), "总计")
    cells = [_label(0, 0, "行政复议", column_span=5), _label(0, 5, "行政诉讼", column_span=10)]
    cells += [_label(1, column, text, row_span=2) for column, text in enumerate(results)]
    for left, path in ((5, "litigation_direct"), (10, "litigation_after")):
        cells.append(_label(1, left, DISPUTE_PATHS[path], column_span=5))
        cells += [_label(2, left + offset, text) for offset, text in enumerate(results)]
    for block, path in enumerate(DISPUTE_PATHS):
        for offset, result in enumerate((*DISPUTE_RESULTS, "total")):
            cells.append(_value(figures, f"disputes.{path}.{result}", row=3, column=5 * block + offset))
    return PrintedTable(form="disputes", n_rows=4, n_columns=15, n_header_rows=3, cells=_in_order(cells))


def print_cell(value: Decimal) -> str:
    """A figure as tables print it: 12, 3.5; never 3.50 nor 1E+1."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _block_head(top: int, article: str, counted: tuple[str, ...]) -> Iterator[PrintedCell]:
    yield _label(top, 0, article, column_span=4)
    yield _label(top + 1, 0, "信息内容")
    for column, text in enumerate(counted, start=1):
        yield _label(top + 1, column, text, column_span=3 if len(counted) == 1 else 1)


def _requests_head() -> Iterator[PrintedCell]:
    relation = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    yield _label(0, 0, relation, row_span=3, column_span=3)
    yield _label(0, FIRST_VALUE_COLUMN, "申请人情况", column_span=7)
    yield _label(1, FIRST_VALUE_COLUMN, COLUMNS["natural_person"], row_span=2)
    yield _label(1, FIRST_VALUE_COLUMN + 1, "法人或其他组织", column_span=5)
    yield _label(1, FIRST_VALUE_COLUMN + 6, COLUMNS["total"], row_span=2)
    for column, text in enumerate(list(COLUMNS.values())[1:-1], start=FIRST_VALUE_COLUMN + 1):
        yield _label(2, column, text)


def _request_values(figures: StatutoryFigures, name: str, *, row: int) -> Iterator[PrintedCell]:
    for column, applicant in enumerate(COLUMNS, start=FIRST_VALUE_COLUMN):
        yield _value(figures, f"requests.{name}.{applicant}", row=row, column=column)


def _merged_other_values(figures: StatutoryFigures, *, row: int) -> Iterator[PrintedCell]:
    for column, applicant in enumerate(COLUMNS, start=FIRST_VALUE_COLUMN):
        value = figures.sum(tuple(f"requests.other.{name}.{applicant}" for name in GROUPS["other"][1]))
        yield _printed(f"requests.other.{applicant}", value, row=row, column=column)


def _label(row: int, column: int, text: str, *, row_span: int = 1, column_span: int = 1) -> PrintedCell:
    return PrintedCell(row=row, column=column, text=text, row_span=row_span, column_span=column_span)


def _value(figures: StatutoryFigures, field: str, *, row: int, column: int, column_span: int = 1) -> PrintedCell:
    value = None if field in figures.blank else figures[field]
    return _printed(field, value, row=row, column=column, column_span=column_span)


def _printed(field: str, value: Decimal | None, *, row: int, column: int, column_span: int = 1) -> PrintedCell:
    text = "" if value is None else print_cell(value)
    return PrintedCell(
        row=row, column=column, text=text, column_span=column_span, header=False, field=field, value=value
    )


def _in_order(cells: list[PrintedCell]) -> tuple[PrintedCell, ...]:
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
