"""Tables of banks and funds: movements of accounts, loans, facts and returns of funds, transfers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from corpora.synthetic.web.design import WebCell, WebRow, WebTable
from corpora.synthetic.web.designs.blocks import pair_rows
from corpora.synthetic.web.designs.coins import draw_coins
from corpora.synthetic.web.designs.frames import finish_bill, finish_statement
from corpora.synthetic.web.designs.heads import Head, columns_under, flat, head_rows
from corpora.synthetic.web.designs.lines import Line, row_of, value_cells
from corpora.synthetic.web.designs.looks import Look, draw_look
from corpora.synthetic.web.designs.numerals import spelled
from corpora.synthetic.web.designs.pens import draw_pen
from corpora.synthetic.web.designs.rows import beside, head_row, row, side_by_side, spanning
from corpora.synthetic.web.figures import draw_code, draw_date
from corpora.synthetic.web.words import Words

DAYS = {
    True: ("%Y-%m-%d", "%Y%m%d", "%Y.%m.%d", "%m-%d", "%Y/%m/%d"),
    False: ("%d %b %Y", "%b %d", "%d/%m/%y", "%m/%d/%Y", "%d %b"),
}
LOAN = {
    True: ("期数", "还款日期", "还款额", "本金", "利息", "剩余本金"),
    False: ("No.", "Due date", "Payment", "Principal", "Interest", "Balance"),
}


def bank(random: Random, words: Words) -> WebTable:
    """Movements of an account with dates, texts and what is left, from one balance to the other."""
    look, zh, form = draw_look(random), words.chinese, random.choice(DAYS[words.chinese])
    split, coded = random.random() < 0.6, random.random() < 0.4
    left, day = random.uniform(100, 90000), date(random.randint(2010, 2025), 1, 1) + timedelta(random.randrange(365))
    amounts = random.choice(
        (("支出", "存入"), ("借方发生额", "贷方发生额")) if zh else (("Paid out", "Paid in"), ("Debit", "Credit"))
    )
    over = [*(amounts if split else ["交易金额" if zh else "Amount"]), "余额" if zh else "Balance"]
    heads = ["交易日期", "摘要"] if zh else ["Date", random.choice(("Description", "Details", "Transaction"))]
    heads += ["流水号" if zh else "Reference"] * coded
    rows = head_rows(flat(*heads, *over), look)
    brought = ("上期余额", "期末余额") if zh else ("Balance brought forward", "Closing balance")
    rows.append(_carried(brought[0], len(heads) + len(over), left, look))
    for _ in range(random.randint(3, 22)):
        amount = random.choice((-1, -1, 1)) * random.uniform(1, 4000)
        left += amount
        day += timedelta(random.choice((0, 0, 1, 2, 3, 6)))
        money = [f"{-amount:,.2f}", ""] if amount < 0 else ["", f"{amount:,.2f}"]
        values = [*(money if split else [f"{amount:+,.2f}"]), f"{left:,.2f}"]
        texts = [day.strftime(form), words.one(random, "statement_bank_texts")]
        texts += [draw_code(random, "id")] * coded
        rows.append(row([*(WebCell(text=text) for text in texts), *value_cells(values, look)]))
    if random.random() < 0.6:
        rows.append(_carried(brought[1], len(heads) + len(over), left, look))
    return finish_statement(random, words, rows, 1.1, random.choice((1.5, 2.5)), *[1.4] * coded)


def _carried(text: str, columns: int, left: float, look: Look) -> WebRow:
    value = value_cells([f"{left:,.2f}"], look, "total")
    return row([WebCell(text=text, across=columns - 1, bold=look.bold, align=look.labels), *value], "total")


def amortisation(random: Random, words: Words) -> WebTable:
    """Instalments of a loan: interest, principal and what is left, each following from the one before."""
    look, zh, count = draw_look(random), words.chinese, random.choice((6, 12, 12, 24, 36))
    left, rate = random.randint(5, 900) * 1000.0, random.uniform(0.002, 0.009)
    payment = left * rate / (1 - (1 + rate) ** -count)
    dated = random.random() < 0.6
    first, due, *over = LOAN[words.chinese]
    rows = head_rows(flat(first, *[due] * dated, *over), look)
    sign, year = random.choice(("", "", "¥" if zh else "$")), random.randint(2015, 2026)
    shown = sorted(random.sample(range(count), count - count // 3)) if random.random() < 0.2 else range(count)
    for number in range(count):
        interest = left * rate
        left -= payment - interest
        if number in shown:
            day = f"{year + number // 12}-{number % 12 + 1:02}-20"
            values = [f"{sign}{abs(value):,.2f}" for value in (payment, payment - interest, interest, left)]
            label = f"第{number + 1}期" if zh and look.header else str(number + 1)
            rows.append(row_of(Line(label=label), [*[day] * dated, *values], look))
    if random.random() < 0.5:
        values = [f"{sign}{payment * count:,.2f}", "", "", ""]
        rows.append(row_of(Line(label="合计" if zh else "Total", role="total"), [*[""] * dated, *values], look))
    return finish_statement(random, words, rows, 0.6)


def fund_facts(random: Random, words: Words) -> WebTable:
    """What a fund is: names and texts beside each other, one pair or two in a row."""
    look, pairs = draw_look(random), random.choice((1, 1, 2))
    names = words.some(random, "statement_facts", pairs * random.randint(3, 8))
    cells = [
        (WebCell(text=name, header=look.header, align=look.labels), WebCell(text=_fund_fact(random, words)))
        for name in names
    ]
    rows = side_by_side(cells, pairs)
    if pairs == 2:
        for place in random.sample(range(1, len(rows)), random.randint(0, len(rows) - 1) // 2):
            rows[place] = row([rows[place].cells[0], replace(rows[place].cells[1], across=3)])
    if random.random() < 0.2:
        title = words.one(random, "statement_captions")
        rows.insert(0, spanning(title, 2 * pairs, "head", header=True, align=look.heads))
        return replace(finish_statement(random, words, rows), widths=())
    return finish_statement(random, words, rows, *(1.0, random.choice((1.6, 2.5))) * pairs)


def _fund_fact(random: Random, words: Words) -> str:
    if random.random() < 0.55:
        return words.one(random, "statement_fact_texts")
    share = f"{random.uniform(0, 3):.2f}%"
    year = "/年" if words.chinese else " p.a."
    value = f"{random.uniform(0.6, 4):.4f}"
    day, code = draw_date(random, chinese=words.chinese), draw_code(random, "number")
    return random.choice((share, share + year, day, code, value))


def performance(random: Random, words: Words) -> WebTable:
    """Returns of funds and of what they are measured by over spans of time."""
    look, zh = draw_look(random), words.chinese
    spans = ("近一月", "近三月", "近六月", "今年以来", "近一年", "近三年", "近五年", "成立以来") if zh else (
        "1 mth", "3 mths", "6 mths", "YTD", "1 yr", "3 yrs", "5 yrs", "Since inception")  # fmt: skip
    start = random.randrange(4)
    over = flat(*spans[start : start + random.randint(3, 8)])
    if random.random() < 0.3:
        over = [Head("收益率（%）" if zh else "Cumulative returns (%)", tuple(over))]
    count, end = columns_under(over), "" if over[0].parts else random.choice(("", "%"))
    rows = head_rows([Head("" if random.random() < 0.5 else "名称" if zh else "Fund"), *over], look)
    for name in words.some(random, "statement_segments", random.randint(1, 5)):
        cut = random.choice((0, 0, 0, 1, 2))
        for label in (
            name + ("基金" if zh else " Fund"),
            "业绩比较基准" if zh else "Benchmark",
            "超额收益" if zh else "Excess",
        )[: random.randint(1, 3)]:
            values = [f"{random.gauss(4, 9):.2f}{end}" for _ in range(count - cut)] + [
                random.choice(("—", "n/a"))
            ] * cut
            rows.append(row_of(Line(label=label, indent=int(not label.startswith(name))), values, look))
    return finish_statement(random, words, rows, 2.0)


def transfer(random: Random, words: Words) -> WebTable:
    """A bank's transfer slip: payer and payee behind upright labels, the amount in words and figures, stamps."""
    pen, coins = draw_pen(random, words), draw_coins(random, words)
    labels = words.some(random, "bill_slip_labels", random.randint(2, 4))
    rows: list[WebRow] = []
    for line, label in enumerate(labels):
        cells: list[WebCell] = []
        for side in (pen.says("付款人", "Payer"), pen.says("收款人", "Payee")):
            cells += [pen.label(side, down=len(labels), upright=True)] * (line == 0)
            answers = (draw_code(random, "id"), pen.word("bill_banks"), pen.word("form_companies"))
            cells += [pen.label(label), pen.value(text=random.choice(answers))]
        rows.append(row(cells))
    value = random.randint(100, 200000)
    amount = WebCell(text=spelled(value, chinese=words.chinese), across=3, align="left")
    rows.append(row([pen.label(pen.word("bill_words_sums"), across=2), amount, coins.cell(value)]))
    rows += pair_rows(pen, 6, random.randint(1, 4), "bill_slip_labels")
    if pen.chance(0.5):
        block = pair_rows(pen, 3, random.randint(2, 3), "bill_slip_labels")
        rows += beside(block, WebCell(text=pen.signature(), across=3, align="left"), after=True)
    return finish_bill(pen, rows, ruled=True)


def account(random: Random, words: Words) -> WebTable:
    """A statement of account: movements by date with a running balance."""
    pen, coins = draw_pen(random, words), draw_coins(random, words)
    number = pen.chance(0.5)
    names = pen.says("日期 摘要 借方 贷方 余额", "Date Details Debit Credit Balance").split()
    names = [names[0], *[pen.says("凭证号", "Reference")] * number, *names[1:]]
    rows = [head_row(names)]
    balance = random.uniform(0, 9000)
    opening = WebCell(
        text=pen.says("期初余额", "Balance brought forward"), across=len(names) - 1, align=pen.value_align
    )
    rows += [row([opening, coins.cell(balance)], random.choice(("body", "subtotal")))] if pen.chance(0.6) else []
    for _ in range(random.randint(4, 16)):
        change = random.uniform(-3000, 3000)
        balance += change
        cells = [WebCell(text=pen.date()), *[WebCell(text=draw_code(random, "number"))] * number]
        cells.append(WebCell(text=pen.word(random.choice(("bill_items", "bill_fees", "form_companies")))))
        amounts = [coins.cell(abs(change)), WebCell(text=random.choice(("", "", "—")))]
        rows.append(row([*cells, *(amounts if change < 0 else reversed(amounts)), coins.cell(balance)]))
    if pen.chance(0.5):
        closing = WebCell(text=pen.says("期末余额", "Closing balance"), across=len(names) - 1, header=True)
        rows.append(row([closing, coins.cell(balance, bold=pen.bold)], "total"))
    return finish_bill(pen, rows, ruled=pen.chance(0.4))
