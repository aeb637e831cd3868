"""DIR: what lies where in the output of a batch, and the file systems that it may be on.

DIR/records|figures|claims|checks|failures|paths|links/*.parquet   committed parts
DIR/manifest.json                                                  what was run, when it ended
DIR/_gouji/commits/*.json      the commits, in order; what none of them names is not there
DIR/_gouji/staging/…           what workers write before the driver commits it
DIR/_gouji/progress.json, lock
"""

from __future__ import annotations

import io
import os
import secrets
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from service.batch.stores import FILE, is_url, store_of

INSIDE: Final = "_gouji"
COMMITS: Final = f"{INSIDE}/commits"
STAGING: Final = f"{INSIDE}/staging"
PROGRESS: Final = f"{INSIDE}/progress.json"
LOCK: Final = f"{INSIDE}/lock"
MANIFEST: Final = "manifest.json"


class Store(Protocol):
    """A folder on some file system; names are relative to it, with `/`. Raises OSError like the file system does."""

    url: str
    has_rename: bool

    def open_input(self, name: str) -> BinaryIO:
        """A seekable stream of the file's bytes."""

    def open_output(self, name: str) -> BinaryIO:
        """A stream that makes the file, with its folder; it may be seen half written: for staging only."""

    def put(self, name: str, data: bytes) -> None:
        """The file holds `data`, whole, or what it held before."""

    def get(self, name: str) -> bytes | None:
        """The file's bytes; None where there is no such file."""

    def names(self, folder: str) -> list[str]:
        """Files under `folder`, however deep, sorted, as names relative to the store."""

    def size(self, name: str) -> int:
        """Of a file, in bytes."""

    def move(self, source: str, target: str) -> None:
        """`target` appears whole; then `source` is gone."""

    def remove(self, name: str) -> None:
        """The file is gone; nothing happens where there was none."""


def open_store(place: str) -> Store:
    """The store at a path of this machine or a URL of fsspec.

    Raises:
        UsageError: for a URL of a kind whose package is not installed.
        OSError: when the folder cannot be made.
    """
    if is_url(place):
        return RemoteStore(place)
    return LocalStore(Path(place.removeprefix(FILE)))


class _Synced(io.BufferedWriter):
    """Closed means on the disk: a commit must not name what a power cut would take."""

    def close(self) -> None:
        if not self.closed:
            self.flush()
            os.fsync(self.fileno())
        super().close()


def _sync_folder(folder: Path) -> None:
    """A new name is on the disk when its folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class LocalStore:
    """A folder of this machine, or of a disk that several share."""

    has_rename = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()
        self._folder.mkdir(parents=True, exist_ok=True)
        self.url = str(self._folder)

    def open_input(self, name: str) -> BinaryIO:
        """See `Store`."""
        return (self._folder / name).open("rb")

    def open_output(self, name: str) -> BinaryIO:
        """See `Store`."""
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return _Synced(io.FileIO(path, "w"))

    def put(self, name: str, data: bytes) -> None:
        """See `Store`."""
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        try:
            with waiting.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            waiting.replace(path)
            _sync_folder(path.parent)
        finally:
            waiting.unlink(missing_ok=True)

    def get(self, name: str) -> bytes | None:
        """See `Store`."""
        try:
            return (self._folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def names(self, folder: str) -> list[str]:
        """See `Store`."""
        found = []
        for place, _, files in os.walk(self._folder / folder):
            found += [str(Path(place, file).relative_to(self._folder)) for file in files]
        return sorted(found)

    def size(self, name: str) -> int:
        """See `Store`."""
        return (self._folder / name).stat().st_size

    def move(self, source: str, target: str) -> None:
        """See `Store`."""
        path = self._folder / target
        path.parent.mkdir(parents=True, exist_ok=True)
        (self._folder / source).replace(path)
        _sync_folder(path.parent)

    def remove(self, name: str) -> None:
        """See `Store`."""
        (self._folder / name).unlink(missing_ok=True)

    def path(self, name: str) -> Path:
        """Where a file lies; for locks, which other file systems do not have."""
        return self._folder / name


class RemoteStore:
    """A prefix of any fsspec file system. Objects appear whole when they are closed; there is no rename, so a move is a
    copy and a removal, and either may be repeated.
    """

    has_rename = False

    def __init__(self, url: str) -> None:
        self._files, self._root = store_of(url)
        self.url = url.rstrip("/")

    def open_input(self, name: str) -> BinaryIO:
        """See `Store`."""
        stream: BinaryIO = self._files.open(self._at(name), "rb")
        return stream

    def open_output(self, name: str) -> BinaryIO:
        """See `Store`."""
        stream: BinaryIO = self._files.open(self._made(name), "wb")
        return stream

    def put(self, name: str, data: bytes) -> None:
        """See `Store`."""
        self._files.pipe_file(self._made(name), data)

    def get(self, name: str) -> bytes | None:
        """See `Store`."""
        try:
            data: bytes = self._files.cat_file(self._at(name))
        except FileNotFoundError:
            return None
        return data

    def names(self, folder: str) -> list[str]:
        """See `Store`."""
        self._files.invalidate_cache()
        try:
            found: list[str] = self._files.find(self._at(folder))
        except FileNotFoundError:
            return []
        start = len(self._root.rstrip("/")) + 1
        return sorted(name[start:] for name in found)

    def size(self, name: str) -> int:
        """See `Store`."""
        return int(self._files.size(self._at(name)))

    def move(self, source: str, target: str) -> None:
        """See `Store`."""
        self._files.cp_file(self._at(source), self._made(target))
        self.remove(source)

    def remove(self, name: str) -> None:
        """See `Store`."""
        try:
            self._files.rm_file(self._at(name))
        except FileNotFoundError:
            return

    def _at(self, name: str) -> str:
        return f"{self._root.rstrip('/')}/{name}"

    def _made(self, name: str) -> str:
        path = self._at(name)
        self._files.makedirs(path.rpartition("/")[0], exist_ok=True)
        return path
