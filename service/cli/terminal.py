"""What `gouji check` shows to a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from rich.console import Console
from rich.text import Text

from corpora.document.check import Check, CheckKind
from corpora.document.reading import Reading, Unread
from service.cli.block import INDENT, MARK, STYLE, show_block, write
from service.cli.reading import Result
from service.cli.words import KINDS, VERDICTS, language, say
from service.export.messages import failure_message, render

MAX_WIDTH = 132
"""Columns beyond which lines are too long to read."""

MANY = 10
"""Documents from which the contradictions are listed once more at the end: what stood above has scrolled away."""

MAX_LISTED = 100


class Terminal(Console):
    """A console for the document's own words: nothing in them is markup, and a closed pipe is an error like others."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(highlight=False, emoji=False, markup=False, **settings)

    def on_broken_pipe(self) -> NoReturn:
        """Rich would end the program with status 1."""
        raise BrokenPipeError


def show_result(result: Result, *, console: Console, everything: bool = False, after_brief: bool = False) -> bool:
    """One document: heading, counts, each contradiction as a block; with `everything`, a line for each other check.

    A document that could not be read, or has nothing to be shown, is brief, and the answer is True. Brief ones follow
    each other without a blank line: `after_brief` says that the one before was.
    """
    width = min(console.width, MAX_WIDTH)
    if isinstance(result, Unread) or not (everything or _contradicted(result)):
        for number, line in enumerate(_unread(result) if isinstance(result, Unread) else _brief(result)):
            write(console, line, width, indent=INDENT if number else 0)
        return True
    if after_brief:
        console.print()
    _show_in_full(result, console=console, everything=everything, width=width)
    return False


def _contradicted(reading: Reading) -> bool:
    return any(check.verdict == "contradicted" for check in reading.checks)


def _unread(unread: Unread) -> Iterator[Text]:
    message = failure_message(unread.failure, language=language())
    yield Text.assemble(("× ", "bold red"), (unread.path, "bold"), f"  {message}")


def _brief(reading: Reading) -> Iterator[Text]:
    """Two lines. Only what was put to some check, and held, earns a tick."""
    supported = any(check.verdict == "supported" for check in reading.checks)
    mark = (f"{MARK['supported']} ", STYLE["supported"]) if supported else ("· ", "dim")
    path, coverage = reading.document.source.path, reading.coverage
    yield Text.assemble(mark, reading.layout.title or path)
    facts = say(
        f"表格数据 {_read(reading)} 项 · 正文数字 {coverage.claims} 处，核对 {coverage.checked}",
        f"{_read(reading)} figures in tables · {coverage.checked} of {coverage.claims} in the text checked",
    )
    where = (path,) if reading.layout.title else ()
    yield Text(" · ".join((*where, facts, *_counted(reading))), style="dim")


def _read(reading: Reading) -> int:
    return sum(figure.state == "read" for figure in reading.layout.figures)


def _counted(reading: Reading) -> Iterator[str]:
    """Verdicts in words, those that occur."""
    for verdict in STYLE:
        if count := sum(check.verdict == verdict for check in reading.checks):
            yield f"{say(*VERDICTS[verdict])} {count}"


def _show_in_full(reading: Reading, *, console: Console, everything: bool, width: int) -> None:
    write(console, Text(_title(reading), style="bold"), width)
    for line in (*_whose(reading, width=width - INDENT), _coverage(reading), _verdicts(reading)):
        write(console, line, width, indent=INDENT)
    for check in reading.checks:
        if check.verdict == "contradicted":
            console.print()
            show_block(console, check, reading, width)
        elif everything:
            write(console, _line(check), width, indent=INDENT)
    console.print()


def show_summary(
    console: Console,
    *,
    documents: int,
    found: Mapping[str, int],
    kinds: Mapping[CheckKind, int],
    unread: int,
) -> None:
    """The last lines: how many documents, contradictions, failures; of many documents also where and of what kind.

    `found` has the contradictions of each path that has any, `kinds` those of each kind.
    """
    total = sum(found.values())
    words = say(
        f"文件 {documents} 份 · 有矛盾 {len(found)} 份（共 {total} 处） · 无法读取 {unread} 份",
        f"{documents} documents · {len(found)} with contradictions ({total} in all) · {unread} unread",
    )
    width = min(console.width, MAX_WIDTH)
    console.print(Text("─" * width, style="dim"))
    if documents >= MANY and found:
        for path, count in sorted(found.items())[:MAX_LISTED]:
            write(console, Text.assemble((f"× {count:>2}  ", STYLE["contradicted"]), path), width)
        if len(found) > MAX_LISTED:
            rest = len(found) - MAX_LISTED
            write(console, Text(say(f"……另有 {rest} 份", f"… and {rest} more"), style="dim"), width)
        ordered = sorted(kinds.items(), key=lambda item: -item[1])
        write(console, Text(" · ".join(f"{say(*KINDS[kind])} {count}" for kind, count in ordered)), width)
    write(console, Text(words, style="bold"), width)


def _title(reading: Reading) -> str:
    return reading.layout.title or reading.document.source.path


def _whose(reading: Reading, *, width: int) -> list[Text]:
    """Organisation, year and path: in one line where they fit in one."""
    layout, path = reading.layout, reading.document.source.path
    year = say(f"{layout.year} 年", str(layout.year)) if layout.year else None
    whose = " · ".join(part for part in (layout.organisation, year) if part)
    if reading.layout.title is None:  # then the path is the heading
        return [Text(whose, style="dim")] if whose else []
    line = Text(f"{whose} · {path}" if whose else path, style="dim")
    return [line] if line.cell_len <= width or not whose else [Text(whose, style="dim"), Text(path, style="dim")]


def _coverage(reading: Reading) -> Text:
    coverage, read = reading.coverage, _read(reading)
    facts = say(
        f"表格数据 {read} 项 · 正文数字 {coverage.claims} 处（对应表格 {coverage.linked}，核对 {coverage.checked}）",
        f"{read} figures in tables · {coverage.claims} in the text "
        f"({coverage.linked} linked, {coverage.checked} checked)",
    )
    return Text(facts, style="dim")


def _verdicts(reading: Reading) -> Text:
    counts = {verdict: sum(check.verdict == verdict for check in reading.checks) for verdict in STYLE}
    parts = (
        Text(f"{MARK[verdict]} {say(*VERDICTS[verdict])} {count}", style=STYLE[verdict] if count else "dim")
        for verdict, count in counts.items()
    )
    return Text("   ").join(parts)


def _line(check: Check) -> Text:
    return Text.assemble(
        (f"{MARK[check.verdict]} {say(*VERDICTS[check.verdict])} ", STYLE[check.verdict]),
        (f"[{say(*KINDS[check.kind])}] ", "dim"),
        render(check.message, language=language()),
    )
