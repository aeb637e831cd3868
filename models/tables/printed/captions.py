"""What a table that fills no form is called: the line over it that names a table, whatever unit or date stands between.

GB/T 7713 and the handbooks of statistics have the name above the table, and the unit below the name at the right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from corpora.document.grid import Table

MOST_BETWEEN = 3
"""Lines of units, dates and compilers between the name and the table."""
_ASIDE = re.compile(
    r".{0,24}?(?:单位|填报|制表|日期|部门)(?:名称)?\s*[:：].*|[(（]?(?:续表?|单位.{0,8}|\d{4}\s*年度?)[)）]?"
)
_NAME = re.compile(
    r"(?:附?表\s*[\d一二三四五六七八九十]+(?:[-–.]\d+)*.{0,60}"
    r"|.{2,44}(?:[^代发图手列如外]表|一览|明细)(?:[（(].{1,16}[)）])?"
    r"|Table\s+\d+.{0,120})"
)
_SENTENCE = re.compile(r"[。；;！？]|[:：]$|如下")
_NUMBERED = re.compile(r"\d+\s*[.．、]")


def with_captions(tables: Sequence[Table], text: str) -> tuple[Table, ...]:
    """The tables, those without a form or a caption with the name that stands over them in the document's text."""
    named: list[Table] = []
    end = 0
    for table in tables:
        start = table.place.span.start
        if table.form is None and table.caption is None:
            lines = text[min(end, start) : start].splitlines()
            table = replace(table, caption=_name(reversed(lines)) or _title_within(table))
        named.append(table)
        end = table.place.span.end
    return tuple(named)


def _title_within(table: Table) -> str | None:
    """The first row, where it is one cell over all columns that names the table."""
    first = next((cell for cell in table.grid.cells if (cell.row, cell.column) == (0, 0)), None)
    if first is None or first.column_span < table.grid.n_columns or table.grid.n_columns < 2:
        return None
    return _name([first.text])


def _name(lines_up: Iterable[str]) -> str | None:
    """The first line, from the table up, that is none of units and dates, where it names a table."""
    said = (line.strip() for line in lines_up)
    for line in islice((line for line in said if line), MOST_BETWEEN + 1):
        if _NAME.fullmatch(line) and not _SENTENCE.search(line) and not _NUMBERED.match(line):
            return line
        if not _ASIDE.fullmatch(line):
            return None
    return None
