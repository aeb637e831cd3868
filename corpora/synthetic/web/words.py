"""What stands in tables and paragraphs of web pages: words of `words/*.yaml`, in Chinese or English.

Words of one split appear in no other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Literal

from corpora.plain_yaml import plain_yaml
from corpora.synthetic.split import Split, allowed

Language = Literal["zh", "en"]
SOURCES = Path(__file__).with_name("words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Draws words of one language; lists are those of `words/*.yaml`."""

    language: Language
    split: Split = "all"

    @property
    def chinese(self) -> bool:
        """Whether it draws Chinese words."""
        return self.language == "zh"

    def options(self, kind: str) -> list[str]:
        """All words of a kind that the split may use.

        Raises:
            KeyError: there is no such kind.
        """
        return allowed(_lists()[self.language][kind], self.split)

    def one(self, random: Random, kind: str) -> str:
        """A word of a kind."""
        return random.choice(self.options(kind))

    def some(self, random: Random, kind: str, count: int) -> list[str]:
        """So many different words of a kind, or all there are, once more with numbers where they do not suffice."""
        options = self.options(kind)
        if count <= len(options):
            return random.sample(options, count)
        more = [f"{random.choice(options)}{number}" for number in range(2, count - len(options) + 2)]
        return [*random.sample(options, len(options)), *more]


@cache
def _lists() -> dict[Language, dict[str, list[str]]]:
    """Lists of the same name in several files are one."""
    found: dict[Language, dict[str, list[str]]] = {"zh": {}, "en": {}}
    for path in sorted(SOURCES.glob("*.yaml")):
        loaded = plain_yaml(path.read_text(encoding="utf-8"))
        for language, lists in found.items():
            for kind, words in loaded[language].items():
                lists.setdefault(kind, []).extend(str(word) for word in words)
    return found
