"""Documents that could not be read."""

from __future__ import annotations

from corpora.document.errors import DocumentError
from corpora.document.reading import Unread
from corpora.readers.read import known_media_type
from corpora.readers.sources import RawSource


def unread_report(source: RawSource, error: DocumentError) -> Unread:
    """The document as one that could not be read, with what is known of it."""
    return Unread(
        path=source.path, failure=error.failure(), sha256=source.sha256, size_bytes=len(source.data),
        media_type=known_media_type(source.data),
    )  # fmt: skip
