"""Small files built by hand: a DOCX from its XML, an OLE file from its streams, a zip from its members."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

import pytest

from corpora.document.document import Source

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{_W}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def zip_bytes(members: Mapping[str, bytes | str], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def docx_bytes(body: str, *, styles: str = "", numbering: str = "", declaration: str = "") -> bytes:
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    types = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{content}{kind}+xml"/>'
        for part, kind in (("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"))
    )
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    main = f'<Relationship Id="r1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>'
    parts = "".join(
        f'<Relationship Id="r{part}" Type="{_RELATION}/{part}" Target="{part}.xml"/>'
        for part in ("styles", "numbering")
    )
    types_at = "http://schemas.openxmlformats.org/package/2006/content-types"
    return zip_bytes(
        {
            "[Content_Types].xml": f'<Types xmlns="{types_at}">{default}{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">{main}</Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{parts}</Relationships>',
            "word/document.xml": f"{declaration}<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {_NAMESPACES}>{styles}</w:styles>",
            "word/numbering.xml": f"<w:numbering {_NAMESPACES}>{numbering}</w:numbering>",
        }
    )


def ole_bytes(streams: Mapping[str, bytes]) -> bytes:
    """[MS-CFB] version 3: header, one FAT sector, the directory, then each stream in whole sectors (at least 4096)."""
    free, end, fat_mark, none = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    directory_sectors = -(-(len(padded) + 1) * 128 // 512)
    fat = [fat_mark] + [i + 2 for i in range(directory_sectors - 1)] + [end]
    entries = [_entry("Root Entry", kind=5, child=1 if padded else none, start=end, size=0, right=none)]
    content = b""
    for number, (name, data) in enumerate(padded.items(), start=1):
        data = data.ljust(-(-len(data) // 512) * 512, b"\0")
        start = len(fat)
        fat += [start + i + 1 for i in range(len(data) // 512 - 1)] + [end]
        right = number + 1 if number < len(padded) else none
        entries.append(_entry(name, kind=2, child=none, start=start, size=len(data), right=right))
        content += data
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    return header + table + b"".join(entries).ljust(directory_sectors * 512, b"\0") + content


def _entry(name: str, *, kind: int, child: int, start: int, size: int, right: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    head = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, 0xFFFFFFFF, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


@pytest.fixture
def make_zip() -> Callable[..., bytes]:
    return zip_bytes


@pytest.fixture
def make_docx() -> Callable[..., bytes]:
    return docx_bytes


@pytest.fixture
def make_ole() -> Callable[..., bytes]:
    return ole_bytes


@pytest.fixture
def source() -> Source:
    return Source(path="report", sha256="0" * 64, media_type="text/plain", size_bytes=1)
