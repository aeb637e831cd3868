"""Pages of several PDF files in one, as when a signed and scanned sheet replaces a printed one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO

import pypdfium2

DATE = re.compile(rb"(/CreationDate\s?\(D:)\d{14}")
IDENTIFIER = re.compile(rb"(/ID\s?\[<)[0-9A-F]{32}(><)[0-9A-F]{32}(>\])")


def merge_pdfs(pages: Sequence[tuple[bytes, int]]) -> bytes:
    """The pages, each given as a PDF and the number of its page from 0, in order. The same bytes for the same pages:
    the time and the identifier that pdfium writes are set to constants of the same length.
    """
    merged = pypdfium2.PdfDocument.new()
    opened: dict[int, pypdfium2.PdfDocument] = {}
    try:
        for content, number in pages:
            if id(content) not in opened:
                opened[id(content)] = pypdfium2.PdfDocument(content)
            merged.import_pages(opened[id(content)], [number])
        buffer = BytesIO()
        merged.save(buffer)
    finally:
        for document in (merged, *opened.values()):
            document.close()
    dated = DATE.sub(rb"\g<1>20240101000000", buffer.getvalue())
    return IDENTIFIER.sub(rb"\g<1>" + b"0" * 32 + rb"\g<2>" + b"0" * 32 + rb"\g<3>", dated)
