"""Columns and lines of financial statements: periods, notes, numbers of lines, amounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from corpora.synthetic.web.design import WebCell, WebRow
from corpora.synthetic.web.designs.heads import Head, columns_under, flat, head_rows
from corpora.synthetic.web.designs.lines import Line, label_cell, value_cells
from corpora.synthetic.web.designs.looks import Look
from corpora.synthetic.web.designs.rows import row, spanning
from corpora.synthetic.web.designs.times import periods
from corpora.synthetic.web.designs.values import leveled_out
from corpora.synthetic.web.figures import Figures
from corpora.synthetic.web.words import Words

Pair = tuple[str, str]
DATES: dict[bool, tuple[Pair, ...]] = {
    True: (("期末余额", "年初余额"), ("期末数", "期初数"), ("本期金额", "上期金额"),
           ("本年累计", "上年同期"), ("本年数", "上年数")),
    False: (("2024", "2023"), ("30 June 2022", "31 December\n2021"), ("This year", "Last year"),
            ("Group", "Company"), ("Unaudited\n$'000", "Restated\n$'000")),
}  # fmt: skip
SPANS = {
    True: ("合并", "本期", "金额"),
    False: ("Year ended December 31,", "As at 30 June", "Three months ended", "Consolidated"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The columns of a statement.

    Args:
        heads: over its figures.
        noted: a column of notes stands before the figures.
        numbered: a column of the lines' numbers does.
        currency: before the figures of the first line and of totals.
    """

    figures: Figures
    heads: tuple[Head, ...]
    noted: bool = False
    numbered: bool = False
    currency: str = ""

    @property
    def count(self) -> int:
        """Columns of figures."""
        return columns_under(self.heads)


def draw_money(random: Random, words: Words, *, digits: int = 8) -> Figures:
    """Amounts as one statement prints them."""
    money = Figures(
        kind=random.choice(("accounting", "accounting", "amount")),
        digits=random.randint(3, digits),
        decimals=random.choice((2, 2, 2, 0) if words.chinese else (0, 0, 0, 1, 2)),
        grouped=random.random() < (0.8 if words.chinese else 0.95),
        blanks=random.choice((0.0, 0.1, 0.3)),
        blank=random.choice(("", "", "—", "-", "–", "0.00")),
    )
    return leveled_out(money) if random.random() < 0.4 else money


def draw_ledger(random: Random, words: Words) -> Ledger:
    """Columns of two or more periods, under a common head in some statements."""
    texts = list(random.choice(DATES[words.chinese]))
    if random.random() < 0.35:
        texts = periods(random, words, random.randint(1, 5))
    parts = tuple(flat(*texts))
    heads = (Head(random.choice(SPANS[words.chinese]), parts),) if random.random() < 0.3 else parts
    money = draw_money(random, words, digits=9 if len(texts) < 4 else 6)
    currency = (
        random.choice(("", "", "$", "$ ", "€", "US$")) if not words.chinese else random.choice(("", "", "", "", "¥"))
    )
    return Ledger(
        heads=heads,
        figures=money,
        noted=random.random() < 0.4,
        numbered=words.chinese and random.random() < 0.3,
        currency=currency,
    )


def ledger_rows(random: Random, words: Words, lines: Sequence[Line], ledger: Ledger, look: Look) -> list[WebRow]:
    """The heads and lines of a statement."""
    names = [random.choice(("项目", "项目", "项 目", "科目") if words.chinese else ("", "", "", "Item", "In millions"))]
    names += ["行次"] * ledger.numbered
    names += [random.choice(("附注", "注释") if words.chinese else ("Note", "Notes"))] * ledger.noted
    rows = head_rows([*flat(*names), *ledger.heads], look)
    whole = random.random() < 0.5
    width = len(names) + ledger.count
    for number, line in enumerate(lines, start=1):
        if line.role == "section" and whole:
            rows.append(spanning(line.label, width, "section", align=look.labels))
            continue
        cells = [label_cell(line, look)]
        section = line.role == "section"
        if ledger.numbered:
            cells.append(WebCell(text=str(number), align="center"))
        if ledger.noted:
            cells.append(WebCell(text="" if section or line.role != "body" else _note(random, words), align="center"))
        values = [""] * ledger.count if section else ledger.figures.some(random, ledger.count)
        signed = number == 1 or line.role == "total" or (number == 2 and lines[0].role == "section")
        sign = ledger.currency if signed else ""
        cells += value_cells([sign + value if value[:1].isdigit() else value for value in values], look, line.role)
        rows.append(row(cells, "body" if section else line.role))
    return rows


def _note(random: Random, words: Words) -> str:
    if random.random() < 0.5:
        return ""
    number = random.randint(1, 38)
    forms = ("五、{}", "（{}）", "{}", "七（{}）") if words.chinese else ("{}", "{}", "{}(a)", "5, {}")
    return random.choice(forms).format(number)
