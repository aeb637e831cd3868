"""Texts as they lie in the database: JSON shrinks to an eighth."""

from __future__ import annotations

import zlib


def pack(data: bytes) -> bytes:
    """Compressed."""
    return zlib.compress(data)


def unpack(data: bytes) -> bytes:
    """What `pack` was given."""
    return zlib.decompress(data)


def pack_text(text: str) -> bytes:
    """Compressed, in UTF-8; half surrogates, which UTF-8 has not, become `?`."""
    return pack(text.encode("utf-8", "replace"))


def unpack_text(data: bytes) -> str:
    """What `pack_text` was given."""
    return unpack(data).decode()
