"""True Word 97 files: DOCX files put through LibreOffice, as many as wanted in one call.

The same LibreOffice writes the same bytes for the same DOCX: what times a Word 97 file holds come from the properties
of the DOCX, which `freeze_zip` has set to a constant, and the entries of its OLE directory have none. Another version
of LibreOffice may write other bytes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from corpora.document.errors import ConverterFailed
from corpora.readers.doc import run_soffice

WORD_97 = "doc:MS Word 97"
SECONDS_A_FILE = 20
FIRST_SECONDS = 120


def to_word97(files: Sequence[bytes]) -> list[bytes]:
    """The DOCX `files` as Word 97 files, in the same order.

    Raises:
        ConverterMissing: no LibreOffice.
        ConverterFailed: it left one of them out.
        TimedOut: it took longer than two minutes and twenty seconds a file.
    """
    if not files:
        return []
    with tempfile.TemporaryDirectory(prefix="gouji-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        sources = [place / f"{number:05d}.docx" for number in range(len(files))]
        for source, data in zip(sources, files, strict=True):
            source.write_bytes(data)
        run_soffice(sources, place=place, to=WORD_97, timeout_seconds=FIRST_SECONDS + SECONDS_A_FILE * len(files))
        results = [place / "out" / f"{source.stem}.doc" for source in sources]
        if missing := sum(not result.is_file() for result in results):
            raise ConverterFailed(f"LibreOffice 没有产出 {missing} 个结果")
        return [result.read_bytes() for result in results]
