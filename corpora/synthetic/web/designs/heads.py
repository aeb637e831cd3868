"""Heads of columns in one or more levels, and the rows of units or numbers under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from corpora.synthetic.web.design import WebCell, WebRow
from corpora.synthetic.web.designs.looks import Look
from corpora.synthetic.web.designs.rows import head_row, row
from corpora.synthetic.web.words import Words


@dataclass(frozen=True, slots=True)
class Head:
    """A head over the columns of its parts, or over one column."""

    text: str
    parts: tuple[Head, ...] = ()

    @property
    def columns(self) -> int:
        """How many it is over."""
        return sum(part.columns for part in self.parts) or 1

    @property
    def levels(self) -> int:
        """Rows of heads that it needs."""
        return 1 + max((part.levels for part in self.parts), default=0)


def flat(*texts: str) -> list[Head]:
    """Heads of single columns."""
    return [Head(text) for text in texts]


def columns_under(heads: Sequence[Head]) -> int:
    """How many columns the heads are over together."""
    return sum(head.columns for head in heads)


def head_rows(heads: Sequence[Head], look: Look) -> list[WebRow]:
    """The rows of heads of one or more levels."""
    lines: list[list[WebCell]] = [[] for _ in range(max(head.levels for head in heads))]
    for head in heads:
        _place(head, lines, 0, look)
    return [row(line, "head") for line in lines]


def _place(head: Head, lines: list[list[WebCell]], level: int, look: Look) -> None:
    spare = len(lines) - level - head.levels
    cell = WebCell(
        text=_broken(head.text) if look.broken else head.text, across=head.columns, header=True, align=look.heads
    )
    if not head.parts and spare and look.low:
        lines[level].append(WebCell(text="", down=spare, header=True))
        lines[-1].append(cell)
        return
    down = 1 + (spare if look.deep or not head.parts else 0)
    lines[level].append(replace(cell, down=down, align=cell.align or ("center" if head.parts else "")))
    for part in head.parts:
        _place(part, lines, level + down, look)


def _broken(text: str) -> str:
    """The text in two lines, at its middle blank or character."""
    middle = text.find(" ", len(text) // 3)
    if "\n" in text or len(text) < 4 or (text.isascii() and middle < 0):
        return text
    return (
        f"{text[:middle]}\n{text[middle + 1 :]}"
        if middle >= 0
        else f"{text[: len(text) // 2]}\n{text[len(text) // 2 :]}"
    )


def stub_of(random: Random, words: Words) -> str:
    """The head over the labels, blank in some tables."""
    return "" if random.random() < 0.2 else words.one(random, "stat_stubs")


def under_heads(random: Random, words: Words, stubs: int, columns: int) -> list[WebRow]:
    """Rows of units or numbers of columns, or none."""
    rows: list[WebRow] = []
    if random.random() < 0.15:
        rows.append(
            head_row([*[""] * stubs, *(words.one(random, "stat_units") for _ in range(columns))], align="center")
        )
    if random.random() < 0.15:
        form = random.choice(("{}", "{}", "({})", "[{}]"))
        signs = list("甲乙丙丁"[:stubs]) if words.chinese and random.random() < 0.5 else [""] * stubs
        if words.chinese and random.random() < 0.3:
            signs[0] = "栏次"
        rows.append(head_row([*signs, *(form.format(number) for number in range(1, columns + 1))], align="center"))
    return rows
