"""Text alone as a document: a passage a line, no tables, its outline where it has one."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from corpora.document.document import Document, Source
from corpora.document.geometry import Span
from corpora.document.layout import Layout
from corpora.document.passage import Passage
from corpora.document.place import Place
from corpora.profiles.profile import Profile
from models.language.outline import read_outline


def plain_document(text: str) -> Document:
    """The text as it is, not normalised, so that every span indexes what was given."""
    data = text.encode("utf-8", errors="replace")
    return Document(
        source=Source(
            path="", sha256=sha256(data).hexdigest(), media_type="text/plain", size_bytes=len(data)
        ),
        text=text,
        blocks=_lines(text),
    )  # fmt: skip


def plain_layout(
    document: Document, *, profile: Profile | None, organisation: str | None = None, year: int | None = None
) -> Layout:
    """Title, body, year and sections as the text says them; `organisation` and `year`, where given, go before."""
    passages = tuple(block for block in document.blocks if isinstance(block, Passage))
    outline = read_outline(document.text, passages, profile=profile)
    found = Layout(
        title=outline.title, title_span=outline.title_span, organisation=outline.organisation, year=outline.year,
        sections=outline.sections, passages=passages, tables=(), figures=(), profile=profile.id if profile else None,
    )  # fmt: skip
    return replace(found, organisation=organisation or found.organisation, year=year or found.year)


def _lines(text: str) -> tuple[Passage, ...]:
    passages: list[Passage] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            passages.append(Passage(place=Place(span=Span(start, start + len(line)))))
        start += len(line) + 1
    return tuple(passages)
