"""A report as its reader hands it on: text in reading order, and what stands where."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.document.page import Page
from corpora.document.passage import Passage
from corpora.document.region import Region


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The bytes that were read. `path` is as the user named it; `sha256` is the document's key."""

    path: str
    sha256: str
    media_type: str
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """`text` is normalised; every span in the document indexes it.

    Args:
        blocks: passages and regions in reading order; together they cover all of the text but white space.
        offsets: for sources that are text themselves, the source offset (in decoded characters) of each character of
            `text`, one longer than the text; None for others.
        pages: empty where the source has no pages.
        warnings: codes with details of what the reader could not keep.
    """

    source: Source
    text: str
    blocks: tuple[Passage | Region, ...]
    pages: tuple[Page, ...] = ()
    offsets: tuple[int, ...] | None = None
    warnings: tuple[str, ...] = ()
