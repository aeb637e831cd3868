from __future__ import annotations

import base64

import pytest

from corpora.document.errors import Corrupt
from corpora.document.region import Region
from corpora.readers.read import read_document

HTML = (
    '<html><head><meta charset="gb2312"></head><body><p>一、总体情况</p>'
    "<table><tr><td>项目</td><td>数量</td></tr><tr><td>新收</td><td>10</td></tr></table></body></html>"
)


def mhtml(body: bytes, *, charset: str) -> bytes:
    encoded = base64.encodebytes(body).decode()
    return (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
        "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\naGk=\r\n--x\r\n"
        f'Content-Type: text/html; charset="{charset}"\r\nContent-Transfer-Encoding: base64\r\n\r\n{encoded}\r\n--x--'
    ).encode()


@pytest.mark.parametrize(("charset", "encoding"), [("gb2312", "gb18030"), ("utf-8", "utf-8"), ("no-such", "gb18030")])
def test_the_page_inside_is_read(charset: str, encoding: str) -> None:
    document = read_document(mhtml(HTML.encode(encoding), charset=charset), path="report.doc")
    assert document.source.media_type == "multipart/related"
    assert document.text.startswith("一、总体情况\n")
    (region,) = [block for block in document.blocks if isinstance(block, Region)]
    assert [[slip.text for slip in row] for row in region.rows] == [["项目", "数量"], ["新收", "10"]]


def test_no_page_inside() -> None:
    with pytest.raises(Corrupt):
        read_document(b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nplain\n--x--", path="x")
