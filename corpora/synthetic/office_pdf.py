"""Word files printed to PDF by LibreOffice: pages that another engine laid out, for tests on layouts never trained on.

What stands where on such a page is not known, so that there is no truth of pages; figures, tables and sentences are.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from corpora.document.errors import ConverterFailed
from corpora.readers.doc import run_soffice

TIMEOUT_SECONDS = 120
DATE = re.compile(rb"(/CreationDate\s?\(D:)\d{14}")
HASH = re.compile(rb"(/ID\s?\[\s?<|>\s<|/DocChecksum\s?/)[0-9A-F]{32}")


def docx_to_pdf(content: bytes) -> bytes:
    """The DOCX as LibreOffice prints it; the same version with the same fonts gives the same bytes.

    Raises:
        ConverterMissing: no LibreOffice.
        ConverterFailed: it wrote nothing.
        TimedOut: it took longer than TIMEOUT_SECONDS.
    """
    with tempfile.TemporaryDirectory(prefix="gouji-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        source, target = place / "report.docx", place / "out" / "report.pdf"
        source.write_bytes(content)
        run_soffice([source], place=place, to="pdf", timeout_seconds=TIMEOUT_SECONDS)
        if not target.is_file():
            raise ConverterFailed("LibreOffice 没有产出 PDF")
        return frozen(target.read_bytes())


def frozen(pdf: bytes) -> bytes:
    """The PDF with its time, identifiers and checksum set to constants of the same length."""
    return HASH.sub(rb"\g<1>" + b"0" * 32, DATE.sub(rb"\g<1>20240101000000", pdf))
