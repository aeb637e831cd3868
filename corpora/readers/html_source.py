"""HTML bytes → characters that a parser can be trusted with."""

from __future__ import annotations

import codecs
import html
import re

from corpora.document.errors import Forbidden, TooLarge
from corpora.readers.html_answer import page_in_answer
from corpora.readers.limits import Limits
from corpora.readers.text import Decoded, decode

_HEAD = 4096
"""Bytes searched for a declaration: HTML says 1024, but pages put scripts first."""
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_DETECTED_BETTER = {"utf-8", "gb18030", "gbk", "gb2312", "iso8859-1", "cp1252", "ascii", "utf-16", "utf-32"}
"""Codecs whose declaration adds nothing: content tells UTF-8 from GB 18030 (which contains GBK and GB 2312), and the
others are what editors write unasked."""
_UTF16_NULS = 0.3
"""Share of NULs among the high bytes from which a page without a byte order mark is UTF-16: its markup is ASCII."""
_ENTITY_SUBSET = re.compile(r"<!DOCTYPE[^>\[]{0,500}\[.{0,4000}?<!ENTITY", re.IGNORECASE | re.DOTALL)
_EMPTY_RAW = re.compile(r"<(script|style|title|textarea|iframe|noscript)\b([^<>]*)/>", re.IGNORECASE)
"""XHTML's empty form of an element whose content HTML reads raw: taken literally it swallows the page."""
_ROOT = re.compile(r"<html[\s>]", re.IGNORECASE)
_CELL = re.compile(r"<t[dh][\s>]", re.IGNORECASE)
_ESCAPED_CELL = re.compile(r"&lt;t[dh](?=\s|&gt;)", re.IGNORECASE)
_CELLS_ENOUGH = 10
"""Escaped cells; a page that explains HTML shows fewer, and has none of its own."""
_UNWANTED = str.maketrans({"\r": "\n", "\0": None, "\ufdd0": None, "\ufdd1": None, "\ufeff": None})
"""The noncharacters mark line breaks and tabs in `html_lines`, so none may come in from outside."""


def page_text(data: bytes, *, limits: Limits) -> Decoded:
    """The markup, line breaks as LF, with warnings about a guessed or lossy encoding.

    Raises:
        TooLarge: over `limits.max_bytes`.
        Forbidden: the page declares entities of its own.
    """
    if len(data) > limits.max_bytes:
        raise TooLarge(f"文件超过 {limits.max_bytes} 字节")
    decoded = _decode(data)
    text = decoded.text.replace("\r\n", "\n").translate(_UNWANTED)
    if _ENTITY_SUBSET.search(text[:_HEAD]):
        raise Forbidden("网页声明了自定义实体")
    text = _EMPTY_RAW.sub(r"<\1\2></\1>", _unwrapped(text))
    return Decoded(text=text, encoding=decoded.encoding, warnings=decoded.warnings)


def _decode(data: bytes) -> Decoded:
    head = data[:_HEAD]
    encoding = _unmarked_utf16(head)
    if encoding is not None:
        return Decoded(text=data.decode(encoding, errors="replace"), encoding=encoding)
    declared = _declared(head)
    if declared is not None:
        try:
            return Decoded(text=data.decode(declared), encoding=declared)
        except UnicodeDecodeError:
            pass
    return decode(data)


def _unmarked_utf16(head: bytes) -> str | None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    first, second = head[::2], head[1::2]
    for high, low, encoding in ((first, second, "utf-16-be"), (second, first, "utf-16-le")):
        if high.count(0) > len(high) * _UTF16_NULS and not low.count(0):
            return encoding
    return None


def _declared(head: bytes) -> str | None:
    """A declared codec worth trying first (Big5, EUC-KR …); None leaves the choice to detection."""
    match = _DECLARED.search(head)
    if match is None or head.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return None
    try:
        info = codecs.lookup(match[1].decode("ascii"))
    except LookupError:
        return None
    # Codecs such as `rot13` or `zip` are no encodings of text.
    is_text = getattr(info, "_is_text_encoding", True)
    known = info.name in _DETECTED_BETTER or info.name.startswith(("utf", "unicode", "raw", "punycode", "idna"))
    return info.name if is_text and not known else None


def _unwrapped(text: str) -> str:
    """The page that an answer or a feed's CDATA holds, or that was escaped whole before it was put into another."""
    if (page := page_in_answer(text)) is not None:
        return page
    if text.lstrip().startswith("<?xml") and "<![CDATA[" in text and not _ROOT.search(text[:_HEAD]):
        return text.replace("<![CDATA[", " ").replace("]]>", " ")
    if not _CELL.search(text) and len(_ESCAPED_CELL.findall(text)) >= _CELLS_ENOUGH:
        return html.unescape(text)
    return text
