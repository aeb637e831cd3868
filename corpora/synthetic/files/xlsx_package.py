"""What openpyxl does not write: values stored beside formulas, and the table of shared strings."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from lxml import etree

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MAIN = f"{{{NAMESPACE}}}"
SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
SHARED = "xl/sharedStrings.xml"
CONTENT_TYPE = (
    '<Override PartName="/xl/sharedStrings.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)
RELATION = (
    '<Relationship Id="rIdShared" Target="sharedStrings.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>'
)
Stored = Mapping[int, Mapping[str, str]]
"""Sheet number, from 1 → coordinate (J8) → value as the file stores it."""


def rewrite_sheets(data: bytes, *, stored: Stored, share: bool) -> bytes:
    """The workbook with the values of its formulas; for `share` with its text in the shared table."""
    if not share and not any(stored.values()):
        return data
    shared: dict[str, int] = {}
    rewritten = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(rewritten, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if match := SHEET.fullmatch(entry.filename):
                content = _rewritten(content, stored.get(int(match[1]), {}), shared if share else None)
            elif share and entry.filename == "[Content_Types].xml":
                content = content.replace(b"</Types>", CONTENT_TYPE.encode())
            elif share and entry.filename == "xl/_rels/workbook.xml.rels":
                content = content.replace(b"</Relationships>", RELATION.encode())
            target.writestr(entry, content)
        if share:
            target.writestr(SHARED, _table(shared))
    return rewritten.getvalue()


def _rewritten(content: bytes, values: Mapping[str, str], shared: dict[str, int] | None) -> bytes:
    root = etree.fromstring(content)
    for cell in root.iter(f"{MAIN}c"):
        stored, inline = cell.find(f"{MAIN}v"), cell.find(f"{MAIN}is")
        if stored is not None and cell.get("r", "") in values:
            stored.text = values[cell.get("r", "")]
        elif inline is not None and shared is not None:
            text = "".join(str(part) for part in inline.itertext())
            cell.remove(inline)
            cell.set("t", "s")
            etree.SubElement(cell, f"{MAIN}v").text = str(shared.setdefault(text, len(shared)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _table(shared: Mapping[str, int]) -> str:
    items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in shared)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<sst xmlns="{NAMESPACE}" uniqueCount="{len(shared)}">{items}</sst>'
