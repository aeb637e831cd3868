"""The documents' own bytes, one file each, named by their SHA-256."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from pathlib import Path

from service.store.errors import StoreUnavailable

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Originals:
    """A folder `ab/abcdef…`. Several processes may use it at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, data: bytes) -> str:
        """Their SHA-256, when they are on disk to stay. Raises StoreUnavailable when the disk does not take them."""
        sha256 = hashlib.sha256(data).hexdigest()
        place = self._place(sha256)
        try:
            if not self._is_there(place, len(data)):
                self._make_folder(place.parent)
                _write(place, data)
            # Also for a file that was there: the process that renamed it may not have come to this line.
            _sync_folder(place.parent)
        except OSError as error:
            raise StoreUnavailable(f"无法保存原件 (the original cannot be kept): {error.strerror}") from error
        return sha256

    def path(self, sha256: str) -> Path | None:
        """None where there is no such file; also for a text that is no SHA-256, which so never leaves the folder."""
        if not _DIGEST.fullmatch(sha256):
            return None
        place = self._place(sha256)
        return place if place.is_file() else None

    def read(self, sha256: str) -> bytes | None:
        """The bytes; None where there are none."""
        place = self.path(sha256)
        return None if place is None else place.read_bytes()

    def _place(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256

    def _is_there(self, place: Path, size: int) -> bool:
        return place.is_file() and place.stat().st_size == size

    def _make_folder(self, folder: Path) -> None:
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            _sync_folder(self._folder)


def _write(place: Path, data: bytes) -> None:
    waiting = place.with_name(f".{place.name}.{secrets.token_hex(4)}.part")
    try:
        with waiting.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        waiting.replace(place)
    finally:
        waiting.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """A rename is on disk only when its folder is: fsync(2), NOTES."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
