"""What the user named → files to read, one in memory at a time: files, folders, archives, standard input."""

from __future__ import annotations

import hashlib
import os
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from corpora.document.errors import DocumentError, Empty, ExpandsTooFar, NotFound, TooLarge
from corpora.document.reading import Unread
from corpora.readers.archive import files, open_folder, read_member
from corpora.readers.limits import DEFAULT, Limits
from corpora.readers.sniff import ZIP, zip_type

STANDARD_INPUT = "-"
_LOCK_PREFIX = "~$"
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_MACOS_FOLDER = "__MACOSX"
INSIDE = "!/"
"""Stands in paths between an archive and what lies in it."""


@dataclass(slots=True)
class _Allowance:
    """What the members of one archive, and of the archives in it, may still come to together. A chain of archives that
    each hold ten of the next would otherwise have ten to the power of its length.
    """

    members: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RawSource:
    """Bytes that wait to be read. `path` is as the user named it, with `archive.zip!/member` for what lies inside."""

    path: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The document's key; computed at each call."""
        return hashlib.sha256(self.data).hexdigest()


def iter_sources(
    paths: Iterable[str | Path],
    *,
    limits: Limits = DEFAULT,
    stdin: BinaryIO | None = None,
    written: Iterable[Path] = (),
) -> Iterator[RawSource | Unread]:
    """Every document under `paths`, in order; folders recursively and sorted, hidden and lock files left out.

    What can't be had is an `Unread` in its place, and the others follow. `stdin` stands in for standard input. What
    is `written` (files, folders) is left out of the folders that hold it: a run must not read what it puts there.
    """
    own = frozenset(path.resolve() for path in written)
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield from _from_stream(STANDARD_INPUT, stdin or sys.stdin.buffer, limits=limits)
        elif os.path.isdir(path):
            for found in _walk(Path(path), own):
                yield from [found] if isinstance(found, Unread) else _from_file(found, limits=limits)
        else:
            yield from _from_file(Path(path), limits=limits)


def _walk(folder: Path, own: frozenset[Path]) -> Iterator[Path | Unread]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield _unread(str(folder), NotFound(type(error).__name__))
        return
    for entry in entries:
        if is_noise(entry.name) or (own and entry.resolve() in own):
            continue
        # A link to a folder may lead back up; a link to a file is a file.
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _walk(entry, own)
        # Pipes and devices are left out, also behind a link: to open one may wait for ever. A dead link is told.
        elif entry.is_file() or not entry.exists():
            yield entry


def is_noise(name: str) -> bool:
    """Is a file or folder of that name none of the user's documents: hidden, a lock, a packer's leftover?"""
    return name.startswith((".", _LOCK_PREFIX)) or name == _MACOS_FOLDER


def _from_file(path: Path, *, limits: Limits) -> Iterator[RawSource | Unread]:
    try:
        with path.open("rb") as file:
            if not file.seekable():
                yield from _from_stream(str(path), file, limits=limits)
                return
            size = os.fstat(file.fileno()).st_size
            allowance = _Allowance(limits.max_members)
            yield from _from_open(str(path), file, size=size, depth=0, allowance=allowance, limits=limits)
    except OSError as error:
        yield _unread(str(path), NotFound(type(error).__name__))


def _from_stream(path: str, stream: BinaryIO, *, limits: Limits) -> Iterator[RawSource | Unread]:
    data = stream.read(limits.max_bytes + 1)
    allowance = _Allowance(limits.max_members)
    yield from _from_open(path, BytesIO(data), size=len(data), depth=0, allowance=allowance, limits=limits)


def _from_open(
    path: str, file: BinaryIO, *, size: int, depth: int, allowance: _Allowance, limits: Limits
) -> Iterator[RawSource | Unread]:
    """An archive's members, or the file itself. An archive of files may be of any size: it is never read whole."""
    try:
        archive = open_folder(file, limits=limits) if starts_like_zip(file) else None
    except DocumentError as error:
        yield _unread(path, error, size_bytes=size)
        return
    if archive is not None and holds_files(archive):
        if depth < limits.max_nesting:
            yield from _from_archive(path, archive, depth=depth, allowance=allowance, limits=limits)
        else:
            yield _unread(path, ExpandsTooFar(f"压缩包嵌套超过 {limits.max_nesting} 层"), size_bytes=size)
        return
    if size > limits.max_bytes:
        yield _unread(path, TooLarge(f"文件超过 {limits.max_bytes} 字节"), size_bytes=size)
        return
    file.seek(0)
    data = file.read(limits.max_bytes + 1)  # a device, or a file that grows, has more than it says
    if len(data) > limits.max_bytes:
        yield _unread(path, TooLarge(f"文件超过 {limits.max_bytes} 字节"))
    else:
        yield RawSource(path=path, data=data)


def documents_in(
    path: str, file: BinaryIO, *, size: int, depth: int = 0, limits: Limits = DEFAULT
) -> Iterator[RawSource | Unread]:
    """What an open file of `size` bytes holds: the members of an archive, or the file itself. `depth` archives are
    around it already.
    """
    yield from _from_open(path, file, size=size, depth=depth, allowance=_Allowance(limits.max_members), limits=limits)


def starts_like_zip(file: BinaryIO) -> bool:
    """By its first bytes; the file is left at its beginning."""
    start = file.read(4)
    file.seek(0)
    return start in _ZIP_MAGIC


def holds_files(archive: zipfile.ZipFile) -> bool:
    """Is it an archive of documents, and not itself one (DOCX, XLSX)?"""
    try:
        return zip_type(archive) == ZIP
    except DocumentError:
        return False


def _from_archive(
    path: str, archive: zipfile.ZipFile, *, depth: int, allowance: _Allowance, limits: Limits
) -> Iterator[RawSource | Unread]:
    members = wanted_members(archive)
    if not members:
        yield _unread(path, Empty("压缩包中没有文件"))
        return
    if len(members) > allowance.members:
        yield _unread(path, ExpandsTooFar(f"压缩包成员超过 {limits.max_members} 个"))
        return
    allowance.members -= len(members)
    for name, info in members:
        inner = path + INSIDE + name
        try:
            data = read_member(archive, info, limits=limits)
        except DocumentError as error:
            yield _unread(inner, error, size_bytes=info.file_size)
            continue
        yield from _from_open(inner, BytesIO(data), size=len(data), depth=depth + 1, allowance=allowance, limits=limits)


def wanted_members(archive: zipfile.ZipFile) -> list[tuple[str, zipfile.ZipInfo]]:
    """Members and their names, sorted, without noise."""
    named = (("/".join(parts), info) for name, info in files(archive) if _is_wanted(parts := _inner_parts(name)))
    return sorted(named, key=lambda member: member[0])


def _is_wanted(parts: list[str]) -> bool:
    return bool(parts) and not any(is_noise(part) for part in parts)


def _inner_parts(name: str) -> list[str]:
    """The parts of a member's name without roots and steps upwards: a name must not look like a place on this disk."""
    return [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]


def _unread(path: str, error: DocumentError, *, size_bytes: int | None = None) -> Unread:
    return Unread(path=path, failure=error.failure(), size_bytes=size_bytes)
