"""The bare text of a Word 97 file, to see whether its converter left anything out ([MS-DOC] 2.4.1)."""

from __future__ import annotations

import struct

from corpora.document.errors import Corrupt
from corpora.readers.ole import open_compound

_WORD_97 = 0xA5EC
_FLAGS, _TEXT_CHARACTERS, _PIECES = 0x0A, 0x4C, 0x1A2
"""Offsets in the file information block: flags, length of the main text, place and size of the piece table."""
_SECOND_TABLE = 0x0200
_COMPRESSED = 0x40000000
_GRPPRL, _PIECE_TABLE = 1, 2


def doc_text(data: bytes) -> str | None:
    """The main text with its marks: CR ends a paragraph, BEL (7) a cell or a row. None where it can't be told."""
    try:
        return _doc_text(data)
    except (Corrupt, struct.error, IndexError, UnicodeDecodeError):
        return None


def _doc_text(data: bytes) -> str | None:
    file = open_compound(data)
    word = file.read(file.streams["worddocument"]) if "worddocument" in file.streams else b""
    magic, flags = struct.unpack_from("<H8xH", word)
    table = file.streams.get("1table" if flags & _SECOND_TABLE else "0table")
    if magic != _WORD_97 or table is None:
        return None
    (characters,) = struct.unpack_from("<I", word, _TEXT_CHARACTERS)
    start, length = struct.unpack_from("<II", word, _PIECES)
    pieces = _piece_table(file.read(table)[start : start + length])
    return "".join(_pieces(word, pieces))[:characters]


def _piece_table(clx: bytes) -> bytes:
    at = 0
    while clx[at] == _GRPPRL:
        at += 3 + int(struct.unpack_from("<H", clx, at + 1)[0])
    if clx[at] != _PIECE_TABLE:
        raise Corrupt("Word 文字表不完整")
    (length,) = struct.unpack_from("<I", clx, at + 1)
    return clx[at + 5 : at + 5 + length]


def _pieces(word: bytes, table: bytes) -> list[str]:
    count = (len(table) - 4) // 12
    positions = struct.unpack_from(f"<{count + 1}I", table)
    texts: list[str] = []
    # No character takes less than a byte: pieces that overlap are an attack.
    if positions[-1] > len(word) or list(positions) != sorted(positions):
        raise Corrupt("Word 文字表不合规范")
    for number in range(count):
        (place,) = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * number + 2)
        length = positions[number + 1] - positions[number]
        if place & _COMPRESSED:
            start = (place & ~_COMPRESSED) // 2
            texts.append(word[start : start + length].decode("cp1252", errors="replace"))
        else:
            texts.append(word[place : place + 2 * length].decode("utf-16-le", errors="replace"))
    return texts
