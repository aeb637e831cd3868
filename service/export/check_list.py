"""A list of checks with what a reviewer said of each, as CSV or a workbook, for whoever has to put the reports right.

Text that a spreadsheet would take for a formula is defused as in `service.export.csv` and `service.export.xlsx`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Final

from service.export.csv import BOM
from service.export.formula import defused
from service.export.names_of_checks import CAUSES, KINDS, VERDICTS
from service.export.rows import Value, sentences
from service.export.templates import Words
from service.export.wire import CheckRecord
from service.export.xlsx import cell_formats, load_xlsxwriter, put_value

DECISIONS: Final = {"accepted": Words(zh="属实", en="true"), "dismissed": Words(zh="误报", en="false alarm")}
REASONS: Final = {
    "misread": Words(zh="读错了", en="misread"),
    "other_scope": Words(zh="口径不同", en="another scope"),
    "rounding": Words(zh="四舍五入", en="rounding"),
    "wording": Words(zh="理解错了句子", en="wording misunderstood"),
    "other": Words(zh="其他", en="other"),
}

COLUMNS: Final = (
    (Words(zh="机构", en="organisation"), 24),
    (Words(zh="年度", en="year"), 8),
    (Words(zh="结论", en="verdict"), 10),
    (Words(zh="类型", en="kind"), 14),
    (Words(zh="原因", en="cause"), 14),
    (Words(zh="文中数", en="claimed"), 10),
    (Words(zh="核得数", en="found"), 10),
    (Words(zh="说明", en="message"), 60),
    (Words(zh="句子", en="sentence"), 60),
    (Words(zh="页", en="page"), 6),
    (Words(zh="置信度", en="confidence"), 10),
    (Words(zh="审核", en="decision"), 10),
    (Words(zh="误报原因", en="reason"), 14),
    (Words(zh="备注", en="note"), 30),
    (Words(zh="审核人", en="reviewer"), 12),
    (Words(zh="审核时间", en="reviewed"), 20),
    (Words(zh="文件", en="path"), 40),
    (Words(zh="编号", en="id"), 32),
)
"""Headings, and widths in characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """One check of one document; the last five are a reviewer's."""

    id: str
    check: CheckRecord
    path: str
    organisation: str | None
    year: int | None
    decision: str | None = None
    reason: str | None = None
    note: str | None = None
    who: str | None = None
    when: datetime | None = None


def checks_csv(lines: Iterable[CheckLine], *, language: str = "zh") -> Iterator[bytes]:
    """A line at a time, UTF-8 with BOM."""
    yield BOM + _csv_line([getattr(heading, language) for heading, _ in COLUMNS])
    for line in lines:
        values = values_of(line, language=language)
        yield _csv_line([defused(value) if isinstance(value, str) else value for value in values])


def checks_workbook(lines: Iterable[CheckLine], stream: BinaryIO, *, language: str = "zh") -> None:
    """A workbook of one sheet, written row by row. Raises UsageError where XlsxWriter is not installed."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = load_xlsxwriter().Workbook(stream, options)
    formats = cell_formats(book)
    sheet = book.add_worksheet(getattr(Words(zh="核对", en="Checks"), language))
    sheet.freeze_panes(1, 0)
    for column, (heading, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, getattr(heading, language), formats["heading"])
    last = 0
    for last, line in enumerate(lines, 1):
        for column, value in enumerate(values_of(line, language=language)):
            put_value(sheet, last, column, value, formats, None)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    book.close()


def values_of(line: CheckLine, *, language: str = "zh") -> list[Value]:
    """In the order of `COLUMNS`."""
    check = line.check
    page = next((evidence.page for evidence in check.evidence if evidence.page is not None), None)
    return [
        line.organisation, line.year, _word(VERDICTS, check.verdict, language), _word(KINDS, check.kind, language),
        _word(CAUSES, check.cause, language), check.claimed, check.found, check.message,
        "\n".join(sentences(check)) or None, page, check.confidence, _word(DECISIONS, line.decision, language),
        _word(REASONS, line.reason, language), line.note, line.who,
        line.when.isoformat(sep=" ", timespec="seconds") if line.when else None, line.path, line.id,
    ]  # fmt: skip


def _word(words: dict[str, Words], code: str | None, language: str) -> str | None:
    return getattr(words[code], language) if code in words else code


def _csv_line(values: list[Value]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow(values)
    return text.getvalue().encode()
