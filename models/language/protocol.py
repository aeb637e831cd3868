"""What the pipeline asks of a language model: the grammar answers it today, a trained pipeline can take its place."""

from __future__ import annotations

from typing import Protocol

from corpora.document.document import Document
from corpora.document.layout import Layout
from corpora.document.mention import Mentions
from corpora.profiles.profile import Profile


class LanguageModel(Protocol):
    """Finds entities and claims in a document's passages, and how claims hang together."""

    def read(self, document: Document, layout: Layout, *, profile: Profile | None) -> Mentions:
        """Mentions with spans into `document.text`. Without a profile no claim is tied to a field."""
        ...
