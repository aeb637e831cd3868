"""What `gouji check` shows to a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from corpora.document.check import Check
from corpora.document.reading import Reading, Unread
from service.cli.exhibit import Shown, exhibit
from service.cli.reading import Result
from service.cli.words import CAUSES, KINDS, NUMBERS, VERDICTS, language, say
from service.cli.wrap import wrap_text
from service.export.decimals import plain
from service.export.messages import failure_message, render

SIDE_BY_SIDE = 72
"""Columns below which the two sides go one under the other."""

MAX_WIDTH = 132
"""Columns beyond which lines are too long to read."""

INDENT = 2

MAX_SHOWN = 12
"""Sentences or cells on one side; the rest are counted."""

EARLIER_FIRST = frozenset({"claim-claim", "period"})
"""Kinds whose first evidence is what the claim is held against."""

MARK = {"supported": "✓", "contradicted": "×", "unverifiable": "?"}
STYLE = {"contradicted": "bold red", "supported": "green", "unverifiable": "yellow"}


class Terminal(Console):
    """A console for the document's own words: nothing in them is markup, and a closed pipe is an error like others."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(highlight=False, emoji=False, markup=False, **settings)

    def on_broken_pipe(self) -> NoReturn:
        """Rich would end the program with status 1."""
        raise BrokenPipeError


def show_result(result: Result, *, console: Console, everything: bool = False) -> None:
    """One document: heading, counts, each contradiction as a block; with `everything`, a line for each other check."""
    width = min(console.width, MAX_WIDTH)
    if isinstance(result, Unread):
        message = failure_message(result.failure, language=language())
        _write(console, Text.assemble(("× ", "bold red"), (result.path, "bold"), f"  {message}"), width)
        console.print()
        return
    _write(console, Text(_title(result), style="bold"), width)
    for line in (*_whose(result, width=width - INDENT), _coverage(result), _verdicts(result)):
        _write(console, line, width, indent=INDENT)
    for check in result.checks:
        if check.verdict == "contradicted":
            console.print()
            _show_block(console, check, result, width)
        elif everything:
            _write(console, _line(check), width, indent=INDENT)
    console.print()


def show_summary(console: Console, *, documents: int, contradicted: int, found: int, unread: int) -> None:
    """The last lines: how many documents, contradictions, failures."""
    words = say(
        f"文件 {documents} 份 · 有矛盾 {contradicted} 份（共 {found} 处） · 无法读取 {unread} 份",
        f"{documents} documents · {contradicted} with contradictions ({found} in all) · {unread} unread",
    )
    width = min(console.width, MAX_WIDTH)
    console.print(Text("─" * width, style="dim"))
    _write(console, Text(words, style="bold"), width)


def _title(reading: Reading) -> str:
    return reading.layout.title or reading.document.source.path


def _whose(reading: Reading, *, width: int) -> list[Text]:
    """Organisation, year and path: in one line where they fit in one."""
    layout, path = reading.layout, reading.document.source.path
    year = say(f"{layout.year} 年", str(layout.year)) if layout.year else None
    whose = " · ".join(part for part in (layout.organisation, year) if part)
    line = Text(f"{whose} · {path}" if whose else path, style="dim")
    return [line] if line.cell_len <= width or not whose else [Text(whose, style="dim"), Text(path, style="dim")]


def _coverage(reading: Reading) -> Text:
    coverage = reading.coverage
    read = sum(figure.state == "read" for figure in reading.layout.figures)
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


def _show_block(console: Console, check: Check, reading: Reading, width: int) -> None:
    """Heading, the two sides with the number that each comes to, and the message."""
    shown = exhibit(check, reading)
    plain_marks = console.color_system is None
    inner = width - INDENT
    head = Text.assemble(
        (f"× {say('矛盾', 'contradiction')} · {say(*KINDS[check.kind])}", STYLE["contradicted"]),
        ("  " + _cause(check), "dim"),
    )
    _write(console, head, width, indent=INDENT)
    left, right = _numbers(check)
    lay_out = _beside if shown.right and inner >= SIDE_BY_SIDE else _stacked
    sides = lay_out((shown.left, left), (shown.right, right), width=inner, plain_marks=plain_marks)
    console.print(Padding(sides, (0, 0, 0, INDENT), expand=False))
    message = Text.assemble((say("说明：", ""), "dim"), render(check.message, language=language()))
    _write(console, message, width, indent=INDENT)


def _cause(check: Check) -> str:
    cause = say(*CAUSES[check.cause]) if check.cause else ""
    return say(
        f"{cause} · 把握 {check.confidence:.0%} · {check.id}",
        f"{cause} · confidence {check.confidence:.0%} · {check.id}",
    )


def _numbers(check: Check) -> tuple[Text | None, Text | None]:
    """What both sides come to: 正文 12, 表格 10. Of a repeated measure the earlier sentence stands first."""
    code = check.message.code
    names = NUMBERS.get(code) or NUMBERS.get(code.partition(".")[0]) or NUMBERS[check.kind]
    claimed, found = (
        None if value is None else Text.assemble((f"{say(*name)} ", "dim"), (plain(value), "bold red"))
        for name, value in zip(names, (check.claimed, check.found), strict=True)
    )
    return (found, claimed) if check.kind in EARLIER_FIRST else (claimed, found)


Side = tuple[tuple[Shown, ...], Text | None]


def _beside(left: Side, right: Side, *, width: int, plain_marks: bool) -> Table:
    column = (width - 7) // 2
    table = Table(box=box.ROUNDED, show_header=False, width=column * 2 + 7, padding=(0, 1), border_style="dim")
    for _ in range(2):
        table.add_column(width=column, no_wrap=True)
    sides = [_lines(side[0], column, plain_marks=plain_marks) for side in (left, right)]
    table.add_row(*(Text("\n").join(lines) for lines in sides), end_section=True)
    if left[1] or right[1]:
        table.add_row(left[1] or "", right[1] or "")
    return table


def _stacked(*sides: Side, width: int, plain_marks: bool) -> Table:
    """One side under the other, both numbers in the last line."""
    table = Table(box=box.ROUNDED, show_header=False, padding=(0, 1), border_style="dim")
    table.add_column(width=width - 4, no_wrap=True)
    for shown, _ in sides:
        if shown:
            table.add_row(Text("\n").join(_lines(shown, width - 4, plain_marks=plain_marks)), end_section=True)
    numbers = [number for _, number in sides if number is not None]
    if numbers:
        table.add_row(Text("   ").join(numbers))
    return table


def _lines(shown: tuple[Shown, ...], width: int, *, plain_marks: bool) -> list[Text]:
    """Sentences and cells. Of a list of cells each is one paragraph, and those that add nothing are only counted."""
    telling = [piece for piece in shown if not piece.adds_nothing] if len(shown) > 2 else list(shown)
    lines: list[Text] = []
    where = None
    for piece in telling[:MAX_SHOWN]:
        if piece.where and piece.where != where:
            lines += wrap_text(Text(piece.where, style="cyan"), width)
            where = piece.where
        words = _marked(piece, plain_marks=plain_marks)
        if piece.label and len(shown) > 1:
            lines += wrap_text(Text(f"{piece.label}  ").append(words), width)
        else:
            lines += wrap_text(Text(piece.label), width) if piece.label else []
            lines += wrap_text(words, width)
    return lines + [line for note in _left_out(shown, telling) for line in wrap_text(Text(note, style="dim"), width)]


def _left_out(shown: tuple[Shown, ...], telling: list[Shown]) -> Iterator[str]:
    zeros, rest = len(shown) - len(telling), len(telling) - MAX_SHOWN
    if rest > 0:
        yield say(f"……另有 {rest} 处", f"… and {rest} more")
    if zeros:
        yield say(f"（另有 {zeros} 格为 0 或空白）", f"(and {zeros} cells that are zero or blank)")


def _marked(piece: Shown, *, plain_marks: bool) -> Text:
    """The words with the numbers at issue set off: by colour, or by brackets where there is none."""
    text = Text()
    at = 0
    for mark in piece.marks:
        if mark.start < at:
            continue
        number = piece.text[mark.start : mark.end]
        text.append(piece.text[at : mark.start])
        text.append(f"【{number}】" if plain_marks else number, style="bold reverse red" if not plain_marks else "")
        at = mark.end
    return text.append(piece.text[at:])


def _write(console: Console, text: Text, width: int, *, indent: int = 0) -> None:
    for line in wrap_text(text, width - indent):
        console.print(Text(" " * indent) + line, no_wrap=True, soft_wrap=True)
