"""Pictures that a web page brings along are read where they stand; those it only points at are not asked for."""

from __future__ import annotations

import base64

import pytest

from corpora.document.document import Document, Source
from corpora.document.region import Region
from corpora.readers.html import read_html
from corpora.readers.html_pictures import brings_pictures, held_pictures
from corpora.readers.mhtml import read_mhtml
from corpora.readers.seen_picture import LEAST_PICTURE_BYTES, MOST_PICTURES

SHOWS = b"x" * LEAST_PICTURE_BYTES
CODED = base64.b64encode(SHOWS).decode()
DATA = f"data:image/png;base64,{CODED}"


def _see(held: bytes) -> Document | None:
    shown = Source(path="p", sha256="0" * 64, media_type="text/html", size_bytes=1)
    page = "<p>图中</p><table><tr><td>规章</td><td>3</td></tr><tr><td>文件</td><td>5</td></tr></table>"
    return read_html(page.encode(), source=shown) if held == SHOWS else None


@pytest.mark.parametrize(
    "tag",
    [
        f'<img src="{DATA}">',
        f"<IMG alt='' SRC='{DATA}' />",
        f"<img\nwidth=9\nsrc={DATA}>",
        f'<img src="data:image/jpeg;base64,\n{CODED[:40]}\n{CODED[40:]}">',
        f'<img data-src="x" src="{DATA}">',
    ],
)
def test_pictures_in_the_markup_are_held(tag: str) -> None:
    markup, held = held_pictures(f"<p>前</p>{tag}<p>后</p>", {})
    assert held == {"picture:0": SHOWS}
    assert "picture:0" in markup
    assert CODED[:40] not in markup
    assert markup.startswith("<p>前</p><")
    assert markup.endswith("><p>后</p>")


@pytest.mark.parametrize(
    "tag",
    [
        '<img src="https://a.example/1.png">',
        '<img src="data:image/png;base64,aGk=">',
        f'<img src="data:text/html;base64,{CODED}">',
        f'<img src="data:image/png;base64,{CODED[:-1]}">',
        f'<img alt="{DATA}">',
        f'<imgs src="{DATA}">',
        f'<img src="{DATA}"',
    ],
)
def test_nothing_else_is(tag: str) -> None:
    assert held_pictures(f"<p>前</p>{tag}", {})[1] == {}


def test_no_more_than_a_document_may_have() -> None:
    assert len(held_pictures(f'<img src="{DATA}">' * (MOST_PICTURES + 5), {})[1]) == MOST_PICTURES


@pytest.mark.parametrize(
    "frame", ["<p>{}</p>", "{}", "<table><tr><td>{}</td></tr></table>", "<div><a href=x>{}</a></div>"]
)
def test_what_a_picture_shows_stands_where_it_stands(frame: str, source: Source) -> None:
    page = f"<body><p>一、总体情况很好。</p>{frame.format(f'<img src={DATA}>')}<p>二、以上为全部情况。</p></body>"
    document = read_html(page.encode(), source=source, see=_see)
    assert document.text == "一、总体情况很好。\n图中\n规章\t3\n文件\t5\n二、以上为全部情况。\n"
    assert document.warnings == ("page_read_by_ocr: 1",)
    (table,) = (block for block in document.blocks if isinstance(block, Region))
    assert [slip.place.page_number for row in table.rows for slip in row] == [1, 1, 1, 1]


def test_without_eyes_it_is_told(source: Source) -> None:
    document = read_html(f"<p>前</p><img src='{DATA}'>".encode(), source=source)
    assert (document.text, document.warnings) == ("前\n", ("picture_not_read",))


def test_a_table_keeps_its_entries_beside_pictures(source: Source) -> None:
    page = f"<p>前</p><table><tr><td>规章</td><td>3<img src={DATA}></td></tr><tr><td>文件</td><td>5</td></tr></table>"
    document = read_html(page.encode(), source=source, see=_see)
    assert document.text == "前\n规章\t3\n文件\t5\n"


@pytest.mark.parametrize(
    ("called", "header"),
    [("https://a.example/1.png", "Content-Location: https://a.example/1.png"), ("cid:one@x", "Content-ID: <one@x>")],
)
def test_pictures_saved_with_the_page(called: str, header: str, source: Source) -> None:
    page = base64.encodebytes(f'<p>前面的文字。</p><img src="{called}">'.encode()).decode()
    data = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
        f'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n{page}\r\n--x\r\n'
        f"Content-Type: image/png\r\n{header}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{base64.encodebytes(SHOWS).decode()}\r\n--x--"
    ).encode()
    assert read_mhtml(data, source=source, see=_see).text == "前面的文字。\n图中\n规章\t3\n文件\t5\n"
    assert read_mhtml(data, source=source).text == "前面的文字。\n"
    assert brings_pictures(data)


def test_a_glance_tells_pages_that_may_bring_some() -> None:
    assert brings_pictures(f'<img src="{DATA}">'.encode())
    assert not brings_pictures(b'<img src="data:image/gif;base64,R0lGODlhAQABAA"><img src="1.png">')
