"""OLE compound files ([MS-CFB]): what is inside (Word, Excel, an encrypted package), and to take it out."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from corpora.document.errors import Corrupt

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_END_OF_CHAIN = 0xFFFFFFFC
"""This and the values above it are no sectors: end, free, and marks of the table itself."""
_NO_STREAM = 0xFFFFFFFF
_ENTRY_BYTES = 128
_MINI_SECTOR_BYTES = 64
_MAX_SIBLINGS = 4096
"""Entries that a storage may list before it counts as damaged; Word files have a dozen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """An entry of the root storage. `start` is its first sector: of the small ones when it is small."""

    name: str
    start: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CompoundFile:
    """A file whose directory could be followed. `streams` are those under the root, by name in lower case.

    Names compare without case ([MS-CFB] 2.6.4), and some writers make use of it.
    """

    data: bytes
    sector_bytes: int
    mini_cutoff: int
    fat: tuple[int, ...]
    root: Stream
    streams: dict[str, Stream]

    def read(self, stream: Stream, *, length: int | None = None) -> bytes:
        """The first `length` bytes of a stream, all of them by default; fewer where the file is cut off."""
        wanted = stream.length if length is None else min(length, stream.length)
        if stream.length >= self.mini_cutoff or stream is self.root:
            return b"".join(_take(self._sectors(stream.start), wanted))[:wanted]
        return b"".join(_take(self._mini_sectors(stream.start), wanted))[:wanted]

    def _sectors(self, sector: int) -> Iterator[bytes]:
        for number in _chain(self.fat, sector):
            start = (number + 1) * self.sector_bytes
            yield self.data[start : start + self.sector_bytes]

    def _mini_sectors(self, sector: int) -> Iterator[bytes]:
        container = self.read(self.root)
        (first,) = struct.unpack_from("<I", self.data, 60)
        table = b"".join(self._sectors(first))
        links = struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])
        for number in _chain(links, sector):
            yield container[number * _MINI_SECTOR_BYTES : (number + 1) * _MINI_SECTOR_BYTES]


def open_compound(data: bytes) -> CompoundFile:
    """The file's directory. Raises Corrupt when it can't be followed."""
    try:
        return _open(data)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise Corrupt("OLE 目录不完整") from error


def _open(data: bytes) -> CompoundFile:
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in (9, 12):
        raise Corrupt("OLE 扇区大小不合规范")
    size = 1 << shift
    fat = tuple(_fat(data, size=size))
    (first,) = struct.unpack_from("<I", data, 48)
    directory = b"".join(_sector(data, number, size=size) for number in _chain(fat, first))
    entries = {index: _entry(directory, index) for index in (0, *_siblings(directory))}
    root = entries.pop(0)
    return CompoundFile(
        data=data,
        sector_bytes=size,
        mini_cutoff=struct.unpack_from("<I", data, 56)[0],
        fat=fat,
        root=root,
        streams={entry.name.lower(): entry for entry in entries.values()},
    )


def _entry(directory: bytes, index: int) -> Stream:
    entry = directory[index * _ENTRY_BYTES : (index + 1) * _ENTRY_BYTES]
    (name_bytes,) = struct.unpack_from("<H", entry, 64)
    start, length = struct.unpack_from("<II", entry, 116)
    return Stream(name=entry[: max(0, min(name_bytes, 64) - 2)].decode("utf-16-le"), start=start, length=length)


def _siblings(directory: bytes) -> list[int]:
    """Indices of the root's children: a red-black tree of left and right siblings."""
    found: list[int] = []
    waiting = [struct.unpack_from("<I", directory, 76)[0]]
    seen = {0}
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


def _fat(data: bytes, *, size: int) -> Iterator[int]:
    """The allocation table: its sectors are named in the header (109) and in a chain of their own (DIFAT)."""
    sectors = list(struct.unpack_from("<109I", data, 76))
    (following,) = struct.unpack_from("<I", data, 68)
    seen: set[int] = set()
    while following < _END_OF_CHAIN and following not in seen:
        seen.add(following)
        *words, following = struct.unpack(f"<{size // 4}I", _sector(data, following, size=size))
        sectors.extend(words)
    for sector in sectors:
        if sector < _END_OF_CHAIN:
            yield from struct.unpack(f"<{size // 4}I", _sector(data, sector, size=size))


def _chain(links: tuple[int, ...], sector: int) -> Iterator[int]:
    seen: set[int] = set()
    while sector < len(links) and sector not in seen:
        seen.add(sector)
        yield sector
        sector = links[sector]


def _take(pieces: Iterator[bytes], wanted: int) -> Iterator[bytes]:
    for piece in pieces:
        if wanted <= 0:
            return
        yield piece
        wanted -= len(piece)


def _sector(data: bytes, sector: int, *, size: int) -> bytes:
    start = (sector + 1) * size
    if start >= len(data):
        raise Corrupt("OLE 文件被截断")
    return data[start : start + size].ljust(size, b"\xff")
