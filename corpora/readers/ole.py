"""The directory of an OLE compound file ([MS-CFB]), enough to say what is inside: Word, Excel, an encrypted package."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from corpora.document.errors import Corrupt

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_END_OF_CHAIN = 0xFFFFFFFE
_NO_STREAM = 0xFFFFFFFF
_ENTRY_BYTES = 128
_HEAD_BYTES = 64
_MAX_SIBLINGS = 4096
"""Entries that a storage may list before it counts as damaged; Word files have a dozen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """An entry of the root storage: its name, and the first bytes of a stream that is stored in whole sectors.

    `head` is b"" for a storage, a small stream, and one that lies beyond the end of a cut file.
    """

    name: str
    head: bytes


def root_streams(data: bytes) -> dict[str, Stream]:
    """Entries directly under the root, by name in lower case. Raises Corrupt when the directory can't be followed."""
    try:
        return _root_streams(data)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise Corrupt("OLE 目录不完整") from error


def _root_streams(data: bytes) -> dict[str, Stream]:
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in (9, 12):
        raise Corrupt("OLE 扇区大小不合规范")
    size = 1 << shift
    (first,) = struct.unpack_from("<I", data, 48)
    (mini_cutoff,) = struct.unpack_from("<I", data, 56)
    directory = b"".join(_chain(data, first, size=size))
    streams: dict[str, Stream] = {}
    for index in _siblings(directory, struct.unpack_from("<I", directory, 76)[0]):
        entry = directory[index * _ENTRY_BYTES : (index + 1) * _ENTRY_BYTES]
        (name_bytes,) = struct.unpack_from("<H", entry, 64)
        name = entry[: max(0, min(name_bytes, 64) - 2)].decode("utf-16-le")
        (start, length) = struct.unpack_from("<II", entry, 116)
        at = (start + 1) * size
        head = data[at : at + _HEAD_BYTES] if length >= mini_cutoff else b""
        # Names compare without case ([MS-CFB] 2.6.4), and some writers make use of it.
        streams[name.lower()] = Stream(name=name, head=head)
    return streams


def _siblings(directory: bytes, root_child: int) -> list[int]:
    """Indices of the root's children: a red-black tree of left and right siblings."""
    found: list[int] = []
    seen: set[int] = set()
    waiting = [root_child]
    while waiting:
        index = waiting.pop()
        if index == _NO_STREAM or index in seen:
            continue
        if len(seen) > _MAX_SIBLINGS:
            raise Corrupt("OLE 目录过大")
        seen.add(index)
        found.append(index)
        waiting.extend(struct.unpack_from("<II", directory, index * _ENTRY_BYTES + 68))
    return found


def _chain(data: bytes, sector: int, *, size: int) -> list[bytes]:
    fat = _fat_sectors(data, size=size)
    sectors: list[bytes] = []
    seen: set[int] = set()
    while sector < _END_OF_CHAIN and sector not in seen:
        seen.add(sector)
        sectors.append(_sector(data, sector, size=size))
        block, index = divmod(sector, size // 4)
        (sector,) = struct.unpack_from("<I", _sector(data, fat[block], size=size), 4 * index)
    return sectors


def _fat_sectors(data: bytes, *, size: int) -> list[int]:
    """Where the sectors of the allocation table are: 109 in the header, the rest in a chain of their own."""
    sectors = list(struct.unpack_from("<109I", data, 76))
    (following,) = struct.unpack_from("<I", data, 68)
    seen: set[int] = set()
    while following < _END_OF_CHAIN and following not in seen:
        seen.add(following)
        *words, following = struct.unpack_from(f"<{size // 4}I", _sector(data, following, size=size))
        sectors.extend(words)
    return sectors


def _sector(data: bytes, sector: int, *, size: int) -> bytes:
    start = (sector + 1) * size
    if start >= len(data):
        raise Corrupt("OLE 文件被截断")
    return data[start : start + size]
