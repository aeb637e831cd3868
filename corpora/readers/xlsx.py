"""Excel workbooks → Document: visible sheets in order, numbers as they are printed."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from corpora.document.document import Document, Source
from corpora.document.errors import Corrupt
from corpora.readers.assembly import Assembler
from corpora.readers.limits import DEFAULT, Limits
from corpora.readers.xlsx_blocks import Text, sheet_blocks
from corpora.readers.xlsx_package import check_package
from corpora.readers.xlsx_sheet import visible_sheet

_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)


def read_xlsx(data: bytes, *, source: Source, limits: Limits = DEFAULT) -> Document:
    """Titles, prose and tables of every visible sheet. A formula counts as the value that was stored with it; one
    without (programs write such) stands there itself: its cell is not blank, and nobody can read a number in it.

    Raises:
        Corrupt, Encrypted, ExpandsTooFar, TooLarge, Forbidden, Empty: as their names say.
    """
    missing = check_package(data, limits=limits)
    assembler = Assembler(limits=limits)
    if missing:
        assembler.warn(f"xlsx_formula_without_value:{missing}")
    formulas = _workbook(data, values=False) if missing else None
    for worksheet in _workbook(data).worksheets:
        if worksheet.sheet_state != "visible":
            assembler.warn(f"xlsx_hidden_sheet:{worksheet.title}")
            continue
        sheet = visible_sheet(worksheet, formulas=formulas[worksheet.title] if formulas else None)
        if sheet.hidden:
            assembler.warn(f"xlsx_hidden_cells:{sheet.name}:{sheet.hidden}")
        caption = None if _UNNAMED.fullmatch(sheet.name) else sheet.name
        for block in sheet_blocks(sheet.items, limits=limits):
            if isinstance(block, Text):
                assembler.paragraph(block.text)
            else:
                assembler.table(block, caption=caption)
    return assembler.document(source)


def _workbook(data: bytes, *, values: bool = True) -> Workbook:
    """With the stored `values` of formulas, or with formulas as they are written."""
    try:
        return load_workbook(BytesIO(data), data_only=values, keep_links=False)
    except (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, AttributeError, SyntaxError) as error:
        # ParseError of the standard library's XML is a SyntaxError; the others are openpyxl's on odd parts.
        raise Corrupt("工作簿无法打开") from error
