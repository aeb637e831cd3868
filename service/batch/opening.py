"""The bytes of an item, fetched in the worker that reads them."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from io import BytesIO
from typing import BinaryIO

from corpora.document.errors import Corrupt, DocumentError, NotFound, TooLarge
from corpora.document.reading import Unread
from corpora.readers.archive import open_folder, read_member
from corpora.readers.limits import DEFAULT, Limits
from corpora.readers.sources import RawSource, documents_in
from service.batch import stores
from service.batch.nouns import Item
from service.batch.sources import unread


class Opener:
    """Gives an item's documents, one after the other: one, unless it turns out to be an archive.

    It never raises over an item. An archive stays open while its members are asked for one after the other, so that
    its directory is read once.
    """

    def __init__(self, *, limits: Limits = DEFAULT) -> None:
        self._limits = limits
        self._url: str | None = None
        self._members: dict[str, tuple[zipfile.ZipFile, zipfile.ZipInfo]] = {}
        self._held = ExitStack()

    def __enter__(self) -> Opener:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the archive."""
        self._url, self._members = None, {}
        self._held.close()

    def __call__(self, item: Item) -> Iterator[RawSource | Unread]:
        """The documents, or why there are none."""
        try:
            if item.members:
                data = self._member(item)
                yield from documents_in(item.path, BytesIO(data), size=len(data), depth=1, limits=self._limits)
            else:
                with _opened(item.url) as file:
                    size = item.size_bytes if item.size_bytes is not None else file.seek(0, os.SEEK_END)
                    file.seek(0)
                    yield from documents_in(item.path, file, size=size, limits=self._limits)
        except DocumentError as error:
            yield unread(item.path, error, size_bytes=item.size_bytes)
        except stores.TROUBLE as error:
            yield unread(item.path, NotFound(type(error).__name__), size_bytes=item.size_bytes)

    def _member(self, item: Item) -> bytes:
        if item.size_bytes is not None and item.size_bytes > self._limits.max_bytes:
            raise TooLarge(f"压缩包成员超过 {self._limits.max_bytes} 字节")
        if self._url != item.url:
            self._open(item.url)
        found = self._members.get(item.members[0])
        if found is None:
            raise Corrupt("压缩包在读取期间改变")
        return read_member(*found, limits=self._limits)

    def _open(self, url: str) -> None:
        self.close()
        archive = open_folder(self._held.enter_context(_opened(url)), limits=self._limits)
        if archive is None:
            raise Corrupt("压缩包在读取期间改变")
        self._held.enter_context(archive)
        self._members = {f"{info.header_offset}:{info.filename}": (archive, info) for info in archive.infolist()}
        self._url = url


def _opened(url: str) -> BinaryIO:
    return stores.open_url(url) if stores.is_url(url) else open(url, "rb")
