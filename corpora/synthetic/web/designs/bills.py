"""Bills and what goes with them: invoices, receipts, orders, payslips, meter bills, benefits."""

from __future__ import annotations

from random import Random

from corpora.synthetic.web.design import Align, WebCell, WebRow, WebTable
from corpora.synthetic.web.designs.blocks import pair_rows
from corpora.synthetic.web.designs.coins import Coins, draw_coins
from corpora.synthetic.web.designs.frames import finish_bill
from corpora.synthetic.web.designs.numerals import spelled
from corpora.synthetic.web.designs.pens import Pen, draw_pen
from corpora.synthetic.web.designs.rows import head_row, row, spanning
from corpora.synthetic.web.designs.sizes import dealt
from corpora.synthetic.web.figures import draw_code
from corpora.synthetic.web.words import Words


def invoice(random: Random, words: Words) -> WebTable:
    """An invoice: by chance who buys and sells and its dates on top, goods, sums, amount in words, who made it out."""
    pen, coins = draw_pen(random, words), draw_coins(random, words)
    goods, total = _goods(pen, coins)
    columns = len(goods[0].cells)
    rows = _parties(pen, columns) if pen.chance(0.3) else []
    rows += _meta(pen, columns) if pen.chance(0.3) else []
    rows += [*goods, *_sums(pen, coins, columns, total)]
    rows += _hands(pen, columns) if pen.chance(0.3) else []
    return finish_bill(pen, rows, ruled=pen.chance(0.6))


def tax_invoice(random: Random, words: Words) -> WebTable:
    """The block of a tax invoice: upright labels before the boxes of buyer, code, seller and remarks; goods between."""
    pen, coins = draw_pen(random, words), draw_coins(random, words)
    goods, total = _goods(pen, coins, most_extras=5)
    columns = len(goods[0].cells)
    left = random.randint(2, columns - 2) if columns >= 4 else 0
    rows: list[WebRow] = []
    ends: list[WebRow] = []
    for kind, other, texts in (
        ("bill_buyers", pen.says("密码区", "Code"), (" ".join(draw_code(random, "id") for _ in range(4)), "")),
        ("bill_sellers", pen.says("备注", "Remarks"), ("", pen.word("bill_remarks"))),
    ):
        buyer = pen.label(pen.word(kind), upright=True)
        box = [buyer, WebCell(text=_party(pen), across=(left or columns) - 1, align="left")]
        if left:
            second = WebCell(text=random.choice(texts), across=columns - left - 1, align="left")
            box += [pen.label(other, upright=True), second]
        (rows if kind == "bill_buyers" else ends).append(row(box))
    rows += [*goods, *_sums(pen, coins, columns, total)]
    return finish_bill(pen, [*rows, *ends, *(_hands(pen, columns) if pen.chance(0.4) else [])], ruled=True)


def quotation(random: Random, words: Words) -> WebTable:
    """A quotation or purchase order: goods under sections with subtotals, terms beneath."""
    pen, coins = draw_pen(random, words), draw_coins(random, words)
    goods, total = _goods(pen, coins)
    columns = len(goods[0].cells)
    rows = [goods[0]]
    for line in goods[1:]:
        if pen.chance(0.2):
            rows.append(spanning(pen.word("form_upright"), columns, "section", header=True, align="left"))
        rows.append(line)
        if pen.chance(0.08):
            label = WebCell(text=pen.word("bill_sums"), across=columns - 1, align="right")
            rows.append(row([label, coins.cell(random.uniform(10, 9000))], "subtotal"))
    rows += _sums(pen, coins, columns, total) if pen.chance(0.8) else []
    for term in words.some(random, "bill_meta", random.randint(0, 4)):
        rows.append(row([pen.label(term), pen.value(text=pen.word("bill_terms"), across=columns - 1)]))
    return finish_bill(pen, rows, ruled=pen.chance(0.5))


def delivery(random: Random, words: Words) -> WebTable:
    """A delivery note, a packing list or an order without prices: goods, blank lines, hands."""
    pen, coins = draw_pen(random, words), draw_coins(random, words)
    goods, _ = _goods(pen, coins, priced=False, most_extras=6)
    columns = len(goods[0].cells)
    rows = [*(_meta(pen, columns) if pen.chance(0.5) else []), *goods]
    if pen.chance(0.4):
        pieces = WebCell(text=str(random.randint(3, 900)), align=coins.align)
        rows.append(row([WebCell(text=pen.says("合计", "Total"), across=columns - 1), pieces], "total"))
    rows += _hands(pen, columns) if pen.chance(0.6) else []
    return finish_bill(pen, rows, ruled=pen.chance(0.75))


def receipt(random: Random, words: Words) -> WebTable:
    """A receipt whose amounts stand digit by digit in narrow columns."""
    pen = draw_pen(random, words)
    places = pen.says("百 十 万 千 百 十 元 角 分", "M HT TT Th H T U d c").split()[-random.randint(5, 9) :]
    named = pen.chance(0.6)
    names = [pen.word("bill_head_item"), *[pen.says("单位", "Unit"), pen.says("数量", "Qty")][: random.choice((0, 2))]]
    first = [WebCell(text=name, down=2, header=True) for name in names]
    rows = [row([*first, WebCell(text=pen.word("bill_head_amount"), across=len(places), header=True)], "head")]
    rows.append(head_row(places))
    columns = len(names) + len(places)
    wanted = random.randint(2, 7)
    for line, item in enumerate(words.some(random, "bill_items", wanted)):
        blank = line > 0 and pen.chance(0.3)
        amount = "" if blank else str(random.randint(100, 10 ** len(places) - 1))
        digits = (random.choice(("¥", "")) + amount)[-len(places) :].rjust(len(places))
        texts = [
            "" if blank else item,
            *["" if blank else pen.word("bill_units"), "" if blank else "1"][: len(names) - 1],
        ]
        rows.append(
            row(
                [WebCell(text=text) for text in texts]
                + [WebCell(text=digit.strip(), align="center") for digit in digits]
            )
        )
    label = pen.label(pen.word("bill_words_sums"))
    amount = spelled(random.randint(100, 99999), chinese=words.chinese)
    rows.append(row([label, WebCell(text=amount, across=columns - 1, align="left")], "total"))
    rows += _hands(pen, columns) if named else []
    return finish_bill(pen, rows, ruled=True, widths=[3.0, *[1.0] * (len(names) - 1), *[0.4] * len(places)])


def payslip(random: Random, words: Words) -> WebTable:
    """A payslip: earnings beside deductions with sums, or one line of pay under grouped heads."""
    pen, coins = draw_pen(random, words), draw_coins(random, words)
    earned = words.some(random, "bill_earnings", random.randint(3, 9))
    held = words.some(random, "bill_deductions", random.randint(2, 7))
    net = pen.word("bill_pay_sums")
    tops = (pen.says("应发项目", "Earnings"), pen.says("扣款项目", "Deductions"))
    if pen.chance(0.35):
        earned, held = earned[:5], held[:4]
        group = [
            WebCell(text=tops[0], across=len(earned), header=True),
            WebCell(text=tops[1], across=len(held), header=True),
        ]
        names = [pen.says("姓名", "Name"), *[pen.says("部门", "Department")] * pen.chance(0.4)]
        first = [WebCell(text=name, down=2, header=True) for name in names]
        rows = [row([*first, *group, WebCell(text=net, down=2, header=True)], "head"), head_row([*earned, *held])]
        for _ in range(random.choice((1, 1, 4, 9))):
            people = [pen.word("form_people"), pen.word("form_upright")][: len(names)]
            pay = [coins.cell(random.uniform(10, 3000)) for _ in range(len(earned) + len(held) + 1)]
            rows.append(row([*[WebCell(text=text) for text in people], *pay]))
        return finish_bill(pen, rows, ruled=pen.chance(0.8))
    hours = pen.chance(0.3)
    rows = pair_rows(pen, 4 + hours, random.randint(1, 3)) if pen.chance(0.6) else []
    amount = pen.word("bill_head_amount")
    rows.append(head_row([tops[0], *[pen.says("工时", "Hours")] * hours, amount, tops[1], amount]))
    for line in range(max(len(earned), len(held))):
        cells: list[WebCell] = []
        for side, names in enumerate((earned, held)):
            known = line < len(names)
            cells.append(WebCell(text=names[line] if known else ""))
            cells += [WebCell(text=str(random.randint(1, 180)) if known else "")] * (hours and side == 0)
            cells.append(coins.cell(random.uniform(10, 5000)) if known else WebCell(text=""))
        rows.append(row(cells))
    values = [coins.cell(random.uniform(1000, 9000)) for _ in range(3)]
    sums = words.some(random, "bill_pay_sums", 2)
    if pen.chance(0.6):
        rows.append(
            row([WebCell(text=sums[0], across=1 + hours), values[0], WebCell(text=sums[1]), values[1]], "subtotal")
        )
    rows.append(row([WebCell(text=net, across=3 + hours, header=True), values[2]], "total"))
    return finish_bill(pen, rows, ruled=pen.chance(0.5))


def meter(random: Random, words: Words) -> WebTable:
    """A bill for electricity, water or a telephone: whose, readings, fees by tier, sums."""
    pen, coins = draw_pen(random, words), draw_coins(random, words)
    columns = random.randint(3, 7)
    rows = pair_rows(pen, columns, random.randint(1, 3), "bill_meta") if pen.chance(0.5) else []
    names = [
        pen.says(random.choice(("计费项目", "费用名称")), "Charge"),
        *words.some(random, "bill_meter_heads", columns - 1),
    ]
    grouped = pen.chance(0.4)
    total = 0.0
    fees = words.some(random, "bill_fees", random.randint(3, 10))
    rows.append(head_row(names))
    while fees:
        size = min(len(fees), random.randint(2, 3)) if grouped and columns > 3 else 1
        for place in range(size):
            value = random.uniform(-9 if pen.chance(0.05) else 0, 400)
            total += value
            readings = [str(random.randint(0, 9000)) if pen.chance(0.85) else "" for _ in range(columns - 2)]
            texts = [fees.pop(), *(readings[1:] if size > 1 else readings)]
            cells = [WebCell(text=text, align="" if spot == 0 else coins.align) for spot, text in enumerate(texts)]
            shared = WebCell(text=pen.date(), down=size)
            rows.append(row([*([shared] if size > 1 and place == 0 else []), *cells, coins.cell(value)]))
    rows += _sums(pen, coins, columns, total)
    return finish_bill(pen, rows, ruled=pen.chance(0.6))


def benefits(random: Random, words: Words) -> WebTable:
    """What an insurance pays by plan, in groups, a limit shared by several plans over their columns."""
    pen = draw_pen(random, words)
    plans = words.some(random, "bill_benefit_heads", random.randint(1, 4))
    grouped, noted = pen.chance(0.4), pen.chance(0.3)
    names = [pen.says("类别", "Category")] * grouped + [pen.says("保障项目", "Benefit"), *plans]
    rows = [head_row(names + [pen.says("说明", "Explanation")] * noted)]
    items = words.some(random, "bill_benefits", random.randint(4, 15))
    while items:
        size = min(len(items), random.randint(1, 4))
        if not grouped and pen.chance(0.15):
            rows.append(spanning(pen.word("form_upright"), len(names) + noted, "section", header=True))
        for place in range(size):
            cells = [pen.label(pen.word("form_upright"), down=size)] if grouped and place == 0 else []
            cells.append(WebCell(text=items.pop(), header=pen.bold))
            spans = [1] * len(plans) if pen.chance(0.75) else dealt(random, len(plans), random.randint(1, len(plans)))
            cells += [WebCell(text=pen.word("bill_limits"), across=span, align=pen.value_align) for span in spans]
            if noted and place == 0:
                cells.append(WebCell(text=pen.word("sentences"), down=size, align="left"))
            rows.append(row(cells))
    return finish_bill(pen, rows, ruled=pen.chance(0.5))


def _party(pen: Pen) -> str:
    """Lines that say who buys or sells."""
    name = pen.word("form_companies")
    if pen.chance(0.4):
        return f"{name}\n{pen.word('form_places')}" + (f"\n{draw_code(pen.random, 'phone')}" if pen.chance(0.5) else "")
    labels = pen.words.some(pen.random, "bill_party_labels", pen.random.randint(2, 4))
    return "\n".join(
        [labels[0] + name, *[label + (pen.answer(label, 2) if pen.chance(0.7) else "") for label in labels[1:]]]
    )


def _parties(pen: Pen, columns: int) -> list[WebRow]:
    """Boxes of buyer and seller beside each other, under heads or behind upright labels."""
    buyer, seller = pen.word("bill_buyers"), pen.word("bill_sellers")
    if columns >= 4 and pen.chance(0.5):
        left = pen.random.randint(2, columns - 2)
        upright = pen.chance(0.7)
        cells = [pen.label(buyer, upright=upright), WebCell(text=_party(pen), across=left - 1, align="left")]
        other = WebCell(text=_party(pen), across=columns - left - 1, align="left")
        return [row([*cells, pen.label(seller, upright=upright), other])]
    left = max(1, columns // 2)
    spans = (left, columns - left)
    tops = [WebCell(text=text, across=span, header=True) for text, span in zip((buyer, seller), spans, strict=True)]
    return [row(tops, "head"), row([WebCell(text=_party(pen), across=span, align="left") for span in spans])]


def _extras(pen: Pen, most: int) -> list[str]:
    """Heads of columns that a list of goods may have besides article, quantity, price and amount."""
    return pen.words.some(pen.random, "bill_head_extra", pen.random.randint(0, most))


def _extra(pen: Pen, head: str) -> str:
    """What stands under such a head."""
    if any(sign in head for sign in ("税率", "折扣", "VAT", "Discount")):
        return pen.random.choice(("13%", "6%", "20%", "0%", "5%", "—"))
    if any(sign in head for sign in ("期", "date")):
        return pen.date()
    if any(sign in head for sign in ("税额", "Tax", "重量", "Weight")):
        return f"{pen.random.uniform(0, 300):.2f}"
    if any(sign in head for sign in ("码", "批", "图号", "No", "SKU", "Batch", "code")):
        return draw_code(pen.random, pen.random.choice(("letters", "number")))
    if head in ("单位", "Unit"):
        return pen.word("bill_units")
    return pen.word("bill_specs") if pen.chance(0.8) else ""


def _goods(pen: Pen, coins: Coins, *, priced: bool = True, most_extras: int = 4) -> tuple[list[WebRow], float]:
    """Heads and lines of goods, some lines left blank, and what they cost together."""
    random = pen.random
    numbered, extras = pen.chance(0.5), _extras(pen, most_extras)
    names = [pen.says("序号", random.choice(("No.", "#")))] * numbered + [pen.word("bill_head_item"), *extras]
    names += [pen.word("bill_head_quantity")]
    names += [pen.word("bill_head_price"), pen.word("bill_head_amount")] if priced else []
    rows, total = [head_row(names)], 0.0
    unit = pen.chance(0.2)
    for number, item in enumerate(pen.words.some(random, "bill_items", random.randint(1, 14))):
        text = f"{item}\n{pen.word('bill_specs')}" if pen.chance(0.1) else item
        quantity, price = random.choice((1, 1, 2, 3, 5, 8, 10, 20, 50, 120)), round(random.uniform(1, 900), 1)
        total += quantity * price
        cells = [WebCell(text=str(number + 1), align="center")] * numbered
        cells += [WebCell(text=text, align=pen.value_align), *[WebCell(text=_extra(pen, head)) for head in extras]]
        cells.append(WebCell(text=f"{quantity} {pen.word('bill_units')}" if unit else str(quantity), align=coins.align))
        rows.append(row([*cells, *[coins.cell(price), coins.cell(quantity * price)][: 2 * priced]]))
    blank = [WebCell(text="")] * (len(names) - numbered)
    for _ in range(random.choice((0, 0, 0, 1, 3, 6))):
        cells = [WebCell(text=str(len(rows)), align="center")] * numbered
        rows.append(row([*cells, *blank]))
    return rows, total


def _sums(pen: Pen, coins: Coins, columns: int, total: float) -> list[WebRow]:
    """Sums under the amounts: labels over all columns but the last, or behind an empty part or a remark."""
    count = pen.random.randint(1, 4)
    names = pen.words.some(pen.random, "bill_sums", count)
    values = [total * pen.random.choice((0.06, 0.13, 1.0, 0.2)) for _ in range(count - 1)] + [total]
    align: Align = pen.random.choice(("", "right", "left", "center"))
    layout = pen.random.choice(("all", "all", "empty", "remark")) if columns > 3 else "all"
    rows: list[WebRow] = []
    for place, (name, value) in enumerate(zip(names, values, strict=True)):
        label = WebCell(text=name + pen.colon, across=columns - 1, header=True, align=align)
        before: list[WebCell] = []
        if layout != "all":
            room = columns - 2
            label = WebCell(text=name + pen.colon, header=True, align=align)
            if layout == "empty":
                before = [WebCell(text="", across=room)]
            elif place == 0:
                before = [WebCell(text=pen.word("bill_remarks"), across=room, down=count, align="left")]
        last = place == count - 1
        rows.append(row([*before, label, coins.cell(value, bold=last and pen.bold)], "total" if last else "subtotal"))
    if pen.chance(0.35) and columns > 2:
        words = spelled(int(total) + 1, chinese=pen.words.chinese)
        span = pen.random.randint(1, columns - 1)
        cells = [pen.label(pen.word("bill_words_sums"), across=span), WebCell(text=words, across=columns - span)]
        rows.append(row(cells, pen.random.choice(("total", "body"))))
    return rows


def _hands(pen: Pen, columns: int) -> list[WebRow]:
    """Who made out, checked and received it, in one cell or several."""
    count = min(columns, pen.random.randint(2, 4))
    hands = pen.words.some(pen.random, "bill_hands", count)
    hands = [hand + (pen.word("form_people") if pen.chance(0.4) else "") for hand in hands]
    if pen.chance(0.4):
        return [spanning("        ".join(hands), columns, "note", align="left")]
    spans = dealt(pen.random, columns, count)
    return [row([WebCell(text=hand, across=span, align="left") for hand, span in zip(hands, spans, strict=True)])]


def _meta(pen: Pen, columns: int) -> list[WebRow]:
    """Pairs over the goods: numbers, dates, terms."""
    return pair_rows(pen, columns, pen.random.randint(1, 3), "bill_meta") if columns > 2 else []
