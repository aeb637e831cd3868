"""The words themselves. A template names its values in braces; both languages ask for the same ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One sentence or word in both languages."""

    zh: str
    en: str


TEMPLATES: Final[dict[str, Words]] = {}

WORDS: Final[dict[str, Words]] = {}
