"""Where something came from, as precisely as its source allows."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.document.geometry import Box, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Position in the document's text and, where the source has pages, on the page.

    `span` indexes `Document.text`. `page_number` counts from 1 and is None where the source has no pages.
    """

    span: Span
    page_number: int | None = None
    box: Box | None = None
