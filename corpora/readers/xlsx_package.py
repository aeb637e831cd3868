"""What an .xlsx container may do to the library that opens it, looked for before it does."""

from __future__ import annotations

import re
from zipfile import ZipFile

from corpora.document.errors import Corrupt, ExpandsTooFar, Forbidden, TooLarge
from corpora.readers.archive import files, open_zip, read_member
from corpora.readers.limits import Limits

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
_MERGE = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"
)
_NO_VALUE = re.compile(
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<v>\s*</v>)?\s*</(?:\w+:)?c>"
)
_STYLED_FACTOR = 5
"""Cells that only carry a style, to cells that print: whole columns get borders."""


def check_package(data: bytes, *, limits: Limits) -> int:
    """How many formulas have no stored value.

    Raises:
        Corrupt, Encrypted: as `open_zip`.
        ExpandsTooFar: merged ranges over more cells than allowed; openpyxl makes an object of each.
        TooLarge: more cells than allowed.
        Forbidden: a document type.
    """
    most = limits.max_cells * _STYLED_FACTOR
    cells = merged = missing = 0
    with open_zip(data, limits=limits) as archive:
        for name, part in _xml_parts(archive, limits=limits):
            if _DTD.search(part.replace(b"\0", b"") if b"\0" in part[:200] else part):
                raise Forbidden("XML 含有 DTD 或实体")
            if not _SHEET.fullmatch(name):
                continue
            cells += sum(1 for _ in _CELL.finditer(part))
            merged += sum(map(_area, _MERGE.finditer(part)))
            missing += sum(1 for _ in _NO_VALUE.finditer(part))
            if cells > most:
                raise TooLarge(f"工作表超过 {most} 格")
            if merged > most:
                raise ExpandsTooFar(f"合并单元格超过 {most} 格")
    return missing


def _xml_parts(archive: ZipFile, *, limits: Limits) -> list[tuple[str, bytes]]:
    parts = [
        (name, read_member(archive, info, limits=limits))
        for name, info in files(archive)
        if name.lower().endswith((".xml", ".rels"))
    ]
    if not any(_SHEET.fullmatch(name) for name, _ in parts):
        raise Corrupt("没有工作表")
    return parts


def _area(match: re.Match[bytes]) -> int:
    left, top, right, bottom = _column(match[1]), int(match[2]), _column(match[3]), int(match[4])
    return (abs(right - left) + 1) * (abs(bottom - top) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
