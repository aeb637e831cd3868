"""Documents in, results out, as they are finished; those that speak of last year wait for it until the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from corpora.document.reading import Reading, Unread
from corpora.readers.sources import RawSource, iter_sources
from service.checks.between.bodies import region_of
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


def results(
    paths: Sequence[str], *, settings: Settings, data_on_terminal: bool, out: Path | None = None
) -> Iterator[Result]:
    """What is understood of each document under `paths`; `-` is standard input. Progress is shown on the way.

    `out` and the folder of debug pictures are no documents, also where they lie among these.
    """
    # Imported here: they bring in every reader and model, which `gouji --help` and a wrong option need not wait for.
    from service.between_reports import compare_with_next_year, compare_years, waits_for_others
    from service.checks.changes.claim_change import same_body
    from service.isolation.reading import ReportReader

    written = [path for path in (out, settings.debug_pictures) if path is not None]
    sources = iter_sources(paths, limits=settings.limits(), stdin=sys.stdin.buffer, written=written)
    found = False
    with closing(watched(sources, data_on_terminal=data_on_terminal)) as seen, ReportReader(settings) as read:
        line = in_turn(
            seen, read=read, compare=compare_years, bodies=Bodies(same_body), look_ahead=compare_with_next_year,
            waits=lambda reading: speaks_of_change(reading) or waits_for_others(reading),
        )  # fmt: skip
        for result in line:
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
    look_ahead: Callable[[Reading, Sequence[Reading]], Reading] | None = None,
    waits: Callable[[Reading], bool] | None = None,
) -> Iterator[Result]:
    """Each result once: at once, or at the end and compared with all others when it `waits` for them, as a report does
    that says how much changed since last year.

    Of a report that has gone out, what a comparison needs is remembered, since it may be another one's last year. What
    stands between two years is told by the later of the two to go out.
    """
    held: list[Slot] = []
    with Shelf(room=HELD_IN_MEMORY) as waiting, Shelf(room=REMEMBERED_IN_MEMORY) as figures:
        memory = _Memory(figures, bodies)
        for source in sources:
            result = source if isinstance(source, Unread) else read(source)
            if isinstance(result, Unread):
                yield result
                continue
            memory.add(result)
            if look_ahead is not None and (after := memory.gone_out(result, step=1)):
                result = look_ahead(result, after)
            if (waits or speaks_of_change)(result):
                held.append(waiting.put(result))
                continue
            last_years = memory.of_year(result.layout.organisation, result.layout.year, step=-1)
            yield compare([result, *last_years])[0] if last_years and look_ahead is not None else result
            memory.has_gone_out(result, compared=bool(last_years))
        for slot in held:
            others = memory.of_year(slot.organisation, slot.year, step=-1)
            yield compare([waiting.get(slot), *others, *memory.of_region(slot)])[0]


class _Memory:
    """Figures of the reports read so far, by body and year."""

    def __init__(self, shelf: Shelf, bodies: Bodies) -> None:
        self._shelf, self._bodies = shelf, bodies
        self._reports: dict[tuple[str, int], list[Slot]] = {}
        self._out: set[tuple[str, int]] = set()

    def add(self, reading: Reading) -> None:
        """Remembers a report whose body and year are known."""
        key = self._key(reading.layout.organisation, reading.layout.year)
        if key is not None:
            self._reports.setdefault(key, []).append(self._shelf.put(_figures_of(reading)))

    def has_gone_out(self, reading: Reading, *, compared: bool) -> None:
        """Notes that last year's report, where it comes now, comes too late for this one."""
        key = self._key(reading.layout.organisation, reading.layout.year)
        if key is not None and not compared:
            self._out.add(key)

    def of_year(self, organisation: str | None, year: int | None, *, step: int) -> list[Reading]:
        """The body's reports of the year `step` away."""
        key = self._key(organisation, None if year is None else year + step)
        return [self._shelf.get(slot) for slot in self._reports.get(key, ())] if key is not None else []

    def gone_out(self, reading: Reading, *, step: int) -> list[Reading]:
        """The same, if they have gone out without having been compared."""
        organisation, year = reading.layout.organisation, reading.layout.year
        key = self._key(organisation, None if year is None else year + step)
        return self.of_year(organisation, year, step=step) if key in self._out else []

    def of_region(self, slot: Slot) -> list[Reading]:
        """Reports of the same year of bodies whose names begin with this one's region."""
        name = region_of(slot.organisation)
        if name is None or slot.year is None:
            return []
        own = self._key(slot.organisation, slot.year)
        keys = [key for key in self._reports if key[1] == slot.year and key[0].startswith(name) and key != own]
        return [self._shelf.get(found) for key in keys for found in self._reports[key]]

    def _key(self, organisation: str | None, year: int | None) -> tuple[str, int] | None:
        return (self._bodies.first_name(organisation), year) if organisation and year else None


def speaks_of_change(reading: Reading) -> bool:
    """Does it claim an increase or a decrease?"""
    return any(claim.relation in CHANGES for claim in reading.claims)


def _figures_of(reading: Reading) -> Reading:
    """The reading with its figures and names only, which is what next year's report is compared with: a third of the
    memory of the whole, and it stays until the end.
    """
    document = replace(reading.document, text="", blocks=(), offsets=None)
    layout = replace(reading.layout, sections=(), passages=(), tables=())
    return Reading(
        document=document, layout=layout, entities=(), claims=(), checks=(), coverage=reading.coverage
    )  # fmt: skip


def refuse_overwriting(out: Path | None, paths: Sequence[str]) -> Path | None:
    """A path among `paths` that `out` would replace, None when there is none."""
    if out is None or not out.is_file():
        return None
    return next((Path(path) for path in paths if path != "-" and Path(path).is_file() and out.samefile(path)), None)
