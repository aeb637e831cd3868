"""Words that people search by, in whatever width, case and spacing they were typed."""

from __future__ import annotations

import unicodedata

from sqlalchemy import ColumnElement

from service.store.columns import storable

LONGEST_SEARCH = 200
"""Characters of a search that are looked at."""


def searchable(*texts: str | None) -> str:
    """What `matching` compares with."""
    return "\n".join(_plain(text) for text in texts if text)


def matching(column: ColumnElement[str], search: str | None) -> list[ColumnElement[bool]]:
    """A condition for each word of the search: it stands somewhere in the column."""
    return [column.contains(word, autoescape=True) for word in _plain((search or "")[:LONGEST_SEARCH]).split()]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", storable(text)).casefold()
