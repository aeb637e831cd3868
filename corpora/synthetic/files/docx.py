"""Reports as Word files: true merges, the oddities of Word's own, and tables pasted as text."""

from __future__ import annotations

import io
from dataclasses import dataclass
from random import Random
from typing import Any, Literal
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpora.synthetic.files.archive import freeze_zip
from corpora.synthetic.files.surface import PLAIN, Surface
from corpora.synthetic.files.text import table_lines
from corpora.synthetic.files.visual import Slot, visual_rows
from corpora.synthetic.report import Paragraph, PrintedTable, Report

Vertical = Literal["merged", "grid_before", "blank"]
"""How a cell reaches into lower rows: Word's vMerge; columns left out with gridBefore; plain blank cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocxStyle:
    """Irregularities of one Word file.

    Args:
        vertical: how cells reach into lower rows. gridBefore can only leave out columns from the left edge on.
        hidden_text: the hidden parts of vertical merges repeat the text, as Word keeps it after a merge.
        split_runs: paragraphs and cells are split into runs in the middle of words and numbers.
        tables_as_text: tables are pasted as paragraphs with tabs.
        headings: section headings carry a heading style.
    """

    vertical: Vertical = "merged"
    hidden_text: bool = False
    split_runs: bool = False
    tables_as_text: bool = False
    headings: bool = False


CLEAN = DocxStyle()
ODD = DocxStyle(vertical="grid_before", hidden_text=True, split_runs=True)


def render_docx(report: Report, *, random: Random, style: DocxStyle = CLEAN, surface: Surface = PLAIN) -> bytes:
    """The report as a DOCX file; the same bytes for the same arguments."""
    document = Document()
    if report.title:
        document.add_heading(report.title, 0)
    for paragraph in report.introduction:
        _add(document, surface.prose(paragraph.text), style)
    for section in report.sections:
        if style.headings:
            document.add_heading(section.heading, 1)
        else:
            _add(document, section.heading, style)
        for content in section.content:
            if isinstance(content, Paragraph):
                _add(document, surface.prose(content.text), style)
            elif style.tables_as_text:
                for line in table_lines(content, form="rows", random=random, surface=surface):
                    _add(document, line, style)
            else:
                _add_table(document, content, random, style, surface)
    buffer = io.BytesIO()
    document.save(buffer)
    return freeze_zip(buffer.getvalue())


def _add(document: Any, text: str, style: DocxStyle) -> None:
    paragraph = document.add_paragraph()
    for run in _runs(text, style):
        paragraph.add_run(run)


def _add_table(document: Any, table: PrintedTable, random: Random, style: DocxStyle, surface: Surface) -> None:
    """Written as XML: python-docx's own merge takes quadratic time and knows no gridBefore."""
    columns = '<w:gridCol w:w="900"/>' * table.n_columns
    rows = "".join(_row(slots, random, style, surface) for slots in visual_rows(table))
    xml = (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )
    document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")
    document.add_paragraph()


def _row(slots: list[Slot], random: Random, style: DocxStyle, surface: Surface) -> str:
    skipped = 0
    if style.vertical == "grid_before":
        while slots[0].continued:
            skipped += slots[0].cell.column_span
            slots = slots[1:]
    before = f'<w:trPr><w:gridBefore w:val="{skipped}"/></w:trPr>' if skipped else ""
    return f"<w:tr>{before}{''.join(_cell(slot, random, style, surface) for slot in slots)}</w:tr>"


def _cell(slot: Slot, random: Random, style: DocxStyle, surface: Surface) -> str:
    cell, properties = slot.cell, '<w:tcW w:w="900" w:type="dxa"/>'
    if cell.column_span > 1:
        properties += f'<w:gridSpan w:val="{cell.column_span}"/>'
    merged = cell.row_span > 1 and style.vertical != "blank"
    if merged:
        properties += "<w:vMerge/>" if slot.continued else '<w:vMerge w:val="restart"/>'
    text = cell.text if slot.continued and merged and style.hidden_text else slot.text
    typed = surface.cell(text, random, header=cell.header) if text else ""
    runs = "".join(f'<w:r><w:t xml:space="preserve">{_broken(run)}</w:t></w:r>' for run in _runs(typed, style))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{runs}</w:p></w:tc>"


def _broken(text: str) -> str:
    """Escaped text with Word's own line breaks; the caller's `<w:t>` is closed and opened around them."""
    return escape(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')


def _runs(text: str, style: DocxStyle) -> list[str]:
    """The text in runs of three characters, which cut years and amounts in two, or in one run."""
    if not style.split_runs:
        return [text]
    return [text[start : start + 3] for start in range(0, len(text), 3)]
