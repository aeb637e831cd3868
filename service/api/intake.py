"""Files that came in → originals in the store, and what is to be said of those that hold no document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from corpora.document.errors import Failure
from corpora.document.reading import Unread
from corpora.readers.limits import Limits
from corpora.readers.read import known_media_type
from corpora.readers.sources import RawSource, documents_in, is_noise
from service.api.options import UploadLimits
from service.api.problems import Refused
from service.store.nouns import Rejected, Upload

HEAD_BYTES: Final = 4096
"""In which the signs of a kind of file stand."""
CONTAINER: Final = b"PK"

OF_CODE: Final = {"too_large": "too_large", "expansion": "expansion"}
"""A document's failure that is the request's own when there is nothing else in it."""


@dataclass(slots=True, kw_only=True)
class Intake:
    """What one request brings.

    Args:
        keep: puts an original where it is safe, and gives its SHA-256.
    """

    keep: Callable[[bytes], str]
    limits: Limits
    uploads: UploadLimits
    accepted: list[Upload] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    expanded_bytes: int = 0

    def take(self, name: str, file: BinaryIO, size_bytes: int) -> None:
        """One file, or every document in an archive; one document is in memory at a time.

        Raises:
            Refused: all together have become too much.
        """
        if any(is_noise(part) for part in name.split("/")):
            return
        for found in documents_in(name, file, size=size_bytes, limits=self.limits):
            if isinstance(found, Unread):
                self.rejected.append(Rejected(path=found.path, failure=found.failure, sha256=found.sha256))
            else:
                self._take_one(found)
            if len(self.accepted) + len(self.rejected) > self.uploads.documents:
                limit = self.uploads.documents
                raise Refused("too_many_files", (f"一次至多 {limit} 份文件", f"at most {limit} documents at once"))

    def _take_one(self, source: RawSource) -> None:
        self.expanded_bytes += len(source.data)
        if self.expanded_bytes > self.uploads.expanded_bytes:
            limit = self.uploads.expanded_bytes
            raise Refused("expansion", (f"解压后超过 {limit} 字节", f"unpacks to more than {limit} bytes"))
        self.accepted.append(
            Upload(
                path=source.path, sha256=self.keep(source.data), media_type=_media_type(source.data),
                size_bytes=len(source.data),
            )
        )  # fmt: skip

    def check(self) -> None:
        """Raises Refused when there is nothing that could become a document."""
        if self.accepted:
            return
        if not self.rejected:
            raise Refused("no_files")
        first = self.rejected[0].failure
        raise Refused(OF_CODE.get(first.code, "no_files"), _told(self.rejected[0].path, first))


def _media_type(data: bytes) -> str | None:
    """A container is told by its directory, which stands at its end; everything else by its beginning."""
    return known_media_type(data if data.startswith(CONTAINER) else data[:HEAD_BYTES])


def _told(path: str, failure: Failure) -> tuple[str, str]:
    return f"{path}：{failure.message}", f"{path}: {failure.code}"
