"""How far along: on standard error, and only when there is more than one document."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from corpora.document.reading import Unread
from service.cli.reading import Result
from service.cli.words import language, say
from service.cli.wrap import visible
from service.export.messages import failure_message

EVERY = 20
"""Documents to a line where there is no terminal to draw on."""

PATH_COLUMNS = 40


def watched(results: Iterable[Result], *, data_on_terminal: bool) -> Iterator[Result]:
    """The results, counted on standard error as they pass.

    A moving line where standard error is a terminal that the data does not go to; lines in a log where it is none.
    """
    if sys.stderr.isatty():
        yield from results if data_on_terminal else _moving(results)
    else:
        yield from _lines(results)


def tell_unread(unread: Unread) -> None:
    """One line on standard error: which document, and why."""
    message = failure_message(unread.failure, language=language())
    print(visible(f"{unread.path}: {message}"), file=sys.stderr, flush=True)


def _moving(results: Iterable[Result]) -> Iterator[Result]:
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with ExitStack() as stack:
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        task = bar.add_task("")
        for count, result in enumerate(results, start=1):
            if count == 2:
                stack.enter_context(bar)
            bar.update(task, description=f"{_said(count)}  {visible(_path(result))[-PATH_COLUMNS:]}")
            yield result


def _lines(results: Iterable[Result]) -> Iterator[Result]:
    count = 0
    for result in results:
        count += 1
        yield result
        if count % EVERY == 0:
            print(_said(count), file=sys.stderr, flush=True)
    if count > 1 and count % EVERY:
        print(_said(count), file=sys.stderr, flush=True)


def _said(count: int) -> str:
    return say(f"已处理 {count} 份", f"{count} documents done")


def _path(result: Result) -> str:
    return result.path if isinstance(result, Unread) else result.document.source.path
