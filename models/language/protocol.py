"""What the pipeline asks of a language model: the grammar answers it today, a trained pipeline can take its place."""

from __future__ import annotations

from typing import Literal, Protocol

from corpora.document.document import Document
from corpora.document.layout import Layout
from corpora.document.mention import Mentions
from corpora.profiles.profile import Profile

Choice = Literal["auto", "grammar", "network"]
"""What reads the prose: both grammar and network where the network can be used, the rules alone, both or nothing."""
Asking = Literal["claims", "all"]
"""Which passages a network reads: those that may hold a claim, or all, for named things elsewhere too."""


class LanguageModel(Protocol):
    """Finds entities and claims in a document's passages, and how claims hang together."""

    def read(self, document: Document, layout: Layout, *, profile: Profile | None) -> Mentions:
        """Mentions with spans into `document.text`. Without a profile no claim is tied to a field."""
        ...
