"""Documents in, results out, as they are finished; those that speak of last year wait for it until the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from corpora.document.reading import Reading, Unread
from corpora.readers.sources import RawSource, iter_sources
from service.cli.progress import tell_nothing_found, watched
from service.cli.shelf import Shelf, Slot
from service.settings import Settings

Result = Reading | Unread
Compare = Callable[[Sequence[Reading]], tuple[Reading, ...]]

HELD_IN_MEMORY = 300
"""Of half a megabyte each."""

REMEMBERED_IN_MEMORY = 1000
"""Of 0.15 megabytes each."""

CHANGES = frozenset({"increase", "decrease"})


def results(paths: Sequence[str], *, settings: Settings, data_on_terminal: bool) -> Iterator[Result]:
    """What is understood of each document under `paths`; `-` is standard input. Progress is shown on the way."""
    # Imported here: they bring in every reader and model, which `gouji --help` and a wrong option need not wait for.
    from service.checks.claim_change import same_body
    from service.isolation.reading import ReportReader
    from service.pipeline import compare_years

    sources = iter_sources(paths, limits=settings.limits(), stdin=sys.stdin.buffer)
    found = False
    with closing(watched(sources, data_on_terminal=data_on_terminal)) as seen, ReportReader(settings) as read:
        for result in in_turn(seen, read=read, compare=compare_years, bodies=Bodies(same_body)):
            found = True
            yield result
    if not found:
        tell_nothing_found(paths)


def path_of(result: Result) -> str:
    """The document's path as the user named it."""
    return result.path if isinstance(result, Unread) else result.document.source.path


class Bodies:
    """Issuing bodies, each under the first of its names: those that `same` calls the same (an equivalence)."""

    def __init__(self, same: Callable[[str, str], bool]) -> None:
        self._same = same
        self._first: dict[str, str] = {}

    def first_name(self, name: str) -> str:
        """The name that this body was first met by."""
        if name not in self._first:
            known = (other for other in dict.fromkeys(self._first.values()) if self._same(name, other))
            self._first[name] = next(known, name)
        return self._first[name]


def in_turn(
    sources: Iterable[RawSource | Unread],
    *,
    read: Callable[[RawSource], Result],
    compare: Compare,
    bodies: Bodies,
) -> Iterator[Result]:
    """Each result once: at once, or at the end and compared when the report says how much changed since last year.

    Of a report that has gone out, what a comparison needs is remembered, since it may be another one's last year.
    """
    held: list[Slot] = []
    reports: dict[tuple[str, int], list[Slot]] = {}
    with Shelf(room=HELD_IN_MEMORY) as waiting, Shelf(room=REMEMBERED_IN_MEMORY) as figures:
        for source in sources:
            result = source if isinstance(source, Unread) else read(source)
            if isinstance(result, Reading) and result.layout.organisation and result.layout.year:
                key = (bodies.first_name(result.layout.organisation), result.layout.year)
                reports.setdefault(key, []).append(figures.put(_figures_of(result)))
            if isinstance(result, Reading) and speaks_of_change(result):
                held.append(waiting.put(result))
            else:
                yield result
        for slot in held:
            last_years = []
            if slot.organisation and slot.year:
                key = (bodies.first_name(slot.organisation), slot.year - 1)
                last_years = [figures.get(report) for report in reports.get(key, ())]
            yield compare([waiting.get(slot), *last_years])[0]


def speaks_of_change(reading: Reading) -> bool:
    """Does it claim an increase or a decrease?"""
    return any(claim.relation in CHANGES for claim in reading.claims)


def _figures_of(reading: Reading) -> Reading:
    """The reading with its figures and names only, which is what next year's report is compared with: a third of the
    memory of the whole, and it stays until the end.
    """
    document = replace(reading.document, text="", blocks=(), offsets=None)
    layout = replace(reading.layout, sections=(), passages=(), tables=())
    return replace(reading, document=document, layout=layout, entities=(), claims=(), checks=())


def refuse_overwriting(out: Path | None, paths: Sequence[str]) -> Path | None:
    """A path among `paths` that `out` would replace, None when there is none."""
    if out is None or not out.is_file():
        return None
    return next((Path(path) for path in paths if path != "-" and Path(path).is_file() and out.samefile(path)), None)
