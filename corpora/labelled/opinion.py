"""What a reader thinks of labels: of each, how likely every answer is that it gives any chance to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from corpora.document.geometry import Span

OpinionKind = Literal["entity", "relation", "field", "cell"]
OPINION_KINDS: Final[tuple[OpinionKind, ...]] = ("entity", "relation", "field", "cell")

OUTSIDE: Final = "O"
"""Answer of the kind `entity`: no named thing."""
NO_CLAIM: Final = "none"
"""Answer of the kind `relation`: a number that claims nothing. Numbers without a label are taken for labelled so."""
NO_FIELD: Final = ""
"""Answer of the kind `field`: a claim that speaks of no cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """A label, and the absence of one, beside what a reader makes of the same words.

    Args:
        span: the words, in the text of the example; of a cell its table's text, and then empty.
        given: the label's answer.
        likely: probability of each answer, the given one among them; what is missing to 1 is shared by others.
    """

    kind: OpinionKind
    span: Span
    given: str
    likely: Mapping[str, float]

    @property
    def said(self) -> str:
        """The likeliest answer; of two as likely the given one."""
        return max(self.likely, key=lambda answer: (self.likely[answer], answer == self.given, answer))
