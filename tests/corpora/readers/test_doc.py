from __future__ import annotations

import os
import shutil
import stat
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpora.document.document import Source
from corpora.document.errors import ConverterFailed, ConverterMissing, Forbidden, TimedOut
from corpora.document.region import Region
from corpora.readers import sniff as kinds
from corpora.readers.doc import find_soffice, read_doc, to_docx
from corpora.readers.doc_text import doc_text
from corpora.readers.limits import Limits
from corpora.readers.read import read_document

Make = Callable[..., bytes]
needs_soffice = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not installed")


def program(folder: Path, script: str) -> str:
    file = folder / "soffice"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return str(file)


def test_no_converter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConverterMissing):
        to_docx(b"x", suffix=".doc")
    with pytest.raises(ConverterMissing):
        to_docx(b"x", suffix=".doc", soffice=str(tmp_path / "none"))


def test_a_converter_that_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ConverterFailed):
        to_docx(b"x", suffix=".doc", soffice=program(tmp_path, "exit 1"))


def test_a_converter_that_hangs_is_killed_with_its_children(tmp_path: Path) -> None:
    note = tmp_path / "child"
    script = program(tmp_path, f"sleep 60 & echo $! > {note}; wait")
    started = time.monotonic()
    with pytest.raises(TimedOut):
        to_docx(b"x", suffix=".doc", soffice=script, limits=Limits(timeout_seconds=0.5))
    assert time.monotonic() - started < 10
    child = int(note.read_text())
    state = Path(f"/proc/{child}/stat")
    assert not state.exists() or state.read_text().split()[2] in "ZX"


def test_the_profile_runs_no_macros_and_the_network_is_away(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    script = program(
        tmp_path, f'cat "$(echo "$1" | sed "s|-env:UserInstallation=file://||")"/user/*.xcu > {seen}; env >> {seen}'
    )
    with pytest.raises(ConverterFailed):
        to_docx(b"x", suffix=".doc", soffice=script)
    said = seen.read_text()
    assert 'DisableMacrosExecution" oor:op="fuse"><value>true' in said
    assert "https_proxy=http://127.0.0.1:9" in said
    assert os.environ.get("https_proxy") != "http://127.0.0.1:9"


def test_word_xml_with_a_dtd_is_refused(source: Source) -> None:
    with pytest.raises(Forbidden):
        read_doc(b"<!DOCTYPE a><w:wordDocument/>", source=replace(source, media_type=kinds.WORD_XML))


def cell(text: str, *, width: int = 2000, merge: str = "") -> str:
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}</w:tcPr>'
    return f"<w:tc>{properties}<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


RESTART, CONTINUE, TWO = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
GRID = "<w:tblGrid>" + '<w:gridCol w:w="2000"/>' * 3 + "</w:tblGrid>"
BODY = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>总体情况</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>共收到申请10件。</w:t></w:r></w:p>"
    f'<w:tbl><w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr>{GRID}'
    f"<w:tr>{cell('项目', merge=RESTART)}{cell('合计', width=4000, merge=TWO)}</w:tr>"
    f"<w:tr>{cell('', merge=CONTINUE)}{cell('12')}{cell('')}</w:tr></w:tbl><w:p/>"
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="7"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)


def converted(data: bytes, *, to: str, folder: Path) -> bytes:
    (folder / "in.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [find_soffice() or "", profile, "--headless", "--convert-to", to, "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "in.docx")], check=True, capture_output=True, timeout=120)
    return (folder / f"in.{to}").read_bytes()


@pytest.mark.soffice
@needs_soffice
@pytest.mark.parametrize(("to", "media_type"), [("doc", kinds.DOC), ("rtf", kinds.RTF), ("odt", kinds.ODT)])
def test_old_formats_keep_numbers_and_merges(to: str, media_type: str, tmp_path: Path, make_docx: Make) -> None:
    data = converted(make_docx(BODY, numbering=NUMBERING), to=to, folder=tmp_path)
    shutil.rmtree(tmp_path)
    document = read_document(data, path="report.doc")
    assert document.source.media_type == media_type
    # LibreOffice writes "、" of a list label as "?" into RTF; what Word writes there is read in full.
    assert document.text.splitlines()[:2] == ["一? 总体情况" if to == "rtf" else "一、总体情况", "共收到申请10件。"]
    (region,) = [block for block in document.blocks if isinstance(block, Region)]
    assert [[(s.text, s.column, s.row_span, s.column_span, s.continued) for s in row] for row in region.rows] == [
        [("项目", 0, 2, 1, False), ("合计", 1, 1, 2, False)],
        [("", 0, 1, 1, True), ("12", 1, 1, 1, False), ("", 2, 1, 1, False)],
    ]


@pytest.mark.soffice
@needs_soffice
def test_the_bare_text_has_every_cell_and_row_mark(tmp_path: Path, make_docx: Make) -> None:
    text = doc_text(converted(make_docx(BODY, numbering=NUMBERING), to="doc", folder=tmp_path))
    assert text is not None
    assert "共收到申请10件。\r项目\x07合计\x07\x07\x0712\x07\x07\x07" in text


def test_no_bare_text_is_no_answer(make_ole: Make) -> None:
    assert doc_text(b"text") is None
    assert doc_text(make_ole({"WordDocument": bytes(64), "0Table": b""})) is None


@pytest.mark.soffice
@needs_soffice
def test_a_table_that_the_converter_loses_is_no_document(tmp_path: Path, make_docx: Make) -> None:
    """LibreOffice 7.4 runs the cells of a closing table together: an error is better than the number 121314."""
    row = f"<w:tr>{cell('12')}{cell('13')}{cell('14')}</w:tr>"
    body = f"<w:p><w:r><w:t>附表</w:t></w:r></w:p><w:tbl>{GRID}{row * 4}</w:tbl>"
    data = converted(make_docx(body), to="doc", folder=tmp_path)
    try:
        document = read_document(data, path="report.doc")
    except ConverterFailed:
        return
    assert document.text.splitlines()[1] == "12\t13\t14"
