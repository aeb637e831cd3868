"""A workbook: contradictions first, then figures, documents, and a sheet for each table with its merges.

Text is always written as text, never as a formula; what looks like one is also marked so (Excel's own apostrophe)
that it stays text when someone edits the cell.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from types import ModuleType
from typing import Any, BinaryIO

from corpora.document.errors import UsageError
from service.export.formula import is_formula
from service.export.names_of_checks import CAUSES, KINDS
from service.export.rows import COLUMNS, Column, Row, Value, rows, sentences
from service.export.sheetnames import SheetNames
from service.export.wire import CellRecord, CheckRecord, Record, TableRecord

MAX_TABLE_SHEETS = 500
"""Excel becomes slow to open with more; the tables beyond it are said to be left out on the sheet of documents."""

LEFT_OUT = {
    "zh": "另有 {count} 个表格未列入：工作簿至多收录 {limit} 个表格，请用 --format parquet 或 jsonl",
    "en": "{count} more tables left out: a workbook takes {limit}; use --format parquet or jsonl",
}

LINE_POINTS, MAX_LINES = 15, 27
"""Height of a line of text, and the most lines a row shows (Excel stops at 409 points)."""

MAX_LINKS = 60_000
"""Excel refuses more than 65,530 links on a sheet."""

MAX_ROWS = 1_048_576
"""Rows of an Excel sheet."""

MAX_CHARACTERS = 32_767
"""Characters of an Excel cell."""

EXACT_INTEGER = 10**15
"""Excel keeps 15 digits: a longer number is written as text, whole."""

SHEETS = {
    "zh": {"checks": "矛盾", "figures": "数据", "records": "文件", "failures": "无法读取"},
    "en": {"checks": "Contradictions", "figures": "Figures", "records": "Documents", "failures": "Failures"},
}

CONTRADICTION: tuple[Column, ...] = (
    Column(name="organisation", kind="text", chinese="机构"),
    Column(name="year", kind="integer", chinese="年度"),
    Column(name="kind", kind="text", chinese="类型"),
    Column(name="sentence", kind="text", chinese="句子"),
    Column(name="cell", kind="text", chinese="单元格"),
    Column(name="claimed", kind="number", chinese="文中数"),
    Column(name="found", kind="number", chinese="核得数"),
    Column(name="cause", kind="text", chinese="原因"),
    Column(name="message", kind="text", chinese="说明"),
    Column(name="confidence", kind="number", chinese="置信度"),
    Column(name="path", kind="text", chinese="文件"),
)

WIDTHS = {"path": 24, "organisation": 22, "sentence": 60, "cell": 30, "message": 60, "label": 52, "field": 36}
"""Of columns that hold words, in characters; the others take 12."""


def load_xlsxwriter() -> ModuleType:
    """XlsxWriter, which is an extra. Raises UsageError where it is not installed."""
    try:
        import xlsxwriter
    except ImportError as error:
        raise UsageError("--format xlsx: pip install gouji[export] (XlsxWriter)") from error
    module: ModuleType = xlsxwriter
    return module


class Workbook:
    """Collects records in memory; `close` writes the workbook to `stream`, which stays open."""

    def __init__(self, stream: BinaryIO, *, language: str = "zh") -> None:
        # Not onto the stream itself: XlsxWriter makes an error of its own of a full disk or a closed pipe, and zipfile
        # tries once more when it is collected.
        self._stream, self._bytes = stream, BytesIO()
        self._book = load_xlsxwriter().Workbook(
            self._bytes,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": True},
        )
        self._formats = cell_formats(self._book)
        self._names = SheetNames()
        self._language = language
        self._sheets = {kind: self._list_sheet(kind) for kind in ("checks", "figures", "records", "failures")}
        self._tables = 0

    def write(self, record: Record) -> None:
        """The rows and table sheets of one record."""
        links = {table.id: self._add_table(record, table) for table in record.tables}
        for check in record.checks:
            if check.verdict == "contradicted":
                self._sheets["checks"].add(*_contradiction(record, check, links, language=self._language))
        for row in rows(record, of="figures"):
            self._sheets["figures"].add(row, link=_link(links, row["table"], row["row"], row["col"]), on="value")
        for kind in ("records", "failures"):
            for row in rows(record, of=kind):
                self._sheets[kind].add(row)

    def close(self) -> None:
        """Write everything to the stream."""
        if self._tables > MAX_TABLE_SHEETS:
            note = LEFT_OUT[self._language].format(count=self._tables - MAX_TABLE_SHEETS, limit=MAX_TABLE_SHEETS)
            self._sheets["records"].add({"path": note})
        self._book.close()
        self._stream.write(self._bytes.getbuffer())

    def abandon(self) -> None:
        """Nothing was written yet."""

    def _list_sheet(self, kind: str) -> _ListSheet:
        columns = CONTRADICTION if kind == "checks" else COLUMNS[kind]
        headings = [column.chinese if self._language == "zh" else column.name for column in columns]
        wanted = SHEETS[self._language][kind]
        return _ListSheet(lambda: self._book.add_worksheet(self._names.take(wanted)), self._formats, columns, headings)

    def _add_table(self, record: Record, table: TableRecord) -> str | None:
        """Name of the new sheet, None when there are too many already: then the figures' rows have no link."""
        self._tables += 1
        if self._tables > MAX_TABLE_SHEETS:
            return None
        name = self._names.take(f"{record.organisation or record.source.path} {record.year or ''} {table.id}")
        sheet = self._book.add_worksheet(name)
        sheet.set_column(0, max(0, table.n_cols - 1), 14)
        for cell in table.cells:
            put_cell(sheet, cell, self._formats)
        return name


class _ListSheet:
    """A sheet with a heading row, filters, and rows added one by one; goes on in a further sheet when it is full."""

    def __init__(
        self, new_sheet: Callable[[], Any], formats: dict[str, Any], columns: tuple[Column, ...], headings: list[str]
    ) -> None:
        self._new_sheet, self._formats, self._columns, self._headings = new_sheet, formats, columns, headings
        self._start()

    def add(self, row: Row, link: str | None = None, on: str = "cell") -> None:
        """One row; `link` is the place in the workbook that the column `on` leads to."""
        if self._next >= MAX_ROWS:
            self._start()
        for index, column in enumerate(self._columns):
            here = link if column.name == on and self._next < MAX_LINKS else None
            put_value(self._sheet, self._next, index, row.get(column.name), self._formats, here)
        lines = max(_lines(row.get(column.name), WIDTHS.get(column.name, 12)) for column in self._columns)
        if lines > 1:
            self._sheet.set_row(self._next, LINE_POINTS * min(lines, MAX_LINES))
        self._next += 1

    def _start(self) -> None:
        self._sheet = self._new_sheet()
        self._next = 1
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        self._sheet.autofilter(0, 0, MAX_ROWS - 1, len(self._columns) - 1)
        for index, (column, heading) in enumerate(zip(self._columns, self._headings, strict=True)):
            self._sheet.set_column(index, index, WIDTHS.get(column.name, 12))
            self._sheet.write_string(0, index, heading, self._formats["heading"])


def _lines(value: Value, width: int) -> int:
    """Lines that a text takes in a column of `width` characters; a Chinese character is two wide."""
    if not isinstance(value, str):
        return 1
    wide = [sum(2 if sign > "⺀" else 1 for sign in line) for line in value.split("\n")]
    return sum(max(1, -(-length // width)) for length in wide)


def cell_formats(book: Any) -> dict[str, Any]:
    """The looks of cells, by name."""
    body = {"text_wrap": True, "valign": "top"}
    centred = {"text_wrap": True, "valign": "vcenter", "align": "center", "border": 1}
    heading = {"bold": True, "bg_color": "#F2F2F2"}
    return {
        "heading": book.add_format({"bold": True, "bg_color": "#E7EDF5", "bottom": 1}),
        "body": book.add_format(body),
        "quoted": book.add_format(body | {"quote_prefix": True}),
        "link": book.add_format(body | {"font_color": "#1155CC", "underline": 1}),
        "cell": book.add_format(centred),
        "cell_quoted": book.add_format(centred | {"quote_prefix": True}),
        "cell_header": book.add_format(centred | heading),
        "cell_header_quoted": book.add_format(centred | heading | {"quote_prefix": True}),
    }


def put_value(sheet: Any, row: int, column: int, value: Value, formats: dict[str, Any], link: str | None) -> None:
    """A value of a list; text stays text, whatever it looks like."""
    if link and value is not None:
        sheet.write_url(row, column, f"internal:{link}", formats["link"], str(value)[:MAX_CHARACTERS])
    if value is None:
        sheet.write_blank(row, column, None, formats["body"])
    elif isinstance(value, int | float) and abs(value) < EXACT_INTEGER:
        sheet.write_number(row, column, value, formats["link" if link else "body"])
    else:
        text = str(value)
        style = "link" if link else "quoted" if is_formula(text) else "body"
        sheet.write_string(row, column, text[:MAX_CHARACTERS], formats[style])


def put_cell(sheet: Any, cell: CellRecord, formats: dict[str, Any]) -> None:
    """A table's cell: a number only where the number is all that the cell says, so that nothing printed is lost."""
    style = formats[("cell_header" if cell.header else "cell") + ("_quoted" if is_formula(cell.text) else "")]
    if cell.row_span > 1 or cell.col_span > 1:
        sheet.merge_range(cell.row, cell.col, cell.row + cell.row_span - 1, cell.col + cell.col_span - 1, "", style)
    number = cell.number
    if number is not None and abs(number) < EXACT_INTEGER and cell.text.strip() == str(number):
        sheet.write_number(cell.row, cell.col, number, style)
    elif cell.text:
        sheet.write_string(cell.row, cell.col, cell.text[:MAX_CHARACTERS], style)
    else:
        sheet.write_blank(cell.row, cell.col, None, style)


def _contradiction(
    record: Record, check: CheckRecord, links: dict[str, str | None], *, language: str
) -> tuple[Row, str | None]:
    cell = next((evidence for evidence in check.evidence if evidence.table in links and evidence.cell), None)
    row: Row = {
        "path": record.source.path,
        "organisation": record.organisation,
        "year": record.year,
        "kind": getattr(KINDS[check.kind], language),
        "sentence": "\n".join(sentences(check)) or None,
        "cell": None,
        "claimed": check.claimed,
        "found": check.found,
        "cause": getattr(CAUSES[check.cause], language) if check.cause else None,
        "message": check.message,
        "confidence": check.confidence,
    }
    if cell is None or cell.table is None or cell.cell is None:
        return row, None
    labels = [figure.label for figure in record.figures if (figure.table, figure.cell) == (cell.table, cell.cell)]
    label = labels[0] if labels else f"{cell.table} R{cell.cell[0] + 1}C{cell.cell[1] + 1}"
    row["cell"] = f"{label}: {cell.text}"
    return row, _link(links, cell.table, *cell.cell)


def _link(links: dict[str, str | None], table: Value, row: Value, column: Value) -> str | None:
    sheet = links.get(str(table))
    if sheet is None or not isinstance(row, int) or not isinstance(column, int):
        return None
    return f"'{sheet.replace(chr(39), chr(39) * 2)}'!{_letters(column)}{row + 1}"


def _letters(column: int) -> str:
    """Excel's name of the column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(ord("A") + digit) + name
    return name
