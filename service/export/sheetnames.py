r"""Names that Excel accepts for sheets.

https://support.microsoft.com/office/rename-a-worksheet-3f1f7148-ee83-404d-8ef0-9ff99fbad1f9: at most 31 characters,
none of []:*?/\, no apostrophe at either end, not "History", each name once whatever its case.
"""

from __future__ import annotations

import re

MAX_LENGTH = 31


class SheetNames:
    """Gives out names, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = {"history"}

    def take(self, wanted: str) -> str:
        """The wanted name, with what Excel refuses left out, shortened in its middle, numbered where it is taken."""
        clean = " ".join(re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", wanted).split()).strip("'") or "-"
        name, number = _shortened(clean, MAX_LENGTH), 2
        while name.casefold() in self._taken:
            suffix = f" ({number})"
            name, number = _shortened(clean, MAX_LENGTH - len(suffix)) + suffix, number + 1
        self._taken.add(name.casefold())
        return name


def _shortened(name: str, length: int) -> str:
    """The end says year and table, the beginning says whose: the middle goes."""
    if _units(name) <= length:
        return name
    tail = name[-10:]
    head = name
    while head and _units(head) + 1 + _units(tail) > length:
        head = head[:-1]
    return f"{head}…{tail}".strip("'")


def _units(name: str) -> int:
    """Excel counts UTF-16 units."""
    return len(name.encode("utf-16-le")) // 2
