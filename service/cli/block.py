"""One contradiction as a block: its two sides beside each other, the number that each comes to, and why."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from corpora.document.check import Check
from corpora.document.reading import Reading
from service.cli.exhibit import Shown, exhibit
from service.cli.words import CAUSES, KINDS, NUMBERS, PERCENT, UNITS, language, say
from service.cli.wrap import wrap_text
from service.export.decimals import plain
from service.export.messages import render

SIDE_BY_SIDE = 72
"""Columns below which the two sides go one under the other."""

INDENT = 2

MAX_SHOWN = 12
"""Sentences or cells on one side; the rest are counted."""

EARLIER_FIRST = frozenset({"claim-claim", "period"})
"""Kinds whose first evidence is what the claim is held against."""

MARK = {"supported": "✓", "contradicted": "×", "unverifiable": "?"}
STYLE = {"contradicted": "bold red", "supported": "green", "unverifiable": "yellow"}


MARKED = "bold white on red"
"""Both colours said: reversed red is black on dark red where the terminal's own background is dark."""


def show_block(console: Console, check: Check, reading: Reading, width: int) -> None:
    """Heading, the two sides with the number that each comes to, and the message."""
    shown = exhibit(check, reading)
    plain_marks = console.color_system is None
    inner = width - INDENT
    head = Text.assemble(
        (f"× {say('矛盾', 'contradiction')} · {say(*KINDS[check.kind])}", STYLE["contradicted"]),
        ("  " + _cause(check), "dim"),
    )
    write(console, head, width, indent=INDENT)
    left, right = _numbers(check)
    lay_out = _beside if shown.right and inner >= SIDE_BY_SIDE else _stacked
    sides = lay_out((shown.left, left), (shown.right, right), width=inner, plain_marks=plain_marks)
    console.print(Padding(sides, (0, 0, 0, INDENT), expand=False))
    message = Text.assemble((say("说明：", ""), "dim"), render(check.message, language=language()))
    write(console, message, width, indent=INDENT)


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
    unit = say(*UNITS.get(code, PERCENT)) if check.kind == "claim-ratio" else ""
    claimed, found = (
        None if value is None else Text.assemble((f"{say(*name)} ", "dim"), (f"{plain(value)}{unit}", "bold red"))
        for name, value in zip(names, (check.claimed, check.found), strict=True)
    )
    return (found, claimed) if check.kind in EARLIER_FIRST and code not in NUMBERS else (claimed, found)


Side = tuple[tuple[Shown, ...], Text | None]


def _beside(left: Side, right: Side, *, width: int, plain_marks: bool) -> Table:
    column = (width - 7) // 2
    table = Table(box=box.ROUNDED, show_header=False, width=column * 2 + 7, padding=(0, 1), border_style="dim")
    for _ in range(2):
        table.add_column(width=column, no_wrap=True)
    sides = [side_lines(side[0], column, plain_marks=plain_marks) for side in (left, right)]
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
            table.add_row(Text("\n").join(side_lines(shown, width - 4, plain_marks=plain_marks)), end_section=True)
    numbers = [number for _, number in sides if number is not None]
    if numbers:
        table.add_row(Text("   ").join(numbers))
    return table


def side_lines(shown: tuple[Shown, ...], width: int, *, plain_marks: bool) -> list[Text]:
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
    if zeros and not telling:
        yield say(f"{zeros} 格，均为 0 或空白", f"{zeros} cells, all of them zero or blank")
    elif zeros:
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
        text.append(f"【{number}】" if plain_marks else number, style="" if plain_marks else MARKED)
        at = mark.end
    return text.append(piece.text[at:])


def write(console: Console, text: Text, width: int, *, indent: int = 0) -> None:
    """The text in lines of at most `width` columns."""
    for line in wrap_text(text, width - indent):
        console.print(Text(" " * indent) + line, no_wrap=True, soft_wrap=True)
