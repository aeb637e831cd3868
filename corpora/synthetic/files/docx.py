"""Reports as Word files: true merges, the oddities of Word's own, and tables pasted as text."""

from __future__ import annotations

import io
from random import Random
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpora.synthetic.files.archive import freeze_zip
from corpora.synthetic.files.docx_parts import (
    add_footnotes,
    add_numbering,
    add_page_furniture,
    note_mark,
    numbered_properties,
    strict,
)
from corpora.synthetic.files.docx_style import CLEAN, ODD, DocxStyle, draw_docx_style
from corpora.synthetic.files.docx_tables import framed, tables_xml
from corpora.synthetic.files.docx_words import runs, words_xml
from corpora.synthetic.files.kinds import TextForm
from corpora.synthetic.files.pieces import Piece, pieces
from corpora.synthetic.files.surface import PLAIN, Surface
from corpora.synthetic.files.text import table_lines
from corpora.synthetic.report import PrintedTable, Report

__all__ = ["CLEAN", "ODD", "DocxStyle", "draw_docx_style", "render_docx"]

PASTED: dict[str, TextForm] = {"tabs": "rows", "spaces": "spaces", "lines": "lines"}
PAGE_BREAK = '<w:p {names}><w:r><w:br w:type="page"/></w:r></w:p>'
TEXT_BOX = (
    '<w:p {names} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict>'
    '<v:shape style="width:480pt;height:600pt"><v:textbox><w:txbxContent>{inside}<w:p/></w:txbxContent></v:textbox>'
    "</v:shape></w:pict></w:r></w:p>"
)


def render_docx(report: Report, *, random: Random, style: DocxStyle = CLEAN, surface: Surface = PLAIN) -> bytes:
    """The report as a DOCX file; the same bytes for the same arguments.

    Raises:
        ValueError: tables pasted with spaces cannot show blank cells.
    """
    document = Document()
    if style.numbering:
        add_numbering(document)
    if style.page_furniture:
        add_page_furniture(document, report)
    for piece in pieces(report):
        _write(document, piece, random, style, surface)
    if style.wrapper:
        _wrap(document)
    if style.footnotes:
        _add_note(document)
    buffer = io.BytesIO()
    document.save(buffer)
    data = freeze_zip(buffer.getvalue())
    return strict(data) if style.strict else data


def _write(document: Any, piece: Piece, random: Random, style: DocxStyle, surface: Surface) -> None:
    if piece.table is not None:
        _write_table(document, piece.table, random, style, surface)
    elif piece.kind == "title":
        document.add_heading(piece.text, 0)
    elif piece.kind == "heading" and style.numbering and piece.number:
        _add_xml(document, numbered_properties() + words_xml(piece.name, random, style))
    elif piece.kind == "heading" and style.headings:
        document.add_heading(piece.text, 1)
    elif piece.kind in ("paragraph", "subheading"):
        _add(document, surface.prose(piece.text), random, style)
    else:
        _add(document, piece.text, random, style)


def _add(document: Any, text: str, random: Random, style: DocxStyle) -> None:
    if style.tracked or style.controls or style.soft_hyphens:
        _add_xml(document, words_xml(text, random, style))
        return
    paragraph = document.add_paragraph()
    for run in runs(text, style):
        paragraph.add_run(run)


def _add_xml(document: Any, inside: str) -> None:
    _append(document, f"<w:p {nsdecls('w')}>{inside}</w:p>")


def _append(document: Any, xml: str) -> None:
    document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")


def _write_table(document: Any, table: PrintedTable, random: Random, style: DocxStyle, surface: Surface) -> None:
    if style.tables_as_text:
        for line in table_lines(table, form=PASTED[style.pasted], random=random, surface=surface):
            _add(document, line, random, style)
        return
    for number, xml in enumerate(tables_xml(table, random, style, surface)):
        if number:
            _append(document, PAGE_BREAK.format(names=nsdecls("w")))
        inside = framed(xml) if style.nested else xml
        _append(document, TEXT_BOX.format(names=nsdecls("w"), inside=inside) if style.text_boxes else inside)
    document.add_paragraph()


def _wrap(document: Any) -> None:
    """Moves everything into the one cell of a table; a paragraph follows it, as Word wants."""
    body = document.element.body
    held = [element for element in body if not element.tag.endswith("}sectPr")]
    table = parse_xml(framed(""))
    cell = next(element for element in table.iter() if element.tag.endswith("}tc"))
    last = cell[-1]
    for element in held:
        last.addprevious(element)
    body.insert(0, table)
    document.add_paragraph()


def _add_note(document: Any) -> None:
    """A footnote to the first long paragraph."""
    add_footnotes(document)
    words = (element for element in document.element.body.iter() if element.tag.endswith("}p"))
    for paragraph in words:
        if len("".join(paragraph.itertext())) > 40:
            paragraph.append(parse_xml(note_mark().replace("<w:r>", f"<w:r {nsdecls('w')}>", 1)))
            return
