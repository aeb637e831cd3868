"""Forms of final accounts: income beside spending in one table, and the 三公 table with its three rows of heads."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from random import Random

from corpora.synthetic.report import PrintedTable
from corpora.synthetic.split import Split, allowed
from corpora.synthetic.tables.names import draw_amount, draw_offices, draw_place, fill
from corpora.synthetic.tables.printing import NumberStyle, draw_number_style
from corpora.synthetic.tables.sheet import Sheet
from corpora.synthetic.tables.words import load_words

Entry = tuple[str, Decimal | None, tuple[int, ...]]
"""Label, amount (None where nothing is entered), and the rows of the half that it adds up."""


def draw_two_halves(
    random: Random, *, split: Split = "all", year: int | None = None, place: str | None = None
) -> PrintedTable:
    """收入支出决算总表: two lists side by side that end in the same 总计."""
    words, style = load_words("budget"), draw_number_style(random)
    year, place = year or random.randint(2018, 2025), place or draw_place(random, split=split)
    income, spending = _halves(random)
    numbered, sheet = random.random() < 0.6, Sheet()
    width = 3 if numbered else 2
    left, right = random.choice(words["heads"])
    sheet.label(0, 0, left, column_span=width)
    sheet.label(0, width, right, column_span=width)
    heads = ("项目", "行次", random.choice(("金额", "决算数", "决算数（万元）")))
    for side in range(2):
        for offset, text in enumerate(heads if numbered else heads[::2]):
            sheet.label(1, side * width + offset, text)
    n_rows = max(len(income), len(spending))
    for side, entries in enumerate((income, spending)):
        _print_half(sheet, _stretched(entries, n_rows), side, width, style, n_rows=n_rows)
    return sheet.finish(
        n_header_rows=2,
        caption=fill(random, random.choice(allowed(words["captions"], split)), place=place, year=year),
        unit_line=random.choice(("单位：万元", "金额单位：万元", "单位：元")),
        note="注：本表反映本年度的总收支和年末结转结余情况。" if random.random() < 0.4 else None,
    )


def _halves(random: Random) -> tuple[list[Entry], list[Entry]]:
    """Income and spending with 本年合计, 结转 and the same 总计."""
    words = load_words("budget")
    incomes = [draw_amount(random, Decimal(0), Decimal(9000), 2) for _ in words["income"]]
    incomes[0] += draw_amount(random, Decimal(300), Decimal(9000), 2)
    carried_in = draw_amount(random, Decimal(0), Decimal(400), 2)
    total = sum(incomes, carried_in)
    names = sorted(random.sample(range(len(words["spending"])), random.randint(4, 12)))
    carried_out = min(draw_amount(random, Decimal(0), Decimal(400), 2), total)
    amounts = _pieces(random, total - carried_out, len(names))
    grand = random.choice(("总计", "总　　计"))
    return (
        _half(
            words["income"], incomes, random.choice(words["income_total"]), (words["carried_in"][0], carried_in), grand
        ),
        _half(
            [words["spending"][name] for name in names],
            amounts,
            random.choice(words["spending_total"]),
            (words["carried_out"][0], carried_out),
            grand,
        ),
    )


def _half(
    names: Sequence[str], amounts: Sequence[Decimal], subtotal: str, carried: tuple[str, Decimal], grand: str
) -> list[Entry]:
    count, this_year = len(names), sum(amounts, Decimal(0))
    entries: list[Entry] = [(name, amount or None, ()) for name, amount in zip(names, amounts, strict=True)]
    entries.append((subtotal, this_year, tuple(range(count))))
    entries.append((carried[0], carried[1], ()))
    entries.append((grand, this_year + carried[1], (count, count + 1)))
    return entries


def _stretched(entries: list[Entry], n_rows: int) -> list[Entry | None]:
    """Both halves end in the same row: blank lines stand before the totals of the shorter one."""
    return [*entries[:-3], *[None] * (n_rows - len(entries)), *entries[-3:]]


def _print_half(
    sheet: Sheet, entries: Sequence[Entry | None], side: int, width: int, style: NumberStyle, *, n_rows: int
) -> None:
    rows = [row for row, entry in enumerate(entries) if entry is not None]
    column = (side + 1) * width - 1
    for row, entry in enumerate(entries):
        sheet.label(2 + row, side * width, "" if entry is None else _numbered(row, entry))
        if width == 3:
            sheet.label(2 + row, side * width + 1, str(side * n_rows + row + 1))
        if entry is None or entry[1] is None:
            sheet.value(2 + row, column, "" if entry is None else style.hole)
            continue
        sheet.value(2 + row, column, style.number(entry[1], decimals=2), entry[1])
    for row, entry in enumerate(entries):
        if entry is not None:
            sheet.add_up((2 + row, column), [(2 + rows[part], column) for part in entry[2]])


def _numbered(row: int, entry: Entry) -> str:
    return (
        entry[0]
        if entry[2] or "结" in entry[0]
        else f"{'一二三四五六七八九十'[row] if row < 10 else row + 1}、{entry[0]}"
    )


def _pieces(random: Random, total: Decimal, count: int) -> list[Decimal]:
    """`count` amounts with two decimals that add up to `total`."""
    cents = int(total * 100)
    cuts = sorted(random.randint(0, cents) for _ in range(count - 1))
    edges = [0, *cuts, cents]
    return [Decimal(high - low) / 100 for low, high in pairwise(edges)]


def draw_official_expenses(
    random: Random, *, split: Split = "all", year: int | None = None, place: str | None = None
) -> PrintedTable:
    """“三公”经费: 合计 = 因公出国（境）费 + 公务用车（小计 = 购置 + 运行）+ 公务接待费, by year's plan or by unit."""
    words, style = load_words("budget")["travel"], draw_number_style(random)
    year, place = year or random.randint(2018, 2025), place or draw_place(random, split=split)
    labels, sheet = words["labels"], Sheet()
    by_unit = random.random() < 0.5
    names = draw_offices(random, random.randint(3, 20)) if by_unit else list(random.choice(words["rows"]))
    sheet.label(0, 0, random.choice(("单位", "部门")) if by_unit else "项目", row_span=2)
    sheet.label(0, 1, "合计", row_span=2)
    sheet.label(0, 2, labels["abroad"], row_span=2)
    sheet.label(0, 3, labels["cars"], column_span=3)
    for column, text in enumerate(("小计", labels["bought"], labels["run"]), start=3):
        sheet.label(1, column, text)
    sheet.label(0, 6, labels["guests"], row_span=2)
    table = [_expenses(random) for _ in names]
    if by_unit:
        names.append("合计")
        table.append([sum(column, Decimal(0)) for column in zip(*table, strict=True)])
    for row, (name, amounts) in enumerate(zip(names, table, strict=True), start=2):
        sheet.label(row, 0, name)
        for column, amount in enumerate(amounts, start=1):
            sheet.value(row, column, style.number(amount, decimals=2), amount)
        sheet.add_up((row, 1), [(row, 2), (row, 3), (row, 6)])
        sheet.add_up((row, 3), [(row, 4), (row, 5)])
    for column in range(1, 7) if by_unit else ():
        sheet.add_up((1 + len(names), column), [(row, column) for row in range(2, 1 + len(names))])
    return sheet.finish(
        n_header_rows=2,
        caption=fill(random, random.choice(allowed(words["captions"], split)), place=place, year=year),
        unit_line="单位：万元",
    )


def _expenses(random: Random) -> list[Decimal]:
    abroad, bought, run, guests = (draw_amount(random, Decimal(0), Decimal(high), 2) for high in (12, 36, 60, 24))
    return [abroad + bought + run + guests, abroad, bought + run, bought, run, guests]
