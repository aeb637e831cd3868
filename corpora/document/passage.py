"""A line or paragraph of prose, as the reader found it."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.document.geometry import Span
from corpora.document.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Characters that were read from a picture without certainty; `span` indexes `Document.text`."""

    span: Span
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph (one line of a plain-text source). Its words are `Document.text[place.span]`.

    `heading_level` is what the source declares (HTML h1-h6, a Word heading style): 1 is the topmost, None is unsaid.
    `doubts` stand in the order of the text; what has none was read surely.
    """

    place: Place
    heading_level: int | None = None
    doubts: tuple[Doubt, ...] = ()
