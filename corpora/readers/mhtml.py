"""MHTML (RFC 2557): what Word and many office systems write as "web page, single file", often under the name .doc."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from corpora.document.document import Document, Source
from corpora.document.errors import Corrupt
from corpora.readers.html import read_html
from corpora.readers.limits import DEFAULT, Limits
from corpora.readers.seen_picture import SeePicture

_FRAMESET = re.compile(rb"<frameset\b", re.IGNORECASE)


def read_mhtml(data: bytes, *, source: Source, limits: Limits = DEFAULT, see: SeePicture | None = None) -> Document:
    """The first HTML part that is a page and not a set of frames, with what `see` reads from the pictures saved with
    it; a warning counts the others (Excel's sheets).

    Raises Corrupt when there is none.
    """
    saved = message_from_bytes(data)
    bodies = _pages(saved)
    named = _pictures(saved) if see is not None else {}
    document = read_html(bodies[0], source=source, limits=limits, see=see, named=named)
    if len(bodies) == 1:
        return document
    left = f"mhtml_pages_left_out:{len(bodies) - 1}"
    return replace(document, warnings=(*document.warnings, left))


def pages_of(data: bytes) -> list[bytes]:
    """The HTML parts but for sets of frames, if there are others. Raises Corrupt when there are none."""
    return _pages(message_from_bytes(data))


def _pages(saved: Message) -> list[bytes]:
    pages = [page for part in saved.walk() if (page := _page(part))]
    if not pages:
        raise Corrupt("MHTML 中没有网页部分")
    return [page for page in pages if not _FRAMESET.search(page)] or pages


def _pictures(saved: Message) -> dict[str, bytes]:
    """By their location, and by `cid:` and their identifier (RFC 2557, 8)."""
    found: dict[str, bytes] = {}
    for part in saved.walk():
        body = part.get_payload(decode=True) if part.get_content_maintype() == "image" else None
        if not isinstance(body, bytes):
            continue
        location, identifier = part.get("Content-Location"), part.get("Content-ID")
        if location:
            found[location.strip()] = body
        if identifier:
            found[f"cid:{identifier.strip().strip('<>')}"] = body
    return found


def _page(part: Message) -> bytes | None:
    """The part's HTML; in UTF-8 with its mark where the part's header names an encoding, since that outranks meta."""
    if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
        return None
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes) or not body.strip():
        return None
    charset = part.get_content_charset()
    if charset is None:
        return body
    try:
        # GB 18030 contains GB 2312 and GBK, which is what the label mostly means and seldom keeps to.
        text = body.decode("gb18030" if charset in ("gb2312", "gbk") else charset)
    except (LookupError, UnicodeDecodeError):
        return body
    return text.encode("utf-8-sig")
