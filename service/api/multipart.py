"""A multipart body as it comes in, one file at a time: no upload is ever held whole in memory."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, Final, cast

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request

from service.api.options import UploadLimits
from service.api.problems import Refused

FIELD: Final = "files"
IN_MEMORY_BYTES: Final = 1024 * 1024
"""Of a file; what is longer goes to a temporary one."""
MAX_NAME: Final = 1000
"""Characters of a file's name, folders included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A file that has come in whole. `file` stands at its beginning and is closed when the next one is asked for."""

    name: str
    file: BinaryIO
    size_bytes: int


@dataclass(slots=True)
class _Part:
    name: str | None
    """None for a field that is no file of ours."""
    file: SpooledTemporaryFile[bytes]
    size_bytes: int = 0


def boundary_of(request: Request) -> bytes:
    """Of a multipart request. Raises Refused for every other kind."""
    kind, options = parse_options_header(request.headers.get("content-type"))
    boundary = options.get(b"boundary")
    if kind != b"multipart/form-data":
        raise Refused("unsupported_media_type", ("应为 multipart/form-data", "multipart/form-data is wanted"))
    if not boundary:
        raise Refused("bad_request", ("multipart 缺少 boundary", "multipart without a boundary"))
    return boundary


async def received_files(request: Request, *, limits: UploadLimits) -> AsyncIterator[Received]:
    """Each file of the field `files`, as soon as it is there.

    Raises:
        Refused: the body is over a limit, is none, is cut off, or its sender has fallen silent or trickles.
    """
    parser = _Parser(boundary_of(request), max_files=limits.request_files)
    taken = 0
    try:
        async for chunk in _chunks(request, limits=limits):
            taken += len(chunk)
            if taken > limits.request_bytes:
                raise Refused("too_large", _over(limits.request_bytes))
            parser.feed(chunk)
            async for received in parser.drained():
                yield received
        if not parser.complete:
            raise Refused("bad_request", ("multipart 不完整", "the multipart body is cut off"))
    finally:
        parser.close()


def refuse_by_length(request: Request, *, limits: UploadLimits) -> None:
    """Before anything is received. Raises Refused."""
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > limits.request_bytes:
        raise Refused("too_large", _over(limits.request_bytes))


def _over(limit: int) -> tuple[str, str]:
    return f"上传超过 {limit} 字节", f"the upload is over {limit} bytes"


async def _chunks(request: Request, *, limits: UploadLimits) -> AsyncIterator[bytes]:
    """Only time spent in waiting for the sender counts against it, not what is done with its files meanwhile."""
    stream, waited, taken = request.stream(), 0.0, 0
    while True:
        start = time.monotonic()
        try:
            async with asyncio.timeout(limits.idle_seconds):
                chunk = await anext(stream)
        except StopAsyncIteration:
            return
        except TimeoutError as error:
            raise Refused("too_slow", _silent(limits.idle_seconds)) from error
        except ClientDisconnect as error:
            raise Refused("bad_request", ("上传中断", "the upload broke off")) from error
        waited, taken = waited + time.monotonic() - start, taken + len(chunk)
        if waited > limits.idle_seconds and taken < limits.least_bytes_a_second * waited:
            raise Refused("too_slow", _trickles(limits.least_bytes_a_second))
        yield chunk


def _silent(seconds: float) -> tuple[str, str]:
    return f"{seconds:g} 秒内没有收到数据", f"nothing came in for {seconds:g} seconds"


def _trickles(rate: int) -> tuple[str, str]:
    return f"上传慢于每秒 {rate} 字节", f"the upload is slower than {rate} bytes a second"


class _Parser:
    """python-multipart's callbacks, turned into a list of what happened."""

    def __init__(self, boundary: bytes, *, max_files: int) -> None:
        self._max_files, self._files = max_files, 0
        self._header, self._value, self._disposition = b"", b"", b""
        self._events: list[tuple[_Part, bytes | None]] = []
        self._part: _Part | None = None
        self._open: list[_Part] = []
        self.complete = False
        try:
            self._parser = MultipartParser(
                boundary,
                {
                    "on_part_begin": self._begin, "on_header_field": self._field, "on_header_value": self._content,
                    "on_header_end": self._header_end, "on_headers_finished": self._headers_end,
                    "on_part_data": self._data, "on_part_end": self._end, "on_end": self._all,
                },
            )  # fmt: skip
        except FormParserError as error:
            raise Refused("bad_request", ("multipart 有误", "the multipart body is not right")) from error

    def feed(self, chunk: bytes) -> None:
        """Raises Refused for what is no multipart."""
        try:
            self._parser.write(chunk)
        except FormParserError as error:
            raise Refused("bad_request", ("multipart 有误", "the multipart body is not right")) from error

    async def drained(self) -> AsyncIterator[Received]:
        """Writes what came in, and gives the files that are whole."""
        events, self._events = self._events, []
        for part, data in events:
            if part.name is None:
                continue
            if data is None:
                part.file.seek(0)
                yield Received(name=part.name, file=cast(BinaryIO, part.file), size_bytes=part.size_bytes)
                part.file.close()
                self._open.remove(part)
                continue
            part.size_bytes += len(data)
            if part.size_bytes > IN_MEMORY_BYTES:
                await run_in_threadpool(part.file.write, data)
            else:
                part.file.write(data)

    def close(self) -> None:
        """Gives back what is still open."""
        for part in self._open:
            part.file.close()
        self._open.clear()

    def _begin(self) -> None:
        self._disposition = b""

    def _field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _content(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        if self._header.lower() == b"content-disposition":
            self._disposition = self._value
        self._header, self._value = b"", b""

    def _headers_end(self) -> None:
        _, options = parse_options_header(self._disposition.decode("latin-1"))
        name = None
        if b"filename" in options:
            if options.get(b"name", b"").decode(errors="replace") != FIELD:
                raise Refused("invalid", (f"文件应在字段 {FIELD} 中", f"files belong in the field {FIELD}"))
            self._files += 1
            if self._files > self._max_files:
                detail = f"一次至多 {self._max_files} 个文件", f"at most {self._max_files} files at once"
                raise Refused("too_many_files", detail)
            name = safe_name(options[b"filename"].decode(errors="replace"))
        self._part = _Part(name, SpooledTemporaryFile(max_size=IN_MEMORY_BYTES))  # noqa: SIM115 - see `close`
        if name is not None:
            self._open.append(self._part)

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._part is not None and self._part.name is not None:
            self._events.append((self._part, data[start:end]))

    def _end(self) -> None:
        if self._part is not None:
            self._events.append((self._part, None))
        self._part = None

    def _all(self) -> None:
        self.complete = True


def safe_name(name: str) -> str:
    """The name as a label: no roots, no steps upwards, no characters that steer a terminal. It is never a place."""
    parts = [part.strip() for part in name.replace("\\", "/").split("/")]
    kept = "/".join(part for part in parts if part not in ("", ".", ".."))
    shown = "".join(sign if sign.isprintable() else "�" for sign in kept)
    return shown[-MAX_NAME:].lstrip("/") or "未命名"
