"""What a corpus shall hold."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.document.check import CheckKind
from corpora.synthetic.plant import KINDS
from corpora.synthetic.split import Split


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Everything that decides a corpus: two equal orders give the same bytes.

    Args:
        count: documents.
        seed: source of every choice.
        kinds: kinds of document, taken in turn.
        planted: share of documents with something planted.
        together: share of those that carry two or three kinds of contradiction.
        plant_kinds: kinds of contradiction, taken in turn; at least one.
        split: whose bodies, wordings, fonts and layouts are used.
        general: share of documents of other families than the statutory report, with general tables.
        twins: every planted document has its clean twin written beside the corpus.
    """

    count: int
    seed: int
    kinds: tuple[str, ...]
    planted: float = 0.5
    together: float = 0.2
    plant_kinds: tuple[CheckKind, ...] = KINDS
    split: Split = "all"
    twins: bool = False
    general: float = 0.0

    def kind_of(self, number: int) -> str:
        """Kind of the document with this number."""
        return self.kinds[number % len(self.kinds)]
