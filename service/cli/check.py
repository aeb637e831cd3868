"""`gouji check`: what contradicts what, for people or, with --json, for programs."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from corpora.document.check import CheckKind
from corpora.document.reading import Reading, Unread
from service.cli import reading
from service.cli.bilingual import Command, Option
from service.cli.options import reading_options, settings_of
from service.cli.progress import tell_unread
from service.cli.reading import Result, path_of
from service.cli.terminal import Terminal, show_result, show_summary
from service.export.record import to_record

CONTRADICTED = 3


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts of documents, as they pass."""

    documents: int = 0
    unread: int = 0
    found: Counter[str] = field(default_factory=Counter)
    kinds: Counter[CheckKind] = field(default_factory=Counter)

    def counted(self, results: Iterable[Result]) -> Iterator[Result]:
        """The results, unchanged."""
        for result in results:
            self.documents += 1
            if isinstance(result, Unread):
                self.unread += 1
            for kind in contradictions(result):
                self.found[path_of(result)] += 1
                self.kinds[kind] += 1
            yield result

    def status(self, *, strict: bool) -> int:
        """The exit status. A contradiction, where --strict asks about it, goes before a document that failed."""
        return CONTRADICTED if strict and self.found else int(self.unread > 0)


def contradictions(result: Result) -> list[CheckKind]:
    """Their kinds; an unread document has none."""
    checks = result.checks if isinstance(result, Reading) else ()
    return [check.kind for check in checks if check.verdict == "contradicted"]


@click.command(
    "check",
    cls=Command,
    zh="核对每份文件：正文与表格、总数与分项、百分比、与上年相比……逐条列出矛盾，附原句、单元格和两个数字。\n\n"
    "PATH 是文件、文件夹、.zip，或 -（标准输入）。矛盾是结果而不是错误，退出码仍为 0，除非用 --strict。",
    en="Check each document: text against tables, wholes against parts, percentages, changes from last year … and show "
    "every contradiction with its sentence, its cell and both numbers.\n\n"
    "PATH is a file, a folder, a .zip, or - for standard input. A contradiction is a result, not an error: the exit "
    "status stays 0 unless --strict is given.",
)
@reading_options
@click.option(
    "--json",
    "as_json",
    cls=Option,
    is_flag=True,
    zh="每份文件输出一行 JSON：source、checks、error。",
    en="One line of JSON a document: source, checks, error.",
)
@click.option(
    "--strict", cls=Option, is_flag=True, zh="有矛盾时退出码为 3。", en="Exit with 3 when there is a contradiction."
)
@click.option(
    "--all",
    "everything",
    cls=Option,
    is_flag=True,
    zh="也列出相符和无法核对的。",
    en="Also list what is supported or unverifiable.",
)
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[str, ...],
    profile: Path | None,
    lang: str | None,
    as_json: bool,
    strict: bool,
    everything: bool,
) -> int:
    """Exit status: 0, 1 when a document could not be read, 3 for a contradiction with --strict."""
    settings = settings_of(ctx, profile=profile, lang=lang)
    tally = Tally()
    results = tally.counted(reading.results(paths, settings=settings, data_on_terminal=sys.stdout.isatty()))
    if as_json:
        _print_json(results, language=settings.lang)
    else:
        console = Terminal(file=sys.stdout)
        brief = False
        for result in results:
            brief = show_result(result, console=console, everything=everything, after_brief=brief)
        show_summary(console, documents=tally.documents, found=tally.found, kinds=tally.kinds, unread=tally.unread)
    return tally.status(strict=strict)


def _print_json(results: Iterable[Result], *, language: str) -> None:
    for result in results:
        record = to_record(result, language=language)
        click.echo(record.model_dump_json(include={"source", "checks", "error"}).encode())
        if isinstance(result, Unread):
            tell_unread(result)
