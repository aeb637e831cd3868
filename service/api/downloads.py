"""Names of files that are sent, whatever a stranger called them."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

MAX_NAME: Final = 150
"""Characters; file systems take 255 bytes."""

_RESERVED: Final = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
"""Devices of Windows."""


def file_name(wanted: str) -> str:
    """A name that every file system takes: no separators, no control characters, no characters that turn the reading
    direction, no dots at its ends.
    """
    kept = "".join("_" if sign in '\\/:*?"<>|' or not sign.isprintable() else sign for sign in wanted).strip(" .")
    stem, dot, suffix = kept.rpartition(".")
    if dot and len(suffix) <= 10:
        kept = stem[: MAX_NAME - len(suffix) - 1] + dot + suffix
    kept = kept[:MAX_NAME].strip(" .") or "gouji"
    return f"_{kept}" if _RESERVED.match(kept) else kept


def disposition(wanted: str) -> str:
    """`Content-Disposition` of a download (RFC 6266): a plain name for old clients, the whole one beside it."""
    name = file_name(wanted)
    plain = "".join(sign if sign.isascii() and sign not in "%;'" else "_" for sign in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='', errors='replace')}"
