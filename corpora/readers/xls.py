"""Workbooks of other kinds (.xls and .et of Excel 97 and WPS, .ods) through LibreOffice, into XLSX."""

from __future__ import annotations

from corpora.document.document import Document, Source
from corpora.readers import sniff as kinds
from corpora.readers.doc import converted
from corpora.readers.limits import DEFAULT, Limits
from corpora.readers.xlsx import read_xlsx

_SUFFIXES = {kinds.XLS: ".xls", kinds.ODS: ".ods"}
_XLSX = "xlsx:Calc MS Excel 2007 XML"


def read_xls(data: bytes, *, source: Source, limits: Limits = DEFAULT, soffice: str | None = None) -> Document:
    """The workbook as LibreOffice hands it on, figures as they were stored. Raises as `read_doc` and `read_xlsx`."""
    suffix = _SUFFIXES.get(source.media_type, ".xls")
    xlsx = converted(data, suffix=suffix, to=_XLSX, limits=limits, soffice=soffice)
    return read_xlsx(xlsx, source=source, limits=limits)
