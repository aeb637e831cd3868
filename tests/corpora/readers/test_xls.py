"""Workbooks of Excel 97 and of LibreOffice, as LibreOffice hands them on."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from corpora.document.document import Source
from corpora.document.errors import ConverterMissing
from corpora.document.region import Region
from corpora.readers import sniff as kinds
from corpora.readers.doc import find_soffice, run_soffice
from corpora.readers.read import read_document
from corpora.readers.xls import read_xls


def workbook() -> bytes:
    written = Workbook()
    sheet = written.active
    assert sheet is not None
    for row in (("项目", "本年", None), ("行政许可", 1272, "=B2*2"), ("收费", 18.871, "单位：万元")):
        sheet.append(row)
    sheet.append(("行政处罚", 99))
    sheet.row_dimensions[4].hidden = True
    sheet.merge_cells("B1:C1")
    file = io.BytesIO()
    written.save(file)
    return file.getvalue()


@pytest.mark.soffice
@pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("to", "media_type"), [("xls", kinds.XLS), ("ods", kinds.ODS)])
def test_older_workbooks_keep_numbers_and_merges(to: str, media_type: str, tmp_path: Path) -> None:
    source = tmp_path / "in.xlsx"
    source.write_bytes(workbook())
    run_soffice([source], place=tmp_path, to=to, timeout_seconds=120)
    document = read_document((tmp_path / "out" / f"in.{to}").read_bytes(), path="年报.et")
    assert document.source.media_type == media_type
    (region,) = [block for block in document.blocks if isinstance(block, Region)]
    assert [[(slip.text, slip.column_span) for slip in row] for row in region.rows] == [
        [("项目", 1), ("本年", 2)],
        [("行政许可", 1), ("1272", 1), ("2544", 1)],
        [("收费", 1), ("18.871", 1), ("单位：万元", 1)],
    ]


def test_without_a_converter_it_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConverterMissing):
        read_xls(b"x", source=Source(path="x.xls", sha256="", media_type=kinds.XLS, size_bytes=1))
