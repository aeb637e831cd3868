"""What a file is, told by its content alone."""

from __future__ import annotations

import re
from typing import Final
from zipfile import ZipFile

from corpora.document.errors import Empty, Encrypted
from corpora.readers import ole
from corpora.readers.archive import files, open_zip, read_member
from corpora.readers.limits import DEFAULT, Limits

TEXT: Final = "text/plain"
HTML: Final = "text/html"
MHTML: Final = "multipart/related"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DOC: Final = "application/msword"
XLS: Final = "application/vnd.ms-excel"
PPT: Final = "application/vnd.ms-powerpoint"
RTF: Final = "application/rtf"
ODT: Final = "application/vnd.oasis.opendocument.text"
ODS: Final = "application/vnd.oasis.opendocument.spreadsheet"
WORD_XML: Final = "application/vnd.ms-word+xml"
XML: Final = "application/xml"
PDF: Final = "application/pdf"
ZIP: Final = "application/zip"
OFD: Final = "application/ofd"
OLE: Final = "application/x-ole-storage"
BINARY: Final = "application/octet-stream"
PICTURES: Final = ("image/png", "image/jpeg", "image/tiff")

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"MM\x00+", "image/tiff"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "image/webp"),
    (b"{\\rtf", RTF),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b\x08", "application/gzip"),
)
_PDF_HEADER_WITHIN = 1024
"""Readers accept junk before a PDF's header (PDF 1.7 reference, appendix H, note 13)."""
_HEAD = 65_536
"""Bytes that are looked at: scripts and style sheets before an HTML body can be long, its first tags are not."""

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_HTML_START = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|meta|title|table|div|p|span|center|style|script|link|font|h[1-6])[\s>/])",
    re.IGNORECASE,
)
_HTML_ROOT = re.compile(r"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_HTML_TAG = re.compile(
    r"</?(?:html|head|body|meta|div|p|table|tbody|tr|td|th|span|br|font|a|ul|li|h[1-6])(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_HTML_TAGS_ENOUGH = 3
_CDATA_PAGE = re.compile(r"<!\[CDATA\[\s*<(?:p|div|table|span|h[1-6]|html|body|section)[\s>]", re.IGNORECASE)
_ESCAPED_TAG, _ESCAPED_ENOUGH = (
    re.compile(r"(?:&lt;|\\u003c)\\?/?(?:p|td|tr|table|span|div)(?=\s|/?(?:&gt;|\\u003e|>))", re.IGNORECASE),
    20,
)
_LINE_BREAK = re.compile(r"</?br\b", re.IGNORECASE)
_PIPED_ROW = re.compile(r"^\s*\|.*\|\s*$", re.MULTILINE)
"""Markdown has no other sign for a line break in a cell than HTML's."""
_INLINE, _LINES_A_TAG = re.compile(r"</?(?:a|br|span|font)\b", re.IGNORECASE), 10
"""Markdown has tags for anchors and notes, and lines that no tag ends; a page has a tag every few lines."""
_MIME_START = re.compile(r"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:mime-version|content-type):", re.IGNORECASE)
_WORD_XML = re.compile(r"<(?:\w+:)?wordDocument\b|<pkg:package\b|progid=[\"']Word\.Document")
_CONTROL = re.compile(rb"[\x00-\x06\x08\x0e-\x1a\x1c\x1d]")
_CONTROL_SHARE = 0.02
"""Texts dumped from .doc carry a few control bytes; machine data has them everywhere."""

_FIB_ENCRYPTED = 0x0100
"""fEncrypted in the flags at offset 10 of a WordDocument stream ([MS-DOC] 2.5.2)."""


def sniff(data: bytes, *, limits: Limits = DEFAULT) -> str:
    """The media type. Content that is no kind we know is `application/octet-stream`.

    Raises:
        Empty: no bytes.
        Encrypted: an Office file behind a password, or a zip with a member behind one.
        Corrupt: a zip or OLE container whose directory can't be read.
        ExpandsTooFar: a zip bomb.
    """
    if not data:
        raise Empty()
    for magic, media_type in _MAGIC:
        if data.startswith(magic):
            return media_type
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(data, limits=limits)
    if data.startswith(ole.MAGIC):
        return _sniff_ole(data)
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return PDF
    return _sniff_text(data[:_HEAD])


def _sniff_zip(data: bytes, *, limits: Limits) -> str:
    with open_zip(data, limits=limits) as archive:
        return zip_type(archive)


def zip_type(archive: ZipFile) -> str:
    """What a zip container holds: one of the packaged document kinds, or just files (`application/zip`)."""
    names = {name for name, _ in files(archive)}
    if "[Content_Types].xml" in names:
        for folder, media_type in (("word/", DOCX), ("xl/", XLSX), ("ppt/", PPTX)):
            if any(name.startswith(folder) for name in names):
                return media_type
    if "mimetype" in names:
        told = read_member(archive, "mimetype")
        for media_type in (ODT, ODS):
            if told.startswith(media_type.encode()):
                return media_type
    return OFD if "OFD.xml" in names else ZIP


def _sniff_ole(data: bytes) -> str:
    file = ole.open_compound(data)
    streams = file.streams
    if "encryptedpackage" in streams:
        raise Encrypted("Office 文件")
    if "worddocument" in streams:
        head = file.read(streams["worddocument"], length=12)
        if len(head) == 12 and int.from_bytes(head[10:12], "little") & _FIB_ENCRYPTED:
            raise Encrypted("Word 文件")
        return DOC
    for name, media_type in (("workbook", XLS), ("book", XLS), ("powerpoint document", PPT)):
        if name in streams:
            return media_type
    return OLE


def _sniff_text(head: bytes) -> str:
    encoding = next((encoding for bom, encoding in _BOMS if head.startswith(bom)), None)
    if not (encoding or "").startswith("utf-16") and len(_CONTROL.findall(head)) > len(head) * _CONTROL_SHARE:
        return BINARY
    # Tags are ASCII in every encoding that is met here, so a wrong guess at the rest does no harm.
    text = head.decode(encoding or "latin-1", errors="replace").lstrip("\ufeff \t\r\n\x00")
    if text.startswith("<"):
        if _WORD_XML.search(text):
            return WORD_XML
        if _HTML_START.match(text) or _HTML_ROOT.search(text):
            return HTML
        if text.startswith("<?xml"):
            return HTML if _CDATA_PAGE.search(text) else XML
    if _MIME_START.match(text) and re.search(r"multipart/(?:related|alternative|mixed)|text/html", text, re.IGNORECASE):
        return MHTML
    tags = _HTML_TAG.findall(text)
    if all(_LINE_BREAK.match(tag) for tag in tags) and _PIPED_ROW.search(text):
        return TEXT
    if tags and all(_INLINE.match(tag) for tag in tags) and len(tags) * _LINES_A_TAG < text.count("\n"):
        return TEXT
    return HTML if len(tags) >= _HTML_TAGS_ENOUGH or len(_ESCAPED_TAG.findall(text)) >= _ESCAPED_ENOUGH else TEXT
