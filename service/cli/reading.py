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
from service.settings import Settings

Result = Reading | Unread
Compare = Callable[[Sequence[Reading]], tuple[Reading, ...]]

CHANGES = frozenset({"increase", "decrease"})


def results(paths: Sequence[str], *, settings: Settings, data_on_terminal: bool) -> Iterator[Result]:
    """What is understood of each document under `paths`; `-` is standard input. Progress is shown on the way."""
    # Imported here: they bring in every reader and model, which `gouji --help` and a wrong option need not wait for.
    from service.assemble import build_toolkit
    from service.pipeline import compare_years, read_report

    toolkit = build_toolkit(settings)
    sources = iter_sources(paths, limits=settings.limits(), stdin=sys.stdin.buffer)
    found = False
    with closing(watched(sources, data_on_terminal=data_on_terminal)) as seen:
        for result in in_turn(seen, read=lambda source: read_report(source, toolkit), compare=compare_years):
            found = True
            yield result
    if not found:
        tell_nothing_found(paths)


def path_of(result: Result) -> str:
    """The document's path as the user named it."""
    return result.path if isinstance(result, Unread) else result.document.source.path


def in_turn(
    sources: Iterable[RawSource | Unread],
    *,
    read: Callable[[RawSource], Result],
    compare: Compare,
) -> Iterator[Result]:
    """Each result once: at once, or at the end and compared when the report says how much changed since last year.

    Of a report that has gone out, what a comparison needs is remembered, since it may be another one's last year.
    """
    held: list[Reading] = []
    remembered: list[Reading] = []
    for source in sources:
        result = source if isinstance(source, Unread) else read(source)
        if isinstance(result, Reading) and speaks_of_change(result):
            held.append(result)
            continue
        yield result
        if isinstance(result, Reading) and result.layout.organisation and result.layout.year:
            remembered.append(_figures_of(result))
    yield from _compared(held, remembered, compare=compare)


def _compared(
    held: Sequence[Reading],
    remembered: Sequence[Reading],
    *,
    compare: Callable[[Sequence[Reading]], tuple[Reading, ...]],
) -> tuple[Reading, ...]:
    """The held readings, compared with each other and with those remembered that are one's last year."""
    years = {reading.layout.year - 1 for reading in held if reading.layout.year}
    others = [reading for reading in remembered if reading.layout.year in years]
    return compare([*held, *others])[: len(held)] if held else ()


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
