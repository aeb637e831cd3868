"""What regions were read as, kept while tests run.

Tests of prose print the same three tables thousands of times, and to read those takes three quarters of each report's
time. What equal regions at equal places come to is asked once; regions that anything but themselves had a say in
(`recover._headless` asks for the words above them) are read each time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from corpora.document.region import Region
from corpora.profiles.profile import Profile
from models.tables import recover

MOST = 32
"""Readings that are kept at once, those of different tables."""
HEADING = "二、主动公开政府信息情况"
PAGE = 512
"""Characters: tables behind prose of any length begin where a multiple of so many does, and so at equal places."""


def at_an_even_place(text: str) -> str:
    """The report with a blank line in front of its tables, so long that these stand where those of others do."""
    place = text.find(f"\n{HEADING}") + 1
    return text if not place else text[:place] + " " * (-(place + 1) % PAGE) + "\n" + text[place:]


@contextmanager
def kept_readings() -> Iterator[None]:
    """Within, equal regions are read once. For whole sessions of tests, in one thread at a time."""
    asked: dict[tuple[object, ...], Any] = {}
    best, headless = recover._best_reading, recover._headless
    above_mattered = False

    def noted(*args: Any, **named: Any) -> Any:
        nonlocal above_mattered
        above_mattered = True
        return headless(*args, **named)

    def kept(
        regions: Sequence[Region], above: Sequence[recover.Above], profiles: Sequence[Profile], behind: frozenset[int]
    ) -> Any:
        nonlocal above_mattered
        key = (tuple(regions), tuple(map(id, profiles)), behind)
        if key not in asked:
            above_mattered = False
            read = best(regions, above, profiles, behind)
            if above_mattered:
                return read
            if len(asked) >= MOST:
                asked.clear()
            asked[key] = (read, profiles)  # profiles live as long as their identities are asked for
        return asked[key][0]

    recover._best_reading, recover._headless = kept, noted
    try:
        yield
    finally:
        recover._best_reading, recover._headless = best, headless
