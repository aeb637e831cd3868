"""What a Word file holds beside its body: numbering, running heads, footnotes; and the strict namespaces."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpora.synthetic.report import Report

NUMBERING_ID = 90
NOTE_ID = 2
NOTE = "统计口径以本机关编报的 19 张底表为准。"
STRICT = (
    (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
)
"""Transitional and strict names of ISO 29500, parts 4 and 1."""


def add_numbering(document: Any) -> None:
    """A list 一、二、三、 that paragraphs join with `numbered_properties`."""
    numbering = document.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{NUMBERING_ID}"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/>'
        '<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    )
    numbering.insert(0, abstract)
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{NUMBERING_ID}"><w:abstractNumId w:val="{NUMBERING_ID}"/></w:num>')
    )


def numbered_properties() -> str:
    """Properties of a paragraph in the list."""
    return f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{NUMBERING_ID}"/></w:numPr></w:pPr>'


def add_page_furniture(document: Any, report: Report) -> None:
    """A running head with the body's name and a page number at the foot."""
    section = document.sections[0]
    section.header.paragraphs[0].text = f"{report.body}{report.year}年度报告"
    paragraph = section.footer.paragraphs[0]
    paragraph._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )


def add_footnotes(document: Any) -> None:
    """The part with the notes; `note_mark` stands in the text."""
    blob = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {nsdecls("w")}>'
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
        "</w:footnote>"
        f'<w:footnote w:id="{NOTE_ID}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{NOTE}</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def note_mark() -> str:
    """The raised mark of the note."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{NOTE_ID}"/></w:r>'


def strict(data: bytes) -> bytes:
    """The package with the strict names in place of the transitional ones."""
    renamed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(renamed, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            for transitional, name in STRICT:
                content = content.replace(transitional, name)
            target.writestr(entry, content)
    return renamed.getvalue()
