"""Notes of annual reports: segments, holders of shares, movements of assets and equity, ages, years in brief."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from corpora.synthetic.web.design import WebCell, WebTable
from corpora.synthetic.web.designs.frames import finish_statement
from corpora.synthetic.web.designs.heads import Head, columns_under, flat, head_rows
from corpora.synthetic.web.designs.ledgers import DATES, draw_money
from corpora.synthetic.web.designs.lines import Line, label_cell, row_of, value_cells
from corpora.synthetic.web.designs.looks import draw_look
from corpora.synthetic.web.designs.rows import row, spanning
from corpora.synthetic.web.designs.times import periods
from corpora.synthetic.web.designs.values import drawn, marked
from corpora.synthetic.web.figures import Figures
from corpora.synthetic.web.words import Words

ASSETS = {
    True: ("一、账面原值", "二、累计折旧", "三、减值准备", "四、账面价值"),
    False: ("Cost", "Accumulated depreciation", "Impairment", "Net book value"),
}


def segments(random: Random, words: Words) -> WebTable:
    """Figures of segments, two years under each or groups of them under one head, with eliminations and a sum."""
    look, zh = draw_look(random), words.chinese
    names = words.some(random, "statement_segments", random.randint(2, 5))
    ends = random.sample(
        ("分部间抵销", "未分配项目", "合计") if zh else ("Eliminations", "Unallocated", "Total"), random.randint(0, 2)
    )
    heads = flat(*names, *ends)
    years = periods(random, words, 2)
    form = random.random()
    if form < 0.35:
        heads = [Head(name, tuple(flat(*years))) for name in (*names, *ends)][:6]
    elif form < 0.6:
        heads = [Head("报告分部" if zh else "Reportable segments", tuple(flat(*names))), *flat(*ends)]
    money = draw_money(random, words, digits=5)
    columns = [money] * columns_under(heads)
    rows = head_rows([Head("项目" if zh else ""), *heads], look)
    for part in range(1 if form < 0.35 else random.choice((1, 1, 2))):
        if form >= 0.35 and random.random() < 0.4:
            rows.append(spanning(years[part], len(columns) + 1, "section", align=look.heads))
        for text in words.some(random, "statement_segment_lines", random.randint(3, 11)):
            role = random.choice(("body", "body", "body", "body", "subtotal"))
            line = Line(label=text, indent=random.choice((0, 0, 1)), role="subtotal" if role == "subtotal" else "body")
            rows.append(row_of(line, drawn(random, columns), look))
    return finish_statement(random, words, rows, 2.2)


def holders(random: Random, words: Words) -> WebTable:
    """The largest holders of shares, with numbers, shares and pledges under a head of two levels."""
    look, zh = draw_look(random), words.chinese
    shares = Figures(kind="count", digits=random.randint(6, 9))
    heads = flat(
        *(
            ("持股数量", "持股比例（%）")
            if zh
            else ("Number of shares", random.choice(("%", "Percentage of issued capital")))
        )
    )
    columns = [shares, Figures(kind="ratio", decimals=2)]
    if random.random() < 0.4:
        heads.insert(1, Head("报告期内增减" if zh else "Change in the year"))
        columns.insert(1, replace(shares, kind="accounting", digits=6))
    pledged, kinds = (
        random.random() < 0.4,
        ("境内自然人", "国有法人", "境内非国有法人", "其他") if zh else ("Direct", "Deemed", "Trust", "Custody"),
    )
    if pledged:
        parts = ("股份状态", "数量") if zh else ("Status", "Shares")
        heads.append(Head("质押、标记或冻结情况" if zh else "Pledged or frozen", tuple(flat(*parts))))
    kind, ranked = random.random() < 0.5, random.random() < 0.4
    start = [
        *["序号" if zh else "Rank"] * ranked,
        "股东名称" if zh else "Name of holder",
        *["股东性质" if zh else "Capacity"] * kind,
    ]
    rows = head_rows([*flat(*start), *heads], look)
    for number, name in enumerate(words.some(random, "statement_holders", random.choice((3, 5, 10, 10, 20))), start=1):
        cells = [WebCell(text=str(number), align="center")] * ranked + [label_cell(Line(label=name), look)]
        cells += [WebCell(text=random.choice(kinds))] * kind
        status = [random.choice(("无", "质押") if zh else ("None", "Pledged")), shares.draw(random)]
        status = status if status[0] not in ("无", "None") else [status[0], ""]
        rows.append(row([*cells, *value_cells([*drawn(random, columns), *status * pledged], look)]))
    if random.random() < 0.35:
        values = value_cells([*drawn(random, columns), *["", ""] * pledged], look, "total")
        label = label_cell(Line(label="合计" if zh else "Total", role="total"), look, across=len(start))
        rows.append(row([label, *values], "total"))
    return finish_statement(random, words, rows, *[0.5] * ranked, 2.6)


def movements(random: Random, words: Words) -> WebTable:
    """Cost, depreciation and carrying amount of classes of assets, or changes of equity: one class a column."""
    look, zh, equity = draw_look(random), words.chinese, random.random() < 0.3
    kind = "statement_equity" if equity else "statement_asset_classes"
    classes = flat(*words.some(random, kind, random.randint(2, 6)))
    if equity and random.random() < 0.6:
        classes = [Head("归属于母公司所有者权益" if zh else "Attributable to owners of the parent", tuple(classes))]
    heads = [*classes, Head("合计" if zh else "Total")]
    columns = [draw_money(random, words, digits=5)] * columns_under(heads)
    rows = head_rows([Head("项目" if zh else ""), *heads], look)
    names = ASSETS[words.chinese][: 1 if equity else random.randint(1, 4)]
    for name in names:
        if not equity:
            rows.append(spanning(name, len(columns) + 1, "section", align=look.labels))
        for at, text in enumerate(words.some(random, "statement_movements", random.randint(2, 6))):
            label = f"{at + 1}．{text}" if zh and look.bold else text
            line = Line(
                label=label,
                indent=random.choice((0, 1, 2)),
                role="subtotal" if at and random.random() < 0.15 else "body",
            )
            rows.append(row_of(line, drawn(random, columns), look))
    return finish_statement(random, words, rows, 2.0)


def ageing(random: Random, words: Words) -> WebTable:
    """Amounts by age or class under heads of three levels: balances and allowances with their shares."""
    look, zh = draw_look(random), words.chinese
    pair = flat(*(("金额", "比例（%）") if zh else ("Amount", "%")))
    parts = [
        Head("账面余额" if zh else "Gross", tuple(pair)),
        Head("坏账准备" if zh else "Loss allowance", tuple(pair)),
    ]
    one = [*parts, Head("账面价值" if zh else "Net")]
    dates = random.choice(DATES[words.chinese])[: random.choice((1, 2))]
    heads = [Head(date, tuple(one)) for date in dates] if random.random() < 0.6 else one
    money = draw_money(random, words, digits=6)
    shares = Figures(kind="ratio", decimals=2)
    columns = [money, shares, money, shares, money] * (columns_under(heads) // 5)
    lines = [Line(label=text) for text in words.some(random, "stat_ages", random.randint(2, 7))]
    if random.random() < 0.4:
        kind = random.choice(("statement_holders", "statement_segments", "statement_current_assets"))
        lines = [Line(label=text) for text in words.some(random, kind, random.randint(2, 10))]
    lines.append(Line(label="合计" if zh else "Total", role="total"))
    stub = random.choice(("账龄", "类别", "名称") if zh else ("", "Past due", "Class"))
    rows = head_rows([Head(stub), *heads], look)
    return finish_statement(
        random, words, [*rows, *(row_of(line, drawn(random, columns), look) for line in lines)], 1.6
    )


def summary(random: Random, words: Words) -> WebTable:
    """Selected figures of three to five years, with the change of the last and with marks of restatement."""
    look, zh = draw_look(random), words.chinese
    years = [
        marked(random, year) if random.random() < 0.1 else year for year in periods(random, words, random.randint(3, 6))
    ]
    heads = flat(*years)
    if random.random() < 0.3:
        heads[1] = Head(years[1], tuple(flat(*(("调整后", "调整前") if zh else ("Restated", "As reported")))))
    changed = random.random() < 0.5
    heads += flat("本期比上年同期增减（%）" if zh else random.choice(("Change", "% change"))) * changed
    count = columns_under(heads) - changed
    rows = head_rows([Head(random.choice(("主要会计数据", "项目") if zh else ("", "$ million"))), *heads], look)
    for kind in random.sample(
        ("statement_income_lines", "statement_segment_lines", "statement_current_assets", "statement_flows"),
        random.randint(1, 3),
    ):
        money = draw_money(random, words, digits=7)
        if random.random() < 0.6:
            title = words.one(random, "statement_captions")
            rows.append(spanning(title, count + 1 + changed, "section", align=look.labels))
        for text in words.some(random, kind, random.randint(2, 7)):
            change = [f"{random.gauss(3, 20):.{1 + zh}f}"] * changed
            rows.append(row_of(Line(label=text), [*money.some(random, count), *change], look))
    return finish_statement(random, words, rows, 2.4)
