"""Financial statements as annual reports and settlements of offices print them: balances, results, flows."""

from __future__ import annotations

from random import Random

from corpora.synthetic.web.design import WebCell, WebTable
from corpora.synthetic.web.designs.frames import finish_statement
from corpora.synthetic.web.designs.heads import Head, flat, head_rows
from corpora.synthetic.web.designs.ledgers import DATES, Pair, draw_ledger, draw_money, ledger_rows
from corpora.synthetic.web.designs.lines import Line, label_cell, value_cells
from corpora.synthetic.web.designs.looks import draw_look
from corpora.synthetic.web.designs.numerals import NUMERALS
from corpora.synthetic.web.designs.rows import head_row, row
from corpora.synthetic.web.words import Words

BALANCE: dict[bool, tuple[Pair, ...]] = {
    True: (("流动资产：", "流动资产合计"), ("非流动资产：", "非流动资产合计"),
           ("负债：", "负债合计"), ("所有者权益：", "所有者权益合计"),
           ("资产总计", "负债和所有者权益总计")),
    False: (("Current assets", "Total current assets"), ("Non-current assets", "Total non-current assets"),
            ("Liabilities", "Total liabilities"), ("Equity", "Total equity"),
            ("Total assets", "Total liabilities and equity")),
}  # fmt: skip
KINDS = ("statement_current_assets", "statement_fixed_assets", "statement_liabilities", "statement_equity")
FLOWS: dict[bool, tuple[Pair, ...]] = {
    True: (("一、经营活动产生的现金流量：", "经营活动产生的现金流量净额"),
           ("二、投资活动产生的现金流量：", "投资活动产生的现金流量净额"),
           ("三、筹资活动产生的现金流量：", "筹资活动产生的现金流量净额"),
           ("现金流入小计", "现金流出小计")),
    False: (("Operating activities", "Net cash from operating activities"),
            ("Investing activities:", "Net cash used in investing activities"),
            ("Financing activities", "Net cash provided by (used in) financing activities"),
            ("Cash receipts", "Cash payments")),
}  # fmt: skip
CASH = {
    True: ("四、汇率变动的影响", "五、现金及现金等价物净增加额", "加：期初现金余额", "六、期末现金余额"),
    False: ("Effect of exchange rates", "Net change in cash", "Cash at beginning of year", "Cash at end of year"),
}
RESULTS = {
    True: ("营业总收入", "营业总成本", "营业利润", "利润总额", "净利润", "综合收益总额"),
    False: (
        "Total revenue",
        "Gross profit",
        "Operating profit",
        "Profit before tax",
        "Net income",
        "Comprehensive income",
    ),
}
PER_SHARE = {
    True: ("基本每股收益（元/股）", "稀释每股收益（元/股）"),
    False: ("Basic earnings per share", "Diluted", "Dividends declared per share"),
}
SIDES: dict[bool, tuple[Pair, ...]] = {
    True: (("资产", "负债和所有者权益"), ("收入", "支出"), ("借方", "贷方")),
    False: (("Assets", "Liabilities and equity"), ("Receipts", "Payments"), ("Revenue", "Expenditure")),
}


def _block(random: Random, words: Words, kind: str, count: int, names: tuple[str, str]) -> list[Line]:
    """A heading, its lines and their sum."""
    items = [Line(label=text, indent=1) for text in words.some(random, kind, count)]
    return [
        Line(label=names[0], role="section"),
        *items,
        Line(label=names[1], indent=random.choice((0, 0, 2)), role="subtotal"),
    ]


def _sheet(random: Random, words: Words, side: int, most: int = 6) -> list[Line]:
    """Assets, or liabilities and equity."""
    names = BALANCE[words.chinese]
    lines: list[Line] = []
    for number in (2 * side, 2 * side + 1):
        lines += _block(random, words, KINDS[number], random.randint(2, most), names[number])
    return [*lines, Line(label=names[4][side], role="total")]


def balance_sheet(random: Random, words: Words) -> WebTable:
    """Assets over liabilities and equity, or one of them alone."""
    sides = random.choice(((0, 1), (0, 1), (0,), (1,)))
    lines = [line for side in sides for line in _sheet(random, words, side, 5 if len(sides) > 1 else 9)]
    return finish_statement(
        random, words, ledger_rows(random, words, lines, draw_ledger(random, words), draw_look(random))
    )


def two_sided(random: Random, words: Words) -> WebTable:
    """Assets beside liabilities, or receipts beside payments, the shorter side filled with blanks."""
    look, number = draw_look(random), random.randrange(3)
    sides = [_sheet(random, words, 0), _sheet(random, words, 1)] if number == 0 else _settlement(random, words)
    over, counted = (
        random.choice(DATES[words.chinese])[: random.choice((1, 2))],
        words.chinese and random.random() < 0.6,
    )
    money, height = draw_money(random, words), max(len(side) for side in sides)
    grouped = number > 0 or random.random() < 0.3
    stub = ("项目" if words.chinese else "") if grouped else ""
    heads: list[Head] = []
    for name in SIDES[words.chinese][number]:
        own = flat(stub if grouped else name, *["行次"] * counted, *over)
        heads += [Head(name, tuple(own))] if grouped else own
    rows = head_rows(heads, look)
    if counted and random.random() < 0.5:
        texts = [
            text for start in (1, 1 + len(over)) for text in ("栏次", "", *map(str, range(start, start + len(over))))
        ]
        rows.append(head_row(texts, align="center"))
    padded = [[*side[:-1], *[Line(label="")] * (height - len(side)), side[-1]] for side in sides]
    for place in range(height):
        cells: list[WebCell] = []
        for shift, side in enumerate(padded):
            line = side[place]
            empty = line.role == "section" or not line.label
            count = [WebCell(text=str(place + 1 + shift * height), align="center")] * counted
            values = [""] * len(over) if empty else money.some(random, len(over))
            cells += [label_cell(line, look), *count, *value_cells(values, look, line.role)]
        rows.append(row(cells, "total" if place == height - 1 else "body"))
    return finish_statement(random, words, rows, *(2.2, *[0.5] * counted, *[1.0] * len(over)) * 2)


def _settlement(random: Random, words: Words) -> list[list[Line]]:
    """Receipts and payments of an office: numbered lines, sums, what is carried over."""
    ends = ("本年收入合计", "本年支出合计", "总计") if words.chinese else ("Total receipts", "Total payments", "Total")
    sides = []
    for side in (0, 1):
        kind = "statement_cost_lines" if side else "stat_budget_lines"
        names = words.some(random, kind, random.randint(3, 10))
        numbered = words.chinese and random.random() < 0.6
        labels = [f"{NUMERALS[at]}、{name}" if numbered else name for at, name in enumerate(names)]
        lines = [Line(label=label) for label in labels]
        sides.append([*lines, Line(label=ends[side], role="subtotal"), Line(label=ends[2], role="total")])
    return sides


def income(random: Random, words: Words) -> WebTable:
    """Results: income, costs, profits between them, and figures per share."""
    sums = RESULTS[words.chinese]
    steps = sorted(random.sample(range(len(sums)), random.randint(2, 5)))
    items = iter(words.some(random, "statement_income_lines", 5 * len(steps)))
    numbered = words.chinese and random.random() < 0.6
    lines: list[Line] = []
    for place, step in enumerate(steps):
        lines += [Line(label=next(items), indent=random.choice((0, 1, 1, 2))) for _ in range(random.randint(1, 5))]
        label = f"{NUMERALS[place]}、{sums[step]}" if numbered else sums[step]
        lines.append(Line(label=label, role="total" if step > 3 else "subtotal"))
    if random.random() < 0.4:
        lines.append(Line(label="每股收益：" if words.chinese else "Per share", role="section"))
        lines += [Line(label=label, indent=1) for label in PER_SHARE[words.chinese]]
    return finish_statement(
        random, words, ledger_rows(random, words, lines, draw_ledger(random, words), draw_look(random))
    )


def cash_flow(random: Random, words: Words) -> WebTable:
    """Flows under headings of activities, inflows and outflows summed, and the change of cash."""
    names, lines = FLOWS[words.chinese], list[Line]()
    both = random.random() < 0.35
    for activity in names[: random.choice((3, 3, 3, 2, 1))]:
        part = _block(random, words, "statement_flows", random.randint(2, 6), (activity[0], activity[1]))
        if both:
            part.insert(-1, Line(label=names[3][1], indent=1, role="subtotal"))
            part.insert(len(part) // 2, Line(label=names[3][0], indent=1, role="subtotal"))
        lines += part
    lines += [Line(label=label, role="total" if at % 2 else "body") for at, label in enumerate(CASH[words.chinese])]
    return finish_statement(
        random, words, ledger_rows(random, words, lines, draw_ledger(random, words), draw_look(random))
    )
