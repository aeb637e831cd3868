"""How far along: on standard error, and only when there is more than one document."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterable, Sequence
from contextlib import ExitStack
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from corpora.document.reading import Unread
from corpora.readers.sources import RawSource
from service.cli.words import language, say
from service.cli.wrap import visible
from service.export.messages import failure_message

EVERY = 20
"""Documents to a line where there is no terminal to draw on."""

PATH_CHARACTERS = 30

Source = TypeVar("Source", bound=RawSource | Unread)


def watched(sources: Iterable[Source], *, data_on_terminal: bool) -> Generator[Source]:
    """The sources, counted on standard error as one after the other is done with: the next one is asked for then.

    A moving line where standard error is a terminal that the data does not go to; lines in a log where it is none.
    """
    if sys.stderr.isatty():
        yield from sources if data_on_terminal else _moving(sources)
    else:
        yield from _lines(sources)


def tell_unread(unread: Unread) -> None:
    """One line on standard error: which document, and why."""
    message = failure_message(unread.failure, language=language())
    print(visible(f"{unread.path}: {message}"), file=sys.stderr, flush=True)


def tell_nothing_found(paths: Sequence[str]) -> None:
    """One line on standard error: silence would look like success."""
    print(visible(f"{' '.join(paths)}: {say('没有找到文件', 'no documents found')}"), file=sys.stderr, flush=True)


def _moving(sources: Iterable[Source]) -> Generator[Source]:
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with ExitStack() as stack:
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        task = bar.add_task("")
        for done, source in enumerate(sources):
            bar.update(task, description=f"{_said(done)}  {visible(source.path)[-PATH_CHARACTERS:]}")
            if done == 1:
                stack.enter_context(bar)
            yield source


def _lines(sources: Iterable[Source]) -> Generator[Source]:
    done = 0
    for done, source in enumerate(sources, start=1):
        yield source
        if done % EVERY == 0:
            print(_said(done), file=sys.stderr, flush=True)
    if done > 1 and done % EVERY:
        print(_said(done), file=sys.stderr, flush=True)


def _said(count: int) -> str:
    return say(f"已处理 {count} 份", f"{count} documents done")
