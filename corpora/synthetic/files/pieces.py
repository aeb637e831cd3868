"""A report as the sequence of things that every format prints one after another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpora.synthetic.report import Paragraph, PrintedTable, Report

PieceKind = Literal["title", "paragraph", "subheading", "heading", "caption", "unit", "table", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One of them; `table` is set for the kind "table" only, `number` for a heading that has one (`text` has it too).

    `name` is the heading's text without its number.
    """

    kind: PieceKind
    text: str = ""
    table: PrintedTable | None = None
    number: str | None = None
    name: str = ""


def pieces(report: Report, *, tables_last: bool = False) -> Iterator[Piece]:
    """In reading order, from the title on; with `tables_last` the tables follow when all prose is said."""
    if report.title:
        yield Piece(kind="title", text=report.title)
    yield from (_paragraph(paragraph) for paragraph in report.introduction)
    for section in report.sections:
        yield Piece(kind="heading", text=section.heading, number=section.number, name=section.title)
        for content in section.content:
            if isinstance(content, Paragraph):
                yield _paragraph(content)
            elif not tables_last:
                yield from _table(content)
    if tables_last:
        for table in report.tables:
            yield from _table(table)


def _paragraph(paragraph: Paragraph) -> Piece:
    return Piece(kind="subheading" if paragraph.heading else "paragraph", text=paragraph.text)


def _table(table: PrintedTable) -> Iterator[Piece]:
    if table.caption:
        yield Piece(kind="caption", text=table.caption)
    if table.unit_line:
        yield Piece(kind="unit", text=table.unit_line)
    yield Piece(kind="table", table=table)
    if table.note:
        yield Piece(kind="note", text=table.note)
