"""Zip containers opened with care: counted and weighed by their directory before anything is unpacked."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from corpora.document.errors import Corrupt, Encrypted, ExpandsTooFar, TooLarge
from corpora.readers.limits import DEFAULT, Limits

_ENCRYPTED_FLAG = 0x1
_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075
"""Info-ZIP's extra field that carries the name in UTF-8 (APPNOTE 4.6.9)."""

MEMBER_BYTES = 1024
"""Of a member in the directory, at most, on the average: 46, its name, its dates; Python holds about as much again."""

_END, _END_BYTES, _MAX_COMMENT = b"PK\x05\x06", 22, 65_535
_LOCATOR, _LOCATOR_BYTES = b"PK\x06\x07", 20
_END64, _END64_BYTES = b"PK\x06\x06", 56
"""The ends of a directory (APPNOTE 4.3.14 to 4.3.16); the larger one stands straight before the others."""

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, OSError, ValueError, NotImplementedError)
"""What the standard library raises on a damaged or unusual zip; LZMAError and UnicodeError are among them or below."""


def open_zip(data: bytes, *, limits: Limits = DEFAULT) -> zipfile.ZipFile:
    """The archive, its directory checked.

    Raises:
        Corrupt: not a zip, or its directory is cut off.
        Encrypted: any member needs a password.
        ExpandsTooFar: too many members, or they unpack to too much.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except DAMAGE as error:
        raise Corrupt("压缩包目录不完整") from error
    _check_directory(archive.infolist(), limits=limits)
    return archive


def open_folder(file: BinaryIO, *, limits: Limits = DEFAULT) -> zipfile.ZipFile | None:
    """A zip that holds documents, to be read member by member: nothing is checked but its directory, which stays lazy.

    None when the file is no zip that can be opened, whatever its first bytes say.

    Raises:
        ExpandsTooFar: its directory alone would take more memory than one of `limits.max_members` can.
    """
    try:
        size = _directory_bytes(file)
        if size is not None and size > limits.max_members * MEMBER_BYTES:
            raise ExpandsTooFar(f"压缩包目录有 {size} 字节")
        return zipfile.ZipFile(file)
    except DAMAGE:
        return None


def _directory_bytes(file: BinaryIO) -> int | None:
    """Size of the directory as the archive's end tells it, found as the standard library finds it; None without one."""
    end = file.seek(0, os.SEEK_END)
    start = file.seek(max(0, end - _END_BYTES - _MAX_COMMENT))
    tail = file.read()
    at = len(tail) - _END_BYTES
    if at < 0 or not tail.startswith(_END, at) or tail[-2:] != b"\0\0":
        at = tail.rfind(_END)
    if at < 0 or at + _END_BYTES > len(tail):
        return None
    (size,) = struct.unpack_from("<I", tail, at + 12)
    file.seek(max(0, start + at - _LOCATOR_BYTES))
    locator = file.read(_LOCATOR_BYTES)
    if len(locator) == _LOCATOR_BYTES and locator.startswith(_LOCATOR):
        file.seek(max(0, start + at - _LOCATOR_BYTES - _END64_BYTES))
        record = file.read(_END64_BYTES)
        if len(record) == _END64_BYTES and record.startswith(_END64):
            (size,) = struct.unpack_from("<Q", record, 40)
    return int(size)


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo | str, *, limits: Limits = DEFAULT) -> bytes:
    """The unpacked bytes of a member, checked against its CRC.

    Raises:
        Corrupt: no such member, damaged, or packed in a way that Python can't unpack.
        TooLarge, ExpandsTooFar: over the limit for one file.
        Encrypted: needs a password.
    """
    try:
        info = member if isinstance(member, zipfile.ZipInfo) else archive.getinfo(member)
        if info.file_size > limits.max_bytes:
            raise TooLarge(f"压缩包成员超过 {limits.max_bytes} 字节")
        _check_ratio(info, limits=limits)
        return archive.read(info)
    except KeyError as error:
        raise Corrupt("压缩包缺少必需的部分") from error
    except RuntimeError as error:
        if isinstance(error, NotImplementedError):
            raise Corrupt("压缩包成员的压缩方法不受支持") from error
        raise Encrypted("压缩包成员") from error
    except DAMAGE as error:
        raise Corrupt("压缩包成员损坏") from error


def files(archive: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Each member that is a file, with its name as its author wrote it."""
    for info in archive.infolist():
        if info.filename and not info.is_dir():
            yield member_name(info), info


def member_name(info: zipfile.ZipInfo) -> str:
    """The member's name. Chinese Windows writes GBK and sets no flag, which the standard library reads as cp437."""
    extra = _unicode_path(info.extra)
    if extra is not None:
        return extra
    if info.flag_bits & _UTF8_FLAG:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _unicode_path(extra: bytes) -> str | None:
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        if kind == _UNICODE_PATH and size > 5:
            try:
                return extra[9 : 4 + size].decode("utf-8")
            except UnicodeDecodeError:
                return None
        extra = extra[4 + size :]
    return None


def _check_directory(members: list[zipfile.ZipInfo], *, limits: Limits) -> None:
    if len(members) > limits.max_members:
        raise ExpandsTooFar(f"压缩包成员超过 {limits.max_members} 个")
    if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
        raise Encrypted("压缩包")
    if sum(member.file_size for member in members) > limits.max_expanded_bytes:
        raise ExpandsTooFar(f"解压后超过 {limits.max_expanded_bytes} 字节")
    for member in members:
        _check_ratio(member, limits=limits)


def _check_ratio(member: zipfile.ZipInfo, *, limits: Limits) -> None:
    ratio = member.file_size / max(1, member.compress_size)
    if member.file_size > limits.ratio_floor_bytes and ratio > limits.max_ratio:
        raise ExpandsTooFar(f"压缩比超过 {limits.max_ratio:g}")
