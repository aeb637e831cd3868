from __future__ import annotations

from collections.abc import Callable

import pytest

from corpora.document.errors import Corrupt, Empty, Encrypted, ExpandsTooFar
from corpora.readers import sniff as kinds
from corpora.readers.limits import Limits
from corpora.readers.sniff import sniff

Make = Callable[..., bytes]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("一、总体情况\n".encode(), kinds.TEXT),
        ("一、总体情况\n".encode("gb18030"), kinds.TEXT),
        ("\ufeff一、总体情况\n".encode("utf-16"), kinds.TEXT),
        ("<5件> 与 a<b 的说明\n".encode(), kinds.TEXT),
        (b"\xef\xbb\xbf  <!DOCTYPE html><html>", kinds.HTML),
        (b"<TABLE><tr><td>1</td></tr></TABLE>", kinds.HTML),
        (b'<?xml version="1.0"?><html xmlns="x">', kinds.HTML),
        ("<!-- 正文 --><html>".encode("utf-16"), kinds.HTML),
        ("正文<br>第一<p>第二</p>".encode("gbk"), kinds.HTML),
        (b'<?xml version="1.0"?><a/>', kinds.XML),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>', kinds.WORD_XML),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n", kinds.MHTML),
        (b"From: <Saved by WPS>\nSubject: x\nContent-Type: text/html\n\n<html>", kinds.MHTML),
        (b"%PDF-1.7\n", kinds.PDF),
        (b"\n\n%PDF-1.7\n", kinds.PDF),
        (b"\x89PNG\r\n\x1a\nrest", "image/png"),
        (b"\xff\xd8\xff\xe0rest", "image/jpeg"),
        (b"II*\x00rest", "image/tiff"),
        (b"{\\rtf1\\ansi", kinds.RTF),
        (bytes(range(256)) * 8, kinds.BINARY),
    ],
)
def test_by_content(data: bytes, expected: str) -> None:
    assert sniff(data) == expected


def test_containers(make_docx: Make, make_ole: Make, make_zip: Make) -> None:
    assert sniff(make_docx("")) == kinds.DOCX
    assert sniff(make_zip({"[Content_Types].xml": "", "xl/workbook.xml": ""})) == kinds.XLSX
    assert sniff(make_zip({"mimetype": kinds.ODT, "content.xml": ""})) == kinds.ODT
    assert sniff(make_zip({"mimetype": kinds.ODS, "content.xml": ""})) == kinds.ODS
    assert sniff(make_zip({"a.docx": make_docx("")})) == kinds.ZIP
    assert sniff(make_zip({})) == kinds.ZIP
    assert sniff(make_ole({"WordDocument": b"\xec\xa5", "1Table": b""})) == kinds.DOC
    assert sniff(make_ole({"Workbook": b""})) == kinds.XLS
    assert sniff(make_ole({"WORDDOCUMENT": b""})) == kinds.DOC
    assert sniff(make_ole({"Contents": b""})) == kinds.OLE


def test_a_word_file_with_a_sheet_inside_is_a_word_file(make_ole: Make) -> None:
    name = "Workbook".encode("utf-16-le")
    assert sniff(make_ole({"WordDocument": b"\xec\xa5" + bytes(200) + name})) == kinds.DOC


def test_encrypted(make_ole: Make, make_zip: Make) -> None:
    with pytest.raises(Encrypted):
        sniff(make_ole({"EncryptionInfo": b"", "EncryptedPackage": b"x" * 9000}))
    with pytest.raises(Encrypted):
        sniff(make_ole({"WordDocument": b"\xec\xa5" + bytes(8) + b"\x00\x01"}))
    locked = bytearray(make_zip({"a.txt": "x"}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Encrypted):
        sniff(bytes(locked))


def test_damage(make_docx: Make, make_ole: Make) -> None:
    with pytest.raises(Empty):
        sniff(b"")
    with pytest.raises(Corrupt):
        sniff(make_docx("")[:-30])
    with pytest.raises(Corrupt):
        sniff(make_ole({"WordDocument": b""})[:600])


def test_bombs(make_zip: Make) -> None:
    with pytest.raises(ExpandsTooFar):
        sniff(make_zip({"word/document.xml": b"0" * 8_000_000, "[Content_Types].xml": ""}))
    with pytest.raises(ExpandsTooFar):
        sniff(make_zip({str(i): "" for i in range(20)}), limits=Limits(max_members=10))
    with pytest.raises(ExpandsTooFar):
        sniff(make_zip({"a": b"12345", "b": b"12345"}), limits=Limits(max_expanded_bytes=9))


def test_line_breaks_alone_do_not_make_markdown_a_web_page() -> None:
    rows = "| 项目 | 说明 |\n| --- | --- |\n| 巡查 | 每月一次<br>雨季两次<br>汛期每日<br>入冬后停 |\n"
    assert sniff(rows.encode()) == kinds.TEXT
    assert sniff("第一行<br>第二行<br>第三行<br>第四行".encode()) == kinds.HTML


def test_anchors_of_notes_alone_do_not_make_markdown_a_web_page() -> None:
    anchors = '年度报告<a id="footnote-ref-2"></a>\n', '1. <a id="footnote-2"></a>口径如上\n'
    assert sniff((anchors[0] + "规章\n\n3\n\n" * 20 + anchors[1]).encode()) == kinds.TEXT
    assert sniff("".join(anchors).encode()) == kinds.HTML
