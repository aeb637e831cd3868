"""What a word is about, as people call it: a figure's label, a claim's text, a check's message."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from service.store.nouns import Word
from service.store.store import Store

REMEMBERED: Final = 256
"""Documents whose labels are held, some 30 kB each; a history is mostly about a few."""
MAX_TEXT: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class _Labels:
    figures: dict[str, str] = field(default_factory=dict)
    claims: dict[str, str] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)


class Names:
    """Asks the store once for each document."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._labels = lru_cache(maxsize=REMEMBERED)(self._read)

    def about(self, word: Word) -> str | None:
        """None for what the record no longer holds, and for the document itself."""
        if word.kind == "check":
            check = self._store.check(word.target)
            message = json.loads(check.check.detail).get("message") if check else None
            return str(message)[:MAX_TEXT] if message else None
        if word.kind == "document":
            return None  # its target says it: the page has words of its own for title, body and year
        labels = self._labels(word.document)
        held = {"figure": labels.figures, "claim": labels.claims, "cell": labels.cells}[word.kind]
        return held.get(word.target) or (_cell(word.target) if word.kind == "cell" else None)

    def _read(self, sha256: str) -> _Labels:
        """Of what the machine read: labels do not change with corrections."""
        held = self._store.record(sha256, machine=True)
        if held is None:
            return _Labels()
        record: dict[str, Any] = json.loads(held)
        figures, claims = record.get("figures") or [], record.get("claims") or []
        return _Labels(
            figures={figure["field"]: figure["label"][:MAX_TEXT] for figure in figures},
            claims={claim["id"]: claim["text"][:MAX_TEXT] for claim in claims},
            cells={_place(figure["table"], *figure["cell"]): figure["label"][:MAX_TEXT] for figure in figures},
        )


def _place(table: str, row: int, column: int) -> str:
    return f"{table}/{row}/{column}"


def _cell(target: str) -> str | None:
    """A cell that prints no figure of the profile; rows and columns as people count them."""
    parts = target.split("/")
    if len(parts) != 3 or not (parts[1].isdecimal() and parts[2].isdecimal()):
        return None
    return f"{parts[0]} 第{int(parts[1]) + 1}行第{int(parts[2]) + 1}列"
