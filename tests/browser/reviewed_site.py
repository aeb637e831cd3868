"""A service with documents in it, and what the tests ask of it beside the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import httpx
from serving_process import Served

HIT = "window.hit = true"
ATTACK = f'<img src=x onerror="{HIT}"><script>{HIT}</script>'
ATTACKING_NAME = f"<svg onload='{HIT}'>&quot;.html"
GAPPED = "漆园川县民政局"
REFILED = "砚台湾县司法局"
NAMELESS = "无抬头.txt"
PDF = "水利局.pdf"
SMUDGED = "林业局.html"


@dataclass(frozen=True, kw_only=True)
class Site:
    """A service with documents in it. `hashes` gives each document's by the name of its file."""

    served: Served
    hashes: dict[str, str]
    steps: list[str] = field(default_factory=list)

    def get(self, path: str, **asked: Any) -> Any:
        """What `/v1` answers."""
        answer = httpx.get(f"{self.served.url}/v1/{path}", params=asked)
        answer.raise_for_status()
        return answer.json()

    def address(self, name: str) -> str:
        """Of a document's view."""
        return f"#/documents/{self.hashes[name]}"

    def record(self, name: str) -> Any:
        """As it is now."""
        return self.get(f"documents/{self.hashes[name]}")
