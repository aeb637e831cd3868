"""Pictures that a page brings along: in its markup (RFC 2397) or as parts of a saved page (RFC 2557).

Those that a page only points at are never asked for: reading a document opens no connection.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from typing import Final

from corpora.readers.seen_picture import LEAST_PICTURE_BYTES, MOST_PICTURES

HELD: Final = "picture:"
"""What the source of a picture begins with once it is held; a number follows."""
_TAG = re.compile(r"<img(?=[\s/])", re.IGNORECASE)
_SOURCE = re.compile(r"""(?<=[\s"'/])src\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_DATA = re.compile(r"data:image/(?:png|jpe?g|tiff?);base64,", re.IGNORECASE)
_BROUGHT = re.compile(
    rb"data:image/(?:png|jpe?g|tiff?);base64,[^\"'>)]{%d}|content-type:\s*image/(?:png|jpe?g|tiff?)"
    % (LEAST_PICTURE_BYTES * 4 // 3),
    re.IGNORECASE,
)
_WHITE = re.compile(r"\s+|%0[ad]", re.IGNORECASE)


def held_pictures(markup: str, named: Mapping[str, bytes]) -> tuple[str, dict[str, bytes]]:
    """The markup with short names for the sources of pictures that came with it, and their bytes by those names.

    Args:
        markup: of the page.
        named: parts of a saved page, by what the markup calls them.
    """
    pieces: list[str] = []
    held: dict[str, bytes] = {}
    done = 0
    while (tag := _TAG.search(markup, done)) is not None and (end := markup.find(">", tag.end())) >= 0:
        source = _SOURCE.search(markup, tag.end() - 1, end)
        pieces.append(markup[done : tag.end()])
        done = end
        if source is None:
            pieces.append(markup[tag.end() : end])
            continue
        group = source.lastindex or 0
        start, stop = source.span(group)
        data = _bytes_of(source[group], named) if len(held) < MOST_PICTURES else None
        name = source[group] if data is None else f"{HELD}{len(held)}"
        if data is not None:
            held[name] = data
        pieces.append(markup[tag.end() : start] + ("" if _DATA.match(name) else name) + markup[stop:end])
    return "".join(pieces) + markup[done:], held


def _bytes_of(source: str, named: Mapping[str, bytes]) -> bytes | None:
    data = named.get(source)
    if data is None and (prefix := _DATA.match(source)) is not None:
        try:
            data = base64.b64decode(_WHITE.sub("", source[prefix.end() :]))
        except (binascii.Error, ValueError):
            return None
    return data if data is not None and len(data) >= LEAST_PICTURE_BYTES else None


def brings_pictures(data: bytes) -> bool:
    """Whether a page may hold such pictures; a glance at its bytes."""
    return _BROUGHT.search(data) is not None
