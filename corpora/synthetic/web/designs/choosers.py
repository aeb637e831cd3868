"""What draws the wording and the chances of one table."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from corpora.synthetic.web.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Chooser:
    """Chooses by chance, and among the words, for one table."""

    random: Random
    words: Words

    def chance(self, share: float) -> bool:
        """Whether something of this share of cases happens."""
        return self.random.random() < share

    def word(self, kind: str) -> str:
        """A word of a kind."""
        return self.words.one(self.random, kind)
